"""The first screen: the questions of a debate with who stands where, and what everyone agreed on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import Any

from socinno.agreement import SILENT
from socinno.model import SOURCE_TYPES, Debate, Event
from socinno.queries.hints import hints
from socinno.queries.legend import in_words_only, legend, nobody, sourced
from socinno.queries.presenter import NO_QUOTES, Presenter
from socinno.queries.questions import asked_in_order, facing
from socinno.views import ByName, Card, Columns, Counts, Date, Foot, Item, Part, Sign, StanceView, Value, Word

SCREEN = 24  # lines: questions that take more are told in a line each
AROUND = 6  # of those: the title, what it is about, the signs, what to do next, and what parts these
HALF, MARKED = 31, 2  # cells: for words at a side, and for what parts two of them
FEW = 3  # questions of which the title is told too, though their sides say enough
NAMED = 8  # speakers of whom no side is known that are named; of more their number is told


def overview(
    debate: Debate,
    language: str,
    speakers: frozenset[str] = frozenset(),
    sort: str = "file",
    everything: bool = False,
    which: str = "",
) -> Card:
    """A debate at a glance. With speakers (ids): only what they say, and where they stand.

    `sort`: the questions in the order of the `file`, or those first that `split` the speakers most.
    `which`: the option that says of which debate hints are, where there are several.
    """
    tell = Presenter(debate, language)
    counts = asked_in_order(tell, sort)
    if speakers:
        return _of(tell, counts, speakers, everything)
    told = tuple(facing(tell, debate.dichotomies[it.of.id], it.number, (), everything) for it in counts)
    return _whole(tell, told, counts) if everything else _screen(tell, told, counts, sort, which)


def _whole(tell: Presenter, told: tuple[Columns, ...], counts: Sequence[Counts]) -> Card:
    """All there is."""
    debate = tell.debate
    parts = (part._replace(machine=part.key == "counts") for part in _parts(tell, told, counts))
    kept = (it for part in parts for it in _opened(tell, part))
    foot = Foot(_signs(tell, told), own_language(tell), shared=one_source(tell))
    return Card("debate", debate.id, tell.told(debate.title), tuple(kept), foot)


def _opened(tell: Presenter, part: Part) -> Iterator[Part]:
    """A part of which people read what each thing in it is about, too; machines read it as it is."""
    told: dict[str, Mapping[str, Any]]
    told = {"common-ground": tell.debate.common_ground, "themes": tell.debate.themes}
    of = told.get(part.key)
    if not of:
        yield part
        return
    yield part._replace(value=tuple(it for one in of.values() for it in _about(tell, one)))
    yield part._replace(machine=True)


def _about(tell: Presenter, it: Any) -> Iterator[Item]:
    """What common ground or a theme is about, and the topics of a theme."""
    for one in (it, *getattr(it, "topics", {}).values()):
        summary = tell.text(one.summary)
        yield Item(
            tell.told(one.title), (summary,) if summary else (), (Word(one.what),), one.id, tell.ref(one)
        )


def _screen(
    tell: Presenter, told: tuple[Columns, ...], counts: Sequence[Counts], sort: str, which: str
) -> Card:
    """What fits on a screen: who stands where, else how many; the rest is for machines."""
    debate = tell.debate
    look = "sides" if len(told) > FEW and _speak_for_themselves(told) else "titled"
    told = tuple(it._replace(look=look) for it in told)
    unplaced, said, shared = len([*_unplaced(tell)]), own_language(tell), one_source(tell)
    room = SCREEN - AROUND - len((*debate.common_ground, *said, *shared)) - bool(unplaced) - (sort == "split")
    if sum(map(_height, told)) > room:
        told = tuple(it._replace(packed=True) for it in told)
    long = sum(map(_height, told)) <= room
    seen = {"dichotomies" if long else "counts", "voices", "agreed"}
    seen |= {"unplaced"} if unplaced <= NAMED else set()
    parts = _parts(tell, told, counts, ids=False)
    read = tuple(part._replace(machine=part.called not in seen or not part.value) for part in parts)
    order = [Word("order-split")] if sort == "split" and told else []
    beyond = Word("unplaced-many", {"count": unplaced, "of": len(debate.speakers)})
    foot = Foot(
        _signs(tell, told) if long else (),
        (*order, *([beyond] if unplaced > NAMED and told else []), *said),
        hints(tell, counts, sort, long, which),
        shared,
    )
    under = _under(debate, long)
    return Card("debate", debate.id, tell.told(debate.title), read, foot, under, _edge(tell))


def _edge(tell: Presenter) -> tuple[Value, ...]:
    """Where and when it took place."""
    if not (happened := tell.debate.event):
        return ()
    place, date = tell.name(happened.place), Date(happened.date) if happened.date else None
    return tuple(value for value in (place, date) if value)


def _under(debate: Debate, long: bool) -> Word:
    """What the first screen is about, in a line."""
    count, of = len(debate.dichotomies), len(debate.speakers)
    if not count:
        return Word("spoken", {"speakers": of, "quotes": len(debate.quotes)})
    if not of:
        return Word("asked-nobody-1" if count == 1 else "asked-nobody", {"count": count})
    if long:
        return Word("asked-1" if count == 1 else "asked", {"count": count})
    return Word("asked-many-1" if count == 1 else "asked-many", {"count": count, "of": of})


def _parts(
    tell: Presenter, told: tuple[Columns, ...], counts: Sequence[Counts], ids: bool = True
) -> tuple[Part, ...]:
    """All that a debate is about, as far as there is any; that there is no common ground is said, too."""
    of = tell.debate
    agreed, unplaced = tell.refs(of.common_ground), tell.refs(_unplaced(tell))
    ground = (agreed if ids else ByName(agreed, apart=True)) if agreed else None
    parts = (
        Part("question", tell.text(of.question)),
        *(event(tell, of.event) if of.event else ()),
        Part("summary", tell.text(of.summary)),
        Part("by", tell.name(of.by)),
        Part("dichotomies", told, bare=True),
        Part("counts", tuple(counts), bare=True),
        Part("voices", () if told else tuple(_voice(tell, name) for name in of.speakers), bare=True),
        Part("common-ground", ground, label="agreed"),
        Part("unplaced", ByName(unplaced) if unplaced and told else None, label="unplaced"),
        Part("themes", tell.refs(of.themes)),
        Part("speakers", tell.refs(of.speakers)),
        Part("sources", tell.refs(of.sources)),
    )
    return tuple(part for part in parts if part.value or part.key == "common-ground")


def event(tell: Presenter, happened: Event) -> tuple[Part, ...]:
    """What took place, when and where, and how sure that is."""
    return (
        Part("event", tell.text(happened.title)),
        Part("date", Date(happened.date) if happened.date else None),
        Part("place", tell.name(happened.place)),
        Part("note", tell.text(happened.note)),
    )


def _of(tell: Presenter, counts: Sequence[Counts], speakers: Collection[str], everything: bool) -> Card:
    """What some speakers say: the questions that they stand on or spoke to, and all their quotes."""
    debate = tell.debate
    names = [name for name in debate.speakers if name in speakers]
    theirs = [it for it in counts if any(tell.on(name, it.of.id) != SILENT for name in names)]
    asked = ((debate.dichotomies[it.of.id], it.number) for it in theirs)
    told = tuple(
        facing(tell, it, n, names, True)._replace(look="" if everything else "titled") for it, n in asked
    )
    said = (quote for quote in debate.quotes.values() if quote.speaker in names)
    parts = [
        Part("only", tell.refs(names), machine=True),
        Part("question", tell.text(debate.question), machine=not everything),
        Part("dichotomies", told, bare=True),
        Part("quotes", tell.quotations(said), NO_QUOTES),
    ]
    kept = tuple(part for part in parts if part.value or (part.key == "quotes" and not told))
    foot = Foot(_signs(tell, told), own_language(tell), shared=one_source(tell))
    under = Word("only-these", {"names": tuple(ref.name.text for ref in tell.refs(names))})
    return Card("debate", debate.id, tell.told(debate.title), kept, foot, under, _edge(tell))


def _voice(tell: Presenter, name: str) -> Counts:
    """How much a speaker says."""
    count = len(tell.debate.said.get(name, ()))
    return Counts(tell.ref(tell.debate.speakers[name]), (), (("quotes", count),))


def _unplaced(tell: Presenter) -> Iterator[str]:
    """Who takes no side anywhere, was given none, and does not say so either."""
    for name in tell.debate.speakers:
        of = tell.standings.get(name, {}).values()
        if not any(standing.stance or standing.assigned for standing in of):
            yield name


def _height(it: Columns) -> int:
    """The lines that a question takes on a screen, with the empty one after it."""
    takers = max(_lines(cell, it.packed) for row in it.read for cell in row.cells)
    return 2 + (it.look == "titled") + takers + sum(not part.machine for part in it.also)


def _lines(cell: Value, packed: bool) -> int:
    """The lines that takers take, one below the other or in a row for each sign; of silence, one."""
    if not isinstance(cell, tuple) or not packed:
        return len(cell) if isinstance(cell, tuple) else 1
    taken: dict[str, int] = {}
    for it in cell:
        if isinstance(it, StanceView):
            taken[it.basis] = taken.get(it.basis, 0) + len(it.speaker.name.text) + MARKED
    return sum(ceil(cells / HALF) for cells in taken.values())


def _speak_for_themselves(told: Sequence[Columns]) -> bool:
    """Whether the sides of some questions tell these apart: no two are called the same."""
    called = [head.name.text for it in told for head in it.heads]
    return len(set(called)) == len(called)


def _stances(told: Sequence[Columns]) -> Iterator[StanceView]:
    """The stances that people see among some questions."""
    for it in told:
        cells = [cell for row in it.read for cell in row.cells]
        beside = [part.value for part in it.also if not part.machine]
        yield from (value for cell in cells for value in _among(cell))
        yield from (in_words_only(value) for cell in beside for value in _among(cell))


def _among(cell: Value) -> Iterator[StanceView]:
    if isinstance(cell, tuple):
        yield from (value for value in cell if isinstance(value, StanceView))


def _signs(tell: Presenter, told: Sequence[Columns]) -> tuple[Sign, ...]:
    """The signs that occur, and that of nobody."""
    found = (sign for sign in legend(_stances(told)) if sign.sign != "both")  # which words say
    return (*by_kind(tell.debate, found), *nobody(told))


def by_kind(debate: Debate, signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Some signs, of which that of what is reported says by what kind of source, if it is one source."""
    kinds = {debate.sources[name].type for name in _reported_by(debate)}
    return sourced(signs, *kinds) if len(kinds) == 1 and kinds <= SOURCE_TYPES else tuple(signs)


def _reported_by(debate: Debate) -> set[str]:
    """The sources (ids) of all that is reported of where somebody stands, if it is one; else none."""
    found = set()
    for stance in debate.stances:
        if stance.basis == "reported":
            shown = (debate.quotes[name].source for name in debate.evidence_of(stance))
            found |= {stance.source} if stance.source else {*shown}
    return found if len(found) == 1 else set()


def own_language(tell: Presenter) -> tuple[Value, ...]:
    """That nothing is in the language asked for, where that is so."""
    return (Word("own-language", {"language": tell.debate.language}),) if tell.alone else ()


def one_source(tell: Presenter) -> tuple[Part, ...]:
    """The one source that all is from, unless it is called as the debate is."""
    debate = tell.debate
    used = {quote.source for quote in debate.quotes.values()} | {s.source for s in debate.stances if s.source}
    if len(used) != 1:
        return ()
    source = debate.sources[used.pop()]
    named_alike = set(source.title.values()) & set(debate.title.values())
    return () if named_alike else (Part("source", ByName((tell.ref(source),))),)
