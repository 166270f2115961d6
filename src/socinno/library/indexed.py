"""A library through its index: answers are rows, and debates made from them.

A debate is made from the JSON of its own file, as a whole or with only the quotes that are asked
for, and checked against the checksum that it was stored with.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, overload
from weakref import finalize
from zlib import crc32

from socinno.library.catalogue import Document, Entry, FileLibrary, Person, Selection, within
from socinno.model import Debate, Thing
from socinno.problems import Problem, Unusable, Where

SPOILT = "spoilt"
"""Why an index is unusable that can be made anew."""

_ANEW = {
    *(sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA),
    sqlite3.SQLITE_CONSTRAINT,  # two of what can be there once
}
_Row = tuple[Any, ...]
_QUOTES = "SELECT name, json, checksum FROM quote WHERE file = ?"


def person_key(person: Person) -> str:
    """A person as one string."""
    return "\n".join((person.id, *person.names))


def match(words: Sequence[str]) -> str:
    """The FTS5 query for things with all these words; `word*` is a beginning."""
    return " AND ".join(f'"{word[:-1]}"*' if word.endswith("*") else f'"{word}"' for word in words)


@contextmanager
def trouble() -> Iterator[None]:
    """Tell an index that is spoilt, and can be made anew, from one that cannot be had at all."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _ANEW:
            raise Unusable(SPOILT) from error
        raise Unusable("busy" if code == sqlite3.SQLITE_BUSY else str(error)) from error
    except UnicodeDecodeError as error:  # sqlite3 hands out what stands there as text
        raise Unusable(SPOILT) from error
    except OSError as error:
        raise Unusable(error.strerror or str(error)) from error


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
            return [self.library.whole(number) for number in self.library.files[at]]
        return self.library.whole(self.library.files[at])


