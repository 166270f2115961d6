"""Agreement: where speakers stand, how stances relate, and which two speakers share what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations

import pytest
from asking import EVERY, library
from debates import a_debate
from hypothesis import given
from hypothesis import strategies as st

import socinno
from socinno.agreement import (
    OUTCOMES,
    SILENT,
    STATES,
    UNSHARED,
    Matching,
    Outcome,
    Relation,
    Standing,
    Standings,
    camps,
    division,
    outcome,
    relation,
    standings,
    state_of,
    taken,
)
from socinno.model import Debate, Stance

SIDES = ("", "l", "r", "lr", "neither")
BASES = ("stated", "reported", "inferred")


def stance(sides: str, basis: str = "stated", assigned: bool = False) -> Stance | None:
    """A stance on these sides of one dichotomy; none for silence."""
    if sides == "neither":
        return Stance(speaker="a", neither="d", basis="stated", assigned=assigned)
    if not sides:
        return None
    return Stance.model_validate(
        {"speaker": "a", "positions": list(sides), "basis": basis, "evidence": ["q"], "assigned": assigned}
    )


def every() -> Debate:
    return socinno.load(EVERY).debates[0]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ((), "unshared"),
        (("l",), "unshared"),
        (("l", ""), "unshared"),
        (("l", "neither"), "unshared"),
        (("neither", "neither"), "unshared"),
        (("l", "l"), "agree"),
        (("lr", "rl"), "agree"),
        (("l", "r"), "differ"),
        (("l", "lr"), "partly"),
        (("l", "", "l"), "agree"),
        (("l", "neither", "r"), "differ"),
        (("l", "lr", "r"), "differ"),
        (("l", "l", "lr"), "partly"),
    ],
)
def test_how_stances_relate(sides: tuple[str, ...], expected: str) -> None:
    assert outcome([stance(side) for side in sides]) == Outcome(expected)


def test_it_is_as_sure_as_the_weakest_stance_that_takes_a_side() -> None:
    surely, as_we_read_it = stance("l", "reported"), stance("l", "inferred")
    assert outcome((surely, surely)) == Outcome("agree", sure=True)
    assert outcome((surely, as_we_read_it)) == Outcome("agree", sure=False)
    assert outcome((surely, surely, as_we_read_it)) == Outcome("agree", sure=False)


def test_a_side_that_was_assigned_is_no_opinion() -> None:
    assert outcome((stance("l"), stance("l", assigned=True))) == Outcome("unshared")


STANCES = st.builds(stance, st.sampled_from(SIDES), st.sampled_from(BASES), st.booleans())


@given(st.lists(STANCES, max_size=4))
def test_the_order_changes_nothing_and_neither_does_who_takes_no_side(of: list[Stance | None]) -> None:
    found = outcome(of)
    assert {outcome(order) for order in permutations(of)} == {found}
    assert outcome([*of, None, stance("neither"), stance("r", assigned=True)]) == found
    taking = [it for it in of if it and it.positions and not it.assigned]
    assert (found.how == "unshared") == (len(taking) < 2)


@pytest.mark.parametrize(
    ("speaker", "dichotomy", "state"),
    [
        ("ann", "build", "second"),
        ("bob", "build", "first"),
        ("cas", "build", "spoke"),
        ("dee", "build", "connects"),
        ("crowd", "build", "divided"),
        ("eve", "build", "neither"),
        ("clerk", "build", "silent"),
        ("dee", "pay", "silent"),
    ],
)
def test_each_state_that_a_speaker_can_be_in(speaker: str, dichotomy: str, state: str) -> None:
    assert standings(every()).get(speaker, {}).get(dichotomy, SILENT).state == state


def test_every_state_has_its_example() -> None:
    debate = every()
    found = standings(debate)
    states = {
        found.get(name, {}).get(dichotomy, SILENT).state
        for name in debate.speakers
        for dichotomy in debate.dichotomies
    }
    assert states == set(STATES)


def test_of_two_dated_stances_the_later_is_where_the_speaker_stands_and_the_other_a_change() -> None:
    debate = every()
    of = standings(debate)["ann"]["build"]
    assert of.stance
    assert of.before
    assert (of.stance.positions, of.before.positions) == (("leave-it",), ("build-it",))
    assert state_of(debate, of.before) == "first"


def test_the_same_side_at_a_later_date_is_no_change() -> None:
    twice = [f"{{speaker: ada, positions: open, basis: stated, date: {year}}}" for year in (2023, 2021)]
    of = standings(a_debate(f"stances: [{', '.join(twice)}]\n"))["ada"]["opening"]
    assert of.stance
    assert (of.stance.date, of.before) == ("2023", None)


def test_a_side_that_was_assigned_stands_beside_the_speakers_own() -> None:
    of = standings(every())["dee"]["build"]
    assert of.assigned
    assert of.assigned.positions == ("leave-it",)
    assert of.state == "connects"
    given_to = "{speaker: bram, positions: open, basis: reported, evidence: [reading-day], assigned: true}"
    alone = standings(a_debate(f"stances: [{given_to}]\n"))["bram"]["opening"]
    assert (alone.state, alone.stance) == ("spoke", None)


def test_who_is_silent_on_everything_is_not_among_them() -> None:
    assert "clerk" not in standings(every())
    own = library().debates[0]
    assert all(of for of in standings(own).values())


def relations(
    of: Standings, speakers: Iterable[str], asked: Sequence[str]
) -> Iterator[tuple[str, str, Relation]]:
    """Every two of the speakers who both take a side on some of the dichotomies."""
    for (a, one), (b, other) in combinations(taken(of, speakers, asked), 2):
        found = relation(one, other, asked)
        if any(found.masks):
            yield a, b, found


def outcomes(it: Relation) -> dict[str, Outcome]:
    """How they relate, by dichotomy."""
    return {name: outcome for outcome in OUTCOMES for name in it.on(*outcome)}


def test_two_speakers_relate_on_what_both_speak_to_and_on_nothing_else() -> None:
    left, both, right, neither = (Standing("", stance(sides)) for sides in ("l", "lr", "r", "neither"))
    of = {"a": {"x": left, "y": left}, "b": {"x": right}, "c": {"y": both, "z": left}, "d": {"x": neither}}
    asked = ["c", "b", "nobody", "d", "a"]
    found = [(a, b, outcomes(it)) for a, b, it in relations(of, asked, ["y", "x"])]
    assert found == [("c", "a", {"y": Outcome("partly")}), ("b", "a", {"x": Outcome("differ")})]


def test_two_relate_as_their_stances_do() -> None:
    sides = ("l", "r", "lr")
    of = [stance(side, basis) for side in sides for basis in ("stated", "inferred")]
    for a in of:
        for b in of:
            [(_, _, it)] = relations(
                {"a": {"x": Standing("", a)}, "b": {"x": Standing("", b)}}, ("a", "b"), ["x"]
            )
            assert outcomes(it) == {"x": outcome((a, b))}


STATE_OF = {"l": "first", "r": "second", "lr": "connects", "neither": "neither", "": "silent"}
QUESTIONS = ("x", "y", "z")


def standing(sides: str, basis: str, assigned: bool) -> Standing:
    """Where somebody stands; of whom a side is assigned no stance of their own is known."""
    if assigned:
        return Standing("silent", assigned=stance(sides, basis, assigned=True))
    return Standing(STATE_OF[sides], stance(sides, basis))


STANDINGS = st.builds(standing, st.sampled_from(SIDES), st.sampled_from(BASES), st.booleans())
EVERYBODY = st.dictionaries(
    st.sampled_from("abcde"), st.dictionaries(st.sampled_from(QUESTIONS), STANDINGS), min_size=2
)


def takes(it: Standing) -> bool:
    return bool(it.stance and it.stance.positions)


def without_inferred(of: Standings) -> dict[str, dict[str, Standing]]:
    return {
        name: {on: it for on, it in some.items() if not it.stance or it.stance.basis != "inferred"}
        for name, some in of.items()
    }


def matched(of: Standings) -> Mapping[frozenset[str], tuple[Matching, Matching]]:
    return {
        frozenset((a, b)): (it.tally(), it.tally(sure=False)) for a, b, it in relations(of, of, QUESTIONS)
    }


@given(EVERYBODY)
def test_who_is_first_of_two_changes_nothing(of: Standings) -> None:
    turned = {name: of[name] for name in reversed([*of])}
    assert matched(of) == matched(turned)


@given(EVERYBODY)
def test_what_two_share_is_what_they_agree_agree_partly_and_differ_on(of: Standings) -> None:
    found = matched(of)
    for a, b in combinations(of, 2):
        both = [on for on in QUESTIONS if all(takes(of[name].get(on, SILENT)) for name in (a, b))]
        sure, read = found.get(frozenset((a, b)), (Matching(), Matching()))
        assert sure.plus(read).shared == len(both)
        assert sure.agree + sure.partly + sure.differ == sure.shared
        assert 0 <= sure.rate <= 1
    for _, _, it in relations(of, of, QUESTIONS):
        counted = [it.on(how, sure) for sure in (True, False) for how in ("agree", "partly", "differ")]
        named = [name for some in counted for name in some]
        assert sorted(named) == sorted(outcomes(it))


@given(EVERYBODY)
def test_what_we_read_counts_in_nothing_that_is_sure(of: Standings) -> None:
    sure = {both: told for both, (told, _) in matched(of).items() if told.shared}
    alone = {both: told for both, (told, _) in matched(without_inferred(of)).items()}
    assert sure == alone
    for on in QUESTIONS:
        assert camps(of, of, on, with_inferred=False) == camps(without_inferred(of), of, on)


@given(EVERYBODY)
def test_who_is_silent_changes_nothing(of: Standings) -> None:
    more = {**of, "nobody": {}, "told": {on: standing("l", "stated", assigned=True) for on in QUESTIONS}}
    assert matched(more) == matched(of)
    for on in QUESTIONS:
        assert camps(more, more, on) == camps(of, of, on)


@given(EVERYBODY)
def test_the_camps_part_those_who_take_a_side(of: Standings) -> None:
    for on in QUESTIONS:
        found = camps(of, of, on)
        assert len(found.takers) == len({*found.takers})
        assert {*found.takers} == {name for name in of if takes(of[name].get(on, SILENT))}
        related = outcome([of[name][on].stance for name in found.takers])
        assert (related == UNSHARED) == (len(found.takers) < 2)
        alone = found.first and found.second
        assert not alone or related.how == "differ"


def test_the_rate_is_a_part_of_what_is_shared_and_of_nothing_it_is_nothing() -> None:
    assert Matching(26, 0, 10).rate == 26 / 36
    assert Matching(1, 1, 0).rate == 0.5
    assert Matching().rate == 0


def test_a_question_divides_most_where_all_take_a_side_and_half_of_them_each() -> None:
    assert division(5, 5, 10) == 1
    assert division(10, 0, 10) == division(0, 0, 10) == division(0, 0, 0) == 0
    assert division(18, 14, 38) == division(14, 18, 38) > division(19, 10, 38)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_few_who_are_evenly_divided_are_no_crux(first: int, second: int, others: int) -> None:
    many = division(first, second, first + second + others)
    assert 0 <= many <= 1
    assert many <= division(first, second, max(1, first + second))
