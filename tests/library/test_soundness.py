"""An index is trusted while nobody touched it, verified when somebody did, and no damage is an answer."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from libraries import a_library, answer, from_disk, through_index

import socinno
from socinno import Filters
from socinno.library import index, index_doubt, opened, soundness, store
from socinno.library.soundness import SPOILT
from socinno.problems import Unusable

pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = a_library(tmp_path / "content")
    through_index(folder)
    return folder


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One for every time that all of an index is verified from here on."""
    times: list[None] = []
    verify = soundness._verify

    def counting(connection: sqlite3.Connection) -> None:
        times.append(None)
        verify(connection)

    monkeypatch.setattr(soundness, "_verify", counting)
    return times


def altered(folder: Path, statement: str, hidden: bool = False) -> None:
    """The index after a change by another; `hidden`: as a failing disk does, which changes no times."""
    at = store.location(folder)
    with closing(sqlite3.connect(at, isolation_level=None)) as connection:
        connection.execute(statement)
        if hidden:
            soundness.stamp(connection, at)


def test_an_index_that_nobody_touched_is_not_verified_again(content: Path, verified: list[None]) -> None:
    through_index(content)
    assert verified == []


def test_an_index_that_was_touched_is_verified_once(content: Path, verified: list[None]) -> None:
    at = store.location(content)
    os.utime(at)
    through_index(content)
    assert len(verified) == 1
    assert opened(content, worth_it=0).slower == ""
    assert len(verified) == 1


