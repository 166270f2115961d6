"""What a command says of a library is the same with an index and without one; why it is slow is told."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from generate import generate
from libraries import a_library, limited, settled
from typer.testing import CliRunner, Result

from socinno.cli.app import app
from socinno.files import listing
from socinno.library import WORTH_IT, index, rows, store

BIG = 300
"""Quotes of a debate that alone is worth an index."""


pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Eight debates and one large, a file that is broken, and a debate that is there twice."""
    folder = a_library(tmp_path / "content")
    shutil.copy(generate(tmp_path / "other", BIG, 1)[0], folder / "large.yaml")
    assert sum(file.size for file in listing(folder)[0]) > WORTH_IT
    return settled(folder)


def run(line: str | list[str], content: Path, **environment: str) -> Result:
    words = line.split() if isinstance(line, str) else line
    return CliRunner().invoke(app, [*words, "--content", str(content)], env=environment)


def from_files(line: str | list[str], content: Path) -> Result:
    return run(line, content, SOCINNO_INDEX="off")


QUESTIONS = [
    "",
    "show",
    "show debate-00003 -f json",
    "show speaker-0",
    "show quote-3 -d debate-00002",
    "show niets-zo-genoemd",
    "show -d debate-00001 -s speaker-0",
    "compare side-0-a side-0-b -d debate-00004",
    "compare speaker-0 speaker-1",
    "quotes -s speaker-0 -s speaker-1 --kind indirect",
    "quotes -p side-1-b --dichotomy dichotomy-0 -f json",
    "quotes --kind zo",
    "quotes -s niemand-zo",
    "speakers -p side-0-a -f json --lang nl",
    "who -s speaker-0 -f json",
    "who speaker-0 --lang nl",
    "who --pairs -f json",
    "who -d debate-00002",
    "debates",
    "search zaalaa stoereefoe -f json",
    "search ZAÄLAA --without stoereefoe --limit 0 -f json",
    "search zaalaa --kind direct -p side-0-a --limit 3",
    "search niets-zo-genoemd",
    "search !",
]


def test_a_command_says_the_same_with_an_index_and_without_one(content: Path) -> None:
    assert run("index --rebuild", content).exit_code == 0
    offenders = []
    for question in QUESTIONS:
        held, without = run(question, content), from_files(question, content)
        same = (held.exit_code, held.stdout, held.stderr) == (
            without.exit_code,
            without.stdout,
            without.stderr,
        )
        ended = held.exception is None or isinstance(held.exception, SystemExit)
        if not (same and ended and "broken.yaml" in held.stderr):
            offenders.append(question)
    assert offenders == []
    assert "Nothing found with all these words." in run("search niets-zo-genoemd --lang en", content).stdout


def test_a_command_asks_the_index_and_reads_no_file_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index --rebuild", content)
    monkeypatch.setattr(rows, "valid", lambda file: pytest.fail(f"{file} is read again"))
    monkeypatch.setattr("socinno.library.reader.valid", lambda file: pytest.fail(f"{file} is read again"))
    assert json.loads(run("quotes -s speaker-0 -f json", content).stdout)
    assert run("show debate-00003", content).exit_code == 0


def test_a_file_that_is_left_out_is_told_in_a_line_with_its_path(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content)
    for told in (run("debates", Path(".")).stderr, from_files("debates", Path(".")).stderr):
        twice, broken, *_ = told.splitlines()
        assert twice.startswith(f"{Path('deep', 'debate-00000.yaml')}:1:1: error: ")
        assert "there is a debate ‘debate-00000’ already" in twice
        assert twice.endswith("[debate-twice]")
        assert broken.startswith(f"{Path('deep', 'er', 'broken.yaml')}:1:1: error: ")
        assert "‘title’ is missing here" in broken


def test_the_debates_of_a_speaker_are_those_of_the_quotes(content: Path) -> None:
    for ask in (run, from_files):
        records = json.loads(ask("speakers -f json", content).stdout)
        [record] = [r for r in records if r["id"] == "speaker-0"]
        assert len(record["debates"]) > 1
        said = json.loads(ask("quotes -s speaker-0 -f json", content).stdout)
        assert record["quotes"] == len(said)
        assert {quote["debate"] for quote in said} <= set(record["debates"])
        card = json.loads(ask("show speaker-0 -f json", content).stdout)
        assert [quote["id"] for quote in card["quotes"]] == [quote["id"] for quote in said]


