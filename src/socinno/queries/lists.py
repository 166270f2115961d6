"""Lists of quotes, speakers and debates, and the filters that choose among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from socinno.library import Library
from socinno.model import Debate, Quote, Speaker
from socinno.names import find_all
from socinno.problems import Stop
from socinno.queries.pieces import Teller, stance_on
from socinno.schema_problems import nearest
from socinno.views import Column, Table, Text, Value, Word

QUOTE_KINDS = ("direct", "indirect")


class Filters(NamedTuple):
    """What to choose by, as typed: 'or' within one field, 'and' between fields; empty: everything."""

    speaker: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    dichotomy: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


class Chosen(NamedTuple):
    """The same filters as ids: the names are looked up, the dichotomies are their positions."""

    speaker: frozenset[str]
    position: frozenset[str]
    dichotomy: frozenset[str]
    kind: frozenset[str]
    source: frozenset[str]


def chosen(library: Library, filters: Filters) -> Chosen:
    """Look up the names in the filters. Stop (2) for one that means nothing or too much."""
    for kind in filters.kind:
        if kind not in QUOTE_KINDS:
            raise Stop(
                "bad-choice", option="--kind", value=kind, choices=QUOTE_KINDS, **nearest(kind, QUOTE_KINDS)
            )
    dichotomies = find_all(library, filters.dichotomy, ("dichotomy",))
    sides = (
        p
        for d in library.debates
        for i in dichotomies & set(d.dichotomies)
        for p in d.dichotomies[i].positions
    )
    return Chosen(
        find_all(library, filters.speaker, ("speaker",)),
        find_all(library, filters.position, ("position",)),
        frozenset(sides),
        frozenset(filters.kind),
        find_all(library, filters.source, ("source",)),
    )


def fits(quote: Quote, of: Debate, wanted: Chosen) -> bool:
    """Whether a quote passes the filters: it bears on a position if it, or a stance it shows, does."""
    about = frozenset((*quote.supports, *quote.challenges))
    about |= {p for s in of.stances if quote.id in s.evidence for p in s.positions}
    return (
        (not wanted.speaker or quote.speaker in wanted.speaker)
        and (not wanted.position or not about.isdisjoint(wanted.position))
        and (not wanted.dichotomy or not about.isdisjoint(wanted.dichotomy))
        and (not wanted.kind or quote.kind in wanted.kind)
        and (not wanted.source or quote.source in wanted.source)
    )


def select(library: Library, filters: Filters) -> Iterator[tuple[Debate, Quote]]:
    """The quotes that pass the filters, in the order of debates and files."""
    wanted = chosen(library, filters)
    for debate in library.debates:
        for quote in debate.quotes.values():
            if fits(quote, debate, wanted):
                yield debate, quote


def quotes(library: Library, filters: Filters, language: str) -> Table:
    """A table of the quotes that pass the filters."""
    records = (_quote(Teller(debate, language), quote) for debate, quote in select(library, filters))
    columns = (
        Column("speaker", ("speaker", "kind"), 2),
        Column("quote", ("text", "translation", "note", "id"), 4),
        Column("bearing", ("supports", "challenges", "source", "at"), 3),
    )
    return Table("quotes", columns, tuple(records), Word("no-quotes"))


def _quote(tell: Teller, quote: Quote) -> Mapping[str, Value]:
    q = tell.quotation(quote)
    return {
        "id": Text(q.id),
        "debate": Text(q.debate),
        "speaker": q.speaker,
        "kind": Word(q.quoting),
        "text": q.text,
        "translation": q.translation,
        "source": q.source,
        "at": q.at,
        "supports": q.supports,
        "challenges": q.challenges,
        "note": q.note,
    }


def speakers(library: Library, filters: Filters, language: str) -> Table:
    """A table of speakers, or of those with a quote, or a stance, that the filters choose."""
    wanted = chosen(library, filters)
    records = (
        _speaker(Teller(debate, language), speaker)
        for debate in library.debates
        for speaker in debate.speakers.values()
        if speaks(debate, speaker, wanted)
    )
    columns = (
        Column("speaker", ("name", "id", "voice", "quotes"), 3),
        Column("role", ("role", "affiliation"), 3),
        Column("stances", ("stances",), 4),
    )
    return Table("speakers", columns, tuple(records), Word("no-speakers"))


def speaks(debate: Debate, speaker: Speaker, wanted: Chosen) -> bool:
    """Whether a speaker passes the filters: by a stance on what is asked, or by a quote that fits."""
    if wanted.speaker and speaker.id not in wanted.speaker:
        return False
    rest = wanted._replace(speaker=frozenset())
    if not any(rest):
        return True
    sides = rest.position | rest.dichotomy
    if sides and not rest.kind and not rest.source and _stands(debate, speaker, rest):
        return True
    return any(q.speaker == speaker.id and fits(q, debate, rest) for q in debate.quotes.values())


def _stands(debate: Debate, speaker: Speaker, wanted: Chosen) -> bool:
    taken = [set(s.positions) for s in debate.stances if s.speaker == speaker.id]
    groups = [g for g in (wanted.position, wanted.dichotomy) if g]
    return any(all(sides & group for group in groups) for sides in taken)


def _speaker(tell: Teller, it: Speaker) -> Mapping[str, Value]:
    debate = tell.debate
    found = (stance_on(debate, it.id, d) for d in debate.dichotomies.values())
    stands = [tell.standing(stance, "positions") for stance in found if stance]
    return {
        "id": Text(it.id),
        "debate": Text(debate.id),
        "name": tell.ref(it).name,
        "honorific": Text(it.honorific) if it.honorific else None,
        "voice": Word(it.kind),
        "role": tell.text(it.role),
        "affiliation": tell.name(it.affiliation),
        "stances": tuple(stand._replace(note=None, evidence=()) for stand in stands) or None,
        "quotes": sum(q.speaker == it.id for q in debate.quotes.values()),
    }


def debates(library: Library, language: str) -> Table:
    """A table of the debates in the library."""
    columns = (
        Column("debate", ("title", "id"), 3),
        Column("question", ("question",), 4),
        Column("holds", ("dichotomies", "speakers", "quotes"), 2),
    )
    return Table("debates", columns, tuple(_debate(Teller(d, language)) for d in library.debates))


def _debate(tell: Teller) -> Mapping[str, Value]:
    it = tell.debate
    return {
        "id": Text(it.id),
        "title": tell.text(it.title),
        "question": tell.text(it.question),
        "language": Text(it.language),
        "dichotomies": len(it.dichotomies),
        "speakers": len(it.speakers),
        "quotes": len(it.quotes),
    }
