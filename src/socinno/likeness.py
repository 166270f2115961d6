"""Speakers and questions in an order in which those that are alike stand together, so that camps are seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from socinno.agreement import Standings

WHOLE = 1 << 40  # a distance of 1 as a whole number: sums are exact then, so equal means stay equal
FAR = float("inf")  # nothing is known of how far apart two are


class Sides(NamedTuple):
    """What one takes, as bits: the first side of each thing that there is to take a side on, the second."""

    first: int
    second: int


def orders(
    standings: Standings, speakers: Sequence[str], sides: Mapping[str, str]
) -> tuple[list[int], list[int]]:
    """The places of some speakers (ids), and of some dichotomies, in an order by likeness.

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
    return order([Sides(*of) for of in rows]), order([Sides(*of) for of in turned])


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
    leaves: list[list[int]] = [[n] for n in range(len(taking))]
    for one, other in _merged(apart):
        leaves[one] = _joined(leaves[one], leaves[other], apart)
    found = leaves[0]
    if found.index(0) > (len(found) - 1) // 2:
        found.reverse()
    taken = set(taking)
    return [*(taking[n] for n in found), *(n for n in range(len(of)) if n not in taken)]


def _distances(of: Sequence[Sides]) -> list[list[float]]:
    """How far apart every two are, in parts of WHOLE."""
    found: list[list[float]] = [[FAR] * len(of) for _ in of]
    for (n, a), (m, b) in combinations(enumerate(of), 2):
        both = (a.first | a.second) & (b.first | b.second)
        if both:
            unlike = both & ((a.first ^ b.first) | (a.second ^ b.second))
            found[n][m] = found[m][n] = unlike.bit_count() * WHOLE // both.bit_count()
    return found


def _merged(apart: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
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
        del alive[other]
        for n in alive:
            if n != one:
                total, known = sums[one][n] + sums[other][n], many[one][n] + many[other][n]
                sums[one][n] = sums[n][one] = total
                many[one][n] = many[n][one] = known
                means[one][n] = means[n][one] = total / known if known else FAR
        yield one, other


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
