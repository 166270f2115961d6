"""Lists of quotes, speakers and debates, and the filters that choose among them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from socinno.library import Library
from socinno.library.catalogue import Person, Selection, bearing, person
from socinno.library.names import find_all, find_people
from socinno.model import Debate, Quote, Speaker
from socinno.problems import Stop
from socinno.queries.presenter import Presenter, stance_on
from socinno.text import nearest
from socinno.views import Column, Table, Text, Value, Word

QUOTE_KINDS = ("direct", "indirect")


class Filters(NamedTuple):
    """What to choose by, as typed: 'or' within one field, 'and' between fields; empty: everything."""

    speaker: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    dichotomy: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


def chosen(library: Library, filters: Filters) -> Selection:
    """Look up the names in the filters. Stop (2) for one that means nothing or too much."""
    for kind in filters.kind:
        if kind not in QUOTE_KINDS:
            raise Stop(
                "bad-choice", option="--kind", value=kind, choices=QUOTE_KINDS, **nearest(kind, QUOTE_KINDS)
            )
    return Selection(
        find_people(library, filters.speaker),
        find_all(library, filters.position, ("position",)),
        find_all(library, filters.dichotomy, ("dichotomy",)),
        frozenset(filters.kind),
        find_all(library, filters.source, ("source",)),
    )


def fits(quote: Quote, of: Debate, wanted: Selection) -> bool:
    """Whether a quote passes the filters: it bears on a position if it, or a stance it shows, does."""
    return (
        (not wanted.speaker or among(of.speakers[quote.speaker], wanted.speaker))
        and (not wanted.kind or quote.kind in wanted.kind)
        and (not wanted.source or quote.source in wanted.source)
        and all(_bears(quote, of, group) for group in sides(of, wanted))
    )


def among(speaker: Speaker, people: frozenset[Person]) -> bool:
    """Whether a speaker is one of some people."""
    return any(it.id == speaker.id for it in people) and person(speaker) in people


def sides(of: Debate, wanted: Selection) -> list[frozenset[str]]:
    """The positions that each of the filters on positions and dichotomies asks for in a debate."""
    within = (p for name in wanted.dichotomy & set(of.dichotomies) for p in of.dichotomies[name].positions)
    groups = ((wanted.position, wanted.position), (wanted.dichotomy, frozenset(within)))
    return [group for asked, group in groups if asked]


def _bears(quote: Quote, of: Debate, group: frozenset[str]) -> bool:
    return not group.isdisjoint(bearing(quote, [s for s in of.stances if quote.id in s.evidence]))


def select(library: Library, filters: Filters) -> Iterator[tuple[Debate, Quote]]:
    """The quotes that pass the filters, in the order of debates and files."""
    wanted = chosen(library, filters)
    for debate in library.quotes(wanted):
        for quote in debate.quotes.values():
            if fits(quote, debate, wanted):
                yield debate, quote


def quotes(library: Library, filters: Filters, language: str) -> Table:
    """A table of the quotes that pass the filters."""
    records = (_quote(Presenter(debate, language), quote) for debate, quote in select(library, filters))
    columns = (
        Column("speaker", ("speaker", "kind"), 2),
        Column("quote", ("text", "translation", "note", "id"), 4),
        Column("bearing", ("supports", "challenges", "source", "at"), 3),
    )
    return Table("quotes", columns, tuple(records), Word("no-quotes"))


def _quote(tell: Presenter, quote: Quote) -> Mapping[str, Value]:
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
    """A table of speakers, or of those with a quote, or a stance, that the filters choose.

    Somebody who speaks in several debates is one record: id and name agree there. Where they do not,
    they are records of their own, told apart by their debates.
    """
    wanted = chosen(library, filters)
    people: dict[Person, list[Mapping[str, Value]]] = {}
    for debate in with_speakers(library, wanted):
        for speaker in debate.speakers.values():
            if speaks(debate, speaker, wanted):
                people.setdefault(person(speaker), []).append(_speaker(Presenter(debate, language), speaker))
    where = ("debates",) if len(library.debates) > 1 else ()
    columns = (
        Column("speaker", ("name", "id", *where, "voice", "quotes"), 3),
        Column("role", ("role", "affiliation"), 3),
        Column("stances", ("stances",), 4),
    )
    return Table("speakers", columns, tuple(map(_merged, people.values())), Word("no-speakers"))


def with_speakers(library: Library, wanted: Selection) -> Iterable[Debate]:
    """The debates with the speakers wanted, all of them where none is."""
    if not wanted.speaker:
        return library.debates
    met = (e for p in wanted.speaker for e in library.entries(("speaker",), (), p.id))
    names = {entry.debate for entry in met if entry.person in wanted.speaker}
    return (library.debate(name) for name in sorted(names))


def _merged(records: list[Mapping[str, Value]]) -> Mapping[str, Value]:
    """What several debates say of one speaker as one record; where they differ, all of it."""
    if len(records) == 1:
        return records[0]
    stances = tuple(s for record in records for s in cast(tuple[Value, ...], record["stances"] or ()))
    together = {key: distinct(record[key] for record in records) for key in records[0]}
    debates = tuple(d for record in records for d in cast(tuple[Value, ...], record["debates"]))
    count = sum(cast(int, record["quotes"]) for record in records)
    return {**together, "debates": debates, "stances": stances or None, "quotes": count}


def distinct(values: Iterable[Value]) -> Value:
    """The values that differ, in order: none as silence, one as itself, else all of them."""
    found: list[Value] = []
    for value in values:
        if value is not None and value not in found:
            found.append(value)
    return tuple(found) if len(found) > 1 else found[0] if found else None


def speaks(debate: Debate, speaker: Speaker, wanted: Selection) -> bool:
    """Whether a speaker passes the filters: by a stance on what is asked, or by a quote that fits."""
    if wanted.speaker and not among(speaker, wanted.speaker):
        return False
    rest = wanted._replace(speaker=frozenset())
    if not any(rest):
        return True
    if not rest.kind and not rest.source and _stands(debate, speaker, sides(debate, rest)):
        return True
    return any(q.speaker == speaker.id and fits(q, debate, rest) for q in debate.quotes.values())


def _stands(debate: Debate, speaker: Speaker, groups: list[frozenset[str]]) -> bool:
    taken = [set(s.positions) for s in debate.stances if s.speaker == speaker.id]
    return any(all(held & group for group in groups) for held in taken)


def _speaker(tell: Presenter, it: Speaker) -> Mapping[str, Value]:
    debate = tell.debate
    found = (stance_on(debate, it.id, d) for d in debate.dichotomies.values())
    stands = [tell.standing(stance, "positions") for stance in found if stance]
    return {
        "id": Text(it.id),
        "debates": (Text(debate.id),),
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
    return Table("debates", columns, tuple(_debate(Presenter(d, language)) for d in library.debates))


def _debate(tell: Presenter) -> Mapping[str, Value]:
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
