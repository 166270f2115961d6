"""Records in the terminal picture: a list, the rows of a grid, or one by one where that is too narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from socinno.formats import Sheet
from socinno.formats.entries import entry_values, fields_above
from socinno.formats.inlines import key_line, lines
from socinno.formats.layout import Picture, Prose, Ruled
from socinno.formats.ledger import ledger
from socinno.formats.spans import Line, Span
from socinno.formats.style import (
    INDENT,
    LABELLED_FROM,
    NARROWEST,
    bare_text,
    hanging,
    indented,
    labelled,
    leading,
    measure,
    paragraph,
    right_to_left,
    style,
)
from socinno.formats.wrapping import longest_word
from socinno.views import Column, Field, Item, Table, Value

ROLES = {"faint": "faint", "id": "code"}
"""How a field that stays in the background is written, by its look."""

SHORT = 9  # cells in a column of names and numbers

_Record = Mapping[str, Value]


def listed(table: Table, sheet: Sheet) -> Iterator[Picture]:
    """Records as rows of a grid, or one by one where there is no room for that."""
    if len(table.columns) == 1 and not table.aligned:
        yield from _items(table, sheet)
        return
    again = not isinstance(table.records, Iterator)
    records = table.records if again else list(table.records)
    if next(iter(records), None) is None:
        yield paragraph(lines(table.empty, sheet), sheet)
        return
    if table.aligned:
        yield from ledger(table, records, sheet)
        return
    heads = [[key_line(column.key, sheet, "heading")] for column in table.columns]

    def told() -> Iterator[list[list[Line]]]:  # twice: to hold all cells takes too much memory
        yield heads
        yield from ([_stack(c, record, sheet) for c in table.columns] for record in records)

    widths = _widths(table, told(), sheet)
    if widths:
        framed = ([paragraph(cell, sheet) for cell in row] for row in told())
        yield Ruled(framed, widths, style("frame"))
    else:
        yield from _by_record(table.columns, records, sheet)


def _items(table: Table, sheet: Sheet) -> Iterator[Picture]:
    """What the one column of a list holds, one below the other; what these share is said once, above."""
    [column] = table.columns
    above = fields_above(column)
    before: list[Value] = []
    i, tight = -1, True
    for i, record in enumerate(table.records):
        shared = [record[field.key] for field in above]
        told = entry_values(column, record)
        tight, were_tight = all(map(_is_tight, told)), tight
        if i and not (tight and were_tight):
            yield Prose()
        if shared != before:
            there = [field for field in above if record[field.key]]
            yield paragraph([line for f in there for line in _above(f, record[f.key], sheet)], sheet)
            yield Prose()
            before = shared
        for entry in told:
            block = paragraph(lines(entry, sheet), sheet)
            yield hanging(block) if isinstance(entry, Item) and entry.lead else indented(block)
    if i < 0:
        yield paragraph(lines(table.empty, sheet), sheet)


def _is_tight(entry: Value) -> bool:
    """Whether an entry is so short that what it is called tells it from the one before."""
    return isinstance(entry, Item) and bool(entry.lead) and not entry.text


def _above(field: Field, value: Value, sheet: Sheet) -> list[Line]:
    if field.look == "heading":
        return [leading(line, "title") for line in lines(value, sheet)]
    return _field(field._replace(look="label"), value, sheet)


def _widths(table: Table, rows: Iterable[list[list[Line]]], sheet: Sheet) -> list[int] | None:
    """A width for each column in which no word breaks; None where that leaves too little to read, or
    something may be reordered."""
    free = sheet.width - 3 * len(table.columns) - 1
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
    return widths if max(widths) >= NARROWEST and min(widths) >= SHORT else None


def _stack(column: Column, record: _Record, sheet: Sheet) -> list[Line]:
    """The fields that a column stacks: what is there, or silence once where nothing is."""
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
        told = [paragraph(_stack(column, record, sheet), sheet) for column in others]
        if sheet.width >= LABELLED_FROM:
            yield indented(labelled(labels, told, measure(sheet) - INDENT, sheet))
            continue
        for label, value in zip(labels, told, strict=True):
            yield indented(paragraph([label], sheet))
            yield indented(value, 2)
