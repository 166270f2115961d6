"""How an answer is wanted: what the options given and the environment come to."""

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from socinno.cli import terminal
from socinno.cli.shapes import Declared, is_path
from socinno.formats import FORMATS, named
from socinno.problems import Stop


class Options(NamedTuple):
    """How an answer is wanted: what the options that every command has came to."""

    language: str
    format: str
    width: int
    colour: bool
    content: str | None
    debate: str | None
    output: str | None
    force: bool
    paged: bool
    indexed: bool = True
    all: bool = False
    limit: int = 0
    limited: bool = False  # whether that was asked for
    again: str = ""  # what is typed after a command so that it reads the same, as a shell takes it
    named: str = ""  # the format, if that was asked for by its name

    @property
    def root(self) -> Path | None:
        """The folder that is read, in which the texts of sources may lie; of one file, none."""
        return Path(self.content) if self.content and Path(self.content).is_dir() else None


BEST, SCREENFUL = 10, 20  # entries: the best of a search, and what a terminal shows of another list
ENOUGH = 4000  # digits: Python makes no number of many more
VARIABLES = ("SOCINNO_LANG", "SOCINNO_FORMAT", "SOCINNO_CONTENT", "SOCINNO_INDEX")
"""The environment variables of our own."""


def settled(of: Declared, given: Mapping[str, Any]) -> Options:
    """What the options given come to, with what the environment says where they are silent.

    Stop (2) for a value that is empty (in a script: a variable that is not set) or impossible.
    """
    values = ((o, given.get(o.name)) for o in of.options)
    empty = [o.flags[0] for o, value in values if "" in (value if isinstance(value, list) else [value])]
    empty += [name for name in VARIABLES if os.environ.get(name) == ""]
    if empty:
        raise Stop("empty-value", option=empty[0])
    output = given.get("output")
    stream = None if output else sys.stdout
    format = named(given.get("format"), output, os.environ, of.formats)
    return Options(
        terminal.language(given.get("lang"), os.environ),
        format,
        terminal.width(given.get("width"), stream, os.environ),
        terminal.colour(given.get("color"), stream, os.environ),
        given.get("content") or os.environ.get("SOCINNO_CONTENT"),
        given.get("debate"),
        output,
        bool(given.get("force")),
        not given.get("no_pager"),
        os.environ.get("SOCINNO_INDEX") != "off",
        bool(given.get("all")),
        _limit(of, given, format, stream),
        given.get("limit") is not None,
        _again(given.get("content"), given.get("debate")),
        given.get("format") or "",
    )


def _again(content: str | None, debate: str | None) -> str:
    """What is typed after a command so that it reads the same, as a shell takes it.

    Nothing of what the environment says, which holds for that command too.
    """
    told = []
    if content:
        plain = is_path(content) and not content.startswith("-")
        told.append(typed_path(content if plain else os.path.join(os.curdir, content)))
    return " ".join([*told, *(["-d", shlex.quote(debate)] if debate else [])])


def typed_path(text: str) -> str:
    """A path as a shell takes it, on one line."""
    if text.isprintable():
        return shlex.quote(text)
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    told = (
        it if it.isprintable() else "".join(f"\\x{byte:02x}" for byte in os.fsencode(it)) for it in escaped
    )
    return f"$'{''.join(told)}'"


def _limit(of: Declared, given: Mapping[str, Any], format: str, stream: Any) -> int:
    """How many entries of a list are shown, 0 for all: as asked, else what suits a terminal.

    A search gives its best few, wherever they go; everything is everything. Stop (2) for what is no number.
    """
    asked = given.get("limit")
    if asked is not None:
        return min(number(asked, "--limit"), sys.maxsize)
    if given.get("all"):
        return 0
    if of.name == "search":
        return BEST
    return SCREENFUL if stream and stream.isatty() and format in FORMATS and FORMATS[format].screen else 0


def number(asked: str, option: str) -> int:
    """A count as typed. Stop (2) if it is none."""
    if not (asked.isascii() and asked.isdigit()):
        raise Stop("bad-number", option=option, value=asked)
    return int(asked.lstrip("0")[:ENOUGH] or 0)
