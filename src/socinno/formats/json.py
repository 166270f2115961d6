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

_quoted = json.encoder.encode_basestring
_INNER = "\n  "

SCHEMA_VERSION = 2
"""Raised when a key changes its name or meaning; new keys do not raise it."""


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as indented JSON, a table record by record."""
    if isinstance(view, Table | Matrix):
        yield "["
        end = "]\n"
        for piece in parted((f"\n  {json_text(record, _INNER)}" for record in _records(view)), ","):
            yield piece
            end = "\n]\n"
        yield end
    else:
        yield json_text({"version": SCHEMA_VERSION, **_SHAPES[type(view)](view)}) + "\n"


def _records(table: Table | Matrix) -> Iterable[Mapping[str, Any]]:
    return table.records if isinstance(table, Table) and table.nested is None else table.nested or ()


def json_text(value: Any, line: str = "\n") -> str:
    """A value as `json.dumps(..., ensure_ascii=False, indent=2)` writes it, in half the time and less.

    `line` starts a new line: with the indentation where the value stands.
    """
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if value is None:
        return "null"
    inner = f"{line}  "
    if kind is Text:  # these two are most of any answer
        text, language, _, _, marks, _ = value
        if not marks and not language:
            return _quoted(text)
        if not marks:
            return f'{{{inner}"text": {_quoted(text)},{inner}"language": {_quoted(language)}{line}}}'
    if kind is Ref:
        what, name, called, _, address, _ = value
        if not address:
            named = f'{inner}"id": {_quoted(name)},{inner}"name": {_quoted(called.text)}'
            return f'{{{inner}"kind": {_quoted(what)},{named}{line}}}'
    if kind is dict:
        pairs = [f"{_quoted(key)}: {json_text(it, inner)}" for key, it in value.items()]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}" if pairs else "{}"
    if kind is list or kind is tuple:
        return f"[{inner}{f',{inner}'.join([json_text(it, inner) for it in value])}{line}]" if value else "[]"
    if kind in _SHAPES:
        return json_text(_SHAPES[kind](value), line)
    return json.dumps(value, ensure_ascii=False)


def plain(value: Any) -> Any:
    """A value as dicts, lists, strings, numbers and None."""
    kind = type(value)
    if kind in _SHAPES:
        return plain(_SHAPES[kind](value))
    if kind is dict:
        return {key: plain(it) for key, it in value.items()}
    return [plain(it) for it in value] if kind in (list, tuple) else value


def _ref(ref: Ref) -> Any:
    if ref.url:
        return {"kind": ref.kind, "id": ref.id, "name": ref.name.text, "url": ref.url}
    return {"kind": ref.kind, "id": ref.id, "name": ref.name.text}


def _text(text: Text) -> Any:
    if text.marks:
        return {"text": text.text, "language": text.language, "marks": text.marks}
    return {"text": text.text, "language": text.language} if text.language else text.text


def _stance(it: StanceView) -> Any:
    return {**dict(zip(_STANCE, it, strict=False)), "basis": it.basis or None}


_STANCE = StanceView._fields[: StanceView._fields.index("lead")]
_QUOTATION = Quotation._fields[: Quotation._fields.index("brief")]
"""What a machine reads: the rest is how people read it."""


def _reasons(it: Reasons) -> Any:
    """A tree as a list, in which `level` says how deep an entry stands: nothing is nested in itself."""
    return {"of": it.of, "direct": it.direct, "total": it.total, "quotes": [*it.whole]}


def _context(it: Context) -> Any:
    return {**it._asdict(), "quoted": [{"text": text, "quoted": is_quoted} for text, is_quoted in it.quoted]}


def _card(it: Card) -> Any:
    return {"kind": it.kind, "id": it.id, "title": it.title, **{part.key: part.value for part in it.parts}}


def _columns(it: Columns) -> Any:
    rows = []
    for row in it.rows:
        cells = {head.id: cell for head, cell in zip(it.heads, row.cells, strict=True)}
        of = {"debate": row.debate.id} if row.debate else {}
        how = {"outcome": row.outcome or None, "sure": row.sure}
        rows.append({"aspect": row.key, **of, **how, "cells": cells})
    divided = {"of": it.of, "question": it.question} if it.of else {}
    number = {"number": it.number} if it.number else {}
    also = {part.key: part.value for part in it.also}
    return {"kind": it.kind, **divided, **number, "heads": it.heads, "rows": rows, **also}


def _counts(it: Counts) -> Any:
    sides = {of.id: count for of, count in it.sides}
    number = {"number": it.number} if it.number else {}
    divided = {"sides": sides, "inferred": it.inferred} if sides else {}
    return {**number, "of": it.of, **divided, **dict(it.beside)}


_SHAPES: dict[type, Callable[[Any], Any]] = {
    Text: _text,
    views.Word: lambda it: dict(it.facts) if it.facts else it.key,
    views.Date: lambda it: it.iso,
    views.Place: lambda it: dict(it.facts),
    Ref: _ref,
    Quotation: lambda it: dict(zip(_QUOTATION, it, strict=False)),
    Reasons: _reasons,
    views.Share: lambda it: it._asdict(),
    ByName: lambda it: it.refs,
    Counts: _counts,
    Item: lambda it: dict(zip(it._fields, it[:3], strict=False), id=it.id or None),
    StanceView: _stance,
    views.Signed: lambda it: it.stance,
    views.Changed: lambda it: {"from": it.state, "positions": it.positions, "date": it.date},
    Context: _context,
    Card: _card,
    Columns: _columns,
    Table: lambda it: [*_records(it)],
    Matrix: lambda it: [*_records(it)],
}
"""A view as dicts, lists and strings, with views in them."""
