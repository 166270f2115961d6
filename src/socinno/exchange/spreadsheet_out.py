"""A debate as a spreadsheet: a row a thing, with every key of its quotes and stances."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from socinno.exchange.sheet_columns import HEADS, KINDS, SheetColumn, cells
from socinno.exchange.sheet_files import written
from socinno.library import Library
from socinno.model import Debate

Row = tuple[str, str, str, dict[str, Any]]
"""What a row is (a key of `KINDS`), the id of its thing, that of what this is under, and its keys."""


def write(library: Library, ending: str) -> Iterator[bytes]:
    """The one debate of a library, its heads in English. Stop (2) for `.xlsx` without openpyxl."""
    debate = next(iter(library.debates))
    rows = [(row, dict(cells(row[0], row[3]))) for row in _rows(debate)]
    order = {key: n for n, key in enumerate(HEADS)}
    found = {column for _, row in rows for column in row} - {
        SheetColumn("row"),
        SheetColumn("id"),
        SheetColumn("under"),
    }
    columns = sorted(found, key=lambda it: (order[it.key], it.language))
    head = [SheetColumn(key).head for key in ("row", "id", "under")] + [it.head for it in columns]
    lines = (
        [KINDS[kind][0], id, under, *(row.get(column, "") for column in columns)]
        for (kind, id, under, _), row in rows
    )
    return written(iter([head, *lines]), ending)


def _rows(debate: Debate) -> Iterator[Row]:
    """The things of a debate, as one is read from above."""
    raw = debate.model_dump(by_alias=True, exclude_defaults=True)
    rooms = {key: raw.pop(key, {}) for key in KINDS if key not in ("debate", "positions", "topics")}
    yield "debate", "", "", raw
    for kind, things in rooms.items():
        if kind == "stances":
            yield from ((kind, "", "", stance) for stance in things)
            continue
        for id, thing in things.items():
            yield kind, id, "", thing
            for inner in ("positions", "topics"):
                yield from ((inner, name, id, it) for name, it in thing.get(inner, {}).items())
