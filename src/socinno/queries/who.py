"""Who stands where: speakers by dichotomies, one speaker's line, and pairs who agree or differ most."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from socinno.agreement import OUTCOMES, Relation, bits, relations
from socinno.library import Library
from socinno.library.catalogue import Person, Selection, person
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
    Ref,
    StanceView,
    Table,
    Text,
    Value,
    Word,
)

HOW = ("agree", "partly", "differ")
AT = {tuple(outcome): n for n, outcome in enumerate(OUTCOMES)}
INFERRED = tuple(f"{how}-inferred" for how in HOW)


class Pair(NamedTuple):
    """Two speakers, and how they relate in each debate, with the dichotomies of that."""

    first: Ref
    second: Ref
    shared: list[tuple[Relation, Sequence[Ref]]]

    def on(self, how: str, sure: bool = True) -> tuple[Ref, ...]:
        """The dichotomies on which they `agree`, agree `partly`, or `differ`: surely, or as we read it."""
        n = AT[how, sure]
        return tuple(refs[place] for relation, refs in self.shared for place in bits(relation.masks[n]))

    def many(self, how: str, sure: bool) -> int:
        """How many these are."""
        n = AT[how, sure]
        return sum([relation.masks[n].bit_count() for relation, _ in self.shared])

    def count(self, sure: bool = True) -> int:
        """How many dichotomies both take a side on surely, or as we read it."""
        n = AT[HOW[0], sure]
        return sum([sum(relation.masks[n : n + len(HOW)]).bit_count() for relation, _ in self.shared])


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


def pairs(
    library: Library,
    filters: Filters,
    language: str,
    min_shared: int | None = None,
    with_inferred: bool = False,
    limit: int = 0,
) -> Table:
    """A record for each two speakers who both take a side on some dichotomy. Stop (2) as in `who`.

    What rests on a reading of ours is told apart, and not among what they share.
    """
    columns = (
        Column("pair", (Field("first"), Field("second")), 3),
        Column("compared", tuple(Field(key, "label") for key in (*HOW, *INFERRED)), 4),
        Column("shared", (Field("shared"),), 2),
    )
    left = _left(library, filters)
    return Table("pairs", columns, Records(lambda: map(_record, _pairs(left, language))), Word("no-pairs"))


def _record(pair: Pair) -> Mapping[str, Value]:
    compared = {key: pair.on(how, sure) for key, (how, sure) in zip((*HOW, *INFERRED), OUTCOMES, strict=True)}
    return {"first": pair.first, "second": pair.second, **compared, "shared": pair.count()}


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


def _pairs(left: list[Left], language: str) -> list[Pair]:
    """Every two speakers who share a dichotomy, those who share most first, in whichever debates."""
    found: dict[tuple[Person, Person], Pair] = {}
    for debate, speakers, dichotomies in left:
        tell = Presenter(debate, language)
        refs = {it.id: tell.ref(it) for it in (*speakers, *dichotomies)}
        people = {speaker.id: person(speaker) for speaker in speakers}
        asked = [dichotomy.id for dichotomy in dichotomies]
        named = [refs[name] for name in asked]
        for relation in relations(tell.standings, people, asked):
            both = people[relation.first], people[relation.second]
            pair = found.setdefault(both, Pair(refs[relation.first], refs[relation.second], []))
            pair.shared.append((relation, named))
    return sorted(found.values(), key=lambda pair: -pair.count())
