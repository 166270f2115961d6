"""A spreadsheet that people fill in, or that `export` wrote, as a debate: a row a quote, a stance, or more.

Who fills one in need not know ids: speakers, sources, questions and their sides may be named in words, and
have no rows of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from socinno.checks import references
from socinno.exchange.bounded import refuse_more
from socinno.exchange.draft import ORDER, Draft, line
from socinno.exchange.sheet_columns import SheetColumn, column_of, kind_of, thing_of
from socinno.exchange.sheet_files import rows_in
from socinno.exchange.sheet_names import Names, Unclear
from socinno.library import reader
from socinno.library.tree import NODE_LIMIT
from socinno.library.writing import block
from socinno.problems import Address, Stop, Where, capped

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample

HEAD_ROWS = 20  # rows in which the heads are looked for
NODES = 5  # keys and values of the least row of a debate, with what holds them
ANCHORED = 8  # words of a quote that show where it stands, if its row says nothing of that
ITS_ID = "debate-of-this-sheet"
"""What it is called while its mistakes are looked for; the door gives it another id."""
INNER = {"positions": "dichotomies", "topics": "themes"}
"""What is part of another, and of which."""


class Row(NamedTuple):
    """A row: its number as a spreadsheet has it, what it is, and its cells that have anything in them."""

    number: int
    kind: str
    cells: dict[SheetColumn, str]


def recognises(sample: Sample) -> bool:
    """Whether it is a table whose first head is `Kind` or `Soort`; a workbook is one with sheets."""
    if sample.head.startswith(b"PK"):
        return b"xl/" in sample.head
    encoding = "utf-16" if sample.head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    first = sample.head.decode(encoding, "replace").lstrip().partition("\n")[0]
    head = first.replace(";", ",").replace("\t", ",").partition(",")[0].strip().strip('"')
    return head.casefold() in ("kind", "soort")


def read(path: Path) -> Draft:
    """A sheet as a debate. Stop (1) where it has no heads, and with each mistake at its row."""
    left = Counter[str]()
    rows: list[Row] = []
    for row in _rows(path, left):
        rows.append(row)
        refuse_more(len(rows), NODE_LIMIT // NODES)
    heads = [row for row in rows if row.kind == "debate"]
    left["sheet-kinds"] += len(heads[1:])
    head = heads[0].cells if heads else {}
    language = head.get(SheetColumn("language"), "").strip() or "en"
    names, places = Names(row.cells.get(SheetColumn("id"), "").strip() for row in rows), dict[Address, int]()
    things: dict[str, Any] = thing_of("debate", head.items(), language)
    for row in sorted(rows, key=lambda row: row.kind in INNER):
        if row.kind not in ("debate", "quotes", "stances"):
            left["sheet-under"] += not _framed(row, things, names, places, language)
    names.gather(row.cells for row in rows if row.kind in ("quotes", "stances"))
    for row in rows:
        if row.kind in ("quotes", "stances"):
            try:
                _word(row, things, names, places, language, line(path.stem) or "-")
            except Unclear as unclear:
                left[unclear.why] += 1
    left["sheet-sides"] += names.unclear
    names.complete(things)
    _demand_sound(things, places, path)
    return Draft(things, +left)


def _rows(path: Path, left: Counter[str]) -> Iterator[Row]:
    """The rows below the heads; what is no row of a debate is counted, and so are columns unknown."""
    columns: list[SheetColumn | None] = []
    for number, cells in rows_in(path):
        if not columns:
            found = [column_of(cell) for cell in cells]
            if found[0] == SheetColumn("row"):
                columns = found
                left["sheet-columns"] += sum(bool(cell.strip()) for cell in cells) - sum(map(bool, found))
            elif number > HEAD_ROWS:
                break
            continue
        kind = kind_of(cells[0])
        left["sheet-kinds"] += not kind
        known = zip(columns, cells, strict=False)
        if kind:
            yield Row(number, kind, {column: cell for column, cell in known if column and cell.strip()})
    if not columns:
        raise Stop("sheet-no-heads", code=1, path=str(path))


def _framed(
    row: Row, things: dict[str, Any], names: Names, places: dict[Address, int], language: str
) -> bool:
    """Put in what is no quote and no stance under its id; whether what it is a part of is there."""
    thing, room = thing_of(row.kind, row.cells.items(), language), things
    address: Address = (row.kind,)
    above, outer = "", INNER.get(row.kind)
    if outer:
        above = names.found(outer, row.cells.get(SheetColumn("under"), ""))
        if not above:
            return False
        address, room = (outer, above, row.kind), things[outer][above]
    id = names.new(row.cells.get(SheetColumn("id"), ""), thing, row.kind)
    room.setdefault(row.kind, {})[id] = thing
    names.declare(row.kind, id, thing, above)
    places[*address, id] = row.number
    return True


def _word(
    row: Row, things: dict[str, Any], names: Names, places: dict[Address, int], language: str, title: str
) -> None:
    """Put in a quote or a stance, whose names of other things become ids. Unclear where a side is."""
    thing = names.resolved(row.kind, thing_of(row.kind, row.cells.items(), language), row.cells)
    if row.kind == "stances":
        things.setdefault("stances", []).append(thing)
        places["stances", len(things["stances"]) - 1] = row.number
        return
    thing.setdefault("kind", "direct")
    if "source" not in thing:
        thing["source"] = names.sheet(title)
        thing.setdefault("at", {"section": f"row {row.number}"})
    elif thing["kind"] == "direct" and isinstance(text := thing.get("text"), str):
        thing.setdefault("at", {"anchor": " ".join(text.split()[:ANCHORED])})
    id = names.new(row.cells.get(SheetColumn("id"), ""), thing, "quotes")
    things.setdefault("quotes", {})[id] = thing
    places["quotes", id] = row.number


def _demand_sound(things: dict[str, Any], places: dict[Address, int], path: Path) -> None:
    """Stop (1) with each mistake of form or reference, at the number of its row."""
    whole = {"language": "en", "title": "-"} | {key: things[key] for key in ORDER if things.get(key)}
    text = "".join(block({key: value}) for key, value in whole.items())
    reading = reader.parse(text.encode(), str(path), ITS_ID)
    found = reading.problems or (capped(references.errors(reading.debate)) if reading.debate else ())
    if found:
        told = (it._replace(where=Where(str(path), _number(it.address, places))) for it in found)
        raise Stop("sheet-mistakes", code=1, problems=tuple(told), path=str(path))


def _number(address: Address, places: dict[Address, int]) -> int:
    """The row that a mistake is in; 1 for what is in none."""
    return next((places[address[:n]] for n in range(len(address), 0, -1) if address[:n] in places), 1)
