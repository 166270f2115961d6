"""All keys in plain words, in both languages, whatever the size of the window."""

import pytest
from stage import UNSAID, after

from socinno.browse.keys import BETWEEN, KEYS, KeysScreen
from socinno.formats import Sheet
from socinno.words import LANGUAGES, say


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_told_on_one_screen(language: str) -> None:
    told = after(KeysScreen(Sheet(language)))[0]
    for key in (key for group in KEYS for key in group):
        pressed, does = say(language, key).split(BETWEEN)
        assert f" {pressed} " in told
        assert does in told


@pytest.mark.parametrize("key", ["escape", "question_mark", "q"])
def test_it_closes(key: str) -> None:
    assert after(KeysScreen(Sheet()), key)[1] is None


def test_in_a_small_window_it_scrolls() -> None:
    assert "quit" not in after(KeysScreen(Sheet()), height=10)[0]
    told, answer = after(KeysScreen(Sheet()), "end", height=10)
    assert "quit" in told
    assert answer == UNSAID
