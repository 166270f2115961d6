"""Where speakers stand on each dichotomy, and who agrees with whom: states, relations, camps.

Agreement of two speakers is actor congruence, the name that discourse network analysis has for it (P.
Leifeld, Discourse Network Analysis: Policy Debates as Dynamic Networks, in The Oxford Handbook of
Political Networks, 2017), measured by simple matching (R. R. Sokal and C. D. Michener, A statistical
method for evaluating systematic relationships, University of Kansas Science Bulletin 38, 1958): of the
questions that they share, on how many do they take the same side. Silence is deleted pair by pair: a
question is shared by two who both take a side of their own on it. Who is silent, takes neither side, or
was only assigned one shares nothing there, so that nobody comes near another by keeping silent. Both
sides against one of them is shared, and not agreed on. It is as sure as its weakest stance: what rests
on a reading of ours is counted apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from socinno.model import Debate, Stance

STATES = ("first", "second", "connects", "divided", "neither", "spoke", "silent")
"""What a speaker can be on a dichotomy, the same words in every view and format.

`first`, `second`: takes that side. `connects`: a person takes both. `divided`: a collective takes
both, some of it one and others the other. `neither`: takes no side, and says so. `spoke`: own quotes
bear on it, and no stance is drawn from them. `silent`: the source says nothing.
"""


class Standing(NamedTuple):
    """Where one speaker stands on one dichotomy, now: the state and the stance it comes from, if any.

    Beside it the stance that was `assigned`, which is no opinion, and the one that stood `before` it, if
    that was in another state: a change.
    """

    state: str
    stance: Stance | None = None
    assigned: Stance | None = None
    before: Stance | None = None


SILENT = Standing("silent")

Standings = Mapping[str, Mapping[str, Standing]]
"""The standing of each speaker on each dichotomy that they are not silent on, all by id."""


class Outcome(NamedTuple):
    """How stances relate: `how` in a word, and whether it is `sure`, or rests on a reading of ours."""

    how: str
    sure: bool = True


UNSHARED = Outcome("unshared")
OUTCOMES = tuple(Outcome(how, sure) for sure in (True, False) for how in ("agree", "partly", "differ"))
"""How two stances of which each takes a side can relate."""


class Matching(NamedTuple):
    """On how many dichotomies two speakers agree, agree partly, and differ: those that they share."""

    agree: int = 0
    partly: int = 0
    differ: int = 0

    @property
    def shared(self) -> int:
        """On how many both take a side: what the others are parts of."""
        return self.agree + self.partly + self.differ

    @property
    def rate(self) -> float:
        """Simple matching, from 0 to 1: how large a part of what they share they agree on; 0 of nothing.

        To sort by; people are told the counts.
        """
        return self.agree / self.shared if self.shared else 0.0

    def plus(self, other: "Matching") -> "Matching":
        """Both counted together."""
        return Matching(self.agree + other.agree, self.partly + other.partly, self.differ + other.differ)


class Relation(NamedTuple):
    """How two speakers relate on each dichotomy on which both take a side.

    `masks` has for each of `OUTCOMES` the dichotomies as bits, the first of the `asked` (ids) as the lowest:
    of millions of pairs few are looked at closer.
    """

    masks: tuple[int, ...]
    asked: Sequence[str]

    def tally(self, sure: bool = True) -> Matching:
        """How many of these there are, surely, or in our reading."""
        agree, partly, differ = self.masks[:3] if sure else self.masks[3:]
        return Matching(agree.bit_count(), partly.bit_count(), differ.bit_count())

    def on(self, how: str, sure: bool = True) -> Iterator[str]:
        """The dichotomies (ids) on which they `agree`, agree `partly` or `differ`."""
        return (self.asked[n] for n in bits(self.masks[OUTCOMES.index(Outcome(how, sure))]))


def bits(mask: int) -> Iterator[int]:
    """The places of the ones in a number, from the lowest."""
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


def standings(debate: Debate) -> Standings:
    """Where everybody stands in a debate, in the order of its speakers.

    Of several stances of one speaker on one dichotomy the latest is where the speaker stands.
    """
    found: dict[str, dict[str, Standing]] = {name: {} for name in debate.speakers}
    for speaker, dichotomy in _spoken(debate):
        found[speaker][dichotomy] = Standing("spoke")
    for stance in sorted(debate.stances, key=lambda stance: stance.date or ""):
        of = found[stance.speaker]
        name = debate.dichotomy_in(stance).id
        known = of.get(name, SILENT)
        if stance.assigned:
            of[name] = known._replace(assigned=stance)
            continue
        state = state_of(debate, stance)
        changed = known.stance if known.stance and known.state != state else known.before
        of[name] = known._replace(state=state, stance=stance, before=changed)
    return {name: of for name, of in found.items() if of}


def _spoken(debate: Debate) -> Iterator[tuple[str, str]]:
    """Who has quotes of which the content says that they bear on a dichotomy, and on which."""
    of = {position: dichotomy.id for position, dichotomy in debate.divided.items()}
    for quote in debate.quotes.values():
        if quote.speaker:
            for name in (*quote.supports, *quote.challenges):
                if name in of:
                    yield quote.speaker, of[name]
    for dichotomy in debate.dichotomies.values():
        speakers = (debate.quotes[name].speaker for name in dichotomy.quotes if name in debate.quotes)
        yield from ((speaker, dichotomy.id) for speaker in speakers if speaker)


def state_of(debate: Debate, stance: Stance) -> str:
    """The state, one of `STATES`, that a stance puts its speaker in."""
    if stance.neither:
        return "neither"
    if len(stance.positions) > 1:
        return "connects" if debate.speakers[stance.speaker].kind == "person" else "divided"
    first = next(iter(debate.dichotomy_in(stance).positions))
    return "first" if stance.positions == (first,) else "second"


def outcome(stances: Sequence[Stance | None]) -> Outcome:
    """How stances on one dichotomy relate, among those that take a side of their speaker's own.

    `unshared`: fewer than two do. `agree`: the same side or sides, a match in simple matching (Sokal
    and Michener 1958). `differ`: two of them have no side in common. `partly`: one of them takes both
    sides, the other only one. It is as sure as the weakest.
    """
    taking = [stance for stance in stances if stance and stance.positions and not stance.assigned]
    if len(taking) < 2:
        return UNSHARED
    sides = {frozenset(stance.positions) for stance in taking}
    sure = "inferred" not in [stance.basis for stance in taking]
    if len(sides) == 1:
        return Outcome("agree", sure)
    return Outcome("partly" if all(a & b for a, b in combinations(sides, 2)) else "differ", sure)


def division(first: int, second: int, of: int) -> float:
    """How much a question divides: 0 where nobody is against, 1 where all take a side and half of them each.

    `first` and `second` count who takes one side alone, `of` all speakers. It is the complement of Rice's
    index of cohesion, 1 - |a - b| / (a + b), times the share of speakers who take a side, (a + b) / n;
    so a few who are evenly divided are no crux. (S. A. Rice, Quantitative Methods in Politics, 1928.)
    """
    return 2 * min(first, second) / of if of else 0.0


class Taken(NamedTuple):
    """What one speaker takes, as bits: one side of a dichotomy, the other, and what we only read so."""

    first: int
    second: int
    read: int


def taken(
    standings: Standings, speakers: Iterable[str], dichotomies: Sequence[str]
) -> Iterator[tuple[str, Taken]]:
    """Who of the speakers (ids) takes a side on some of the dichotomies, and which, in the order given."""
    sides: dict[str, str] = {}  # of each dichotomy the one that is met first
    places = {name: n for n, name in enumerate(dichotomies)}
    for name in speakers:
        of = _taken(standings.get(name, {}), places, sides)
        if of.first | of.second:
            yield name, of


def relation(one: Taken, other: Taken, dichotomies: Sequence[str]) -> Relation:
    """How two speakers relate, of whom `taken` says what they take on the same dichotomies.

    Actor congruence and conflict (Leifeld 2017), by simple matching with pairwise deletion of silence, as
    told above. What two share is found on all dichotomies at once.
    """
    first, second = one.first & other.first, one.second & other.second
    both = (one.first | one.second) & (other.first | other.second)
    differ = both & ~(first | second)
    unlike = (one.first ^ other.first) | (one.second ^ other.second)
    agree, partly = both & ~unlike, both & unlike & ~differ
    read = one.read | other.read
    sure = (agree & ~read, partly & ~read, differ & ~read)
    return Relation((*sure, agree & read, partly & read, differ & read), dichotomies)


def _taken(of: Mapping[str, Standing], places: Mapping[str, int], sides: dict[str, str]) -> Taken:
    first = second = read = 0
    for name, standing in of.items():
        stance = standing.stance
        if name not in places or not stance or not stance.positions:
            continue
        bit = 1 << places[name]
        one = sides.setdefault(name, stance.positions[0])
        first |= bit if one in stance.positions else 0
        second |= bit if any(side != one for side in stance.positions) else 0
        read |= bit if stance.basis == "inferred" else 0
    return Taken(first, second, read)


class Camps(NamedTuple):
    """Who stands with whom on a dichotomy (speakers by id): on its first side, on both, on its second."""

    first: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    second: tuple[str, ...] = ()

    @property
    def takers(self) -> tuple[str, ...]:
        """Everybody who takes a side."""
        return self.first + self.both + self.second


CAMP_OF = {"first": 0, "connects": 1, "divided": 1, "second": 2}
"""The camp of a state; who is in another state is in none."""


def camps(standings: Standings, speakers: Iterable[str], dichotomy: str, with_inferred: bool = True) -> Camps:
    """The camps of some speakers on a dichotomy (id), each in the order given.

    Who takes no side of their own is in none. `with_inferred`: who is on a side in our reading alone
    is in its camp, too.
    """
    found: tuple[list[str], list[str], list[str]] = ([], [], [])
    for name in speakers:
        standing = standings.get(name, {}).get(dichotomy, SILENT)
        camp, stance = CAMP_OF.get(standing.state), standing.stance
        if camp is not None and stance and (with_inferred or stance.basis != "inferred"):
            found[camp].append(name)
    return Camps(*map(tuple, found))
