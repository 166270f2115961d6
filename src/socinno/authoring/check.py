"""Content files checked whole: every problem of each file, and every quote looked for in its source."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from socinno.checks import completeness, references
from socinno.files import content_files
from socinno.library import reader
from socinno.library.tree import located
from socinno.model import Debate
from socinno.problems import KEY, Problem, Stop, Where
from socinno.quotations import rules
from socinno.quotations.locating import QuoteMatch, can_find_near, quote_matches
from socinno.quotations.sources import SourceText, text_of
from socinno.text import nearest


class Checked(NamedTuple):
    """What came of one file: its problems in the order of its lines, its quotes in their source.

    `sources` are the ids of its sources; `readable`: whether it holds a debate at all.
    """

    file: str
    problems: tuple[Problem, ...]
    quotes: tuple[QuoteMatch, ...] = ()
    sources: tuple[str, ...] = ()
    readable: bool = False


class Report(NamedTuple):
    """What came of a run: the files in order. `coarse`: the nearest passages were not looked for."""

    files: tuple[Checked, ...]
    coarse: bool = False

    @property
    def problems(self) -> list[Problem]:
        """Every problem of every file, in order."""
        return [problem for file in self.files for problem in file.problems]

    def count(self, severity: str) -> int:
        """How many problems are of a severity."""
        return sum(problem.severity == severity for problem in self.problems)


def check(
    paths: str | Path | Iterable[str | Path], texts: Mapping[str, Path] = MappingProxyType({})
) -> Report:
    """Check files, and folders with all their files; `texts` gives the file of a source's text by its id.

    Stop (2) for a path that is not there, and for a source that no debate has; Stop (1) where there
    are no content files.
    """
    given = [Path(path) for path in ((paths,) if isinstance(paths, (str, Path)) else paths)]
    found = [_checked(file, texts) for file in _files(given)]
    found = list(_told_twice(found, [path for path in given if path.is_dir()]))
    _refuse_unknown(texts, found)
    absent = any(match.outcome == "absent" for file in found for match in file.quotes)
    return Report(tuple(found), coarse=absent and not can_find_near())


def _files(paths: list[Path]) -> list[Path]:
    """The content files that paths lead to, each once, in order. Stops as `check`."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise Stop("no-such-path", path=str(path))
        found |= dict.fromkeys(content_files(path) if path.is_dir() else [path])
    if not found:
        raise Stop("no-debates", code=1, path=", ".join(map(str, paths)))
    return sorted(found)


def _checked(path: Path, texts: Mapping[str, Path]) -> Checked:
    debate, problems, tree = reader.read(path)
    if debate is None or tree is None:
        return Checked(str(path), _sorted(problems))
    found = [*references.errors(debate), *completeness.warnings(debate)]
    usable, unusable = _texts(debate, path, texts)
    quotes = tuple(quote_matches(debate.quotes.values(), debate, usable))
    found += [*unusable, *(problem for match in quotes for problem in rules.problems(match, debate))]
    told = (*problems, *located(iter(found), tree, str(path)))
    return Checked(str(path), _sorted(told), quotes, tuple(debate.sources), readable=True)


def _texts(
    debate: Debate, path: Path, texts: Mapping[str, Path]
) -> tuple[dict[str, SourceText], list[Problem]]:
    """The texts of a debate's sources by id, and what is wrong with those that cannot be used."""
    usable: dict[str, SourceText] = {}
    unusable = []
    for name, source in debate.sources.items():
        text = text_of(name, source, path, texts)
        if isinstance(text, Problem):
            unusable.append(text._replace(address=("sources", name, KEY if name in texts else "file")))
        elif text:
            usable[name] = text
    return usable, unusable


def _told_twice(found: list[Checked], folders: list[Path]) -> Iterator[Checked]:
    """The same, with an error for each debate that has the id of one before it in a checked folder."""
    first: dict[tuple[Path, str], str] = {}
    for checked in found:
        path = Path(checked.file)
        within = [folder for folder in folders if checked.readable and path.is_relative_to(folder)]
        named = [first.setdefault((folder, path.stem), checked.file) for folder in within]
        other = next((file for file in named if file != checked.file), "")
        if other:
            facts = {"id": path.stem, "other": other}
            problem = Problem("debate-twice", (), facts, Where(checked.file, 1, 1))
            checked = checked._replace(problems=(problem, *checked.problems))
        yield checked


def _refuse_unknown(texts: Mapping[str, Path], found: list[Checked]) -> None:
    known = {name for file in found for name in file.sources}
    broken = not all(file.readable for file in found)
    for name in texts:
        if name not in known and not broken:
            raise Stop("no-such-source", asked=name, **nearest(name, known))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda p: (p.where.line, p.where.column, p.code)))
