"""Every two speakers counted: what it costs, and that the order does not come from how it is done."""

from itertools import combinations, islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from votes import voting

import socinno
from socinno import agreement
from socinno.library.names import find_people
from socinno.queries import pairing
from socinno.queries.pairing import Counted, Crowd, Group, Ranked, by_rate, counted
from socinno.queries.presenter import Presenter


def crowd(of: socinno.Library, *names: str) -> Crowd:
    tells = [Presenter(debate, "en") for debate in of.debates]
    groups = [Group(tell, [*tell.debate.speakers.values()], [*tell.debate.dichotomies]) for tell in tells]
    return Crowd(groups, find_people(of, names))


def told(of: Ranked) -> list[tuple[str, str, int, int]]:
    every = (pair for some in (of.enough, of.less) for pair in some)
    return [(it.first.id, it.second.id, it.sure.agree, it.sure.shared) for it in every]


def kept(of: Counted) -> int:
    return sum(len(tier.kept) for tier in of.tiers.values())


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often two speakers are looked at."""
    calls = [0]

    def looked(*given: object) -> agreement.Relation:
        calls[0] += 1
        return agreement.relation(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(pairing, "relation", looked)
    return calls


def test_of_many_pairs_no_more_are_kept_than_are_shown(tmp_path: Path) -> None:
    everybody = crowd(voting(tmp_path, *((f"S{n}", "yyyn" if n % 2 else "yyyy") for n in range(40))))
    few = counted(everybody, False, 5)
    assert (kept(few), sum(tier.count for tier in few.tiers.values())) == (2 * 5, 40 * 39 // 2)
    assert kept(counted(everybody, False)) == 40 * 39 // 2


def test_the_first_of_many_are_the_first_of_all(tmp_path: Path) -> None:
    votes = ("yynn", "ynyn", "yY-b", "nnYy", "--by", "yyyy", "bbbb", "n---")
    everybody = crowd(voting(tmp_path, *((f"S{n}", votes[n % 8]) for n in range(20))))
    for with_inferred in (False, True):
        every = told(by_rate(counted(everybody, with_inferred), 2))
        for limit in (1, 7, 30):
            assert [*islice(told(by_rate(counted(everybody, with_inferred, limit), 2)), limit)] == every[
                :limit
            ]


def test_the_pairs_of_one_are_looked_at_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of = voting(tmp_path, *((f"S{n}", f"{n:05b}".replace("0", "y").replace("1", "n")) for n in range(30)))
    calls = looked_at(monkeypatch)
    assert len([*counted(crowd(of, "s7"), False).tiers]) == 5
    assert calls == [29]


def test_who_takes_the_same_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of = voting(tmp_path, *((f"S{n}", "yn" if n % 2 else "ny") for n in range(30)))
    calls = looked_at(monkeypatch)
    assert kept(counted(crowd(of), False)) == 30 * 29 // 2
    assert calls[0] < 2 * 30


def test_that_one_takes_both_sides_is_known_of_what_is_shown_alone(tmp_path: Path) -> None:
    everybody = crowd(voting(tmp_path, ("Ada", "yy"), ("Bo", "yy"), ("Cas", "yb"), ("Dee", "--")))
    assert [by_rate(counted(everybody, False, limit), 1).enough.partly for limit in (1, 2, 0)] == [
        False, True, True,
    ]  # fmt: skip
    assert {ref.id for ref in by_rate(counted(everybody, False, 1), 1).enough.people} == {"ada", "bo"}


def test_nobody_makes_no_pair() -> None:
    nobody = by_rate(counted(Crowd([]), with_inferred=False), 1)
    assert (told(nobody), nobody.enough.count, nobody.none) == ([], 0, 0)


VOTES = st.lists(st.text("ynb-", min_size=3, max_size=3), min_size=2, max_size=6)


@settings(max_examples=30, deadline=None)
@given(VOTES)
def test_the_order_is_by_rate_then_by_how_many_are_shared_then_that_of_the_file(
    tmp_path_factory: pytest.TempPathFactory, votes: list[str]
) -> None:
    of = voting(tmp_path_factory.mktemp("votes"), *((f"S{n}", it) for n, it in enumerate(votes)))
    pairs = []
    for (a, one), (b, other) in combinations(enumerate(votes), 2):
        both = [(x, y) for x, y in zip(one, other, strict=True) if "-" not in (x, y)]
        if both:
            pairs.append((f"s{a}", f"s{b}", sum(x == y for x, y in both), len(both)))
    assert told(by_rate(counted(crowd(of), False), 1)) == sorted(
        pairs, key=lambda it: (-it[2] / it[3], -it[3])
    )
