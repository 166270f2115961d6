"""The terminal picture: cards, comparisons and lists as rich blocks, in colour or without.

Nothing is cut: words fold, and what does not fit side by side is put one under the other. What runs
from right to left never stands beside anything: terminals reorder it across the frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from typing import Any

from rich.color import ColorSystem
from rich.style import Style

from socinno.formats import Sheet
from socinno.formats.inlines import aspect, key_line, lines, several
from socinno.formats.layout import Picture, Prose, Ruled, Strip, rows
from socinno.formats.spans import SIGNS, Line, Span, names
from socinno.formats.stances import is_axis, told_axis
from socinno.formats.style import (
    INDENT,
    LABEL,
    LABELLED_FROM,
    NARROWEST,
    bare_text,
    blocky,
    filled,
    indented,
    labelled,
    leading,
    paragraph,
    right_to_left,
    style,
)
from socinno.formats.wrapping import longest_word
from socinno.views import Card, Column, Columns, Field, Part, Ref, Table, Value, View

ROLES = {"faint": "faint", "id": "code"}
"""How a field that stays in the background is written, by its look."""

SHORT = 9  # cells in a column of names and numbers

TOGETHER = 100  # lines that are written as one piece

_Record = Mapping[str, Value]


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as it looks in a terminal `sheet.width` cells wide."""
    told = (_said(row, sheet) for picture in pictures(view, sheet) for row in rows(picture, sheet.width))
    while piece := "".join(islice(told, TOGETHER)):
        yield piece


def _said(row: Strip, sheet: Sheet) -> str:
    """A row as a terminal takes it."""
    if not sheet.colour:
        return "".join([text for text, _ in row]).rstrip() + "\n"
    drawn = (look.render(text, color_system=ColorSystem.STANDARD) if look else text for text, look in row)
    return "".join(drawn).rstrip() + "\n"


def pictures(value: Any, sheet: Sheet) -> Iterator[Picture]:
    """What to print for a value, in order: a shape as its own picture, anything else as lines."""
    if shape := _SHAPES.get(type(value)):
        yield from shape(value, sheet)
    elif _stands_alone(value):
        for i, item in enumerate(several(value)):
            if i:
                yield Prose()
            yield from pictures(item, sheet)
    else:
        yield paragraph(lines(value, sheet), sheet)


def _card(card: Card, sheet: Sheet) -> Iterator[Picture]:
    (title,) = lines(card.title, sheet)
    yield paragraph([leading(title, "title")], sheet)
    yield paragraph([(Span(f"{sheet.say(card.kind)} {SIGNS['dot']} {card.id}", "faint"),)], sheet)
    for large, run in groupby(card.parts, key=lambda part: _stands_alone(part.told)):
        if large:
            yield from (block for part in run for block in _part(part, sheet))
        else:
            yield from _facts(list(run), sheet)


def _part(part: Part, sheet: Sheet) -> Iterator[Picture]:
    """A large aspect: under a heading of its own."""
    yield Prose()
    yield paragraph([key_line(part.key, sheet, "heading")], sheet)
    inner = pictures(part.told, sheet)
    first = next(iter(several(part.told)), part.told)
    yield from inner if type(first) in (Columns, Table) else map(indented, inner)


def _stands_alone(value: Value) -> bool:
    """Whether a value is too large to stand beside its label."""
    return type(value) in _SHAPES or any(type(v) in _SHAPES or blocky(v) for v in several(value))


def _facts(parts: list[Part], sheet: Sheet) -> Iterator[Picture]:
    """Short aspects: labels beside their values, or above them where that is too narrow."""
    yield Prose()
    if sheet.width < LABELLED_FROM:
        for part in parts:
            yield paragraph([key_line(part.key, sheet, "heading")], sheet)
            yield indented(filled(part.told, sheet))
        return
    labels = (key_line(part.key, sheet) for part in parts)
    yield labelled(labels, (filled(part.told, sheet) for part in parts), sheet.width, sheet)


def _comparison(columns: Columns, sheet: Sheet) -> Iterator[Picture]:
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
    cells = [cell for row in columns.rows for cell in row.told]
    if width < NARROWEST or any(map(right_to_left, lines((*columns.heads, *cells), sheet))):
        yield from (_by_side if facing else _by_aspect)(columns, sheet)
    else:
        yield from (_facing if facing else _side_by_side)(columns, sheet, width)
    if columns.also:
        yield from _facts([*columns.also], sheet)


def _side_by_side(columns: Columns, sheet: Sheet, width: int) -> Iterator[Picture]:
    heads = [Prose(), *(paragraph(_head(head, sheet), sheet) for head in columns.heads)]
    told = (
        [paragraph(aspect(row, sheet), sheet), *(filled(cell, sheet) for cell in row.told)]
        for row in columns.rows
    )
    widths = [LABEL, *([width] * len(columns.heads))]
    yield Ruled(chain([heads], told), widths, style("frame"), head=Style(bold=True))


def _facing(columns: Columns, sheet: Sheet, width: int) -> Iterator[Picture]:
    """The rows without their labels: what faces each other at a glance."""
    sides = [[*_head(head, sheet)] for head in columns.heads]
    for row in columns.rows:
        for side, cell in zip(sides, row.told, strict=True):
            side += lines(cell, sheet)
    yield _rows([sides], [width] * len(sides), False, sheet)


