"""The first screen: the questions of a debate with who stands where, and what everyone agreed on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from socinno.agreement import SILENT, division
from socinno.model import SOURCE_TYPES, Debate, Dichotomy, Event, Position
from socinno.queries.hints import hints
from socinno.queries.legend import ORDER, legend, sourced
from socinno.queries.presenter import NO_QUOTES, NOBODY, Presenter, quotes_against, quotes_for
from socinno.views import Card, Columns, Date, Foot, Names, Part, Row, Sign, StanceView, Tally, Value, Word

SCREEN = 24  # lines: questions that take more are told in a line each
AROUND = 9  # of those: what stands above and below the questions
FEW = 3  # questions of which the title is told too, though their sides say enough
NAMED = 8  # speakers without a side that are named; of more their number is told


def overview(
    debate: Debate,
    language: str,
    speakers: frozenset[str] = frozenset(),
    sort: str = "file",
    everything: bool = False,
) -> Card:
    """A debate at a glance. With speakers (ids): only what they say, and where they stand.

    `sort`: the questions in the order of the `file`, or those first that `split` the speakers most.
    """
    tell = Presenter(debate, language)
    numbered = [*enumerate(debate.dichotomies.values(), 1)]
    counts = {it.id: tally(tell, it, n) for n, it in numbered}
    if sort == "split":
        numbered.sort(key=lambda pair: -_divides(counts[pair[1].id], len(debate.speakers)))
    if speakers:
        return _of(tell, numbered, speakers)
    told = tuple(facing(tell, it, n, everything=everything) for n, it in numbered)
    if everything:
        signs = _signs(tell, told, "legend-nobody")
        parts = _parts(tell, told, (), whole=True)
        title = tell.told(debate.title)
        return Card("debate", debate.id, title, _kept(parts), Foot(signs, _told(tell)))
    long = AROUND + sum(map(_height, told)) <= SCREEN
    look = "sides" if len(told) > FEW and _speak_for_themselves(told) else "titled"
    parts = _parts(
        tell, tuple(it._replace(look=look) for it in told), tuple(counts[it.id] for _, it in numbered)
    )
    seen = {"dichotomies" if long else "counts", "voices", "common-ground", "unplaced"}
    parts = [part._replace(machine=part.key not in seen or not part.value) for part in parts]
    signs = _signs(tell, told, "legend-nobody") if long else ()
    foot = Foot(signs, _told(tell), hints(tell, [counts[it.id] for _, it in numbered], sort, long))
    title = tell.told(debate.title)
    return Card("debate", debate.id, title, _kept(parts), foot, _under(debate, long), _edge(tell))


def _kept(parts: Sequence[Part]) -> tuple[Part, ...]:
    """What there is; that there is no common ground is said, too."""
    return tuple(part for part in parts if part.value or part.key == "common-ground")


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
    if long:
        return Word("asked-1" if count == 1 else "asked", {"count": count})
    return Word("asked-many-1" if count == 1 else "asked-many", {"count": count, "of": of})


def _parts(
    tell: Presenter, told: tuple[Columns, ...], counts: tuple[Tally, ...], whole: bool = False
) -> list[Part]:
    """All that a debate is about, whoever reads it; `whole`: with the ids of everything."""
    of = tell.debate
    agreed, unplaced = tell.refs(of.common_ground), tell.refs(_unplaced(tell))
    voices = tuple(_voice(tell, name) for name in of.speakers) if counts == () and not told else ()
    return [
        Part("question", tell.text(of.question)),
        *(event(tell, of.event) if of.event else ()),
        Part("summary", tell.text(of.summary)),
        Part("by", tell.name(of.by)),
        Part("dichotomies", told, bare=True),
        Part("counts", counts, bare=True),
        Part("voices", voices, bare=True),
        Part("common-ground", (agreed if whole else Names(agreed, True)) if agreed else None, label="agreed"),
        Part("unplaced", Names(unplaced) if unplaced and told else None, label="unplaced"),
        Part("themes", tell.refs(of.themes)),
        Part("speakers", tell.refs(of.speakers)),
        Part("sources", tell.refs(of.sources)),
    ]


def event(tell: Presenter, happened: Event) -> tuple[Part, ...]:
    """What took place, when and where, and how sure that is."""
    return (
        Part("event", tell.text(happened.title)),
        Part("date", Date(happened.date) if happened.date else None),
        Part("place", tell.name(happened.place)),
        Part("note", tell.text(happened.note)),
    )


def _of(tell: Presenter, numbered: Sequence[tuple[int, Dichotomy]], speakers: Collection[str]) -> Card:
    """What some speakers say: the questions that they stand on or spoke to, and all their quotes."""
    debate = tell.debate
    names = [name for name in debate.speakers if name in speakers]
    theirs = ((n, it) for n, it in numbered if any(tell.on(name, it.id) != SILENT for name in names))
    told = tuple(facing(tell, it, n, names, True)._replace(look="titled") for n, it in theirs)
    said = (quote for quote in debate.quotes.values() if quote.speaker in names)
    parts = [
        Part("only", tell.refs(names), machine=True),
        Part("question", tell.text(debate.question), machine=True),
        Part("dichotomies", told, bare=True),
        Part("quotes", tell.quotations(said), NO_QUOTES),
    ]
    kept = tuple(part for part in parts if part.value or (part.key == "quotes" and not told))
    foot = Foot(_signs(tell, told, "legend-none-of-them"), _told(tell))
    under = Word("only-these", {"names": tuple(ref.name.text for ref in tell.refs(names))})
    return Card("debate", debate.id, tell.told(debate.title), kept, foot, under, _edge(tell))


def facing(
    tell: Presenter,
    dichotomy: Dichotomy,
    number: int = 0,
    among: Sequence[str] = (),
    everything: bool = False,
) -> Columns:
    """The two positions of a dichotomy facing each other, with who takes each.

    `among`: only these speakers (ids). `everything`: with what shows where they stand, and who is silent.
    """
    sides = tuple(dichotomy.positions.values())
    who = tuple(_takers(tell, p, n, among, not everything) or None for n, p in enumerate(sides))
    counts = tuple(_quote_counts(tell.debate, p.id) for p in sides)
    some = any(who)
    rows = (
        Row("who", who, empty=NOBODY, machine=not some and (bool(among) or any(counts))),
        Row("quotes", counts, empty=NO_QUOTES, machine=some and not everything),
    )
    also = besides(tell, dichotomy, among, everything)
    return Columns(
        "facing",
        tuple(map(tell.ref, sides)),
        rows if any(counts) and not among else rows[:1],
        tell.ref(dichotomy),
        tell.text(dichotomy.question),
        also=also,
        number=number,
    )


def _takers(
    tell: Presenter, of: Position, side: int, among: Sequence[str], brief: bool
) -> tuple[StanceView, ...]:
    """Who takes a side, what is known best first; of a divided group some do, and others do not."""
    found = sorted(
        tell.taking(of, among) or (),
        key=lambda it: ORDER.index(it.state if it.state == "assigned" else it.basis),
    )
    half = ("some", "others")[side]
    return tuple(it._replace(brief=brief, half=half if it.state == "divided" else "") for it in found)


def besides(
    tell: Presenter, dichotomy: Dichotomy, among: Collection[str] = (), everything: bool = True
) -> tuple[Part, ...]:
    """Who takes neither side of a dichotomy, and who spoke to it without a known stance.

    `everything`: people read of these too, and of who is silent.
    """
    names = [name for name in tell.debate.speakers if not among or name in among]
    on = [name for name in names if dichotomy.id in tell.standings.get(name, ())]
    found = [tell.standing(tell.debate.speakers[name], dichotomy) for name in on]
    neither = tuple(it._replace(brief=not everything) for it in found if it.state == "neither")
    spoke = tuple(stance.speaker for stance in found if stance.state == "spoke" and not stance.assigned)
    parts = [Part("neither", neither), Part("spoke", spoke, machine=not everything)]
    if everything and not among:
        silent = (name for name in names if tell.on(name, dichotomy.id) == SILENT)
        parts.append(Part("silent", tell.refs(silent)))
    return tuple(part for part in parts if part.value)


def tally(tell: Presenter, dichotomy: Dichotomy, number: int) -> Tally:
    """How many speakers take each side of a dichotomy alone, both sides, neither, or none that is known."""
    states = [tell.on(name, dichotomy.id).state for name in tell.debate.speakers]
    first, second = tell.refs(dichotomy.positions)
    beside = {
        "both": states.count("connects") + states.count("divided"),
        "neither": states.count("neither"),
        "spoke": states.count("spoke"),
        "silent": states.count("silent"),
    }
    sides = (first, states.count("first")), (second, states.count("second"))
    return Tally(tell.ref(dichotomy), sides, tuple(beside.items()), number)


def _divides(it: Tally, of: int) -> float:
    (_, first), (_, second) = it.sides
    return division(first, second, of)


def _voice(tell: Presenter, name: str) -> Tally:
    """How much a speaker says."""
    count = len(tell.debate.said.get(name, ()))
    return Tally(tell.ref(tell.debate.speakers[name]), (), (("quotes", count),))


def _unplaced(tell: Presenter) -> Iterator[str]:
    """Who takes no side anywhere, was given none, and does not say so either."""
    for name in tell.debate.speakers:
        of = tell.standings.get(name, {}).values()
        if not any(standing.stance or standing.assigned for standing in of):
            yield name


def _height(it: Columns) -> int:
    """The lines that a question takes, with its title and the empty one after it."""
    takers = max(len(cell) if isinstance(cell, tuple) else 1 for row in it.read for cell in row.cells)
    return 2 + takers + sum(not part.machine for part in it.also)


def _speak_for_themselves(told: Sequence[Columns]) -> bool:
    """Whether the sides of some questions tell these apart: no two are called the same."""
    called = [head.name.text for it in told for head in it.heads]
    return len(set(called)) == len(called)


def _stances(told: Sequence[Columns]) -> Iterator[StanceView]:
    """The stances that people see among some questions."""
    for it in told:
        cells = [cell for row in it.read for cell in row.cells]
        for cell in (*cells, *(part.value for part in it.also if not part.machine)):
            if isinstance(cell, tuple):
                yield from (value for value in cell if isinstance(value, StanceView))


def _signs(tell: Presenter, told: Sequence[Columns], nobody: str) -> tuple[Sign, ...]:
    """The signs that occur; `nobody` is the key of what it means that nobody stands at a side."""
    found = tuple(sign for sign in legend(_stances(told)) if sign.sign != "both")  # which words say
    kinds = {tell.debate.sources[name].type for name in _reported_by(tell.debate)}
    if len(kinds) == 1 and kinds <= SOURCE_TYPES:
        found = sourced(found, *kinds)
    cells = (cell for it in told for row in it.read if row.key == "who" for cell in row.cells)
    spoke = any(part.key == "spoke" and not part.machine for it in told for part in it.also)
    found += (Sign("spoke", Word("legend-spoke")),) if spoke else ()
    return (*found, Sign("silent", Word(nobody))) if not all(cells) else found


def _reported_by(debate: Debate) -> set[str]:
    """The sources (ids) of all that is reported of where somebody stands, if it is one; else none."""
    found = set()
    for stance in debate.stances:
        if stance.basis == "reported":
            shown = (debate.quotes[name].source for name in debate.evidence_of(stance))
            found |= {stance.source} if stance.source else {*shown}
    return found if len(found) == 1 else set()


def _told(tell: Presenter) -> tuple[Value, ...]:
    """What holds for all that is shown: its language where nothing is in the one asked for, its source."""
    debate = tell.debate
    told = [Word("own-language", {"language": debate.language})] if tell.alone else []
    used = {quote.source for quote in debate.quotes.values()} | {s.source for s in debate.stances if s.source}
    if len(used) == 1:
        title = tell.ref(debate.sources[used.pop()]).name.text
        told += [Word("one-source", {"source": title})] if title not in debate.title.values() else []
    return tuple(told)


def _quote_counts(debate: Debate, position: str) -> Word | None:
    supporting, challenging = len(quotes_for(debate, position)), len(quotes_against(debate, position))
    facts = {"supporting": supporting, "challenging": challenging}
    return Word("quote-counts", facts) if supporting or challenging else None
