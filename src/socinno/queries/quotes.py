"""The quotes of a library, and the filters that choose among them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from socinno.library import Library
from socinno.library.catalogue import Person, Selection, is_among
from socinno.library.names import find_all, find_people
from socinno.model import Debate, Quote, Speaker
from socinno.problems import Stop
from socinno.queries.lists import a_limit, left_out, shown_by
from socinno.queries.presenter import Presenter, Records, known
from socinno.text import nearest
from socinno.views import Column, Field, Foot, Part, Quotation, Ref, Sign, Table, Text, Value, Word

QUOTE_KINDS = ("direct", "indirect")


class Filters(NamedTuple):
    """What to choose by, as typed: 'or' within one field, 'and' between fields; empty: everything.

    A field is one name, or several.
    """

    speaker: str | Sequence[str] = ()
    position: str | Sequence[str] = ()
    dichotomy: str | Sequence[str] = ()
    kind: str | Sequence[str] = ()
    source: str | Sequence[str] = ()


def as_names(names: str | Sequence[str]) -> Sequence[str]:
    """ByName as a list: a text is one name, never its letters."""
    return (names,) if isinstance(names, str) else names


def chosen(library: Library, filters: Filters) -> Selection:
    """Look up the names in the filters. Stop (2) for one that means nothing or too much."""
    asked = Filters(*map(as_names, filters))
    for kind in asked.kind:
        if kind not in QUOTE_KINDS:
            raise Stop(
                "bad-choice", option="--kind", value=kind, choices=QUOTE_KINDS, **nearest(kind, QUOTE_KINDS)
            )
    return Selection(
        find_people(library, asked.speaker),
        find_all(library, asked.position, ("position",)),
        find_all(library, asked.dichotomy, ("dichotomy",)),
        frozenset(asked.kind),
        find_all(library, asked.source, ("source",)),
    )


def fits(quote: Quote, of: Debate, wanted: Selection) -> bool:
    """Whether a quote passes the filters: it bears on a position if it, or a stance it shows, does."""
    return (
        (not wanted.speaker or _is_by(quote, of, wanted.speaker))
        and (not wanted.kind or quote.kind in wanted.kind)
        and (not wanted.source or quote.source in wanted.source)
        and all(not group.isdisjoint(of.bearing[quote.id]) for group in sides(of, wanted))
    )


def _is_by(quote: Quote, of: Debate, people: frozenset[Person]) -> bool:
    return quote.speaker is not None and among(of.speakers[quote.speaker], people)


def among(speaker: Speaker, people: frozenset[Person]) -> bool:
    """Whether a speaker is one of some people."""
    return is_among(speaker, people)


def sides(of: Debate, wanted: Selection) -> list[frozenset[str]]:
    """The positions or dichotomies that each of the filters on them asks for in a debate."""
    groups = (wanted.position, wanted.dichotomy)
    return [group & of.things.keys() for group in groups if group]


class Chosen(NamedTuple):
    """A debate, and those of its quotes that pass the filters."""

    debate: Debate
    quotes: Sequence[Quote]


def select(library: Library, filters: Filters) -> Iterator[tuple[Debate, Quote]]:
    """The quotes that pass the filters, in the order of debates and files. Stop (2) as in `chosen`."""
    found = _passing(library, chosen(library, filters))
    return ((debate, quote) for debate, quotes in found for quote in quotes)


def _passing(library: Library, wanted: Selection) -> Iterator[Chosen]:
    for debate in library.quotes(wanted):
        if quotes := [quote for quote in debate.quotes.values() if fits(quote, debate, wanted)]:
            yield Chosen(debate, quotes)


def quotes(
    library: Library, filters: Filters, language: str, limit: int = 0, everything: bool = False
) -> Table:
    """A table of the quotes that pass the filters, each made when it is come to; at most `limit` (0: all).

    People read each in brief, unless `everything` is asked for; what all of a debate share is said once.
    Stop (2) as in `chosen`.
    """
    known(language)
    wanted = chosen(library, filters)
    several = len(library.debates) > 1
    found: Iterable[Chosen] = Records(lambda: _passing(library, wanted))
    total = None
    if a_limit(limit):
        found, total = _first(found, limit, 0 if any(wanted) else library.quotes_in_all)
    elif not several:
        found = list(found)
    told = (Field("debate", "heading"), Field("source", "shared"), Field("quotation"))
    column = Column("quote", told if several else told[2:])
    people = Records(lambda: (of for it in found for of in _told(it, language, everything)))
    machines = Records(lambda: (of for it in found for of in _recorded(it, language)))
    foot = _foot(found, language, several, everything)._replace(told=left_out(limit, total))
    empty = Word("no-quotes" if any(wanted) else "no-quotes-at-all")
    table = Table("quotes", (column,), people, empty, total, machines, machines, _BESIDE, foot)
    return table._replace(of_debate=one_debate(library, language))


def one_debate(library: Library, language: str) -> tuple[Ref, ...]:
    """The debate of a library of one; where there are several, each record says of which it is."""
    of = library.debates if len(library.debates) == 1 else ()
    return tuple(Presenter(debate, language).ref(debate) for debate in of)


_BESIDE = dict.fromkeys(Quotation._fields[: Quotation._fields.index("brief")], "") | {
    "speaker": "name",
    "text": "language",
    "translation": "language",
    "source": "name",
}
"""What a machine reads of a quote, and what is told beside it where a cell holds one value."""


def _first(found: Iterable[Chosen], limit: int, known_total: int) -> tuple[list[Chosen], int]:
    """The first quotes, and how many there are, which may be known: then no other debate is read."""
    first: list[Chosen] = []
    total = 0
    for it in found:
        if total < limit:
            first.append(it._replace(quotes=it.quotes[: limit - total]))
        total += len(it.quotes)
        if known_total and total >= limit:
            break
    return first, known_total or total


def _told(it: Chosen, language: str, everything: bool) -> Iterator[Mapping[str, Value]]:
    """The quotes of a debate for people, with what they share, to be said once."""
    tell = Presenter(it.debate, language)
    shared = {"debate": tell.ref(it.debate), "source": None if everything else _one_source(it, tell)}
    for quote in it.quotes:
        told = tell.quotation(quote)
        named = () if shared["source"] else (told.source,)
        yield {**shared, "quotation": told if everything else told._replace(brief=True, named=named)}


def _one_source(it: Chosen, tell: Presenter) -> Ref | None:
    """What all the quotes of a debate come from, if that is one source."""
    sources = {quote.source for quote in it.quotes}
    return tell.ref(it.debate.sources[sources.pop()]) if len(sources) == 1 else None


def _recorded(it: Chosen, language: str) -> Iterator[Mapping[str, Value]]:
    """The quotes of a debate for machines."""
    tell = Presenter(it.debate, language)
    for quote in it.quotes:
        told = tell.quotation(quote)
        words: Mapping[str, Value] = {
            "id": Text(told.id),
            "debate": Text(told.debate),
            "kind": Word(told.kind),
        }
        yield {key: words.get(key) or getattr(told, key) for key in _BESIDE}


def _foot(found: Iterable[Chosen], language: str, several: bool, everything: bool) -> Foot:
    """What is said once of all quotes: the source if there is one, what the sign of a note means."""
    hints = Records(
        lambda: (shown_by(it.quotes[0].id, it.debate.id if several else "") for it in islice(found, 1))
    )
    if everything:
        return Foot(hints=hints)
    sign = Sign("note", Word("legend-note"))
    noted = Records(lambda: islice((sign for it in found if any(quote.note for quote in it.quotes)), 1))
    one = () if several else [_one_source(it, Presenter(it.debate, language)) for it in found]
    return Foot(noted, hints=hints, shared=tuple(Part("source", source) for source in one if source))
