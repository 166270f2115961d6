"""A folder of debates as a library: what it can be asked, and how it is opened.

A library narrows and queries decide: what it gives may hold too much, never too little, so that an
answer is the same from the files and through an index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from socinno.files import File, listing, own_content
from socinno.problems import Problem, Stop, Unusable

if TYPE_CHECKING:  # all that is late here: a shell that completes a word needs no models, see `outline`
    from socinno.library.catalogue import Candidates, Entry, FileLibrary, Selection
    from socinno.library.index import Status
    from socinno.library.sketch import Sketch
    from socinno.model import Debate, Thing

WORTH_IT = 128 * 1024
"""Bytes of content from which an index answers sooner than reading the files does."""

Progress = Callable[[Sequence[File]], Iterable[File]]
"""Passes on the files that are indexed, and may show how far that is."""


class Library(Protocol):
    """The debates of a folder in the order of their ids, and what is wrong with the other files."""

    @property
    def debates(self) -> Sequence[Debate]:
        """Every debate that can be read."""

    @property
    def names(self) -> Sequence[str]:
        """Their ids."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files that are left out."""

    def rest(self) -> None:
        """Hold nothing of what this reads from until `wake`, so that others may write it."""

    def wake(self) -> bool:
        """Go on where it rested; False where others have written: then it is to be opened anew."""

    def narrowed(self, name: str) -> Library:
        """The same library with the debate with an id only."""

    def path(self, name: str) -> Path:
        """The file of the debate with an id; KeyError if there is none."""

    def debate(self, name: str) -> Debate:
        """The debate with an id; KeyError if there is none."""

    def entries(self, kinds: tuple[str, ...] = (), words: Sequence[str] = (), name: str = "") -> list[Entry]:
        """The things of some sorts (none: of all) in order, at least those whose names, or what their
        affiliation is called, hold all the words.

        Those whose id is `name` are enough, if there are any.
        """

    def each(self, kinds: tuple[str, ...] = ()) -> Iterator[Entry]:
        """All things of some sorts (none: of all) in order."""

    def part(self, name: str, quote: str = "") -> Debate:
        """The debate with an id, of which not every quote need be there; at least, if one (id) is asked for,
        what it refers to and all that is told of it. KeyError if there is none."""

    def quotes(self, wanted: Selection) -> Iterator[Debate]:
        """Debates with, of their quotes, at least those that fit: a large debate in several parts."""

    def count(self, wanted: Selection) -> int:
        """How many quotes fit."""

    def sources(self, name: str, wanted: Selection) -> Iterator[str]:
        """The source (id) of each quote that fits of the debate with an id."""

    def sketches(self, names: Iterable[str] | None = None, choices: bool = False) -> Iterator[Sketch]:
        """Every debate, or those with some ids, without its quotes; with `choices`, if asked for."""

    def documents(self, words: Sequence[str], without: Sequence[str], wanted: Selection) -> Candidates:
        """At least the documents with all the words and none of those `without`, a word that ends in `*`
        being a beginning; of quotes that fit, if anything is wanted."""

    def some(self, chosen: Sequence[tuple[str, int]]) -> Iterator[tuple[Debate, Thing]]:
        """The things of some documents, each by its debate and its place there, in the order of these; of
        their debates not every quote is there."""


class Opened(NamedTuple):
    """A library, and why it is read from the files although an index would have been faster."""

    library: Library
    slower: str = ""


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
    return opened(path, use_index=False).library


def opened(
    asked: str | Path | None,
    use_index: bool = True,
    progress: Progress = iter,
    worth_it: int = WORTH_IT,
    alone: bool = False,
) -> Opened:
    """The library in a folder, or the one that comes along; through its index from `worth_it` bytes.

    `alone`: nothing else runs in this process, so that others may help it.

    Raises `Stop` as `load` does, and for the same reasons.
    """
    folder = _folder(asked)
    files, problems = listing(folder)
    why = ""
    if use_index and sum(file.size for file in files) >= worth_it:
        from socinno.library import index

        try:
            library, why = index.library(folder, files, problems, progress, alone)
            return Opened(_readable(library, folder), why)
        except Unusable as unusable:
            why = unusable.why
    return Opened(_readable(from_files(files, problems), folder), why)


def from_files(files: Sequence[File], problems: Sequence[Problem] = ()) -> FileLibrary:
    """The library of some files, each read now; `problems` are those of their listing."""
    from socinno.library import catalogue, reader

    readings = {Path(file.path): reader.valid(file.path) for file in files}
    found = sorted(((r.debate, path) for path, r in readings.items() if r.debate), key=lambda it: it[0].id)
    return catalogue.FileLibrary(
        tuple(debate for debate, _ in found),
        (*problems, *(problem for reading in readings.values() for problem in reading.problems)),
        {debate.id: path for debate, path in found},
    )


def index_status(asked: str | Path | None) -> Status:
    """What a library's index holds now; nothing is built. Raises `Unusable` if it cannot be read."""
    from socinno.library import index

    return index.status(_folder(asked), WORTH_IT)


def index_clear(asked: str | Path | None) -> None:
    """Remove a library's index; the next command makes a new one. Raises `Unusable` if that fails."""
    from socinno.library import index

    index.clear(_folder(asked))


def index_rebuild(asked: str | Path | None, progress: Progress = iter, alone: bool = False) -> None:
    """Make a library's index anew, if it is worth one. Raises `Unusable` if that fails."""
    from socinno.library import index

    folder = _folder(asked)
    if sum(file.size for file in listing(folder)[0]) >= WORTH_IT:
        index.rebuild(folder, progress, alone)


def index_doubt(asked: str | Path | None, why: str) -> None:
    """Remove an index that proved to be damaged, or have it verified next time, after an `Unusable`."""
    from socinno.library import index

    index.doubt(_folder(asked), why)


def _folder(asked: str | Path | None) -> Path:
    return Path(asked) if asked is not None else own_content()


def _readable(library: Library, folder: Path) -> Library:
    """The library, if there is a debate in it; else Stop (1)."""
    if not library.debates:
        key = "nothing-readable" if library.problems else "no-debates"
        raise Stop(key, code=1, problems=library.problems, path=str(folder))
    return library
