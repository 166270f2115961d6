"""`socinno cite` in a real terminal: every key, in any window, and what the file then holds."""

import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from authors import run
from meeting import DEBATE, square
from screens import Terminal

from socinno.words import LANGUAGES, say

PROGRAM = [sys.executable, "-m", "socinno", "cite"]
LEFT, RIGHT, ESCAPE = "\x1b[D", "\x1b[C", "\x1b"
CONTROL_C, CONTROL_D = "\x03", "\x04"
ADDED = """
quotes:
  room-to-play:
    speaker: walker
    kind: direct
    text: Children need room to play. They have none.
    source: meeting
    supports: [no-cars]
  no-shops:
    speaker: baker
    kind: direct
    text: A square without cars is a square without shops.
    source: meeting
    supports: [keep-cars]
    reviewed: [quote-within]

stances:
  - {speaker: walker, positions: no-cars, basis: stated, evidence: [room-to-play]}
"""
pytestmark = pytest.mark.long


def terminal(
    *words: str | Path, columns: int = 100, rows: int = 24, environment: dict[str, str] | None = None
) -> Terminal:
    told = {"SOCINNO_LANG": "en", **(environment or {})}
    return Terminal([*PROGRAM, *map(str, words)], told, rows, columns)


def until(it: Terminal, expected: str, most: float = 20) -> str:
    """Wait until the screen shows some words, wherever its lines end; all of its words."""
    end = time.monotonic() + most
    while expected not in (shown := " ".join(it.show().replace("│", " ").split())):
        assert time.monotonic() < end, it.show()
        it.read(0.2)
    it.settle(0.3, 2)
    return shown


def press(it: Terminal, keys: str, expected: str) -> str:
    it.type(keys)
    return until(it, expected)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [40, 100])
def test_a_session_through_all_keys(columns: int, language: str, tmp_path: Path) -> None:
    path = square(tmp_path)

    def words(key: str, **facts: str | int) -> str:
        return say(language, key, **facts)

    aims = ("--for", "no-cars", "--stance", "stated", "--lang", language, "--id", "room-to-play")
    with terminal(path, "room", *aims, columns=columns) as it:
        until(it, words("cite-number", number=1, of=3))
        shown = it.show().splitlines()
        assert [
            key for key in words("cite-keys").split("   ") if not any(key in line for line in shown)
        ] == []
        press(it, ">", "room. My street asks for it. Sam Baker")
        press(it, RIGHT, words("cite-longest"))
        press(it, "<", words("cite-as", id="room-to-play"))
        press(it, LEFT, words("cite-shortest"))
        press(it, "z", words("cite-shortest"))
        press(it, "n", words("cite-number", number=2, of=3))
        press(it, "\r", words("cite-nobody-ask", name="Mayor"))
        press(it, "\r", words("cite-name-needed"))
        press(it, "zork\r", "‘zork’")
        press(it, CONTROL_D, words("cite-nobody-here", name="Mayor"))
        press(it, "n", words("cite-number", number=3, of=3))
        press(it, "e", words("cite-first"))
        press(it, "zork\r", words("cite-last"))
        press(it, "\r", words("cite-not-there"))
        press(it, "e", words("cite-first"))
        press(it, "children\r", words("cite-last"))
        press(it, "they have none\r", words("cite-as", id="room-to-play"))
        it.resize(12, 60)
        until(it, words("cite-as", id="room-to-play"))
        it.resize(24, columns)
        until(it, words("cite-as", id="room-to-play"))
        it.type("\r")
        assert it.ended() == 0
        assert b"Traceback" not in it.raw
        assert "room-to-play(KimWalker" in "".join(it.show().split())  # however its lines are folded
    others = ("--for", "keep-cars", "--lang", language, "--id", "no-shops")
    with terminal(path, "square without shops", *others, columns=columns) as it:
        until(it, words("cite-whose-here"))
        press(it, "\r", words("cite-whose-ask", name="Sam Baker"))
        it.type("\r")
        assert it.ended() == 0
    text = path.read_text("utf-8")
    assert text.removeprefix(DEBATE) == ADDED
    assert run("check", path).code == 0


