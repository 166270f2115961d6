"""The quotes of a library, and the filters that choose among them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar, cast

from socinno.library import Library
from socinno.library.catalogue import Person as Person
from socinno.library.catalogue import Selection, filtered
from socinno.library.catalogue import fits as fits
from socinno.library.catalogue import person as person
from socinno.library.names import find_all, find_people
from socinno.model import Debate, Quote
from socinno.problems import Stop
from socinno.queries.lists import a_limit, left_out, shown_by
from socinno.queries.presenter import Presenter, Records, known
from socinno.text import nearest
from socinno.views import Column, Field, Foot, Part, Quotation, Ref, Sign, Table, Text, Value, Word

QUOTE_KINDS = ("direct", "indirect")
Named = TypeVar("Named", str, str | Person)


class Filters(NamedTuple):
    """What to choose by, as typed: 'or' within one field, 'and' between fields; empty: everything.

    A field is one name, or several. Speakers that are known already are no names to look up.
    """

    speaker: str | Sequence[str | Person] = ()
    position: str | Sequence[str] = ()
    dichotomy: str | Sequence[str] = ()
    kind: str | Sequence[str] = ()
    source: str | Sequence[str] = ()


def as_names(names: str | Sequence[Named]) -> Sequence[Named]:
    """ByName as a list: a text is one name, never its letters."""
    return (names,) if isinstance(names, str) else names


def chosen(library: Library, filters: Filters) -> Selection:
    """Look up the names in the filters. Stop (2) for one that means nothing or too much."""
    kinds = as_names(filters.kind)
    for kind in kinds:
        if kind not in QUOTE_KINDS:
            raise Stop(
                "bad-choice", option="--kind", value=kind, choices=QUOTE_KINDS, **nearest(kind, QUOTE_KINDS)
            )
    return Selection(
        find_people(library, as_names(filters.speaker)),
        find_all(library, as_names(filters.position), ("position",)),
        find_all(library, as_names(filters.dichotomy), ("dichotomy",)),
        frozenset(kinds),
        find_all(library, as_names(filters.source), ("source",)),
    )


def sides(of: Debate, wanted: Selection) -> list[frozenset[str]]:
    """The positions or dichotomies that each of the filters on them asks for in a debate."""
    groups = (wanted.position, wanted.dichotomy)
    return [group & of.things.keys() for group in groups if group]


class Chosen(NamedTuple):
    """A debate, and those of its quotes that pass the filters; of a large debate some of these."""

    debate: Debate
    quotes: Sequence[Quote]


def select(library: Library, filters: Filters) -> Iterator[tuple[Debate, Quote]]:
    """The quotes that pass the filters, in the order of debates and files. Stop (2) as in `chosen`."""
    found = _first(library, chosen(library, filters))
    return ((debate, quote) for debate, quotes in found for quote in quotes)


def _first(library: Library, wanted: Selection, limit: int = 0) -> Iterator[Chosen]:
    """The quotes that pass the filters, at most `limit` (0: all): then nothing beyond these is read."""
    count = 0
    for debate in library.quotes(wanted):
        quotes = list(islice(filtered(debate, wanted), limit - count if limit else None))
        count += len(quotes)
        if quotes:
            yield Chosen(debate, quotes)
        if limit and count >= limit:
            return


def quotes(
    library: Library, filters: Filters, language: str, limit: int = 0, everything: bool = False
) -> Table:
    """A table of the quotes that pass the filters, each made when it is come to; at most `limit` (0: all).

    People read each in brief, unless `everything` is asked for; what all of a debate share is said once.
    Stop (2) as in `chosen`.
    """
    known(language)
    wanted = chosen(library, filters)
    several = len(library.names) > 1
    total = library.count(wanted) if a_limit(limit) else None
    told = (Field("debate", "heading"), Field("source", "shared"), Field("quotation"))
    column = Column("quote", told if several else told[2:])
    people = _Read(lambda: _told(library, wanted, language, limit, everything))
    machines = Records(lambda: _recorded(_first(library, wanted, limit), language))
    foot = _foot(people, several, everything)._replace(told=left_out(limit, total))
    empty = Word("no-quotes" if any(wanted) else "no-quotes-at-all")
    table = Table("quotes", (column,), people, empty, total, machines, machines, _BESIDE, foot)
    return table._replace(of_debate=one_debate(library, language))


def one_debate(library: Library, language: str) -> tuple[Ref, ...]:
    """The debate of a library of one; where there are several, each record says of which it is."""
    of = map(library.part, library.names if len(library.names) == 1 else ())
    return tuple(Presenter(debate, language).ref(debate) for debate in of)


_BESIDE = dict.fromkeys(Quotation._fields[: Quotation._fields.index("brief")], "") | {
    "speaker": "name",
    "text": "language",
    "translation": "language",
    "source": "name",
}
"""What a machine reads of a quote, and what is told beside it where a cell holds one value."""


def _by_debate(found: Iterable[Chosen], language: str) -> Iterator[tuple[Presenter, Sequence[Quote]]]:
    """The quotes with who tells them: one for all parts of a debate."""
    tell = None
    for debate, quotes in found:
        if tell is None or tell.debate.id != debate.id:
            tell = Presenter(debate, language)
        yield tell, quotes


def _told(
    library: Library, wanted: Selection, language: str, limit: int, everything: bool
) -> Iterator[Mapping[str, Value]]:
    """The quotes for people, with what those of a debate share, to be said once."""
    shared: Mapping[str, Ref | None] = {}
    count, of = 0, None
    for tell, quotes in _by_debate(_first(library, wanted, limit), language):
        if tell is not of:
            of, one = tell, None if everything else _one_source(library, wanted, tell, max(0, limit - count))
            shared = {"debate": tell.ref(tell.debate), "source": one}
        count += len(quotes)
        for quote in quotes:
            told = tell.quotation(quote)
            named = () if shared["source"] else (told.source,)
            yield {**shared, "quotation": told if everything else told._replace(brief=True, named=named)}


def _one_source(library: Library, wanted: Selection, tell: Presenter, most: int) -> Ref | None:
    """What the chosen quotes of a debate come from, the first so many (0: all), if that is one source."""
    here = tell.debate.sources
    names: Iterator[str] = iter(wanted.source & here.keys() or here)
    if len(here) > 1 and len(wanted.source & here.keys()) != 1:
        names = islice(library.sources(tell.debate.id, wanted), most or None)
    first = next(names)
    return tell.ref(here[first]) if all(name == first for name in names) else None


def _recorded(found: Iterable[Chosen], language: str) -> Iterator[Mapping[str, Value]]:
    """The quotes for machines."""
    for tell, quotes in _by_debate(found, language):
        for told in map(tell.quotation, quotes):
            words: Mapping[str, Value] = {
                "id": Text(told.id),
                "debate": Text(told.debate),
                "kind": Word(told.kind),
            }
            yield {key: words.get(key) or getattr(told, key) for key in _BESIDE}


class _Read(Records[Mapping[str, Value]]):
    """What people read, which may be too much to go through once more for what stands below it: it is
    remembered which was the first, and whether any has a note."""

    _start: Mapping[str, Value] | None = None
    _is_noted: bool | None = None

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        for record in self._made():
            self._start = self._start or record
            self._is_noted = self._is_noted or bool(cast(Quotation, record["quotation"]).note) or None
            yield record
        self._is_noted = bool(self._is_noted)

    def first(self) -> Iterator[Mapping[str, Value]]:
        """The first, if there is one."""
        start = self._start or next(iter(self), None)
        return iter([start] if start else [])

    def noted(self) -> bool:
        """Whether any has a note."""
        for _ in self if self._is_noted is None else ():
            if self._is_noted:
                break
        return bool(self._is_noted)


def _foot(told: _Read, several: bool, everything: bool) -> Foot:
    """What is said once of all quotes: the source if there is one, what the sign of a note means."""
    quotations = Records(lambda: (cast(Quotation, record["quotation"]) for record in told.first()))
    hints = Records(lambda: (shown_by(it.id, it.debate if several else "") for it in quotations))
    if everything:
        return Foot(hints=hints)
    sign = Sign("note", Word("legend-note"))
    noted = Records(lambda: iter([sign] if told.noted() else []))
    sources = Records(lambda: (Part("source", source) for it in told.first() if (source := it["source"])))
    return Foot(noted, hints=hints, shared=() if several else sources)
