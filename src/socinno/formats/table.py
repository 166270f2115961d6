"""The terminal picture: rich tables and blocks, side by side where there is room, else stacked.

Nothing is cut: words fold, and where a column would get too narrow to read, its cells are put one
under the other, by aspect for a comparison and by record for a table.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from rich.box import ASCII, ROUNDED, Box
from rich.console import Console, ConsoleRenderable
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Rich

from socinno.formats import Sheet
from socinno.formats.lines import Line, Span, lines, name, sign
from socinno.views import Card, Column, Columns, Part, Quotation, Ref, Row, Standing, Table, Value, View

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
    "found": "bold reverse",
    "stated": "green",
    "reported": "blue",
    "inferred": "magenta",
    "agree": "green",
    "differ": "red",
    "partly": "yellow",
    "silent": "dim",
}
"""How each role looks: only the terminal's own sixteen colours, so light and dark both work."""


def write(view: View, sheet: Sheet) -> str:
    """The view as it looks in a terminal `sheet.width` cells wide."""
    stream = io.StringIO()
    console = Console(
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
    )
    for block in blocks(view, sheet):
        console.print(block, overflow="fold")
    written = stream.getvalue()
    return "\n".join(line.rstrip() for line in written.splitlines()) + "\n"


def blocks(value: Any, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    """What to print for a value, in order: a shape as its own picture, anything else as lines."""
    if shape := _SHAPES.get(type(value)):
        yield from shape(value, sheet)
    elif type(value) is tuple and any(type(item) in _SHAPES or _blocky(item) for item in value):
        for i, item in enumerate(value):
            if i:
                yield Rich("")
            yield from blocks(item, sheet)
    else:
        yield paragraph(lines(value, sheet))


def _blocky(value: Any) -> bool:
    """Whether a value is several lines that belong together, to be kept apart from the next."""
    return type(value) in (Quotation, tuple) or (type(value) is Standing and bool(value.evidence))


def paragraph(of: Iterable[Line]) -> Rich:
    """Lines as one rich text, each span in the look of its role."""
    text = Rich(overflow="fold")
    for i, line in enumerate(of):
        if i:
            text.append("\n")
        for span in line:
            text.append(span.text, STYLES.get(span.role, ""))
    return text


def _cell(value: Value, sheet: Sheet) -> Rich:
    """A value in a cell of a table, quotations apart from each other."""
    if type(value) is tuple and any(_blocky(item) for item in value):
        found: list[Line] = []
        for item in cast(tuple[Value, ...], value):
            if found:
                found.append((Span(""),))
            found += lines(item, sheet)
        return paragraph(found)
    return paragraph(lines(value, sheet))


def _heading(words: str, sheet: Sheet) -> Rich:
    return Rich(words, style=STYLES["heading"], overflow="fold")


def _card(card: Card, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    (title,) = lines(card.title, sheet)
    yield paragraph([tuple(Span(s.text, s.role or "title") for s in title)])
    yield Rich(f"{sheet.say(card.kind)} {sign('dot', sheet)} {card.id}", STYLES["faint"], overflow="fold")
    run: list[Part] = []
    for part in card.parts:
        if not _stands_alone(part.value):
            run.append(part)
            continue
        yield from _facts(run, sheet)
        run = []
        yield Rich("")
        yield _heading(sheet.say(part.key), sheet)
        inner = blocks(part.value, sheet)
        yield from inner if _full_width(part.value) else (_indented(block) for block in inner)
    yield from _facts(run, sheet)


def _stands_alone(value: Value) -> bool:
    """Whether a value is too large to stand beside its label."""
    several = type(value) is tuple and any(type(v) in _SHAPES or _blocky(v) for v in value)
    return type(value) in _SHAPES or several


def _full_width(value: Value) -> bool:
    first = value[0] if type(value) is tuple else value
    return type(first) in (Columns, Table)


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
    grid = Grid.grid(padding=0)
    grid.add_column(width=LABEL + 2, overflow="fold")
    grid.add_column(width=sheet.width - LABEL - 2, overflow="fold")
    for part in parts:
        grid.add_row(Rich(sheet.say(part.key), STYLES["label"]), _cell(part.value, sheet))
    yield grid


def _columns(columns: Columns, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    if columns.of:
        yield paragraph([(Span(name(columns.of), "strong"), Span(f"  {columns.of.id}", "faint"))])
    if columns.question:
        yield paragraph(lines(columns.question, sheet))
    count = len(columns.heads)
    if columns.kind == "facing":
        width = (sheet.width - 3 * count - 1) // count
        yield from _facing(columns, sheet, width) if width >= NARROWEST else _by_aspect(columns, sheet)
        return
    width = (sheet.width - LABEL - 3 * count - 4) // count
    yield from _beside(columns, sheet, width) if width >= NARROWEST else _by_aspect(columns, sheet)


def _beside(columns: Columns, sheet: Sheet, width: int) -> Iterator[ConsoleRenderable]:
    grid = Grid(box=_box(sheet), show_lines=True, show_header=True)
    grid.add_column(width=LABEL, overflow="fold")
    for head in columns.heads:
        grid.add_column(paragraph(_head(head)), width=width, overflow="fold")
    for row in columns.rows:
        grid.add_row(paragraph(_aspect(row, sheet)), *(_cell(cell, sheet) for cell in row.cells))
    yield grid


def _facing(columns: Columns, sheet: Sheet, width: int) -> Iterator[ConsoleRenderable]:
    """The rows without their labels: what faces each other at a glance."""
    grid = Grid(box=_box(sheet), show_header=False)
    for _ in columns.heads:
        grid.add_column(width=width, overflow="fold")
    cells = (
        [_head(head)] + [lines(row.cells[i], sheet) for row in columns.rows]
        for i, head in enumerate(columns.heads)
    )
    grid.add_row(*(paragraph(line for part in cell for line in part) for cell in cells))
    yield grid


def _head(head: Ref) -> list[Line]:
    return [(Span(name(head), "strong"),), (Span(head.id, "faint"),)]


def _aspect(row: Row, sheet: Sheet) -> list[Line]:
    """The label of a row, and under it the sign and word for how its cells relate."""
    label = name(row.key) if isinstance(row.key, Ref) else sheet.say(row.key)
    relation = f"{sign(row.outcome, sheet)} {sheet.say(f'outcome-{row.outcome}')}" if row.outcome else ""
    return [(Span(label, "label"),), *([(Span(relation, row.outcome),)] if relation else [])]


def _by_aspect(columns: Columns, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    for row in columns.rows:
        yield Rich("")
        yield paragraph([tuple(Span(s.text, "heading") for s in line) for line in _aspect(row, sheet)])
        for head, cell in zip(columns.heads, row.cells, strict=True):
            yield _indented(paragraph([(Span(name(head), "strong"), Span(f"  {head.id}", "faint"))]))
            yield Padding(_cell(cell, sheet), (0, 0, 0, 2 * INDENT))


def _table(table: Table, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    if not table.records:
        yield paragraph(lines(table.empty, sheet))
        return
    free = sheet.width - 3 * len(table.columns) - 1
    shares = [column.share for column in table.columns]
    widths = [free * share // sum(shares) for share in shares]
    roomy = max(widths) >= NARROWEST and min(widths) >= SHORT
    yield from _rows(table, sheet, widths) if roomy else _by_record(table, sheet)


def _rows(table: Table, sheet: Sheet, widths: list[int]) -> Iterator[ConsoleRenderable]:
    grid = Grid(box=_box(sheet), show_lines=True)
    for column, width in zip(table.columns, widths, strict=True):
        grid.add_column(_heading(sheet.say(column.key), sheet), width=width, overflow="fold")
    for record in table.records:
        grid.add_row(*(paragraph(_stack(column, record, sheet)) for column in table.columns))
    yield grid


def _stack(column: Column, record: Any, sheet: Sheet) -> list[Line]:
    """The fields that a column stacks: what is there, or silence once where nothing is."""
    fields = [(key, record[key]) for key in column.fields if record[key] not in (None, ())]
    if not fields:
        return lines(None, sheet)
    alone = len(column.fields) == 1
    return [line for key, value in fields for line in _field(key, value, sheet, alone)]


LABELLED = frozenset({"supports", "challenges", "source", "note", "dichotomies", "speakers", "quotes"})
FAINT = frozenset({"id", "at", "kind", "voice", "debate", "aspect", "quoting"})


def _field(key: str, value: Value, sheet: Sheet, alone: bool) -> list[Line]:
    found = lines(value, sheet)
    if key in FAINT:
        found = [tuple(Span(s.text, "faint") for s in line) for line in found]
    elif key in ("name", "speaker", "title") and found:
        found = [tuple(Span(s.text, s.role or "strong") for s in line) for line in found]
    if key in LABELLED and not alone:
        row = [span for line in found for span in (*line, Span(", "))]
        return [(Span(sheet.say(key) + ": ", "label"), *row[:-1])]
    return found


def _by_record(table: Table, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    for i, record in enumerate(table.records):
        if i:
            yield Rich("")
        for n, column in enumerate(table.columns):
            stack = _stack(column, record, sheet)
            yield _indented(paragraph(_labelled(column, stack, sheet))) if n else paragraph(stack)


def _labelled(column: Column, stack: list[Line], sheet: Sheet) -> list[Line]:
    """What a column stacks, under its heading; on the same line where it is only one."""
    heading = Span(sheet.say(column.key) + ": ", "label")
    return [(heading, *stack[0])] if len(stack) == 1 else [(heading,), *stack]


def _box(sheet: Sheet) -> Box:
    try:
        "╭─┬│".encode(sheet.encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return ROUNDED


_SHAPES: dict[type, Callable[[Any, Sheet], Iterator[ConsoleRenderable]]] = {
    Card: _card,
    Columns: _columns,
    Table: _table,
}
