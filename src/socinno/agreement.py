"""Who agrees with whom: the stances of speakers on dichotomies, how they relate, and who shares which."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from socinno.model import Debate, Stance

Stances = Mapping[str, Mapping[str, Stance]]
"""The stance of each speaker on each dichotomy that they take one on, all by id."""


class Relation(NamedTuple):
    """Two speakers, and how they relate on each dichotomy that both speak to, all by id."""

    first: str
    second: str
    outcomes: Mapping[str, str]


def stances_of(debate: Debate) -> Stances:
    """The stances of a debate by speaker and dichotomy; the first of two on the same wins."""
    found: dict[str, dict[str, Stance]] = {}
    for stance in debate.stances:
        dichotomy = debate.dichotomy_of(stance.positions[0])
        found.setdefault(stance.speaker, {}).setdefault(dichotomy.id, stance)
    return found


def outcome(stances: Sequence[Stance | None]) -> str:
    """How stances on one dichotomy relate, among those who take one.

    `silent`: fewer than two do. `agree`: the same side or sides. `differ`: two of them have no side
    in common. `partly`: one of them takes both sides, the other only one.
    """
    sides = [set(stance.positions) for stance in stances if stance]
    if len(sides) < 2:
        return "silent"
    if all(a == b for a, b in combinations(sides, 2)):
        return "agree"
    return "partly" if all(a & b for a, b in combinations(sides, 2)) else "differ"


def relations(stances: Stances, speakers: Iterable[str], dichotomies: Sequence[str]) -> Iterator[Relation]:
    """Every two of the speakers who both speak to some of the dichotomies, in the order given."""
    speaking = [name for name in speakers if name in stances]
    for a, b in combinations(speaking, 2):
        shared = [d for d in dichotomies if d in stances[a] and d in stances[b]]
        if shared:
            yield Relation(a, b, {d: outcome((stances[a][d], stances[b][d])) for d in shared})
