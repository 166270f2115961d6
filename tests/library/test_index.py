"""An index is as the files are, and whatever happens to it, every question is still answered."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from generate import generate
from libraries import BROKEN, a_library, answer, from_disk, limited, settled, through_index
from typer.testing import CliRunner, Result

import socinno
from socinno import Filters
from socinno.cli.app import app
from socinno.files import File
from socinno.library import (
    WORTH_IT,
    Library,
    index,
    index_clear,
    index_doubt,
    index_status,
    opened,
    rows,
    soundness,
    store,
)
from socinno.library.reader import Reading, valid
from socinno.library.soundness import SPOILT
from socinno.problems import Stop, Unusable


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    yield folder
    if folder.is_dir():
        folder.chmod(0o700)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return a_library(tmp_path / "content")


def indexed(folder: Path) -> Path:
    """The folder, indexed."""
    through_index(folder)
    return folder


def recorded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read for the index from here on."""
    read: list[str] = []

    def recording(file: str) -> Reading:
        read.append(file)
        return valid(file)

    monkeypatch.setattr(rows, "valid", recording)
    return read


def run(line: str, content: Path, **environment: str) -> Result:
    return CliRunner().invoke(app, [*line.split(), "--content", str(content)], env=environment)


def found(library: Library, word: str) -> list[Any]:
    return list(socinno.search(library, [word], Filters(), "nl").nested or ())


# the files are the truth


def test_what_changes_in_the_files_changes_in_the_answers(content: Path) -> None:
    first = indexed(content) / "debate-00001.yaml"
    first.write_text(first.read_text("utf-8").replace("title:", "title: Walvis #", 1), "utf-8")
    assert [hit["debate"].text for hit in found(through_index(content), "walvis")] == ["debate-00001"]
    first.unlink()
    assert found(through_index(content), "walvis") == []
    (content / "new.yaml").write_bytes((content / "debate-00002.yaml").read_bytes())
    assert through_index(content).debate("new").id == "new"


def test_only_what_changed_is_read_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = indexed(content) / "debate-00005.yaml"
    changed.write_text(changed.read_text("utf-8") + "# one more line\n", "utf-8")
    read = recorded(monkeypatch)
    through_index(content)
    assert read == [str(changed)]


def test_a_change_right_after_indexing_that_keeps_size_and_time_is_seen(content: Path) -> None:
    file, now = content / "debate-00001.yaml", time.time()
    for title in ("Een walvis", "Een dolfin"):
        text = "\n".join([f"title: {title}", *file.read_text("utf-8").splitlines()[2:]])
        file.write_text(f"language: nl\n{text}\n", "utf-8")
        os.utime(file, (now, now))
        assert title in through_index(content).debate("debate-00001").title.values()


def test_two_files_of_one_moment_and_size_whose_folders_change_places_are_seen(tmp_path: Path) -> None:
    files = [tmp_path / "content" / folder / "debate.yaml" for folder in ("a", "b")]
    for file in files:
        file.parent.mkdir(parents=True)
    before = time.time() - 60
    for _ in range(200):  # until the clock of the file system has not gone on in between
        for file, title in zip(files, ("Een walvis", "Een dolfin"), strict=True):
            file.write_text(f"language: nl\ntitle: {title}\nquestion: Waar?\n", "utf-8")
        for file in files:
            os.utime(file, (before, before))
        if len({file.stat().st_ctime_ns for file in files}) == 1:
            break
    assert through_index(tmp_path / "content").debate("debate").title == {"": "Een walvis"}
    a, b, aside = files[0].parent, files[1].parent, tmp_path / "aside"
    for old, new in ((a, aside), (b, a), (aside, b)):  # which changes no time of the files
        old.rename(new)
    assert through_index(tmp_path / "content").debate("debate").title == {"": "Een dolfin"}


