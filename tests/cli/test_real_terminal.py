"""In a real terminal: a pager, colours, links, a resize, an interrupted run, a closed pipe."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from screens import Terminal

PROGRAM = [sys.executable, "-m", "socinno"]
pytestmark = pytest.mark.long
paged = pytest.mark.skipif(not shutil.which("less"), reason="no less here: the pager is not tried")


def terminal(*words: str, columns: int = 100, rows: int = 24, **environment: str) -> Terminal:
    told = {"SOCINNO_LANG": "en", "LESSHISTFILE": "-", **environment}
    return Terminal([*PROGRAM, *words], told, rows, columns)


@paged
def test_a_long_answer_stops_after_a_screen_and_goes_on_by_the_space_bar() -> None:
    with terminal("quotes") as it:
        first = it.until("The reporter")
        assert "“" not in it.screen.display[-1]
        it.type(" ")
        assert it.settle() != first
        it.type("q")
        assert it.ended() == 0


@paged
def test_letters_beyond_ascii_are_whole_in_the_pager_whatever_the_locale() -> None:
    with terminal("quotes", LANG="C", LC_ALL="C", PYTHONUTF8="1", PYTHONIOENCODING="utf-8") as it:
        assert "<E2>" not in it.until("The reporter")
        it.type("q")


@paged
def test_the_pager_is_left_alone_by_an_interrupt() -> None:
    with terminal("quotes") as it:
        it.until("The reporter")
        it.type("\x03")
        it.settle()
        it.type("q")
        assert it.ended() == 0
        assert b"Traceback" not in it.raw


def test_no_pager_where_that_is_asked_or_the_answer_is_short() -> None:
    for words in (("quotes", "--no-pager"), ("debates",)):
        with terminal(*words) as it:
            assert it.ended() == 0


def test_no_pager_in_a_dumb_terminal_nor_colour() -> None:
    with terminal("quotes", TERM="dumb") as it:
        assert it.ended() == 0
        assert b"\x1b" not in it.raw


def test_without_less_all_is_shown_at_once(tmp_path: Path) -> None:
    with terminal("quotes", PATH=str(tmp_path)) as it:
        assert it.ended() == 0


def test_colours_are_the_terminals_own_and_words_go_with_them() -> None:
    with terminal("show") as it:
        it.until("New products")
        line = next(n for n, text in enumerate(it.screen.display) if "New products" in text)
        told = it.screen.display[line]
        sides = [it.screen.buffer[line][told.index(side)].fg for side in ("New relations", "New products")]
        assert sides == ["cyan", "magenta"]


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"FORCE_COLOR": "0"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_who_decides_on_colour(environment: dict[str, str], coloured: bool) -> None:
    with Terminal([*PROGRAM, "debates"], environment) as it:
        it.ended()
        assert (b"\x1b[" in it.raw) == coloured


@pytest.mark.parametrize(("asked", "linked"), [("1", True), ("0", False)])
def test_links_where_the_terminal_has_them(asked: str, linked: bool) -> None:
    odd = str(Path(__file__).parent.parent / "odd")
    with terminal("show", "web", "--content", odd, FORCE_HYPERLINK=asked, VTE_VERSION="7000") as it:
        it.ended()
        assert (b"\x1b]8;" in it.raw) == linked
        assert "https://example.org/a?b=c" in it.show()


def test_the_answer_is_as_wide_as_the_window_at_that_moment() -> None:
    for columns in (40, 120):
        with terminal("debates", columns=columns) as it:
            it.ended()
            assert max(len(line.rstrip()) for line in it.screen.display) <= columns
            assert max(len(line.rstrip()) for line in it.screen.display) > columns // 2


@paged
def test_a_resize_while_reading_leaves_the_pager_working() -> None:
    with terminal("quotes", columns=100) as it:
        it.until("The reporter")
        it.resize(12, 60)
        it.settle()
        it.type(" ")
        assert it.settle().strip()
        it.type("q")
        assert it.ended() == 0


def slow() -> list[str]:
    """The program, made slow at its reading so that it can be interrupted there."""
    code = (
        "import time, socinno.cli.asking as o\n"
        "o.opened = lambda *a, **more: (print('reading', flush=True), time.sleep(30))\n"
        "from socinno.__main__ import main\n"
        "main()"
    )
    return [sys.executable, "-c", code, "quotes"]


def test_an_interrupt_ends_it_at_once_without_a_word() -> None:
    with Terminal(slow(), {}) as it:
        it.until("reading")
        it.type("\x03")
        assert it.ended() == 130
        assert b"Traceback" not in it.raw


def test_an_interrupt_of_another_process_does_so_too() -> None:
    with subprocess.Popen(slow(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as it:
        assert it.stdout is not None
        assert it.stderr is not None
        it.stdout.readline()
        time.sleep(0.1)
        it.send_signal(signal.SIGINT)
        assert it.wait(20) == 130
        assert it.stderr.read() == b""


@pytest.mark.parametrize("format", ["table", "json", "csv", "plain", "html"])
def test_whoever_stops_reading_ends_it_with_141(format: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, "quotes", "-f", format], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_github_actions_gets_help_without_escapes() -> None:
    done = subprocess.run(
        [*PROGRAM, "-h"],
        env={**os.environ, "GITHUB_ACTIONS": "true", "FORCE_COLOR": "1"},
        capture_output=True,
    )
    assert b"\x1b" not in done.stdout
    assert done.returncode == 0
