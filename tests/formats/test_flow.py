"""What stands together, in columns: whole while it can be, in order, and as low as can be."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.formats.flow import BETWEEN, START, Unit, abreast, balanced, flowed, widest
from socinno.formats.layout import Strip

UNITS = st.lists(
    st.tuples(st.integers(1, 9), st.booleans()).map(lambda it: unit(*it)), min_size=1, max_size=30
)


def row(text: str) -> Strip:
    return [(text, None)]


def unit(high: int, apart: bool = False, name: str = "x", heads: int = 0) -> Unit:
    return Unit([row(f"{name}{n}") for n in range(high)], apart, [row("head")] * heads)


def told(columns: list[list[Strip]]) -> list[list[str]]:
    return [["".join(text for text, _ in strip) for strip in column] for column in columns]


def test_what_stands_apart_has_an_empty_row_above_it_but_not_at_the_top_of_a_column() -> None:
    flow = flowed([unit(2, True, "a"), unit(1, True, "b"), unit(2, True, "c")], 2, 4)
    assert told(flow.columns) == [["a0", "a1", "", "b0"], ["c0", "c1"]]


def test_what_does_not_fit_below_the_others_starts_the_next_column_whole() -> None:
    flow = flowed([unit(2, name="a"), unit(3, name="b")], 2, 4)
    assert told(flow.columns) == [["a0", "a1"], ["b0", "b1", "b2"]]


def test_heads_are_said_again_at_the_top_of_a_column() -> None:
    flow = flowed([unit(2, name="a"), unit(1, name="b", heads=1), unit(1, name="c", heads=1)], 2, 3)
    assert told(flow.columns) == [["a0", "a1", "b0"], ["head", "c0"]]


def test_what_is_higher_than_a_column_goes_on_in_the_next() -> None:
    flow = flowed([unit(7, name="a")], 2, 4)
    assert told(flow.columns) == [["a0", "a1", "a2", "a3"], ["a4", "a5", "a6"]]
    assert flow.placed == 1


def test_what_there_is_no_room_for_is_not_placed_and_said_to_be_torn_if_it_has_started() -> None:
    assert flowed([unit(2), unit(3)], 1, 4)[1:] == (1, False)
    assert flowed([unit(9)], 2, 4)[1:] == (0, True)


def test_what_may_be_torn_starts_only_where_some_rows_of_it_fit() -> None:
    few, more = (flowed([unit(10 - n), unit(8, name="b")], 2, 10, 4).columns for n in (START - 1, START))
    assert told(few)[1][0] == "b0"
    assert told(more)[1][0] == f"b{START}"


@given(UNITS, st.integers(1, 4))
def test_columns_hold_all_in_order_and_tear_nothing(units: list[Unit], count: int) -> None:
    flow = balanced(units, count, 1000)
    assert flow.placed == len(units)
    assert len(flow.columns) <= count
    rows = [strip for column in flow.columns for strip in column if strip]
    assert rows == list(chain.from_iterable(it.rows for it in units))
    firsts = {id(it.rows[0]) for it in units}
    assert all(id(column[0]) in firsts for column in flow.columns)


@given(UNITS, st.integers(1, 4))
def test_columns_are_as_low_as_can_be(units: list[Unit], count: int) -> None:
    high = max(map(len, balanced(units, count, 1000).columns))
    tallest = max(len(it.rows) for it in units)
    assert high == tallest or flowed(units, count, high - 1).placed < len(units)


@pytest.mark.parametrize("width", [3, 10])
def test_columns_stand_beside_each_other_at_one_place_in_every_row(width: int) -> None:
    strips = abreast([[row("a"), row("b")], [row("c")], [row("d"), row("e")]], width)
    lines = ["".join(text for text, _ in strip) for strip in strips]
    at = width + BETWEEN
    assert [line[2 * at :] for line in lines] == ["d", "e"]
    assert lines[0][at] == "c"
    assert widest(strips) == 2 * at + 1