def test_what_is_wrong_with_a_file_is_told_from_the_index_too(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    relative = Path(os.path.relpath(indexed(content)))
    read = recorded(monkeypatch)
    told = {str(problem.where): problem.code for problem in through_index(relative).problems}
    assert told[f"{relative}{os.sep}deep{os.sep}er{os.sep}broken.yaml:1:1"] == "missing-key"
    assert told[f"{relative}{os.sep}deep{os.sep}debate-00000.yaml:1:1"] == "debate-twice"
    assert read == []


def test_a_folder_or_file_means_the_same_however_its_path_is_written(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content)
    for path in (Path("."), Path("debate-00002.yaml"), Path("..", "content", "deep")):
        held, without = through_index(path), from_disk(path)
        assert list(held.debates) == list(without.debates)
        assert held.problems == without.problems
        assert [held.path(debate.id) for debate in held.debates] == [
            without.path(debate.id) for debate in without.debates
        ]
        read = recorded(monkeypatch)
        assert list(through_index(path.absolute()).debates) == list(without.debates)
        assert read == []


def test_a_library_with_nothing_readable_stops_the_same_way(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "broken.yaml").write_text(BROKEN, "utf-8")
    settled(folder)
    stops = []
    for use_index in (False, True, True):
        with pytest.raises(Stop) as stop:
            opened(folder, use_index, worth_it=0)
        stops.append((stop.value.key, stop.value.code, stop.value.problems))
    assert stops[0][:2] == ("nothing-readable", 1)
    assert stops[1:] == stops[:1] * 2


def test_a_small_library_gets_no_index(content: Path, cache: Path) -> None:
    assert opened(content).slower == ""
    assert not cache.exists()
    assert not index_status(content).needed


# whatever happens to the index


def no_folder(cache: Path, at: Path) -> None:
    shutil.rmtree(cache)
    cache.write_text("a file where the folder should be")


def not_sqlite(cache: Path, at: Path) -> None:
    at.write_bytes(b"not a database at all" * 100)


def empty(cache: Path, at: Path) -> None:
    at.write_bytes(b"")


def cut_off(cache: Path, at: Path) -> None:
    at.write_bytes(at.read_bytes()[: at.stat().st_size // 2])


def zeroed(cache: Path, at: Path) -> None:
    data = bytearray(at.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    at.write_bytes(data)


def another_text(cache: Path, at: Path) -> None:
    """A quote that somebody, or a failing disk, altered."""
    with sqlite3.connect(at) as connection:
        connection.execute("UPDATE quote SET json = replace(json, 'e', 'a')")
    connection.close()


def no_text(cache: Path, at: Path) -> None:
    """Bytes that are no text in the names of SQLite's own tables, which it repeats when it complains."""
    at.write_bytes(at.read_bytes().replace(b"indexquote_source", b"index\x85uote_source"))


def restamped(at: Path) -> None:
    """As if its times had not changed: what a failing disk does."""
    with closing(sqlite3.connect(at)) as connection:
        soundness.stamp(connection, at)


def older(cache: Path, at: Path) -> None:
    with sqlite3.connect(at) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("DROP TABLE head")
    connection.close()


ACCIDENTS = [no_folder, not_sqlite, empty, cut_off, zeroed, another_text, no_text, older]
QUESTIONS: dict[str, Callable[[Library], Any]] = {
    "quotes": lambda it: socinno.quotes(it, Filters(speaker=("speaker-0",)), "en"),
    "show": lambda it: socinno.show(it, "debate-00002", "en"),
    "search": lambda it: socinno.search(it, ["zaalaa"], Filters(), "en"),
    "speakers": lambda it: socinno.speakers(it, Filters(), "en"),
}


def asked(ask: Callable[[Library], Any], content: Path) -> tuple[Any, str]:
    """The answer and why it was slow, as a command has it: from the files where the index is unusable."""
    library, slower = opened(content, worth_it=0)
    try:
        return answer(ask, library), slower
    except Unusable as unusable:
        index_doubt(content, unusable.why)
        return answer(ask, from_disk(content)), unusable.why


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda a: a.__name__)
def test_an_accident_with_the_index_changes_no_answer(
    accident: Callable[[Path, Path], None], content: Path, cache: Path
) -> None:
    for question, ask in QUESTIONS.items():
        right = answer(ask, from_disk(content))
        accident(cache, store.location(indexed(content)))
        for _ in range(2):
            given, slower = asked(ask, content)
            assert given == right, question
            assert bool(slower) == (accident is no_folder) or slower == SPOILT
        if accident is no_folder:
            cache.unlink()


def test_a_damaged_text_is_noticed_and_the_run_can_stop(content: Path, cache: Path) -> None:
    at = store.location(indexed(content))
    another_text(cache, at)
    restamped(at)
    library = through_index(content)
    with pytest.raises(Unusable) as unusable:
        library.debate("debate-00002")
    assert (unusable.value.why, unusable.value.key, unusable.value.code) == ("spoilt", "index-unusable", 1)


@pytest.mark.parametrize(("language", "words"), [("en", "try again"), ("nl", "probeer het opnieuw")])
def test_who_asks_for_an_index_that_another_holds_is_told_so(
    language: str, words: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "UPKEEP", 0.0)
    with closing(sqlite3.connect(store.location(indexed(content)), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = CliRunner().invoke(app, ["index", "--status", "--content", str(content), "--lang", language])
    assert (done.exit_code, done.stdout) == (1, "")
    assert words in done.stderr


def test_a_damaged_text_is_told_and_mended_by_the_command_that_meets_it(tmp_path: Path, cache: Path) -> None:
    [file] = generate(tmp_path / "content", 300, 1)
    assert settled(file.parent).exists()
    assert file.stat().st_size > WORTH_IT
    right = run("show", file.parent, SOCINNO_INDEX="off")
    assert run("show", file.parent).output == right.output
    another_text(cache, store.location(file.parent))
    told = run("show", file.parent)
    assert told.stdout == right.stdout
    assert "the index was damaged" in told.stderr
    assert "was damaged" not in run("show", file.parent).stderr


def test_a_cache_folder_that_cannot_be_written_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    library, slower = opened(content, worth_it=0)
    assert slower == "Permission denied"
    assert list(library.debates) == list(from_disk(content).debates)


def test_a_read_only_index_still_answers(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed(content)
    limited(monkeypatch, "query_only = 1")
    through_index(content)
    (content / "debate-00001.yaml").unlink()
    library, slower = opened(content, worth_it=0)
    assert "readonly" in slower
    assert list(library.debates) == list(from_disk(content).debates)


def test_a_full_disk_is_told_and_answers(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, "max_page_count = 40")
    library, slower = opened(content, worth_it=0)
    assert "full" in slower
    assert list(library.debates) == list(from_disk(content).debates)


def test_another_process_that_is_writing_is_not_waited_for_long(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PATIENCE", 0.05)
    (indexed(content) / "debate-00001.yaml").unlink()
    other = sqlite3.connect(store.location(content), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    library, slower = opened(content, worth_it=0)
    other.execute("ROLLBACK")
    other.close()
    assert slower == "busy"
    assert list(library.debates) == list(from_disk(content).debates)


def test_a_kill_in_the_middle_leaves_an_index_that_goes_on(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "HEAVY", 1)

    def killed(files: Sequence[File]) -> Iterator[File]:
        yield from files[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened(content, True, killed, 0)
    read = recorded(monkeypatch)
    library = through_index(content)
    assert 0 < len(read) < 9
    assert list(library.debates) == list(from_disk(content).debates)


def test_an_index_is_sealed_more_seldom_the_larger_it_gets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "HEAVY", 1)  # bytes: whatever is written is enough for a commit
    sealed: list[str] = []
    times: list[int] = []
    seal = soundness.seal

    def counted(connection: sqlite3.Connection) -> str:
        sealed.append(seal(connection))
        return sealed[-1]

    monkeypatch.setattr(index, "seal", counted)
    for files in (32, 128):
        generate(tmp_path / str(files), files * 3, files)
        through_index(settled(tmp_path / str(files)))
        times.append(len(sealed) - sum(times))
    assert 1 < times[0] < 32 / 2
    assert times[1] < 2 * times[0]


def test_who_finds_that_another_has_written_meanwhile_looks_again_at_what_there_is(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "HEAVY", 1)
    tokens = iter(["another's"])
    monkeypatch.setattr(index, "last_token", lambda it: next(tokens, None) or soundness.last_token(it))
    read = recorded(monkeypatch)
    assert list(through_index(content).debates) == list(from_disk(content).debates)
    assert len(read) == len(set(read)) == 9


def test_no_words_are_left_of_what_was_removed(content: Path) -> None:
    through_index(content)
    for number in (1, 2, 3):
        file = content / f"debate-0000{number}.yaml"
        file.write_text(file.read_text("utf-8").replace("zaalaa", "anders"), "utf-8")
    library = through_index(content)
    mask = (1 << store.NUMBERS) - 1
    listed = {row[0] & mask for row in library.rows("SELECT rowid FROM word WHERE word MATCH 'zaalaa'")}
    said = "SELECT id FROM thing WHERE ' ' || replace(words, char(10), ' ') || ' ' LIKE '% zaalaa %'"
    assert listed == {row[0] for row in library.rows(said)}
    assert listed


def process(*words: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, *words], stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


DYING = """
import os, sys
from pathlib import Path
from socinno.library import index, opened

def dying(changed):
    yield from changed[:6]
    os._exit(9)

index.HEAVY = 1
opened(Path(sys.argv[1]), True, dying, 0)
"""


@pytest.mark.long
def test_a_process_that_dies_in_the_middle_leaves_a_right_index(content: Path) -> None:
    dead = process("-c", DYING, str(content))
    dead.communicate()
    assert dead.returncode == 9
    assert 0 < index_status(content).files < 9
    assert list(through_index(content).debates) == list(from_disk(content).debates)
    assert index_status(content).stale == 0


@pytest.mark.long
def test_processes_that_start_together_all_answer_rightly(content: Path) -> None:
    big = content / "large.yaml"
    shutil.copy(generate(content.parent / "other", 300, 1)[0], big)
    assert big.stat().st_size > WORTH_IT
    question = ["-m", "socinno", "quotes", "-s", "speaker-0", "-f", "json", "--content", str(content)]
    together = [process(*question) for _ in range(3)]
    answers = [it.communicate()[0] for it in together]
    assert set(answers) == {run(" ".join(question[2:-2]), content, SOCINNO_INDEX="off").stdout}


# upkeep


def test_the_status_of_an_index_is_what_it_holds_and_lacks(content: Path) -> None:
    nothing = index_status(content)
    assert (nothing.size, nothing.files, nothing.stale) == (0, 0, 9)
    held = index_status(indexed(content))
    assert (held.path, held.size) == (store.location(content), held.path.stat().st_size)
    assert (held.files, held.debates, held.quotes, held.stale) == (9, 8, 120, 0)
    (content / "debate-00001.yaml").unlink()
    assert index_status(content).stale == 1
    index_clear(content)
    assert not store.location(content).exists()


def test_the_command_tells_rebuilds_and_clears(tmp_path: Path) -> None:
    [file] = generate(tmp_path / "content", 300, 1)
    settled(file.parent)

    def state(line: str) -> str:
        return str(json.loads(run(f"index {line} -f json", file.parent).stdout)["state"])

    assert state("") == "index-none"
    assert state("--rebuild") == state("--status") == "index-current"
    file.write_text(file.read_text("utf-8") + "# more\n", "utf-8")
    assert state("") == "index-behind"
    assert state("--clear") == "index-none"
    assert run("index --clear --rebuild", file.parent).exit_code == 2
