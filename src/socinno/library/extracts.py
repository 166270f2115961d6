"""Extracts: debates made from an index with some of their quotes, and with what only the whole can tell.

Which quotes these are is asked of the index, where they are numbers; so many of them are made at a time
as memory has room for, whatever the size of a debate.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from socinno.library.catalogue import Person, Selection, person
from socinno.library.soundness import SPOILT
from socinno.library.store import PLACES
from socinno.model import Debate, Quote
from socinno.problems import Unusable

if TYPE_CHECKING:  # which asks here
    from socinno.library.indexed import IndexedLibrary

TOGETHER = 100  # quotes of a large debate that are made together
MOST_VALUES = 500  # of a condition: SQLite takes so many

_QUOTE = "SELECT file, id, name, person, kind, source, json, checksum FROM quote"
_BEARS = "id IN (SELECT quote FROM bears WHERE target {})"
_BELOW = """
WITH RECURSIVE below(id, name) AS (
    SELECT id, name FROM quote WHERE file = ? AND name = ?
    UNION
    SELECT quote.id, quote.name FROM below
    JOIN bears ON bears.target = below.name AND bears.quote >= ? AND bears.quote < ?
    JOIN quote ON quote.id = bears.quote
)
SELECT name, id FROM below
"""


def any_of(values: Iterable[Any]) -> str:
    """The condition that something is one of some values."""
    return f"IN ({','.join('?' for _ in values)})"


def clause(conditions: Sequence[str]) -> str:
    """The clause with conditions that must all hold; none if there are none."""
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def head(library: IndexedLibrary, name: str) -> Debate:
    """A debate (id) without its quotes."""
    for _, text in library.sound(
        "SELECT file, json, checksum FROM head WHERE file = ?", _number(library, name)
    ):
        try:
            return Debate.model_validate_json(text, context={"id": name})
        except ValueError as error:
            raise Unusable(SPOILT) from error
    raise Unusable(SPOILT)


def whole(library: IndexedLibrary, of: Debate) -> Debate:
    """A debate with all of its quotes."""
    return extract(library, of, _every(library, of.id))


def extract(library: IndexedLibrary, of: Debate, quotes: Sequence[int]) -> Debate:
    """A debate with some quotes (numbers, in order) of its own."""
    return of.with_quotes(_quotes(library, quotes))


def parts(library: IndexedLibrary, wanted: Selection) -> Iterator[Debate]:
    """The debates with their quotes that pass the filters, a large one in several parts."""
    found = library.numbers(wanted) if any(wanted) else None
    for name, file in library.files.items():
        if of := _every(library, name) if found is None else found.get(file.number):
            debate = library.part(name)
            for some in batched(of):
                known = {"bearing": _bearing(library, some)} if wanted.position or wanted.dichotomy else {}
                yield debate.with_quotes(_quotes(library, some), **known)


def sources(library: IndexedLibrary, name: str, wanted: Selection) -> Iterator[str]:
    """The source (id) of each quote of a debate that passes the filters."""
    file = _number(library, name)
    if not any(wanted):
        rows = library.read("SELECT source FROM quote WHERE id >= ? AND id < ? ORDER BY id", *span_of(file))
        yield from (source for (source,) in rows)
    for some in batched(library.numbers(wanted).get(file, ()) if any(wanted) else ()):
        rows = library.read(f"SELECT source FROM quote WHERE id {any_of(some)} ORDER BY id", *some)
        yield from (source for (source,) in rows)


def around(library: IndexedLibrary, of: Debate, name: str) -> Debate:
    """A debate with one of its quotes (id), what that refers to, all that refers to it at any remove, and
    what else its speaker says where it shows a stance. KeyError if there is no such quote."""
    file = _number(library, of.id)
    below: dict[str, int] = dict(library.read(_BELOW, file, name, *span_of(file)))
    [it] = _quotes(library, [below[name]]).values()
    referred = [target for target in (*it.supports, *it.challenges) if target not in of.things]
    near = library.read(f"SELECT id FROM quote WHERE file = ? AND name {any_of(referred)}", file, *referred)
    together = {*below.values(), *(n for (n,) in near), *_beside(library, of, name, it)}
    quotes = _quotes(library, sorted(together))
    if not quotes.keys() >= {*referred}:
        raise Unusable(SPOILT)
    named = library.read(
        "SELECT 1 FROM quote WHERE person IS NOT NULL AND id >= ? AND id < ?", *span_of(file)
    )
    known = {"bearing": _bearing(library, sorted(together)), "nameless": next(named, None) is None}
    return of.with_quotes(quotes, **known)


def _beside(library: IndexedLibrary, of: Debate, name: str, it: Quote) -> Iterator[int]:
    """What its speaker says for the sides of a stance that it shows, if that names no evidence: all this."""
    here = {*it.supports, *(on for on, asked in of.dichotomies.items() if name in asked.quotes)}
    own = [stance for stance in of.stances if stance.speaker == it.speaker and not stance.evidence]
    taken = [{*stance.positions, *([stance.neither] if stance.neither else ())} for stance in own]
    sides = {side for some in taken if some & here for side in some}
    if it.speaker and sides:
        key = person(of.speakers[it.speaker]).key
        bears = f"EXISTS (SELECT 1 FROM bears WHERE bears.quote = quote.id AND target {any_of(sides)})"
        query = f"SELECT id FROM quote WHERE person = ? AND id >= ? AND id < ? AND {bears}"
        yield from (n for (n,) in library.read(query, key, *span_of(_number(library, of.id)), *sides))


def numbers(library: IndexedLibrary, wanted: Selection) -> Mapping[int, Sequence[int]]:
    """The quotes (numbers) of each file (number) that pass the filters, in order."""
    groups: tuple[tuple[str, Collection[str]], ...] = (
        ("person {}", {it.key for it in wanted.speaker}),
        ("kind {}", wanted.kind),
        ("source {}", wanted.source),
        (_BEARS, wanted.position),
        (_BEARS, wanted.dichotomy),
    )
    few = [(condition, group) for condition, group in groups if 0 < len(group) <= MOST_VALUES]
    many = [_all(library, condition, group) for condition, group in groups if len(group) > MOST_VALUES]
    within, span = library.span("id")
    conditions = clause([*(condition.format(any_of(group)) for condition, group in few), *within])
    people = _people(library, wanted.speaker)
    found: dict[int, array[int]] = {}
    rows = library.read(
        f"SELECT id, person FROM quote{conditions} ORDER BY id", *(v for _, g in few for v in g), *span
    )
    for number, key in rows:
        file = number >> PLACES
        if all(number in some for some in many) and (people is None or {(file, key), (0, key)} & people):
            found.setdefault(file, array("q")).append(number)
    return found


def _all(library: IndexedLibrary, condition: str, group: Collection[str]) -> set[int]:
    """The quotes (numbers) with one of very many values."""
    each = (
        library.read(f"SELECT id FROM quote WHERE {condition.format(any_of(some))}", *some)
        for some in batched([*group])
    )
    return {number for rows in each for (number,) in rows}


def _people(library: IndexedLibrary, people: Collection[Person]) -> set[tuple[int, str]] | None:
    """Who is meant by some people, in which file (number; 0: in all of them); None if the names say it all,
    as no affiliation is asked for."""
    if not any(it.affiliation for it in people):
        return None
    everywhere = {(0, it.key) for it in people if not it.affiliation}
    named = {it.id for it in people if it.affiliation}
    entries = (it for name in named for it in library.entries(("speaker",), (), name) if it.among({*people}))
    return everywhere | {(_number(library, it.debate), it.person.key) for it in entries}


def _number(library: IndexedLibrary, name: str) -> int:
    return library.files[name].number


def span_of(file: int) -> tuple[int, int]:
    """The first number that a thing of a file may have, and the first of the next file."""
    return file << PLACES, (file + 1) << PLACES


def _every(library: IndexedLibrary, name: str) -> Sequence[int]:
    """All quotes (numbers) of a debate."""
    file = library.files[name]
    found = library.read("SELECT id FROM quote WHERE id >= ? AND id < ? ORDER BY id", *span_of(file.number))
    every = array("q", (number for (number,) in found))
    if len(every) != file.quotes:
        raise Unusable(SPOILT)
    return every


def batched(of: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values in order, as many at a time as are made together."""
    return (of[n : n + TOGETHER] for n in range(0, len(of), TOGETHER))


def _quotes(library: IndexedLibrary, of: Sequence[int]) -> dict[str, Quote]:
    """The quotes with some numbers by id, in order."""
    found = {}
    for some in batched(of):
        for *_, name, _, _, _, text in library.sound(f"{_QUOTE} WHERE id {any_of(some)} ORDER BY id", *some):
            try:
                found[name] = Quote.model_validate_json(text)
            except ValueError as error:
                raise Unusable(SPOILT) from error
    if len(found) != len(of):
        raise Unusable(SPOILT)
    return found


def _bearing(library: IndexedLibrary, of: Sequence[int]) -> Mapping[str, frozenset[str]]:
    """What each of some quotes (numbers) bears on, by id."""
    found: dict[str, set[str]] = {}
    for some in batched(of):
        rows = library.read(
            f"SELECT name, target FROM quote LEFT JOIN bears ON quote = id WHERE id {any_of(some)}", *some
        )
        for name, target in rows:
            found.setdefault(name, set()).update([target] if target else [])
    return {name: frozenset(on) for name, on in found.items()}
