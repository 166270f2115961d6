"""Content files checked whole: every problem of each file, and every quote looked for in its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from socinno.checks import completeness, references
from socinno.files import content_files
from socinno.library import reader
from socinno.library.tree import located
from socinno.model import Debate
from socinno.problems import Address, Fact, Problem, Stop, Where
from socinno.text import nearest

if TYPE_CHECKING:
    from socinno.quotations.rules import QuoteMatch
    from socinno.quotations.sources import SourceText


class Checked(NamedTuple):
    """What came of one file: its problems in the order of its lines, its quotes in their source.

    `sources` are the ids of its sources; `readable`: whether it holds a debate at all.
    """

    file: str
    problems: tuple[Problem, ...]
    sightings: tuple[QuoteMatch, ...] = ()
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


def check(paths: Sequence[Path], sources: Mapping[str, Path]) -> Report:
    """Check files, and folders with all their files; `sources` gives a source's text by its id.

    Stop (2) for a path that is not there, and for a source that no debate has; Stop (1) where there
    are no content files.
    """
    near = find_spec("rapidfuzz") is not None
    found = [_file(path, sources, near) for path in files(paths)]
    found = _told_twice(found, [path for path in paths if path.is_dir()])
    _refuse_unknown(sources, found)
    absent = any(s.outcome == "absent" for file in found for s in file.sightings)
    return Report(tuple(found), coarse=absent and not near)


def files(paths: Iterable[Path]) -> list[Path]:
    """The content files that paths lead to, each once, in order. Stops as `check`."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise Stop("no-such-path", path=str(path))
        found |= dict.fromkeys(content_files(path) if path.is_dir() else [path])
    if not found:
        raise Stop("no-debates", code=1, path=", ".join(map(str, paths)))
    return sorted(found)


def _file(path: Path, sources: Mapping[str, Path], near: bool) -> Checked:
    debate, problems, tree = reader.read(path)
    if debate is None or tree is None:
        return Checked(str(path), _sorted(problems))
    found, seen = examine(debate, path, sources, near)
    told = (*problems, *located(found, tree, str(path)))
    return Checked(str(path), _sorted(told), seen, tuple(debate.sources), readable=True)


def examine(
    debate: Debate, path: Path, sources: Mapping[str, Path], near: bool
) -> tuple[Iterator[Problem], tuple[QuoteMatch, ...]]:
    """The problems of a debate that can be read, not yet located, and its quotes in their sources."""
    problems = [*references.errors(debate), *completeness.warnings(debate)]
    if not any(name in sources or source.file for name, source in debate.sources.items()):
        return iter(problems), ()
    from socinno.quotations import rules

    texts, unusable = _texts(debate, path, sources)
    seen = tuple(rules.sightings(debate, texts, near))
    return iter([*problems, *unusable, *(p for s in seen for p in rules.problems(s))]), seen


def _texts(
    debate: Debate, path: Path, sources: Mapping[str, Path]
) -> tuple[dict[str, SourceText], list[Problem]]:
    from socinno.quotations.sources import Unusable, text_of

    texts: dict[str, SourceText] = {}
    problems = []
    for name, source in debate.sources.items():
        try:
            text = text_of(name, source, path, sources)
        except Unusable as why:
            address: Address = ("sources", name, "[key]" if name in sources else "file")
            problems.append(Problem(why.code, address, why.facts))
        else:
            texts |= {name: text} if text else {}
    return texts, problems


def _told_twice(found: list[Checked], folders: list[Path]) -> list[Checked]:
    """The same, with an error for each debate that has the id of one before it in a checked folder."""
    first: dict[tuple[Path, str], str] = {}
    told = []
    for checked in found:
        path = Path(checked.file)
        for folder in folders:
            if not checked.readable or not path.is_relative_to(folder):
                continue
            other = first.setdefault((folder, path.stem), checked.file)
            if other != checked.file:
                facts: dict[str, Fact] = {"id": path.stem, "other": other}
                problem = Problem("debate-twice", (), facts, Where(checked.file, 1, 1))
                checked = checked._replace(problems=(problem, *checked.problems))
                break
        told.append(checked)
    return told


def _refuse_unknown(sources: Mapping[str, Path], found: list[Checked]) -> None:
    known = {name for file in found for name in file.sources}
    broken = not all(file.readable for file in found)
    for name in sources:
        if name not in known and not broken:
            raise Stop("no-such-source", asked=name, **nearest(name, known))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda p: (p.where.line, p.where.column, p.code)))
