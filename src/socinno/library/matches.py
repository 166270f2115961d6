"""What an index finds for some words: numbers as well as they may rank, read when they are come to."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING

from socinno.library.catalogue import LONGEST, MOST, Batch, Candidates, Document
from socinno.library.extracts import any_of
from socinno.library.soundness import SPOILT, checksum
from socinno.library.store import NUMBERS, PLACES
from socinno.problems import Unusable

if TYPE_CHECKING:  # which asks here
    from socinno.library.indexed import IndexedLibrary

_NUMBER = (1 << NUMBERS) - 1
_FEW, _MANY = 32, 480  # rows that are read at once, at first and later

_TELLING = 32_000  # bytes of a word from which FTS5 may not tell it from another


def documents_saying(
    library: IndexedLibrary, words: Sequence[str], without: Sequence[str], among: Container[int] | None
) -> Candidates:
    """The documents with all these words and none of those `without`, of the things (numbers) that they must
    be among, if any. Raises `Unusable`."""
    told = [word for word in without if _is_told(word)]
    within, span = library.span(f"rowid & {_NUMBER}")
    query = f"SELECT rowid FROM word WHERE {' AND '.join(('word MATCH ?', *within))} ORDER BY rowid"
    rows = (number for (number,) in library.read(query, match(words, told), *span))
    found = array("q", rows if among is None else (n for n in rows if n & _NUMBER in among))
    sure = all(map(_is_told, (*words, *without)))
    return Candidates(lambda: _batches(library, found), len(found) if sure else None)


def _is_told(word: str) -> bool:
    return len(word.encode()) < _TELLING


def match(words: Sequence[str], without: Sequence[str] = ()) -> str:
    """The FTS5 query for things with all these words and none of those `without`; `word*` is a beginning."""
    asked, refused = " AND ".join(map(_quoted, words)), " OR ".join(map(_quoted, without))
    return f"({asked}) NOT ({refused})" if refused else asked


def _quoted(word: str) -> str:
    return f'"{word[:-1]}"*' if word.endswith("*") else f'"{word}"'


def _batches(library: IndexedLibrary, found: array[int]) -> Iterator[Batch]:
    """What is said by the things with some numbers among the words, which are in order: as many more at a
    time as are asked for."""
    debates = {file.number: name for name, file in library.files.items()}
    tiers = groupby(found, key=lambda number: number >> NUMBERS)
    numbers = chain.from_iterable(_in_order(tier, debates) for _, tier in tiers)
    size = _FEW
    while batch := list(islice(numbers, size)):
        debate, order = _place(batch[0], debates)
        yield Batch((*_at_best(batch[0] >> NUMBERS), debate, order), _documents(library, batch, debates))
        size = min(2 * size, _MANY)


def _at_best(bound: int) -> tuple[int, int]:
    """The weight (negative) and the words that a bound stands for."""
    return bound // (LONGEST + 1) - MOST, bound % (LONGEST + 1)


def _in_order(tier: Iterator[int], debates: Mapping[int, str]) -> list[int]:
    """Numbers that may rank the same, in the order of their debates and their places there."""
    try:
        return sorted(tier, key=lambda number: _place(number, debates))
    except KeyError as error:
        raise Unusable(SPOILT) from error


def _place(number: int, debates: Mapping[int, str]) -> tuple[str, int]:
    thing = number & _NUMBER
    return debates[thing >> PLACES], thing


def _documents(library: IndexedLibrary, numbers: list[int], debates: Mapping[int, str]) -> Iterator[Document]:
    """What things say, each proven to be what was found."""
    bounds = {number & _NUMBER: number >> NUMBERS for number in numbers}
    found = library.rows(f"SELECT id, aspects, words, sum FROM thing WHERE id {any_of(bounds)}", *bounds)
    if len(found) != len(bounds):
        raise Unusable(SPOILT)
    for number, aspects, text, given in found:
        if checksum(bounds[number], aspects, text) != given:
            raise Unusable(SPOILT)
        texts = tuple(zip(aspects.split(","), text.split("\n"), strict=True))
        yield Document(debates[number >> PLACES], number, texts)
