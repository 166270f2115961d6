"""Every two speakers counted and put in order: of millions of pairs only numbers are kept."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, islice
from math import comb
from sys import maxsize
from typing import NamedTuple

from socinno.agreement import Matching, Relation, Taken, relation, taken
from socinno.library.catalogue import Person, person
from socinno.library.names import speakers_of
from socinno.model import Speaker
from socinno.queries.presenter import Presenter
from socinno.views import Ref, Text


class Group(NamedTuple):
    """Of one debate the speakers and the questions (ids) that are looked at."""

    tell: Presenter
    speakers: Sequence[Speaker]
    questions: Sequence[str]


class Pair(NamedTuple):
    """Two speakers, how often they relate in which way, surely and as we read it, and where."""

    first: Ref
    second: Ref
    sure: Matching
    read: Matching
    related: tuple[tuple[Group, Relation], ...]

    def counted(self, with_inferred: bool) -> Matching:
        """What counts: what is sure, and what rests on a reading of ours if that is asked for."""
        return self.sure.plus(self.read) if with_inferred else self.sure

    def on(self, how: str, sure: bool = True) -> tuple[Text, ...]:
        """The questions (ids) on which they `agree`, agree `partly` or `differ`: surely, or as we read it."""
        return tuple(Text(name) for _, it in self.related for name in it.on(how, sure))


class Crowd:
    """The speakers of some debates by number, one person one speaker, with what each takes in each debate.

    `named`: only the pairs of this one person, who then is the first, or among these persons.
    """

    def __init__(self, groups: Sequence[Group], named: Set[Person] = frozenset()) -> None:
        self._groups = groups
        self.refs: list[Ref] = []
        self._takes: list[dict[int, Taken]] = []
        """What each takes, by the number of the debate."""
        self._met: list[list[int]] = []
        """Who takes a side in each debate, in its order."""
        people: dict[Person, int] = {}
        asked: set[int] = set()
        persons = {it._replace(affiliation="") for it in named}
        for n, group in enumerate(groups):
            at = {it.id: people.setdefault(person(it), len(people)) for it in group.speakers}
            self.refs += [group.tell.ref(it) for it in group.speakers if at[it.id] >= len(self.refs)]
            self._takes += [{} for _ in range(len(people) - len(self._takes))]
            ours = speakers_of(group.tell.debate, named) & at.keys()
            asked |= {at[name] for name in ours}
            others = {it.id for it in group.speakers if len(persons) == 1 and person(it) not in persons}
            looked_at = [name for name in at if not named or name in ours or name in others]
            found = {at[name]: it for name, it in taken(group.tell.standings, looked_at, group.questions)}
            self._met.append([*found])
            for somebody, it in found.items():
                self._takes[somebody][n] = it
        self._first = next(iter(asked), -1) if len(persons) == 1 else None
        among = asked if named else people
        self.count = comb(len(among), 2) if self._first is None else (len(people) - 1) * len(asked)
        """How many pairs there are, of whom some may share nothing."""
        kinds: dict[tuple[tuple[int, Taken], ...], int] = {}
        self.kinds = [kinds.setdefault((*it.items(),), len(kinds)) for it in self._takes]
        """Who has the same number takes the same."""

    def rows(self) -> Iterator[tuple[int, int, Sequence[int]]]:
        """Who may share something in a debate, by its number: somebody, and who comes after."""
        for n, met in enumerate(self._met):
            if self._first is None:
                yield from ((n, somebody, met[at:]) for at, somebody in enumerate(met, 1))
            elif self._first in met:
                yield n, self._first, [it for it in met if it != self._first]

    def two(self, one: int, other: int) -> tuple[int, int]:
        """Two of them, the one first who is told first."""
        return (one, other) if self._first is not None or one < other else (other, one)

    def related(self, one: int, other: int) -> Iterator[tuple[int, Relation]]:
        """How two relate in each debate in which they share something, by its number."""
        theirs = self._takes[other]
        for n, takes in self._takes[one].items():
            if n in theirs:
                found = relation(takes, theirs[n], self._groups[n].questions)
                if any(found.masks):
                    yield n, found

    def pair(self, one: int, other: int) -> Pair:
        """Two of them as they are told."""
        found = tuple((self._groups[n], it) for n, it in self.related(one, other))
        return Pair(self.refs[one], self.refs[other], *_tally(it for _, it in found), found)


def _tally(related: Iterable[Relation]) -> tuple[Matching, Matching]:
    sure, read = Matching(), Matching()
    for it in related:
        sure, read = sure.plus(it.tally()), read.plus(it.tally(sure=False))
    return sure, read


class Tier:
    """The pairs who agree on so many of so many questions: how many, and the first of them as numbers.

    `read` counts those who share more in our reading; `partly` is the place of the first of whom one takes
    both sides of a question.
    """

    __slots__ = ("count", "kept", "partly", "read")

    def __init__(self) -> None:
        self.count = self.read = 0
        self.partly = maxsize
        self.kept = array("Q")


class Counted(NamedTuple):
    """All pairs of a crowd who share anything, by on how many they agree and how many they share."""

    crowd: Crowd
    tiers: Mapping[tuple[int, int], Tier]
    limit: int


def counted(crowd: Crowd, with_inferred: bool, limit: int = 0) -> Counted:
    """Every two who share a question, surely or as we read it, counted; of each tier the first are kept.

    The time grows with the pairs, the memory with those that are kept, `limit` of each tier, or all (0).
    How two relate is looked at once for all who take the same as the second of them.
    """
    tiers: dict[tuple[int, int], Tier] = {}
    room, kinds, everybody = limit or maxsize, crowd.kinds, len(crowd.refs)

    def met(debate: int, one: int, other: int) -> tuple[Tier, bool] | None:
        related = [*crowd.related(one, other)]
        if not related or related[0][0] != debate:  # nothing shared, or met in an earlier debate
            return None
        sure, read = _tally(it for _, it in related)
        of = sure.plus(read) if with_inferred else sure
        tier = tiers.setdefault((of.agree, of.shared), Tier())
        if of.partly:
            tier.partly = min(tier.partly, tier.count)
        return tier, read.shared > 0

    for debate, one, others in crowd.rows():
        known: dict[int, tuple[Tier, bool] | None] = {}
        for other in others:
            kind = kinds[other]
            if kind not in known:
                known[kind] = met(debate, one, other)
            if found := known[kind]:
                tier, read = found
                tier.count += 1
                tier.read += read
                if len(tier.kept) < room:
                    first, second = crowd.two(one, other)
                    tier.kept.append(first * everybody + second)
    return Counted(crowd, tiers, limit)


class Pairs:
    """Pairs in the order of their tiers, the first `limit` (0: all), each made when it comes to it."""

    def __init__(self, crowd: Crowd, tiers: Sequence[Tier], limit: int) -> None:
        self._crowd, self._tiers, self._limit = crowd, tiers, limit

    @property
    def count(self) -> int:
        """How many there are, those beyond the limit too."""
        return sum(tier.count for tier in self._tiers)

    @property
    def partly(self) -> bool:
        """Whether one of two takes both sides of a question, the other only one."""
        left = self._limit or maxsize
        for tier in self._tiers:
            if tier.partly < left:
                return True
            left -= min(left, tier.count)
        return False

    @property
    def people(self) -> Iterable[Ref]:
        """Everybody who is in any of them, once."""
        return (self._crowd.refs[n] for n in {n for both in self._numbers() for n in both})

    def __iter__(self) -> Iterator[Pair]:
        return (self._crowd.pair(*both) for both in self._numbers())

    def _numbers(self) -> Iterator[tuple[int, int]]:
        kept = chain.from_iterable(tier.kept for tier in self._tiers)
        everybody = len(self._crowd.refs)
        return (divmod(number, everybody) for number in islice(kept, self._limit or None))


class Ranked(NamedTuple):
    """Pairs in the order of their rates: those who share enough, and those who share less.

    `least` questions are enough. `few` counts of the others those who share any that counts, `none` the
    pairs who share none at all, `read` those who share more in our reading.
    """

    enough: Pairs
    less: Pairs
    least: int
    few: int
    none: int
    read: int


def by_rate(of: Counted, least: int) -> Ranked:
    """Pairs by their rate, then by how many questions they share, then in the order in which they come."""
    order = sorted(of.tiers, key=lambda it: (-it[0] / max(1, it[1]), -it[1]))
    enough: list[Tier] = []
    less: list[Tier] = []
    for it in order:
        (enough if it[1] >= max(1, least) else less).append(of.tiers[it])
    every = of.tiers.values()
    return Ranked(
        Pairs(of.crowd, enough, of.limit),
        Pairs(of.crowd, less, of.limit),
        least,
        sum(of.tiers[it].count for it in order if 0 < it[1] < least),
        of.crowd.count - sum(tier.count for tier in every),
        sum(tier.read for tier in every),
    )
