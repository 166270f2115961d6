"""A quote is found in a text to the letter, or but for typography; with gaps in it, or not."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.quotations.matching import Alignment, aligned, places
from socinno.quotations.typography import as_written, normalized

SOURCE = (
    "De burgemeester zei: ‘Beleid alleen\nverandert de praktijk niet.’ Café\u00a0’t Hoekje was vol. "
    "Het is onmogelijk, zei zij, om 1,000 mensen te helpen… Ook niet in 2018."
)


def alignments(quote: str, text: str) -> list[Alignment]:
    return [aligned(quote, place, text) for place in places(quote, normalized(text))]


def found(quote: str, text: str = SOURCE) -> list[str]:
    return [alignment.outcome for alignment in alignments(quote, text)]


def test_words_that_are_there_are_found_to_the_letter_or_but_for_typography() -> None:
    outcomes = {
        "De burgemeester zei": "exact",
        "Beleid alleen verandert de praktijk niet.": "equal",  # the source breaks the line
        "Cafe\u0301\u00a0’t Hoekje": "exact",  # é written as two characters
        "Café 't Hoekje": "equal",
        'zei: "Beleid alleen': "equal",
        "mensen te helpen...": "equal",
    }
    offenders = [quote for quote, outcome in outcomes.items() if found(quote) != [outcome]]
    assert offenders == []


def test_part_of_a_word_or_number_or_nothing_is_no_quote() -> None:
    quotes = ("mogelijk", "1", "000 mensen", "eleid alleen", "201", "", "   ", "[...]")
    assert [quote for quote in quotes if found(quote)] == []


def test_no_quote_starts_or_ends_where_what_it_takes_part_of_says_something_else() -> None:
    text = (
        "We pay 3 million, or 3 500 000 euros, or 3\u00a0%. It is -500 at 1'500 non-smokers. "
        "I can't see smoke-free rooms; you don’t have to. "
        "We won 5:1, had 1½ of 5k. Betaal 40 procent aan niet-leden."
    )
    quotes = (
        *("We pay 3", "or 3", "500 000 euros", "500 at", "500 non-smokers", "smokers", "I can", "I can'"),
        *("I can't see smoke", "t have to", "you don", "Betaal 40", "leden"),
        *("We won 5", "had 1"),
    )
    assert [quote for quote in quotes if found(quote, text)] == []
    whole = ("We pay 3 million", "or 3 500 000", "1'500 non-smokers", "I can't see smoke-free rooms", "3 %.")
    assert [quote for quote in whole if not found(quote, text)] == []
    assert found("We pay [...] or 3 500", "We pay 3 or 3 500 and 3 more") == ["exact"]


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
        ("we must [...] go [...] change", "Here we must change things."),
    ],
)
def test_what_does_not_follow_within_reach_is_not_found(quote: str, source: str) -> None:
    assert found(quote, source) == []


def test_of_several_places_for_the_first_words_the_nearest_to_the_next_counts() -> None:
    source = "What do you want? What do you call a cow with two legs?"
    assert [it.start for it in alignments("What do you [...] two legs?", source)] == [18]


def test_a_gap_beside_a_dash_is_to_the_letter() -> None:
    source = "That is the premise - sites and apps - of all."
    assert found("That is the [...] - sites and apps - [...]", source) == ["exact"]


def test_only_the_words_quoted_are_in_the_spans() -> None:
    text = "Policy never changes practice."
    [place] = alignments("Policy [...] changes practice", text)
    assert [text[a:b] for a, b in place.spans] == ["Policy", "changes practice"]
    assert place.start == 0


def test_an_alignment_says_how_the_source_writes_the_quote() -> None:
    [place] = alignments("Café 't Hoekje", SOURCE)
    assert place.written == "Café\u00a0’t Hoekje"
    assert as_written("een\n   twee") == "een twee"


MESSY = st.text(alphabet="abc ‘’\u00a0\u00ad…\n\tﬁ'\"[]().,1é\u0301", max_size=60)


@given(MESSY, st.data())
def test_normalized_text_leads_back_to_where_it_stood(text: str, data: st.DataObject) -> None:
    plain = normalized(text)
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    a, b = plain.span(start, end)
    assert 0 <= a <= b <= len(text)
    a, b = plain.span(0, len(plain.text))
    assert normalized(text[a:b]).text == plain.text


WORD = st.text(alphabet=ascii_lowercase, min_size=1, max_size=7)


@given(st.lists(WORD, min_size=1, max_size=30), st.data())
def test_any_run_of_words_of_a_text_is_found_in_it(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert "exact" in found(" ".join(words[start:end]), text)


@given(MESSY, MESSY)
def test_searching_never_fails(quote: str, text: str) -> None:
    for place in alignments(quote, text):
        assert all(0 <= a <= b <= len(text) for a, b in place.spans)
