"""A slide: 16 by 9, what it shows laid out so that letters are largest, a title above it in larger ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from socinno.formats import Sheet
from socinno.formats.flow import widest
from socinno.formats.layout import Strip, rows
from socinno.formats.spans import Line
from socinno.formats.style import paragraph

WIDE, HIGH = 8.4, 17  # of a cell, in the units of a picture
MARGIN = 24  # around all that is drawn
LETTER = 14  # the size of letters
LARGE = 1.5  # times as large are those of a title
SMALLEST = 640  # units that a slide is wide at least: letters may be too large
SHAPE = 16 / 9
SEEN = 1280.0, 720.0  # pixels: the size at which a slide is shown where nothing says another


class Slide(NamedTuple):
    """The rows of a title, those below it, and those at the foot of it all."""

    title: Sequence[Strip]
    body: Sequence[Strip]
    foot: Sequence[Strip] = ()

    @property
    def above(self) -> float:
        """How many rows the title takes."""
        return titled_high(len(self.title))

    @property
    def cells(self) -> float:
        """How wide it is."""
        return max(widest(self.title) * LARGE, widest(self.body), widest(self.foot))

    @property
    def high(self) -> float:
        """How many rows it takes."""
        return self.above + len(self.body) + len(self.foot)

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of the smallest 16 by 9 that holds all of it."""
        return landscape(self.cells, self.high)


def titled_high(count: int) -> float:
    """How many rows so many of a title take, with what is free below them."""
    return (count + 0.5) * LARGE if count else 0


def landscape(cells: float, count: float) -> tuple[float, float]:
    """The width and height of the smallest 16 by 9 that holds so many cells and rows."""
    width = max(cells * WIDE + 2 * MARGIN, (count * HIGH + 2 * MARGIN) * SHAPE, SMALLEST)
    return round(width, 1), round(width / SHAPE, 1)


def worse(cells: float, count: float, by: float = 1) -> tuple[int, float]:
    """How small letters get, counted as so many times as bad; where that is about the same, how narrow what
    they stand in is."""
    return int(landscape(cells, count)[0] * by / 40), -cells


def titled_rows(line: Line, width: float, sheet: Sheet) -> list[Strip]:
    """A title in so many cells, of which larger letters take more."""
    return [*rows(paragraph([line], sheet), max(1, int(width / LARGE)))] if line else []