def _head(head: Ref, sheet: Sheet, beside: bool = False) -> list[Line]:
    """A thing that others are about: its name, and its id beside or under it."""
    name = names((head,), "strong")
    id = Span(head.id, "code")
    return [(*name, Span("  "), id)] if beside else [name, (id,)]


def _by_aspect(columns: Columns, sheet: Sheet) -> Iterator[Picture]:
    for i, row in enumerate(columns.rows):
        if i or columns.of:
            yield Prose()
        yield paragraph(aspect(row, sheet, "heading"), sheet)
        for head, cell in zip(columns.heads, row.told, strict=True):
            yield indented(paragraph(_head(head, sheet, beside=True), sheet))
            yield indented(filled(cell, sheet), 2)


def _by_side(columns: Columns, sheet: Sheet) -> Iterator[Picture]:
    for i, head in enumerate(columns.heads):
        yield paragraph(_head(head, sheet, beside=True), sheet)
        for row in columns.rows:
            yield indented(filled(row.told[i], sheet))


def _listing(table: Table, sheet: Sheet) -> Iterator[Picture]:
    """Records as rows of a grid, or one by one where there is no room for that."""
    again = not isinstance(table.records, Iterator)
    records = table.records if again else list(table.records)
    if next(iter(records), None) is None:
        yield paragraph(lines(table.empty, sheet), sheet)
        return
    matrix = _is_matrix(table)
    heads = [_column_head(column, sheet) for column in table.columns]

    def told() -> Iterator[list[list[Line]]]:  # twice: to hold all cells takes too much memory
        yield heads
        yield from ([_stack(c, record, sheet, matrix) for c in table.columns] for record in records)

    widths = _widths(table, told(), sheet)
    if widths:
        yield _rows(told(), widths, matrix, sheet)
    else:
        yield from _by_record(table.columns, records, sheet)
    for part in table.also:
        yield from _part(part, sheet)


def _widths(table: Table, rows: Iterable[list[list[Line]]], sheet: Sheet) -> list[int] | None:
    """A width for each column in which no word breaks; None where that leaves too little to read, or
    something may be reordered."""
    matrix = _is_matrix(table)
    free = sheet.width - 3 * len(table.columns) + (3 if matrix else -1)
    shares = [column.share for column in table.columns]
    longest = [0] * len(shares)
    for n, row in enumerate(rows):
        if n and any(right_to_left(line) for cell in row for line in cell):
            return None
        longest = [
            max([least, *(longest_word(bare_text(line)) for line in cell)])
            for least, cell in zip(longest, row, strict=True)
        ]
        if sum(longest) > free:
            return None
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


def _column_head(column: Column, sheet: Sheet) -> list[Line]:
    """What a column is called, and for axes what stands at either end."""
    ends = zip(("left", "right"), column.ends, strict=False)
    poles = [(Span(f"{SIGNS[side]} ", "faint"), *names((end,), "faint")) for side, end in ends]
    return [key_line(column.key, sheet, "heading"), *poles]


def _rows(rows: Iterable[list[list[Line]]], widths: list[int], matrix: bool, sheet: Sheet) -> Ruled:
    """Cells side by side, the headings being the first row; a matrix has no frame around it."""
    told = ([paragraph(cell, sheet) for cell in row] for row in rows)
    return Ruled(told, widths, style("frame"), framed=not matrix)


def _stack(column: Column, record: _Record, sheet: Sheet, bare: bool = False) -> list[Line]:
    """The fields that a column stacks: what is there, or silence once where nothing is.

    `bare`: a thing by its name alone, without its id.
    """
    first = record[column.fields[0].key]
    if bare and isinstance(first, Ref):
        return [names((first,), "strong")]
    there = [field for field in column.fields if record[field.key] not in (None, ())]
    if not there:
        return lines(column.empty, sheet)
    return [line for field in there for line in _field(field, record[field.key], sheet)]


def _field(field: Field, value: Value, sheet: Sheet) -> list[Line]:
    found = lines(value, sheet)
    if role := ROLES.get(field.look):
        return [tuple(span._replace(role=role) for span in line) for line in found]
    if field.look == "lead":
        return [leading(line, "strong") for line in found]
    if field.look == "label":
        row = [span for line in found for span in (Span(", "), *line)][1:]
        return [(Span(sheet.say(field.key) + ": ", "label"), *row)]
    return found


def _by_record(columns: Sequence[Column], records: Iterable[_Record], sheet: Sheet) -> Iterator[Picture]:
    first, *others = columns
    labels = [key_line(column.key, sheet) for column in others]
    for i, record in enumerate(records):
        if i:
            yield Prose()
        yield paragraph(_stack(first, record, sheet), sheet)
        told = [paragraph(_told(column, record, sheet), sheet) for column in others]
        if sheet.width >= LABELLED_FROM:
            yield indented(labelled(labels, told, sheet.width - INDENT, sheet))
            continue
        for label, value in zip(labels, told, strict=True):
            yield indented(paragraph([label], sheet))
            yield indented(value, 2)


def _told(column: Column, record: _Record, sheet: Sheet) -> list[Line]:
    """A column's cell where it stands by itself: an axis then says which position it is on."""
    value = record[column.fields[0].key]
    return told_axis(value, sheet) if is_axis(value) else _stack(column, record, sheet)


_SHAPES: dict[type, Callable[[Any, Sheet], Iterator[Picture]]] = {
    Card: _card,
    Columns: _comparison,
    Table: _listing,
}
