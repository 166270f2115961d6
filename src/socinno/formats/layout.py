"""Comparisons in the terminal: a grid, or aspect by aspect where a column would get too narrow.

What runs from right to left never stands beside anything: terminals reorder it across the frames.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.box import ROUNDED
from rich.console import ConsoleRenderable
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as Rich

from socinno.formats import Sheet
from socinno.formats.inlines import Line, Span, aspect, lines, names
from socinno.formats.style import INDENT, LABEL, NARROWEST, STYLES, filled, indented, paragraph, right_to_left
from socinno.views import Columns, Ref


def comparison(columns: Columns, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    """Things side by side, or aspect by aspect where there is no room for that."""
    if columns.of:
        yield paragraph(_head(columns.of, sheet, beside=True), sheet)
    if columns.question:
        yield paragraph(lines(columns.question, sheet), sheet)
    if not columns.rows:
        yield paragraph([line for head in columns.heads for line in _head(head, sheet, beside=True)], sheet)
        yield paragraph(lines(columns.empty, sheet), sheet)
        return
    count = len(columns.heads)
    facing = columns.kind == "facing"
    width = (sheet.width - 3 * count - 1 - (0 if facing else LABEL + 3)) // count
    cells = [cell for row in columns.rows for cell in row.cells]
    if width < NARROWEST or any(map(right_to_left, lines((*columns.heads, *cells), sheet))):
        yield from (_by_side if facing else _by_aspect)(columns, sheet)
    else:
        yield from (_facing if facing else _beside)(columns, sheet, width)


def _beside(columns: Columns, sheet: Sheet, width: int) -> Iterator[ConsoleRenderable]:
    grid = RichTable(box=ROUNDED, show_lines=True, show_header=True, border_style=STYLES["frame"])
    grid.add_column(width=LABEL, overflow="fold")
    for head in columns.heads:
        grid.add_column(paragraph(_head(head, sheet), sheet), width=width, overflow="fold")
    for row in columns.rows:
        cells = (filled(cell, sheet) for cell in row.cells)
        grid.add_row(paragraph(aspect(row, sheet), sheet), *cells)
    yield grid


def _facing(columns: Columns, sheet: Sheet, width: int) -> Iterator[ConsoleRenderable]:
    """The rows without their labels: what faces each other at a glance."""
    grid = RichTable(box=ROUNDED, show_header=False, border_style=STYLES["frame"])
    for _ in columns.heads:
        grid.add_column(width=width, overflow="fold")
    cells = (
        [_head(head, sheet)] + [lines(row.cells[i], sheet) for row in columns.rows]
        for i, head in enumerate(columns.heads)
    )
    grid.add_row(*(paragraph((line for part in cell for line in part), sheet) for cell in cells))
    yield grid


def _head(head: Ref, sheet: Sheet, beside: bool = False) -> list[Line]:
    """A thing that others are about: its name, and its id beside or under it."""
    name = names((head,), "strong")
    id = Span(head.id, "code")
    return [(*name, Span("  "), id)] if beside else [name, (id,)]


def _by_aspect(columns: Columns, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    for i, row in enumerate(columns.rows):
        if i or columns.of:
            yield Rich("")
        yield paragraph(aspect(row, sheet, "heading"), sheet)
        for head, cell in zip(columns.heads, row.cells, strict=True):
            yield indented(paragraph(_head(head, sheet, beside=True), sheet))
            yield Padding(filled(cell, sheet), (0, 0, 0, 2 * INDENT))


def _by_side(columns: Columns, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    for i, head in enumerate(columns.heads):
        yield paragraph(_head(head, sheet, beside=True), sheet)
        for row in columns.rows:
            yield indented(filled(row.cells[i], sheet))
