"""The quotes of a library, and the filters that choose among them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from socinno.library import Library
from socinno.library.catalogue import Person, Selection, is_among
from socinno.library.names import find_all, find_people
from socinno.model import Debate, Quote, Speaker
from socinno.problems import Stop
from socinno.queries.presenter import Presenter, Records, known
from socinno.text import nearest
from socinno.views import Column, Field, Table, Text, Value, Word

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


def select(library: Library, filters: Filters) -> Iterator[tuple[Debate, Quote]]:
    """The quotes that pass the filters, in the order of debates and files. Stop (2) as in `chosen`."""
    return _passing(library, chosen(library, filters))


def _passing(library: Library, wanted: Selection) -> Iterator[tuple[Debate, Quote]]:
    for debate in library.quotes(wanted):
        for quote in debate.quotes.values():
            if fits(quote, debate, wanted):
                yield debate, quote


def quotes(
    library: Library, filters: Filters, language: str, limit: int = 0, everything: bool = False
) -> Table:
    """A table of the quotes that pass the filters, each made when it is come to. Stop (2) as in `chosen`."""
    known(language)
    wanted = chosen(library, filters)
    records = Records(lambda: (_quote(Presenter(d, language), q) for d, q in _passing(library, wanted)))
    said = Field("text", beside="language"), Field("translation", beside="language")
    where = Field("source", "label", "name"), Field("at", "faint")
    columns = (
        Column("speaker", (Field("speaker", "lead", "name"), Field("kind", "faint")), 2),
        Column("quote", (*said, Field("note", "label"), Field("id", "id")), 4),
        Column("bearing", (Field("supports", "label"), Field("challenges", "label"), *where), 3),
    )
    return Table("quotes", columns, records, Word("no-quotes"))


def _quote(tell: Presenter, quote: Quote) -> Mapping[str, Value]:
    told = tell.quotation(quote)
    return {**told._asdict(), "id": Text(told.id), "debate": Text(told.debate), "kind": Word(told.kind)}
