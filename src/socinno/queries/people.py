"""The card of a speaker: who it is, where they stand, and what they say; in several debates as one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import cast

from socinno.library import Library
from socinno.library.catalogue import Person
from socinno.library.names import Found
from socinno.model import Speaker
from socinno.queries.cards import FEW, CardOptions, aside, carded, ids_of, left, quoted, signing, two_ways
from socinno.queries.hints import alone, comparable, typed
from socinno.queries.presenter import NO_QUOTES, Presenter, distinct
from socinno.views import Card, Column, Field, Hint, Part, Quotation, Signed, Table, Text, Value, Word

STANCES = (
    Column("dichotomy", (Field("dichotomy", beside="name"),), 2),
    Column("stance", (Field("stance"),), 3),
)
"""A table of stances, as machines read it."""


def speaker_card(options: CardOptions, it: Speaker) -> Card:
    """A speaker of one debate."""
    tell = options.tell
    said = tell.debate.said.get(it.id, ())
    quotes, more = quoted(options, said)
    asked = options.keeps_speaker(it.id)
    shown = standing(options, it) if asked else ()
    parts = (
        *introduced(options, speaker_facts(tell, it)),
        *two_ways(Part("stances", shown), stances(tell, it) if asked else None),
        *two_ways(Part("quotes", quotes, NO_QUOTES), options.whole(said)),
    )
    card = Card(it.what, it.id, tell.ref(it).name, parts)
    noted = [Hint("show", quote.id) for quote in quotes if isinstance(quote, Quotation) and quote.note][:1]
    hints = [*_compared(tell, it), *(() if options.opened else noted), *_rest(it, more)]
    return carded(options, card, hints, _left(more) if asked else _other(tell, it))


def speaker_facts(tell: Presenter, it: Speaker) -> list[Part]:
    """Who a speaker is: kind of voice, honorific, role, affiliation, and what else is known."""
    return [
        Part("also", tuple(map(Text, it.also))),
        Part("voice", Word(it.kind)),
        Part("honorific", Text(it.honorific) if it.honorific else None),
        Part("role", tell.text(it.role)),
        Part("affiliation", tell.name(it.affiliation)),
        Part("about", tell.text(it.about)),
    ]


def introduced(options: CardOptions, facts: Sequence[Part]) -> list[Part]:
    """The facts of a speaker as people read them: a role and an affiliation need no label, and with one of
    these nothing else is needed to know who it is."""
    bare = [part._replace(bare=True) for part in facts if part.key in ("role", "affiliation")]
    others = [part for part in facts if part.key not in ("role", "affiliation")]
    if any(part.value for part in bare):
        return [*bare, *aside(options, *others)]
    last = others.pop()
    return [last._replace(bare=True), *aside(options, *others)]


def stances(tell: Presenter, it: Speaker) -> Table:
    """Where a speaker stands on each dichotomy, silence included."""
    found = [tell.standing(it, dichotomy, "positions") for dichotomy in tell.debate.dichotomies.values()]
    return Table("stances", STANCES, tuple({"dichotomy": s.dichotomy, "stance": s} for s in found))


def standing(options: CardOptions, it: Speaker) -> tuple[Value, ...]:
    """Where a speaker stands, a line for each dichotomy on which anything is known; the others counted."""
    found = [*_signed(options, it)]
    known = [sign for sign in found if sign.stance.state != "silent" or sign.stance.assigned]
    if options.everything:
        return tuple(found)
    silent = len(found) - len(known)
    of = "questions" if known else "all-questions"
    return (*known, *([left(of, silent)] if silent else []))


def _signed(options: CardOptions, it: Speaker) -> Iterator[Signed]:
    """Where a speaker stands on each dichotomy."""
    sign = signing(options)
    for dichotomy in options.tell.debate.dichotomies.values():
        yield sign(options.tell.standing(it, dichotomy, "dichotomy"))


def _left(more: int) -> tuple[Value, ...]:
    return (left("quotes", more),) if more else ()


def _other(tell: Presenter, it: Speaker) -> tuple[Value, ...]:
    """That of this speaker nothing was asked for."""
    return (Word("other-speaker", {"asked": tell.ref(it).name.text}),)


def _rest(it: Speaker, more: int) -> list[Hint]:
    return [Hint("quotes", f"-s {it.id} --limit 0")] if more else []


def _compared(tell: Presenter, it: Speaker) -> list[Hint]:
    """The first other speaker who takes a side where this one does, to compare them."""
    speakers = tell.debate.speakers
    own = {on for on, where in tell.standings.get(it.id, {}).items() if where.stance}
    others = (
        name
        for name, known in tell.standings.items()
        if name != it.id and any(known[on].stance for on in own & known.keys())
    )
    two = (it, speakers[name]) if (name := next(others, "")) else ()
    words = (typed(tell, of, comparable(tell.debate)) for of in two)
    return [Hint("compare", " ".join(words))] if two else []


def everywhere(
    library: Library,
    found: list[Found],
    language: str,
    among: Collection[Person] = (),
    everything: bool = False,
) -> Card:
    """A speaker of several debates as one: what each says of them, where they stand, their quotes."""
    people = [
        (CardOptions(Presenter(d, language), ids_of(among, d), everything), cast(Speaker, it))
        for d, it in found
    ]
    facts = zip(*(speaker_facts(options.tell, it) for options, it in people), strict=True)
    told = [Part(same[0].key, distinct(part.value for part in same)) for same in facts]
    options, it = people[0]
    room, more = FEW, 0
    shown: list[Value] = []
    for of, same in people:
        quotes, beyond = quoted(of, of.tell.debate.said.get(same.id, ()), room)
        room, more = room - len(quotes), more + beyond
        shown += [of.tell.ref(of.tell.debate), *quotes] if quotes else []
    where = chain.from_iterable(
        (of.tell.ref(of.tell.debate), *standing(of, same)) for of, same in people if of.keeps_speaker(same.id)
    )
    parts = (
        *introduced(options, told),
        Part("debates", tuple(of.tell.ref(of.tell.debate) for of, _ in people), machine=True),
        *two_ways(Part("stances", tuple(where)), _stances_by_debate(people)),
        *two_ways(Part("quotes", tuple(shown) or None, NO_QUOTES), _quotes_by_debate(people)),
    )
    card = Card(it.what, it.id, options.tell.ref(it).name, parts)
    typed = alone(library, options.tell.debate, (it,))
    hints = [Hint("quotes", f"-s {typed} --limit 0")] if more else []
    asked = any(of.keeps_speaker(same.id) for of, same in people)
    return carded(options, card, hints, _left(more) if asked else _other(options.tell, it))


def _stances_by_debate(people: Sequence[tuple[CardOptions, Speaker]]) -> Table:
    records = (
        {"debate": of.tell.ref(of.tell.debate), **record}
        for of, it in people
        if of.keeps_speaker(it.id)
        for record in stances(of.tell, it).records
    )
    return Table("stances", (Column("debate", (Field("debate"),), 2), *STANCES), tuple(records))


def _quotes_by_debate(people: Sequence[tuple[CardOptions, Speaker]]) -> Value:
    said = (quote for of, it in people for quote in of.whole(of.tell.debate.said.get(it.id, ())) or ())
    return tuple(said) or None
