"""Who stands where: speakers by dichotomies, and one speaker's line."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from socinno.library import Library
from socinno.library.catalogue import Selection
from socinno.library.names import find_person
from socinno.model import Debate, Dichotomy, Speaker
from socinno.queries.presenter import Presenter, Records
from socinno.queries.quotes import Filters, chosen, sides
from socinno.queries.show import speaker_facts
from socinno.queries.speakers import speaks, with_speakers
from socinno.views import (
    Card,
    Column,
    Field,
    Head,
    Matrix,
    MatrixLine,
    Part,
    StanceView,
    Table,
    Text,
    Value,
    Word,
)


class Left(NamedTuple):
    """What the filters leave of a debate."""

    debate: Debate
    speakers: list[Speaker]
    dichotomies: list[Dichotomy]


def who(
    library: Library, filters: Filters, language: str, sort: str = "", everything: bool = False
) -> Matrix | Table:
    """Who stands where: of one debate a matrix, of several a record for each speaker and dichotomy.

    JSON has a record for each speaker of a debate with all stances, CSV one for each stance. Stop (2)
    for names that mean nothing or too much.
    """
    left = _left(library, filters)
    tellers = [(it, Presenter(it.debate, language)) for it in left]
    table = _matrix(*tellers[0]) if len(left) == 1 else _list(tellers)
    return table._replace(
        nested=Records(lambda: (it for of in tellers for it in _nested(*of))),
        flat=Records(lambda: (it for of in tellers for it in _flat(*of))),
    )


def speaker(library: Library, name: str, filters: Filters, language: str, everything: bool = False) -> Card:
    """One speaker's line: on each dichotomy the stance, and the quotes that show it. Stop as in `who`."""
    somebody = find_person(library, name)
    wanted = chosen(library, filters)._replace(speaker=frozenset({somebody}))
    lines: list[Card] = []
    facts: tuple[Part, ...] = ()
    for debate in with_speakers(library, wanted):
        speaker, tell = debate.speakers[somebody.id], Presenter(debate, language)
        facts = facts or tuple(p for p in speaker_facts(tell, speaker) if p.value and p.key != "about")
        lines += [_line(tell, speaker, d) for d in _dichotomies(debate, wanted)]
        title = tell.ref(speaker).name
    return Card("speaker", somebody.id, title, (*facts, Part("stances", tuple(lines))))


def _line(tell: Presenter, speaker: Speaker, dichotomy: Dichotomy) -> Card:
    """A speaker on one dichotomy: the mark on its axis, why, and the quotes in full."""
    stance = tell.standing(speaker, dichotomy, "axis")
    quotes = tell.debate.quotes
    parts = (
        Part("question", tell.text(dichotomy.question)),
        Part("positions", tell.refs(dichotomy.positions)),
        Part("stance", stance._replace(brief=True)),
        Part("note", stance.note),
        Part("evidence", tell.quotations(quotes[quote.id] for quote in stance.evidence)),
    )
    return Card("dichotomy", dichotomy.id, tell.told(dichotomy.title), tuple(p for p in parts if p.value))


def _left(library: Library, filters: Filters) -> list[Left]:
    """What the filters leave of each debate; a debate that nobody is left of only if it is the one."""
    wanted = chosen(library, filters)
    found = [
        Left(debate, [s for s in debate.speakers.values() if speaks(debate, s, wanted)], of)
        for debate in with_speakers(library, wanted)
        for of in (_dichotomies(debate, wanted),)
    ]
    return [it for it in found if it.speakers and it.dichotomies] or found[:1]


def _dichotomies(debate: Debate, wanted: Selection) -> list[Dichotomy]:
    groups = sides(debate, wanted)
    asked = debate.dichotomies.values()
    return [d for d in asked if all(group & {d.id, *d.positions} for group in groups)]


def _matrix(of: Left, tell: Presenter) -> Matrix:
    """Speakers by the dichotomies of one debate."""
    places = {name: n for n, name in enumerate(tell.debate.dichotomies, 1)}
    heads = (
        Head(places[d.id], tell.ref(d), tell.text(d.short), tell.refs(d.positions)) for d in of.dichotomies
    )
    lines = (
        MatrixLine(tell.ref(s), tuple(_stances(of, tell, s, "positions")), tell.name(s.affiliation))
        for s in of.speakers
    )
    return Matrix("who", tuple(heads), tuple(lines), (), ())


def _list(tellers: list[tuple[Left, Presenter]]) -> Table:
    """Speakers and the dichotomies of their own debate, one below the other."""
    columns = (
        Column("speaker", (Field("speaker", "lead", "name"), Field("debate")), 2),
        Column("dichotomy", (Field("dichotomy", beside="name"),), 3),
        Column("stance", (Field("stance"),), 3),
    )
    records: tuple[Mapping[str, Value], ...] = tuple(
        {
            "debate": Text(of.debate.id),
            "speaker": stance.speaker,
            "dichotomy": stance.dichotomy,
            "stance": stance._replace(brief=True),
        }
        for of, tell in tellers
        for speaker in of.speakers
        for stance in _stances(of, tell, speaker, "positions")
    )
    return Table("who-across", columns, records, Word("no-speakers"))


def _stances(of: Left, tell: Presenter, speaker: Speaker, lead: str) -> list[StanceView]:
    return [tell.standing(speaker, dichotomy, lead) for dichotomy in of.dichotomies]


def _nested(of: Left, tell: Presenter) -> Iterator[Mapping[str, Value]]:
    """A record for each speaker, with all stances."""
    for speaker in of.speakers:
        stances = tuple(_stances(of, tell, speaker, "positions"))
        yield {"debate": Text(of.debate.id), "speaker": tell.ref(speaker), "stances": stances}


def _flat(of: Left, tell: Presenter) -> Iterator[Mapping[str, Value]]:
    """A record for each speaker and dichotomy."""
    for speaker in of.speakers:
        for stance in _stances(of, tell, speaker, "positions"):
            yield {
                "debate": Text(of.debate.id),
                "speaker": stance.speaker,
                "affiliation": tell.name(speaker.affiliation),
                "dichotomy": stance.dichotomy,
                "state": Word(stance.state),
                "position": stance.positions,
                "basis": Word(stance.basis) if stance.basis else None,
                "assigned": stance.assigned and stance.assigned.positions,
                "evidence": stance.evidence,
                "date": stance.date,
                "changed_from": stance.changed and Word(stance.changed.state),
            }
