"""Who stands where in the terminal picture: speakers by questions, in cells of two sizes.

A wide cell is an axis between the two sides of a question; where these do not fit a cell is one mark, and
where even those do not fit, the columns go on below. What runs from right to left stands in no cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from socinno.formats import Sheet
from socinno.formats.crossings import ColumnKey, column_keys, head_text, known_stances, signs_once, told_line
from socinno.formats.foot import in_rows
from socinno.formats.inlines import lines
from socinno.formats.layout import Beside, Laid, Picture, Prose, Strip, rows
from socinno.formats.spans import SIGNS, Line, Span, id_after, name_span, names
from socinno.formats.stances import axis, legend_line, mark, stance_lines
from socinno.formats.style import (
    bare_text,
    indented,
    measure,
    paragraph,
    right_to_left,
)
from socinno.formats.wrapping import longest_word
from socinno.text import one_line
from socinno.views import Crossing, Head, Matrix, MatrixLine, Sign

GAP = 2  # free cells between columns
NAME = 10  # cells for a speaker, at least, where names are longer
LOW = 4  # lines of a heading, at most: then numbers say more
APART = (Span("   "),)  # between the entries of a legend
AXIS = 5  # cells of an axis

_BREAK = re.compile(r"(?<=\w[/-])(?=\w)")
"""Where a word may go on below."""


class Shape(NamedTuple):
    """How a matrix is drawn: cells for a name, and for each column with the space before the next.

    `wide`: cells have an axis; `titled`: heads have titles beside their numbers.
    """

    name: int
    columns: Sequence[int]
    wide: bool
    titled: bool = False


class Drawn(NamedTuple):
    """What is drawn of one debate: its cells, the keys to its numbers, its signs, and what else there is."""

    grid: list[Picture]
    keys: list[Picture]
    legend: list[Picture]
    told: list[Picture]
    signs: tuple[Sign, ...]

    @property
    def below(self) -> tuple[Picture, ...]:
        """All that is not cells."""
        return (*self.keys, *self.legend, *self.told)


def matrix(it: Matrix, sheet: Sheet) -> Iterator[Picture]:
    """Each debate's speakers by its questions, and below them what numbers and signs mean."""
    if not it.debates:
        yield paragraph(lines(it.empty, sheet), sheet)
    if len(it.debates) == 1 and not it.several:
        for crossing in it.crossings:
            drawn = crossed(crossing, sheet)
            yield from (*drawn.grid, *([Prose()] if drawn.grid and drawn.keys else []), *drawn.below)
        return
    found: list[Sign] = []
    for crossing in it.crossings:
        yield paragraph([(name_span(crossing.debate, "title"), id_after(crossing.debate))], sheet)
        drawn = crossed(crossing, sheet)
        yield from (*drawn.grid, *drawn.keys, *drawn.told, Prose())
        found += drawn.signs
    yield from _legend(signs_once(found), sheet)


def _legend(of: Iterable[Sign], sheet: Sheet) -> list[Picture]:
    """What signs mean, as many on a line as fit."""
    told = in_rows((legend_line(sign, sheet) for sign in of), APART, measure(sheet))
    return [paragraph(told, sheet)] if told else []


def crossed(it: Crossing, sheet: Sheet, below: Sheet | None = None) -> Drawn:
    """What is drawn of one debate; what stands below its cells on a sheet of its own, if there is one."""
    below = below or sheet
    parted: tuple[list[MatrixLine], list[MatrixLine]] = ([], [])
    for line in it.lines:
        parted[right_to_left(names((line.speaker,)))].append(line)
    straight, turned = parted
    shape = _shape(it.heads, straight, sheet)
    grid: list[Picture] = [Laid(list(_grid(it.heads, straight, shape, sheet)))] if straight else []
    for line in turned:
        grid += _by_itself(it.heads, line, sheet)
    occurring = it.legend if shape.wide or not straight else it.small
    told = [told_line(part, below) for part in it.told]
    return Drawn(
        grid,
        [_key(key, it.heads, below) for key in column_keys(it, shape.titled)] if straight else [],
        _legend(occurring, below),
        [paragraph(told, below)] if told else [],
        occurring,
    )