def test_a_copy_of_an_index_is_verified(content: Path, verified: list[None]) -> None:
    at = store.location(content)
    times, data = at.stat(), at.read_bytes()
    at.unlink()
    at.write_bytes(data)
    os.utime(at, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert opened(content, worth_it=0).slower == ""
    assert len(verified) == 1


def test_a_kill_between_the_last_write_and_the_stamp_costs_a_verification_and_nothing_else(
    content: Path, verified: list[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    (content / "debate-00001.yaml").unlink()

    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(index, "stamp", killed)
        with pytest.raises(KeyboardInterrupt):
            opened(content, worth_it=0)
    library, slower = opened(content, worth_it=0)
    assert (len(verified), slower) == (1, "")
    assert list(library.debates) == list(from_disk(content).debates)


DAMAGES = (
    "UPDATE quote SET source = 'source-19' WHERE source = 'source-18'",
    "UPDATE quote SET person = NULL",
    "UPDATE quote SET kind = 'collective' WHERE id = (SELECT max(id) FROM quote)",
    "UPDATE thing SET words = 'niets' WHERE what = 'debate'",
    "UPDATE thing SET names = 'niets' WHERE what = 'speaker'",
    "UPDATE thing SET rank = 0 WHERE what = 'quote'",
    "UPDATE label SET called = '{}' WHERE what = 'speaker'",
    "DELETE FROM label WHERE what = 'debate'",
    "UPDATE file SET debate = 'another' WHERE id = 2",
    "UPDATE file SET problems = '[]' WHERE id = 2",
    "UPDATE file SET quotes = 0, whole = 0",
    "UPDATE head SET json = replace(json, 'a', 'o')",
    "UPDATE sketch SET drawn = replace(drawn, 'a', 'o')",
    "UPDATE sketch SET choices = ''",
    "DELETE FROM sketch",
    "DELETE FROM bears WHERE target = 'side-0-a'",
    "DELETE FROM quote WHERE id = (SELECT max(id) FROM quote)",
    "DELETE FROM file WHERE id = 2",
    "DELETE FROM meta",
    "INSERT INTO bears VALUES ('side-0-a', 100000)",
    "INSERT INTO word (word) VALUES ('delete-all')",
    "DELETE FROM word_data WHERE id > 10",
    "DELETE FROM word_config",
    "DROP TABLE bears",
    "DROP TABLE word",
    "DROP INDEX quote_source",
    "CREATE TRIGGER t AFTER INSERT ON file BEGIN DELETE FROM quote; END",
    "PRAGMA journal_mode = WAL",
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_somebody_changed_in_an_index_is_noticed_and_told(damage: str, content: Path) -> None:
    altered(content, damage)
    library, slower = opened(content, worth_it=0)
    assert slower == SPOILT
    assert list(library.debates) == list(from_disk(content).debates)
    assert opened(content, worth_it=0).slower == ""


HIDDEN: dict[str, Callable[[Any], Any]] = {
    "UPDATE quote SET source = 'source-19'": lambda it: socinno.quotes(
        it, Filters(source=("source-19",)), "en"
    ),
    "UPDATE thing SET name = 'x' WHERE what = 'speaker'": lambda it: socinno.show(it, "x", "en"),
    "UPDATE thing SET words = 'zaalaa' WHERE what = 'quote'": lambda it: socinno.search(
        it, ["zaalaa"], Filters(), "en"
    ),
    "DELETE FROM quote WHERE name = 'quote-3'": lambda it: socinno.show(it, "debate-00003", "en"),
    "DELETE FROM head": lambda it: socinno.show(it, "debate-00003", "en"),
    "UPDATE sketch SET drawn = replace(drawn, 'a', 'o')": lambda it: socinno.debates(it, "en"),
    "UPDATE sketch SET choices = replace(choices, 'direct', 'indirect')": lambda it: socinno.speakers(
        it, Filters(kind=("direct",)), "en"
    ),
    "DELETE FROM sketch": lambda it: socinno.speakers(it, Filters(), "en"),
    "UPDATE file SET debate = 'x' WHERE debate = 'debate-00003'": lambda it: socinno.debates(it, "en"),
    "UPDATE quote SET json = NULL": lambda it: socinno.quotes(it, Filters(), "en"),
}


@pytest.mark.parametrize("damage", HIDDEN)
def test_damage_that_changed_no_times_is_noticed_in_what_is_read(damage: str, content: Path) -> None:
    altered(content, damage, hidden=True)
    library, why = opened(content, worth_it=0)
    try:
        answer(HIDDEN[damage], library)
    except Unusable as unusable:
        why = unusable.why
    assert why == SPOILT


def test_more_words_than_sqlite_takes_in_one_question_leave_the_index_in_peace(content: Path) -> None:
    words = " ".join(f"brug{n}" for n in range(1500))
    for asked in (words, "brug " * 1500, "Stem 0 " * 800):
        held = answer(lambda it, asked=asked: socinno.show(it, asked, "en"), through_index(content))  # type: ignore[misc]
        assert held == answer(lambda it, asked=asked: socinno.show(it, asked, "en"), from_disk(content))  # type: ignore[misc]
    assert store.location(content).exists()


def test_a_question_that_sqlite_cannot_answer_removes_no_index(content: Path, verified: list[None]) -> None:
    library = through_index(content)
    with pytest.raises(Unusable) as unusable:
        library.rows("SELECT nothing FROM nowhere")
    assert unusable.value.why != SPOILT
    index_doubt(content, unusable.value.why)
    assert opened(content, worth_it=0).slower == ""
    assert len(verified) == 1


BESIDE = (b"", b"\0" * 512, b"x" * 9000, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\1" * 9000, None)


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm", "-stamp"])
@pytest.mark.parametrize("what", BESIDE, ids=["empty", "zeros", "text", "forged", "folder"])
def test_whatever_stands_beside_an_index_changes_no_answer(
    ending: str, what: bytes | None, content: Path
) -> None:
    at = store.location(content)
    path = at.with_name(at.name + ending)
    path.unlink(missing_ok=True)
    if what is None:
        path.mkdir()
    else:
        path.write_bytes(what)
    for _ in range(2):
        assert list(opened(content, worth_it=0).library.debates) == list(from_disk(content).debates)


def test_a_journal_that_a_kill_left_is_rolled_back(content: Path, tmp_path: Path) -> None:
    at = store.location(content)
    beside = at.with_name(f"{at.name}-journal")
    with closing(sqlite3.connect(at, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 2")  # so that it writes before it commits
        connection.execute("BEGIN")
        connection.execute("UPDATE quote SET source = 'source-19', json = json || 'more of it'")
        torn, journal = at.read_bytes(), beside.read_bytes()
        connection.execute("ROLLBACK")
    at.write_bytes(torn)
    beside.write_bytes(journal)
    library, slower = opened(content, worth_it=0)
    assert slower in ("", SPOILT)
    assert list(library.debates) == list(from_disk(content).debates)


@pytest.mark.parametrize("value", [None, 3, 2.5, "é", "\udcff", b"\xff"])
def test_any_value_has_a_checksum(value: Any) -> None:
    assert soundness.checksum(1, value) == soundness.checksum(1, value) != soundness.checksum(2, value)
