"""Speakers by questions: who has a line, who is named below, and the orders that can be asked for."""

from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from asking import EVERY, library
from crowd import crowd

import socinno
from socinno.agreement import STATES
from socinno.queries import crossing as module
from socinno.queries.crossing import Choice, called, crossing
from socinno.queries.presenter import Presenter
from socinno.views import Crossing, Item, Part, Ref, Text, Word


def crossed(of: socinno.Library, sort: str = "", everything: bool = False) -> Crossing:
    [debate] = of.debates
    speakers, asked = list(debate.speakers.values()), list(debate.dichotomies.values())
    return crossing(Presenter(debate, "en"), Choice(speakers, asked, sort, everything))


def names(of: Crossing) -> list[str]:
    return [line.speaker.id for line in of.lines]


def told(of: Crossing) -> list[tuple[str, ...]]:
    """Who is named below, and how much they said."""
    [part] = of.told
    assert part.key == "without-stance"
    assert isinstance(part.value, tuple)
    found: list[tuple[str, ...]] = []
    for item in part.value:
        assert isinstance(item, Item)
        lead = item.lead.id if isinstance(item.lead, Ref) else cast(Word, item.lead).key
        found.append((lead, *(cast(Word, fact).key for fact in item.facts)))
    return found


def test_who_only_spoke_or_is_silent_is_named_below_with_a_count_of_quotes() -> None:
    assert names(crossed(socinno.load(EVERY))) == ["ann", "bob", "dee", "eve", "crowd"]
    assert told(crossed(socinno.load(EVERY))) == [("cas", "count-quotes-1"), ("clerk", "count-quotes-1")]
    own = crossed(library())
    assert told(own) == [
        ("soeterbroek", "count-quotes"),
        ("editors", "count-quotes-1"),
        ("reporter", "count-quotes"),
    ]


def test_with_everything_they_have_lines_as_well_at_the_end() -> None:
    whole = crossed(socinno.load(EVERY), everything=True)
    assert names(whole) == ["ann", "bob", "dee", "eve", "crowd", "cas", "clerk"]
    assert whole.told == ()
    assert {stance.state for line in whole.lines for stance in line.stances} == set(STATES)


def test_of_many_without_a_stance_some_are_named_and_the_others_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "NAMED", 1)
    *_, last = told(crossed(library()))
    assert last == ("and-others",)
    assert told(crossed(library()))[0] == ("reporter", "count-quotes")  # who said most


def test_a_cell_has_all_that_is_drawn_of_it_and_nothing_that_shows_it() -> None:
    it = crossed(socinno.load(EVERY))
    ann, _, dee, *_ = it.lines
    build, pay = ann.stances
    assert (build.state, build.basis, build.changed and build.changed.state) == (
        "second",
        "reported",
        "first",
    )
    assert (pay.state, pay.basis, pay.note, pay.evidence) == ("second", "inferred", None, ())
    assert dee.stances[0].assigned is not None
    assert [head.number for head in it.heads] == [1, 2]
    assert [head.short and head.short.text for head in it.heads] == ["Build/leave", None]


def test_few_stand_as_in_the_file_and_more_by_likeness(tmp_path: Path) -> None:
    few = crossed(crowd(tmp_path, module.FEW, 6))
    assert names(few) == [f"p{n}" for n in range(module.FEW)]
    many = crossed(crowd(tmp_path, module.FEW + 2, 6))
    camps = [int(name[1:]) % 2 for name in names(many)]
    assert sum(a != b for a, b in pairwise(camps)) == 1
    assert [head.number for head in many.heads] != [1, 2, 3, 4, 5, 6]
    assert {head.number for head in many.heads} == {1, 2, 3, 4, 5, 6}
    assert names(crossed(crowd(tmp_path, 14, 6), "file")) == [f"p{n}" for n in range(14)]


def test_names_and_affiliations_are_orders_too() -> None:
    of = socinno.load(EVERY)
    assert names(crossed(of, "name")) == ["ann", "bob", "dee", "eve", "crowd"]
    by_group = crossed(library(), "affiliation")
    groups = [line.group.text if line.group else "" for line in by_group.lines]
    assert groups == sorted(groups, key=lambda it: (not it, it.casefold()))
    assert any(groups)
    assert [line.group for line in crossed(library(), "name").lines] == [None] * 5


def test_more_than_can_be_ordered_stand_as_in_the_file_and_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 13)
    it = crossed(crowd(tmp_path, 14, 3))
    assert names(it) == [f"p{n}" for n in range(14)]
    assert it.told == (Part("order", Word("order-file", {"most": 13})),)


def test_a_debate_is_called_by_its_title() -> None:
    [debate] = socinno.load(EVERY).debates
    ref = called(Presenter(debate, "en"))
    assert (ref.id, ref.name) == (debate.id, Text("A bridge over the canal", "en"))
