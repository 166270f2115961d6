"""Who stands where: speakers by dichotomies, one speaker's line, and pairs who agree or differ most."""

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from socinno.agreement import relations
from socinno.library import Library
from socinno.library.catalogue import Person, Selection, person
from socinno.library.names import find_people
from socinno.model import Debate, Dichotomy, Speaker
from socinno.queries.presenter import Presenter
from socinno.queries.quotes import Filters, chosen, sides
from socinno.queries.show import speaker_facts
from socinno.queries.speakers import speaks, with_speakers
from socinno.views import Axis, Card, Column, Field, Part, Ref, Table, Text, Value, Word

MOST_PAIRS = 5  # pairs named below the matrix; `who --pairs` lists them all
HOW = ("agree", "partly", "differ")


class Pair(NamedTuple):
    """Two speakers, and the dichotomies that both speak to, each with how their stances relate."""

    first: Ref
    second: Ref
    shared: list[tuple[str, Ref]]

    def on(self, how: str) -> tuple[Ref, ...]:
        """The dichotomies on which they `agree`, agree `partly`, or `differ`."""
        return tuple(dichotomy for outcome, dichotomy in self.shared if outcome == how)


class Left(NamedTuple):
    """What the filters leave of a debate."""

    debate: Debate
    speakers: list[Speaker]
    dichotomies: list[Dichotomy]


def who(library: Library, filters: Filters, language: str) -> Table:
    """Who stands where; below it the speakers who agree and differ most.

    Of one debate, a record for each speaker with a stance on an axis for each dichotomy; of several,
    a record for each speaker and dichotomy. Stop (2) for names that mean nothing or too much.
    """
    left = _left(library, filters)
    found = _pairs(left, language)
    also = (Part("pairs-agree", _most(found, "agree")), Part("pairs-differ", _most(found, "differ")))
    several = len({person(speaker) for it in left for speaker in it.speakers}) > 1
    table = _matrix(left[0], language) if len(left) == 1 else _list(left, language)
    return table._replace(also=also if several else ())


def pairs(library: Library, filters: Filters, language: str) -> Table:
    """A record for each two speakers who both speak to some dichotomy. Stop (2) as in `who`."""
    columns = (
        Column("pair", (Field("first"), Field("second")), 3),
        Column("compared", tuple(Field(how, "label") for how in HOW), 4),
        Column("shared", (Field("shared"),), 2),
    )
    records: tuple[Mapping[str, Value], ...] = tuple(
        {"first": it.first, "second": it.second, **{how: it.on(how) for how in HOW}, "shared": len(it.shared)}
        for it in _pairs(_left(library, filters), language)
    )
    return Table("pairs", columns, records, Word("no-pairs"))


def speaker(library: Library, name: str, filters: Filters, language: str) -> Card:
    """One speaker's line: on each dichotomy the stance, and the quotes that show it. Stop as in `who`."""
    [somebody] = find_people(library, (name,))
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
    stance = tell.stance(speaker.id, dichotomy.id)
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
    return [d for d in debate.dichotomies.values() if all(group & set(d.positions) for group in groups)]


def _matrix(of: Left, language: str) -> Table:
    """Speakers by the dichotomies of one debate."""
    tell = Presenter(of.debate, language)
    columns = (
        Column("speaker", (Field("speaker", "lead", "name"),), 1),
        *(
            Column(tell.ref(it), (Field(it.id, beside="basis"),), 1, tell.refs(it.positions))
            for it in of.dichotomies
        ),
    )
    records: tuple[Mapping[str, Value], ...] = tuple(
        {"speaker": tell.ref(speaker), **{d.id: _axis(tell, speaker, d) for d in of.dichotomies}}
        for speaker in of.speakers
    )
    return Table("who", columns, records, Word("no-speakers"))


def _list(left: list[Left], language: str) -> Table:
    """Speakers and the dichotomies of their own debate, one below the other."""
    columns = (
        Column("speaker", (Field("speaker", "lead", "name"), Field("debate")), 2),
        Column("dichotomy", (Field("dichotomy", beside="name"),), 3),
        Column("stance", (Field("stance"),), 3),
    )
    records: list[Mapping[str, Value]] = []
    for debate, speakers, dichotomies in left:
        tell = Presenter(debate, language)
        for speaker, dichotomy in product(speakers, dichotomies):
            stance = tell.stance(speaker.id, dichotomy.id)
            shown = tell.standing(stance, "positions")._replace(note=None) if stance else None
            of: Mapping[str, Value] = {"debate": Text(debate.id), "speaker": tell.ref(speaker)}
            records.append({**of, "dichotomy": tell.ref(dichotomy), "stance": shown})
    return Table("who-across", columns, tuple(records), Word("no-speakers"))


def _axis(tell: Presenter, speaker: Speaker, dichotomy: Dichotomy) -> Axis:
    stance = tell.stance(speaker.id, dichotomy.id)
    left, right = tell.refs(dichotomy.positions)
    return Axis((left, right), tell.standing(stance) if stance else None)


def _pairs(left: list[Left], language: str) -> list[Pair]:
    """Every two speakers who share a dichotomy, those who share most first, in whichever debates."""
    found: dict[tuple[Person, Person], Pair] = {}
    for debate, speakers, dichotomies in left:
        tell = Presenter(debate, language)
        refs = {it.id: tell.ref(it) for it in (*speakers, *dichotomies)}
        people = {speaker.id: person(speaker) for speaker in speakers}
        for first, second, outcomes in relations(tell.stances, people, [d.id for d in dichotomies]):
            both = people[first], people[second]
            pair = found.setdefault(both, Pair(refs[first], refs[second], []))
            pair.shared.extend((how, refs[name]) for name, how in outcomes.items())
    return sorted(found.values(), key=lambda pair: -len(pair.shared))


def _most(found: list[Pair], how: str) -> Table:
    """The pairs who agree, or differ, on most; each with how many dichotomies that rests on."""
    relevant = [pair for pair in found if pair.on(how)]
    relevant.sort(key=lambda pair: (-len(pair.on(how)), len(pair.shared)))
    columns = (
        Column("pair", (Field("first"), Field("second")), 2),
        Column("count", (Field("count"),), 3),
        Column("on", (Field("on"),), 3),
    )
    records: tuple[Mapping[str, Value], ...] = tuple(
        {
            "first": pair.first,
            "second": pair.second,
            "count": Word(f"{how}-on", {"count": len(pair.on(how)), "of": len(pair.shared)}),
            "on": pair.on(how),
        }
        for pair in relevant[:MOST_PAIRS]
    )
    return Table(
        f"pairs-{how}", columns, records, Word("no-agreement" if how == "agree" else "no-difference")
    )
