"""What an index finds for words: all of it counted, and no more read than the best of it takes."""

from __future__ import annotations

import gc
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from generate import generate
from libraries import from_disk, settled, through_index

import socinno
from socinno import Filters
from socinno.library import Library, store
from socinno.library.indexed import IndexedLibrary
from socinno.library.matches import match
from socinno.model import Debate
from socinno.queries import search
from socinno.text import fold

COMMON = "zaalaa"
SPEAKER = Filters(speaker=("speaker-0",))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        folder = tmp_path_factory.mktemp("content")
        generate(folder, 600, 20)
        yield settled(folder)


@pytest.fixture(scope="module")
def held(content: Path) -> IndexedLibrary:
    return through_index(content)


@pytest.fixture(scope="module")
def without(content: Path) -> Library:
    return from_disk(content)


@pytest.fixture
def read(held: IndexedLibrary, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The rows that are read of the index from here on, but for mere numbers."""
    found: list[Any] = []
    connection = held.connection

    class Reading:
        left = ()

        def execute(self, query: str, values: Sequence[Any] = ()) -> Reading:
            self.rows = connection.execute(query, values)
            return self

        def __iter__(self) -> Iterator[Any]:
            for row in self.rows:
                found.extend([row] if len(row) > 1 else ())
                yield row

    class Counting:
        def cursor(self, _of: type) -> Reading:
            return Reading()

    monkeypatch.setattr(held, "connection", Counting())
    return found


def records(library: Library, *words: str, limit: int = 0, **asked: Any) -> list[Any]:
    filters = asked.pop("filters", Filters())
    return list(socinno.search(library, words, filters, "en", limit, **asked).nested or ())


def test_words_become_a_question_that_fts5_understands() -> None:
    assert match(["brug"]) == '"brug"'
    assert match(["brug", "kl*"]) == '"brug" AND "kl"*'
    assert match(["brug"], ["oud", "nieuw*"]) == '("brug") NOT ("oud" OR "nieuw"*)'


def test_fts5_tells_all_apart_that_is_apart_when_folded() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in store.SCHEMA.split(";\n"):
            if "fts5(" in statement:
                connection.execute(statement)
        folded = fold(" ".join(map(chr, range(sys.maxunicode + 1))))
        connection.execute("INSERT INTO word (rowid, words) VALUES (1, ?)", (folded,))
        connection.execute("CREATE VIRTUAL TABLE said USING fts5vocab(word, row)")
        assert {term for (term,) in connection.execute("SELECT term FROM said")} == set(folded.split())


def test_the_best_of_a_common_word_are_found_without_reading_the_others(
    held: IndexedLibrary, without: Library, read: list[Any]
) -> None:
    hits = socinno.search(held, [COMMON], Filters(), "en", 10)
    best = list(hits.nested or ())
    assert (len(best), hits.total) == (10, len(records(without, COMMON)))
    assert len(read) < (hits.total or 0) / 3


def test_all_of_a_common_word_come_one_after_the_other(held: IndexedLibrary, read: list[Any]) -> None:
    hits = iter(socinno.search(held, [COMMON], Filters(), "en", 0).nested or ())
    next(hits)
    first = len(read)
    assert len(list(hits)) > search.FEW
    assert first < len(read) / 3


def test_of_the_debates_of_all_hits_few_are_in_memory(
    held: IndexedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST", 16)
    gc.collect()
    before = _debates()
    hits = iter(socinno.search(held, [COMMON], Filters(), "en", 0).nested or ())
    alive = [_debates() - before for _ in islice(hits, 0, None, 50)]
    assert len(alive) > 10
    assert 0 < max(alive) <= 3 * search.MOST


def _debates() -> int:
    return sum(isinstance(it, Debate) for it in gc.get_objects())


EVERY_WAY = [
    ((COMMON,), (), Filters()),
    ((COMMON,), ("laalo kl*",), SPEAKER),
    (("zaal*",), ("k*", "st*"), Filters(kind=("direct",), source=("source-18",))),
    ((COMMON, "stoereefoe"), ("laalo",), Filters()),
    ((f"{COMMON} stoereefoe",), (), Filters()),
    ((f"{COMMON} stoer*",), ("laalo",), Filters(position=("side-0-a",))),
    (("sp*", "0"), ("laalo kl*",), Filters()),
]


@pytest.mark.parametrize(("words", "refused", "filters"), EVERY_WAY)
def test_every_hit_is_found_and_counted_whatever_is_asked(
    words: tuple[str, ...],
    refused: tuple[str, ...],
    filters: Filters,
    held: IndexedLibrary,
    without: Library,
) -> None:
    every = records(without, *words, filters=filters, without=refused)
    assert records(held, *words, filters=filters, without=refused) == every
    best = socinno.search(held, words, filters, "en", 3, refused)
    assert (list(best.nested or ()), best.total) == (every[:3], len(every))


@pytest.mark.parametrize("length", [31_999, 32_001, 32_768, 40_000])
def test_words_as_long_as_a_debate_are_told_apart(length: int, tmp_path: Path, cache: Path) -> None:
    [file] = generate(tmp_path, 4, 1)
    long = "x" * length
    text = file.read_text("utf-8").replace("title:", f"title: {long}y #", 1)
    file.write_text(text, "utf-8")
    held, without = through_index(settled(tmp_path)), from_disk(tmp_path)
    for word in (long, f"{long}y", f"{long}*", f"{long}z"):
        assert records(held, word, limit=1) == records(without, word, limit=1)
        for library in (held, without):
            hits = socinno.search(library, [word], Filters(), "en", 1)
            assert hits.total == len(list(hits.nested or ()))
    assert records(held, "de*", without=[long]) == records(without, "de*", without=[long])
