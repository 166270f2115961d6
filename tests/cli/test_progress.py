"""The progress bar: on a terminal, after a while, and never in the way of the items."""

import io

import pytest

from socinno.cli import terminal as progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_is_quick_draws_nothing() -> None:
    stream = Terminal()
    assert list(progress.bar(stream, "en")(range(100))) == list(range(100))
    assert stream.getvalue() == ""


@pytest.mark.parametrize(("language", "word"), [("en", "Indexing"), ("nl", "Indexeren")])
def test_what_takes_long_draws_a_bar_and_passes_on_every_item_once(
    language: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    stream = Terminal()
    assert list(progress.bar(stream, language)(range(40))) == list(range(40))
    assert word in stream.getvalue()
    assert "40/40" in stream.getvalue()
