"""What a word may become is the same with an index and without one, and never takes long to find."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from generate import generate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from libraries import BROKEN, a_library, settled, through_index

from socinno import files
from socinno.files import File, listing
from socinno.library import labels
from socinno.library.labels import MOST, SORTS, Sought, completions
from socinno.library.outline import Outlined
from socinno.library.reader import valid
from socinno.library.soundness import stamp, stamp_of
from socinno.library.store import location, read_only
from socinno.text import fold

EVERY_KEY = Path(__file__).parent.parent / "every" / "every-key.yaml"
OWN = Path(__file__).parent.parent.parent / "content" / "social-innovation.yaml"
WORDS = st.one_of(
    st.sampled_from(
        ["", "s", "speaker-1", "side", "debate-0000", "quote-3", "quote-99", "sociale", "Zaalaa", "ideal end"]
    ),
    st.text("abdeiklosz0123- 'éÇ\udcff", max_size=3),
)
KINDS = st.one_of(st.just(()), st.lists(st.sampled_from(SORTS), min_size=1, max_size=3, unique=True))
DEBATES = st.sampled_from(["", "debate-0000", "debate-00003", "every", "deb", "none"])
STATES = ("as it was", "changed", "touched", "gone", "new", "broken", "mended")


@pytest.fixture(scope="module", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder of these tests' own, and an index worth it for any library."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setattr(labels, "WORTH_IT", 0)
        yield


def some_library(folder: Path) -> Path:
    a_library(folder)
    for file in (EVERY_KEY, OWN):
        shutil.copy(file, folder)
    return settled(folder)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a fresh index."""
    folder = some_library(tmp_path_factory.mktemp("content"))
    through_index(folder)
    return folder


@pytest.fixture
def unbounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look that sees all of the files."""
    monkeypatch.setattr(labels, "LOOK", 1 << 30)


def told(found: list[Outlined]) -> list[tuple[str, str]]:
    return [(it.kind, it.id) for it in found]


def both(
    folder: Path, word: str, kinds: list[str] | tuple[str, ...] = (), debate: str = ""
) -> list[Outlined]:
    """What is meant through the index, which must be what is meant without it."""
    through = completions(folder, word, kinds, debate)
    without = completions(folder, word, kinds, debate, indexed=False)
    assert told(through) == told(without)
    return through


SAME = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@SAME
@given(word=WORDS, kinds=KINDS, debate=DEBATES, most=st.sampled_from([12, MOST, 100_000]))
def test_an_index_changes_nothing_that_is_told(
    content: Path, unbounded: None, word: str, kinds: list[str], debate: str, most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(labels, "MOST", most)
        both(content, word, kinds, debate)


@pytest.mark.parametrize("seed", range(6))
def test_nor_does_an_index_that_has_not_everything_as_it_is(
    seed: int, tmp_path: Path, unbounded: None
) -> None:
    folder = some_library(tmp_path / "content")
    drawn = random.Random(seed)
    states = {file: drawn.choice(STATES) for file in sorted(folder.rglob("*.yaml"))}
    texts = {file: file.read_text("utf-8") for file in states}
    for file, state in states.items():
        if state == "new":
            file.unlink()
        elif state == "mended":
            file.write_text(BROKEN, "utf-8")
    through_index(settled(folder))
    for file, state in states.items():
        if state == "gone":
            file.unlink()
        elif state == "broken":
            file.write_text("title: x\nspeakers: {left-over: {name: Linde}}\n", "utf-8")
        elif state == "touched":
            os.utime(file)
        elif state in ("new", "mended"):
            file.write_text(texts[file], "utf-8")
        elif state == "changed":
            file.write_text(texts[file].replace("speaker-1:", "speaker-new:"), "utf-8")
    for word in ("", "s", "speaker-", "left", "linde", "a", "zaalaa", "de", "debate-00003"):
        for debate in ("", "debate-0000", "debate-00003"):
            both(folder, word, (), debate)


def test_what_is_told_is_what_there_is(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "MOST", 100_000)
    debates = [debate for file in listing(content)[0] if (debate := valid(file.path).debate)]
    things = [thing for debate in debates for thing in (debate, *debate.things.values())]
    every = {(thing.what, thing.id) for thing in things}
    assert {*told(completions(content, ""))} - {("debate", "broken")} == every
    for kind in SORTS:
        assert {*told(completions(content, "", (kind,)))} - {("debate", "broken")} == {
            t for t in every if t[0] == kind
        }
    of_one = completions(content, "", ("speaker",), "debate-00003")
    [debate] = [debate for debate in debates if debate.id == "debate-00003"]
    assert {it.id: it.names for it in of_one} == {it.id: it.name for it in debate.speakers.values()}


def test_a_name_in_any_language_is_met_by_how_its_words_begin(content: Path, unbounded: None) -> None:
    assert told(both(content, "ideaal eind")) == [("position", "endpoint")]
    assert told(both(content, "IDEAL")) == [("position", "endpoint")]
    assert told(both(content, "laurens", ("speaker",))) == [("speaker", "de-graaf")]
    assert both(content, "aurens") == []
    assert both(content, "!") == []


def test_a_quote_has_no_name(content: Path, unbounded: None) -> None:
    [quote] = both(content, "de-graaf-bridge")
    first = fold(next(iter(quote.names.values()))).split()[0]
    assert "quote" not in {it.kind for it in both(content, first)}


def in_common(words: set[str]) -> str:
    """What all words begin with."""
    first, last = min(words, default=""), max(words, default="")
    return first[: next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]


def test_where_there_is_more_than_is_told_what_it_has_in_common_all_have(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell adds to a word what all that it is told have in common."""
    for word in ("", "s", "speaker-", "quote-1", "speaker-1", "side-", "zaalaa"):
        for kinds in ((), ("speaker",), ("quote", "source")):
            monkeypatch.setattr(labels, "MOST", 100_000)
            every = {it.id for it in completions(content, word, kinds)}
            monkeypatch.setattr(labels, "MOST", 18)
            some = {it.id for it in completions(content, word, kinds)}
            assert some <= every
            assert len(completions(content, word, kinds)) <= 18
            assert in_common(some) == in_common(every), (word, kinds)