def _shape(heads: Sequence[Head], of: Sequence[MatrixLine], sheet: Sheet) -> Shape:
    """The most telling shape that there is room for."""
    called = [name_span(line.speaker).text for line in of]
    longest = max(map(cell_len, called), default=0) + GAP
    word = min(max(map(longest_word, called), default=0), sheet.width // 2)
    name = min(longest, max(NAME, sheet.width // 3, word) + GAP)
    free = sheet.width - name
    cells = AXIS
    if len(heads) * (AXIS + GAP) - GAP <= free:
        drawn = (axis(s, head.sides) for line in of for s, head in zip(line.stances, heads, strict=True))
        cells = max(AXIS, AXIS, *(cell_len(bare_text(cell)) for cell in drawn))
        for widths in _titled(heads, cells):
            if sum(widths) - GAP <= free:
                return Shape(name, widths, True, True)
    if len(heads) * (cells + GAP) - GAP <= free:
        return Shape(name, [cells + GAP] * len(heads), True)
    name = min(longest, max(name, sheet.width - len(heads)))
    for step, width in ((3, measure(sheet)), (2, sheet.width)):
        if name + step * len(heads) - (step > 1) <= width:
            return Shape(name, [step] * len(heads), False)
    return Shape(name, [1] * len(heads), False)


def _titled(heads: Sequence[Head], cells: int) -> Iterator[list[int]]:
    """Cells for each column in which its title takes two lines, three, or the most that it may."""
    if any(right_to_left((Span(head_text(head).text),)) for head in heads):
        return
    for low in range(2, LOW + 1):
        yield [max(_indent(head) + cells, _least(head, low)) + GAP for head in heads]


def _indent(head: Head) -> int:
    return len(str(head.number)) + 1


def _least(head: Head, low: int) -> int:
    """The fewest cells in which a title with its number takes so many lines."""
    width = max((cell_len(_ended(piece)) for piece, _ in _pieced(head)), default=0)
    while len(_folded(head, width)) > low:
        width += 1
    return _indent(head) + width


def _pieced(head: Head) -> list[tuple[str, bool]]:
    """A title in parts that are not broken, each with whether a space goes before it."""
    found: list[tuple[str, bool]] = []
    for word in one_line(head_text(head).text).split():
        if found and not any(map(str.isalnum, word)):  # a sign stays behind its word
            found[-1] = (f"{found[-1][0]} {word}", found[-1][1])
            continue
        parts = _BREAK.split(word)
        found += [(part, n == 0) for n, part in enumerate(parts)]
    return found


def _folded(head: Head, width: int) -> list[str]:
    """A title in lines so wide, or as wide as its longest piece."""
    found: list[str] = []
    for piece, apart in _pieced(head):
        longer = f"{found[-1]}{' ' if apart else ''}{piece}" if found else piece
        if found and cell_len(_ended(longer)) <= width:
            found[-1] = longer
        else:
            found.append(piece)
    return [_ended(line) for line in found]


def _ended(line: str) -> str:
    """The end of a line as it is drawn: a slash stands at its word, what is behind it stands below."""
    return f"{line.removesuffix(' /')}/" if line.endswith(" /") else line


def _grid(heads: Sequence[Head], of: Sequence[MatrixLine], shape: Shape, sheet: Sheet) -> Iterator[Strip]:
    """The rows of a matrix; columns for which there is no room go on below, with the speakers again."""
    size = len(heads) if sum(shape.columns) > len(heads) else max(1, sheet.width - shape.name)
    for start in range(0, max(1, len(heads)), max(1, size)):
        part = slice(start, start + size)
        if start:
            yield []
        for strip in _headed(heads[part], shape, part, sheet):
            yield [(" " * shape.name, None), *strip]
        for n, line in enumerate(of):
            if line.group != (of[n - 1].group if n else None):
                group = lines(line.group, sheet) if line.group else [(Span(SIGNS["dash"]),)]
                yield from rows(paragraph(group, sheet), sheet.width)
            yield from _row(heads, line, part, shape, sheet)


def _headed(heads: Sequence[Head], shape: Shape, part: slice, sheet: Sheet) -> Iterator[Strip]:
    """The heads of columns: numbers, from top to bottom where columns are narrow; titles where they fit."""
    columns = shape.columns[part]
    if not shape.titled:
        digits = max((len(str(head.number)) for head in heads), default=1)
        if all(width > digits for width in columns):
            told = [[str(head.number)] for head in heads]
        else:
            told = [list(str(head.number).rjust(digits)) for head in heads]
    else:
        told = [
            [f"{' ' * _indent(head)}{text}" for text in _folded(head, width - GAP - _indent(head))]
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
        before = (Span(" " * _indent(head)),) if shape.titled else ()
        cells += _padded((*before, *(axis(stance, head.sides) if shape.wide else (mark(stance),))), width)
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
    if not key.number:
        return paragraph(in_rows(key.parts, APART, measure(sheet)), sheet)
    if any(map(right_to_left, key.parts)):
        return paragraph([(Span(f"{key.number} ", "label"),), *key.parts], sheet)
    digits = max(len(str(head.number)) for head in heads)
    label = paragraph([(Span(str(key.number).rjust(digits), "label"),)], sheet)
    room = measure(sheet) - digits - GAP
    told = paragraph(in_rows(key.parts, APART, room), sheet)
    return Beside([(label, told)], (digits + GAP, room), GAP)
