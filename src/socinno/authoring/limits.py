"""How many problems of one kind a reader is told of, and how many more there are."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from socinno.problems import Problem, Severity

MOST = 100
"""Problems of one rule in one file that are told each by itself."""


class More(NamedTuple):
    """That a rule was broken that many times more in a file."""

    file: str
    code: str
    severity: Severity
    beyond: int


def limited(problems: Iterable[Problem]) -> tuple[list[Problem], list[More]]:
    """The problems that are told, in their order, and what there is more of each kind, by file."""
    seen: Counter[tuple[str, str, Severity]] = Counter()
    told = []
    for problem in problems:
        kind = (problem.where.file, problem.code, problem.severity)
        seen[kind] += 1
        if seen[kind] <= MOST:
            told.append(problem)
    return told, [More(*kind, count - MOST) for kind, count in seen.items() if count > MOST]
