"""What the cells of a sheet name: a thing by its id or its words, made where only words name it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from socinno.exchange.sheet_columns import SheetColumn
from socinno.model import ID_PATTERN
from socinno.model.ids import LONGEST_ID, Ids
from socinno.text import fold

CALLED = {
    "speakers": ("name", "also"),
    "sources": ("title",),
    "dichotomies": ("title", "short", "question"),
    "positions": ("title", "claim"),
    "themes": ("title",),
}
"""The keys whose words a thing may be named by."""
SHEET = "sheet"

Cells = Mapping[SheetColumn, str]
Things = dict[str, Any]


class Unclear(Exception):
    """A row that cannot be kept, for a reason (`why`) that is counted."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Names:
    """The things of a sheet by what cells call them; `written` are the ids that stand in it.

    `unclear` counts the quotes whose side is not known.
    """

    def __init__(self, written: Iterable[str]) -> None:
        self._written = {it for it in written if re.search(ID_PATTERN, it) and len(it) <= LONGEST_ID}
        self._ids = Ids(self._written)
        self._known: dict[str, dict[str, str]] = {kind: {} for kind in CALLED}
        self._sides: dict[str, dict[str, str]] = {}
        self.unclear = 0
        self._made: dict[str, Things] = {"speakers": {}, "sources": {}, "dichotomies": {}}

    def new(self, id: str, thing: Things, kind: str) -> str:
        """The id of a new thing: the one that its row has, if it can be one; else made from its words."""
        id = id.strip()
        if id in self._written:
            self._written.discard(id)  # of two rows with one id the second gets another
            return id
        if id:
            thing.setdefault("ref", id)
        called = [*_words(thing, ("name", "title", "claim", "speaker"))][:1]
        return self._ids.free(id, *called, f"{kind}-1", "thing-1")

    def declare(self, kind: str, id: str, thing: Things, above: str = "") -> None:
        """Have a thing found by its id and its words, a side also by those of its question (`above`)."""
        words = {id, *map(fold, _words(thing, CALLED.get(kind, ())))}
        for word in words:
            self._known.setdefault(kind, {}).setdefault(word, id)
            if kind == "positions":
                self._sides.setdefault(above, {}).setdefault(word, id)

    def found(self, kind: str, words: str) -> str:
        """The id of what a cell names; '' if nothing has that id or those words."""
        known = self._known.get(kind, {})
        return known.get(words.strip()) or known.get(fold(words.strip()), "")

    def gather(self, rows: Iterable[Cells]) -> None:
        """Make a question of each that is named in words, if just two sides of it are."""
        asked: dict[str, tuple[str, dict[str, str]]] = {}
        for cells in rows:
            on, side = (
                cells.get(SheetColumn("on"), "").strip(),
                cells.get(SheetColumn("positions"), "").strip(),
            )
            if on and side and not self.found("dichotomies", on):
                asked.setdefault(fold(on), (on, {}))[1].setdefault(fold(side), side)
        for on, sides in asked.values():
            if len(sides) == 2:
                id = self._ids.free(on, "question-1")
                positions = {self._ids.free(side, f"{id}-side-1"): {"title": side} for side in sides.values()}
                self._made["dichotomies"][id] = question = {"title": on, "positions": positions}
                self.declare("dichotomies", id, question)
                for name, position in positions.items():
                    self.declare("positions", name, position, id)

    def resolved(self, kind: str, thing: Things, cells: Cells) -> Things:
        """A quote or stance whose speakers, source and sides are ids. Unclear where a stance has no side
        that is known."""
        for key, of in (("speaker", "speakers"), ("told-by", "speakers"), ("source", "sources")):
            if key in thing:
                thing[key] = self.found(of, thing[key]) or self._make(of, thing[key].strip())
        if "neither" in thing:
            on = (
                cells.get(SheetColumn("on"), "")
                if fold(thing["neither"]) in ("yes", "ja", "x")
                else thing["neither"]
            )
            thing["neither"] = self.found("dichotomies", on) or on.strip()
        sides = [*self._taken(thing.pop("positions", ""), cells.get(SheetColumn("on"), ""))]
        if kind == "stances" and ("" in sides or not (sides or "neither" in thing)):
            raise Unclear("sheet-sides")
        self.unclear += "" in sides
        sides = [*filter(None, sides)]
        if sides:
            key = "positions" if kind == "stances" else "supports"
            thing[key] = [*thing.get(key, []), *(it for it in sides if it not in thing.get(key, []))]
        return thing

    def sheet(self, title: str) -> str:
        """The source that stands for the sheet itself."""
        return self.found("sources", f" {SHEET}") or self._make("sources", title, SHEET)

    def complete(self, things: Things) -> None:
        """Put in what was made."""
        for kind, made in self._made.items():
            if made:
                things[kind] = things.get(kind, {}) | made

    def _make(self, kind: str, words: str, id: str = "") -> str:
        id = self._ids.free(id, words, f"{kind}-1")
        thing = {"name": words} if kind == "speakers" else {"type": "document", "title": words}
        self._made[kind][id] = thing
        self.declare(kind, id, thing)
        return id

    def _taken(self, cell: str, on: str) -> Iterator[str]:
        """The sides that a cell names, whole or one after another; '' for one that is not known."""
        question = self.found("dichotomies", on) if on.strip() else ""
        known = self._sides.get(question, {}) if question else self._known["positions"]
        if cell.strip():
            parts = (
                [cell] if fold(cell.strip()) in known or cell.strip() in known else re.split("[,;\n]", cell)
            )
            for part in parts:
                yield known.get(part.strip()) or known.get(fold(part.strip()), "")


def _words(thing: Things, keys: Iterable[str]) -> Iterator[str]:
    """The words of some keys, in every language."""
    for value in (thing[key] for key in keys if key in thing):
        yield from (
            (value,) if isinstance(value, str) else value.values() if isinstance(value, dict) else value
        )
