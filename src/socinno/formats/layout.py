"""Side by side: comparisons and lists as grids, or stacked where a column would get too narrow.

A comparison is stacked by aspect and a list by record. What runs from right to left never stands
beside anything: terminals reorder it across the frames.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from rich.box import ROUNDED
from rich.cells import cell_len
from rich.console import ConsoleRenderable
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Rich

from socinno.formats import Sheet
from socinno.formats.inlines import SIGN_OF, Line, Span, fitting, key_line, lines, names, sign, told_axis
from socinno.formats.style import INDENT, LABEL, LABELLED_FROM, STYLES, filled, indented, leading, paragraph
from socinno.views import Axis, Column, Columns, Ref, Row, Table, Value

NARROWEST = 27  # cells in a column of prose; under it, stack: six fit in 200
SHORT = 9  # cells in a column of names and numbers


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
    if width < NARROWEST or any(map(_right_to_left, lines((*columns.heads, *cells), sheet))):
        yield from (_by_side if facing else _by_aspect)(columns, sheet)
    else:
        yield from (_facing if facing else _beside)(columns, sheet, width)


def _beside(columns: Columns, sheet: Sheet, width: int) -> Iterator[ConsoleRenderable]:
    grid = Grid(box=ROUNDED, show_lines=True, show_header=True, border_style=STYLES["frame"])
    grid.add_column(width=LABEL, overflow="fold")
    for head in columns.heads:
        grid.add_column(paragraph(_head(head, sheet), sheet), width=width, overflow="fold")
    for row in columns.rows:
        cells = (filled(cell, sheet) for cell in row.cells)
        grid.add_row(paragraph(_aspect(row, sheet), sheet), *cells)
    yield grid


def _facing(columns: Columns, sheet: Sheet, width: int) -> Iterator[ConsoleRenderable]:
    """The rows without their labels: what faces each other at a glance."""
    grid = Grid(box=ROUNDED, show_header=False, border_style=STYLES["frame"])
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
    name, id = names((head,), "strong"), Span(head.id, "faint")
    return fitting([(*name, Span("  "), id)] if beside else [name, (id,)], sheet)


def _aspect(row: Row, sheet: Sheet) -> list[Line]:
    """The label of a row, and under it the sign and word for how its cells relate."""
    label = key_line(row.key, sheet)
    if not row.outcome:
        return [label]
    relation = f"{sign(SIGN_OF.get(row.outcome, row.outcome))} {sheet.say(f'outcome-{row.outcome}')}"
    return fitting([label, (Span(relation, SIGN_OF.get(row.outcome, row.outcome)),)], sheet)


def _by_aspect(columns: Columns, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    for i, row in enumerate(columns.rows):
        if i or columns.of:
            yield Rich("")
        aspect, *relation = _aspect(row, sheet)
        yield paragraph([tuple(span._replace(role="heading") for span in aspect), *relation], sheet)
        for head, cell in zip(columns.heads, row.cells, strict=True):
            yield indented(paragraph(_head(head, sheet, beside=True), sheet))
            yield Padding(filled(cell, sheet), (0, 0, 0, 2 * INDENT))


def _by_side(columns: Columns, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    for i, head in enumerate(columns.heads):
        yield paragraph(_head(head, sheet, beside=True), sheet)
        for row in columns.rows:
            yield indented(filled(row.cells[i], sheet))


def listing(table: Table, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    """Records as rows of a grid, or one by one where there is no room for that."""
    if not table.records:
        yield paragraph(lines(table.empty, sheet), sheet)
        return
    matrix = _is_matrix(table)
    cells = [[_stack(column, record, sheet, matrix) for column in table.columns] for record in table.records]
    heads = [_column_head(column, sheet) for column in table.columns]
    reorders = any(_right_to_left(line) for row in cells for cell in row for line in cell)
    widths = None if reorders else _widths(table, [heads, *cells], sheet)
    yield from _rows([heads, *cells], widths, sheet, matrix) if widths else _by_record(table, sheet)


def _widths(table: Table, cells: list[list[list[Line]]], sheet: Sheet) -> list[int] | None:
    """A width for each column in which no word breaks; None where that leaves too little to read."""
    matrix = _is_matrix(table)
    free = sheet.width - 3 * len(table.columns) + (3 if matrix else -1)
    shares = [column.share for column in table.columns]
    longest = [max(_longest(line) for row in cells for line in row[i]) for i in range(len(shares))]
    widths = [max(free * share // sum(shares), least) for share, least in zip(shares, longest, strict=True)]
    while sum(widths) > free:
        room = [width - least for width, least in zip(widths, longest, strict=True)]
        if not max(room):
            return None
        widths[room.index(max(room))] -= 1
    return widths if matrix or (max(widths) >= NARROWEST and min(widths) >= SHORT) else None


def _is_matrix(table: Table) -> bool:
    """Whether every column but the first holds axes, which need little room."""
    return all(column.ends for column in table.columns[1:])


def _longest(line: Line) -> int:
    return max((cell_len(word) for word in "".join(span.text for span in line).split()), default=0)


def _right_to_left(line: Line) -> bool:
    """Whether a terminal may reorder the line: then nothing may stand beside it."""
    text = "".join(span.text for span in line)
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def _column_head(column: Column, sheet: Sheet) -> list[Line]:
    """What a column is called, and for axes what stands at either end."""
    ends = zip(("left", "right"), column.ends, strict=False)
    poles = [(Span(f"{sign(side)} ", "faint"), *names((end,), "faint")) for side, end in ends]
    return fitting([key_line(column.key, sheet, "heading"), *poles], sheet)


def _rows(
    rows: list[list[list[Line]]], widths: list[int], sheet: Sheet, matrix: bool
) -> Iterator[ConsoleRenderable]:
    """Cells side by side, the headings being the first row; a matrix has no frame around it."""
    edge = not matrix
    look = STYLES["frame"]
    grid = Grid(
        box=ROUNDED, show_header=False, show_lines=True, show_edge=edge, pad_edge=edge, border_style=look
    )
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    for row in rows:
        grid.add_row(*(paragraph(cell, sheet) for cell in row))
    yield grid


def _stack(column: Column, record: Any, sheet: Sheet, bare: bool = False) -> list[Line]:
    """The fields that a column stacks: what is there, or silence once where nothing is.

    `bare`: a thing by its name alone, without its id.
    """
    if bare and type(record[column.fields[0]]) is Ref:
        return fitting([names((record[column.fields[0]],), "strong")], sheet)
    fields = [(key, record[key]) for key in column.fields if record[key] not in (None, ())]
    if not fields:
        return lines(None, sheet)
    alone = len(column.fields) == 1
    return [line for key, value in fields for line in _field(key, value, sheet, alone)]


LABELLED = frozenset(
    {
        "supports",
        "challenges",
        "source",
        "note",
        "dichotomies",
        "speakers",
        "quotes",
        "agree",
        "partly",
        "differ",
    }
)
FAINT = frozenset({"id", "at", "kind", "voice"})
LEADING = frozenset({"name", "speaker", "title"})


def _field(key: str, value: Value, sheet: Sheet, alone: bool) -> list[Line]:
    found = lines(value, sheet)
    if key in FAINT:
        found = [tuple(span._replace(role="faint") for span in line) for line in found]
    elif key in LEADING and found:
        found = [leading(line, "strong") for line in found]
    if key in LABELLED and not alone:
        comma = (Span(", "),)
        row = [span for line in found for span in (*comma, *line)][1:]
        return fitting([(Span(sheet.say(key) + ": ", "label"), *row)], sheet)
    return found


def _by_record(table: Table, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    for i, record in enumerate(table.records):
        if i:
            yield Rich("")
        first, *others = table.columns
        yield paragraph(_stack(first, record, sheet), sheet)
        if sheet.width >= LABELLED_FROM:
            grid = Grid.grid(padding=0)
            grid.add_column(width=LABEL + 2, overflow="fold")
            grid.add_column(width=sheet.width - LABEL - INDENT - 2, overflow="fold")
            for column in others:
                label = paragraph([key_line(column.key, sheet)], sheet)
                grid.add_row(label, paragraph(_told(column, record, sheet), sheet))
            yield indented(grid)
            continue
        for column in others:
            yield indented(paragraph([key_line(column.key, sheet)], sheet))
            yield Padding(paragraph(_told(column, record, sheet), sheet), (0, 0, 0, 2 * INDENT))


def _told(column: Column, record: Any, sheet: Sheet) -> list[Line]:
    """A column's cell where it stands by itself: an axis then says which position it is on."""
    value = record[column.fields[0]]
    return told_axis(value, sheet) if type(value) is Axis else _stack(column, record, sheet)
