"""A comparison in the terminal picture: things side by side, or aspect by aspect where that is too narrow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rich.style import Style

from socinno.formats import Sheet
from socinno.formats.facing import head_lines, opposed
from socinno.formats.facts import facts
from socinno.formats.inlines import aspect, lines
from socinno.formats.layout import Picture, Prose, Ruled
from socinno.formats.style import LABEL, NARROWEST, filled, indented, paragraph, right_to_left, style
from socinno.views import Columns


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
    if not columns.rows:
        yield paragraph(
            [line for head in columns.heads for line in head_lines(head, sheet, beside=True)], sheet
        )
        yield paragraph(lines(columns.empty, sheet), sheet)
        return
    count = len(columns.heads)
    width = (sheet.width - 3 * count - 1 - LABEL - 3) // count
    cells = [cell for row in columns.rows for cell in row.told]
    if width < NARROWEST or any(map(right_to_left, lines((*columns.heads, *cells), sheet))):
        yield from _by_aspect(columns, sheet)
    else:
        yield from _side_by_side(columns, sheet, width)
    if columns.also:
        yield from facts([*columns.also], sheet)


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
