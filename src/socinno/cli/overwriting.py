"""What no answer may be written over, even if so asked: the debates that it is made from, and their texts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from socinno.files import content_files, own_content
from socinno.library import opened
from socinno.problems import Stop, Unusable

TEXTS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".vtt", ".srt")
"""The endings of a source's text; `quotations.sources` has them too, and takes long to load."""


def refuse_content(output: str | None, read: Iterable[str], texts: Iterable[Path], indexed: bool) -> None:
    """Stop (2) if an output is a file that is read: a content file, by any of its names, or a source's text.

    `read` are the files and folders with debates, none: those that come along. To know the texts that
    debates name takes reading the debates, so that is done for a kind of file that can be one.
    """
    if output and os.path.isfile(output):
        for file in _read(output, read, texts, indexed):
            if _same(output, file):
                raise Stop("output-is-content", file=output)


def _read(output: str, read: Iterable[str], texts: Iterable[Path], indexed: bool) -> Iterator[Path]:
    """Every file that is read, content first."""
    folders = [Path(path) for path in read] or [own_content()]
    yield from texts
    for folder in folders:
        yield from content_files(folder)
    if Path(os.path.realpath(output)).suffix.lower() in TEXTS:
        for folder in folders:
            yield from _texts(folder, indexed)


def _texts(folder: Path, indexed: bool) -> Iterator[Path]:
    """The texts that the debates of a folder name; none of those that cannot be read."""
    try:
        library = opened(folder, indexed).library
        for debate in library.debates:
            beside = library.path(debate.id).parent
            yield from (beside / source.file for source in debate.sources.values() if source.file)
    except Unusable:
        yield from _texts(folder, indexed=False) if indexed else ()
    except Stop:
        return


def _same(output: str, file: Path) -> bool:
    try:
        return os.path.samefile(output, file)
    except (OSError, ValueError):
        return False
