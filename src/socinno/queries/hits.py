"""The hits of a search: as people read them, in pieces and in brief, and as machines do, whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from socinno.model import Quote, Thing
from socinno.queries.excerpts import excerpt
from socinno.queries.lists import left_out, shown_by
from socinno.queries.presenter import Presenter, Records
from socinno.views import Column, Field, Foot, Item, Part, Quotation, Ref, Sign, Table, Text, Value, Word

BESIDE = dict.fromkeys(
    ("id", "debate", "kind", "name", "aspect", "text", "speaker", "quoting", "source", "at"), ""
) | {"text": "language", "speaker": "name", "source": "name"}
"""What a machine reads of a hit, and what is told beside it where a cell holds one value."""

QUESTION = "dichotomy"
"""What people read as a question already."""

NAMES = ("title", "name")  # what says who or what a hit is, by itself


class Saying(NamedTuple):
    """A hit in its debate: the aspect of it that says most, and the words of that, marked."""

    tell: Presenter
    thing: Thing
    aspect: str
    text: Text

    @property
    def source(self) -> Ref | None:
        """What it comes from, if it is a quote."""
        tell, thing = self.tell, self.thing
        return tell.ref(tell.debate.sources[thing.source]) if isinstance(thing, Quote) else None


Each = Callable[[Callable[[Saying], Any]], Iterator[Any]]


def hits(
    each: Each,
    few: Sequence[Saying] | None,
    several: bool,
    limit: int,
    total: int | None,
    everything: bool = False,
) -> Table:
    """A table of hits, of which there are so many in all; `several`: the library has several debates.

    `each` gives what a function makes of each of them; `few` are all of them, unless they are too many to
    look at before the first is shown. People read pieces of long texts, unless `everything` is asked for; a
    source that all share is said once: of too many hits, if their debate has no other.
    """
    of = each if few is None else lambda make: map(make, few)
    source = None if several or everything else _shared_source(of, few is not None)
    noted: list[bool] = []

    def told() -> Iterator[Mapping[str, Value]]:
        signed = False
        for value, sign in of(
            lambda it: (_told(it, several, everything, source is not None), _is_signed(it))
        ):
            signed = signed or sign
            yield {"hit": value}
        noted.append(signed)

    legend = () if everything else Records(lambda: _signs(of, noted))
    machines = Records(lambda: of(_record))
    shown = Records(
        lambda: islice(of(lambda it: shown_by(it.thing.id, it.tell.debate.id if several else "")), 1)
    )
    shared = (Part("source", source),) if source else ()
    foot = Foot(legend, left_out(limit, total, "best-of"), shown, shared)
    column = Column("hit", (Field("hit"),))
    return Table("hits", (column,), Records(told), Word("no-hits"), total, machines, machines, BESIDE, foot)


def _signs(of: Each, noted: Sequence[bool]) -> Iterator[Sign]:
    """What the sign of a note means, if a hit has one; `noted` says whether, once all have been shown."""
    if noted[-1] if noted else any(of(_is_signed)):
        yield Sign("note", Word("legend-note"))


def _shared_source(of: Each, all_of_it: bool) -> Ref | None:
    """The source that all quotes among the hits in a debate come from, or that it has, if it is one."""
    if all_of_it:
        sources = {source for source in of(lambda it: it.source) if source}
    else:
        sources = {*next(of(lambda it: map(it.tell.ref, it.tell.debate.sources.values())), ())}
    return sources.pop() if len(sources) == 1 else None


def _told(it: Saying, several: bool, everything: bool, source_once: bool) -> Quotation | Item:
    """A hit for people: a quote as any other, else what it is called and what it says."""
    tell, thing = it.tell, it.thing
    text = it.text if everything else excerpt(it.text)
    debate = (tell.ref(tell.debate),) if several else ()
    if isinstance(thing, Quote):
        found = _with(tell.quotation(thing), it.aspect, text)
        named = debate if source_once else (found.source, *debate)
        return found if everything else _in_brief(found, it.aspect)._replace(named=named)
    if it.aspect in NAMES and not text.foreign:
        return Item(text, (), (Word(thing.what), *_but(thing, debate)), thing.id, tell.ref(thing))
    aspect = () if thing.what == QUESTION and it.aspect == "question" else (Word(it.aspect),)
    facts: tuple[Value, ...] = (Word(thing.what), *aspect, *_but(thing, debate))
    return Item(tell.ref(thing).name, (text,), facts, thing.id, tell.ref(thing))


def _but(thing: Thing, debate: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The debate that a thing is in, if it is not that itself."""
    return tuple(ref for ref in debate if ref.kind != thing.what)


def _with(quotation: Quotation, aspect: str, text: Text) -> Quotation:
    """A quotation in which what was found is marked, in its words, its translation or its note."""
    if aspect == "note":
        return quotation._replace(note=text)
    return quotation._replace(translation=text) if aspect == "translation" else quotation._replace(text=text)


def _in_brief(found: Quotation, aspect: str) -> Quotation:
    """A quotation without long texts; words that are cut have a translation only if it was looked in."""
    short = found._replace(text=excerpt(found.text), brief=True)
    translation = found.translation and excerpt(found.translation)
    kept = aspect == "translation" or not any((*short.text.cut, *(translation.cut if translation else ())))
    return short._replace(translation=translation if kept else None)


def _is_signed(it: Saying) -> bool:
    """Whether a sign says that there is a note: none where something was found in it."""
    note = it.thing.note if isinstance(it.thing, Quote) else None
    return bool(note) and not (it.aspect == "note" and it.text.marks)


def _record(it: Saying) -> Mapping[str, Value]:
    tell, thing, text = it.tell, it.thing, it.text
    quotation = tell.quotation(thing) if isinstance(thing, Quote) else None
    named = it.aspect in NAMES
    return {
        "id": Text(thing.id),
        "debate": Text(tell.debate.id),
        "kind": Word(thing.what),
        "name": None if quotation or (named and not text.foreign) else tell.ref(thing).name,
        "aspect": Word("quote" if quotation and it.aspect == "text" else it.aspect),
        "text": text,
        "speaker": quotation and quotation.speaker,
        "quoting": quotation and Word(quotation.kind),
        "source": quotation and quotation.source,
        "at": quotation and quotation.at,
    }
