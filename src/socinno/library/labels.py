"""What things are called, for who completes a word at a key press: by the index, or a look at the files.

Of a file that is in the index as it is now, its rows tell; at the others there is a look, which ends after
so many bytes. Beyond that a file is as the index had it, or its debate alone. Nothing is written,
verified or waited for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import closing, suppress
from heapq import merge
from itertools import islice
from operator import attrgetter
from pathlib import Path
from sqlite3 import Connection
from typing import Any, NamedTuple, Protocol

from socinno.files import File, key_of, listing
from socinno.library import WORTH_IT
from socinno.library.outline import KINDS, Outlined
from socinno.library.soundness import SPOILT, checksum, trouble
from socinno.library.store import PLACES, inside, read_only
from socinno.problems import Unusable
from socinno.text import fold

LOOK = WORTH_IT
"""Bytes of files that are looked at: all of a library that is too small for an index."""

LEAST = 1024  # bytes that a file counts for, as to open it takes time too
MOST = 200
"""Things that are told: more than anybody reads in a shell."""

SORTS = ("debate", *KINDS.values())
"""The sorts of things, in the order in which they are told."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Sought(NamedTuple):
    """Which things are meant: those whose id begins so; or, with some, those of which a name, or the id,
    has these words, folded, the last of them perhaps not whole."""

    beginning: str
    words: str = ""

    def meets(self, thing: Outlined) -> bool:
        """Whether a thing is meant."""
        if self.words:
            return any(f" {self.words}" in f" {fold(name)}" for name in (thing.id, *thing.names.values()))
        return thing.id.startswith(self.beginning)


class _Source(Protocol):
    def met(self, kind: str, sought: Sought) -> Iterator[Outlined]:
        """The things of a sort that are meant, by id."""

    def last(self, kind: str, sought: Sought) -> Outlined | None:
        """The last of these."""


def completions(
    folder: Path, word: str, kinds: Sequence[str] = (), debate: str = "", indexed: bool = True
) -> list[Outlined]:
    """The things of some sorts (none: of all) that a word is the beginning of: of their ids, else of a word
    in their ids and names, but of quotes. By sort and id, each id once in its sort, at most `MOST`.

    `debate`: in debates whose id begins so. Where there are more, of each sort the first and the last, so
    that what they have in common all have. Raises `Stop` where there is no such folder.
    """
    files = listing(folder)[0]
    worth_it = indexed and sum(file.size for file in files) >= WORTH_IT
    some = [file for file in files if file.debate.startswith(debate)] if debate else files
    if worth_it:
        useless = (Unusable, TypeError, ValueError)  # the latter two of values that damage alone gives
        with suppress(*useless), trouble(), closing(read_only(folder)) as connection:
            return _completions(_through(connection, folder, some), word, kinds or SORTS)
    return _completions([_Files(_looked_at(some)[0])], word, kinds or SORTS)


def _completions(sources: Sequence[_Source], word: str, kinds: Sequence[str]) -> list[Outlined]:
    found = _chosen(sources, kinds, Sought(word)) if re.fullmatch("[a-z0-9-]*", word) else []
    if not found and (words := fold(word)):
        found = _chosen(sources, [kind for kind in kinds if kind != "quote"], Sought("", words))
    return found


