"""Text from outside, made inert: it cannot steer a terminal, and it still says what it said."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from socinno.library.reader import FORBIDDEN
from socinno.text import one_line, printable

OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ANY = st.text(st.characters())  # surrogates included
HOSTILE = st.text(
    st.sampled_from([*map(chr, range(0xA0)), *OVERRIDES, "\ud800", "\udfff", "\ufeff", "e", "\u0301"])
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Één lettertje: “ja” – 日本 😀", "Één lettertje: “ja” – 日本 😀"),
        ("[sic] [/] :kiss: [link=x]", "[sic] [/] :kiss: [link=x]"),
        ("\x1b[2J", "␛[2J"),
        ("\x1b]8;;http://x\x07y", "␛]8;;http://x␇y"),
        ("\0", "␀"),
        ("\x7f", "␡"),
        ("\x9b31m", "\ufffd31m"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("\ud800", "\ufffd"),
        ("a\rb", "a␍b"),
        ("a\tb\nc", "a\tb\nc"),
        ("e\u0301", "é"),
    ],
)
def test_control_characters_are_made_visible_and_nothing_else_changes(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_one_line_is_one_line() -> None:
    assert one_line("  a\tb\r\n c\u2028d\u00a0e ") == "a b␍ c d e"
    assert one_line("\n\t ") == ""


@given(st.one_of(ANY, HOSTILE))
@example("\x1b\x9b\u202e\ud800")
def test_no_control_character_comes_through(text: str) -> None:
    for character in printable(text):
        assert character in "\t\n" or unicodedata.category(character) not in ("Cc", "Cs")
        assert character not in OVERRIDES
    assert "\n" not in one_line(text)


@given(st.one_of(ANY, HOSTILE))
def test_what_is_inert_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)
    assert one_line(one_line(text)) == one_line(text)
    assert one_line(printable(text)) == one_line(text)


@given(ANY)
def test_what_is_inert_can_be_encoded(text: str) -> None:
    assert printable(text).encode("utf-8").decode("utf-8") == printable(text)


@given(ANY)
def test_what_content_may_hold_is_shown_as_it_is(text: str) -> None:
    if not FORBIDDEN.search(text) and "\r" not in text:
        assert printable(text) == unicodedata.normalize("NFC", text)
