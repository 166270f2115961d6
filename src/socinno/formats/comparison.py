"""A comparison in the terminal picture: things side by side, or aspect by aspect where that is too narrow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from rich.cells import cell_len
from rich.style import Style

from socinno.formats import Sheet
from socinno.formats.facing import head_lines, opposed
from socinno.formats.facts import facts
from socinno.formats.inlines import aspect, key_line, lines
from socinno.formats.layout import Picture, Prose, Ruled
from socinno.formats.ledger import ledger
from socinno.formats.spans import Line, Span
from socinno.formats.style import LABEL, bare_text, filled, indented, paragraph, right_to_left, style
from socinno.views import Columns, Table

_WORD = re.compile(r"\w+")
NARROWEST = 24  # cells in a column of a comparison; under it, stack: three fit in 100


def comparison(columns: Columns, sheet: Sheet) -> Iterator[Picture]:
    """Things side by side, or aspect by aspect where there is no room for that."""
    if columns.kind == "facing":
        yield from opposed(columns, sheet)
        return
    for value in columns.verdict:
        yield paragraph(lines(value, sheet), sheet)
    if columns.of:
        yield paragraph(head_lines(columns.of, sheet, beside=True), sheet)
    if columns.question:
        yield paragraph(lines(columns.question, sheet), sheet)
    rows = columns.read
    also = [part for part in columns.also if not part.machine]
    if not rows and not also:
        yield paragraph(
            [line for head in columns.heads for line in head_lines(head, sheet, beside=True)], sheet
        )
        yield paragraph(lines(columns.empty, sheet), sheet)
        return
    if rows:
        yield from _rows(columns._replace(rows=rows), sheet)
    for part in also:
        if isinstance(part.value, Table):
            yield Prose()
            if part.label:
                yield paragraph([(*key_line(part.label, sheet, "heading"), Span(":"))], sheet)
            yield from ledger(part.value, part.value.records, sheet)
        else:
            yield from facts([part], sheet)


def _rows(columns: Columns, sheet: Sheet) -> Iterator[Picture]:
    count = len(columns.heads)
    width = (sheet.width - 3 * count - 1 - LABEL - 3) // count
    told = lines((*columns.heads, *(cell for row in columns.rows for cell in row.told)), sheet)
    if width < NARROWEST or any(right_to_left(line) or _breaks(line, width) for line in told):
        yield from _by_aspect(columns, sheet)
    else:
        yield from _side_by_side(columns, sheet, width)


def _breaks(line: Line, width: int) -> bool:
    """Whether a word of it would be broken; what has hyphens or dots in it, such as an address, may be."""
    return max(map(cell_len, _WORD.findall(bare_text(line))), default=0) > width


def _side_by_side(columns: Columns, sheet: Sheet, width: int) -> Iterator[Picture]:
    heads = [Prose(), *(paragraph(head_lines(head, sheet), sheet) for head in columns.heads)]
    told = (
        [paragraph(aspect(row, sheet), sheet), *(filled(cell, sheet) for cell in row.told)]
        for row in columns.rows
    )
    widths = [LABEL, *([width] * len(columns.heads))]
    yield Ruled(chain([heads], told), widths, style("frame"), head=Style(bold=True))


def _by_aspect(columns: Columns, sheet: Sheet) -> Iterator[Picture]:
    for i, row in enumerate(columns.rows):
        if i or columns.of:
            yield Prose()
        yield paragraph(aspect(row, sheet, "heading"), sheet)
        for head, cell in zip(columns.heads, row.told, strict=True):
            yield indented(paragraph(head_lines(head, sheet, beside=True), sheet))
            yield indented(filled(cell, sheet), 2)
