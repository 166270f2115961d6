"""Language, width, colour and encoding: what is asked, the environment and the stream decide."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Iterator
from typing import TextIO

import pytest

from socinno.cli import terminal
from socinno.problems import Stop


class Stream(io.StringIO):
    """A stream that is no terminal, or says that it is one."""

    def __init__(self, terminal: bool = False) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> Iterator[TextIO]:
    """A terminal as wide as the test's parameter says."""
    pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))
    ours, theirs = pty.openpty()
    size = b"".join(number.to_bytes(2, sys.byteorder) for number in (24, request.param, 0, 0))
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
    with open(theirs, "w", encoding="utf-8") as stream:
        yield stream
    os.close(ours)


# language


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        (None, {}, "en"),
        ("nl", {"SOCINNO_LANG": "en", "LANG": "en_GB.UTF-8"}, "nl"),
        (None, {"SOCINNO_LANG": "nl", "LC_ALL": "en_GB.UTF-8"}, "nl"),
        (None, {"SOCINNO_LANG": "", "LANG": "nl_NL.UTF-8"}, "nl"),
        ("", {"LANG": "nl_NL.UTF-8"}, "nl"),
        (None, {"LANG": "nl_BE@euro"}, "nl"),
        (None, {"LANG": "nl"}, "nl"),
        (None, {"LANG": "NL_nl"}, "nl"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "POSIX"}, "en"),
        (None, {"LANG": "fr_FR.UTF-8"}, "en"),
        (None, {"LANG": "nds_DE.UTF-8"}, "en"),
        (None, {"LC_ALL": "C", "LANG": "nl_NL.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "nl_NL.UTF-8", "LANG": "en_GB.UTF-8"}, "nl"),
        (None, {"LC_CTYPE": "nl_NL.UTF-8"}, "en"),
    ],
)
def test_the_language_is_what_is_asked_else_the_environments_else_english(
    asked: str | None, environment: dict[str, str], language: str
) -> None:
    assert terminal.language(asked, environment) == language


@pytest.mark.parametrize(
    ("asked", "environment", "option", "value"),
    [
        ("fr", {}, "--lang", "fr"),
        ("fr", {"SOCINNO_LANG": "nl"}, "--lang", "fr"),
        (None, {"SOCINNO_LANG": "dutch"}, "SOCINNO_LANG", "dutch"),
        (None, {"SOCINNO_LANG": "nl_NL.UTF-8"}, "SOCINNO_LANG", "nl_NL.UTF-8"),
    ],
)
def test_a_language_asked_for_that_there_is_not_stops(
    asked: str | None, environment: dict[str, str], option: str, value: str
) -> None:
    with pytest.raises(Stop) as stop:
        terminal.language(asked, environment)
    assert (stop.value.key, stop.value.code) == ("bad-choice", 2)
    assert stop.value.facts == {"option": option, "value": value, "choices": ("en", "nl")}


# width


@pytest.mark.parametrize("asked", ["20", "80", "0080", "1000"])
def test_a_width_that_is_asked_for_goes_before_all_else(asked: str) -> None:
    assert terminal.width(asked, Stream(), {"COLUMNS": "120"}) == int(asked)


@pytest.mark.parametrize("asked", ["19", "1001", "0", "-80", "80.5", "wide", "", " 80", "²0", "8_0", "+80"])
def test_a_width_out_of_range_stops(asked: str) -> None:
    with pytest.raises(Stop) as stop:
        terminal.width(asked, Stream(), {})
    assert (stop.value.key, stop.value.code, stop.value.facts) == ("bad-width", 2, {"value": asked})


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("100", 100),
        ("20", 20),
        ("1000", 1000),
        ("19", 80),
        ("0", 80),
        ("-5", 80),
        ("abc", 80),
        ("", 80),
        ("1001", 80),
        ("9" * 5000, 80),
        ("²0", 80),
        ("٨٨", 80),
        ("100 ", 80),
    ],
)
def test_without_a_terminal_columns_counts_when_it_is_a_number_in_range(columns: str, width: int) -> None:
    assert terminal.width(None, Stream(), {"COLUMNS": columns}) == width


