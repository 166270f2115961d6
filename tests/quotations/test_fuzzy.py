"""A quote that is not verbatim is shown beside the passage that it comes nearest to."""

import doctest
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.quotations import fuzzy
from socinno.quotations.fuzzy import nearest_passages, word_diff
from socinno.quotations.matching import Alignment
from socinno.quotations.typography import Normalized, as_written, normalized

SOURCE = "De burgemeester zei: ‘Beleid alleen\nverandert de praktijk niet.’ Ook niet in 2018."
MESSY = st.text(alphabet="abc ‘’\u00a0\u00ad…\n\tﬁ'\"[]().,1é\u0301", max_size=60)


def nearest_passage(quote: str, source: Normalized) -> Alignment | None:
    """The passage most like one quote."""
    return nearest_passages([quote], source).get(quote)


def test_the_nearest_passage_is_shown_word_by_word() -> None:
    text = "Nee. Personen maken vaak het verschil om bijvoorbeeld een brug te slaan. Ja."
    near = nearest_passage("Personen maken altijd het verschil om een brug te slaan.", normalized(text))
    assert near
    assert near.written == "Personen maken vaak het verschil om bijvoorbeeld een brug te slaan."
    assert near.diff == (
        "Personen maken [-altijd-] {+vaak+} het verschil om {+bijvoorbeeld+} een brug te slaan."
    )


def test_what_is_not_alike_has_no_nearest() -> None:
    quotes = ("Iets heel anders staat hier", "x" * 500, "", "[...]")
    assert [quote for quote in quotes if nearest_passage(quote, normalized(SOURCE))] == []


def test_of_more_quotes_than_a_book_has_the_first_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzy, "MOST_TOGETHER", 2 * fuzzy.EACH)
    quotes = ["burgemeesster", "praktijkk", "veranderrt"]
    assert list(nearest_passages(quotes, normalized(SOURCE))) == ["burgemeesster"]


def test_a_misspelt_word_is_near() -> None:
    near = nearest_passage("burgemeesster", normalized(SOURCE))
    assert near
    assert near.diff == "[-burgemeesster-] {+burgemeester+}"


def test_a_diff_of_nothing_in_common_is_all_of_both() -> None:
    assert word_diff("a b", "c") == "[-a b-] {+c+}"
    assert doctest.testmod(fuzzy).failed == 0


def test_a_long_quote_is_looked_for_in_a_large_text_in_seconds() -> None:
    text = "a word and another " * 40_000
    for quote in ("a b c d " * 8, "a b c d " * 60, "a b c d " * 200, "x y " * 6000):
        start = time.process_time()
        nearest_passage(quote, normalized(text))
        as_written(" " * 200_000 + "x")
        assert time.process_time() - start < 5


def test_a_long_quote_with_a_word_changed_is_near() -> None:
    words = [f"word{n}" for n in range(400)]
    source = normalized(" ".join(words))
    for count in (15, 60, 150):
        quote = " ".join(["other" if n == 7 else word for n, word in enumerate(words[100 : 100 + count])])
        near = nearest_passage(quote, source)
        assert near
        assert near.written == " ".join(words[100 : 100 + count])


@given(MESSY, MESSY)
def test_the_nearest_is_inside_the_text(quote: str, text: str) -> None:
    near = nearest_passage(quote, normalized(text))
    assert near is None or all(0 <= a <= b <= len(text) for a, b in near.spans)
