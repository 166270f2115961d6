"""A library through its index: answers are rows, and debates made from them.

A debate is made from the JSON of its own file, as a whole or with only the quotes that are asked
for. Every row that is read is compared with the checksum that it was stored with.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import copy
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple, overload
from weakref import WeakSet, finalize

from socinno.library import extracts, sketch
from socinno.library.catalogue import Candidates, Entry, Selection, within
from socinno.library.extracts import MOST_VALUES, any_of, clause, span_of
from socinno.library.matches import documents_saying
from socinno.library.sketch import Sketch
from socinno.library.soundness import SPOILT, checksum, last_token, trouble
from socinno.model import Debate, Thing
from socinno.problems import Problem, Unusable, Where

_Row = tuple[Any, ...]
CACHE = 8_000  # KiB of the index in memory at most: most of what is read is read once
_MOST_WORDS = 50  # that narrow a search for a name: the rest is left to who asked


class _File(NamedTuple):
    """A file of a library that is a debate, and how many quotes it has."""

    number: int
    path: str
    quotes: int


class _Rows(sqlite3.Cursor):
    """What a query gives; `left` are the rows that were read before they were come to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.left: list[_Row] = []


def packed(entry: Entry) -> str:
    """What an entry is called and belongs to, as one string: nothing folded has such signs between."""
    return "\f".join(map("\n".join, (entry.names, entry.also, entry.affiliation, (entry.of,)))).rstrip("\f")


def unpacked(debate: str, what: str, name: str, called: str) -> Entry:
    """The entry of a thing in a debate, with what `packed` made one string of."""
    if "\f" not in called:  # as in a quote's, of which there are most
        return Entry(debate, what, name, tuple(called.split("\n")))
    names, also, affiliation, of, *_ = (*called.split("\f"), "", "")
    lists = [tuple(part.split("\n")) if part else () for part in (names, also, affiliation)]
    return Entry(debate, what, name, lists[0], lists[1], lists[2], of)


class Debates(Sequence[Debate]):
    """The debates of an index in the order of their ids, each made when it is asked for."""

    def __init__(self, library: IndexedLibrary) -> None:
        self.library = library

    def __len__(self) -> int:
        return len(self.library.files)

    @overload
    def __getitem__(self, at: int) -> Debate: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Debate]: ...
    def __getitem__(self, at: int | slice) -> Debate | Sequence[Debate]:
        if isinstance(at, slice):
            return [self.library.debate(name) for name in self.library.names[at]]
        return self.library.debate(self.library.names[at])


def _close(connection: sqlite3.Connection) -> None:
    """Close a connection, which another thread than its own lets go of as it is."""
    with suppress(sqlite3.ProgrammingError):
        connection.close()