def _chosen(sources: Sequence[_Source], kinds: Sequence[str], sought: Sought) -> list[Outlined]:
    """At most `MOST` of what is meant, of each sort as many as of another if it has them."""
    met = {kind: _once(merge(*(it.met(kind, sought) for it in sources), key=_by_id)) for kind in kinds}
    told = {kind: [*islice(things, MOST // len(kinds))] for kind, things in met.items()}
    for kind, things in met.items():
        told[kind] += islice(things, MOST - sum(map(len, told.values())))
        if told[kind] and any(True for _ in things):
            told[kind][-1] = max(filter(None, (it.last(kind, sought) for it in sources)), key=_by_id)
    return [thing for kind in kinds for thing in told[kind]]


_by_id = attrgetter("id")


def _once(things: Iterable[Outlined]) -> Iterator[Outlined]:
    """Of things by id, the first with each."""
    before = ""
    for thing in things:
        if thing.id != before:
            yield thing
        before = thing.id


def _looked_at(files: Sequence[File]) -> tuple[list[Outlined], set[File]]:
    """What a look at some files finds, and the files of which it has not seen all."""
    if not files:
        return [], set()
    from socinno.library.skim import skim  # late: brings YAML

    found, unseen, left = [], set(), LOOK
    for file in files:
        if left > 0:
            found += skim(Path(file.path), left)
        if file.size > left:
            found.append(Outlined("debate", file.debate, {}))
            unseen.add(file)
        left -= max(file.size, LEAST)
    return found, unseen


class _Files:
    """Things told from what a look at files has found, as far as they have a proper id."""

    def __init__(self, found: Iterable[Outlined]) -> None:
        self.things: dict[str, list[Outlined]] = {kind: [] for kind in SORTS}
        for thing in sorted(found, key=_by_id):
            if _ID.fullmatch(thing.id):
                self.things[thing.kind].append(thing)

    def met(self, kind: str, sought: Sought) -> Iterator[Outlined]:
        """See `_Source`."""
        return iter(self._met(kind, sought))

    def last(self, kind: str, sought: Sought) -> Outlined | None:
        """See `_Source`."""
        found = self._met(kind, sought)
        return found[-1] if found else None

    def _met(self, kind: str, sought: Sought) -> list[Outlined]:
        found = [thing for thing in self.things[kind] if sought.meets(thing)]
        return sorted(found, key=_by_names) if sought.words else found


def _by_names(thing: Outlined) -> tuple[str, list[str]]:
    return thing.id, [fold(name) for name in thing.names.values()]


def _through(connection: Connection, folder: Path, files: Sequence[File]) -> list[_Source]:
    """What tells of some files of a folder: its index, and a look at those that it has not as they are."""
    rows = connection.execute("SELECT path, id, CASE WHEN debate IS NULL THEN '' ELSE key END FROM file")
    known = {path: (number, key) for path, number, key in rows}
    numbers, changed = set(), {}
    for file in files:
        number, key = known.get(inside(folder, file.path), (0, ""))
        numbers.add(number)
        if key != key_of(file):
            changed[file] = number
    found, unseen = _looked_at([*changed])
    numbers -= {number for file, number in changed.items() if file not in unseen}
    return [_Files(found), _Rows(connection, numbers, {number for number, _ in known.values()})]


class _Rows:
    """Things told from the rows of an index, of the files with some numbers among all that it has."""

    def __init__(self, connection: Connection, numbers: Set[int], every: Set[int]) -> None:
        self.connection = connection
        others = every - numbers
        few = f"NOT IN ({_listed(others)})" if len(others) < len(numbers) else f"IN ({_listed(numbers)})"
        self.among = few if others else "IS NOT NULL"

    def met(self, kind: str, sought: Sought) -> Iterator[Outlined]:
        """See `_Source`."""
        at = sought.beginning
        while found := self._thing(kind, sought, at):
            if found.id < at:
                raise Unusable(SPOILT)
            yield found
            at = f"{found.id} "

    def last(self, kind: str, sought: Sought) -> Outlined | None:
        """See `_Source`."""
        return self._thing(kind, sought, sought.beginning, "DESC")

    def _thing(self, kind: str, sought: Sought, at: str, order: str = "ASC") -> Outlined | None:
        """The first thing in an order that is meant, of those from an id on."""
        if sought.words:
            own = (kind, at.replace("-", " "), *(f"{mark}{sought.words}" for mark in ("", " ", "\n")))
            found = self._proven(_NAMED.format(order=order, among=self.among), *own)
            row = found and self._proven(_LABEL, kind, found[3], found[1])
        else:
            row = self._proven(_BEGUN.format(order=order, among=self.among), kind, at, f"{sought.beginning}~")
        return Outlined(kind, row[1], json.loads(row[3])) if row else None

    def _proven(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        """The one row of a query, without its checksum, with which it is compared."""
        row = self.connection.execute(query, values).fetchone()
        if row and checksum(*row[:-1]) != row[-1]:
            raise Unusable(SPOILT)
        return row and tuple(row[:-1])


_LABEL = "SELECT what, name, thing, called, checksum FROM label WHERE what = ? AND name = ? AND thing = ?"
_BEGUN = (
    "SELECT what, name, thing, called, checksum FROM label WHERE what = ? AND name >= ? AND name < ?"
    f" AND thing >> {PLACES} {{among}} ORDER BY name {{order}}, thing {{order}} LIMIT 1"
)
_OWN = "char(10) || substr(names, 1, instr(names || char(12), char(12)))"
_NAMED = (
    "SELECT file, id, what, name, names, checksum FROM thing INDEXED BY thing_names"
    " WHERE what = ? AND names >= ? AND instr(names, ?)"
    f" AND (instr({_OWN}, ?) OR instr({_OWN}, ?)) AND file {{among}}"
    " ORDER BY names {order}, name {order}, file {order} LIMIT 1"
)
# See `packed`: the id and the names are folded, each on a line; other names and affiliation come after.


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, sorted(numbers)))
