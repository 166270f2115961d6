"""A library through its index: answers are rows, and debates made from them.

A debate is made from the JSON of its own file, as a whole or with only the quotes that are asked
for. Every row that is read is compared with the checksum that it was stored with.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple, overload
from weakref import finalize

from socinno.library import sketch
from socinno.library.catalogue import Candidates, Entry, FileLibrary, Person, Selection, within
from socinno.library.matches import THING, documents_saying, match
from socinno.library.sketch import Sketch
from socinno.library.soundness import SPOILT, checksum, trouble
from socinno.model import Debate, Thing
from socinno.problems import Problem, Unusable, Where

_Row = tuple[Any, ...]
_QUOTES = "SELECT id, name, person, kind, source, json, checksum FROM quote WHERE file = ?"
_BOTH = "thing.file, id, what, thing.name, names, thing.checksum, person, kind, source, json, quote.checksum"
_SAYS = f"quote.id IN (SELECT {THING} FROM word WHERE word MATCH ?)"
_MOST_WORDS = 50  # that narrow a search for a name: the rest is left to who asked
_MOST_VALUES = 500  # of a condition: SQLite takes so many


class _File(NamedTuple):
    """A file of a library that is a debate, and how many quotes it has."""

    number: int
    path: str
    quotes: int


def person_key(person: Person) -> str:
    """A person as one string."""
    return "\n".join((person.id, *person.names))


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


class IndexedLibrary:
    """A library of which only what is asked for is read. Raises `Unusable` when the index proves to be."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, problems: Sequence[Problem]) -> None:
        self.connection, self.folder = connection, folder
        finalize(self, connection.close)
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
        self.names = list(self.files)
        self.problems = (*problems, *self._problems(told))

    @property
    def debates(self) -> Debates:
        """See `Library`."""
        return Debates(self)

    @property
    def quotes_in_all(self) -> int:
        """See `Library`."""
        return sum(file.quotes for file in self.files.values())

    def rows(self, query: str, *values: Any) -> list[_Row]:
        """The rows of a query, each value in its place. What is no Unicode is equal to nothing."""
        with trouble():
            return list(self.connection.execute(query, tuple(map(_bound, values))))

    def entries(self, kinds: tuple[str, ...] = (), words: Sequence[str] = (), name: str = "") -> list[Entry]:
        """See `Library`: by id if there is any with it, else by every word in the names."""
        sorts = [f"what {_among(kinds)}"] if kinds else []
        if name and (found := self._entries([*sorts, "name = ?"], (*kinds, name))):
            return found
        some = tuple(dict.fromkeys(words))[:_MOST_WORDS]
        return self._entries([*sorts, *("instr(names, ?)" for _ in some)], (*kinds, *some))

    def _entries(self, conditions: list[str], values: tuple[str, ...]) -> list[Entry]:
        rows = self.rows(
            "SELECT debate, file, thing.id, what, name, names, thing.checksum"
            f" FROM thing JOIN file ON file.id = thing.file{_where(conditions)} ORDER BY debate, thing.id",
            *values,
        )
        for _, *row, given in rows:
            _proven(given, *row)
        return [unpacked(debate, what, name, names) for debate, _, _, what, name, names, _ in rows]

    def narrowed(self, debate: Debate) -> FileLibrary:
        """See `Library`: what is left is read already."""
        return FileLibrary((debate,), self.problems, {debate.id: self.path(debate.id)})

    def path(self, name: str) -> Path:
        """See `Library`."""
        return self._shown(self.files[name].path)

    def debate(self, name: str) -> Debate:
        """See `Library`."""
        file = self.files[name]
        quotes = self._proven_quotes(name, f"{_QUOTES} ORDER BY id", file.number)
        if len(quotes) != file.quotes:
            raise Unusable(SPOILT)
        return self._made(name, quotes)

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

    def quotes(self, wanted: Selection, words: Sequence[str] = ()) -> Iterator[Debate]:
        """See `Library`: debates with the quotes that fit, as far as the index can tell."""
        if not any(wanted) and not words:
            return iter(Debates(self))
        conditions, values = _conditions(wanted)
        if words:
            conditions, values = [*conditions, _SAYS], [*values, match(words)]
        return self._parts(conditions, values, bool(wanted.dichotomy))

    def _parts(self, conditions: list[str], values: Sequence[Any], chain: bool) -> Iterator[Debate]:
        rows = self.rows(
            "SELECT debate, quote.id, name, person, kind, source, json, quote.checksum"
            f" FROM quote JOIN file ON file.id = quote.file{_where(conditions)} ORDER BY debate, quote.id",
            *values,
        )
        for debate, of_debate in groupby(rows, key=lambda row: row[0]):
            yield self._part(debate, self._texts(debate, [row[1:] for row in of_debate]), chain)

    def _part(self, name: str, quotes: dict[str, str], chain: bool = False) -> Debate:
        """A debate with some of its quotes, and the quotes that these refer to, in their own order.

        With a `chain` also those that these refer to, and so on.
        """
        refer = _referred(quotes)
        if chain:
            refer = self._chain(name, refer)
        if not refer <= quotes.keys():
            quotes = self._quotes(name, refer | quotes.keys())
        debate = self._made(name, quotes)
        if not refer <= debate.things.keys():
            raise Unusable(SPOILT)
        return debate

    def _chain(self, name: str, refer: set[str]) -> set[str]:
        """What some quotes of a debate refer to (ids), what that refers to, and so on."""
        every, new = set(refer), refer
        while new:
            if len(new) > _MOST_VALUES:  # to look at every quote once more for each step would take long
                return every | self._proven_quotes(name, _QUOTES, self.files[name].number).keys()
            new = _referred(self._quotes(name, new)) - every
            every |= new
        return every

    def _quotes(self, name: str, wanted: Collection[str]) -> dict[str, str]:
        """Those quotes of a debate whose ids are among some names, in their own order."""
        number = self.files[name].number
        if len(wanted) > _MOST_VALUES:
            every = self._proven_quotes(name, f"{_QUOTES} ORDER BY id", number)
            return {quote: text for quote, text in every.items() if quote in wanted}
        return self._proven_quotes(
            name, f"{_QUOTES} AND name {_among(wanted)} ORDER BY id", number, *sorted(wanted)
        )

    def _proven_quotes(self, debate: str, query: str, *values: Any) -> dict[str, str]:
        return self._texts(debate, self.rows(query, *values))

    def _texts(self, debate: str, rows: Iterable[_Row]) -> dict[str, str]:
        """Quotes by id, each as the JSON that its row has, which is sound."""
        file, found = self.files[debate].number, {}
        for *row, given in rows:
            _proven(given, file, *row)
            found[row[1]] = row[-1]
        return found

    def _made(self, name: str, quotes: Mapping[str, str]) -> Debate:
        number = self.files[name].number
        found = self.rows("SELECT json, checksum FROM head WHERE file = ?", number)
        if not found:
            raise Unusable(SPOILT)
        head, given = found[0]
        _proven(given, number, head)
        said = ",".join(f'"{quote}":{text}' for quote, text in quotes.items())
        try:
            return Debate.model_validate_json(f'{head[:-1]},"quotes":{{{said}}}}}', context={"id": name})
        except ValueError as error:
            raise Unusable(SPOILT) from error

    def documents(self, words: Sequence[str], without: Sequence[str], wanted: Selection) -> Candidates:
        """See `Library`: what FTS5 finds, of quotes those that fit as far as the index can tell."""
        conditions, values = _conditions(wanted)
        fits = f"SELECT id FROM quote{_where(conditions)}" if any(wanted) else ""
        found = documents_saying(self, words, without, fits, *map(_bound, values))
        sure = max(map(len, wanted)) <= _MOST_VALUES and not any(it.affiliation for it in wanted.speaker)
        return found if sure else found._replace(total=None)

    def some(self, chosen: Sequence[tuple[str, int]]) -> Iterator[tuple[Debate, Thing]]:
        """See `Library`: a debate is made when it is come to, with the quotes that are chosen in a row."""
        for name, of in groupby(chosen, key=lambda place: place[0]):
            while numbers := [number for _, number in islice(of, _MOST_VALUES)]:
                yield from self._things(name, numbers)

    def _things(self, debate: str, numbers: Sequence[int]) -> Iterator[tuple[Debate, Thing]]:
        query = f"SELECT {_BOTH} FROM thing LEFT JOIN quote USING (id) WHERE id {_among(numbers)} ORDER BY id"
        things: dict[int, tuple[str, str]] = {}
        quotes: list[_Row] = []
        for file, number, what, name, called, given, *quote in self.rows(query, *numbers):
            _proven(given, file, number, what, name, called)
            things[number] = what, name
            quotes += [(number, name, *quote)] if what == "quote" else []
        if things.keys() != {*numbers}:
            raise Unusable(SPOILT)
        made = self._part(debate, self._texts(debate, quotes))
        return ((made, within(made, *things[number])) for number in numbers)


