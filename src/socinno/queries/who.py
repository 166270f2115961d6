"""Who stands where: speakers by dichotomies, one speaker's line, and pairs who agree or differ most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from socinno.library import Library
from socinno.model import Debate, Dichotomy, Speaker
from socinno.names import find
from socinno.problems import Stop
from socinno.queries.cards import speaker_facts
from socinno.queries.compare import outcome
from socinno.queries.lists import Filters, chosen, sides, speaks
from socinno.queries.pieces import Teller, stance_on
from socinno.views import Axis, Card, Column, Part, Ref, Table, Value, Word

MOST = 5  # pairs named below the matrix; `who --pairs` lists them all


class Pair(NamedTuple):
    """Two speakers, and the dichotomies that both speak to, by how their stances relate."""

    speakers: tuple[Speaker, Speaker]
    agree: tuple[Dichotomy, ...]
    partly: tuple[Dichotomy, ...]
    differ: tuple[Dichotomy, ...]

    @property
    def shared(self) -> int:
        """How many dichotomies both speak to."""
        return len(self.agree) + len(self.partly) + len(self.differ)


def who(library: Library, filters: Filters, language: str) -> Table:
    """A record for each speaker with a stance on an axis for each dichotomy; below it the pairs.

    Stop (2) for names that mean nothing or too much, and where several debates are left.
    """
    debate, speakers, dichotomies = _asked(library, filters)
    tell = Teller(debate, language)
    columns = (
        Column("speaker", ("speaker",), 1),
        *(Column(tell.ref(d), (d.id,), 1, tell.refs(d.positions)) for d in dichotomies),
    )
    found = _pairs(debate, speakers, dichotomies)
    also = (
        Part("pairs-agree", _most(tell, found, "agree")),
        Part("pairs-differ", _most(tell, found, "differ")),
    )
    records = tuple(_record(tell, speaker, dichotomies) for speaker in speakers)
    return Table("who", columns, records, Word("no-speakers"), also if len(speakers) > 1 else ())


def pairs(library: Library, filters: Filters, language: str) -> Table:
    """A record for each two speakers who both speak to some dichotomy. Stop (2) as in `who`."""
    debate, speakers, dichotomies = _asked(library, filters)
    tell = Teller(debate, language)
    columns = (
        Column("pair", ("first", "second"), 3),
        Column("compared", ("agree", "partly", "differ"), 4),
        Column("shared", ("shared",), 2),
    )
    records = (_pair(tell, pair) for pair in _pairs(debate, speakers, dichotomies))
    return Table("pairs", columns, tuple(records), Word("no-pairs"))


def one(library: Library, name: str, filters: Filters, language: str) -> Card:
    """One speaker's line: on each dichotomy the stance, and the quotes that show it. Stop as in `who`."""
    debate, speaker = find(library, name, ("speaker",))
    assert isinstance(speaker, Speaker)
    tell = Teller(debate, language)
    _, _, dichotomies = _asked(library.narrowed(debate), filters)
    facts = tuple(part for part in speaker_facts(tell, speaker) if part.value and part.key != "about")
    stances = tuple(_line(tell, speaker, d) for d in dichotomies)
    return Card("speaker", speaker.id, tell.ref(speaker).name, (*facts, Part("stances", stances)))


def _line(tell: Teller, speaker: Speaker, dichotomy: Dichotomy) -> Card:
    """A speaker on one dichotomy: the mark on its axis, why, and the quotes in full."""
    stance = stance_on(tell.debate, speaker.id, dichotomy)
    parts: list[Part] = [
        Part("question", tell.text(dichotomy.question)),
        Part("positions", tell.refs(dichotomy.positions)),
        Part("stance", _axis(tell, speaker, dichotomy)),
    ]
    if stance:
        note = tell.text(stance.note)
        parts += [Part("note", note)] if note else []
        parts += [Part("evidence", tell.quotations(tell.debate.quotes[q] for q in stance.evidence))]
    return Card("dichotomy", dichotomy.id, tell.told(dichotomy.title), tuple(parts))


def _asked(library: Library, filters: Filters) -> tuple[Debate, list[Speaker], list[Dichotomy]]:
    """The one debate, its speakers and its dichotomies that the filters leave."""
    wanted = chosen(library, filters)
    left = [
        (debate, [s for s in debate.speakers.values() if speaks(debate, s, wanted)])
        for debate in library.debates
    ]
    left = [(debate, speakers) for debate, speakers in left if speakers] or left
    if len(left) > 1:
        raise Stop("several-debates", candidates=tuple(debate.id for debate, _ in left))
    [(debate, speakers)] = left
    groups = sides(debate, wanted)
    all_of = debate.dichotomies.values()
    return debate, speakers, [d for d in all_of if all(group & set(d.positions) for group in groups)]


def _record(tell: Teller, speaker: Speaker, dichotomies: Iterable[Dichotomy]) -> Mapping[str, Value]:
    return {"speaker": tell.ref(speaker), **{d.id: _axis(tell, speaker, d) for d in dichotomies}}


def _axis(tell: Teller, speaker: Speaker, dichotomy: Dichotomy) -> Axis:
    stance = stance_on(tell.debate, speaker.id, dichotomy)
    left, right = tell.refs(dichotomy.positions)
    return Axis((left, right), tell.standing(stance) if stance else None)


def _pairs(debate: Debate, speakers: list[Speaker], dichotomies: list[Dichotomy]) -> list[Pair]:
    """Every two speakers who share a dichotomy, those who share most first."""
    found = []
    for a, b in combinations(speakers, 2):
        related: dict[str, list[Dichotomy]] = {}
        for d in dichotomies:
            how = outcome([stance_on(debate, a.id, d), stance_on(debate, b.id, d)])
            related.setdefault(how, []).append(d)
        by = (tuple(related.get(how, ())) for how in ("agree", "partly", "differ"))
        pair = Pair((a, b), *by)
        found += [pair] if pair.shared else []
    return sorted(found, key=lambda pair: -pair.shared)


def _pair(tell: Teller, pair: Pair) -> Mapping[str, Value]:
    first, second = pair.speakers
    related: dict[str, tuple[Ref, ...]] = {
        how: tell.refs(d.id for d in getattr(pair, how)) for how in ("agree", "partly", "differ")
    }
    return {"first": tell.ref(first), "second": tell.ref(second), **related, "shared": pair.shared}


def _most(tell: Teller, found: list[Pair], how: str) -> Table:
    """The pairs who agree, or differ, on most; each with how many dichotomies that rests on."""
    relevant = [pair for pair in found if getattr(pair, how)]
    relevant.sort(key=lambda pair: (-len(getattr(pair, how)), pair.shared))
    columns = (
        Column("pair", ("first", "second"), 2),
        Column("count", ("count",), 3),
        Column("on", ("on",), 3),
    )
    records: tuple[Mapping[str, Value], ...] = tuple(
        {
            "first": tell.ref(pair.speakers[0]),
            "second": tell.ref(pair.speakers[1]),
            "count": Word(f"{how}-on", {"count": len(getattr(pair, how)), "of": pair.shared}),
            "on": tell.refs(d.id for d in getattr(pair, how)),
        }
        for pair in relevant[:MOST]
    )
    return Table(
        f"pairs-{how}", columns, records, Word("no-agreement" if how == "agree" else "no-difference")
    )
