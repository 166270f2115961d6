"""One thing in full: a card for each sort of thing, down to the quotes that show what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from socinno.agreement import SILENT
from socinno.library import Library
from socinno.library.names import Found, at, meant, only, people_of
from socinno.model import SOURCE_TYPES, Debate, Dichotomy, Position, Quote, Source, Speaker, Theme, Topic
from socinno.queries.overview import overview
from socinno.queries.presenter import NO_QUOTES, NOBODY, Presenter, distinct, quotes_against, quotes_for
from socinno.queries.questions import besides
from socinno.views import (
    Card,
    Column,
    Columns,
    Date,
    Field,
    Part,
    Quotation,
    Row,
    StanceView,
    Table,
    Text,
    Word,
)

ALWAYS = frozenset({"who", "stances", "quotes", "quotes-for", "quotes-against"})
"""Aspects of which it is said that there is nothing; others are then left out."""

STANCES = (
    Column("dichotomy", (Field("dichotomy", beside="name"),), 2),
    Column("stance", (Field("stance"),), 3),
)
"""A table of stances as people see it."""


def show(
    library: Library,
    name: str,
    language: str,
    speakers: str | Sequence[str] = (),
    everything: bool = False,
) -> Card:
    """Everything about the one thing that a name means. Stop (2) if it means nothing or too much."""
    found = meant(library, name)
    if len(found) > 1 and all(entry.what == "speaker" for entry in found) and len(people_of(found)) == 1:
        return everywhere([at(library, entry) for entry in found], language)
    debate, thing = only(library, name, found)
    if isinstance(thing, Debate):
        return overview(debate, language)
    tell = Presenter(debate, language)
    title = tell.ref(thing).name
    parts = CARDS[thing.what](tell, thing)
    return Card(thing.what, thing.id, title, tuple(p for p in parts if p.value or p.key in ALWAYS))


def _dichotomy(tell: Presenter, it: Dichotomy) -> list[Part]:
    sides = tuple(it.positions.values())
    silent = [s for s in tell.debate.speakers if tell.on(s, it.id) == SILENT]
    return [
        Part("question", tell.text(it.question)),
        Part("summary", tell.text(it.summary)),
        Part("positions", Columns("positions", tell.refs(it.positions), position_rows(tell, sides))),
        *besides(tell, it),
        Part("silent", tell.refs(silent)),
        *([Part("quotes", tell.quotations(tell.debate.quotes[q] for q in it.quotes))] if it.quotes else []),
    ]


def position_rows(tell: Presenter, sides: tuple[Position, ...]) -> tuple[Row, ...]:
    """What is compared of positions: the claim, who takes it and how we know, quotes."""
    debate = tell.debate
    rows = (
        Row("claim", tuple(tell.text(p.claim) for p in sides)),
        Row("summary", tuple(tell.text(p.summary) for p in sides)),
        Row("who", tuple(tell.taking(p) for p in sides), empty=NOBODY),
        Row("quotes-for", tuple(tell.quotations(quotes_for(debate, p.id)) for p in sides), empty=NO_QUOTES),
        Row(
            "quotes-against",
            tuple(tell.quotations(quotes_against(debate, p.id)) for p in sides),
            empty=NO_QUOTES,
        ),
    )
    return tuple(row for row in rows if any(row.cells) or row.key in ALWAYS)


def _position(tell: Presenter, it: Position) -> list[Part]:
    dichotomy = tell.debate.dichotomy_of(it.id)
    opposite = tell.refs(p for p in dichotomy.positions if p != it.id)
    return [
        Part("claim", tell.text(it.claim)),
        Part("summary", tell.text(it.summary)),
        Part("dichotomy", tell.ref(dichotomy)),
        Part("facing", opposite),
        Part("who", tell.taking(it), NOBODY),
        Part("quotes-for", tell.quotations(quotes_for(tell.debate, it.id)), NO_QUOTES),
        Part("quotes-against", tell.quotations(quotes_against(tell.debate, it.id)), NO_QUOTES),
    ]


def _speaker(tell: Presenter, it: Speaker) -> list[Part]:
    return [
        *speaker_facts(tell, it),
        Part("stances", stances(tell, it)),
        Part("quotes", tell.quotations(tell.debate.said.get(it.id, ())), NO_QUOTES),
    ]


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


def everywhere(found: list[Found], language: str) -> Card:
    """A speaker of several debates as one: what each says of them, where they stand, their quotes."""
    tellers = [(Presenter(debate, language), cast(Speaker, thing)) for debate, thing in found]
    facts = zip(*(speaker_facts(tell, it) for tell, it in tellers), strict=True)
    rows = [
        {"debate": tell.ref(tell.debate), **record}
        for tell, it in tellers
        for record in stances(tell, it).records
    ]
    spoken = (
        quote for tell, it in tellers for quote in tell.quotations(tell.debate.said.get(it.id, ())) or ()
    )
    columns = (Column("debate", (Field("debate"),), 2), *STANCES)
    parts = (
        *(Part(same[0].key, distinct(part.value for part in same)) for same in facts),
        Part("debates", tuple(tell.ref(tell.debate) for tell, _ in tellers)),
        Part("stances", Table("stances", columns, tuple(rows))),
        Part("quotes", tuple(spoken) or None, NO_QUOTES),
    )
    tell, it = tellers[0]
    kept = tuple(p for p in parts if p.value or p.key in ALWAYS)
    return Card(it.what, it.id, tell.ref(it).name, kept)


def stances(tell: Presenter, it: Speaker) -> Table:
    """Where a speaker stands on each dichotomy, silence included."""
    found = [tell.standing(it, dichotomy, "positions") for dichotomy in tell.debate.dichotomies.values()]
    return Table("stances", STANCES, tuple({"dichotomy": s.dichotomy, "stance": s} for s in found))


def _quote(tell: Presenter, it: Quote) -> list[Part]:
    debate = tell.debate
    others = debate.quotes.values()
    holders = [t.id for t in debate.things.values() if it.id in getattr(t, "quotes", ())]
    return [
        Part("quote", tell.quotation(it)),
        Part("found", Word("found-unchecked", {"outcome": "unchecked"}) if it.kind == "direct" else None),
        Part("shows", tuple(_shown_by(tell, it))),
        Part("supported-by", tell.refs(q.id for q in others if it.id in q.supports)),
        Part("challenged-by", tell.refs(q.id for q in others if it.id in q.challenges)),
        Part("part-of", tell.refs(holders)),
    ]


def has_text(library: Library, card: Card) -> bool:
    """Whether a card is that of a direct quote whose source has a text, to compare it with."""
    quotation = card.parts[0].value if card.kind == "quote" else None
    if not isinstance(quotation, Quotation) or quotation.kind != "direct":
        return False
    return library.debate(quotation.debate).sources[quotation.source.id].file is not None


def _shown_by(tell: Presenter, it: Quote) -> Iterator[StanceView]:
    """Where the quote shows that somebody stands."""
    asked = [d for d in tell.debate.bearing[it.id] if d in tell.debate.dichotomies]
    for dichotomy in (d for d in tell.debate.dichotomies.values() if d.id in asked):
        for speaker in tell.debate.speakers.values():
            stance = tell.standing(speaker, dichotomy)
            shown = (stance, stance.assigned)
            yield from (s for s in shown if s and any(quote.id == it.id for quote in s.evidence))


def _source(tell: Presenter, it: Source) -> list[Part]:
    def plain(key: str, value: str | None) -> Part:
        return Part(key, Text(value) if value else None)

    def names(people: tuple[Any, ...]) -> tuple[Text, ...]:
        return tuple(Text(p.literal or " ".join(x for x in (p.given, p.family) if x)) for p in people)

    quotes = tuple(q.id for q in tell.debate.quotes.values() if q.source == it.id)
    return [
        Part("type", Word(it.type) if it.type in SOURCE_TYPES else Text(it.type)),
        Part("author", names(it.author)),
        Part("editor", names(it.editor)),
        plain("container-title", it.container_title),
        plain("publisher", it.publisher),
        plain("publisher-place", it.publisher_place),
        Part("issued", Date(it.issued) if it.issued else None),
        Part("accessed", Date(it.accessed) if it.accessed else None),
        *(plain(key, getattr(it, key)) for key in ("edition", "volume", "issue", "page")),
        *(plain(key, getattr(it, key)) for key in ("ISBN", "DOI", "URL", "language")),
        Part("note", tell.text(it.note)),
        Part("quotes", tell.refs(quotes) or Word("none-quoted")),
    ]


def _gathering(tell: Presenter, it: Any) -> list[Part]:
    """Common ground, a theme or a topic: a summary, its topics, and the quotes that show it."""
    topics = tuple(_topic(tell, t) for t in it.topics.values()) if isinstance(it, Theme) else ()
    quotes = tell.quotations(tell.debate.quotes[q] for q in it.quotes)
    parts = [Part("summary", tell.text(it.summary)), Part("topics", topics)]
    return [*parts, Part("quotes", quotes, NO_QUOTES)] if quotes or not topics else parts


def _topic(tell: Presenter, it: Topic) -> Card:
    quotes = tell.refs(it.quotes)
    parts = (Part("summary", tell.text(it.summary)), Part("quotes", quotes))
    return Card("topic", it.id, tell.told(it.title), tuple(p for p in parts if p.value))


CARDS: dict[str, Callable[[Presenter, Any], list[Part]]] = {
    "dichotomy": _dichotomy,
    "position": _position,
    "speaker": _speaker,
    "quote": _quote,
    "source": _source,
    "common-ground": _gathering,
    "theme": _gathering,
    "topic": _gathering,
}
