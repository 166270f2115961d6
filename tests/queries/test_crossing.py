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


def told(of: Crossing, key: str = "unplaced") -> list[tuple[str, ...]]:
    """Who is named below, and what is said of them."""
    [part] = [part for part in (*of.told, *of.marked) if part.key == key]
    assert isinstance(part.value, tuple)
    found: list[tuple[str, ...]] = []
    for item in part.value:
        assert isinstance(item, Item)
        lead = item.lead.id if isinstance(item.lead, Ref) else cast(Word, item.lead).key
        facts = (cast(Word, fact) for fact in item.facts)
        found.append((lead, *(f"{it.key} {' '.join(map(str, it.facts.values()))}".strip() for it in facts)))
    return found


def asked(of: socinno.Library, *questions: str) -> Crossing:
    """All speakers of a debate by some of its questions."""
    [debate] = of.debates
    among = [debate.dichotomies[name] for name in questions]
    return crossing(Presenter(debate, "en"), Choice(list(debate.speakers.values()), among))


def test_who_only_spoke_is_named_below_with_the_questions_and_who_did_not_with_quotes() -> None:
    assert names(crossed(socinno.load(EVERY))) == ["ann", "bob", "dee", "eve", "crowd"]
    assert told(crossed(socinno.load(EVERY))) == [("cas", "spoke-to-numbers 1"), ("clerk", "many-quotes-1 1")]
    assert told(crossed(library())) == [
        ("soeterbroek", "spoke-to-numbers 2"),
        ("editors", "spoke-to-numbers 2"),
        ("reporter", "spoke-to-numbers 4"),
    ]


def test_of_some_questions_nothing_is_said_of_the_others() -> None:
    """Who takes a side elsewhere is not said to have none, and quotes on other things are not counted."""
    one = asked(library(), "transition-governance")
    below = told(one, "unplaced-here-1")
    assert ("de-graaf", "spoke-to-numbers 4") in below
    assert ("soeterbroek",) in below
    two = asked(library(), "bottom-up-policy", "transition-governance")
    assert ("de-graaf", "spoke-to-numbers 2, 4") in told(two, "unplaced-here")


def test_more_questions_than_can_be_numbered_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NUMBERED", 0)
    assert told(crossed(library()))[0] == ("soeterbroek", "spoke-to-many 1")


def test_who_changed_sides_is_told_with_the_questions_where_a_mark_does_not() -> None:
    assert told(crossed(socinno.load(EVERY)), "changed-sides") == [("ann", "on-numbers 1")]
    assert told(crossed(socinno.load(EVERY)), "assigned") == [("dee", "on-numbers 1")]
    assert crossed(library()).marked == ()


def test_it_says_how_many_there_are() -> None:
    counts = crossed(library()).counts
    assert [(it.key, it.facts["count"]) for it in counts] == [("many-speakers", 8), ("many-dichotomies", 4)]


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
    assert told(crossed(library()))[0] == ("reporter", "spoke-to-numbers 4")  # who said most


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
    apart = [n for n, line in enumerate(many.lines) if line.apart]
    assert apart == [7]
    assert [word.key for word in many.above] == ["order-camps"]
    assert not any(line.apart for line in few.lines)
    assert [head.number for head in many.heads] != [1, 2, 3, 4, 5, 6]
    assert {head.number for head in many.heads} == {1, 2, 3, 4, 5, 6}
    assert names(crossed(crowd(tmp_path, 14, 6), "file")) == [f"p{n}" for n in range(14)]


def test_who_is_in_no_group_stands_last_and_is_named_below() -> None:
    alike = crossed(socinno.load(EVERY), "similarity")
    assert names(alike) == ["dee", "crowd", "ann", "bob", "eve"]
    assert [line.speaker.id for line in alike.lines if line.apart] == ["ann"]
    assert told(alike, "in-no-group") == [("ann",), ("bob",), ("eve", "neither-on 1")]


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
