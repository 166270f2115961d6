"""`socinno browse` in a real terminal: it starts, goes where keys say, and leaves the terminal as it was."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from authors import debate, write
from screens import Terminal

PROGRAM = [sys.executable, "-m", "socinno", "browse"]
ESCAPE, DOWN, ENTER, BACK = "\x1b", "\x1b[B", "\r", "\x7f"
MODES = re.compile(rb"\x1b\[\?(\d+(?:;\d+)*)([hl])")
pytestmark = pytest.mark.long

TEXT = "Report.\n\nSam Baker said: “My customers [loudly] come by car.” Four goes on.\n"


def terminal(
    *words: str | Path, rows: int = 24, columns: int = 100, environment: dict[str, str] | None = None
) -> Terminal:
    told = {"SOCINNO_LANG": "en", **(environment or {})}
    return Terminal([*PROGRAM, *map(str, words)], told, rows, columns)


@pytest.fixture
def square(tmp_path: Path) -> Path:
    """A debate with the text of its source beside it."""
    write(tmp_path, TEXT, "report.txt")
    return write(tmp_path, debate("My customers [...] come by car", "report.txt"))


def left_on(raw: bytes) -> set[bytes]:
    """The modes of a terminal that a program switched on and never off again; but lines wrap, and the
    cursor is to be on."""
    on: set[bytes] = set()
    for match in MODES.finditer(raw):
        for mode in match[1].split(b";"):
            (on.add if match[2] == b"h" else on.discard)(mode)
    return (on - {b"7"}) ^ {b"25"}


def left(it: Terminal) -> int:
    """Wait for the end of the program, which a blinking cursor does not put off; its exit code."""
    for _ in range(40):
        it.read(0.5)
        if not it.child.isalive():
            break
    while it.read(0.5):
        pass
    assert not it.child.isalive(), it.show()
    return int(it.child.exitstatus)


def test_a_debate_is_walked_through_and_the_terminal_is_as_it_was(square: Path) -> None:
    with terminal(square) as it:
        it.until("Keep the cars")
        it.type("l")
        it.until("come by car")
        it.type(DOWN + ENTER)
        it.until("stances")
        it.type(BACK)
        it.until("Walker wants room to play")
        it.type("/")
        it.until("type words to look for")
        it.type("custom")
        it.until("come by car")
        it.type(ENTER)
        it.until("shows")
        it.type("b")
        it.until("»My customers [loudly] come by car«")
        it.type(ESCAPE)
        it.until("shows")
        it.resize(30, 60)
        it.settle()
        it.resize(40, 160)
        it.until("Keep the cars")
        it.type("t")
        it.until("stoppen")
        it.type("?")
        it.until("Alle toetsen")
        it.type("?")
        it.settle()
        it.type("q")
        assert left(it) == 0
        assert left_on(it.raw) == set()
        assert b"Traceback" not in it.raw


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "xterm"}, {"TERM": "vt100"}])
def test_without_colours_all_is_there_too(environment: dict[str, str], square: Path) -> None:
    with terminal(square, "baker-says", environment=environment) as it:
        it.until("My customers")
        it.type("b")
        it.until("»My customers [loudly] come by car«")
        if "NO_COLOR" in environment:
            assert not re.search(rb"\x1b\[[\d;]*(?<![\d])(?:3[0-7]|4[0-7]|9[0-7]|[34]8;)[\d;]*m", it.raw)
        it.type("q")
        it.until("baker-says")
        it.type("q")
        assert left(it) == 0
        assert left_on(it.raw) == set()


@pytest.mark.parametrize("over", ["", "/", "?", "s"])
def test_control_c_leaves_from_anywhere(over: str, square: Path) -> None:
    with terminal(square) as it:
        it.until("Keep the cars")
        it.type(over)
        it.settle()
        it.type("\x03")
        assert left(it) == 130
        assert left_on(it.raw) == set()


def test_a_small_window_shows_something_to_start_with(square: Path) -> None:
    with terminal(square, rows=10, columns=20) as it:
        it.until("Cars")
        it.type("q")
        assert left(it) == 0


def test_where_there_is_no_terminal_one_line_says_so(square: Path) -> None:
    done = subprocess.run([*PROGRAM, str(square)], capture_output=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_in_a_dumb_terminal_one_line_says_so(square: Path) -> None:
    with terminal(square, environment={"TERM": "dumb"}) as it:
        assert left(it) == 2
        assert it.raw.count(b"\n") == 1


def test_without_textual_one_line_says_how_it_is_installed(square: Path, tmp_path: Path) -> None:
    """As where the extra is not installed: an import of textual finds nothing."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(
        "import sys\n"
        "class Nothing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] == 'textual':\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Nothing())\n"
    )
    path = os.pathsep.join([str(hook), *filter(None, [os.environ.get("PYTHONPATH")])])
    with terminal(square, environment={"PYTHONPATH": path}) as it:
        assert left(it) == 2
        assert it.raw.strip().endswith(b"pip install 'socinno[browse]'")
        assert it.raw.count(b"\n") == 1


@pytest.mark.parametrize("over", ["", "/", "s"])
def test_a_key_that_is_no_text_is_passed_over(over: str, square: Path) -> None:
    with terminal(square) as it:
        it.until("Keep the cars")
        it.type(over)
        it.settle()
        for byte in (b"\xe9", b"\xff", b"\xc3\x28"):
            it.child.send(byte)
            it.settle()
        it.type(ESCAPE)
        it.settle()
        it.type("?")
        it.until("All keys")
        it.type("q")
        it.settle()
        it.type("q")
        assert left(it) == 0
        assert b"Traceback" not in it.raw


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
@pytest.mark.parametrize("over", ["", "s"])
def test_a_signal_ends_it_and_leaves_the_terminal_as_it_was(name: str, over: str, square: Path) -> None:
    with terminal(square) as it:
        it.until("Keep the cars")
        it.type(over)
        it.settle()
        number = getattr(signal, name)
        os.kill(it.child.pid, number)
        assert left(it) == 128 + number
        assert left_on(it.raw) == set()
        assert b"Traceback" not in it.raw


def test_control_z_gives_the_terminal_back_until_it_is_gone_on_with(square: Path) -> None:
    with terminal(square) as it:
        it.until("Keep the cars")
        it.type("\x1a")
        it.settle()
        assert left_on(it.raw) == set()
        _, status = os.waitpid(it.child.pid, os.WUNTRACED | os.WNOHANG)
        assert os.WIFSTOPPED(status)
        os.kill(it.child.pid, signal.SIGCONT)
        it.until("Keep the cars")
        it.type("?")
        it.until("All keys")
        it.type("q")
        it.settle()
        it.type("q")
        assert left(it) == 0
        assert left_on(it.raw) == set()


FAULT = """
from socinno.browse import app
def fault(self):
    raise ZeroDivisionError("of ours\\x1b[2J")
app.Browser.action_mark = fault
"""


def test_a_fault_of_ours_is_told_in_one_line_and_ends_with_1(square: Path, tmp_path: Path) -> None:
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(FAULT)
    path = os.pathsep.join([str(hook), *filter(None, [os.environ.get("PYTHONPATH")])])
    with terminal(square, environment={"PYTHONPATH": path}) as it:
        it.until("Keep the cars")
        it.type(" ")
        assert left(it) == 1
        assert left_on(it.raw) == set()
        told = it.raw.rpartition(b"\x1b[?1006l")[2].strip()
        assert b"a fault of socinno itself" in told
        assert b"ZeroDivisionError: of ours" in told
        assert b"\n" not in told
        assert b"\x1b" not in told
