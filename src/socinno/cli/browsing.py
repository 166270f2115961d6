"""Browsing: a terminal that can show it, and a library that is opened while its screen is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from socinno.cli.asking import doubt_index, narrowed
from socinno.cli.settings import Options
from socinno.files import File
from socinno.library import Library, opened
from socinno.problems import Stop
from socinno.views import Written


def browse(asked: Options, name: str | None = None) -> Written:
    """The library on the screen, from a debate or thing on if one is named, until the reader has had enough.

    Stop (2) where there is no terminal for it, or no Textual.
    """
    if not is_terminal():
        raise Stop("browse-needs-terminal")
    if os.environ.get("TERM") in ("dumb", "unknown", ""):
        raise Stop("browse-dumb-terminal")
    try:
        from socinno.browse.app import begin
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "textual":
            raise
        raise Stop("browse-needs") from None
    begin(partial(_library, asked), name or "", asked.language, asked.colour, asked.root)
    return Written("")


def is_terminal() -> bool:
    """Whether somebody sees what is shown, and types."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _library(asked: Options, progress: Callable[[int, int], None], unusable: str) -> Library:
    """The library asked for, from its files where its index was found to be of no use."""
    if unusable:
        doubt_index(asked, unusable)

    def counted(files: Sequence[File]) -> Iterator[File]:
        for n, file in enumerate(files):
            progress(n, len(files))
            yield file

    watched: Callable[[Sequence[File]], Iterable[File]] = counted
    library, _ = opened(asked.content, asked.indexed and not unusable, watched)
    return narrowed(library, asked)
