"""A library through its index: the catalogue whose answers are rows, and debates made from them.

A debate is made from the JSON of its own file, as a whole or with only the quotes that are asked
for, and checked against the checksum that it was stored with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from itertools import groupby
from typing import Any, overload
from weakref import finalize
from zlib import crc32

from socinno.library.catalogue import Document, Entry, Person, Selection, within
from socinno.model import Debate, Thing
from socinno.problems import Unusable

Row = tuple[Any, ...]
Piece = tuple[str, str, int]
"""A quote as stored: its id, its JSON, its checksum."""


class Spoilt(Unusable):
    """What the index holds is not what was put into it, or of another version."""

    def __init__(self) -> None:
        super().__init__("spoilt")


def key(person: Person) -> str:
    """A person as one string."""
    return "\n".join((person.id, *person.names))


def match(words: Sequence[str]) -> str:
    """The FTS5 query for things with all these words; `word*` is a beginning."""
    return " AND ".join(f'"{word[:-1]}"*' if word.endswith("*") else f'"{word}"' for word in words)


class Debates(Sequence[Debate]):
    """The debates of an index in the order of their ids, each made when it is asked for."""

    def __init__(self, held: Held) -> None:
        self.held = held

    @cached_property
    def files(self) -> list[int]:
        """The number of each debate's file."""
        healthy = "SELECT id FROM file WHERE problems IS NULL ORDER BY debate"
        return [number for (number,) in self.held.rows(healthy)]

    def __len__(self) -> int:
        return len(self.files)

    @overload
    def __getitem__(self, at: int) -> Debate: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Debate]: ...
    def __getitem__(self, at: int | slice) -> Debate | Sequence[Debate]:
        if isinstance(at, slice):
            return [self.held.whole(number) for number in self.files[at]]
        return self.held.whole(self.files[at])


class Held:
    """What an index holds, as a `Catalogue`. `trouble` turns errors of SQLite into those of ours."""

    def __init__(self, connection: Any, trouble: Callable[[], AbstractContextManager[None]]) -> None:
        self.connection, self.trouble = connection, trouble
        finalize(self, connection.close)

    @property
    def debates(self) -> Debates:
        """Every debate, each made when it is asked for."""
        return Debates(self)

    def rows(self, query: str, *values: Any) -> list[Row]:
        """The rows of a query, each value in its place."""
        with self.trouble():
            return list(self.connection.execute(query, values))

    def entries(self, kinds: tuple[str, ...], words: Sequence[str] = (), name: str = "") -> list[Entry]:
        """See `Catalogue`: by id if there is any with it, else by every word in the names."""
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
        return [Entry(debate, what, name, tuple(names.split("\n"))) for debate, what, name, names in rows]

    def debate(self, name: str) -> Debate:
        """The debate with an id; KeyError if there is none."""
        found = self.rows("SELECT id FROM file WHERE debate = ? AND problems IS NULL", name)
        if not found:
            raise KeyError(name)
        return self.whole(found[0][0])

    def whole(self, file: int) -> Debate:
        """A debate with all its quotes."""
        return self._made(
            file, self.rows("SELECT name, json, checksum FROM quote WHERE file = ? ORDER BY id", file)
        )

    def quotes(self, wanted: Selection, words: Sequence[str] = ()) -> Iterator[Debate]:
        """See `Catalogue`: debates with the quotes that fit, as far as the index can tell."""
        if not any(wanted) and not words:
            return iter(Debates(self))
        people = self._people(wanted.speaker)
        groups = (("person", people), ("kind", wanted.kind), ("source", wanted.source))
        conditions = [f"quote.{column} {_among(group)}" for column, group in groups if group]
        values: list[Any] = [value for _, group in groups for value in group]
        for targets in (wanted.position, wanted.dichotomy):
            if targets:
                conditions.append(f"quote.id IN (SELECT quote FROM bears WHERE target {_among(targets)})")
                values += targets
        if words:
            conditions.append("quote.id IN (SELECT rowid FROM word WHERE word MATCH ?)")
            values.append(match(words))
        return self._parts(conditions, values)

    def _people(self, wanted: Iterable[Person]) -> list[int]:
        keys = [key(person) for person in wanted]
        return [number for (number,) in self.rows(f"SELECT id FROM person WHERE key {_among(keys)}", *keys)]

    def _parts(self, conditions: list[str], values: Sequence[Any]) -> Iterator[Debate]:
        rows = self.rows(
            "SELECT quote.file, quote.name, json, checksum FROM quote JOIN file ON file.id = quote.file"
            f"{_where(conditions)} ORDER BY debate, quote.id",
            *values,
        )
        for file, of_file in groupby(rows, key=lambda row: row[0]):
            yield self._part(file, [row[1:] for row in of_file])

    def _part(self, file: int, pieces: list[Row]) -> Debate:
        """A debate with some of its quotes, and the quotes that these refer to, in their own order."""
        there = {name for name, *_ in pieces}
        trees = [json.loads(_sound(text, checksum)) for _, text, checksum in pieces]
        refer = {n for tree in trees for field in ("supports", "challenges") for n in tree.get(field, ())}
        names = sorted(there | refer)
        query = f"SELECT name, json, checksum FROM quote WHERE file = ? AND name {_among(names)} ORDER BY id"
        return self._made(file, pieces if refer <= there else self.rows(query, file, *names))

    def _made(self, file: int, pieces: Iterable[Row]) -> Debate:
        found = self.rows(
            "SELECT json, checksum, debate FROM head JOIN file ON id = file WHERE file = ?", file
        )
        if not found:
            raise Spoilt
        head, checksum, name = found[0]
        quotes = ",".join(f'"{quote}":{_sound(text, check)}' for quote, text, check in pieces)
        text = f'{_sound(head, checksum)[:-1]},"quotes":{{{quotes}}}}}'
        return Debate.model_validate_json(text, context={"id": name})

    def some(self, chosen: Sequence[Document]) -> Iterator[tuple[Debate, Thing]]:
        """See `Catalogue`: each debate is made once, with the quotes among what is chosen."""
        made: dict[str, Debate] = {}
        for name in dict.fromkeys(document.debate for document in chosen):
            ids = [d.id for d in chosen if d.debate == name and d.what == "quote"]
            [(file,)] = self.rows("SELECT id FROM file WHERE debate = ? AND problems IS NULL", name)
            query = (
                f"SELECT name, json, checksum FROM quote WHERE file = ? AND name {_among(ids)} ORDER BY id"
            )
            made[name] = self._part(file, self.rows(query, file, *ids))
        return ((made[d.debate], within(made[d.debate], d.what, d.id)) for d in chosen)

    def documents(self, words: Sequence[str]) -> Iterator[Document]:
        """See `Catalogue`: what FTS5 finds."""
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
        raise Spoilt
    return text


def _among(values: Iterable[Any]) -> str:
    return f"IN ({','.join('?' for _ in values)})"


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
