"""The file of an index: private, for names of any bytes, and removed under whoever uses it."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import platformdirs
import pytest
from generate import generate
from libraries import a_library, from_disk, settled, through_index
from platformdirs import user_cache_path

from socinno.library import WORTH_IT, index_clear, opened, store
from socinno.library.soundness import SPOILT, stamp_of
from socinno.problems import Unusable

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="names here are texts")


pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return a_library(tmp_path / "content")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@POSIX
def test_only_its_owner_can_read_an_index_in_a_folder_that_all_can_read(content: Path, cache: Path) -> None:
    (cache / "socinno").mkdir(parents=True, mode=0o755)
    through_index(content)
    for file in (cache / "socinno").iterdir():
        assert mode(file) == 0o600


@POSIX
def test_an_index_that_others_could_read_no_longer_is(content: Path) -> None:
    through_index(content)
    at = store.location(content)
    at.chmod(0o644)
    assert opened(content, worth_it=0).slower == ""
    assert mode(at) == 0o600


@POSIX
def test_what_a_link_in_the_place_of_an_index_leads_to_stays_as_it_is(content: Path, tmp_path: Path) -> None:
    through_index(content)
    at, other = store.location(content), tmp_path / "other"
    other.write_text("of somebody", "utf-8")
    other.chmod(0o644)
    at.unlink()
    at.symlink_to(other)
    assert opened(content, worth_it=0).library.names == from_disk(content).names
    assert (other.read_text("utf-8"), mode(other)) == ("of somebody", 0o644)


@POSIX
@pytest.mark.parametrize("ending", ["-stamp", "-journal", "-wal", "-shm", ""])
def test_no_command_waits_for_a_pipe_in_the_place_of_an_index(ending: str, content: Path) -> None:
    through_index(content)
    at = store.location(content)
    pipe = at.with_name(at.name + ending)
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    ask = "import sys; from socinno.library import index_clear, opened; from pathlib import Path;"
    for what in (
        "print(len(opened(Path(sys.argv[1]), worth_it=0).library.debates))",
        "index_clear(sys.argv[1])",
    ):
        words = [sys.executable, "-c", f"{ask} {what}", str(content)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=20)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout in ("", f"{len(from_disk(content).debates)}\n")
    assert not pipe.exists()
    assert opened(content, worth_it=0).slower == ""


def test_an_index_of_another_version_is_remade_without_a_word(content: Path) -> None:
    through_index(content)
    with closing(sqlite3.connect(store.location(content))) as connection:
        connection.execute("PRAGMA user_version = 2")
        connection.execute("DROP TABLE head")
    library, slower = opened(content, worth_it=0)
    assert slower == ""
    assert list(library.debates) == list(from_disk(content).debates)


def test_an_index_that_another_remade_is_not_discarded(content: Path) -> None:
    through_index(content)
    at = store.location(content)
    assert not store.discard(at, (1, 1))
    assert at.exists()
    assert store.discard(at, store.identity(at))
    assert not at.exists()


@POSIX
def test_who_reads_an_index_that_is_removed_goes_on(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    library = through_index(content)
    index_clear(content)
    assert not store.location(content).exists()
    assert list(library.debates) == list(from_disk(content).debates)


def test_clearing_what_is_not_there_is_no_mistake(content: Path) -> None:
    index_clear(content)
    assert not store.location(content).exists()


def test_times_beyond_those_of_sqlite_are_kept(content: Path) -> None:
    file = content / "debate-00001.yaml"
    try:
        os.utime(file, (2**34, 2**34))
    except (OSError, OverflowError):
        pytest.skip("no such time here")
    assert list(through_index(content).debates) == list(from_disk(content).debates)
    assert opened(content, worth_it=0).slower == ""


def test_a_library_with_a_long_name_has_an_index(tmp_path: Path) -> None:
    content = a_library(tmp_path / ("naam" * 50))
    assert list(through_index(content).debates) == list(from_disk(content).debates)


# any bytes in a name, as a shell gives them

X = b"\xff"
ASKED = (
    [b"debates"],
    [b"show", X],
    [b"show", b"speaker-0", b"--debate", X],
    [b"quotes", b"-s", X],
    [b"who", X],
    [b"compare", X, b"speaker-0"],
    [b"search", X],
    [b"search", b"zaal*"],
    [b"index", b"--status"],
    [b"index", b"--rebuild"],
    [b"check", b"-f", b"sarif"],
    [b"index", b"--clear"],
)


def ran(words: list[bytes], use: str = "on") -> tuple[int, bytes, bytes]:
    start = "from socinno.__main__ import main; main()"
    command = [os.fsencode(sys.executable), b"-c", start.encode(), *words]
    it = subprocess.run(command, capture_output=True, env={**os.environ, "SOCINNO_INDEX": use}, check=False)
    return it.returncode, it.stdout, it.stderr


def a_library_of_any_bytes(folder: Path) -> bytes:
    at = os.fsencode(folder / "map-") + X
    generate(Path(os.fsdecode(at)), 300, 1)
    [file] = Path(os.fsdecode(at)).iterdir()
    assert file.stat().st_size > WORTH_IT
    for name in (at + b"/deb-" + X + b".yaml", at + b"/copy.yaml"):
        with open(name, "wb") as stream:
            stream.write(file.read_bytes())
    settled(Path(os.fsdecode(at)))
    return at


@LINUX
def test_names_that_are_no_text_are_answered_as_without_an_index(tmp_path: Path) -> None:
    at = a_library_of_any_bytes(tmp_path)
    some = [ASKED[n] for n in (0, 1, 9)]
    _same(some, at)
    assert store.location(Path(os.fsdecode(at))).exists()


@LINUX
@pytest.mark.long
def test_names_that_are_no_text_are_answered_by_every_command(tmp_path: Path) -> None:
    _same([*ASKED], a_library_of_any_bytes(tmp_path))


def _same(asked: list[list[bytes]], at: bytes) -> None:
    for words in asked:
        where = [at] if words[0] == b"check" else [b"--content", at]
        held, without = ran([*words, *where]), ran([*words, *where], "off")
        assert held[0] == without[0] in (0, 1, 2)
        if words[0] != b"index":
            assert held == without
        assert b"Traceback" not in held[2]
        assert X not in held[1] + held[2]


# many at once

TOGETHER = ("--rebuild", "--clear", "--rebuild", "show", "quotes", "--clear", "")


@pytest.mark.parametrize(
    ("rounds", "count"), [(1, 5), pytest.param(3, 34, marks=pytest.mark.long)], ids=["some", "many"]
)
@POSIX
def test_commands_that_remake_remove_and_read_an_index_at_once_all_end_well(
    rounds: int, count: int, tmp_path: Path
) -> None:
    [file] = generate(tmp_path / "content", 300, 1)
    content = str(settled(file.parent))
    asked = {
        "show": ["show", "speaker-1", "-f", "json"],
        "quotes": ["quotes", "-s", "speaker-1", "-f", "json"],
    }
    right = {
        kind: ran([*map(os.fsencode, words), b"--content", os.fsencode(content)], "off")[1]
        for kind, words in asked.items()
    }
    for n in range(rounds):
        kinds = random.Random(n).choices(TOGETHER, k=count)
        started = []
        for i, kind in enumerate(kinds):
            words = asked.get(kind) or ["index", *([kind] if kind else [])]
            out, told = (tmp_path / f"{n}-{i}.{which}" for which in ("out", "err"))
            with out.open("wb") as stdout, told.open("wb") as stderr:
                command = [sys.executable, "-m", "socinno", *words, "--content", content]
                started.append((kind, out, told, subprocess.Popen(command, stdout=stdout, stderr=stderr)))
        for kind, out, told, it in started:
            assert it.wait() == 0, (kind, told.read_text("utf-8"))
            assert kind not in right or out.read_bytes() == right[kind]


@pytest.mark.parametrize(
    "environment",
    [
        {"XDG_CACHE_HOME": "/caches", "HOME": "/home/ada"},
        {"XDG_CACHE_HOME": "caches", "HOME": "/home/ada"},
        {"XDG_CACHE_HOME": " ", "HOME": "/home/ada/"},
        {"XDG_CACHE_HOME": "/caches/", "HOME": "ada"},
        {"HOME": "/home/ada"},
        {"HOME": "/"},
        {"HOME": ""},
        {},
    ],
)
def test_the_folder_of_our_caches_is_where_platformdirs_has_it(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert store.caches() == user_cache_path("socinno", appauthor=False)


def test_a_user_without_a_home_has_no_index(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, "")

    def homeless(*_: str, **__: bool) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(platformdirs, "user_cache_path", homeless)
    assert opened(content, worth_it=0).slower == "no home"
    with pytest.raises(Unusable):
        store.read_only(content)


def test_an_index_is_only_read_where_its_stamp_vouches_for_it(content: Path) -> None:
    with pytest.raises(Unusable):
        store.read_only(content)
    through_index(content)
    with closing(store.read_only(content)) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM label")
    stamp_of(store.location(content)).unlink()
    with pytest.raises(Unusable, match=SPOILT):
        store.read_only(content)
    assert not stamp_of(store.location(content)).exists()
