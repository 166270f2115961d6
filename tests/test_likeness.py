"""The order by likeness: nobody is lost, those who are alike stand together, and camps come out."""

import time
from itertools import pairwise
from pathlib import Path

from asking import EVERY, library
from crowd import crowd
from hypothesis import given
from hypothesis import strategies as st

import socinno
from socinno.agreement import standings
from socinno.likeness import CAMPS, Sides, clustered, order, orders

BITS = st.integers(0, 2**8 - 1)
SIDES = st.lists(st.builds(Sides, BITS, BITS), max_size=12)
LEFT, RIGHT = Sides(0b1111, 0), Sides(0, 0b1111)


@given(SIDES)
def test_nobody_is_lost_and_who_takes_no_side_comes_last(of: list[Sides]) -> None:
    found = order(of)
    assert sorted(found) == list(range(len(of)))
    taking = [bool(of[n].first | of[n].second) for n in found]
    assert taking == sorted(taking, reverse=True)


@given(SIDES)
def test_the_same_rows_are_always_in_the_same_order(of: list[Sides]) -> None:
    assert order(of) == order(list(of))


@given(st.permutations([LEFT, LEFT, LEFT, RIGHT, RIGHT, Sides(0b1110, 0b0001), Sides(0b0001, 0b1110)]))
def test_whatever_the_order_of_rows_the_camps_are_the_same(of: list[Sides]) -> None:
    found = [of[n] for n in order(of)]
    left = [sides.first.bit_count() > 2 for sides in found]
    assert sum(a != b for a, b in pairwise(left)) == 1
    same = [sides for sides in found if sides in (LEFT, RIGHT)]
    assert same in ([LEFT] * 3 + [RIGHT] * 2, [RIGHT] * 2 + [LEFT] * 3)


@given(st.lists(st.integers(0, 2**6 - 1), min_size=2, max_size=8, unique=True))
def test_up_to_ties_the_order_that_rows_come_in_makes_no_difference(of: list[int]) -> None:
    """Two that are nearer to each other than to any other stand next to each other, always."""
    rows = [Sides(n, ~n & 0b111111) for n in of]
    apart = {(a, b): (a ^ b).bit_count() for a in of for b in of if a != b}
    closest = [
        {a, b}
        for (a, b), far in apart.items()
        if all(far < other for (c, d), other in apart.items() if {a, b} & {c, d} and {a, b} != {c, d})
    ]
    for turned in (rows, rows[::-1]):
        found = [turned[n].first for n in order(turned)]
        beside = [set(pair) for pair in pairwise(found)]
        assert all(pair in beside for pair in closest)


def test_the_first_of_all_stands_in_the_first_half() -> None:
    assert order([RIGHT, LEFT, LEFT])[0] == 0
    assert order([LEFT, LEFT, RIGHT])[-1] == 2


def test_those_who_share_nothing_with_anybody_come_after_the_clusters() -> None:
    alone = Sides(0b10000, 0)
    assert order([alone, LEFT, RIGHT, LEFT]) in ([0, 1, 3, 2], [0, 2, 1, 3], [0, 2, 3, 1])
    assert order([]) == []
    assert order([alone]) == [0]


def test_speakers_and_questions_are_ordered_by_the_same_stances() -> None:
    [debate] = socinno.load(EVERY).debates
    first = {name: next(iter(it.positions)) for name, it in debate.dichotomies.items()}
    rows, columns = orders(standings(debate), list(debate.speakers), first)
    assert sorted(n for part in rows.parts for n in part) == list(range(len(debate.speakers)))
    assert sorted(columns) == [0, 1]
    [own] = library().debates
    first = {name: next(iter(it.positions)) for name, it in own.dichotomies.items()}
    rows, _ = orders(standings(own), list(own.speakers), first)
    assert sorted(n for part in rows.parts for n in part) == list(range(len(own.speakers)))


def test_two_camps_stand_apart(tmp_path: Path) -> None:
    [debate] = crowd(tmp_path, 38, 38).debates
    first = {name: next(iter(it.positions)) for name, it in debate.dichotomies.items()}
    rows, columns = orders(standings(debate), list(debate.speakers), first)
    assert [{n % 2 for n in camp} for camp in rows.camps] in ([{0}, {1}], [{1}, {0}])
    assert (rows.alone, rows.unshared) == ([], [])
    assert sum(a % 2 != b % 2 for a, b in pairwise(columns)) == 1


@given(SIDES)
def test_nobody_is_lost_in_camps_and_none_is_one_alone(of: list[Sides]) -> None:
    found = clustered(of)
    assert sorted(n for part in found.parts for n in part) == list(range(len(of)))
    assert all(len(camp) > 1 for camp in found.camps)
    assert found.camps or not found.unshared


def test_who_is_like_nobody_stands_apart_and_who_shares_nothing_last() -> None:
    odd, alone = Sides(0b0011, 0b1100), Sides(0b10000, 0)
    found = clustered([alone, LEFT, odd, RIGHT, LEFT, RIGHT, Sides(0, 0)])
    assert sorted(map(sorted, found.camps)) == [[1, 4], [3, 5]]
    assert (found.alone, found.unshared) == ([2], [0, 6])


def test_where_nobody_is_alike_nothing_is_cut() -> None:
    assert clustered([LEFT, RIGHT]).parts == [[0, 1]]
    assert clustered([]).parts == []


def test_there_are_not_more_camps_than_can_be_kept_track_of() -> None:
    """Ten pairs, each pair as far from any other as from all."""
    codes = [0b1111111111, *(0b11 << 2 * n for n in range(5)), *(0b10101 << n for n in range(4))]
    of = [Sides(code, ~code & 0b1111111111) for code in codes for _ in range(2)]
    found = clustered(of)
    assert 0 < len(found.camps) <= CAMPS


def test_of_five_hundred_it_takes_a_moment() -> None:
    of = [Sides(n * 7919 % 2**20, ~(n * 7919) % 2**20) for n in range(500)]
    start = time.process_time()
    assert sorted(order(of)) == list(range(500))
    assert time.process_time() - start < 2
