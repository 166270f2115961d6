"""Which format a file or folder of another tool is in: known by what it holds, never by its name."""

import os
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from socinno import files
from socinno.exchange import aif, dna, kialo, polis, qdpx, spreadsheet, taguette, wahl_o_mat
from socinno.exchange.draft import Draft
from socinno.problems import Stop

HEAD = 64 * 1024  # bytes
MEMBERS = 20_000  # files of a folder that are looked at


class Sample(NamedTuple):
    """What a format is known by: the first bytes of a file; of a folder, the names in it, sorted."""

    path: Path
    head: bytes = b""
    names: tuple[str, ...] = ()


class Format(NamedTuple):
    """A format: whether a sample is of it, and how a debate of it is read.

    `read` takes the path and raises Stop (1) for what cannot be read.
    """

    recognises: Callable[[Sample], bool]
    read: Callable[[Path], Draft]


FORMATS: Mapping[str, Format] = {
    "spreadsheet": Format(spreadsheet.recognises, spreadsheet.read),
    "aif": Format(aif.recognises, aif.read),
    "dna": Format(dna.recognises, dna.read),
    "kialo": Format(kialo.recognises, kialo.read),
    "qdpx": Format(qdpx.recognises, qdpx.read),
    "taguette": Format(taguette.recognises, taguette.read),
    "polis": Format(polis.recognises, polis.read),
    "wahl-o-mat": Format(wahl_o_mat.recognises, wahl_o_mat.read),
}
"""What `new --from` reads beside the texts of sources, by the name that `--as` takes; the first that
recognises a sample is taken."""


def sample_of(path: Path) -> Sample:
    """What there is of a file or folder to know its format by. Stop (2) where there is nothing."""
    is_folder = S_ISDIR(files.looked_up(path).st_mode)
    try:
        if not is_folder:
            return Sample(path, head=files.read(path, HEAD)[:HEAD])
        with os.scandir(path) as found:
            return Sample(path, names=tuple(sorted(entry.name for entry in islice(found, MEMBERS + 1))))
    except OSError as error:
        raise Stop("from-unreadable", code=1, path=str(path), why=files.reason(error)) from None


def members_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder that are each in a format, with its name; in the order of their names.

    Hidden ones are left out. Stop (1) for a folder of more files than are looked at, or that cannot be.
    """
    names = sample_of(folder).names
    if len(names) > MEMBERS:
        raise Stop("from-many-files", code=1, path=str(folder), most=MEMBERS)
    for path in (folder / name for name in names if not name.startswith(".")):
        if format := _format_of_file(path):
            yield format, path


def format_of(path: Path) -> str | None:
    """The name of the format that a file or folder is in; None where it is none of `FORMATS`."""
    sample = sample_of(path)
    return next((name for name, format in FORMATS.items() if format.recognises(sample)), None)


def _format_of_file(path: Path) -> str | None:
    """As `format_of`; None for a folder and for what cannot be looked at, too."""
    try:
        return format_of(path) if path.is_file() else None
    except (OSError, Stop):
        return None
