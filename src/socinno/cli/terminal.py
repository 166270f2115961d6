"""What an answer is written to: language, width, colour and encoding; the progress bar."""

from __future__ import annotations

import codecs
import errno
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, TextIO

from socinno.problems import Stop, one_of
from socinno.text import to_encoding
from socinno.words import LANGUAGES, say

NARROWEST, WIDEST, USUAL = 20, 1000, 80
NO_SIZE = os.terminal_size((0, 0))
COLOURS = ("auto", "always", "never")


def language(asked: str | None, environment: Mapping[str, str]) -> str:
    """The language asked for, else SOCINNO_LANG, else the locale's, else English. Stop (2) if unknown."""
    for value, option in ((asked, "--lang"), (environment.get("SOCINNO_LANG"), "SOCINNO_LANG")):
        if value:
            return one_of(value, LANGUAGES, option)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            locale = environment[variable][:2].casefold()
            return locale if locale in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def width(asked: str | None, stream: TextIO | None, environment: Mapping[str, str]) -> int:
    """The width asked for, else the terminal's, else COLUMNS, else 80. Stop (2) if out of range."""
    if asked is not None:
        if not _usable(asked):
            raise Stop("bad-width", value=asked)
        return int(asked)
    columns = environment.get("COLUMNS", "")
    of_terminal = size(stream).columns if stream else 0
    return max(of_terminal, NARROWEST) if of_terminal else int(columns) if _usable(columns) else USUAL


def size(stream: TextIO) -> os.terminal_size:
    """The columns and lines of a terminal; none of what is no terminal, or does not say."""
    try:
        return os.get_terminal_size(stream.fileno()) if stream.isatty() else NO_SIZE
    except (OSError, ValueError):
        return NO_SIZE


def _usable(columns: str) -> bool:
    return bool(re.fullmatch("[0-9]{2,4}", columns)) and NARROWEST <= int(columns) <= WIDEST


def colour(asked: str | None, stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Whether to colour: as asked, else NO_COLOR, FORCE_COLOR, TERM and what the stream is decide.

    A file (no stream) has colour only where that is asked for.
    """
    choice = one_of(asked, COLOURS, "--color") if asked else "auto"
    if choice != "auto":
        return choice == "always"
    if stream is None or environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


LINKING = (
    "KITTY_WINDOW_ID", "KONSOLE_VERSION", "VTE_VERSION", "WT_SESSION", "WEZTERM_PANE",
    "GHOSTTY_RESOURCES_DIR", "DOMTERM", "ALACRITTY_WINDOW_ID", "ITERM_SESSION_ID",
)  # fmt: skip
"""What terminals that can show links (OSC 8) say of themselves in the environment."""


def links(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether the terminal can show links: as FORCE_HYPERLINK says, else as the terminal says."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    known = environment.get("TERM_PROGRAM") in ("vscode", "WezTerm", "iTerm.app", "ghostty", "Hyper")
    return stream.isatty() and (known or any(environment.get(name) for name in LINKING))


def put(pieces: Iterable[str], stream: TextIO, escape: str = "likeness") -> None:
    """Write text piece by piece to a stream, in the stream's own encoding; see `encoded`.

    Ends the program with 141 when the reader of a pipe is gone: Typer would make that a 1.
    """
    binary = getattr(stream, "buffer", None)
    encoding = stream.encoding or "utf-8"
    try:
        stream.flush()
        try:
            if binary is None:
                stream.writelines(pieces)
            else:
                for data in encoded(pieces, encoding, escape):
                    binary.write(data)
        except KeyboardInterrupt:
            forget(stream)  # who reads may never take the rest
            raise
        finally:
            stream.flush()
    except OSError as error:
        if not _is_broken_pipe(error):
            raise
        forget(stream)
        raise SystemExit(141) from None


def _is_broken_pipe(error: OSError) -> bool:
    """Whether who reads went away. Windows says of that, as of much else, that it is invalid."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def tell(*lines: str) -> None:
    """Write lines to stderr, where messages go; where that cannot be, there is nobody to tell."""
    try:
        put([f"{line}\n" for line in lines], sys.stderr)
    except OSError:
        forget(sys.stderr)


def encoded(pieces: Iterable[str], encoding: str, escape: str = "likeness") -> Iterator[bytes]:
    """The pieces of a text in an encoding, as one text. What that lacks becomes its likeness.

    JSON and XML say no encoding, and are then read as UTF-8: they become ASCII, with their escapes.
    """
    encoder = codecs.getincrementalencoder(encoding)("replace")
    plain = encoding.lower().replace("-", "") == "utf8"
    return (encoder.encode(piece if plain else _fitted(piece, encoding, escape)) for piece in pieces)


def _fitted(text: str, encoding: str, escape: str) -> str:
    if escape == "json":
        return re.sub("[^\0-\x7f]", _as_json, text)
    if escape == "xml":
        return text.encode("ascii", "xmlcharrefreplace").decode()
    if escape == "csv":
        from socinno.formats.csv import refitted  # late: few terminals lack a character

        return refitted(text, lambda cell: to_encoding(cell, encoding))
    return to_encoding(text, encoding)


def _as_json(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))


def forget(stream: TextIO) -> None:
    """Let Python's own flush at exit find nothing to complain about."""
    with suppress(OSError):  # it has no number, and then no flush that matters
        number = stream.fileno()
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, number)
        os.close(null)


PATIENCE = 1.0  # seconds before a bar appears


def bar(stream: TextIO, language: str, doing: str = "indexing") -> Callable[[Sequence[Any]], Iterable[Any]]:
    """Something to wrap sequences in: it passes on each item, and draws how far it has got.

    One bar is drawn at a time: of a sequence gone through inside another, only where that has none yet.
    """
    start = time.monotonic()
    drawn: list[Sequence[Any]] = []

    def passed_on(items: Sequence[Any]) -> Iterator[Any]:
        for n, item in enumerate(items):
            if not drawn and time.monotonic() - start > PATIENCE:
                drawn.append(items)
                try:
                    yield from _drawn(items, n, stream, say(language, doing))
                finally:
                    drawn.pop()
                return
            yield item

    return passed_on


def _drawn(items: Sequence[Any], done: int, stream: TextIO, title: str) -> Iterator[Any]:
    """The rest of the items, with a bar while they last."""
    from rich import console, progress  # late: for a bar alone

    columns = (progress.TextColumn("{task.description}"), progress.BarColumn())
    counts = (progress.MofNCompleteColumn(), progress.TimeRemainingColumn())
    screen = console.Console(file=stream, markup=False, highlight=False)
    with progress.Progress(*columns, *counts, console=screen, transient=True) as drawn:
        task = drawn.add_task(title, total=len(items), completed=done)
        for item in items[done:]:
            yield item
            drawn.advance(task)
