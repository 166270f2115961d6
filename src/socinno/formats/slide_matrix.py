"""Who stands where as a slide: speakers in blocks beside each other, and what numbers and signs mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from rich.cells import cell_len

from socinno.formats import Sheet
from socinno.formats.flow import BETWEEN, Unit, abreast, balanced, widest
from socinno.formats.inlines import capital, lines
from socinno.formats.layout import Laid, Picture, Strip, rows
from socinno.formats.matrix import Drawn, crossed, matrix
from socinno.formats.slide import LARGE, Slide, titled_high, titled_rows, worse
from socinno.formats.spans import Line, Span, in_a_row, names
from socinno.formats.style import bare_text, paragraph
from socinno.views import Crossing, Matrix

CELLS = (60, 80, 100, 130, 170)  # that a block of speakers may take
KEYS = (38, 44, 60, 90)  # and what numbers and signs mean
SPEAKERS = 16  # in a block, at least, where there are several
BLOCKS = (1, 2, 3, 4, 5, 6)
UNTITLED = 1.3  # times as large letters must be for numbers without titles
NEAR = 1.2  # times as bad as the best may be what looks worse before all of it is laid out
TITLE = 40  # cells that there are for a title, at least
UNDER = 2  # rows for what stands under a title, with what is free below it
ANY = 100_000  # rows: more than there are


class Spread(NamedTuple):
    """The cells of a debate and what stands above them, in blocks; `by` as in `worse`."""

    strips: list[Strip]
    cells: int
    wide: int
    by: float


class Plan(NamedTuple):
    """A grid, and columns of keys so many cells wide, below it or `beside` it."""

    grid: Spread
    keys: list[list[Strip]]
    width: int
    beside: bool

    @property
    def laid(self) -> list[Strip]:
        """Its rows."""
        keys = abreast(self.keys, self.width)
        if self.beside:
            return abreast([self.grid.strips, keys], self.grid.cells)
        return [*self.grid.strips, *([[]] if keys else []), *keys]

    def worse(self, title: int) -> tuple[int, float]:
        """How bad it is, below a title of so many cells."""
        high = max(map(len, self.keys), default=0)
        keys = len(self.keys) * (self.width + BETWEEN) - BETWEEN
        grid, rows = self.grid.cells, len(self.grid.strips)
        cells = grid + BETWEEN + keys if self.beside else max(grid, keys)
        count: float = max(rows, high) if self.beside else rows + 1 + high
        count += UNDER + titled_high(ceil(title * LARGE / max(TITLE, cells)))
        return worse(cells, count, self.grid.by)


def matrix_slide(view: Matrix, sheet: Sheet) -> Slide:
    """A matrix with the largest letters that there is room for; all of it, however small."""
    crossings = list(view.crossings)
    what = capital(sheet.say(view.kind))
    if len(crossings) == 1:
        line, under = names((crossings[0].debate,), "title"), _under(what, crossings[0], sheet)
        title = cell_len(bare_text(line))
        plans = (it for grid in _grids(crossings[0], sheet) for it in _planned(grid, crossings[0], sheet))
        laid = min(plans, key=lambda it: it.worse(title)).laid
        width = max(TITLE, widest(laid))
        return Slide(titled_rows(line, width, sheet), [*rows(paragraph([under], sheet), width), [], *laid])
    laid = _several(view, crossings, sheet)
    return Slide(titled_rows((Span(what, "title"),), max(TITLE, widest(laid)), sheet), laid)


def _under(what: str, of: Crossing, sheet: Sheet) -> Line:
    """What a slide shows of a debate, and when and where that was held."""
    return in_a_row([(Span(what, "label"),), *(lines(it, sheet)[0] for it in of.held)])


def _grids(of: Crossing, sheet: Sheet) -> Iterator[Spread]:
    """Its cells in each way that may be best."""
    most = max(1, min(len(BLOCKS), len(of.lines) // SPEAKERS))
    whole = [_grid(of, wide, 1, sheet) for wide in CELLS]
    likely = {
        (grid.wide, n): worse(n * (grid.cells + BETWEEN), len(grid.strips) / n, grid.by)[0]
        for grid in whole
        for n in BLOCKS[:most]
    }
    for (wide, n), bad in likely.items():
        if bad <= min(likely.values()) * NEAR + 1:
            yield whole[CELLS.index(wide)] if n == 1 else _grid(of, wide, n, sheet)


def _grid(of: Crossing, wide: int, count: int, sheet: Sheet) -> Spread:
    drawn = crossed(of, sheet._replace(width=wide), pieces=count)
    blocks = [_strips([it], wide) for it in drawn.grid if isinstance(it, Laid)]
    strips = abreast(blocks, max(map(widest, blocks), default=1))
    strips += _strips((it for it in drawn.grid if not isinstance(it, Laid)), wide)
    above = _strips(drawn.above, max(wide, widest(strips)))
    strips = [*above, *([[]] if above else []), *strips]
    return Spread(strips, widest(strips), wide, 1 if drawn.titled else UNTITLED)


def _planned(grid: Spread, of: Crossing, sheet: Sheet) -> Iterator[Plan]:
    """What numbers and signs mean below the cells, in columns, and beside them."""
    for width in KEYS:
        drawn = crossed(of, sheet._replace(width=grid.wide), sheet._replace(width=width))
        units = _units(drawn, width)
        width = max((widest(unit.rows) for unit in units), default=1)
        below = max(1, (grid.cells + BETWEEN) // (width + BETWEEN))
        for count, beside in ((below, False), (below + 1, False), (1, True), (2, True)):
            yield Plan(grid, balanced(units, count, ANY).columns, width, beside)


def _units(drawn: Drawn, width: int) -> list[Unit]:
    """What is not cells; each question stays whole, and so does what all signs mean."""
    parts = [[it] for it in drawn.keys], [drawn.legend], [[it] for it in drawn.told]
    told = [[strips for of in part if (strips := _strips(of, width))] for part in parts]
    return [Unit(it, apart=not n) for part in told for n, it in enumerate(part)]


def _several(view: Matrix, crossings: Sequence[Crossing], sheet: Sheet) -> list[Strip]:
    """Several debates, each with its signs, in columns; or that there are no speakers."""
    found = []
    for wide in CELLS:
        views = [view._replace(crossings=[it]) for it in crossings] or [view._replace(crossings=[])]
        units = [Unit(_strips(matrix(it, sheet._replace(width=wide)), wide), apart=True) for it in views]
        for count in BLOCKS[: len(units)]:
            columns = balanced(units, count, ANY).columns
            found.append(abreast(columns, max(map(widest, columns))))
    return min(found, key=lambda it: worse(widest(it), len(it)))


def _strips(of: Iterable[Picture], width: int) -> list[Strip]:
    return [row for it in of for row in rows(it, width)]
