"""One thing in full: a card for each sort of thing, down to the quotes that show what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from socinno.agreement import SILENT
from socinno.library import Library
from socinno.library.names import at, find_people, meant, only, people_of
from socinno.model import SOURCE_TYPES, Debate, Dichotomy, Position, Quote, Source, Theme, Topic
from socinno.queries.cards import CardOptions, aside, brief, carded, ids_of, left, quoted, signing, two_ways
from socinno.queries.hints import which
from socinno.queries.lists import many
from socinno.queries.overview import NAMED, overview
from socinno.queries.people import everywhere, speaker_card
from socinno.queries.people import speaker_facts as speaker_facts
from socinno.queries.presenter import NO_QUOTES, NOBODY, Presenter, quotes_against, quotes_for
from socinno.queries.questions import besides, claims, facing
from socinno.queries.quotes import Person, as_names
from socinno.queries.reasons import reasons
from socinno.views import (
    ByName,
    Card,
    Columns,
    Date,
    Hint,
    Item,
    Part,
    Quotation,
    Row,
    StanceView,
    Text,
    Value,
    Word,
)

OF_SOURCE = 5  # quotes of a source that its card shows people: whoever wants to read them reads the source


def show(
    library: Library,
    name: str,
    language: str,
    speakers: str | Sequence[str | Person] = (),
    everything: bool = False,
) -> Card:
    """Everything about the one thing that a name means. `speakers`: only what these say, and where they
    stand. `everything`: people are told all that machines are. Stop (2) if a name means nothing or too
    much.
    """
    found = meant(library, name)
    people = find_people(library, as_names(speakers))
    if len(found) > 1 and all(entry.what == "speaker" for entry in found) and len(people_of(found)) == 1:
        return everywhere(library, [at(library, entry) for entry in found], language, people, everything)
    debate, thing = only(library, name, found)
    among = ids_of(people, debate)
    option = which(library, debate)
    if isinstance(thing, Debate):
        return overview(debate, language, among, everything=everything, which=option)
    return CARDS[thing.what](CardOptions(Presenter(debate, language), among, everything, option), thing)


def _dichotomy(options: CardOptions, it: Dichotomy) -> Card:
    tell = options.tell
    sides = tuple(it.positions.values())
    heads = tell.refs(it.positions)
    silent = [s for s in tell.debate.speakers if options.keeps_speaker(s) and tell.on(s, it.id) == SILENT]
    number = [*tell.debate.dichotomies].index(it.id) + 1
    own = [tell.debate.quotes[name] for name in it.quotes]
    quotes, more = quoted(options, own)
    why = reasons(tell, [*it.positions], options.among, options.everything)
    whole = Columns("positions", heads, position_rows(tell, sides, _some(options)))
    parts = (
        Part("question", tell.text(it.question), bare=True),
        *aside(options, Part("summary", tell.text(it.summary))),
        *two_ways(Part("positions", _facing(options, it), bare=True), whole),
        *(part._replace(machine=True) for part in besides(tell, it, options.among)),
        Part("silent", tell.refs(silent), machine=True),
        Part("reasons", tuple(why.values()), NO_QUOTES),
        *(two_ways(Part("quotes", (*quotes, *_more(more))), options.whole(own)) if own else ()),
    )
    counted = silent and not options.opened
    told = (left("speakers", len(silent)),) if counted else ()
    card = Card(it.what, it.id, tell.ref(it).name, parts, number=number)
    return carded(options, card, [Hint("compare", it.id), *_deeper(it.id, why.values())], told)


def _facing(options: CardOptions, it: Dichotomy) -> Columns:
    """The two sides as people read them: what each claims, and who takes it."""
    tell = options.tell
    shown = facing(tell, it, 0, _some(options), options.opened)
    said = (row for row in claims(tell, it) if row.key == "claim" or options.everything)
    who = (row._replace(machine=not tell.debate.speakers) for row in shown.rows if row.key == "who")
    also = tuple(_beside(part, options.opened) for part in shown.also if part.key != "summary")
    return shown._replace(rows=(*said, *who), of=None, question=None, also=also)


def _beside(part: Part, opened: bool) -> Part:
    """Who takes no side, by name, or counted where they are many; nobody is left out."""
    count = len(part.value) if type(part.value) is tuple else 0
    told = many("speakers", count) if count > NAMED and not opened else part.value
    return part._replace(value=told, machine=False)


def _some(options: CardOptions) -> tuple[str, ...]:
    """Those speakers of the debate that are asked for, in order; none if all are."""
    return tuple(filter(options.among.__contains__, options.tell.debate.speakers)) or tuple(options.among)


def position_rows(tell: Presenter, sides: tuple[Position, ...], among: Sequence[str] = ()) -> tuple[Row, ...]:
    """What is compared of positions: the claim, who takes it and how we know, quotes. `among`: of these
    speakers (ids) alone, if any."""
    whole, debate = CardOptions(tell, frozenset(among)).whole, tell.debate
    rows = (
        Row("claim", tuple(tell.text(p.claim) for p in sides)),
        Row("summary", tuple(tell.text(p.summary) for p in sides)),
        Row("who", tuple(tell.taking(p, among) for p in sides), empty=NOBODY),
        Row("quotes-for", tuple(whole(quotes_for(debate, p.id)) for p in sides), empty=NO_QUOTES),
        Row("quotes-against", tuple(whole(quotes_against(debate, p.id)) for p in sides), empty=NO_QUOTES),
    )
    always = ("who", "quotes-for", "quotes-against")
    return tuple(row for row in rows if any(row.cells) or row.key in always)


def _position(options: CardOptions, it: Position) -> Card:
    tell = options.tell
    dichotomy = tell.debate.dichotomy_of(it.id)
    why = reasons(tell, [it.id], options.among, options.everything)
    known = it.title is None  # by its claim
    parts = (
        Part("claim", tell.text(it.claim), bare=True, machine=known),
        Part("summary", tell.text(it.summary)),
        Part("dichotomy", tell.ref(dichotomy)),
        Part("facing", tell.refs(p for p in dichotomy.positions if p != it.id)),
        Part("who", brief(options, tell.taking(it, _some(options)) or ()), NOBODY),
        Part("reasons", why.get(it.id), NO_QUOTES),
        Part("quotes-for", options.whole(quotes_for(tell.debate, it.id)), machine=True),
        Part("quotes-against", options.whole(quotes_against(tell.debate, it.id)), machine=True),
    )
    card = Card(it.what, it.id, tell.ref(it).name, parts)
    more = [Hint("quotes", f"-p {it.id}"), *_deeper(it.id, why.values())] if why else []
    return carded(options, card, [Hint("compare", dichotomy.id), *more])


def _deeper(name: str, why: Any) -> list[Hint]:
    """The command that leaves out no reason, where some are."""
    return [Hint("show", f"{name} --all")] if any(r.more for it in why for r in it.entries) else []


def quote_card(options: CardOptions, it: Quote) -> Card:
    """A quote with all there is about it, but for how it stands in its source."""
    tell = options.tell
    others = options.kept(q for q in tell.debate.quotes.values() if it.id in (*q.supports, *q.challenges))
    holders = [t.id for t in tell.debate.things.values() if it.id in getattr(t, "quotes", ())]
    told = tell.quotation(it)
    why = reasons(tell, [it.id], options.among, options.everything)
    direct = it.kind == "direct"
    parts = (
        *two_ways(Part("quote", told._replace(supports=(), challenges=()), bare=True), told),
        Part("found", Word("found-unchecked", {"outcome": "unchecked"}) if direct else None),
        *two_ways(Part("shows", tuple(_shown(options, it))), tuple(_shows(options, it))),
        *two_ways(Part("supports", _words_of(tell, it.supports)), told.supports),
        *two_ways(Part("challenges", _words_of(tell, it.challenges)), told.challenges),
        *((Part("reasons", why[it.id]),) if why else ()),
        Part("supported-by", tell.refs(q.id for q in others if it.id in q.supports), machine=True),
        Part("challenged-by", tell.refs(q.id for q in others if it.id in q.challenges), machine=True),
        Part("part-of", tell.refs(holders)),
    )
    hints = [Hint("show", name) for name in (*it.supports, *it.challenges)[:1]]
    source = tell.debate.sources[it.source]
    untold = source.file is None and (direct or it.at.anchor)
    with_text = (Word("with-text", {"source": source.id}),) if untold else ()
    card = Card(it.what, it.id, Text(it.id), parts)
    shown = carded(options, card, [*hints, *_deeper(it.id, why.values())], with_text)
    return shown if options.keeps_speaker(it.speaker) else shown._replace(under=options.named("quote-not-of"))


def _words_of(tell: Presenter, names: Sequence[str]) -> tuple[Value, ...]:
    """What some positions and quotes (ids) say."""
    found: list[Value] = []
    for thing in (tell.debate.things[name] for name in names):
        if isinstance(thing, Quote):
            found.append(tell.quotation(thing)._replace(brief=True))
        elif isinstance(thing, Position):
            claim = tell.text(thing.claim if thing.title else None)
            text = (claim,) if claim else ()
            found.append(Item(tell.told(thing.called), text, (Word(thing.what),), thing.id, tell.ref(thing)))
    return tuple(found)


def _shown(options: CardOptions, it: Quote) -> Iterator[Value]:
    """The same as people read it: on which side, and who, if that is another than who says it."""
    sign = signing(options)
    for stance in _shows(options, it):
        if stance.speaker.id != it.speaker:
            yield ByName((stance.speaker,))
        yield sign(stance)


def _shows(options: CardOptions, it: Quote) -> Iterator[StanceView]:
    """Where the quote shows that somebody stands, of those asked for."""
    of = options.tell.shown_by({it.id})[it.id]
    return (stance for stance in of if options.keeps_speaker(stance.speaker.id))


def has_text(library: Library, card: Card) -> bool:
    """Whether a card is that of a quote whose source has a text, in which it has its place."""
    quotation = card.parts[0].value if card.kind == "quote" else None
    if not isinstance(quotation, Quotation):
        return False
    return library.part(quotation.debate).sources[quotation.source.id].file is not None


def source_facts(tell: Presenter, it: Source) -> tuple[Part, ...]:
    """What is known of a source, but for its title."""

    def plain(key: str, value: str | None) -> Part:
        return Part(key, Text(value) if value else None)

    def names(people: tuple[Any, ...]) -> tuple[Text, ...]:
        return tuple(Text(p.literal or " ".join(x for x in (p.given, p.family) if x)) for p in people)

    return (
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
    )


def _source(options: CardOptions, it: Source) -> Card:
    tell = options.tell
    own = [quote for quote in tell.debate.quotes.values() if quote.source == it.id]
    quotes, more = quoted(options, own, OF_SOURCE)
    whole = tell.refs(quote.id for quote in options.kept(own)) or Word("none-quoted")
    parts = (*source_facts(tell, it), *two_ways(Part("quotes", quotes, Word("none-quoted")), whole))
    hints = [Hint("quotes", f"--source {it.id} --limit 0")] if more else []
    card = Card(it.what, it.id, tell.ref(it).name, parts)
    return carded(options, card, hints, _more(more))


def _gathering(options: CardOptions, it: Any) -> Card:
    """Common ground, a theme or a topic: a summary, its topics, and the quotes that show it."""
    tell = options.tell
    own = [tell.debate.quotes[name] for name in it.quotes]
    told: set[str] = set()
    topics = tuple(_topic(options, t, told) for t in it.topics.values()) if isinstance(it, Theme) else ()
    quotes, more = quoted(options, own, told=told)
    said = two_ways(Part("quotes", quotes, NO_QUOTES), options.whole(own))
    parts = (
        Part("summary", tell.text(it.summary), bare=True),
        Part("topics", topics),
        *(said if own or not topics else ()),
    )
    card = Card(it.what, it.id, tell.ref(it).name, parts)
    hints = [Hint("show", quote.id) for quote in options.kept(own)[:1]] + [
        Hint("show", f"{it.id} --all")
    ] * bool(more)
    return carded(options, card, hints, _more(more))


def _topic(options: CardOptions, it: Topic, told: set[str]) -> Card:
    tell = options.tell
    own = options.kept(tell.debate.quotes[name] for name in it.quotes)
    quotes, more = quoted(options, own, told=told)
    parts = (
        Part("summary", tell.text(it.summary), bare=True),
        *two_ways(Part("quotes", (*quotes, *_more(more))), tell.refs(q.id for q in own)),
    )
    return Card("topic", it.id, tell.told(it.title), tuple(p for p in parts if p.value))


def _more(count: int) -> tuple[Value, ...]:
    return (left("quotes", count),) if count else ()


CARDS: dict[str, Callable[[CardOptions, Any], Card]] = {
    "dichotomy": _dichotomy,
    "position": _position,
    "speaker": speaker_card,
    "quote": quote_card,
    "source": _source,
    "common-ground": _gathering,
    "theme": _gathering,
    "topic": _gathering,
}
