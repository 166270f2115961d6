"""Who stands where in the terminal picture: speakers by questions, in cells of two sizes.

A wide cell is an axis between the two sides of a question; where these do not fit a cell is one mark, and
where even those do not fit, the columns go on below. What runs from right to left stands in no cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from math import ceil
from typing import NamedTuple

from rich.cells import cell_len

from socinno.formats import Sheet
from socinno.formats.crossings import (
    ColumnKey,
    above_lines,
    column_keys,
    known_stances,
    sides_alike,
    signs_once,
    told_line,
)
from socinno.formats.foot import in_rows
from socinno.formats.heads import GAP, in_lines, indent, titled_widths
from socinno.formats.inlines import lines
from socinno.formats.layout import Beside, Laid, Picture, Prose, Strip, padded, rows
from socinno.formats.spans import SIGNS, Line, Span, id_after, name_span, names
from socinno.formats.stances import AXIS, axis, legend_line, mark, stance_lines
from socinno.formats.style import (
    bare_text,
    indented,
    measure,
    paragraph,
    right_to_left,
)
from socinno.formats.wrapping import longest_word
from socinno.views import Crossing, Head, Matrix, MatrixLine, Sign

NAME = 10  # cells for a speaker, at least, where names are longer
APART = (Span("   "),)  # between the entries of a legend
AXES = ((AXIS, GAP), (3, GAP), (3, 1))  # cells of an axis and free ones behind it, and of shorter ones


class Shape(NamedTuple):
    """How a matrix is drawn: cells for a name, and for each column with the space before the next.

    `axis`: how many cells that has; none, and a cell is one mark. `titled`: heads have titles beside their
    numbers.
    """

    name: int
    columns: Sequence[int]
    axis: int
    titled: bool = False


class Drawn(NamedTuple):
    """What is drawn of one debate: what is to be known before, its cells, the keys to its numbers, its
    signs, and what else there is. `titled`: its columns have titles, which need no line between."""

    above: list[Picture]
    grid: list[Picture]
    keys: list[Picture]
    legend: list[Picture]
    told: list[Picture]
    signs: tuple[Sign, ...]
    titled: bool = False

    @property
    def below(self) -> tuple[Picture, ...]:
        """All that is not cells."""
        return (*self.keys, *self.legend, *self.told)

    @property
    def all(self) -> tuple[Picture, ...]:
        """All of it, its cells apart."""
        gaps = [[Prose()] if self.grid and of else [] for of in (self.above or not self.titled, self.keys)]
        return (*self.above, *gaps[0], *self.grid, *gaps[1], *self.below)


def matrix(it: Matrix, sheet: Sheet) -> Iterator[Picture]:
    """Each debate's speakers by its questions, and below them what numbers and signs mean."""
    if not it.debates:
        yield paragraph(lines(it.empty, sheet), sheet)
    several = len(it.debates) > 1
    found: list[Sign] = []
    for crossing in it.crossings:
        yield _title(crossing, several, sheet)
        drawn = crossed(crossing, sheet)
        if several:
            found += drawn.signs if drawn.legend else ()
            drawn = drawn._replace(legend=[], told=[*drawn.told, Prose()])
        yield from drawn.all
    yield from _legend(signs_once(found), sheet)


def _title(of: Crossing, several: bool, sheet: Sheet) -> Picture:
    """Which debate it is, and at the right edge how many there are of what."""
    name = (name_span(of.debate, "title"), *((id_after(of.debate),) if several else ()))
    counts = ", ".join(sheet.say(it.key, **it.facts) for it in of.counts)
    line = (*name, Span(counts, "edge")) if counts else name
    return Laid(list(rows(paragraph([line], sheet), measure(sheet))))


def _legend(of: Iterable[Sign], sheet: Sheet, sides: Sequence[Line] = ()) -> list[Picture]:
    """What signs mean, as many on a line as fit, behind the sides that all questions have."""
    told = in_rows((*sides, *(legend_line(sign, sheet) for sign in of)), APART, measure(sheet))
    return [paragraph(told, sheet)] if told else []


