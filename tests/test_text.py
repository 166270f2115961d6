"""Text from outside: it cannot steer a terminal, is compared without accents, and fits an encoding."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from socinno.formats.spans import SIGNS
from socinno.library.decoding import FORBIDDEN
from socinno.text import (
    encoding_of,
    fold,
    nearest,
    normal,
    one_line,
    printable,
    to_encoding,
)
from socinno.unseen import places

OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ANY = st.text(st.characters())  # surrogates included
SIGNS_UNSEEN = "\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u2060\u2064\u3164\ufe0f\uffa0"
HOSTILE = st.text(
    st.sampled_from(
        [*map(chr, range(0xA0)), *OVERRIDES, *SIGNS_UNSEEN, "\ud800", "\udfff", "\ufeff", "e", "\u0301"]
    )
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


def test_a_letter_keeps_at_most_thirty_marks_in_a_row() -> None:
    assert normal("e\u0301") == "é"
    assert normal("e" + "\u0301" * 30) == "é" + "\u0301" * 29
    marks = "\u0327\u0301" * 500_000  # sorted at once these would take minutes
    assert {len(run) for run in normal("e" + marks, "NFKD").split("\u034f")} <= {30, 31, 10}
    assert len(fold("e" + marks)) == len(printable("e" + marks)[:1]) == 1


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
    if not FORBIDDEN.search(text) and "\r" not in text and not places(text):
        assert printable(text) == unicodedata.normalize("NFC", text)


# what is compared


def test_folding_leaves_letters_and_digits_alone_and_nothing_else() -> None:
    told = {
        "Één  lettertje, “ja”!": "een lettertje ja",
        "DE-GRAAF's_boek": "de graaf s boek",
        "Straße №5 ﬁets": "strasse no5 fiets",
        "Ångström ¾": "angstrom 3 4",
        "日本、東京": "日本 東京",
        "e\u0301\u0302a": "ea",
        "\ud800x": "x",
    }
    assert {text: fold(text) for text in told} == told


@given(st.one_of(ANY, HOSTILE))
def test_what_is_folded_is_words_without_case_and_accents(text: str) -> None:
    words = fold(text).split(" ")
    assert all(word.isalnum() for word in words if word)
    assert not any(unicodedata.combining(character) for character in "".join(words))


@given(st.one_of(st.text(st.characters(codec="cp1252")), ANY), ANY)
@example("½ Œ ß ´ µ", "é")
def test_a_text_is_folded_the_same_whatever_stands_beside_it(text: str, other: str) -> None:
    assert fold(f"{text} 日 {other}").split() == [*fold(text).split(), "日", *fold(other).split()]


# what an encoding lacks


def test_what_the_encoding_has_is_left_alone() -> None:
    assert to_encoding("“Zo” – één…", "cp1252") == "“Zo” – één…"
    assert to_encoding("╭─╮ ● 中", "utf-8") == "╭─╮ ● 中"


def test_marks_become_their_plain_likeness() -> None:
    assert to_encoding("“Zo” – ‘één’…", "ascii") == "\"Zo\" - 'een'."
    assert to_encoding("╭─┬─╮│", "latin-1") == "+-+-+|"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_no_two_signs_of_how_a_stance_is_known_become_one(encoding: str) -> None:
    assert len({to_encoding(SIGNS[name], encoding) for name in ("stated", "reported", "inferred")}) == 3
    assert len({to_encoding(SIGNS[name], encoding) for name in ("agree", "differ", "partly", "silent")}) == 4


@given(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]),
    st.sampled_from(["ascii", "latin-1", "cp1252", "cp437"]),
)
def test_every_character_keeps_its_width(character: str, encoding: str) -> None:
    fitted = to_encoding(character, encoding)
    fitted.encode(encoding)
    if fitted != character:
        assert len(fitted) == cell_len(character)


def test_an_unknown_encoding_is_taken_for_ascii() -> None:
    assert to_encoding("é●", "no-such") == "e*"


def test_nearest_names_one_choice_or_none() -> None:
    assert nearest("quots", ["quotes", "quote-counts", "themes"]) == {"meant": "quotes"}
    assert nearest("zzz", ["quotes"]) == nearest("x", []) == {}


def test_the_encoding_of_a_file_is_told_by_its_mark_and_leaves_it_out() -> None:
    text = "é “x” 𝄞\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert encoding_of(text.encode(encoding)) == encoding
        assert text.encode(encoding).decode(encoding_of(text.encode(encoding))) == text
    assert ("\ufeff" + text).encode("utf-16-be").decode("utf-16") == text
    assert encoding_of(("\ufeff" + text).encode("utf-16-be")) == "utf-16"
    assert encoding_of(text.encode("utf-32")) == encoding_of(b"") == "utf-8"


# signs that are not seen


@given(st.one_of(ANY, HOSTILE))
def test_nothing_unseen_is_left_in_what_is_shown(text: str) -> None:
    assert places(printable(text)) == []


def test_many_signs_take_no_time() -> None:
    for sign in SIGNS_UNSEEN:
        assert len(printable(sign * 100_000)) == 100_000
