"""Brackets hide nothing: what a quote leaves out, and what it puts in, is held against the source."""

import json

from authors import debate, located, parsed

from socinno.problems import Problem
from socinno.quotations.brackets import RULES

TEXT = """Sam Baker: Our premise is not that shops need cars. We must raise taxes on parking next year.
It is perhaps too late. People may stay. Streets are wide. Buses are full. We will build a garage, if
the town agrees, on the square. She wants a tram, [applause] and so do we.
"""


def told(text: str, source: str = TEXT) -> list[Problem]:
    content = debate(json.dumps(text))
    matches = located(content, source)
    return [p for match in matches[:1] for rule in RULES for p in rule(match, parsed(content))]


def codes(text: str) -> list[str]:
    return [f"{problem.code} {problem.severity}" for problem in told(text)]


def test_a_gap_may_not_take_out_what_turns_the_sentence() -> None:
    cases = {
        "Our premise is [...] that shops need cars.": ["quote-gap error"],
        "Our premise is (...) that shops need cars.": ["quote-gap error"],
        "Our premise is ... that shops need cars.": ["quote-gap error"],
        "It is [...] too late.": ["quote-gap error"],
        "We will build a garage [...] on the square.": ["quote-gap warning"],
        "We must raise taxes [...] next year.": [],
        "We must raise taxes [...] next year. [...] Streets are wide.": [],
    }
    assert {text: codes(text) for text in cases} == cases


def test_a_gap_may_not_take_out_whose_words_they_are_or_that_they_are_denied() -> None:
    source = (
        "I denied that we sold it. They claim we steal. "
        "We are against building. It is too small. It costs 3 million euros."
    )
    cases = {
        "I [...] sold it.": ["quote-gap warning"],
        "They [...] steal.": ["quote-gap warning"],
        "We are [...] building.": ["quote-gap warning"],
        "It is [...] small.": ["quote-gap warning"],
        "It costs 3 [...] euros.": ["quote-gap warning"],
        "I denied that [...] sold it.": [],
    }
    assert {text: [f"{p.code} {p.severity}" for p in told(text, source)] for text in cases} == cases


def test_no_name_is_put_in_for_another_and_no_prefix_before_a_word() -> None:
    source = "We like Sam Baker and his hall. They agree and used the money."
    unfair = (
        "We like [Kim de Walker] and his hall.",
        "They [dis]agree",
        "They agree and [mis]used the money.",
    )
    assert [text for text in unfair if [p.code for p in told(text, source)] != ["quote-put-in"]] == []
    assert [*told("We like [Baker] and his hall.", source), *told("[He] and his hall.", source)] == []


def test_it_is_shown_what_was_cut() -> None:
    [problem] = told("Our premise is [...] that shops need cars.")
    assert problem.facts["shown"] == "… Baker: Our premise is [-not-] that shops need cars. We must …"


def test_a_gap_over_more_than_two_sentences_is_told() -> None:
    assert codes("We must raise taxes on parking next year. [...] Buses are full.") == [
        "quote-gap-long warning"
    ]
    assert codes("People may stay. [...] Buses are full.") == []


def test_words_put_in_are_no_other_words() -> None:
    cases = {
        "We must [lower] taxes on parking": ["quote-put-in warning"],
        "[Nobody] must raise taxes": ["quote-put-in warning"],
        "We must raise taxes on parking next [week].": ["quote-put-in warning"],
        "We must [never] raise taxes": ["quote-put-in warning"],
        "Our premise is [indeed] that shops need cars.": ["quote-gap error", "quote-put-in warning"],
        "She wants a tram, [anger] and so do we.": ["quote-put-in warning"],
        "[They] must raise taxes": [],
        "[Sam Baker] must raise taxes": [],
        "[w]e must raise taxes": [],
        "We must raise [sic] taxes": [],
        "We must raise [the] taxes on parking": [],
        "She wants a tram, [laughs] and so do we.": [],
    }
    assert {text: codes(text) for text in cases} == cases


def test_it_is_shown_what_the_source_has() -> None:
    [problem] = told("We must [lower] taxes on parking")
    assert problem.facts["shown"] == "[-raise-]{+lower+}"