def test_people_who_share_an_id_are_told_apart_in_a_list_and_in_a_mistake(content: Path) -> None:
    one, other = sorted(content.glob("debate-*.yaml"))[:2]
    for file, name in ((one, "Vera Een"), (other, "Vera Twee")):
        text = file.read_text("utf-8").replace("speakers:\n", f"speakers:\n  vera: {{name: {name}}}\n", 1)
        said = "{speaker: vera, kind: direct, text: Ja, source: source-18, at: {page: '1'}}"
        file.write_text(text.replace("quotes:\n", f"quotes:\n  vera-ja: {said}\n", 1), "utf-8")
    for ask in (run, from_files):
        asked = ask("quotes -s vera", content)
        assert (asked.exit_code, asked.stdout) == (2, "")
        assert "2 people" in asked.stderr
        assert "Vera Een (debate-00000)" in asked.stderr
        rows = ask("speakers --width 200", content).stdout
        assert rows.index("Vera Een") != rows.index("Vera Twee")


# why it is slow


def no_folder(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(cache)
    cache.write_text("a file where the folder should be")


def refused(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)


def with_limit(pragma: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    """A limit of SQLite's on every connection from here on."""
    return lambda cache, monkeypatch: limited(monkeypatch, pragma)


@pytest.mark.parametrize(
    ("accident", "why"),
    [
        (no_folder, "no index ("),
        (refused, "no index (Permission denied)"),
        (with_limit("query_only = 1"), "no index (attempt to write a readonly database)"),
        (with_limit("max_page_count = 40"), "no index (database or disk is full)"),
    ],
    ids=["no folder", "no permission", "read-only", "full"],
)
def test_a_command_without_its_index_answers_and_tells_why_it_is_slow(
    accident: Callable[[Path, pytest.MonkeyPatch], None],
    why: str,
    content: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if why != "no index (database or disk is full)":
        run("index --rebuild", content)
    changed = content / "debate-00001.yaml"
    changed.write_text(changed.read_text("utf-8") + "# more\n", "utf-8")
    accident(cache, monkeypatch)
    for question in ("show debate-00002", "search zaalaa"):
        answer, right = run(question, content), from_files(question, content)
        assert (answer.exit_code, answer.stdout) == (right.exit_code, right.stdout)
        assert why in answer.stderr
        assert "so every file is read, which takes longer" in answer.stderr
        assert "takes longer" not in right.stderr


@pytest.fixture
def writing(content: Path) -> Iterator[None]:
    """Another process that is writing the index."""
    run("index --rebuild", content)
    other = sqlite3.connect(store.location(content), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def test_a_command_tells_that_another_is_making_the_index(
    content: Path, writing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PATIENCE", 0.05)
    (content / "debate-00001.yaml").unlink()
    answer = run("debates", content)
    assert "another socinno is making the index" in answer.stderr
    assert answer.stdout == from_files("debates", content).stdout


def test_a_read_only_index_that_lacks_nothing_is_asked(
    content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index --rebuild", content)
    with_limit("query_only = 1")(cache, monkeypatch)
    assert "takes longer" not in run("show debate-00002", content).stderr


def test_the_index_of_a_library_is_counted_and_that_of_a_small_one_is_not_needed(
    content: Path, tmp_path: Path
) -> None:
    def state(line: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(run(f"index {line} -f json", content).stdout)
        return told

    assert state("")["state"] == "index-none"
    assert state("--rebuild")["state"] == "index-current"
    held = state("--status")
    assert (held["files"], held["debates"], held["quotes"], held["stale"]) == (10, 9, 120 + BIG, 0)
    (content / "debate-00001.yaml").unlink()
    assert state("")["stale"] == 1
    assert state("--clear")["state"] == "index-none"
    assert not store.location(content).exists()
    small = settled(generate(tmp_path / "small", 5, 1)[0].parent)
    assert "not needed" in run("index", small).stdout