def crossed(it: Crossing, sheet: Sheet, below: Sheet | None = None, pieces: int = 1) -> Drawn:
    """What is drawn of one debate; what stands below its cells on a sheet of its own, if there is one.

    `pieces` of its rows have the heads above them again, and are pictures of their own.
    """
    below = below or sheet
    parted: tuple[list[MatrixLine], list[MatrixLine]] = ([], [])
    for line in it.lines:
        parted[right_to_left(names((line.speaker,)))].append(line)
    straight, turned = parted
    shape = _shape(it.heads, straight, sheet)
    size = max(1, ceil(len(straight) / pieces))
    parts = (straight[at : at + size] for at in range(0, len(straight), size))
    grid: list[Picture] = [Laid(_grid(it.heads, part, shape, sheet)) for part in parts]
    for line in turned:
        grid += _by_itself(it.heads, line, sheet)
    small = bool(straight) and not shape.axis
    occurring = it.small if small else it.legend
    told = [told_line(part, below) for part in (*(it.marked if small else ()), *it.told)]
    keys = column_keys(it, shape.titled, small) if straight else []
    above = above_lines(it, sheet)
    pictures: list[Picture] = [paragraph(above, sheet)] if above else []
    shared = straight and sides_alike(it)
    if shared:
        pictures += _legend(occurring, sheet, keys[0].parts)
    return Drawn(
        pictures,
        grid,
        [_key(key, it.heads, below) for key in keys if key.number],
        [] if shared else _legend(occurring, below),
        [paragraph(told, below)] if told else [],
        occurring,
        shape.titled,
    )


def _downwards(heads: Sequence[Head], shape: Shape) -> bool:
    """Whether numbers of several digits stand above their columns from top to bottom."""
    digits = max((len(str(head.number)) for head in heads), default=1)
    return digits > 1 and not shape.titled and any(width <= digits for width in shape.columns)