@pytest.mark.parametrize(
    ("key", "code"), [("q", 0), (ESCAPE, 0), (CONTROL_D, 0), (CONTROL_C, 130)], ids=["q", "esc", "d", "c"]
)
def test_who_leaves_has_the_file_as_it_was(key: str, code: int, tmp_path: Path) -> None:
    path = square(tmp_path)
    with terminal(path, "room") as it:
        until(it, "1 of 3")
        it.type(f">n{key}")
        assert it.ended() == code
        assert ("nothing added" in it.show()) is (code == 0)
        assert it.raw.count(b"\x1b[?1049h") == it.raw.count(b"\x1b[?1049l") == 1
    assert path.read_text("utf-8") == DEBATE


@pytest.mark.parametrize("question", ["e", "n\r"])
def test_an_interrupt_while_words_are_asked_for_leaves_everything(question: str, tmp_path: Path) -> None:
    path = square(tmp_path)
    with terminal(path, "room") as it:
        until(it, "1 of 3")
        press(it, question, "First words" if question == "e" else "Whose words")
        it.type(CONTROL_C)
        assert it.ended() == 130
        assert it.raw.endswith(b"\x1b[?1049l")
    assert path.read_text("utf-8") == DEBATE


@pytest.mark.parametrize("question", ["", "e"], ids=["key", "line"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_that_ends_it_leaves_the_terminal_as_it_was(
    name: str, question: str, tmp_path: Path
) -> None:
    path = square(tmp_path)
    with terminal(path, "room") as it:
        until(it, "1 of 3")
        if question:
            press(it, question, "First words")
        number = getattr(signal, name)
        os.kill(it.child.pid, number)
        while it.read(5):
            pass
        assert termios.tcgetattr(it.child.child_fd)[3] & termios.ICANON
        assert it.ended() == 128 + number
        assert it.raw.endswith(b"\x1b[?25h\x1b[?1049l")
    assert path.read_text("utf-8") == DEBATE


@pytest.mark.parametrize(
    "environment", [{"TERM": "dumb"}, {"TERM": "vt100"}, {"NO_COLOR": "1"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_any_terminal_will_do(environment: dict[str, str], tmp_path: Path) -> None:
    path = square(tmp_path)
    with terminal(path, "room", environment=environment) as it:
        until(it, "1 of 3")
        press(it, "n", "2 of 3")
        it.type("n")
        until(it, "3 of 3")
        it.type("\r")
        assert it.ended() == 0
        assert (b"\x1b[" in it.raw) is (environment.get("TERM") != "dumb")
    assert "Children need room" in path.read_text("utf-8")


@pytest.mark.parametrize(("rows", "columns"), [(10, 40), (6, 20), (40, 200)])
def test_a_window_of_any_size_will_do(rows: int, columns: int, tmp_path: Path) -> None:
    path = square(tmp_path)
    with terminal(path, "room", "--for", "no-cars", rows=rows, columns=columns) as it:
        until(it, "1 of 3")
        assert "q leave" in it.show()
        it.type("nn\r")
        assert it.ended() == 0


def test_without_a_terminal_to_read_nobody_is_asked(tmp_path: Path) -> None:
    """Keys could be pressed, but what is asked would go into a pipe; or the other way round."""
    path = square(tmp_path)
    line = " ".join([*PROGRAM, str(path), "'they have none'"])
    for command in (f"{line} | cat", f"{line} < /dev/null"):
        with Terminal(["/bin/sh", "-c", command], {"SOCINNO_LANG": "en"}) as it:
            assert it.ended() == 0
            assert "text: They have none." in it.show()
            assert "q leave" not in it.show()
    assert path.read_text("utf-8") == DEBATE


def test_a_terminal_that_is_gone_ends_it(tmp_path: Path) -> None:
    path = square(tmp_path)
    with terminal(path, "room") as it:
        until(it, "1 of 3")
        process = it.child.pid
        it.child.close(force=False)
    end = time.monotonic() + 20
    while subprocess.run(["/bin/kill", "-0", str(process)], capture_output=True).returncode == 0:
        assert time.monotonic() < end
        time.sleep(0.1)
    assert path.read_text("utf-8") == DEBATE