def test_of_each_sort_there_is_some(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "MOST", 27)
    assert {it.kind for it in completions(content, "")} == {*SORTS}


def test_a_fresh_index_is_all_that_is_read(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content / "deep" / "er" / "broken.yaml").rename(aside := content / "broken.away")
    through_index(content)
    monkeypatch.setattr(
        labels, "_looked_at", lambda files: ([], set()) if not files else pytest.fail("a look")
    )
    assert len(completions(content, "")) > 100
    aside.rename(content / "deep" / "er" / "broken.yaml")
    monkeypatch.undo()


def test_what_is_asked_of_an_index_does_not_grow_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def traced(folder: Path) -> sqlite3.Connection:
        connection = read_only(folder)
        connection.set_trace_callback(asked[-1].append)
        return connection

    monkeypatch.setattr(labels, "read_only", traced)
    for debates in (20, 80):
        folder = tmp_path / str(debates)
        generate(folder, debates * 10, debates)
        through_index(settled(folder))
        asked.append([])
        assert len(completions(folder, "", ("debate", "speaker", "quote"))) <= MOST
    assert all(len(statements) < MOST + 30 for statements in asked)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes of each file are read, as that happens."""
    read, sizes = files.read, list[int]()

    def counted(path: str | Path, limit: int) -> bytes:
        data = read(path, limit)
        sizes.append(len(data))
        return data

    monkeypatch.setattr(files, "read", counted)
    return sizes


def test_a_look_at_the_files_ends(tmp_path: Path, reads: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    generate(tmp_path, 600, 60)
    monkeypatch.setattr(labels, "LOOK", 40_000)
    found = completions(tmp_path, "", indexed=False)
    assert 30_000 < sum(reads) <= 40_000 + 100
    assert {it.kind for it in found} >= {"debate", "speaker", "dichotomy", "position"}
    names = [f"debate-{n:05}" for n in range(60)]
    assert [it.id for it in completions(tmp_path, "", ("debate",), indexed=False)] == names, (
        "the debates are all there"
    )


def test_nor_are_many_small_files_all_opened(tmp_path: Path, reads: list[int]) -> None:
    for n in range(300):
        (tmp_path / f"a-{n}.yaml").write_text("title: x\n", "utf-8")
    assert len(completions(tmp_path, "", ("debate",), indexed=False)) == MOST
    assert len(reads) <= labels.LOOK // labels.LEAST


def test_what_is_not_looked_at_is_as_the_index_had_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(tmp_path / "content", 200, 4)
    content = tmp_path / "content"
    through_index(settled(content))
    before = completions(content, "s")
    for file in content.rglob("*.yaml"):
        file.write_text(
            file.read_text("utf-8").replace("\nspeakers:\n", "\nspeakers:\n  new: {name: N}\n"), "utf-8"
        )
    monkeypatch.setattr(labels, "LOOK", 3000)
    assert {*told(before)} <= {*told(completions(content, "s"))}
    assert told(completions(content, "new")) == [("speaker", "new")]


def test_nothing_is_written_or_made(tmp_path: Path, unbounded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    content = some_library(tmp_path / "content")
    found = completions(content, "s")
    assert not (tmp_path / "cache").exists()
    through_index(content)
    kept = {path: path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()}
    assert told(completions(content, "s")) == told(found)
    assert {path: path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()} == kept


def spoil(path: Path, *statements: str) -> None:
    """Change an index as damage might that nothing but a checksum can tell: its stamp vouches for it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        stamp(connection, path)


