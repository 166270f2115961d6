"""A quote is found in a text to the letter, but for typography, nearly, or not."""

import time
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.quotations.matching import as_written, loose, matches, nearest, word_diff

SOURCE = (
    "De burgemeester zei: ‘Beleid alleen\nverandert de praktijk niet.’ Café\u00a0’t Hoekje was vol. "
    "Het is onmogelijk, zei zij, om 1,000 mensen te helpen… Ook niet in 2018."
)


def found(quote: str, text: str = SOURCE) -> list[str]:
    return [match.outcome for match in matches(quote, text, loose(text))]


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("De burgemeester zei", "exact"),
        ("Beleid alleen verandert de praktijk niet.", "equal"),  # the source breaks the line
        ("Cafe\u0301\u00a0’t Hoekje", "exact"),  # é written as two characters
        ("Café 't Hoekje", "equal"),
        ('zei: "Beleid alleen', "equal"),
        ("mensen te helpen...", "equal"),
    ],
)
def test_words_that_are_there_are_found(quote: str, outcome: str) -> None:
    assert found(quote) == [outcome]


@pytest.mark.parametrize("quote", ["mogelijk", "1", "000 mensen", "eleid alleen", "201", "", "   ", "[...]"])
def test_part_of_a_word_or_number_or_nothing_is_no_quote(quote: str) -> None:
    assert found(quote) == []


def test_every_place_is_found() -> None:
    assert found("nee", "nee, nee en neen. Nee? nee") == ["exact", "exact", "exact"]


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("we must [...] change", "Here we must, all of us, change things."),
        ("we must (...) change", "Here we must, all of us, change things."),
        ("we must […] change", "Here we must change things."),
        ("[They] must change", "Here we must change things."),
        ("we [the editors] must change", "Here we must change things."),
        ("[H]ere we must", "here we must change things."),
        ("we [...] change [these] things", "Here we must change all things."),
        ("we must [...] change", "We say: we must [...] change."),
        ("here we must[,] change", "here we must change things."),
    ],
)
def test_what_is_left_out_or_put_in_matches_as_such(quote: str, source: str) -> None:
    assert found(quote, source)[:1] == ["exact"]


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("change [...] we must", "Here we must change things."),  # the other way round
        ("we must [...] change", "we must " + "x " * 3000 + "change"),  # too far apart
        ("we [the editors] change", "we " + "x " * 100 + "change"),
        ("must [...] ange", "Here we must change things."),
    ],
)
def test_what_does_not_follow_within_reach_is_not_found(quote: str, source: str) -> None:
    assert found(quote, source) == []


def test_only_the_words_quoted_are_in_the_spans() -> None:
    text = "Policy never changes practice."
    [match] = matches("Policy [...] changes practice", text, loose(text))
    assert [text[a:b] for a, b in match.spans] == ["Policy", "changes practice"]


def test_a_match_says_how_the_source_writes_it() -> None:
    [match] = matches("Café 't Hoekje", SOURCE, loose(SOURCE))
    assert match.written == "Café\u00a0’t Hoekje"
    assert as_written("een\n   twee") == "een twee"


def test_the_nearest_passage_is_shown_word_by_word() -> None:
    text = "Nee. Personen maken vaak het verschil om bijvoorbeeld een brug te slaan. Ja."
    near = nearest("Personen maken altijd het verschil om een brug te slaan.", text, loose(text))
    assert near
    assert near.written == "Personen maken vaak het verschil om bijvoorbeeld een brug te slaan."
    assert near.diff == (
        "Personen maken [-altijd-] {+vaak+} het verschil om {+bijvoorbeeld+} een brug te slaan."
    )


@pytest.mark.parametrize("quote", ["Iets heel anders staat hier", "x" * 500, "", "[...]"])
def test_what_is_not_alike_has_no_nearest(quote: str) -> None:
    assert nearest(quote, SOURCE, loose(SOURCE)) is None


def test_a_misspelt_word_is_near() -> None:
    near = nearest("burgemeesster", SOURCE, loose(SOURCE))
    assert near
    assert near.diff == "[-burgemeesster-] {+burgemeester+}"


def test_a_diff_of_nothing_in_common_is_all_of_both() -> None:
    assert word_diff("a b", "c") == "[-a b-] {+c+}"


@pytest.mark.parametrize("quote", ["a b c d " * 8, "a b c d " * 60, "a b c d " * 200, "x y " * 6000])
def test_a_long_quote_is_looked_for_in_a_large_text_in_no_time(quote: str) -> None:
    text = "a word and another " * 40_000
    start = time.perf_counter()
    nearest(quote, text, loose(text))
    as_written(" " * 200_000 + "x")
    assert time.perf_counter() - start < 5


def test_a_long_quote_with_a_word_changed_is_near() -> None:
    words = [f"word{n}" for n in range(400)]
    text = " ".join(words)
    for count in (15, 60, 150):
        quote = " ".join(["other" if n == 7 else word for n, word in enumerate(words[100 : 100 + count])])
        near = nearest(quote, text, loose(text))
        assert near
        assert near.written == " ".join(words[100 : 100 + count])


MESSY = st.text(alphabet="abc ‘’\u00a0\u00ad…\n\tﬁ'\"[]().,1é\u0301", max_size=60)


@given(MESSY, st.data())
def test_loose_text_leads_back_to_where_it_stood(text: str, data: st.DataObject) -> None:
    plain = loose(text)
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    a, b = plain.span(start, end)
    assert 0 <= a <= b <= len(text)
    a, b = plain.span(0, len(plain.text))
    assert loose(text[a:b]).text == plain.text


WORD = st.text(alphabet=ascii_lowercase, min_size=1, max_size=7)


@given(st.lists(WORD, min_size=1, max_size=30), st.data())
def test_any_run_of_words_of_a_text_is_found_in_it(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert "exact" in found(" ".join(words[start:end]), text)


@given(MESSY, MESSY)
def test_searching_never_fails(quote: str, text: str) -> None:
    for match in [*matches(quote, text, loose(text)), nearest(quote, text, loose(text))]:
        if match:
            assert all(0 <= a <= b <= len(text) for a, b in match.spans)
