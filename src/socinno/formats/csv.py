"""CSV (RFC 4180) for spreadsheets: a record a row, the same columns in every language.

A list's columns are its fields; references are ids, and where a name is wanted it has a column of
its own. A comparison has a row for each aspect, a card a row for each fact with the path to it.

Nothing in a cell becomes a formula, whether a spreadsheet parts cells by commas, semicolons or tabs:
an apostrophe stands before what it would take for one, and `with_formulas` takes that away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from socinno import views
from socinno.formats import Sheet
from socinno.formats.json import plain
from socinno.text import printable
from socinno.views import Card, Columns, Matrix, Reasons, Ref, StanceView, Table, Value, View, Word

_SIGN = r"[-=+@＝＋－＠\t\r]"
_SPACE = r"[^\S;\t\r\n]"  # that parts no cells
# A cell starts at its own start, and for who parts cells otherwise after a sign that may part them. The
# quotation marks of CSV itself may then stand before the formula, or end the text.
_STARTS = (
    rf"\A(?=(?:{_SPACE}|')*{_SIGN})",
    rf"(?<=[;\t\r\n])(?=(?:{_SPACE}|['\"])*(?:{_SIGN}|\Z))",
)
_PARTING = re.compile(r"[;\t\r\n]")
_FORMULA = re.compile("|".join(_STARTS))
_GUARDED = re.compile("|".join(start.replace("(?=", "'(?=", 1) for start in _STARTS))


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as rows, a header first."""
    return map(_line, _ROWS[type(view)](view))


def _line(row: Iterable[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow(map(no_formula, row))
    return stream.getvalue()


def refitted(row: str, fit: Callable[[str], str]) -> str:
    """A row in other characters, its cells quoted anew: what takes a sign's place may be one of CSV's own."""
    rows = csv.reader(io.StringIO(row, newline=""))
    return "".join(_line(fit(with_formulas(cell)) for cell in cells) for cells in rows)


def no_formula(cell: str) -> str:
    """A cell with an apostrophe before whatever a spreadsheet would take for a formula.

    White space before one is no disguise, and a semicolon, a tab or a line end may start a cell.
    """
    text = printable(cell)
    harmless = not text or (text[0].isalnum() and not _PARTING.search(text))  # as nearly every cell is
    return text if harmless else _FORMULA.sub("'", text)


def with_formulas(cell: str) -> str:
    """What `no_formula` made of a cell, without the apostrophes that it put there."""
    return _GUARDED.sub("", cell)


def _table(table: Table) -> Iterator[list[str]]:
    records = iter(table.records if table.flat is None else table.flat)
    first = next(records, None)
    of_people = {field.key: field.beside for column in table.columns for field in column.fields}
    shown = of_people if table.flat is None else table.beside
    fields = {key: shown.get(key, "") for key in (shown if first is None else first)}
    yield [name for key, beside in fields.items() for name in (key, *([f"{key}.{beside}"] if beside else []))]
    for record in chain([first] if first else [], records):
        yield [cell for key, beside in fields.items() for cell in _cells(record[key], beside)]


def _matrix(it: Matrix) -> Iterator[list[str]]:
    return _table(Table(it.kind, (), (), flat=it.flat))


def _cells(value: Any, beside: str) -> list[str]:
    if not beside:
        return [cell(value)]
    return [cell(value), value.name.text if type(value) is Ref else str(getattr(value, beside, ""))]


def cell(value: Value) -> str:
    """A value as one cell: several in a row are parted by semicolons, silence is empty."""
    return _CELL[type(value)](value)


def _columns(columns: Columns) -> Iterator[list[str]]:
    of = [[row.debate.id if row.debate else ""] for row in columns.rows]
    several = any(map(any, of))
    yield [*(["debate"] if several else []), "aspect", "outcome", *(head.id for head in columns.heads)]
    for row, debate in zip(columns.rows, of, strict=True):
        aspect = row.key.id if isinstance(row.key, Ref) else row.key
        yield [*(debate if several else []), aspect, row.outcome, *map(cell, row.cells)]


def _card(card: Card) -> Iterator[list[str]]:
    if card.flat is not None:
        yield from _table(Table(card.kind, (), (), flat=card.flat))
        return
    yield ["path", "value"]
    for path, value in _leaves(plain(card), ()):
        yield [".".join(path), value]


def _leaves(data: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every value of a tree with the path to it; lists count from 1."""
    if isinstance(data, dict):
        items = list(data.items())
    elif isinstance(data, list):
        items = [(str(i), value) for i, value in enumerate(data, 1)]
    else:
        yield path, "" if data is None else str(data)
        return
    for key, value in items:
        yield from _leaves(value, (*path, key))


def _standing(standing: StanceView) -> str:
    """Who, or which side; in brackets what no side says by itself, how we know it and what shows it.

    Before a side the dichotomy, where nothing beside the cell says which. Behind it what stands beside
    it: one that was assigned, and where the speaker stood before.
    """
    if standing.state == "silent" and not standing.assigned:
        return ""
    lead = ", ".join(ref.id for ref in standing.leads)
    state = "" if standing.state in ("first", "second") else standing.state
    known = ", ".join(part for part in (state if lead else "", standing.basis) if part)
    evidence = ", ".join(quote.id for quote in standing.evidence)
    how = ": ".join(part for part in (known, evidence) if part)
    on = f"{standing.dichotomy.id}:" if standing.lead == "dichotomy" and standing.positions else ""
    told = [on, lead or state, f"({how})" if how else ""]
    told += [f"assigned: {cell(standing.assigned.positions)}"] if standing.assigned else []
    told += [f"changed from: {cell(standing.changed)}"] if standing.changed else []
    return " ".join(part for part in told if part)


_ROWS: dict[type, Callable[[Any], Iterator[list[str]]]] = {
    Table: _table,
    Matrix: _matrix,
    Columns: _columns,
    Card: _card,
}

_CELL: dict[type, Callable[[Any], str]] = {
    views.Text: lambda it: it.text,
    Word: lambda it: "; ".join(f"{key}: {fact}" for key, fact in it.facts.items()) or it.key,
    views.Date: lambda it: it.iso,
    views.Context: lambda it: it.before + "".join(text for text, _ in it.quoted) + it.after,
    views.Place: lambda it: "; ".join(f"{key}: {words}" for key, words in it.facts),
    Ref: lambda it: it.id,
    views.Quotation: lambda it: f"{it.text.text} [{cell(it.speaker or Word('unnamed'))}, {it.kind}, {it.id}]",
    StanceView: _standing,
    Reasons: lambda it: "; ".join(f"{r.how} {r.of.id}: {cell(r.quotation)}" for r in it.entries),
    views.Signed: lambda it: _standing(it.stance),
    views.ByName: lambda it: cell(it.refs),
    views.Counts: lambda it: it.of.id,
    views.Share: lambda it: f"{it.part}/{it.whole}",
    views.Item: lambda it: it.id or cell(it.lead),
    views.Changed: lambda it: " ".join(part for part in (it.state, it.date.iso if it.date else "") if part),
    tuple: lambda it: "; ".join(cell(value) for value in it),
    type(None): lambda it: "",
    int: str,
}
