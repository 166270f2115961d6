"""Excerpts: the piece of a long text in which most was found, cut where no word and no letter is broken."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.queries.excerpts import SIZE, SLACK, excerpt
from socinno.views import Text

LONG = "woord " * 200


def found(text: str, *words: str) -> Text:
    """A text in which some words are marked wherever they stand."""
    marks = sorted(
        (at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)
    )
    return Text(text, "nl", manner="verbatim", marks=tuple(marks))


def marked(text: Text) -> list[str]:
    return [text.text[start:end] for start, end in text.marks]


def test_a_short_text_stays_as_it_is() -> None:
    text = found("a" * (SIZE + SLACK), "a")
    assert excerpt(text) is text


def test_a_long_text_is_cut_between_words_around_what_was_found() -> None:
    piece = excerpt(found(f"{LONG}de brug {LONG}", "brug"))
    assert (marked(piece), piece.cut, piece.manner, piece.language) == (
        ["brug"],
        (True, True),
        "verbatim",
        "nl",
    )
    assert len(piece.text) <= SIZE
    assert {*piece.text.split()} == {"woord", "de", "brug"}
    assert 80 < piece.text.index("brug") < 140


def test_at_either_end_nothing_is_left_out_there() -> None:
    assert excerpt(found(f"brug {LONG}", "brug")).cut == (False, True)
    last = excerpt(found(f"{LONG}brug", "brug"))
    assert (last.cut, last.text[-4:]) == ((True, False), "brug")
    assert excerpt(Text(LONG)).cut == (False, True)


def test_it_is_where_most_was_found() -> None:
    piece = excerpt(found(f"een brug {LONG}geen brug maar een nieuwe brug {LONG}brug", "brug"))
    assert marked(piece) == ["brug", "brug"]
    assert "nieuwe" in piece.text


def test_without_spaces_no_grapheme_is_broken() -> None:
    family, flag, accented = "👩\u200d👩\u200d👧", "🇳🇱", "e\u0301"
    for sign in (family, accented, "한", "\u1112\u1161\u11ab", "漢", f"{flag}x"):
        piece = excerpt(found(f"{sign * 300}brug{sign * 300}", "brug"))
        before, after = piece.text.split("brug")
        assert before == sign * (len(before) // len(sign)), ascii(sign)
        assert after == sign * (len(after) // len(sign)), ascii(sign)


@given(
    st.lists(
        st.sampled_from(["brug", " ", "één ", "e\u0301", "漢", "👩\u200d🚲", "x" * 70]),
        min_size=50,
        max_size=300,
    ),
    st.sampled_from(["brug", "één"]),
)
def test_whatever_is_cut_what_is_marked_is_what_was_found(pieces: list[str], word: str) -> None:
    whole = found("".join(pieces).strip(), word)
    piece = excerpt(whole)
    assert piece.text in whole.text
    assert {*marked(piece)} <= {word}
    assert bool(piece.marks) == bool(whole.marks)
    assert not piece.text or not unicodedata.combining(piece.text[0])
    assert piece.cut == (not whole.text.startswith(piece.text), not whole.text.endswith(piece.text))


@pytest.mark.parametrize("sign", ["c", "\u0301", "a ", "🇳"])
def test_a_text_of_megabytes_takes_no_time(sign: str) -> None:
    assert excerpt(Text(sign * 2_000_000, marks=((1_000_000, 1_000_001),))).cut[1] in (True, False)


def test_a_space_far_away_is_no_place_to_cut() -> None:
    piece = excerpt(found(f"{'漢' * 300} needle {'字' * 300}", "needle"))
    assert (marked(piece), piece.cut) == (["needle"], (True, True))
    assert SIZE - SLACK <= len(piece.text) <= SIZE
    assert {"漢", "字"} <= {*piece.text}
