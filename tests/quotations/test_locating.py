"""Quotes and anchors are looked for in their sources: where, by whom, and which of several places."""

import pytest
from authors import debate, located, parsed

from socinno.quotations import locating, stretches
from socinno.quotations.locating import quote_matches
from socinno.quotations.sources import joined

TEXT = "Sam Baker: It works. Much later.\nKim: It works, but not here.\n"


def test_a_direct_quote_is_found_on_its_line_in_its_turn() -> None:
    [match] = located(debate("but not here"), TEXT)
    assert (match.part, match.outcome, match.line, match.words) == ("text", "exact", 2, "but not here")
    assert match.turn
    assert match.turn.name == "Kim"
    assert match.address == ("quotes", "baker-says", "text")


def test_an_indirect_quote_is_found_by_its_anchor_alone() -> None:
    _, anchor = located(debate("It works", anchor="anchor: Much later"), TEXT)
    assert (anchor.part, anchor.outcome, anchor.address[-2:]) == ("anchor", "exact", ("at", "anchor"))


def test_of_several_places_the_one_to_which_nothing_is_against_counts() -> None:
    assert [match.line for match in located(debate("It works"), TEXT)] == [1]


def test_of_several_places_the_one_nearest_the_anchor_counts() -> None:
    anchored = debate("It works").replace("at: {page: 2}", "at: {anchor: not here}")
    assert [match.line for match in located(anchored, TEXT)] == [2, 2]


def test_after_quotes_with_very_many_places_what_is_not_looked_for_to_the_end_is_left_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Kim: It works.\n" * 3 + "Sam Baker: It works. Much later.\n"
    assert [match.line for match in located(debate("It works"), text)] == [4]
    monkeypatch.setattr(locating, "MOST_PLACES_OF_ALL", 0)
    assert located(debate("It works"), text) == []
    assert [match.line for match in located(debate("Much later"), text)] == [4]
    assert [match.outcome for match in located(debate("Nobody knows why"), text)] == ["absent"]


def test_after_quotes_that_took_very_long_what_is_not_looked_for_to_the_end_is_left_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Sam Baker: It works much. " + "Much later. " * 10_000 + "It works here."
    for module, name in ((locating, "FEW_QUOTES"), (stretches, "ROOM"), (stretches, "TIMES")):
        monkeypatch.setattr(module, name, 0)
    quotes = {
        "Sam works later": "absent",
        "It works much": "exact",
        "works here": "exact",
        "later much": None,
    }
    found = {quote: located(debate(quote), text) for quote in quotes}
    assert {quote: match[0].outcome if match else None for quote, match in found.items()} == quotes


def test_many_quotes_are_found_where_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    quotes = ("It works", "not here", "Much later.", "works. much", "but [it works]", "orks", "It wrks, but")
    few = [located(debate(quote), TEXT) for quote in quotes]
    monkeypatch.setattr(locating, "FEW_QUOTES", 0)
    many = [located(debate(quote), TEXT) for quote in quotes]
    assert [[match.alignment for match in found] for found in many] == [
        [match.alignment for match in found] for found in few
    ]


def test_only_the_quotes_asked_for_in_the_texts_at_hand_are_looked_for() -> None:
    of = parsed(debate("It works"))
    assert list(quote_matches((), of, {"report": joined([(TEXT, 1)], "report.txt")})) == []
    assert list(quote_matches(of.quotes.values(), of, {})) == []


def test_without_the_library_for_it_the_nearest_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    near = debate("It mostly works. Much later.")
    assert [match.outcome for match in located(near, TEXT)] == ["near"]
    monkeypatch.setattr(locating, "find_spec", lambda name: None)
    assert [match.outcome for match in located(near, TEXT)] == ["absent"]
