"""Cases written as debates beside their sources, checked as an author checks them, and what came of each."""

import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from bench.material import Case

from socinno.authoring import check
from socinno.problems import Problem

AT_ONCE = 90  # quotes in a file: a rule is told a hundred times a file
SEVERITIES = ("error", "warning", "note", "silent")


class Outcome(NamedTuple):
    """The worst that was said of a quote, and the codes of all that was said."""

    severity: str
    codes: tuple[str, ...]


def outcomes(cases: list[Case], workers: int = 2) -> list[Outcome]:
    """What the check says of each case; many of one document are quotes of one debate."""
    chunks = [*_chunks(cases)]
    found: dict[int, Outcome] = {}
    with ProcessPoolExecutor(workers) as pool:
        several = pool.map(_checked, [[cases[n] for n in chunk] for chunk in chunks])
        for chunk, answers in zip(chunks, several, strict=True):
            found |= dict(zip(chunk, answers, strict=True))
    return [found[n] for n in range(len(cases))]


def _chunks(cases: list[Case]) -> Iterator[list[int]]:
    """The places of cases that have one document, so many at once."""
    groups: dict[int, list[int]] = {}
    for n, case in enumerate(cases):
        groups.setdefault(id(case.document), []).append(n)
    for group in groups.values():
        yield from (group[start : start + AT_ONCE] for start in range(0, len(group), AT_ONCE))


def debate(cases: list[Case]) -> dict[str, Any]:
    """A debate whose quotes are the cases, `q0` the first; all have one document."""
    document = cases[0].document
    return {
        "language": document.language,
        "title": "A debate",
        "question": "Who is right?",
        "sources": {
            "report": {"type": "interview", "title": "A report", "language": document.language,
                       "file": document.file},
        },
        "speakers": {
            name: {"name": first, **({"also": also} if also else {})}
            for name, (first, *also) in document.names.items()
        },
        "quotes": {
            f"q{n}": {"speaker": case.speaker, "kind": "direct", "text": case.quote, "source": "report"}
            for n, case in enumerate(cases)
        },
    }  # fmt: skip


def _checked(cases: list[Case]) -> list[Outcome]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "debate.yaml"
        path.write_text(json.dumps(debate(cases), ensure_ascii=False), encoding="utf-8")
        (path.parent / cases[0].document.file).write_text(cases[0].document.text, encoding="utf-8")
        said: dict[str, list[Problem]] = {f"q{n}": [] for n in range(len(cases))}
        for problem in check.check(path).problems:
            if problem.address[:1] == ("quotes",) and problem.code.startswith("quote-"):
                said[str(problem.address[1])].append(problem)
    return [_outcome(problems) for problems in said.values()]


def _outcome(problems: list[Problem]) -> Outcome:
    worst = min((SEVERITIES.index(problem.severity) for problem in problems), default=3)
    return Outcome(SEVERITIES[worst], tuple(sorted({problem.code for problem in problems})))
