"""What a check found, as text: each format by its name; lines, a summary and the pages of rules here."""

import re
import textwrap
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.color import ColorSystem
from rich.style import Style as RichStyle

from socinno import files
from socinno.authoring.check import Report
from socinno.authoring.fixes import Mended
from socinno.authoring.results import as_json, as_sarif, full_page
from socinno.authoring.tally import OUTCOMES, Tally, total
from socinno.library.tree import SIZE_LIMIT
from socinno.problems import Stop, Where, limited
from socinno.text import encoding_of, nearest, printable, unmarked_encoding
from socinno.words import more_line, problem_line, rule_codes, say, sentence

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}

NAMED = 3
"""Sources or files that a line of the summary names; the others are counted."""


class Style(NamedTuple):
    """How lines are wanted: the language, whether to show the offending line too, width and colour."""

    language: str
    excerpts: bool = False
    width: int = 80
    colour: bool = False


def as_lines(report: Report, style: Style) -> str:
    """One line for each problem; under the first of a line, if so wanted, that line with a caret."""
    rows: list[str] = []
    for file in report.files:
        told, more = limited(file.problems)
        texts = _rows(file.file, {problem.where.line for problem in told}) if style.excerpts else {}
        for problem in told:
            rows.append(_coloured(problem_line(problem, style.language), problem.severity, style))
            rows += _excerpt(problem.where, texts.pop(problem.where.line, ""), style.width)
        rows += (_coloured(more_line(one, style.language), one.severity, style) for one in more)
    return "".join(f"{row}\n" for row in rows)


def _coloured(line: str, severity: str, style: Style) -> str:
    if not style.colour:
        return line
    place, _, rest = line.partition(": ")
    word, _, message = rest.partition(": ")
    look = RichStyle(bold=True, color=COLOURS[severity])
    bold = RichStyle(bold=True).render(place, color_system=ColorSystem.STANDARD)
    return f"{bold}: {look.render(word, color_system=ColorSystem.STANDARD)}: {message}"


def _rows(file: str, wanted: Collection[int]) -> dict[int, str]:
    """The lines of a file that are wanted, by their number from 1."""
    try:
        data = files.read(file, SIZE_LIMIT)
    except OSError:
        return {}
    text = data.decode(unmarked_encoding(data) or encoding_of(data), "replace")
    found, start, last = {}, 0, max(wanted, default=0)
    for n, end in enumerate(re.finditer("\r\n|[\r\n\u2028\u2029]|\\Z", text), 1):
        if n in wanted:
            found[n] = text[start : end.start()]
        if n >= last:
            break
        start = end.end()
    return found


def _excerpt(where: Where, row: str, width: int) -> Iterator[str]:
    """The line of a problem, or what of it fits around the place, and a caret under the place."""
    if not row:
        return
    at = max(0, where.column - 1)
    before = printable(row[max(0, at - width) : at].replace("\t", " "))
    after = printable(row[at : at + width].replace("\t", " "))
    room = width - 4
    before = _end(before, max(room // 2, room - cell_len(after)))
    shown = (chop_cells(before + after, room) or [""])[0]
    yield f"    {shown}".rstrip()
    yield f"    {' ' * cell_len(before)}^"


def _end(words: str, room: int) -> str:
    """The end of some words that fits a number of cells."""
    start = len(words)
    while start and (room := room - cell_len(words[start - 1])) >= 0:
        start -= 1
    return words[start:]


def summary(report: Report, language: str) -> Iterator[str]:
    """How much was found, and how the quotes, their speakers and their places stand in the sources."""
    yield _found(report, language)
    if broken := [f"‘{Path(file.file).name}’" for file in report.files if not file.readable]:
        yield sentence("mend-first", {"files": _first(broken, language)}, language)
    counts = total(file.tally for file in report.files)
    if counts.quotes:
        yield _quotes(counts, language)
    if counts.textless and not counts.compared:
        yield say(language, "nothing-compared")
    elif beside := [*_beside(counts, language)]:
        yield "; ".join(beside)
    if report.coarse:
        yield sentence("needs-extra", {"extra": "check"}, language)


def _found(report: Report, language: str) -> str:
    counts = [_counted(f"{one}s", report.count(one), language) for one in ("error", "warning", "note")]
    told = counts if report.problems else [say(language, "checked-fine")]
    told += [_counted("reviewed", report.reviewed, language)] if report.reviewed else []
    return f"{_counted('files', len(report.files), language)}: {', '.join(told)}"


def _quotes(counts: Tally, language: str) -> str:
    states = [
        _counted(f"tier-{outcome}", count, language)
        for outcome in OUTCOMES
        if (count := counts.direct.get(outcome, 0))
    ]
    if counts.textless:
        states[-1] += f" ({_naming('textless', [f'‘{name}’' for name in counts.textless], language)})"
    return f"{_counted('direct-quotes', counts.quotes, language)}: {', '.join(states)}"


def _beside(counts: Tally, language: str) -> Iterator[str]:
    """What is known beside the words themselves: whose turn they are in, their place, their anchors."""
    if counts.quotes:
        yield f"{say(language, 'speakers')}: {_speakers(counts, language)}"
    if counts.places:
        yield say(language, "places-checked", count=counts.places_checked, of=counts.places)
    if counts.anchors:
        missing = counts.anchors - counts.anchors_compared
        found = say(language, "anchors-found", count=counts.anchors_found, of=counts.anchors)
        beyond = f", {_counted('tier-unchecked', missing, language)}" if missing else ""
        none = say(language, "anchors-uncompared", count=missing)
        yield f"{found}{beyond}" if counts.anchors_compared else none


def _speakers(counts: Tally, language: str) -> str:
    files = [Path(file).name for file in counts.turnless]
    turnless = _naming("turnless", files, language) if files else ""
    compared = say(language, "speakers-checked", count=counts.speakers, of=counts.quotes)
    if not turnless:
        return compared
    return f"{compared} ({turnless})" if counts.speakers else turnless


def _naming(key: str, names: Sequence[str], language: str) -> str:
    """A sentence that names the first few of several."""
    form = f"naming-{key}-1" if len(names) == 1 else f"naming-{key}"
    return sentence(form, {"names": _first(names, language)}, language)


def _first(names: Sequence[str], language: str) -> tuple[str, ...]:
    """The first few of several names, and how many more there are."""
    beyond = len(names) - NAMED
    return (*names[:NAMED], *([say(language, "and-others", count=beyond)] if beyond > 0 else []))


def _counted(key: str, count: int, language: str) -> str:
    """A number of things, by a key that has a form of its own for one."""
    return say(language, f"count-{key}-1" if count == 1 else f"count-{key}", count=count)


def mended(done: Mapping[str, Mended], language: str) -> Iterator[str]:
    """What was mended, a line for each file and for what it was."""
    for file, count in done.items():
        if count.texts:
            yield sentence("mended", {"file": file, "count": count.texts}, language)
        if count.places:
            yield sentence("mended-places", {"file": file, "count": count.places}, language)


def explained(rule: str, language: str, width: int) -> str:
    """The page of a rule as text of a width. Stop (2) with the nearest for a rule that is none."""
    if rule not in rule_codes():
        raise Stop("no-such-rule", asked=rule, **nearest(rule, rule_codes()))
    rows = [textwrap.fill(row, width) for row in full_page(rule, language).splitlines()]
    return "\n\n".join([rule, *rows]) + "\n"


FORMATS: Mapping[str, Callable[[Report, Style], str]] = {
    "lines": as_lines,
    "json": lambda report, style: as_json(report, style.language),
    "sarif": lambda report, style: as_sarif(report, style.language),
}
