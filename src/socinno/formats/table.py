"""The terminal picture: rich tables and blocks, side by side where there is room, else stacked.

Nothing is cut: words fold, and where a column would get too narrow to read, its cells are put one
under the other, by aspect for a comparison and by record for a table.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rich.box import ROUNDED
from rich.cells import cell_len
from rich.console import Console, ConsoleRenderable
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Rich

from socinno.formats import Sheet
from socinno.formats.lines import (
    SIGN_OF,
    Line,
    Span,
    fitting,
    key_line,
    lines,
    names,
    sign,
    told_axis,
)
from socinno.substitutes import fit
from socinno.views import (
    Axis,
    Card,
    Column,
    Columns,
    Part,
    Quotation,
    Ref,
    Row,
    Standing,
    Table,
    Value,
    View,
    several,
)

NARROWEST = 28  # cells in a column of prose; under it, stack
SHORT = 9  # cells in a column of names and numbers
LABEL = 14  # cells for an aspect's label beside its value
LABELLED_FROM = 60  # cells of width from which labels stand beside values instead of above
INDENT = 2

STYLES = {
    "title": "bold",
    "strong": "bold",
    "label": "cyan",
    "heading": "bold cyan",
    "faint": "dim",
    "quote": "italic",
    "stated": "green",
    "reported": "blue",
    "inferred": "magenta",
    "agree": "green",
    "differ": "red",
    "partly": "yellow",
    "silent": "dim",
    "frame": "dim",
}
"""How each role looks: only the terminal's own sixteen colours, so light and dark both work."""


def write(view: View, sheet: Sheet) -> str:
    """The view as it looks in a terminal `sheet.width` cells wide."""
    stream = io.StringIO()
    show(view, sheet, console(stream, sheet))
    written = "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"
    return fit(written, sheet.encoding)


def console(stream: io.StringIO, sheet: Sheet, **more: Any) -> Console:
    """A console that decides nothing by itself: all comes from the sheet."""
    return Console(
        file=stream,
        width=sheet.width,
        height=100,
        color_system="standard" if sheet.colour else None,
        force_terminal=sheet.colour,
        no_color=not sheet.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
        **more,
    )


def show(view: View, sheet: Sheet, on: Console) -> None:
    """Print the view on a console."""
    for block in blocks(view, sheet):
        on.print(block, overflow="fold")


