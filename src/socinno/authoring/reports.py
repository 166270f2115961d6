"""What a check found, as text: lines for people and editors, JSON and SARIF for machines."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from rich.cells import cell_len, chop_cells
from rich.color import ColorSystem
from rich.style import Style as RichStyle

from socinno.authoring.check import Report
from socinno.library.tree import SIZE_LIMIT
from socinno.problems import KEY, Problem, Stop, Where
from socinno.quotations.cues import CUES
from socinno.quotations.locating import QuoteMatch
from socinno.text import encoding_of, nearest, printable
from socinno.words import problem_line, rule_codes, rule_page, sentence

VERSION = 1
"""Raised when a key of the JSON changes its name or meaning; new keys do not raise it."""


class Style(NamedTuple):
    """How lines are wanted: the language, whether to show the offending line too, width and colour."""

    language: str
    excerpts: bool = False
    width: int = 80
    colour: bool = False


def as_lines(report: Report, style: Style) -> str:
    """One line for each problem; under it, if so wanted, the offending line with a caret."""
    rows: list[str] = []
    for file in report.files:
        texts = _rows(file.file) if style.excerpts and file.problems else []
        for problem in file.problems:
            rows.append(_coloured(problem_line(problem, style.language), problem, style))
            rows += _excerpt(problem.where, texts, style.width) if style.excerpts else []
    return "".join(f"{row}\n" for row in rows)


def _coloured(line: str, problem: Problem, style: Style) -> str:
    if not style.colour:
        return line
    place, _, rest = line.partition(": ")
    word, _, message = rest.partition(": ")
    look = RichStyle(bold=True, color="red" if problem.severity == "error" else "yellow")
    bold = RichStyle(bold=True).render(place, color_system=ColorSystem.STANDARD)
    return f"{bold}: {look.render(word, color_system=ColorSystem.STANDARD)}: {message}"


def _rows(file: str) -> list[str]:
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(SIZE_LIMIT)
    except OSError:
        return []
    return re.split("\r\n|[\r\n\u2028\u2029]", data.decode(encoding_of(data), "replace"))


def _excerpt(where: Where, rows: list[str], width: int) -> Iterator[str]:
    """The line of a problem, or what of it fits around the place, and a caret under the place."""
    if not 0 < where.line <= len(rows):
        return
    row, at = rows[where.line - 1].replace("\t", " "), max(0, where.column - 1)
    before, after = printable(row[max(0, at - width) : at]), printable(row[at : at + width])
    room = width - 4
    while cell_len(before) > room // 2 and cell_len(before + after) > room:
        before = before[1:]
    shown = (chop_cells(before + after, room) or [""])[0]
    yield f"    {shown}".rstrip()
    yield f"    {' ' * cell_len(before)}^"


def as_json(report: Report, style: Style) -> str:
    """The problems and the quotes that were looked for, under keys that no language changes."""
    data = {
        "version": VERSION,
        "summary": _counts(report),
        "problems": [_problem(problem, style.language) for problem in report.problems],
        "quotes": [_quote(file.file, match) for file in report.files for match in file.quotes],
    }
    return _dumped(data)


def _quote(file: str, match: QuoteMatch) -> dict[str, Any]:
    return {
        "file": file,
        "id": match.quote.id,
        "part": match.part,
        "source": match.quote.source,
        "outcome": match.outcome,
        "line": match.line or None,
        "passage": match.alignment.written if match.alignment else None,
    }


def _problem(problem: Problem, language: str) -> dict[str, Any]:
    return {
        "rule": problem.code,
        "severity": problem.severity,
        "file": problem.where.file,
        "line": problem.where.line or None,
        "column": problem.where.column or None,
        "message": sentence(problem.code, problem.facts, language),
        "address": [step for step in problem.address if step != KEY],
        "facts": {
            key: list(fact) if isinstance(fact, tuple) else fact for key, fact in problem.facts.items()
        },
    }


def as_sarif(report: Report, style: Style) -> str:
    """The problems in the Static Analysis Results Interchange Format, SARIF 2.1.0."""
    from importlib.metadata import version  # reads what is installed, which takes longer than all else

    severities = {problem.code: problem.severity for problem in report.problems}
    codes = list(severities)
    rules = [
        {
            "id": code,
            "shortDescription": {"text": full_page(code, style.language).partition("\n")[0]},
            "fullDescription": {"text": full_page(code, style.language)},
            "defaultConfiguration": {"level": severities[code]},
        }
        for code in codes
    ]
    driver = {"name": "socinno", "version": version("socinno"), "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes, style.language) for problem in report.problems],
    }
    return _dumped({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def _result(problem: Problem, codes: list[str], language: str) -> dict[str, Any]:
    where = problem.where
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.file)}}
    if where.line:
        place["region"] = {"startLine": where.line, "startColumn": max(1, where.column)}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.severity,
        "message": {"text": sentence(problem.code, problem.facts, language)},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix(), errors="surrogateescape")


def summary(report: Report, language: str) -> Iterator[str]:
    """How much was found, and how the quotes stand in their sources."""
    yield sentence("checked" if report.problems else "checked-fine", _counts(report), language)
    outcomes = [match.outcome for file in report.files for match in file.quotes]
    if outcomes:
        counts = {name: outcomes.count(name) for name in ("exact", "equal", "near", "absent")}
        yield sentence("checked-quotes", counts, language)
    if report.coarse:
        yield sentence("needs-extra", {"extra": "check"}, language)


def _counts(report: Report) -> dict[str, int]:
    return {"files": len(report.files), "errors": report.count("error"), "warnings": report.count("warning")}


def mended(done: Mapping[str, int], language: str) -> Iterator[str]:
    """What was mended, a line for each file."""
    for file, count in done.items():
        yield sentence("mended", {"file": file, "count": count}, language)


def explained(rule: str, language: str, width: int) -> str:
    """The page of a rule as text of a width. Stop (2) with the nearest for a rule that is none."""
    codes = rule_codes()
    if rule not in codes:
        near = nearest(rule, codes)
        raise Stop("no-such-rule-near" if near else "no-such-rule", asked=rule, candidates=codes, **near)
    rows = [textwrap.fill(row, width) for row in full_page(rule, language).splitlines()]
    return "\n\n".join([rule, *rows]) + "\n"


def full_page(rule: str, language: str) -> str:
    """The page of a rule: a line and a paragraph; that of a cut ends with the cues that are looked for."""
    lists = (" ".join(listed.split()) for languages in CUES.values() for listed in languages.values())
    return rule_page(rule, language).replace("CUES", "\n".join([*lists, "?"]))


def _dumped(data: dict[str, Any]) -> str:
    """JSON in which nothing can steer a terminal: what is neither ASCII nor printable is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return re.sub(r"[^\n -~]", lambda m: m[0] if m[0].isprintable() else json.dumps(m[0])[1:-1], text) + "\n"


FORMATS = {"lines": as_lines, "json": as_json, "sarif": as_sarif}
