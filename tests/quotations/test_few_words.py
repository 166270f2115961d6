"""A few words found in a text, however they are written there and here."""

import re
from collections.abc import Iterator

import pytest

from socinno.quotations import few_words
from socinno.quotations.few_words import LONGEST, MOST, few, stretches_of
from socinno.quotations.typography import normalized


def stands(words: str, text: str) -> list[str]:
    plain = normalized(text)
    return [text[start:end] for start, end in stretches_of(few(words), plain)]


def test_words_are_small_letters_and_digits_alone() -> None:
    assert few("  Don’t — go, NOW_3 ") == ["don", "t", "go", "now", "3"]
    assert few("...") == few("") == []
    assert few("well-known cafe\u0301s", joined=True) == ["wellknown", "cafés"]
    assert len(few("a " * LONGEST)) == LONGEST // 2


def test_words_stand_whatever_is_between_them() -> None:
    text = "We do:\n“not” count — the ca\u00adrs.  WE DO NOT, ever."
    assert stands("we do not", text) == ["We do:\n“not", "WE DO NOT"]
    assert stands("count the cars", text) == ["count — the ca\u00adrs"]


def test_the_last_word_may_be_cut_off_where_no_other_place_has_it_whole() -> None:
    text = "A car park. A carpet. A car is here."
    assert stands("a car", text) == ["A car", "A car"]
    assert stands("a carp", text) == ["A carpet"]
    assert stands("car pet", text) == stands("ar park", text) == []


def test_words_that_follow_each_other_twice_stand_twice() -> None:
    assert stands("no no", "No, no, no.") == ["No, no", "no, no"]


def test_a_capital_of_two_letters_moves_nothing() -> None:
    assert stands("İZMIR NOW", "x İzmir now.") == ["İzmir now"]
    assert stands("now here", "İİİ İzmir now. Here.") == ["now. Here"]


def test_of_very_many_places_the_first_are_told() -> None:
    assert len(stands("so and", "so and " * 1000)) == MOST
    assert stands("", "so and") == []


def test_a_text_is_counted_through_once_however_many_words_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passes: list[str] = []

    class Counting:
        """The pattern of a word, which notes each time a whole text is gone through."""

        match = staticmethod(few_words.WORD.match)

        @staticmethod
        def finditer(text: str) -> Iterator[re.Match[str]]:
            passes.append(text)
            return re.finditer(r"[^\W_]+", text)

    monkeypatch.setattr(few_words, "WORD", Counting)
    text = " ".join(f"once{n} upon{n} a time{n}." for n in range(50))
    plain = normalized(text)
    found = [stretches_of(few(f"upon{n} a"), plain) for n in range(50)]
    assert [text[start:end] for [(start, end)] in found] == [f"upon{n} a" for n in range(50)]
    assert len(passes) == 1