def blocks(value: Any, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    """What to print for a value, in order: a shape as its own picture, anything else as lines."""
    if shape := _SHAPES.get(type(value)):
        yield from shape(value, sheet)
    elif any(type(item) in _SHAPES or _blocky(item) for item in several(value)):
        for i, item in enumerate(several(value)):
            if i:
                yield Rich("")
            yield from blocks(item, sheet)
    else:
        yield paragraph(lines(value, sheet), sheet)


def _blocky(value: Any) -> bool:
    """Whether a value is several lines that belong together, to be kept apart from the next."""
    return type(value) in (Quotation, tuple) or (type(value) is Standing and bool(value.evidence))


def paragraph(of: Iterable[Line], sheet: Sheet) -> Rich:
    """Lines as one rich text, each span in the look of its role."""
    text = Rich(overflow="fold")
    for i, line in enumerate(of):
        if i:
            text.append("\n")
        for span in line:
            text.append(span.text, _look(span, sheet))
    return text


def _look(span: Span, sheet: Sheet) -> Style | str:
    look = STYLES.get(span.role, "")
    if not (span.link and sheet.links):
        return look
    from socinno.formats.address import safe

    address = safe(span.link)
    return Style.parse(look or "none") + Style(link=address) if address else look


def _cell(value: Value, sheet: Sheet) -> Rich:
    """A value in a cell of a table, quotations apart from each other."""
    if type(value) is Axis:
        return paragraph(told_axis(value, sheet), sheet)
    if any(map(_blocky, several(value))):
        found: list[Line] = []
        for item in several(value):
            if found:
                found.append((Span(""),))
            found += lines(item, sheet)
        return paragraph(found, sheet)
    return paragraph(lines(value, sheet), sheet)


def _heading(words: str, sheet: Sheet) -> Rich:
    return paragraph(fitting([(Span(words, "heading"),)], sheet), sheet)


def _card(card: Card, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    (title,) = lines(card.title, sheet)
    yield paragraph([_leading(title, "title")], sheet)
    yield paragraph([(Span(f"{sheet.say(card.kind)} {sign('dot')} {card.id}", "faint"),)], sheet)
    run: list[Part] = []
    for part in card.parts:
        if not _stands_alone(part.value):
            run.append(part)
            continue
        yield from _facts(run, sheet)
        run = []
        yield from _part(part, sheet)
    yield from _facts(run, sheet)


def _part(part: Part, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    """A large aspect: under a heading of its own."""
    yield Rich("")
    yield _heading(sheet.say(part.key), sheet)
    inner = blocks(part.value, sheet)
    yield from inner if _full_width(part.value) else (_indented(block) for block in inner)


def _leading(line: Line, role: str) -> Line:
    """A line as the lead of what follows: what has no look yet gets one."""
    return tuple(span._replace(role=span.role or role) for span in line)


def _stands_alone(value: Value) -> bool:
    """Whether a value is too large to stand beside its label."""
    return type(value) in _SHAPES or any(type(v) in _SHAPES or _blocky(v) for v in several(value))


def _full_width(value: Value) -> bool:
    return type(next(iter(several(value)), value)) in (Columns, Table)


def _indented(block: ConsoleRenderable) -> ConsoleRenderable:
    return Padding(block, (0, 0, 0, INDENT))


def _facts(parts: list[Part], sheet: Sheet) -> Iterator[ConsoleRenderable]:
    """Short aspects: labels beside their values, or above them where that is too narrow."""
    if not parts:
        return
    yield Rich("")
    if sheet.width < LABELLED_FROM:
        for part in parts:
            yield _heading(sheet.say(part.key), sheet)
            yield _indented(_cell(part.value, sheet))
        return
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=LABEL, overflow="fold")
    grid.add_column(width=sheet.width - LABEL - 2, overflow="fold")
    for part in parts:
        grid.add_row(paragraph([key_line(part.key, sheet)], sheet), _cell(part.value, sheet))
    yield grid


def _columns(columns: Columns, sheet: Sheet) -> Iterator[ConsoleRenderable]:
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
        cells = (_cell(cell, sheet) for cell in row.cells)
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
    for row in columns.rows:
        yield Rich("")
        aspect, *relation = _aspect(row, sheet)
        yield paragraph([tuple(span._replace(role="heading") for span in aspect), *relation], sheet)
        for head, cell in zip(columns.heads, row.cells, strict=True):
            yield _indented(paragraph(_head(head, sheet, beside=True), sheet))
            yield Padding(_cell(cell, sheet), (0, 0, 0, 2 * INDENT))


def _by_side(columns: Columns, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    for i, head in enumerate(columns.heads):
        yield paragraph(_head(head, sheet, beside=True), sheet)
        for row in columns.rows:
            yield _indented(_cell(row.cells[i], sheet))


def _table(table: Table, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    if not table.records:
        yield paragraph(lines(table.empty, sheet), sheet)
        return
    matrix = _is_matrix(table)
    cells = [[_stack(column, record, sheet, matrix) for column in table.columns] for record in table.records]
    heads = [_column_head(column, sheet) for column in table.columns]
    reorders = any(_right_to_left(line) for row in cells for cell in row for line in cell)
    widths = None if reorders else _widths(table, [heads, *cells], sheet)
    yield from _rows([heads, *cells], widths, sheet, matrix) if widths else _by_record(table, sheet)
    for part in table.also:
        yield from _part(part, sheet)


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
        found = [_leading(line, "strong") for line in found]
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
            grid = Grid.grid(padding=(0, 2, 0, 0))
            grid.add_column(width=LABEL, overflow="fold")
            grid.add_column(width=sheet.width - LABEL - INDENT - 2, overflow="fold")
            for column in others:
                label = paragraph([key_line(column.key, sheet)], sheet)
                grid.add_row(label, paragraph(_told(column, record, sheet), sheet))
            yield _indented(grid)
            continue
        for column in others:
            yield _indented(paragraph([key_line(column.key, sheet)], sheet))
            yield Padding(paragraph(_told(column, record, sheet), sheet), (0, 0, 0, 2 * INDENT))


def _told(column: Column, record: Any, sheet: Sheet) -> list[Line]:
    """A column's cell where it stands by itself: an axis then says which position it is on."""
    value = record[column.fields[0]]
    return told_axis(value, sheet) if type(value) is Axis else _stack(column, record, sheet)


_SHAPES: dict[type, Callable[[Any, Sheet], Iterator[ConsoleRenderable]]] = {
    Card: _card,
    Columns: _columns,
    Table: _table,
}
