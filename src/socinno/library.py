"""A folder of content files as a library: every debate that reads well, every problem of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from socinno.problems import Problem, Stop, Where

if TYPE_CHECKING:
    from socinno.model import Debate

ENDINGS = (".yaml", ".yml")


class Library(NamedTuple):
    """The debates of a folder in the order of their ids, and what is wrong with the other files."""

    debates: tuple[Debate, ...]
    problems: tuple[Problem, ...] = ()

    def narrowed(self, debate: Debate) -> Library:
        """The same library with one of its debates only."""
        return self._replace(debates=(debate,))


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
    debates: dict[str, Debate] = {}
    problems: list[Problem] = []
    places: dict[str, str] = {}
    for file in content_files(folder):
        debate, found = _read(file)
        problems += found
        if debate and debate.id in debates:
            facts = {"id": debate.id, "other": places[debate.id]}
            problems.append(Problem("debate-twice", (), facts, Where(str(file), 1, 1)))
        elif debate:
            debates[debate.id], places[debate.id] = debate, str(file)
    if not debates:
        key = "nothing-readable" if problems else "no-debates"
        raise Stop(key, code=1, problems=tuple(problems), path=str(folder))
    return Library(tuple(debates[name] for name in sorted(debates)), tuple(problems))


def _read(file: Path) -> tuple[Debate | None, tuple[Problem, ...]]:
    from socinno import checks, reader

    debate, problems, tree = reader.read(file)
    if debate is None or tree is None:
        return None, problems
    found = tuple(reader.located(checks.errors(debate), tree, str(file)))
    return (None, found) if found else (debate, ())


def content_files(folder: Path) -> Iterator[Path]:
    """The content files of a folder and its sub-folders, by path; or the one file that is named."""
    if folder.is_file():
        yield folder
    elif folder.is_dir():
        yield from sorted(f for e in ENDINGS for f in folder.rglob(f"*{e}") if f.is_file() or f.is_symlink())
    else:
        raise Stop("no-content", path=str(folder))


def own_content() -> Path:
    """The content that is installed with the package, or that of the checkout it runs from."""
    package = Path(__file__).resolve().parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent.parent / "content"
