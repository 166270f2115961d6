"""What an answer is written to: language, width, colour and encoding, each decided once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TextIO

from socinno.problems import Stop
from socinno.words import LANGUAGES

NARROWEST, WIDEST, USUAL = 20, 1000, 80
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
    return (_of_terminal(stream) if stream else 0) or (int(columns) if _usable(columns) else USUAL)


def _of_terminal(stream: TextIO) -> int:
    try:
        columns = os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):
        return 0
    return max(columns, NARROWEST) if columns else 0


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


def one_of(value: str, choices: tuple[str, ...], option: str) -> str:
    """The value when it is one of the choices; Stop (2) naming them if not."""
    if value not in choices:
        raise Stop("bad-choice", option=option, value=value, choices=choices)
    return value


def put(text: str, stream: TextIO) -> None:
    """Write text to a stream in the stream's own encoding; what that lacks is replaced by its likeness.

    Ends the program with 141 when the reader of a pipe is gone: Typer would make that a 1.
    """
    encoding = stream.encoding or "utf-8"
    binary = getattr(stream, "buffer", None)
    try:
        if binary is None:
            stream.write(text)
        else:
            stream.flush()
            binary.write(encoded(text, encoding))
        stream.flush()
    except BrokenPipeError:
        forget(stream)
        raise SystemExit(141) from None


def encoded(text: str, encoding: str) -> bytes:
    """The text in an encoding; what that lacks is replaced by its likeness."""
    if encoding != "utf-8":
        from socinno.substitutes import fit

        text = fit(text, encoding)
    return text.encode(encoding, "replace")


def forget(stream: TextIO) -> None:
    """Let Python's own flush at exit find nothing to complain about."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
