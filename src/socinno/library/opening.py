"""How a command opens a library: through its index where that is worth it, else from the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from socinno.files import File, listing, own_content
from socinno.library import Library, from_files
from socinno.problems import Unusable

WORTH_IT = 128 * 1024
"""Bytes of content from which an index answers sooner than reading the files does."""


class Opened(NamedTuple):
    """A library, and why it is read from the files although an index would have been faster."""

    library: Library
    slower: str = ""


def opened(
    asked: str | Path | None,
    use_index: bool = True,
    progress: Callable[[Sequence[File]], Iterable[File]] = iter,
) -> Opened:
    """The library in a folder, or the one that comes along. `progress` passes on what is indexed.

    Raises `Stop` as `library.load` does, and for the same reasons.
    """
    folder = Path(asked) if asked is not None else own_content()
    files, problems = listing(folder)
    why = ""
    if use_index and worth_it(files):
        from socinno.library import index

        try:
            return Opened(index.library(folder, files, problems, progress))
        except Unusable as unusable:
            why = str(unusable)
    return Opened(from_files(folder, files, problems), why)


def worth_it(files: Iterable[File]) -> bool:
    """Whether a library of these files is large enough for an index."""
    return sum(file.size for file in files) >= WORTH_IT
