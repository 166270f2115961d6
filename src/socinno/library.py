"""A folder of content files as a library: every debate that reads well, every problem of the rest."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from socinno import catalogue, checks, reader
from socinno.catalogue import Catalogue, Document, Entry, Wanted
from socinno.model import Debate, Thing
from socinno.problems import Problem, Stop, Where
from socinno.reader import Reading

ENDINGS = (".yaml", ".yml")


class Library(NamedTuple):
    """The debates of a folder in the order of their ids, and what is wrong with the other files.

    With a catalogue, only what is asked for is read; without one, everything is at hand. What the
    methods give may hold more than was asked for, never less.
    """

    debates: Sequence[Debate]
    problems: tuple[Problem, ...] = ()
    catalogue: Catalogue | None = None

    def narrowed(self, debate: Debate) -> Library:
        """The same library with one of its debates only."""
        return self._replace(debates=(debate,), catalogue=None)

    def entries(self, kinds: tuple[str, ...] = (), words: Sequence[str] = (), name: str = "") -> list[Entry]:
        """The things of some sorts, by their names; see `Catalogue`."""
        if self.catalogue:
            return self.catalogue.entries(kinds, words, name)
        found = (entry for debate in self.debates for entry in catalogue.entries(debate))
        return [entry for entry in found if not kinds or entry.what in kinds]

    def debate(self, name: str) -> Debate:
        """The debate with an id; KeyError if there is none."""
        if self.catalogue:
            return self.catalogue.debate(name)
        return {debate.id: debate for debate in self.debates}[name]

    def quotes(self, wanted: Wanted, words: Sequence[str] = ()) -> Iterator[Debate]:
        """The debates with quotes that may fit; see `Catalogue`."""
        return self.catalogue.quotes(wanted, words) if self.catalogue else iter(self.debates)

    def some(self, chosen: Sequence[Document]) -> Iterator[tuple[Debate, Thing]]:
        """The things of some documents, in their order; see `Catalogue`."""
        if self.catalogue:
            return self.catalogue.some(chosen)
        debates = {debate.id: debate for debate in self.debates}
        found = ((debates[document.debate], document) for document in chosen)
        return ((debate, catalogue.within(debate, doc.what, doc.id)) for debate, doc in found)

    def documents(self, words: Sequence[str]) -> Iterator[Document]:
        """The documents that may have all the words; see `Catalogue`."""
        if self.catalogue:
            return self.catalogue.documents(words)
        return (document for debate in self.debates for document in catalogue.documents(debate))


class File(NamedTuple):
    """A content file as it is on the disk now: its path as shown, times in nanoseconds, and size."""

    path: str
    mtime: int
    ctime: int
    size: int

    @property
    def debate(self) -> str:
        """The id of its debate."""
        return self.path.rpartition(os.sep)[2].rpartition(".")[0]


def load(path: str | Path | None = None) -> Library:
    """Read a content folder, or one content file; without a path, the debates that come along.

    >>> library = load()
    >>> [debate.id for debate in library.debates]
    ['social-innovation']
    >>> debate = library.debates[0]
    >>> debate.speakers["de-graaf"].name
    {'': 'Laurens de Graaf'}
    >>> sorted({quote.kind for quote in debate.quotes.values()})
    ['direct', 'indirect']

    A file with problems is left out and its problems are in `problems`. Raises `Stop` when there is
    no such folder, and when no debate in it can be read.
    """
    folder = Path(path) if path is not None else own_content()
    return from_files(folder, *listing(folder))


def from_files(folder: Path, files: Sequence[File], problems: Sequence[Problem] = ()) -> Library:
    """The library of some files, each read now; `problems` are those of their listing."""
    readings = [read(file.path) for file in files]
    debates = tuple(sorted((r.debate for r in readings if r.debate), key=lambda d: d.id))
    return readable(Library(debates, (*problems, *(p for r in readings for p in r.problems))), folder)


def readable(library: Library, folder: Path) -> Library:
    """The library, if there is a debate in it; else Stop (1)."""
    if not library.debates:
        key = "nothing-readable" if library.problems else "no-debates"
        raise Stop(key, code=1, problems=library.problems, path=str(folder))
    return library


def read(file: str) -> Reading:
    """One content file as a debate that keeps all rules, or as what is wrong with it."""
    reading = reader.read(Path(file))
    if reading.debate is None or reading.tree is None:
        return reading
    found = tuple(reader.located(checks.errors(reading.debate), reading.tree, file))
    return Reading(None, found, reading.tree) if found else reading


def listing(folder: Path) -> tuple[list[File], list[Problem]]:
    """The content files by path, and a problem for each whose debate an earlier file already is."""
    first: dict[str, File] = {}
    problems = []
    for file in _files(folder):
        earlier = first.setdefault(file.debate, file)
        if earlier is not file:
            facts = {"id": file.debate, "other": earlier.path}
            problems.append(Problem("debate-twice", (), facts, Where(file.path, 1, 1)))
    return list(first.values()), problems


def content_files(folder: Path) -> Iterator[Path]:
    """The content files of a folder and its sub-folders, by path; or the one file that is named."""
    return (Path(file.path) for file in _files(folder))


def _files(folder: Path) -> list[File]:
    if folder.is_file():
        return [_file(str(folder), folder)]
    if not folder.is_dir():
        raise Stop("no-content", path=str(folder))
    found = sorted(_inside(str(folder)), key=lambda file: file.path.split(os.sep))
    here = f".{os.sep}"
    return found if str(folder) != "." else [f._replace(path=f.path.removeprefix(here)) for f in found]


def _inside(folder: str) -> Iterator[File]:
    """The content files of a folder; a link to a folder is not followed, one to a file is."""
    try:
        with os.scandir(folder) as inside:
            for item in inside:
                if item.name.endswith(ENDINGS) and (item.is_file() or item.is_symlink()):
                    yield _file(item.path, item)
                elif item.is_dir(follow_symlinks=False):
                    yield from _inside(item.path)
    except PermissionError:
        return


def _file(path: str, item: Path | os.DirEntry[str]) -> File:
    try:
        stat = item.stat()
    except OSError:  # a link to nowhere: reading it tells what is wrong
        return File(path, 0, 0, 0)
    return File(path, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)


def own_content() -> Path:
    """The content that is installed with the package, or that of the checkout it runs from."""
    package = Path(__file__).resolve().parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent.parent / "content"
