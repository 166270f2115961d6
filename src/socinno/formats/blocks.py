"""Views as an outline: headings, facts, paragraphs and grids in reading order, whatever is drawn of it.

The formats that are read from top to bottom (plain, Markdown, HTML) start here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from socinno import views
from socinno.formats import Sheet
from socinno.formats.crossings import known_stances, signs_once, speaker_line, told_line
from socinno.formats.entries import entry_values, fields_above
from socinno.formats.inlines import aspect, capital, key_line, lead_line, lines, several, shared_sides
from socinno.formats.outline import DEEPEST as DEEPEST
from socinno.formats.outline import Block as Block
from socinno.formats.outline import Chart as Chart
from socinno.formats.outline import Grid as Grid
from socinno.formats.outline import GridRow as GridRow
from socinno.formats.outline import Heading as Heading
from socinno.formats.outline import Labelled as Labelled
from socinno.formats.outline import Legend as Legend
from socinno.formats.outline import Paragraph as Paragraph
from socinno.formats.outline import Sentence as Sentence
from socinno.formats.spans import NOTED, SIGNS, Line, Span, id_after, in_a_row, name_span, names, naming
from socinno.formats.stances import SIDES
from socinno.formats.titles import title_line as title_line
from socinno.formats.titles import titled as titled
from socinno.views import (
    Card,
    Column,
    Columns,
    Crossing,
    Matrix,
    Part,
    Ref,
    Sign,
    StanceView,
    Table,
    Value,
    View,
)

SILENT = "silent"  # which has a sign in a matrix alone: elsewhere words say it
WIDE = 8  # questions for which there is room in full; of more, numbers and marks


def answer_blocks(view: View, sheet: Sheet, level: int = 1) -> Iterator[Block]:
    """A whole answer as blocks, with what stands below it; hints are not for who reads it elsewhere."""
    yield from blocks(view, sheet, level)
    for part in view.foot.shared:
        yield from _part(part, sheet, level)
    yield from map(Paragraph, view.foot.told)
    in_words = (NOTED,) if isinstance(view, Matrix) else (NOTED, SILENT)
    if legend := tuple(sign for sign in view.foot.legend if not sign.drawn and sign.sign not in in_words):
        yield Legend(legend)


def blocks(value: Value, sheet: Sheet, level: int = 1) -> Iterator[Block]:
    """A value as blocks, its own headings at `level`."""
    if shape := _SHAPES.get(type(value)):
        yield from shape(value, sheet, level)
    elif any(map(is_large, several(value))):
        for item in several(value):
            yield from blocks(item, sheet, level)
    else:
        yield Paragraph(value)


def is_large(value: Value) -> bool:
    """Whether a value is more than a few words beside a label."""
    large = isinstance(value, (*_SHAPES, views.Quotation))
    stands = isinstance(value, StanceView) and value.opened
    return large or stands or any(map(is_large, several(value)))


def _card(card: Card, sheet: Sheet, level: int) -> Iterator[Block]:
    yield Heading(level, (*((Span(f"{card.number}. "),) if card.number else ()), *title_line(card, sheet)))
    kind: Line = (Span(capital(sheet.say(card.kind)), "label"), Span(f"  {card.id}", "code"))
    what = () if card.under is not None or card.id == card.title.text else kind
    yield from (Paragraph(value) for value in (card.under, card.edge) if value)
    if told := in_a_row([what, names(card.of_debate, "label")]):
        yield Sentence(told)
    for part in card.read:
        yield from _part(part, sheet, level + 1)


def _part(part: Part, sheet: Sheet, level: int) -> Iterator[Block]:
    counts = [value for value in several(part.told) if isinstance(value, views.Counts)]
    if counts:
        yield _counted(counts, sheet)
    elif is_large(part.told):
        if not _says_itself(part):
            yield Heading(level, key_line(part.called, sheet, ""))
        yield from blocks(part.told, sheet, level + 1)
    else:
        yield Labelled(key_line(part.called, sheet), part.told)


def _says_itself(part: Part) -> bool:
    """Whether the heads of a table say what a heading above it would."""
    return isinstance(part.told, Table) and part.told.headed and not part.label


def _counted(counts: list[views.Counts], sheet: Sheet) -> Grid:
    """Counts of things: a row each; read from top to bottom, a line each in words."""
    shared = shared_sides(counts)
    sides = (
        [(name_span(of),) for of in shared]
        if shared or not counts[0].sides
        else [key_line(key, sheet, "") for key in ("first", "second")]
    )
    beside = [n for n, (key, _) in enumerate(counts[0].beside) if any(it.beside[n][1] for it in counts)]
    ours = [key_line("inferred", sheet, "")] if any(it.inferred for it in counts) else []
    heads = (*sides, *(key_line(counts[0].beside[n][0], sheet, "") for n in beside), *ours)

    def row(it: views.Counts) -> GridRow:
        named = (count if shared else (of.name, count) for of, count in it.sides)
        cells = (*named, *(it.beside[n][1] for n in beside), *([it.inferred] if ours else ()))
        number = (Span(f"{it.number}. "),) if it.number else ()
        return [(*number, name_span(it.of))], tuple((Labelled((), cell),) for cell in cells)

    return Grid(tuple([head] for head in heads), map(row, counts), lambda _: map(Paragraph, counts), True)


def _columns(columns: Columns, sheet: Sheet, level: int) -> Iterator[Block]:
    yield from map(Paragraph, columns.verdict)
    if columns.of:
        number = (Span(f"{columns.number}. "),) if columns.number else ()
        yield Heading(level, (*number, *_head(columns.of, columns)))
        level += 1
    if columns.question:
        yield Labelled(key_line("question", sheet), columns.question)
    also = [part for part in columns.also if not part.machine]
    if columns.read:
        yield _side_by_side(columns, sheet, level)
    elif not also:
        yield from (Labelled(key_line(head.kind, sheet), head) for head in columns.heads)
        yield Paragraph(columns.empty)
    for part in also:
        yield from _part(part, sheet, level)


def _side_by_side(columns: Columns, sheet: Sheet, level: int) -> Grid:
    looks = SIDES.values() if columns.kind == "facing" else ("",) * len(columns.heads)
    told = zip(columns.heads, looks, strict=True)
    heads = tuple([_head(head, columns, look)] for head, look in told)
    rows = (
        (aspect(row, sheet, ""), tuple((Labelled((), cell),) for cell in row.told)) for row in columns.read
    )
    stacked = (_by_side if columns.kind == "facing" else _by_aspect)(columns, sheet, level)
    return Grid(heads, rows, lambda _: stacked, labelled=True)


def _head(ref: Ref, columns: Columns, look: str = "") -> Line:
    """A thing that is compared, or what they divide; with its id where people read that."""
    return names((ref,), look) if columns.look else (*names((ref,), look), id_after(ref))


def _by_aspect(columns: Columns, sheet: Sheet, level: int) -> Iterator[Block]:
    for row in columns.rows:
        told = aspect(row, sheet, "")
        yield Heading(level, tuple(span for line in told for span in (*line, Span(" ")))[:-1])
        for head, cell in zip(columns.heads, row.told, strict=True):
            yield from _beside(names((head,)), cell, sheet, level + 1)


def _by_side(columns: Columns, sheet: Sheet, level: int) -> Iterator[Block]:
    for i, head in enumerate(columns.heads):
        yield Heading(level, _head(head, columns))
        for row in columns.read:
            cell = row.told[i]
            if isinstance(cell, views.Word):  # a phrase of ours, which says what it is about
                yield Paragraph(cell)
            else:
                yield from _beside(key_line(row.key, sheet), cell, sheet, level + 1)


def _beside(label: Line, value: Value, sheet: Sheet, level: int) -> Iterator[Block]:
    if is_large(value):
        yield Heading(level, label)
        yield from blocks(value, sheet, level + 1)
    else:
        yield Labelled(label, value)


def _table(table: Table, sheet: Sheet, level: int) -> Iterator[Block]:
    records = iter(table.records)
    first = next(records, None)
    if first is None:
        yield Paragraph(table.empty)
        return
    if len(table.columns) == 1:
        yield from _entries(table.columns[0], chain([first], records), sheet, level)
        return
    heads = tuple([_column_head(column, sheet)] for column in table.columns)
    rows: Iterator[GridRow] = (
        ([], tuple(_cell(column, record, sheet, not n) for n, column in enumerate(table.columns)))
        for record in chain([first], records)
    )
    yield Grid(heads, rows, lambda of: _by_record(of, sheet, level), aligned=table.aligned)


def _column_head(column: Column, sheet: Sheet) -> Line:
    """What a column is called; of numbers that are told behind a sign, with that."""
    key = column.fields[0].key
    sign = (Span(f"{SIGNS[key]} ", key),) if column.fields[0].look == "sign" else ()
    return (*sign, *key_line(column.key, sheet, ""))


def _entries(column: Column, records: Iterable[Any], sheet: Sheet, level: int) -> Iterator[Block]:
    """The entries of a list, one below the other; what those that follow each other share is said once."""
    above = fields_above(column)
    before: list[Any] = []
    for record in records:
        told = [record[field.key] for field in above]
        if told != before:
            before = told
            for field in above:
                if field.look == "heading":
                    yield Heading(level, lines(record[field.key], sheet)[0])
                elif record[field.key]:
                    yield Labelled(key_line(field.key, sheet), record[field.key])
        for value in entry_values(column, record):
            yield from _entry(value, sheet, level + bool(above))


def _entry(value: Value, sheet: Sheet, level: int) -> Iterator[Block]:
    if isinstance(value, views.Item) and value.lead:
        called, *beside = several(value.lead) or (value.lead,)
        yield Heading(level, naming(lines(called, sheet)[0], value.of))
        value = value._replace(lead=None, text=(*beside, *value.text))
    if value != views.Item(None):
        yield Paragraph(value)


def _matrix(it: Matrix, sheet: Sheet, level: int) -> Iterator[Block]:
    """Speakers by questions, debate by debate; below them what the signs mean."""
    if not it.debates:
        yield Paragraph(it.empty)
    found: list[Sign] = []
    for crossing in it.crossings:
        if len(it.debates) > 1:
            yield Heading(level, (*names((crossing.debate,)), id_after(crossing.debate)))
        small = len(crossing.heads) > WIDE
        if crossing.lines:
            yield Chart(crossing, small)
        marked = crossing.marked if small else ()
        yield from (Sentence(told_line(part, sheet)) for part in (*marked, *crossing.told))
        found += crossing.small if small else crossing.legend
    if found:
        yield Legend(signs_once(found))


def by_speaker(it: Crossing, level: int) -> Iterator[Block]:
    """Under each speaker the questions on which something is known, and how many the others are."""
    for line in it.lines:
        yield Heading(level, speaker_line(line))
        there = known_stances(it.heads, line)
        for head, stance in there:
            yield Labelled(names((head.of,)), stance)
        if silent := len(it.heads) - len(there):
            yield Paragraph(views.Word("silent-on", {"count": silent, "of": len(it.heads)}))


def _by_record(rows: Iterable[GridRow], sheet: Sheet, level: int) -> Iterator[Block]:
    for _, cells in rows:
        lead, *rest = [fact for cell in cells for fact in cell]
        yield Heading(level, lead_line(lead.value, sheet))
        yield from rest


def _cell(column: Column, record: Any, sheet: Sheet, lead: bool) -> tuple[Labelled, ...]:
    """The fields that a column stacks, each under its own label; silence once where nothing is."""
    there = [field for field in column.fields if record[field.key] not in (None, ())]
    if not there:
        return (Labelled(key_line(column.key, sheet), column.empty),)
    if len(column.fields) == 1:
        look = "lead" if lead else there[0].look
        return (Labelled(key_line(column.key, sheet), record[there[0].key], look),)
    return tuple(Labelled(key_line(field.key, sheet), record[field.key], field.look) for field in there)


_SHAPES: dict[type, Callable[[Any, Sheet, int], Iterator[Block]]] = {
    Card: _card,
    Columns: _columns,
    Table: _table,
    Matrix: _matrix,
    views.Reasons: lambda it, sheet, level: iter([it]),
}