def _shape(heads: Sequence[Head], of: Sequence[MatrixLine], sheet: Sheet) -> Shape:
    """The most telling shape that there is room for."""
    called = [name_span(line.speaker).text for line in of]
    longest = max(map(cell_len, called), default=0) + GAP
    word = min(max(map(longest_word, called), default=0), sheet.width * 3 // 5)
    name = min(longest, max(NAME, sheet.width // 3, word) + GAP)
    free = sheet.width - name
    for long, gap in AXES:
        if len(heads) * (long + gap) - gap <= free:
            told = (axis(s, h.sides, long) for line in of for s, h in zip(line.stances, heads, strict=True))
            cells = max((cell_len(bare_text(cell)) for cell in told), default=long)
            cells = max(cells, long)
            for widths in titled_widths(heads, cells) if gap == GAP else ():
                if sum(widths) - GAP <= free:
                    return Shape(min(longest, sheet.width - sum(widths) + GAP), widths, long, True)
            if len(heads) * (cells + gap) - gap <= free:
                widths = [cells + gap] * len(heads)
                return Shape(min(longest, sheet.width - sum(widths) + gap), widths, long)
    name = min(longest, max(name, sheet.width - len(heads)))
    for step, width in ((3, measure(sheet)), (2, sheet.width)):
        if name + step * len(heads) - (step > 1) <= width:
            return Shape(name, [step] * len(heads), 0)
    return Shape(name, [1] * len(heads), 0)


def _grid(heads: Sequence[Head], of: Sequence[MatrixLine], shape: Shape, sheet: Sheet) -> Iterator[Strip]:
    """The rows of a matrix; columns for which there is no room go on below, with the speakers again."""
    size = len(heads) if sum(shape.columns) > len(heads) else max(1, sheet.width - shape.name)
    for start in range(0, max(1, len(heads)), max(1, size)):
        part = slice(start, start + size)
        if start:
            yield []
        for strip, name in zip_longest(
            _headed(heads[part], shape, part, sheet), _corner(heads, shape, sheet)
        ):
            yield [*padded(name or [], shape.name), *strip]
        for n, line in enumerate(of):
            if line.apart and n:
                yield []
            if line.group != (of[n - 1].group if n else None):
                group = lines(line.group, sheet) if line.group else [(Span(SIGNS["dash"]),)]
                yield from rows(paragraph(group, sheet), sheet.width)
            yield from _row(heads, line, part, shape, sheet)


def _corner(heads: Sequence[Head], shape: Shape, sheet: Sheet) -> Iterator[Strip]:
    """That the numbers are of questions and how they are read, where that fits beside them."""
    told = paragraph([(Span(sheet.say("numbers-down"), "label"),)], sheet)
    if _downwards(heads, shape) and len(found := [*rows(told, shape.name - GAP)]) == 1:
        yield from found


def _headed(heads: Sequence[Head], shape: Shape, part: slice, sheet: Sheet) -> Iterator[Strip]:
    """The heads of columns: numbers, from top to bottom where columns are narrow; titles where they fit."""
    columns = shape.columns[part]
    if not shape.titled:
        digits = max((len(str(head.number)) for head in heads), default=1)
        if not _downwards(heads, shape):
            told = [[str(head.number)] for head in heads]
        else:
            told = [list(str(head.number).rjust(digits)) for head in heads]
    else:
        told = [
            [f"{' ' * indent(head)}{text}" for text in in_lines(head, width - GAP - indent(head))]
            for head, width in zip(heads, columns, strict=True)
        ]
        told = [[f"{h.number} {of[0].lstrip()}", *of[1:]] for h, of in zip(heads, told, strict=True)]
    for row in zip_longest(*told, fillvalue=""):
        spans = (_padded((Span(text, "label"),), n) for text, n in zip(row, columns, strict=True))
        yield _strip(tuple(span for cell in spans for span in cell), sheet)


def _row(heads: Sequence[Head], line: MatrixLine, part: slice, shape: Shape, sheet: Sheet) -> Iterator[Strip]:
    """A speaker's name, and a cell for each question."""
    cells: list[Span] = []
    for head, stance, width in zip(heads[part], line.stances[part], shape.columns[part], strict=True):
        before = (Span(" " * indent(head)),) if shape.titled else ()
        drawn = axis(stance, head.sides, shape.axis) if shape.axis else (mark(stance),)
        cells += _padded((*before, *drawn), width)
    first, *rest = rows(paragraph([names((line.speaker,), "strong")], sheet), shape.name - GAP)
    room = shape.name - sum(cell_len(text) for text, _ in first)
    yield [*first, (" " * room, None), *_strip(tuple(cells), sheet)]
    yield from rest


def _strip(line: Line, sheet: Sheet) -> Strip:
    """A line that fits, as it is drawn."""
    return [piece for row in rows(paragraph([line], sheet), sheet.width) for piece in row]


def _padded(cell: Line, width: int) -> Line:
    return (*cell, Span(" " * (width - cell_len(bare_text(cell)))))


def _by_itself(heads: Sequence[Head], line: MatrixLine, sheet: Sheet) -> Iterator[Picture]:
    """A speaker whose name runs from right to left: only what is known, one question below the other."""
    yield paragraph([names((line.speaker,), "strong")], sheet)
    for head, stance in known_stances(heads, line):
        yield indented(paragraph([(Span(f"{head.number} "), name_span(head.of))], sheet))
        yield indented(paragraph(stance_lines(stance, sheet), sheet), 2)


def _key(key: ColumnKey, heads: Sequence[Head], sheet: Sheet) -> Picture:
    """What a number means, beside it; what runs from right to left stands beside nothing."""
    if any(map(right_to_left, key.parts)):
        return paragraph([(Span(f"{key.number} ", "label"),), *key.parts], sheet)
    digits = max(len(str(head.number)) for head in heads)
    label = paragraph([(Span(str(key.number).rjust(digits), "label"),)], sheet)
    room = measure(sheet) - digits - GAP
    told = paragraph(in_rows(key.parts, APART, room), sheet)
    return Beside([(label, told)], (digits + GAP, room), GAP)