class IndexedLibrary:
    """A library of which only what is asked for is read. Raises `Unusable` when the index proves to be."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, problems: Sequence[Problem]) -> None:
        self.connection, self.folder = connection, folder
        finalize(self, connection.close)
        healthy = "SELECT id FROM file WHERE problems IS NULL ORDER BY debate"
        self.files: list[int] = [number for (number,) in self.rows(healthy)]
        self.problems = (*problems, *self._problems())

    @property
    def debates(self) -> Debates:
        """See `Library`."""
        return Debates(self)

    def rows(self, query: str, *values: Any) -> list[_Row]:
        """The rows of a query, each value in its place."""
        with trouble():
            return list(self.connection.execute(query, values))

    def entries(self, kinds: tuple[str, ...] = (), words: Sequence[str] = (), name: str = "") -> list[Entry]:
        """See `Library`: by id if there is any with it, else by every word in the names."""
        sorts = [f"what {_among(kinds)}"] if kinds else []
        if name and (found := self._entries([*sorts, "name = ?"], (*kinds, name))):
            return found
        return self._entries([*sorts, *("instr(names, ?)" for _ in words)], (*kinds, *words))

    def _entries(self, conditions: list[str], values: tuple[str, ...]) -> list[Entry]:
        rows = self.rows(
            "SELECT debate, what, name, names FROM thing JOIN file ON file.id = thing.file"
            f"{_where(conditions)} ORDER BY debate, thing.id",
            *values,
        )
        return [Entry(*row[:3], *(tuple(names.split("\n")) for names in row[3].split("\f"))) for row in rows]

    def narrowed(self, debate: Debate) -> FileLibrary:
        """See `Library`: what is left is read already."""
        return FileLibrary((debate,), self.problems, {debate.id: self.path(debate.id)})

    def path(self, name: str) -> Path:
        """See `Library`."""
        return self._shown(self._file(name)[1])

    def debate(self, name: str) -> Debate:
        """See `Library`."""
        return self.whole(self._file(name)[0])

    def _file(self, name: str) -> _Row:
        """The number and the path of a debate's file; KeyError if there is none."""
        found = self.rows("SELECT id, path FROM file WHERE debate = ? AND problems IS NULL", name)
        if not found:
            raise KeyError(name)
        return found[0]

    def _shown(self, path: str) -> Path:
        return self.folder if self.folder.is_file() else self.folder / path

    def _problems(self) -> Iterator[Problem]:
        told = self.rows("SELECT path, problems FROM file WHERE problems IS NOT NULL")
        for path, problems in sorted(told, key=lambda row: row[0].split(os.sep)):
            for code, address, facts, line, column, more in json.loads(problems):
                known = {key: tuple(fact) if isinstance(fact, list) else fact for key, fact in facts.items()}
                place = Where(str(self._shown(path)), line, column)
                yield Problem(code, tuple(address), known, place, more=more)

    def whole(self, file: int) -> Debate:
        """A debate with all its quotes, by the number of its file."""
        return self._made(file, self.rows(f"{_QUOTES} ORDER BY id", file))

    def quotes(self, wanted: Selection, words: Sequence[str] = ()) -> Iterator[Debate]:
        """See `Library`: debates with the quotes that fit, as far as the index can tell."""
        if not any(wanted) and not words:
            return iter(Debates(self))
        people = [person_key(person) for person in wanted.speaker]
        bears = "quote.id IN (SELECT quote FROM bears WHERE target {})"
        groups: tuple[tuple[str, Collection[str]], ...] = (
            ("quote.person IN (SELECT id FROM person WHERE key {})", people),
            ("quote.kind {}", wanted.kind),
            ("quote.source {}", wanted.source),
            (bears, wanted.position),
            (bears, wanted.dichotomy),
            ("quote.id IN (SELECT rowid FROM word WHERE word MATCH ?)", [match(words)] if words else ()),
        )
        conditions = [condition.format(_among(group)) for condition, group in groups if group]
        return self._parts(conditions, [value for _, group in groups for value in group])

    def _parts(self, conditions: list[str], values: Sequence[Any]) -> Iterator[Debate]:
        rows = self.rows(
            "SELECT quote.file, quote.name, json, checksum FROM quote JOIN file ON file.id = quote.file"
            f"{_where(conditions)} ORDER BY debate, quote.id",
            *values,
        )
        for file, of_file in groupby(rows, key=lambda row: row[0]):
            yield self._part(file, [row[1:] for row in of_file])

    def _part(self, file: int, pieces: list[_Row]) -> Debate:
        """A debate with some of its quotes, and the quotes that these refer to, in their own order."""
        there = {name for name, *_ in pieces}
        trees = [json.loads(_sound(text, checksum)) for _, text, checksum in pieces]
        refer = {n for tree in trees for field in ("supports", "challenges") for n in tree.get(field, ())}
        names = sorted(there | refer)
        return self._made(file, pieces if refer <= there else self._quotes(file, names))

    def _quotes(self, file: int, names: Sequence[str]) -> list[_Row]:
        return self.rows(f"{_QUOTES} AND name {_among(names)} ORDER BY id", file, *names)

    def _made(self, file: int, pieces: Iterable[_Row]) -> Debate:
        found = self.rows(
            "SELECT json, checksum, debate FROM head JOIN file ON id = file WHERE file = ?", file
        )
        if not found:
            raise Unusable(SPOILT)
        head, checksum, name = found[0]
        quotes = ",".join(f'"{quote}":{_sound(text, check)}' for quote, text, check in pieces)
        text = f'{_sound(head, checksum)[:-1]},"quotes":{{{quotes}}}}}'
        return Debate.model_validate_json(text, context={"id": name})

    def some(self, chosen: Sequence[Document]) -> Iterator[tuple[Debate, Thing]]:
        """See `Library`: each debate is made once, with the quotes among what is chosen."""
        made: dict[str, Debate] = {}
        for name in dict.fromkeys(document.debate for document in chosen):
            ids = [d.id for d in chosen if d.debate == name and d.what == "quote"]
            file = self._file(name)[0]
            made[name] = self._part(file, self._quotes(file, ids))
        return ((made[d.debate], within(made[d.debate], d.what, d.id)) for d in chosen)

    def documents(self, words: Sequence[str]) -> Iterator[Document]:
        """See `Library`: what FTS5 finds."""
        rows = self.rows(
            "SELECT debate, thing.id, what, name, aspects, words FROM thing JOIN file ON file.id = thing.file"
            " WHERE thing.id IN (SELECT rowid FROM word WHERE word MATCH ?)",
            match(words),
        )
        for debate, number, what, name, aspects, text in rows:
            texts = tuple(zip(aspects.split(","), text.split("\n"), strict=True))
            yield Document(debate, number, what, name, texts)


def _sound(text: str, checksum: int) -> str:
    if crc32(text.encode()) != checksum:
        raise Unusable(SPOILT)
    return text


def _among(values: Iterable[Any]) -> str:
    return f"IN ({','.join('?' for _ in values)})"


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
