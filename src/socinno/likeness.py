"""Speakers and questions in an order in which those that are alike stand together, so that camps are seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from socinno.agreement import Standings

WHOLE = 1 << 40  # a distance of 1 as a whole number: sums are exact then, so equal means stay equal
FAR = float("inf")  # nothing is known of how far apart two are
CUT = 0.4  # those within a camp agree, on average, on three of five things on which both take a side
CAMPS = 6  # camps, at most: of more nobody keeps track

_Merge = tuple[int, int, float]
"""Two clusters that are put together, and how far apart they are, in parts of WHOLE."""


class Sides(NamedTuple):
    """What one takes, as bits: the first side of each thing that there is to take a side on, the second."""

    first: int
    second: int


class Clusters(NamedTuple):
    """Places by likeness: those of each camp, of who is in none, and of who shares nothing with anybody."""

    camps: list[list[int]]
    alone: list[int]
    unshared: list[int]

    @property
    def parts(self) -> list[list[int]]:
        """All that is to stand apart from each other, in order."""
        return [part for part in (*self.camps, [*self.alone, *self.unshared]) if part]


def orders(
    standings: Standings, speakers: Sequence[str], sides: Mapping[str, str]
) -> tuple[Clusters, list[int]]:
    """The places of some speakers (ids) in camps, and of some dichotomies in an order, by likeness.

    `sides` has the first side of each dichotomy. Speakers are alike as far as they agree on the
    dichotomies on which both take a side; dichotomies as far as the same side, first or second, is taken
    on both by those who take one on both. A stance that is our reading counts here as it is drawn: to
    order is not to say that anybody agrees.
    """
    rows, turned = [[0, 0] for _ in speakers], [[0, 0] for _ in sides]
    places = {name: n for n, name in enumerate(sides)}
    for n, speaker in enumerate(speakers):
        for name, standing in standings.get(speaker, {}).items():
            taken = standing.stance.positions if standing.stance and name in places else ()
            for position in taken:
                side = int(position != sides[name])
                rows[n][side] |= 1 << places[name]
                turned[places[name]][side] |= 1 << n
    return clustered([Sides(*of) for of in rows]), order([Sides(*of) for of in turned])


def clustered(of: Sequence[Sides]) -> Clusters:
    """The places of all of these in the order of `order`, cut where the tree of likeness has large steps.

    A camp is a cluster of two or more that was put together, as were all clusters in it, at a mean
    distance of at most CUT (a partition by cutting a dendrogram at a height: Everitt, Landau, Leese and
    Stahl, Cluster Analysis, 2011, chapter 4). Where that gives more than CAMPS of them, the cut is the
    lowest step above it that does not. Who is alone there stands apart, and so does who takes a side on
    nothing that anybody else does. If there is no camp, nothing is cut.
    """
    taking = [n for n, sides in enumerate(of) if sides.first | sides.second]
    apart = _distances([of[n] for n in taking])
    merges = list(_merged(apart)) if taking else []
    found = _leaves(merges, apart)
    sharing = [n for n in found if any(far != FAR for far in apart[n])]
    unshared = [n for n in range(len(of)) if n not in {taking[it] for it in sharing}]
    parts: list[list[int]] = []
    for cut in (CUT * WHOLE, *sorted(step for step in _steps(merges) if CUT * WHOLE < step < FAR)):
        parts = _cut(merges, sharing, cut)
        if sum(len(part) > 1 for part in parts) <= CAMPS:
            break
    together = [[taking[n] for n in part] for part in parts if len(part) > 1]
    alone = [taking[part[0]] for part in parts if len(part) == 1]
    return Clusters(together, alone, unshared) if together else Clusters([], [*alone, *unshared], [])


def _steps(merges: Sequence[_Merge]) -> list[float]:
    """At which distance each two clusters were put together, or any that is in them."""
    height: dict[int, float] = {}
    found = []
    for one, other, far in merges:
        height[one] = max(far, height.get(one, 0), height.get(other, 0))
        found.append(height[one])
    return found


def _cut(merges: Sequence[_Merge], leaves: Sequence[int], cut: float) -> list[list[int]]:
    """The leaves, in order, in the clusters that were put together at no more than this distance."""
    into: dict[int, int] = {}
    for (one, other, _), step in zip(merges, _steps(merges), strict=True):
        if step <= cut:
            into[other] = one
    parts: dict[int, list[int]] = {}
    for leaf in leaves:
        top = leaf
        while top in into:
            top = into[top]
        parts.setdefault(top, []).append(leaf)
    return list(parts.values())


def order(of: Sequence[Sides]) -> list[int]:
    """The places of all of these, alike next to alike; what takes no side comes last.

    Average linkage: UPGMA, Sokal and Michener, A Statistical Method for Evaluating Systematic
    Relationships, 1958. The distance of two is 1 less their agreement, by simple matching over what both
    take a side on; of two that share nothing it is not known, and left out of every mean. Clusters of
    which no distance is known are put together last. The clusters are found by chains of nearest
    neighbours (Murtagh, A Survey of Recent Advances in Hierarchical Clustering Algorithms, 1983), in time
    that grows with the square of how many there are. Of two clusters that are put together those ends
    meet that are nearest (Gruvaeus and Wainer, Two Additions to Hierarchical Cluster Analysis, 1972), and
    the first of all stands in the first half. The same input always gives the same order.
    """
    taking = [n for n, sides in enumerate(of) if sides.first | sides.second]
    if len(taking) < 2:
        return [*taking, *(n for n in range(len(of)) if n not in taking)]
    apart = _distances([of[n] for n in taking])
    found = _leaves(_merged(apart), apart)
    taken = set(taking)
    return [*(taking[n] for n in found), *(n for n in range(len(of)) if n not in taken)]


def _leaves(merges: Iterable[_Merge], apart: Sequence[Sequence[float]]) -> list[int]:
    """The order of all that are put together; the first of all stands in the first half."""
    leaves: list[list[int]] = [[n] for n in range(len(apart))]
    for one, other, _ in merges:
        leaves[one] = _joined(leaves[one], leaves[other], apart)
    found = leaves[0] if leaves else []
    if found and found.index(0) > (len(found) - 1) // 2:
        found.reverse()
    return found


def _distances(of: Sequence[Sides]) -> list[list[float]]:
    """How far apart every two are, in parts of WHOLE."""
    found: list[list[float]] = [[FAR] * len(of) for _ in of]
    for (n, a), (m, b) in combinations(enumerate(of), 2):
        both = (a.first | a.second) & (b.first | b.second)
        if both:
            unlike = both & ((a.first ^ b.first) | (a.second ^ b.second))
            found[n][m] = found[m][n] = unlike.bit_count() * WHOLE // both.bit_count()
    return found


def _merged(apart: Sequence[Sequence[float]]) -> Iterator[_Merge]:
    """Which two clusters to put together, one after the other, until one is left; it is named by its first.

    Of a mean the sum and the number of the distances known are kept.
    """
    count = len(apart)
    sums = [[0 if far == FAR else int(far) for far in row] for row in apart]
    many = [[int(far != FAR) for far in row] for row in apart]
    means = [list(row) for row in apart]
    alive = dict.fromkeys(range(count))
    chain: list[int] = []
    while len(alive) > 1:
        last = chain[-1] if chain else next(iter(alive))
        chain = chain or [last]
        before = chain[-2] if len(chain) > 1 else -1
        row = means[last]
        near = before if before >= 0 else next(n for n in alive if n != last)
        for n in alive:
            if row[n] < row[near] and n != last:
                near = n
        if near != before:
            chain.append(near)
            continue
        chain = chain[:-2]
        one, other = sorted((last, near))
        far = row[near]
        del alive[other]
        for n in alive:
            if n != one:
                total, known = sums[one][n] + sums[other][n], many[one][n] + many[other][n]
                sums[one][n] = sums[n][one] = total
                many[one][n] = many[n][one] = known
                means[one][n] = means[n][one] = total / known if known else FAR
        yield one, other, far


def _joined(one: list[int], other: list[int], apart: Sequence[Sequence[float]]) -> list[int]:
    """Two rows as one, turned so that the ends that meet are the nearest of the four pairs of ends."""
    ways: Iterable[tuple[float, int]] = (
        (apart[one[-1]][other[0]], 0),
        (apart[one[-1]][other[-1]], 1),
        (apart[one[0]][other[0]], 2),
        (apart[one[0]][other[-1]], 3),
    )
    way = min(ways)[1]
    return (one[::-1] if way & 2 else one) + (other[::-1] if way & 1 else other)