NOTICED = (
    """UPDATE label SET called = '{"":"Other"}'""",
    "UPDATE label SET called = x'ff'",
    "UPDATE label SET called = CAST(x'ff' AS TEXT)",
    "UPDATE thing SET names = names || char(10) || 'other'",
    "UPDATE file SET key = ''",
    "UPDATE file SET debate = NULL",
    "DELETE FROM file",
    "PRAGMA user_version = 1",
    "DROP INDEX thing_names",
    "DROP TABLE label",
    "UPDATE meta SET root = x'00'",
)
HARMLESS = (
    "UPDATE label SET name = 'other-' || name",
    "UPDATE thing SET names = name",
    "DELETE FROM label WHERE what = 'speaker' AND thing % 2",
)


@pytest.mark.parametrize("damage", [*NOTICED, *HARMLESS])
def test_what_is_damaged_is_not_told(
    damage: str, tmp_path: Path, unbounded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    content = some_library(tmp_path / "content")
    through_index(content)
    spoil(location(content), damage)
    for word in ("laurens", "speaker-1", "other"):
        found, there = (
            completions(content, word, ("speaker",)),
            completions(content, word, ("speaker",), indexed=False),
        )
        assert told(found) == told(there) or (damage in HARMLESS and {*told(found)} < {*told(there)})


def test_an_index_that_nothing_vouches_for_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    content = some_library(tmp_path / "content")
    through_index(content)
    path = location(content)
    looks: list[int] = []
    look = labels._looked_at

    def counted(files: Sequence[File]) -> tuple[list[Outlined], set[File]]:
        looks.append(len(files))
        return look(files)

    monkeypatch.setattr(labels, "_looked_at", counted)
    every = len(listing(content)[0])
    completions(content, "")
    stamp_of(path).unlink()
    completions(content, "")
    path.write_bytes(b"no index at all")
    completions(content, "")
    path.unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
    completions(content, "")
    assert looks == [1, every, every, every], "first the broken file alone"


def test_a_lock_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    content = some_library(tmp_path / "content")
    through_index(content)
    expected = completions(content, "laurens")
    with closing(sqlite3.connect(location(content), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(sqlite3, "connect", patient(sqlite3.connect))
        assert completions(content, "laurens") == expected


def patient(connect: object) -> object:
    def connected(*arguments: object, timeout: float, **options: object) -> object:
        assert timeout == 0
        assert callable(connect)
        return connect(*arguments, timeout=timeout, **options)

    return connected


def test_whatever_is_told_is_meant() -> None:
    thing = Outlined("position", "open", {"nl": "De deur gaat Open", "en": "Doors"})
    assert Sought("op").meets(thing)
    assert not Sought("pen").meets(thing)
    assert [Sought("", words).meets(thing) for words in ("deur g", "gaat", "do", "eur", "open")] == [
        *(True, True, True, False, True)
    ]
