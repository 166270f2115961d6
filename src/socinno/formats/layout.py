"""The blocks of a terminal picture, laid out row by row: paragraphs, what is indented, and grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from socinno.formats.wrapping import folded

Piece = tuple[str, Style | None]
"""Some text on one line, and its look if it has one."""

Strip = list[Piece]
"""What stands on one line of the screen."""


TIE = "\u00a0"
"""A space at which no line ends. There is none in content, of which any white space is a space."""

EDGE = 2  # cells that are free before what stands at the right edge


class Edged(NamedTuple):
    """A line to be folded, and what stands at the right edge of its last row, or below it there."""

    line: Sequence[Piece]
    edge: Piece


class Prose(NamedTuple):
    """Lines one under the other, each to be folded."""

    lines: Sequence[Sequence[Piece] | Edged] = ((),)


class Laid(NamedTuple):
    """Rows that are laid out already."""

    rows: Iterable[Strip]


class Indented(NamedTuple):
    """A block so many cells to the right."""

    block: Picture
    cells: int


class Hanging(NamedTuple):
    """A block of which every row but the first is so many cells to the right."""

    block: Picture
    cells: int


class Ruled(NamedTuple):
    """Paragraphs in columns so many cells wide, lines between them; around them too if `framed`.

    The first row is a `head`ing, in the look of one, and stands at the foot of its row.
    """

    rows: Iterable[Sequence[Prose]]
    widths: Sequence[int]
    line: Style | None
    framed: bool = True
    head: Style | None = None


class Beside(NamedTuple):
    """Labels, with free cells behind them, and values beside them, in so many cells each."""

    rows: Iterable[tuple[Prose, Prose]]
    widths: tuple[int, int]
    gutter: int


Picture = Prose | Laid | Indented | Hanging | Ruled | Beside


def rows(block: Picture, width: int) -> Iterator[Strip]:
    """The rows of a block in so many cells."""
    if isinstance(block, Prose):
        for line in block.lines:
            yield from _at_edge(line, width) if isinstance(line, Edged) else _wrapped(line, width)
    elif isinstance(block, Laid):
        yield from block.rows
    elif isinstance(block, Indented):
        yield from ([(" " * block.cells, None), *row] for row in rows(block.block, width - block.cells))
    elif isinstance(block, Hanging):
        told = rows(block.block, width - block.cells)
        yield from islice(told, 1)
        yield from ([(" " * block.cells, None), *row] for row in told)
    elif isinstance(block, Ruled):
        yield from _grid(block)
    else:
        yield from _beside(block, width)


def _at_edge(line: Edged, width: int) -> Iterator[Strip]:
    before, last = [*_wrapped(line.line, width)], [*_wrapped([line.edge], width)]
    *before, foot = before or [[]]
    room = width - cell_len(line.edge[0])
    yield from before
    if sum(cell_len(text) for text, _ in foot) + EDGE <= room:
        yield [*padded(foot, room), line.edge]
        return
    yield from [foot] if foot else []
    yield from ([*padded([], max(0, room)), *row] for row in last)


def _wrapped(line: Sequence[Piece], width: int) -> Iterator[Strip]:
    pieces = list(_joined(line))
    rest = iter(pieces)
    look: Style | None = None
    end = 0  # of the piece that the line has come to
    whole = "".join(text for text, _ in pieces)
    tied = TIE in whole
    for start, text in folded(whole.replace(TIE, "_") if tied else whole, width):
        if tied:
            text = whole[start : start + len(text)].replace(TIE, " ")
        row, at, stop = [], start, start + len(text)
        while at < stop:
            while end <= at:
                piece, look = next(rest)
                end += len(piece)
            to = min(end, stop)
            row.append((text[at - start : to - start], look))
            at = to
        yield row


def _joined(line: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces that hold something, those without a look as one."""
    for plain, run in groupby((piece for piece in line if piece[0]), key=lambda piece: not piece[1]):
        if plain:
            yield "".join(text for text, _ in run), None
        else:
            yield from run


def _beside(block: Beside, width: int) -> Iterator[Strip]:
    over = max(0, sum(block.widths) - width)  # where it is indented
    first, second = block.widths[0] - over // 2, block.widths[1] - (over - over // 2)
    for label, value in block.rows:
        left, right = rows(label, first - block.gutter), rows(value, second)
        for a, b in zip_longest(left, right):
            yield [*padded(a or [], first), *(b or [])]


def padded(row: Strip, width: int, look: Style | None = None) -> Strip:
    """A row made so many cells wide."""
    free = width - sum(cell_len(text) for text, _ in row)
    return [*row, (" " * free, look)] if free > 0 else row


def _grid(grid: Ruled) -> Iterator[Strip]:
    last = len(grid.widths) - 1
    sides = [(grid.framed or i > 0, grid.framed or i < last) for i in range(last + 1)]
    widths = [width + sum(side) for width, side in zip(grid.widths, sides, strict=True)]
    above, between, below = (_rule(signs, widths, grid) for signs in ("╭─┬╮", "├─┼┤", "╰─┴╯"))
    bar = ("│", grid.line)
    if grid.framed:
        yield above
    for n, cells in enumerate(grid.rows):
        look = grid.head if n == 0 else None
        if n:
            yield between
        blanks: list[Strip] = [[(" " * width, look)] for width in widths]
        told = [_cell(*cell, look) for cell in zip(cells, grid.widths, sides, strict=True)]
        for parts in _at_foot(told) if look else zip_longest(*told):
            inner = [
                piece for part, blank in zip(parts, blanks, strict=True) for piece in (bar, *(part or blank))
            ]
            yield [*inner, bar] if grid.framed else inner[1:]
    if grid.framed:
        yield below


def _rule(signs: str, widths: Sequence[int], grid: Ruled) -> Strip:
    inner = signs[2].join(signs[1] * width for width in widths)
    return [(f"{signs[0]}{inner}{signs[3]}" if grid.framed else inner, grid.line)]


def _cell(paragraph: Prose, width: int, sides: tuple[bool, bool], look: Style | None) -> Iterator[Strip]:
    before, after = ([(" ", look)] if side else [] for side in sides)
    for row in rows(paragraph, width):
        told = [(text, look + own if look and own else own or look) for text, own in row]
        yield [*before, *padded(told, width, look), *after]


def _at_foot(cells: Iterable[Iterator[Strip]]) -> Iterator[tuple[Strip | None, ...]]:
    """The rows of cells, those of the lower ones below."""
    turned = zip_longest(*(reversed([*cell]) for cell in cells))
    return reversed([*turned])
