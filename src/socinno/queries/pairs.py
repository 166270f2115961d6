"""Who agrees with whom: every two speakers, how many questions they share, and how they relate on these."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import comb
from typing import NamedTuple

from socinno.agreement import Matching, Relation, relations
from socinno.library import Library
from socinno.library.catalogue import Person, Selection, person
from socinno.library.names import speakers_of
from socinno.model import Speaker
from socinno.queries.hints import comparing
from socinno.queries.presenter import Presenter, Records
from socinno.queries.quotes import Filters, as_names, chosen, sides
from socinno.queries.speakers import speaks, with_speakers
from socinno.views import ByName, Column, Field, Foot, Hint, Ref, Share, Sign, Table, Text, Value, Word

HOW = ("agree", "partly", "differ")
LEAST = 3  # shared questions: of fewer a rate says little
ORDER = Word("pairs-order")
"""What is counted of pairs, and in which order they come."""
FLAGS = Filters("-s", "-p", "--dichotomy", "--kind", "--source")
"""How a filter is typed."""


class Group(NamedTuple):
    """Of one debate the speakers and the questions (by id) that are looked at."""

    tell: Presenter
    speakers: Sequence[Speaker]
    questions: Mapping[str, Ref]


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

    def on(self, how: str, sure: bool = True) -> tuple[Ref, ...]:
        """The questions on which they `agree`, agree `partly`, or `differ`: surely, or as we read it."""
        return tuple(group.questions[name] for group, it in self.related for name in it.on(how, sure))


NOBODY = Ref("speaker", "", Text(""))
NO_PAIR = Pair(NOBODY, NOBODY, Matching(), Matching(), ())


class Ranked(NamedTuple):
    """Pairs in the order of their rates: those who share enough, those who share less, who share nothing.

    `least` questions are enough; `none` counts the pairs who share none at all.
    """

    enough: list[Pair]
    less: list[Pair]
    least: int
    none: int


def pairs(
    library: Library,
    filters: Filters,
    language: str,
    min_shared: int | None = None,
    with_inferred: bool = False,
    limit: int = 0,
    everything: bool = False,
) -> Table:
    """Every two speakers who share questions, first who agree on the largest part of them.

    Actor congruence by simple matching, as `agreement` has it; ties by how many they share. People see
    who shares at least `min_shared` questions: by default as `least_shared` has it, or, where no two
    share so many, all who share any; with `everything`, all in any case. What rests on a reading of ours
    is not counted unless `with_inferred`. Machines get every pair who share anything, surely or as we
    read it.

    One speaker among the filters: the pairs of that one; several: the pairs among them. Stop (2) for
    names that mean nothing or too much.
    """
    wanted = chosen(library, filters)
    groups = _groups(library, wanted, language)
    asked = 1 if everything else least_shared(groups) if min_shared is None else min_shared
    found, count = paired(groups, wanted.speaker)
    ranking = by_rate(found, count, asked, with_inferred)
    if min_shared is None and not ranking.enough:  # these few rather than nothing
        ranking = by_rate(found, count, 1, with_inferred)
    foot = _foot(ranking, 0 if everything else limit, asked, with_inferred, _typed(filters))
    first = (comparing(library, it.related[0][0].tell, (it[0].id, it[1].id)) for it in ranking.enough[:1])
    foot = foot._replace(hints=(*first, *foot.hints))
    debates = tuple(group.tell.ref(group.tell.debate) for group in groups)
    table = _table(ranking, 0 if everything else limit, with_inferred)
    return table._replace(foot=foot, of_debate=debates)


def _table(ranking: Ranked, limit: int, with_inferred: bool) -> Table:
    """The pairs who share enough for people, all of them for machines."""
    every = [*ranking.enough, *ranking.less][: limit or None]
    return pair_table(ranking.enough[: limit or None], with_inferred)._replace(
        empty=_empty(ranking),
        total=len(ranking.enough),
        nested=nested(every, with_inferred),
        flat=Records(lambda: (_flat(pair, with_inferred) for pair in every)),
        beside={key: "name" if key in ("first", "second") else "" for key in _flat(NO_PAIR, False)},
    )


def least_shared(groups: Sequence[Group]) -> int:
    """How many questions two must share to be ranked: a third of those of the largest debate, and 3.

    Of a debate with fewer than 3 questions there is nothing to choose from: 1.
    """
    most = max((len(group.questions) for group in groups), default=0)
    return max(LEAST, -(-most // 3)) if most >= LEAST else 1


def paired(groups: Iterable[Group], named: frozenset[Person] = frozenset()) -> tuple[list[Pair], int]:
    """Every two who share a question, surely or as we read it, in whichever debates; of how many pairs.

    `named`: only the pairs of this one person, who then is the first, or among these persons.
    """
    people: dict[Person, int] = {}
    refs: list[Ref] = []
    asked: set[int] = set()
    met: dict[tuple[int, int], list[tuple[Group, Relation]]] = {}

    def place(somebody: int) -> tuple[bool, int]:
        return least == 1 and somebody not in asked, somebody

    least = min(2, len({it._replace(affiliation="") for it in named}))
    for group in groups:
        at = {it.id: people.setdefault(person(it), len(people)) for it in group.speakers}
        refs += [group.tell.ref(it) for it in group.speakers if at[it.id] >= len(refs)]
        ours = speakers_of(group.tell.debate, named) & at.keys()
        asked |= {at[name] for name in ours}
        for relation in relations(group.tell.standings, at, [*group.questions]):
            if (relation.first in ours) + (relation.second in ours) >= least:
                first, second = sorted((at[relation.first], at[relation.second]), key=place)
                met.setdefault((first, second), []).append((group, relation))
    count = comb(len(asked if named else people), 2)
    if least == 1:
        count = len(people) - 1 if asked else 0
    return [_pair(refs[a], refs[b], of) for (a, b), of in met.items()], count


def _pair(first: Ref, second: Ref, related: list[tuple[Group, Relation]]) -> Pair:
    sure, read = Matching(), Matching()
    for _, relation in related:
        sure, read = sure.plus(relation.tally()), read.plus(relation.tally(sure=False))
    return Pair(first, second, sure, read, tuple(related))


def by_rate(found: Iterable[Pair], count: int, least: int, with_inferred: bool) -> Ranked:
    """Pairs by their rate, then by how many questions they share, then in the order in which they come."""

    def place(pair: Pair) -> tuple[float, int]:
        counted = pair.counted(with_inferred)
        return -counted.rate, -counted.shared

    order = sorted(found, key=place)
    enough = [pair for pair in order if pair.counted(with_inferred).shared >= max(1, least)]
    less = [pair for pair in order if pair.counted(with_inferred).shared < max(1, least)]
    return Ranked(enough, less, least, count - len(order))


def pair_table(shown: Sequence[Pair], with_inferred: bool) -> Table:
    """A line for each pair: the names, on how many they agree of how many, and how else they relate."""
    partly = any(pair.counted(with_inferred).partly for pair in shown)
    people = {(ref.id, ref.name.text) for it in shown for ref in it[:2]}
    known = Counter(name for _, name in people)
    columns = (
        Column("pair", (Field("pair", "apart"),)),
        Column("rate", (Field("rate"),)),
        *(Column(how, (Field(how, "sign"),)) for how in HOW[1:] if how != "partly" or partly),
        *([Column("in-our-reading", (Field("in-our-reading", "aside"),))] if with_inferred else []),
    )

    def record(pair: Pair) -> Mapping[str, Value]:
        of = pair.counted(with_inferred)
        names = tuple(_name(ref, known[ref.name.text] > 1) for ref in pair[:2])
        counts = {"partly": of.partly, "differ": of.differ, "in-our-reading": pair.read.shared}
        return {"pair": names, "rate": Share(of.agree, of.shared), **counts}

    return Table("pairs", columns, Records(lambda: map(record, shown)), Word("no-pairs"), aligned=True)


def _name(ref: Ref, twice: bool) -> Text | ByName:
    """A name, with its id where another has that name."""
    return ByName((ref._replace(twice=True),)) if twice else ref.name._replace(foreign=False)


def nested(of: Sequence[Pair], with_inferred: bool) -> Iterable[Mapping[str, Value]]:
    """A record for each pair, as JSON has it: the counts, and the questions that are counted."""
    return Records(lambda: ({**_told(pair, with_inferred), **_places(pair)} for pair in of))


def _told(pair: Pair, with_inferred: bool) -> dict[str, Value]:
    counted = pair.counted(with_inferred)
    read = {f"{how}_inferred": count for how, count in zip(HOW, pair.read, strict=True)}
    return {
        "first": pair.first,
        "second": pair.second,
        "debates": tuple(Text(group.tell.debate.id) for group, _ in pair.related),
        **dict(zip(HOW, pair.sure, strict=True)),
        "shared": pair.sure.shared,
        **read,
        "shared_inferred": pair.read.shared,
        "rate": Share(counted.agree, counted.shared),
    }


def _places(pair: Pair) -> dict[str, Value]:
    return {
        f"{how}_on{'' if sure else '_inferred'}": pair.on(how, sure) for sure in (True, False) for how in HOW
    }


def _flat(pair: Pair, with_inferred: bool) -> Mapping[str, Value]:
    """As `nested`, with a column for each number: a spreadsheet takes a rate in one cell for a date."""
    told = _told(pair, with_inferred)
    rate = pair.counted(with_inferred)
    return {
        **{key: value for key, value in told.items() if key != "rate"},
        "rate.part": rate.agree,
        "rate.whole": rate.shared,
        **_places(pair),
    }


def _empty(ranking: Ranked) -> Word:
    """What is said where nobody shares enough."""
    if ranking.least > 1:
        return Word("no-pairs-least", {"least": ranking.least})
    return Word("no-pairs-sure" if ranking.less else "no-pairs")


def _foot(ranking: Ranked, limit: int, asked: int, with_inferred: bool, filters: str) -> Foot:
    """How many pairs are not shown, and how to see them; what the signs mean."""
    shown = min(limit or len(ranking.enough), len(ranking.enough))
    more = sum(1 for pair in chain(ranking.enough, ranking.less) if pair.read.shared and not with_inferred)
    less = [pair for pair in ranking.less if pair.counted(with_inferred).shared]
    told = {
        "pairs-first": shown < len(ranking.enough) and {"shown": shown, "total": len(ranking.enough)},
        "pairs-few": ranking.least < asked and bool(ranking.enough) and {"least": asked},
        "pairs-less": bool(less) and {"least": ranking.least, "count": len(less)},
        "pairs-none": bool(ranking.none) and {"count": ranking.none},
        "pairs-read": bool(more) and {"count": more},
    }
    commands = {
        f"--pairs --min-shared 1{' --with-inferred' * with_inferred}{filters}": bool(less),
        f"--pairs --with-inferred{filters}": bool(more),
    }
    hints = [Hint("who", words) for words, wanted in commands.items() if wanted]
    return Foot(
        relating(pair.counted(with_inferred) for pair in ranking.enough[:shown]),
        (*([ORDER] if ranking.enough else []), *(Word(key, facts) for key, facts in told.items() if facts)),
        tuple(hints),
    )


def relating(counted: Iterable[Matching]) -> tuple[Sign, ...]:
    """The signs of how two relate beside agreeing: that every line has, and that for partly if it occurs."""
    shown = [*counted]
    partly = any(it.partly for it in shown)
    return tuple(Sign(how, Word(f"legend-{how}")) for how in HOW[1:] if shown and (how != "partly" or partly))


def _groups(library: Library, wanted: Selection, language: str) -> list[Group]:
    """What the filters leave of each debate, and the speakers named as well as the others."""
    rest = wanted._replace(speaker=frozenset())
    found = []
    for debate in with_speakers(library, wanted):
        asked = sides(debate, rest)
        tell = Presenter(debate, language)
        of = (d for d in debate.dichotomies.values() if all(it & {d.id, *d.positions} for it in asked))
        speakers = [s for s in debate.speakers.values() if speaks(debate, s, rest)]
        found.append(Group(tell, speakers, {d.id: tell.ref(d) for d in of}))
    return found


def _typed(filters: Filters) -> str:
    """The filters as they are typed, a space before each."""
    given = zip(FLAGS, map(as_names, filters), strict=True)
    return "".join(f" {flag} {shlex.quote(name)}" for flag, names in given for name in names)
