"""The questions of a debate: who takes which side, who is beside them, and how many that makes."""

from asking import EVERY, library
from debates import a_debate

import socinno
from socinno.formats.inlines import several
from socinno.model import Debate
from socinno.queries.presenter import NOBODY, Presenter
from socinno.queries.questions import besides, facing, turnout
from socinno.views import Ref, StanceView, Word


def every() -> Debate:
    [debate] = socinno.load(EVERY).debates
    return debate


def who(name: str, debate: Debate) -> list[list[StanceView]]:
    [row] = facing(Presenter(debate, "en"), debate.dichotomies[name]).read
    return [[it for it in several(cell) if isinstance(it, StanceView)] for cell in row.cells]


def test_every_dichotomy_has_its_two_sides_facing_each_other() -> None:
    debate = library().debates[0]
    for dichotomy in debate.dichotomies.values():
        it = facing(Presenter(debate, "nl"), dichotomy, 1)
        assert it.of
        assert it.of.id == dichotomy.id
        assert [head.id for head in it.heads] == list(dichotomy.positions)
        assert it.number == 1


def test_who_is_known_best_stands_first_and_who_was_assigned_a_side_last() -> None:
    [build_it, leave_it] = who("build", every())
    assert [(it.speaker.id, it.basis) for it in build_it] == [
        ("bob", "stated"),
        ("dee", "reported"),
        ("crowd", "reported"),
    ]
    assert [it.speaker.id for it in leave_it] == ["ann", "dee", "crowd"]


def test_of_a_divided_group_some_stand_at_one_side_and_others_at_the_other() -> None:
    sides = who("build", every())
    assert [[it.half for it in side if it.speaker.id == "crowd"] for side in sides] == [["some"], ["others"]]
    assert [[it.half for it in side if it.speaker.id == "dee"] for side in sides] == [[""], [""]]


def test_who_takes_neither_side_and_who_only_spoke_stand_below_the_two() -> None:
    debate = every()
    tell = Presenter(debate, "en")
    neither, spoke = besides(tell, debate.dichotomies["build"])
    assert (neither.key, spoke.key) == ("neither", "spoke")
    assert isinstance(neither.value, tuple)
    assert isinstance(spoke.value, tuple)
    assert [it.speaker.id for it in neither.value if isinstance(it, StanceView)] == ["eve"]
    assert [it.id for it in spoke.value if isinstance(it, Ref)] == ["cas"]
    assert besides(tell, debate.dichotomies["pay"]) == ()
    assert [it.machine for it in besides(tell, debate.dichotomies["build"], (), False)] == [False, True]


def test_quotes_are_counted_for_people_only_where_nobody_stands_or_all_is_asked_for() -> None:
    debate = library().debates[0]
    tell, dichotomy = Presenter(debate, "en"), debate.dichotomies["relations-products"]
    assert [row.key for row in facing(tell, dichotomy).read] == ["who"]
    assert [row.key for row in facing(tell, dichotomy, everything=True).read] == [
        *("claim", "summary", "who", "quotes")
    ]
    assert [row.key for row in facing(tell, dichotomy).rows] == ["claim", "summary", "who", "quotes"]


def test_everybody_is_counted_once() -> None:
    debate = every()
    it = turnout(Presenter(debate, "en"), debate.dichotomies["build"], 1)
    assert [(of.id, count) for of, count in it.sides] == [("build-it", 1), ("leave-it", 1)]
    assert dict(it.beside) == {"both": 2, "neither": 1, "spoke": 1, "silent": 1, "assigned": 0}
    assert sum(count for _, count in (*it.sides, *it.beside)) == len(debate.speakers)


def test_how_many_of_the_counted_rest_on_a_reading_of_ours_is_counted() -> None:
    debate = every()
    tell = Presenter(debate, "en")
    found = [turnout(tell, it, n).inferred for n, it in enumerate(debate.dichotomies.values(), 1)]
    assert found == [0, 1]


def test_whoever_was_only_given_a_side_is_counted_as_that_and_once() -> None:
    given = (
        "{speaker: ada, positions: [open], assigned: true, basis: reported, source: minutes, at: {page: 1}}"
    )
    debate = a_debate(f"stances:\n  - {given}\n")
    it = turnout(Presenter(debate, "en"), debate.dichotomies["opening"], 1)
    assert sum(count for _, count in (*it.sides, *it.beside)) == len(debate.speakers)
    assert dict(it.beside)["assigned"] == 1


def test_of_some_speakers_a_side_where_others_stand_is_not_empty() -> None:
    debate = every()
    tell = Presenter(debate, "en")
    [row] = facing(tell, debate.dichotomies["build"], 1, ["cas"]).read
    assert row.cells == (None, None)
    assert row.told == (Word("elsewhere", {"count": 3}), Word("elsewhere", {"count": 3}))
    [row] = facing(tell, debate.dichotomies["pay"], 1, ["ann"]).read
    assert row.told[0] == NOBODY  # whoever is asked for, nobody takes that side
