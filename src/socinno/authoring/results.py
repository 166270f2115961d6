"""What a check found, for programs: as JSON of our own, and as SARIF."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote as in_uri

from socinno.authoring.check import Checked, Report
from socinno.authoring.tally import OUTCOMES, fields_of, place_checked, speaker_checked, total
from socinno.model import Quote
from socinno.problems import KEY, More, Problem, limited
from socinno.quotations.cues import CUES
from socinno.quotations.locating import QuoteMatch
from socinno.words import rule_page, sentence

VERSION = 1
"""Raised when a key of the JSON changes its name or meaning; new keys do not raise it."""

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_json(report: Report, language: str) -> str:
    """The problems and the quotes that were looked for, under keys that no language changes."""
    told, more = limited(report.problems)
    data = {
        "version": VERSION,
        "summary": _summary(report),
        "problems": [_problem(problem, language) for problem in told],
        "more": [{"rule": m.code, "severity": m.severity, "file": m.file, "count": m.beyond} for m in more],
        "quotes": [quote for file in report.files for quote in _quotes(file)],
    }
    return _dumped(data)


def _summary(report: Report) -> dict[str, Any]:
    counts = total(file.tally for file in report.files)
    return {
        "files": len(report.files),
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "notes": report.count("note"),
        "reviewed": report.reviewed,
        "direct-quotes": {
            "count": counts.quotes,
            **{outcome: counts.direct.get(outcome, 0) for outcome in OUTCOMES},
            "sources-without-text": [*counts.textless],
        },
        "speakers": {
            "count": counts.quotes,
            "checked": counts.speakers,
            "sources-without-turns": [*counts.turnless],
        },
        "places": {"count": counts.places, "checked": counts.places_checked},
        "anchors": {
            "count": counts.anchors,
            "checked": counts.anchors_compared,
            "found": counts.anchors_found,
        },
    }


def _quotes(file: Checked) -> Iterator[dict[str, Any]]:
    """How each quote and anchor stands in its source; of direct ones also those not compared."""
    for match in file.quotes:
        yield _compared(file.file, match)
    for quote in file.unchecked:
        yield _row(file.file, quote, "text", "unchecked", place=_place(quote, checked=False))


def _compared(file: str, match: QuoteMatch) -> dict[str, Any]:
    return _row(
        file,
        match.quote,
        match.part,
        match.outcome,
        line=match.line or None,
        passage=match.alignment.written if match.alignment else None,
        turn=match.turn.name if match.turn and speaker_checked(match) else None,
        place=_place(match.quote, checked=place_checked(match)),
    )


def _row(file: str, quote: Quote, part: str, outcome: str, **known: Any) -> dict[str, Any]:
    row = {"file": file, "id": quote.id, "part": part, "source": quote.source, "outcome": outcome}
    return {**row, "line": None, "passage": None, "turn": None, **known}


def _place(quote: Quote, *, checked: bool) -> str | None:
    """Whether the place that a quote says it has was checked; None where it says none."""
    return ("checked" if checked else "unchecked") if fields_of(quote) else None


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


def as_sarif(report: Report, language: str) -> str:
    """The problems in the Static Analysis Results Interchange Format, SARIF 2.1.0."""
    from importlib.metadata import version  # reads what is installed, which takes longer than all else

    told, more = limited(report.problems)
    severities = {problem.code: problem.severity for problem in told}
    codes = {code: i for i, code in enumerate(severities)}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": full_page(code, language).partition("\n")[0]},
            "fullDescription": {"text": full_page(code, language)},
            "defaultConfiguration": {"level": severities[code]},
        }
        for code in codes
    ]
    driver = {"name": "socinno", "version": version("socinno"), "rules": rules}
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes[problem.code], language) for problem in told],
    }
    if more:
        notices = [_notice(one, codes[one.code], language) for one in more]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notices}]
    return _dumped({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _result(problem: Problem, index: int, language: str) -> dict[str, Any]:
    where = problem.where
    place = _in(where.file)
    if where.line:
        place["region"] = {"startLine": where.line, "startColumn": max(1, where.column)}
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": problem.severity,
        "message": {"text": sentence(problem.code, problem.facts, language)},
        "locations": [{"physicalLocation": place}],
    }


def _notice(more: More, index: int, language: str) -> dict[str, Any]:
    return {
        "associatedRule": {"id": more.code, "index": index},
        "level": more.severity,
        "message": {"text": sentence("and-more", {"count": more.beyond}, language)},
        "locations": [{"physicalLocation": _in(more.file)}],
    }


def _in(file: str) -> dict[str, Any]:
    path = Path(file)
    uri = path.as_uri() if path.is_absolute() else in_uri(path.as_posix(), errors="surrogateescape")
    return {"artifactLocation": {"uri": uri}}


def full_page(rule: str, language: str) -> str:
    """The page of a rule: a line and a paragraph; that of a cut ends with the cues that are looked for."""
    lists = (" ".join(listed.split()) for kinds in CUES.values() for listed in kinds.values())
    return rule_page(rule, language).replace("CUES", "\n".join([*lists, "?"]))


def _dumped(data: dict[str, Any]) -> str:
    """JSON in which nothing can steer a terminal: what is neither ASCII nor printable is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return re.sub(r"[^\n -~]", lambda m: m[0] if m[0].isprintable() else json.dumps(m[0])[1:-1], text) + "\n"
