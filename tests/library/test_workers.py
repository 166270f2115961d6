"""Rows are the same whoever makes them, and nothing is left of who did: no process, no pipe, no word."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from generate import generate
from libraries import BROKEN, from_disk, settled, through_index

from socinno.files import File, listing
from socinno.library import index_status, store, workers
from socinno.library.rows import rows_of
from socinno.library.workers import Work, making

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="no process is forked elsewhere")

SEVERAL = """
import os, signal, sys
from pathlib import Path
from socinno.files import listing
from socinno.library import rows, workers
from socinno.library.workers import Work, making

workers._helpful = lambda works: 3
works = [Work(file, file.path.encode(), n) for n, file in enumerate(listing(Path(sys.argv[1]))[0], 7)]
here = os.getpid()
before = sorted(os.listdir("/proc/self/fd"))
{}
with making(works, True) as made:
    found = dict(made)
assert sorted(os.listdir("/proc/self/fd")) == before
try:
    os.waitpid(-1, os.WNOHANG)
    print("a process is left")
except ChildProcessError:
    print(found == {{work.file: rows.rows_of(*work) for work in works}}, len(found))
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    generate(folder, 120, 8)
    (folder / "broken.yaml").write_text(BROKEN, "utf-8")
    return settled(folder)


def works_in(folder: Path) -> list[Work]:
    return [Work(file, file.path.encode(), n) for n, file in enumerate(listing(folder)[0], 7)]


def told(script: str, *words: object) -> str:
    """What a program says, which must end well and without a word on its error stream."""
    command = [sys.executable, "-c", script, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_without_other_processes_files_are_read_one_by_one_as_they_are_asked_for(content: Path) -> None:
    works = works_in(content)
    with making(works, False) as made:
        assert [next(made) for _ in range(2)] == [(work.file, rows_of(*work)) for work in works[:2]]


DEATHS = {
    "they live": "",
    "they send the rows of each file by themselves": "workers.MESSAGE = 0",
    "no pipe can be made to hold more": "workers.fcntl.fcntl = lambda *_: os.open('/nowhere', 0)",
    "they die at once": "workers._send = lambda *_: os.kill(os.getpid(), signal.SIGKILL)",
    "they die in a message": "workers._send = lambda to, what: os._exit(os.write(to, b'\\1' * 9))",
    "they cannot": "workers._send = lambda *_: 1 / 0",
    "there can be none": "os.fork = lambda: os.open('/nowhere', 0)",
}


@LINUX
@pytest.mark.parametrize("accident", DEATHS.values(), ids=DEATHS)
def test_several_processes_make_the_rows_that_one_would_whatever_becomes_of_them(
    accident: str, content: Path
) -> None:
    assert told(SEVERAL.format(accident), content) == "True 9"


@LINUX
def test_the_rows_of_many_small_files_are_sent_at_once(content: Path) -> None:
    prepared = """
made, here, send = workers.rows_of, os.getpid(), workers._send
workers._send = lambda *it: (send(*it), setattr(workers, "_send", None))
workers.rows_of = lambda *it: sys.exit("not sent") if os.getpid() == here else made(*it)
"""
    assert told(SEVERAL.format(prepared), content) == "True 9"


def test_each_has_about_as_much_to_read(content: Path) -> None:
    works = works_in(content)
    shares = workers._shares(works, 3)
    assert sorted(n for share in shares for n in share) == list(range(len(works)))
    weights = [sum(works[n].file.size for n in share) for share in shares]
    assert max(weights) - min(weights) <= max(work.file.size for work in works)


def test_there_are_several_where_there_is_much_to_read_and_nothing_else_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3, 4, 5, 6, 7}, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    def helpful(size: int, files: int) -> int:
        return workers._helpful([Work(File("x", 0, 0, size, 0, 0), b"x", n) for n in range(files)])

    assert helpful(1_000, 100) == helpful(100_000_000, 1) == 0
    assert helpful(100_000_000, 2) == 2
    assert helpful(100_000, 1_000) == workers.MOST
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert helpful(100_000, 1_000) == 0
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert helpful(100_000, 1_000) == 0


# as a command


COMMAND = """
import os, sys, time
from socinno.__main__ import main
from socinno.library import workers

workers._helpful = lambda works: 3
{}
main()
"""


def started(content: Path, change: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COMMAND.format(change), "index", "--rebuild", "--content", str(content)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def children(process: int) -> list[int]:
    """The processes of a process, once it has three."""
    for _ in range(600):
        found = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
        if len(found) == 3:
            return [int(each) for each in found]
        time.sleep(0.05)
    raise AssertionError("no process is started")


def ended(processes: list[int]) -> bool:
    """Whether processes end within some seconds."""
    for _ in range(200):
        if not any(Path(f"/proc/{each}").exists() for each in processes):
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def large(tmp_path: Path, cache: Path) -> Path:
    """A library that is worth an index."""
    folder = tmp_path / "content"
    generate(folder, 400, 8)
    return settled(folder)


def every_row(at: Path) -> dict[str, list[Any]]:
    tables = ("file", "head", "sketch", "label", "thing", "quote", "bears")
    with closing(sqlite3.connect(at)) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


@LINUX
def test_an_index_is_the_same_row_for_row_whoever_read_the_files(large: Path) -> None:
    through_index(large)
    alone = every_row(store.location(large))
    it = started(large)
    assert (it.communicate()[1], it.returncode) == ("", 0)
    assert every_row(store.location(large)) == alone
    assert list(through_index(large).debates) == list(from_disk(large).debates)


@LINUX
def test_an_interrupt_ends_them_all_without_a_word(large: Path) -> None:
    it = started(large, "workers.rows_of = lambda *_: time.sleep(60)")
    processes = children(it.pid)
    os.killpg(it.pid, signal.SIGINT)  # as a terminal does
    assert (it.communicate(timeout=60), it.returncode) == (("", ""), 130)
    assert ended(processes)
    assert index_status(large).stale == 8


@LINUX
def test_they_end_when_the_one_that_wanted_them_was_killed(large: Path) -> None:
    it = started(large, "workers._gathered = lambda *_: time.sleep(60)")
    processes = children(it.pid)
    it.kill()
    it.communicate()
    assert ended(processes)
    assert list(through_index(large).debates) == list(from_disk(large).debates)
