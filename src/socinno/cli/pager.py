"""The pager: an answer that does not fit a terminal goes through `less`."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import TextIO

from socinno.cli import terminal


def present(
    pieces: Iterable[str], stream: TextIO, environment: Mapping[str, str], escape: str, paged: bool
) -> None:
    """Write an answer: through `less` if so asked, on a terminal that has it and that it does not fit."""
    less = shutil.which("less") if paged and stream.isatty() and environment.get("TERM") != "dumb" else None
    rows = terminal.size(stream).lines if less else 0
    if less and rows:
        rest = iter(pieces)
        first = _screenful(rest, rows)
        pieces = chain(first, rest)
        if sum(piece.count("\n") for piece in first) >= rows:
            return _page(pieces, less, stream.encoding or "utf-8", environment)
    terminal.put(pieces, stream, escape)


def _screenful(pieces: Iterator[str], lines: int) -> list[str]:
    """The first pieces, as many as it takes to fill so many lines."""
    first: list[str] = []
    while lines > 0 and (piece := next(pieces, None)) is not None:
        first.append(piece)
        lines -= piece.count("\n")
    return first


def _page(pieces: Iterable[str], less: str, encoding: str, environment: Mapping[str, str]) -> None:
    """Show text through `less`, which the reader may leave at any time.

    An interrupt is for the pager, which stops what it is doing.
    """
    charset = {"LESSCHARSET": "utf-8"} if encoding == "utf-8" else {}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with subprocess.Popen(
            [less, "-FIRX"], stdin=subprocess.PIPE, env={**environment, **charset}
        ) as pager:
            assert pager.stdin
            with suppress(BrokenPipeError):
                for data in terminal.encoded(pieces, encoding):
                    pager.stdin.write(data)
            with suppress(BrokenPipeError):
                pager.stdin.close()
    finally:
        signal.signal(signal.SIGINT, before)
