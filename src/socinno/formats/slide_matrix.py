"""Who stands where as a slide: speakers in blocks beside each other, and what numbers and signs mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from socinno.formats import Sheet
from socinno.formats.blocks import title_line
from socinno.formats.flow import BETWEEN, Unit, abreast, balanced, widest
from socinno.formats.layout import Picture, Strip, rows
from socinno.formats.matrix import Drawn, crossed, matrix
from socinno.formats.slide import Slide, titled_rows
from socinno.views import Crossing, Matrix

CELLS = (60, 80, 100, 130, 170)  # that a block of speakers may take
KEYS = (32, 44, 60, 90)  # and what numbers and signs mean
SPEAKERS = 16  # in a block, at least, where there are several
BLOCKS = (1, 2, 3, 4, 5, 6)
UNTITLED, TORN = 1.3, 0.1  # for how much larger letters titles give way to numbers, and one block to two
ANY = 100_000  # rows: more than there are


def matrix_slide(view: Matrix, sheet: Sheet) -> Slide:
    """A matrix with the largest letters that there is room for; all of it, however small."""
    crossings = list(view.crossings)
    laid = _single(crossings[0], sheet) if len(crossings) == 1 else _several(view, crossings, sheet)
    title = tuple(span._replace(role=span.role or "title") for span in title_line(view, sheet))
    slides = ((Slide(titled_rows(title, max(40, widest(it)), sheet), it), by) for it, by in laid)
    return min(slides, key=lambda found: found[0].worse(found[1]))[0]


def _single(of: Crossing, sheet: Sheet) -> Iterator[tuple[list[Strip], float]]:
    """One debate in each way that may be best, and for how many times worse than its letters it counts."""
    for wide in CELLS:
        own = sheet._replace(width=wide)
        keyed = [(crossed(of, own, sheet._replace(width=width)), width) for width in KEYS]
        for count in BLOCKS:
            if count > 1 and len(of.lines) < count * SPEAKERS:
                break
            drawn = crossed(of, own, pieces=count) if count > 1 else keyed[0][0]
            blocks = [_strips([it], wide) for it in drawn.grid[:count]]
            grid = abreast(blocks, max(map(widest, blocks), default=1))
            grid += _strips(drawn.grid[count:], wide)
            above = _strips(drawn.above, max(wide, widest(grid)))
            above += [[]] if above else []
            by = (1 if drawn.titled else UNTITLED) * (1 + (count - 1) * TORN)
            for key, width in keyed:
                yield from (([*above, *it], by) for it in _with_keys(grid, _units(key, width), width))


def _with_keys(grid: list[Strip], units: Sequence[Unit], width: int) -> Iterator[list[Strip]]:
    """What numbers and signs mean below the cells, in columns, and beside them."""
    free = widest(grid)
    count = max(1, (free + BETWEEN) // (width + BETWEEN))
    yield [*grid, [], *abreast(balanced(units, count, ANY).columns, width)]
    for count in (1, 2):
        keys = abreast(balanced(units, count, ANY).columns, width)
        yield abreast([grid, keys], free)


def _units(drawn: Drawn, width: int) -> list[Unit]:
    parts = [[it] for it in drawn.keys], [drawn.legend], [[it] for it in drawn.told]
    return [
        Unit(strips, apart=not n and bool(i))
        for i, part in enumerate(parts)
        for n, of in enumerate(part)
        if (strips := _strips(of, width))
    ]


def _several(
    view: Matrix, crossings: Sequence[Crossing], sheet: Sheet
) -> Iterator[tuple[list[Strip], float]]:
    """Several debates, each with its signs, in columns; or that there are no speakers."""
    for wide in CELLS:
        own = sheet._replace(width=wide)
        views = [view._replace(crossings=[it]) for it in crossings] or [view._replace(crossings=[])]
        units = [Unit(_strips(matrix(it, own), wide), apart=True) for it in views]
        for count in BLOCKS[: len(units)]:
            columns = balanced(units, count, ANY).columns
            yield abreast(columns, max(map(widest, columns))), 1


def _strips(of: Iterable[Picture], width: int) -> list[Strip]:
    return [row for it in of for row in rows(it, width)]
