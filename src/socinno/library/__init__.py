"""A folder of content files as a library: every debate that reads well, every problem of the rest."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from socinno.files import File, listing, own_content
from socinno.library import catalogue
from socinno.library.catalogue import Catalogue, Document, Entry, Selection
from socinno.library.reader import valid
from socinno.model import Debate, Thing
from socinno.problems import Problem, Stop


class Library(NamedTuple):
    """The debates of a folder in the order of their ids, and what is wrong with the other files.

    With a catalogue, only what is asked for is read; without one, everything is at hand. What the
    methods give may hold more than was asked for, never less.
    """

    debates: Sequence[Debate]
    problems: tuple[Problem, ...] = ()
    catalogue: Catalogue | None = None

    def narrowed(self, debate: Debate) -> "Library":
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

    def quotes(self, wanted: Selection, words: Sequence[str] = ()) -> Iterator[Debate]:
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
    readings = [valid(file.path) for file in files]
    debates = tuple(sorted((r.debate for r in readings if r.debate), key=lambda d: d.id))
    return readable(Library(debates, (*problems, *(p for r in readings for p in r.problems))), folder)


def readable(library: Library, folder: Path) -> Library:
    """The library, if there is a debate in it; else Stop (1)."""
    if not library.debates:
        key = "nothing-readable" if library.problems else "no-debates"
        raise Stop(key, code=1, problems=library.problems, path=str(folder))
    return library