def _conditions(wanted: Selection) -> tuple[list[str], list[Any]]:
    """What a row of a quote must be like to fit, as far as that can be told of it, and the values in that."""
    people = {person_key(person) for person in wanted.speaker}
    bears = "quote.id IN (SELECT quote FROM bears WHERE target {})"
    groups: tuple[tuple[str, Collection[str]], ...] = (
        ("quote.person {}", people),
        ("quote.kind {}", wanted.kind),
        ("quote.source {}", wanted.source),
        (bears, wanted.position),
        (bears, wanted.dichotomy),
    )
    few = [(condition, group) for condition, group in groups if 0 < len(group) <= _MOST_VALUES]
    values = [value for _, group in few for value in group]
    return [condition.format(_among(group)) for condition, group in few], values


def _referred(quotes: Mapping[str, str]) -> set[str]:
    """What some quotes support or challenge (ids), each quote as JSON."""
    trees = map(json.loads, quotes.values())
    return {n for tree in trees for field in ("supports", "challenges") for n in tree.get(field, ())}


def _proven(given: Any, *values: Any) -> None:
    if checksum(*values) != given:
        raise Unusable(SPOILT)


def _bound(value: Any) -> Any:
    """A value for SQLite: a text that is no Unicode as bytes, which no text is equal to."""
    if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
        return value.encode("utf-8", "surrogatepass")
    return value


def _among(values: Iterable[Any]) -> str:
    return f"IN ({','.join('?' for _ in values)})"


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