class IndexedLibrary:
    """A library of which only what is asked for is read. Raises `Unusable` when the index proves to be."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, problems: Sequence[Problem]) -> None:
        self.connection, self.folder = connection, folder
        self._reading: WeakSet[_Rows] = WeakSet()
        self._token = ""
        finalize(self, _close, connection)
        self.rows(f"PRAGMA cache_size = -{CACHE}")
        self.files: dict[str, _File] = {}
        told = []
        every = "SELECT id, path, key, debate, problems, quotes, whole, checksum FROM file ORDER BY debate"
        for *row, given in self.rows(every):
            _proven(given, *row)
            number, path, _, name, wrong, quotes, _ = row
            if wrong is None:
                self.files[name] = _File(number, os.fsdecode(path), quotes)
            else:
                told.append((os.fsdecode(path), wrong))
        self.names: Sequence[str] = list(self.files)
        self._narrowed: IndexedLibrary | None = None
        self._head: Debate | None = None
        self._asked: Selection | None = None
        self._numbers: Mapping[int, Sequence[int]] = {}
        self.problems = (*problems, *self._problems(told))

    @property
    def debates(self) -> Debates:
        """See `Library`."""
        return Debates(self)

    def rows(self, query: str, *values: Any) -> list[_Row]:
        """The rows of a query, each value in its place. What is no Unicode is equal to nothing."""
        return list(self.read(query, *values))

    def read(self, query: str, *values: Any) -> Iterator[_Row]:
        """As `rows`, each read when it is come to."""
        with trouble():
            rows = self.connection.cursor(_Rows).execute(query, tuple(map(_bound, values)))
            self._reading.add(rows)
            yield from rows
            yield from rows.left

    def sound(self, query: str, *values: Any) -> Iterator[_Row]:
        """As `read`, for rows in which the last value is the checksum of the others, which is left out."""
        for *row, given in self.read(query, *values):
            _proven(given, *row)
            yield tuple(row)

    def rest(self) -> None:
        """See `Library`: what is being read is read to its end, as it is now."""
        with trouble():
            for rows in [*self._reading]:
                rows.left += rows.fetchall()
            if self.connection.in_transaction:
                self._token = last_token(self.connection)
                self.connection.execute("COMMIT")

    def wake(self) -> bool:
        """See `Library`."""
        if self.connection.in_transaction:
            return True
        with suppress(Unusable), trouble():
            self.connection.execute("BEGIN")
            return last_token(self.connection) == self._token
        return False

    def entries(self, kinds: tuple[str, ...] = (), words: Sequence[str] = (), name: str = "") -> list[Entry]:
        """See `Library`: by id if there is any with it, else by every word in the names."""
        if name and (found := list(self._entries(kinds, ["name = ?"], [name]))):
            return found
        some = tuple(dict.fromkeys(words))[:_MOST_WORDS]
        return list(self._entries(kinds, ["instr(names, ?)"] * len(some), some))

    def each(self, kinds: tuple[str, ...] = ()) -> Iterator[Entry]:
        """See `Library`."""
        return self._entries(kinds)

    def _entries(
        self, kinds: tuple[str, ...], conditions: Sequence[str] = (), values: Sequence[str] = ()
    ) -> Iterator[Entry]:
        within, span = self.span("thing.id")
        every = clause([*([f"what {any_of(kinds)}"] if kinds else ()), *conditions, *within])
        rows = self.read(
            "SELECT debate, file, thing.id, what, name, names, thing.checksum"
            f" FROM thing JOIN file ON file.id = thing.file{every} ORDER BY debate, thing.id",
            *kinds,
            *values,
            *span,
        )
        for debate, *row, given in rows:
            _proven(given, *row)
            yield unpacked(debate, *row[2:])

    def narrowed(self, name: str) -> IndexedLibrary:
        """See `Library`."""
        one = copy(self)
        one.files, one.names, one._asked = {name: self.files[name]}, [name], None
        one._narrowed = self  # which is kept with it, and so the connection
        return one

    def span(self, column: str) -> tuple[Sequence[str], Sequence[int]]:
        """The condition, with its values, that the number of a thing is one of this library: none where it
        is not narrowed."""
        if self._narrowed is None:
            return (), ()
        [file] = self.files.values()
        return (f"{column} >= ?", f"{column} < ?"), span_of(file.number)

    def path(self, name: str) -> Path:
        """See `Library`."""
        return self._shown(self.files[name].path)

    def debate(self, name: str) -> Debate:
        """See `Library`."""
        return extracts.whole(self, self.part(name))

    def part(self, name: str, quote: str = "") -> Debate:
        """See `Library`; the last is kept, as it was without quotes."""
        if self._head is None or self._head.id != name:
            self._head = extracts.head(self, name)
        return extracts.around(self, self._head, quote) if quote else self._head

    def sketches(self, names: Iterable[str] | None = None, choices: bool = False) -> Iterator[Sketch]:
        """See `Library`: each is read when it is come to."""
        also = "choices, sum" if choices else "'', 0"
        query = f"SELECT drawn, checksum, {also} FROM sketch WHERE file = ?"
        for name in self.names if names is None else names:
            number = self.files[name].number
            rows = self.rows(query, number)
            if not rows:
                raise Unusable(SPOILT)
            [(text, given, chosen, of_chosen)] = rows
            _proven(given, number, text)
            if choices:
                _proven(of_chosen, number, chosen)
            yield sketch.read(name, text, chosen)

    def _shown(self, path: str) -> Path:
        return self.folder if self.folder.is_file() else self.folder / path

    def _problems(self, told: list[tuple[str, str]]) -> Iterator[Problem]:
        for path, problems in sorted(told, key=lambda row: row[0].split(os.sep)):
            for code, address, facts, line, column, more in json.loads(problems):
                known = {key: tuple(fact) if isinstance(fact, list) else fact for key, fact in facts.items()}
                place = Where(str(self._shown(path)), line, column)
                yield Problem(code, tuple(address), known, place, more=more)

    def quotes(self, wanted: Selection) -> Iterator[Debate]:
        """See `Library`."""
        return extracts.parts(self, wanted)

    def count(self, wanted: Selection) -> int:
        """See `Library`."""
        if not any(wanted):
            return sum(file.quotes for file in self.files.values())
        return sum(map(len, self.numbers(wanted).values()))

    def sources(self, name: str, wanted: Selection) -> Iterator[str]:
        """See `Library`."""
        return extracts.sources(self, name, wanted)

    def numbers(self, wanted: Selection) -> Mapping[int, Sequence[int]]:
        """See `extracts.numbers`; what was asked last is kept."""
        if self._asked != wanted:
            self._asked, self._numbers = wanted, extracts.numbers(self, wanted)
        return self._numbers

    def documents(self, words: Sequence[str], without: Sequence[str], wanted: Selection) -> Candidates:
        """See `Library`: what FTS5 finds."""
        fitting = {n for of in self.numbers(wanted).values() for n in of} if any(wanted) else None
        return documents_saying(self, words, without, fitting)

    def some(self, chosen: Sequence[tuple[str, int]]) -> Iterator[tuple[Debate, Thing]]:
        """See `Library`: a debate is made when it is come to, with the quotes that are chosen in a row."""
        for name, of in groupby(chosen, key=lambda place: place[0]):
            while numbers := [number for _, number in islice(of, MOST_VALUES)]:
                yield from self._things(name, numbers)

    def _things(self, debate: str, numbers: Sequence[int]) -> Iterator[tuple[Debate, Thing]]:
        query = (
            f"SELECT file, id, what, name, names, checksum FROM thing WHERE id {any_of(numbers)} ORDER BY id"
        )
        things = {number: (what, name) for _, number, what, name, _ in self.sound(query, *numbers)}
        if things.keys() != {*numbers}:
            raise Unusable(SPOILT)
        quotes = [number for number, (what, _) in things.items() if what == "quote"]
        made = extracts.extract(self, self.part(debate), quotes)
        return ((made, within(made, *things[number])) for number in numbers)


def _proven(given: Any, *values: Any) -> None:
    if checksum(*values) != given:
        raise Unusable(SPOILT)


def _bound(value: Any) -> Any:
    """A value for SQLite: a text that is no Unicode as bytes, which no text is equal to."""
    if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
        return value.encode("utf-8", "surrogatepass")
    return value