def test_without_a_terminal_or_columns_a_line_has_eighty_cells() -> None:
    assert terminal.width(None, Stream(), {}) == 80


@pytest.mark.parametrize(("screen", "width"), [(43, 43), (200, 200), (7, 20), (0, 99)], indirect=["screen"])
def test_a_terminal_says_its_own_width(screen: TextIO, width: int) -> None:
    assert terminal.width(None, screen, {"COLUMNS": "99"}) == width
    assert terminal.width("120", screen, {}) == 120


def test_a_terminal_that_does_not_know_its_width_is_as_wide_as_usual() -> None:
    assert terminal.width(None, Stream(terminal=True), {}) == 80


def test_a_width_of_too_many_digits_stops() -> None:
    with pytest.raises(Stop):
        terminal.width("9" * 5000, Stream(), {})


@pytest.mark.parametrize("columns", ["000809999", "00080" + "9" * 5000])
def test_columns_of_too_many_digits_do_not_count(columns: str) -> None:
    assert terminal.width(None, Stream(), {"COLUMNS": columns}) == 80


# colour


@pytest.mark.parametrize(
    ("asked", "environment", "to_terminal", "coloured"),
    [
        (None, {}, True, True),
        (None, {}, False, False),
        ("auto", {}, True, True),
        ("", {}, True, True),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        (None, {"NO_COLOR": "1"}, True, False),
        (None, {"NO_COLOR": "0"}, True, False),
        (None, {"NO_COLOR": ""}, True, True),
        (None, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        (None, {"FORCE_COLOR": "1"}, False, True),
        (None, {"FORCE_COLOR": "3"}, False, True),
        (None, {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        (None, {"FORCE_COLOR": "0"}, False, False),
        (None, {"FORCE_COLOR": ""}, False, False),
        (None, {"FORCE_COLOR": "0"}, True, True),
        (None, {"TERM": "dumb"}, True, False),
        (None, {"TERM": "xterm-256color"}, True, True),
        (None, {"GITHUB_ACTIONS": "true"}, False, False),
    ],
)
def test_colour_is_what_is_asked_else_the_environments_else_the_streams(
    asked: str | None, environment: dict[str, str], to_terminal: bool, coloured: bool
) -> None:
    assert terminal.colour(asked, Stream(to_terminal), environment) is coloured


def test_a_colour_that_is_no_choice_stops() -> None:
    with pytest.raises(Stop) as stop:
        terminal.colour("red", Stream(), {})
    assert stop.value.facts == {"option": "--color", "value": "red", "choices": ("auto", "always", "never")}


# writing


def written(encoding: str, *pieces: str, escape: str = "likeness") -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    terminal.put(pieces, stream, escape)
    stream.seek(0)
    return stream.read()


@pytest.mark.parametrize(
    ("encoding", "likeness", "xml"),
    [
        ("utf-8", "é “x” 日\n", "é “x” 日\n"),
        ("cp1252", "é “x” ??\n", "&#233; &#8220;x&#8221; &#26085;\n"),
        ("latin-1", 'é "x" ??\n', "&#233; &#8220;x&#8221; &#26085;\n"),
        ("ascii", 'e "x" ??\n', "&#233; &#8220;x&#8221; &#26085;\n"),
    ],
)
def test_what_an_encoding_lacks_becomes_its_likeness_or_an_escape(
    encoding: str, likeness: str, xml: str
) -> None:
    assert written(encoding, "é “x” 日\n") == likeness
    assert written(encoding, "é “x”", " 日\n", escape="xml") == xml


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_many_pieces_have_one_byte_order_mark(encoding: str) -> None:
    assert written(encoding, "é", "“x”", "\n") == "é“x”\n"


def test_a_likeness_in_csv_is_quoted_and_guarded_as_any_cell() -> None:
    row = '"“Yes”, he said",−1+2\n'
    assert written("ascii", row, escape="csv") == '"""Yes"", he said",\'-1+2\n'


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_json_stays_json_in_every_encoding(encoding: str) -> None:
    told = {"é": "“x” 日 😀"}
    text = json.dumps(told, ensure_ascii=False)
    assert written("utf-8", text, escape="json") == text
    escaped = written(encoding, text, escape="json")
    assert escaped.isascii()
    assert json.loads(escaped) == told


def test_lines_are_written_in_their_order_and_line_ends_as_they_are() -> None:
    binary = io.BytesIO()
    stream = io.TextIOWrapper(binary, encoding="utf-8")
    stream.write("first\n")
    terminal.put(["second\n", "third\n"], stream)
    assert binary.getvalue() == b"first\nsecond\nthird\n"


def test_a_stream_of_text_alone_is_written_to_as_well() -> None:
    stream = Stream()
    terminal.put(["é\n"], stream)
    assert stream.getvalue() == "é\n"


def test_a_pipe_that_nobody_reads_ends_the_program_with_its_own_code() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w", encoding="utf-8") as stream:
        with pytest.raises(SystemExit) as end:
            terminal.put(["lost\n"], stream)
        assert end.value.code == 141
        terminal.put(["lost too, and no complaint\n"], stream)


@pytest.mark.skipif(
    os.name != "posix", reason="elsewhere a pipe cannot be told to refuse what it has no room for"
)
def test_an_interrupt_does_not_wait_for_who_takes_no_more() -> None:
    def pieces() -> Iterator[str]:
        yield "one"
        while True:  # from here on there is no room: to write, as at the end, would be an error
            try:
                os.write(writing, bytes(4096))
            except BlockingIOError:
                raise KeyboardInterrupt from None

    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with open(writing, "w", encoding="utf-8") as stream, pytest.raises(KeyboardInterrupt):
        terminal.put(pieces(), stream)
    os.close(reading)


def test_what_was_made_before_an_error_is_written() -> None:
    def broken() -> Iterator[str]:
        yield "first\n"
        raise Stop("index-unusable")

    binary = io.BytesIO()
    stream = io.TextIOWrapper(binary, encoding="utf-8")
    with pytest.raises(Stop):
        terminal.put(broken(), stream)
    assert binary.getvalue() == b"first\n"


# the progress bar


@pytest.mark.parametrize(("language", "word"), [("en", "Indexing"), ("nl", "Indexeren")])
def test_what_takes_long_draws_a_bar_and_passes_on_every_item_once(
    language: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Stream(terminal=True)
    assert list(terminal.bar(stream, language)(range(100))) == list(range(100))
    assert stream.getvalue() == "", "what is quick draws nothing"
    monkeypatch.setattr(terminal, "PATIENCE", -1.0)
    assert list(terminal.bar(stream, language)(range(40))) == list(range(40))
    assert word in stream.getvalue()
    assert "40/40" in stream.getvalue()


def test_of_two_things_gone_through_inside_each_other_one_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "PATIENCE", -1.0)
    stream = Stream(terminal=True)
    shown = terminal.bar(stream, "en", "checking")
    assert [(a, b) for a in shown(range(3)) for b in shown("xy")] == [(a, b) for a in range(3) for b in "xy"]
    assert "Checking" in stream.getvalue()
    assert "3/3" in stream.getvalue()
    assert "/2" not in stream.getvalue()


@pytest.mark.parametrize(("system", "code"), [("nt", 141), ("posix", None)])
def test_on_windows_a_broken_pipe_is_an_invalid_argument(
    system: str, code: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Iterator[str]:
        yield "words"
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "name", system)
    with pytest.raises(SystemExit if code else OSError) as ended:
        terminal.put(gone(), io.StringIO())
    monkeypatch.undo()
    assert getattr(ended.value, "code", None) == code
