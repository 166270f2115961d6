"""Who agrees with whom: every two speakers, how many questions they share, and how they relate on these."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from socinno.agreement import Matching
from socinno.library import Library
from socinno.library.catalogue import Selection
from socinno.queries.hints import comparing
from socinno.queries.pairing import Crowd, Group, Pair, Pairs, Ranked, by_rate, counted
from socinno.queries.presenter import Presenter, Records
from socinno.queries.quotes import Filters, Person, as_names, chosen, sides
from socinno.queries.speakers import speaks, with_speakers
from socinno.views import ByName, Column, Field, Foot, Hint, Ref, Share, Sign, Table, Text, Value, Word

HOW = ("agree", "partly", "differ")
LEAST = 3  # shared questions: of fewer a rate says little
ORDER = Word("pairs-order")
"""What is counted of pairs, and in which order they come."""
FLAGS = Filters("-s", "-p", "--dichotomy", "--kind", "--source")
"""How a filter is typed."""


NOBODY = Ref("speaker", "", Text(""))
NO_PAIR = Pair(NOBODY, NOBODY, Matching(), Matching(), ())


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
    shown = 0 if everything else limit
    found = counted(Crowd(groups, wanted.speaker), with_inferred, shown)
    ranking = by_rate(found, asked)
    if min_shared is None and not ranking.enough.count:  # these few rather than nothing
        ranking = by_rate(found, 1)
    foot = _foot(ranking, shown, asked, with_inferred, _typed(filters))
    best = islice(ranking.enough, 1)
    first = (comparing(library, it.related[0][0].tell, (it[0].id, it[1].id)) for it in best)
    foot = foot._replace(hints=(*first, *foot.hints))
    debates = tuple(group.tell.ref(group.tell.debate) for group in groups)
    return _table(ranking, shown, with_inferred)._replace(foot=foot, of_debate=debates)


def _table(ranking: Ranked, limit: int, with_inferred: bool) -> Table:
    """The pairs who share enough for people, all of them for machines."""
    every = Records(lambda: islice(chain(ranking.enough, ranking.less), limit or None))
    return pair_table(ranking.enough, with_inferred)._replace(
        empty=_empty(ranking),
        total=ranking.enough.count,
        nested=nested(every, with_inferred),
        flat=Records(lambda: (_flat(pair, with_inferred) for pair in every)),
        beside={key: "name" if key in ("first", "second") else "" for key in _flat(NO_PAIR, False)},
    )


def least_shared(groups: Sequence[Group]) -> int:
    """How many questions two must share to be by_rate: a third of those of the largest debate, and 3.

    Of a debate with fewer than 3 questions there is nothing to choose from: 1.
    """
    most = max((len(group.questions) for group in groups), default=0)
    return max(LEAST, -(-most // 3)) if most >= LEAST else 1


def pair_table(shown: Pairs, with_inferred: bool) -> Table:
    """A line for each pair: the names, on how many they agree of how many, and how else they relate."""
    known = Counter(ref.name.text for ref in shown.people)
    columns = (
        Column("pair", (Field("pair", "apart"),)),
        Column("rate", (Field("rate"),)),
        *(Column(how, (Field(how, "sign"),)) for how in HOW[1:] if how != "partly" or shown.partly),
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


def nested(of: Iterable[Pair], with_inferred: bool) -> Iterable[Mapping[str, Value]]:
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
    return Word("no-pairs-sure" if ranking.less.count else "no-pairs")


def _foot(ranking: Ranked, limit: int, asked: int, with_inferred: bool, filters: str) -> Foot:
    """How many pairs are not shown, and how to see them; what the signs mean."""
    total = ranking.enough.count
    shown = min(limit or total, total)
    more = 0 if with_inferred else ranking.read
    told = {
        "pairs-first": shown < total and {"shown": shown, "total": total},
        "pairs-few": ranking.least < asked and bool(total) and {"least": asked},
        "pairs-less": bool(ranking.few) and {"least": ranking.least, "count": ranking.few},
        "pairs-none": bool(ranking.none) and {"count": ranking.none},
        "pairs-read": bool(more) and {"count": more},
    }
    commands = {
        f"--pairs --min-shared 1{' --with-inferred' * with_inferred}{filters}": bool(ranking.few),
        f"--pairs --with-inferred{filters}": bool(more),
    }
    hints = [Hint("who", words) for words, wanted in commands.items() if wanted]
    return Foot(
        relating(ranking.enough),
        (*([ORDER] if total else []), *(Word(key, facts) for key, facts in told.items() if facts)),
        tuple(hints),
    )


def relating(shown: Pairs) -> tuple[Sign, ...]:
    """The signs of how two relate beside agreeing: that every line has, and that for partly if it occurs."""
    signs = [how for how in HOW[1:] if how != "partly" or shown.partly] if shown.count else []
    return tuple(Sign(how, Word(f"legend-{how}")) for how in signs)


def _groups(library: Library, wanted: Selection, language: str) -> list[Group]:
    """What the filters leave of each debate, and the speakers named as well as the others."""
    rest = wanted._replace(speaker=frozenset())
    found = []
    for debate in with_speakers(library, wanted):
        asked = sides(debate, rest)
        tell = Presenter(debate, language)
        of = [d.id for d in debate.dichotomies.values() if all(it & {d.id, *d.positions} for it in asked)]
        speakers = [s for s in debate.speakers.values() if speaks(debate, s, rest)]
        found.append(Group(tell, speakers, of))
    return found


def _typed(filters: Filters) -> str:
    """The filters as they are typed, a space before each."""
    given = ((flag, it) for flag, names in zip(FLAGS, filters, strict=True) for it in as_names(names))
    typed = ((flag, it.id if isinstance(it, Person) else it) for flag, it in given)
    return "".join(f" {flag} {shlex.quote(name)}" for flag, name in typed)
