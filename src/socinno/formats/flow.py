"""What stands together in a terminal picture, in columns beside each other, torn only where it must be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from socinno.formats.layout import Strip, padded

BETWEEN = 4  # cells between two columns
START = 5  # rows at the end of a column that are too few to start something in that goes on in the next


class Unit(NamedTuple):
    """Rows that stand together; `apart` from those above, with an empty row between.

    `heads` are rows that are said again where a column starts with this unit.
    """

    rows: list[Strip]
    apart: bool = False
    heads: Sequence[Strip] = ()


class Flowed(NamedTuple):
    """Columns, and how many units stand in them whole; `torn`: of the one after these, only the start."""

    columns: list[list[Strip]]
    placed: int
    torn: bool = False


def flowed(units: Sequence[Unit], count: int, high: int, whole: int | None = None) -> Flowed:
    """As many units as there is room for in so many columns of so many rows. One of more rows than stay
    `whole`, all that a column has if that is not said, goes on in the next column."""
    whole = high if whole is None else whole
    columns: list[list[Strip]] = [[]]
    for placed, unit in enumerate(units):
        above: list[Strip] = [[]] if unit.apart and columns[-1] else []
        left = unit.rows
        room = high - len(columns[-1]) - len(above)
        if len(left) > room and (len(left) + len(unit.heads) <= whole or 0 < len(columns[-1]) > high - START):
            room = 0
        while len(left) > room:
            if room > 0:
                columns[-1] += [*above, *left[:room]]
                left = left[room:]
            if len(columns) == count:
                return Flowed(columns, placed, len(left) < len(unit.rows))
            columns.append([*unit.heads])
            above, room = [], max(1, high - len(unit.heads))
        columns[-1] += [*above, *left]
    return Flowed(columns, len(units))


def balanced(units: Sequence[Unit], count: int, most: int) -> Flowed:
    """Units in so many columns that are as low as can be, and at most so high."""
    taken = sum(len(unit.rows) + unit.apart for unit in units)
    tallest = max((len(unit.rows) + len(unit.heads) for unit in units), default=1)
    for high in range(max(1, taken // count - 1, tallest), most):
        if (found := flowed(units, count, high)).placed == len(units):
            return found
    return flowed(units, count, most)


def abreast(columns: Sequence[Sequence[Strip]], width: int) -> list[Strip]:
    """Columns of so many cells beside each other."""
    return [
        [piece for row in told[:-1] for piece in padded(row, width + BETWEEN)] + [*told[-1]]
        for told in zip_longest(*columns, fillvalue=[])
    ]


def widest(strips: Sequence[Strip]) -> int:
    """The cells that the widest of some rows takes."""
    return max((cell_len("".join(text for text, _ in row).rstrip()) for row in strips), default=1)
