"""JSON for machines: the same keys in every language, every record whole, silence as null.

A card is an object, a table an array of records, a comparison an object of rows. A passage is
`{"text", "language"}`, or a string where it has no language; a reference is `{"kind", "id", "name"}`,
a word of the interface its key. The shape is that of `json.schema.json` beside this file (JSON
Schema 2020-12).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from socinno import views
from socinno.formats import Sheet, parted
from socinno.views import (
    ByName,
    Card,
    Columns,
    Context,
    Counts,
    Item,
    Matrix,
    Quotation,
    Reasons,
    Ref,
    StanceView,
    Table,
    Text,
    View,
)

SCHEMA_VERSION = 2
"""Raised when a key changes its name or meaning; new keys do not raise it."""


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as indented JSON, a table record by record."""
    if isinstance(view, Table | Matrix):
        records = (_indented(_record(record)).replace("\n", "\n  ") for record in _records(view))
        yield "["
        end = "]\n"
        for piece in parted((f"\n  {record}" for record in records), ","):
            yield piece
            end = "\n]\n"
        yield end
    else:
        yield _indented({"version": SCHEMA_VERSION, **plain(view)}) + "\n"


def _records(table: Table | Matrix) -> Iterable[Mapping[str, Any]]:
    return table.records if isinstance(table, Table) and table.nested is None else table.nested or ()


def _indented(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def plain(value: Any) -> Any:
    """A value as dicts, lists, strings, numbers and None."""
    return _PLAIN[type(value)](value)


def _ref(ref: Ref) -> dict[str, Any]:
    address = {"url": ref.url} if ref.url else {}
    return {"kind": ref.kind, "id": ref.id, "name": ref.name.text, **address}


def _text(text: Text) -> Any:
    marks = {"marks": [list(mark) for mark in text.marks]} if text.marks else {}
    return {"text": text.text, "language": text.language, **marks} if text.language or marks else text.text


def _stance(it: StanceView) -> dict[str, Any]:
    shown = {key: plain(getattr(it, key)) for key in it._fields if key not in ("lead", "brief", "half")}
    return {**shown, "basis": it.basis or None}


def _quotation(it: Quotation) -> dict[str, Any]:
    return {
        key: plain(value) for key, value in it._asdict().items() if key not in ("brief", "named", "nameless")
    }


def _reasons(it: Reasons) -> dict[str, Any]:
    """A tree as a list, in which `level` says how deep an entry stands: nothing is nested in itself."""
    quotes = [_record(record) for record in it.whole]
    return {"of": plain(it.of), "direct": it.direct, "total": it.total, "quotes": quotes}


def _context(it: Context) -> dict[str, Any]:
    quoted = [{"text": text, "quoted": is_quoted} for text, is_quoted in it.quoted]
    return {**it._asdict(), "source": plain(it.source), "quoted": quoted}


def _card(it: Card) -> dict[str, Any]:
    parts = {part.key: plain(part.value) for part in it.parts}
    return {"kind": it.kind, "id": it.id, "title": plain(it.title), **parts}


def _columns(it: Columns) -> dict[str, Any]:
    rows = []
    for row in it.rows:
        aspect = plain(row.key)
        cells = {head.id: plain(cell) for head, cell in zip(it.heads, row.cells, strict=True)}
        of = {"debate": row.debate.id} if row.debate else {}
        how = {"outcome": row.outcome or None, "sure": row.sure}
        rows.append({"aspect": aspect, **of, **how, "cells": cells})
    divided = {"of": plain(it.of), "question": plain(it.question)} if it.of else {}
    divided |= {"number": it.number} if it.number else {}
    also = {part.key: plain(part.value) for part in it.also}
    return {"kind": it.kind, **divided, "heads": plain(it.heads), "rows": rows, **also}


def _counts(it: Counts) -> dict[str, Any]:
    sides = {of.id: count for of, count in it.sides}
    number = {"number": it.number} if it.number else {}
    divided = {"sides": sides, "inferred": it.inferred} if sides else {}
    return {**number, "of": plain(it.of), **divided, **dict(it.beside)}


def _record(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: plain(value) for key, value in record.items()}


_PLAIN: dict[type, Callable[[Any], Any]] = {
    Text: _text,
    views.Word: lambda it: dict(it.facts) if it.facts else it.key,
    views.Date: lambda it: it.iso,
    views.Place: lambda it: dict(it.facts),
    Ref: _ref,
    Quotation: _quotation,
    Reasons: _reasons,
    views.Share: lambda it: it._asdict(),
    ByName: lambda it: plain(it.refs),
    Counts: _counts,
    Item: lambda it: {**_record(it._asdict()), "id": it.id or None},
    StanceView: _stance,
    views.Signed: lambda it: _stance(it.stance),
    views.Changed: lambda it: {"from": it.state, "positions": plain(it.positions), "date": plain(it.date)},
    Context: _context,
    Card: _card,
    Columns: _columns,
    Table: lambda it: list(map(_record, _records(it))),
    Matrix: lambda it: list(map(_record, _records(it))),
    tuple: lambda it: [plain(value) for value in it],
    type(None): lambda it: it,
    int: lambda it: it,
    str: lambda it: it,
}
