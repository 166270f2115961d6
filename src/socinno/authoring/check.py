"""Content files checked whole: every problem of each file, and every quote looked for in its source."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from stat import S_ISDIR
from types import MappingProxyType
from typing import NamedTuple

from socinno.authoring.compared import of_sources
from socinno.authoring.reviews import answered
from socinno.authoring.tally import Tally, tally, unchecked
from socinno.checks import completeness, references
from socinno.files import content_files, looked_up
from socinno.library import reader
from socinno.library.reader import Reading
from socinno.library.whereabouts import located
from socinno.model import Debate, Quote
from socinno.problems import KEY, Problem, Stop, Where
from socinno.quotations import places, rules
from socinno.quotations.locating import QuoteMatch, Track, can_find_near, quote_matches
from socinno.quotations.sources import SourceText, text_of
from socinno.text import nearest
from socinno.words import rule_codes

MENDED = ("quote-typography", "anchor-typography")
"""The rules whose breaches can be mended safely."""


class Checked(NamedTuple):
    """What came of one file: its problems in the order of its lines, its quotes in their source.

    `unchecked` are the direct quotes that were compared with nothing, `reviewed` says how many problems
    their author answered; `sources` are the ids of its sources; `readable`: whether it holds a debate.
    """

    file: str
    problems: tuple[Problem, ...]
    quotes: tuple[QuoteMatch, ...] = ()
    unchecked: tuple[Quote, ...] = ()
    tally: Tally = Tally()
    reviewed: int = 0
    sources: tuple[str, ...] = ()
    readable: bool = False


class SourceTexts(NamedTuple):
    """The texts of a debate's sources by id, and what is wrong with those that cannot be used."""

    usable: dict[str, SourceText]
    unusable: dict[str, Problem]


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
        return sum(1 + problem.more for problem in self.problems if problem.severity == severity)

    @property
    def reviewed(self) -> int:
        """How many warnings and notes their authors have answered."""
        return sum(file.reviewed for file in self.files)


def check(
    paths: str | Path | Iterable[str | Path],
    texts: Mapping[str, Path] = MappingProxyType({}),
    progress: Track = iter,
) -> Report:
    """Check files, and folders with all their files; `texts` gives the file of a source's text by its id.

    Stop (2) for a path that is not there, and for a source that no debate has; Stop (1) where there
    are no content files.
    """
    given = [Path(path) for path in ((paths,) if isinstance(paths, (str, Path)) else paths)]
    files = _files(given)
    folders = [path for path in given if path.is_dir()]
    checked = [_checked(file, texts, folders, progress) for file in progress(files)]
    found = list(_told_twice(checked, folders))
    _refuse_unknown(texts, found)
    absent = any(match.outcome == "absent" for file in found for match in file.quotes)
    return Report(tuple(found), coarse=absent and not can_find_near())


def _files(paths: list[Path]) -> list[Path]:
    """The content files that paths lead to, each once, in order. Stops as `check`."""
    found: dict[Path, None] = {}
    for path in paths:
        is_folder = S_ISDIR(looked_up(path).st_mode)
        found |= dict.fromkeys(content_files(path) if is_folder else [path])
    if not found:
        raise Stop("no-debates", code=1, path=", ".join(map(str, paths)))
    return sorted(found)


def _checked(path: Path, texts: Mapping[str, Path], folders: list[Path], progress: Track) -> Checked:
    reading = reader.read(path)
    root = next((folder for folder in folders if path.is_relative_to(folder)), None)
    found = texts_of(reading.debate, path, texts, root) if reading.debate else SourceTexts({}, {})
    return judged(reading, str(path), found, progress)


def judged(
    reading: Reading,
    file: str,
    texts: SourceTexts,
    progress: Track = iter,
    only: Collection[str] | None = None,
) -> Checked:
    """What is wrong with a content file as it was read, beside the texts of its sources.

    With `only`, no quotes but those (ids) are looked for there.
    """
    debate, problems, tree = reading
    if debate is None or tree is None:
        return Checked(file, _sorted(problems))
    usable, unusable = texts
    chosen = [quote for quote in debate.quotes.values() if only is None or quote.id in only]
    quotes = tuple(quote_matches(chosen, debate, usable, progress))
    alone = unchecked(chosen, quotes)
    broken = chain(
        references.errors(debate),
        completeness.warnings(debate),
        unusable.values(),
        of_sources(debate, usable, unusable.keys(), alone),
        places.unplaced(debate, usable),
        _breaches(debate, progress(quotes)),
    )
    compared = {match.quote.id for match in quotes}
    kept, reviewed = answered(broken, debate, compared, rule_codes(), MENDED)
    told = _sorted((*problems, *located(kept, tree, file)))
    counts = tally(debate, quotes)
    return Checked(file, told, quotes, alone, counts, reviewed, tuple(debate.sources), readable=True)


def _breaches(debate: Debate, quotes: Iterable[QuoteMatch]) -> Iterator[Problem]:
    """What is wrong with quotes beside their sources, and with each source that was compared, once."""
    compared = {}
    for match in quotes:
        compared[match.quote.source] = match
        yield from rules.problems(match, debate)
    for name, match in compared.items():
        yield from rules.of_source(name, match.source, match.turns, debate)


def texts_of(debate: Debate, path: Path, texts: Mapping[str, Path], root: Path | None = None) -> SourceTexts:
    """The texts of the sources of the debate in a file; `texts` and `root` are as for `text_of`."""
    found = SourceTexts({}, {})
    for name, source in debate.sources.items():
        text = text_of(name, source, path, texts, root)
        if isinstance(text, Problem):
            address = ("sources", name, KEY if name in texts else "file")
            found.unusable[name] = text._replace(address=address)
        elif text:
            found.usable[name] = text
    return found


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
