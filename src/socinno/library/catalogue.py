"""What a library can be asked without reading all of it: its names, its quotes and its words.

A catalogue narrows, and queries decide: what it gives may hold too much, never too little, so that
an answer is the same with a catalogue and without one. Everything is compared folded.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from socinno.model import OWN, Debate, Quote, Source, Speaker, Stance, Thing
from socinno.text import fold


class Person(NamedTuple):
    """A speaker across debates: the same one where the id and the names, folded, are the same."""

    id: str
    names: tuple[str, ...]


class Entry(NamedTuple):
    """A thing by its names, folded: its id first, then its name or title in every language."""

    debate: str
    what: str
    id: str
    names: tuple[str, ...]

    @property
    def person(self) -> Person:
        """Who a speaker's entry is across debates."""
        return Person(self.id, tuple(sorted(set(self.names[1:]))))


class Passage(NamedTuple):
    """A text of a thing: which aspect of it, in which language (`OWN`: a bare one), the words."""

    aspect: str
    language: str
    text: str


class Document(NamedTuple):
    """All the words of one thing: each passage's aspect and folded text. `order` is its place."""

    debate: str
    order: int
    what: str
    id: str
    texts: tuple[tuple[str, str], ...]


class Selection(NamedTuple):
    """Filters of quotes with their names looked up; an empty one lets everything through."""

    speaker: frozenset[Person] = frozenset()
    position: frozenset[str] = frozenset()
    dichotomy: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()


class Catalogue(Protocol):
    """How to get at a part of a large library. Debates come in the order of the library."""

    def entries(self, kinds: tuple[str, ...], words: Sequence[str] = (), name: str = "") -> list[Entry]:
        """The things of some sorts (none: of all), at least those whose names hold all the words.

        Those whose id is `name` are enough, if there are any.
        """

    def debate(self, name: str) -> Debate:
        """The debate with an id; KeyError if there is none."""

    def quotes(self, wanted: Selection, words: Sequence[str] = ()) -> Iterator[Debate]:
        """Debates with, of their quotes, at least those that fit, and what these refer to."""

    def some(self, chosen: Sequence[Document]) -> Iterator[tuple[Debate, Thing]]:
        """The things of some documents, in their order; of their debates not every quote is there."""

    def documents(self, words: Sequence[str]) -> Iterator[Document]:
        """At least the documents with all the words; a word that ends in `*` is a beginning."""


def entries(debate: Debate) -> Iterator[Entry]:
    """Every thing of a debate by its names, the debate first."""
    for thing in (debate, *debate.things.values()):
        yield Entry(debate.id, thing.what, thing.id, tuple(map(fold, names_of(thing))))


def within(debate: Debate, what: str, name: str) -> Thing:
    """The thing of a sort with an id in a debate, which may be the debate itself."""
    return debate if what == debate.what else debate.things[name]


def names_of(thing: Thing) -> list[str]:
    """What a thing is called: its id, and its name or title in every language."""
    aspect = next((aspect for aspect in ("name", "title") if aspect in _aspects(type(thing))), None)
    return [thing.id, *(getattr(thing, aspect).values() if aspect else ())]


def person(speaker: Speaker) -> Person:
    """Who a speaker is across debates."""
    return Person(speaker.id, tuple(sorted({fold(name) for name in speaker.name.values()})))


ASPECTS = (
    *("title", "name", "claim", "question", "text", "translation"),
    *("summary", "role", "about", "affiliation", "note"),
)
"""The aspects that are texts, in the order in which they are searched."""


@cache
def _aspects(kind: type[Thing]) -> tuple[str, ...]:
    return tuple(aspect for aspect in ASPECTS if aspect in kind.model_fields)


def passages(thing: Thing) -> Iterator[Passage]:
    """Every text of a thing itself, in every language; not those of the things inside it."""
    for aspect in _aspects(type(thing)):
        for language, text in (getattr(thing, aspect) or {}).items():
            yield Passage(aspect, language, text)
    if isinstance(thing, Debate) and thing.event:
        for words in (thing.event.title, thing.event.place, thing.event.note):
            yield from (Passage("event", language, text) for language, text in (words or {}).items())
    if isinstance(thing, Source):
        for author in (*thing.author, *thing.editor):
            name = author.literal or f"{author.given or ''} {author.family or ''}"
            yield Passage("author", OWN, name)


def documents(debate: Debate) -> Iterator[Document]:
    """Every thing of a debate with all its words, the debate first."""
    for order, thing in enumerate((debate, *debate.things.values())):
        texts = tuple((p.aspect, fold(p.text)) for p in passages(thing))
        yield Document(debate.id, order, thing.what, thing.id, texts)


def shown_by(debate: Debate) -> dict[str, list[Stance]]:
    """The stances that each quote of a debate is evidence of."""
    found: dict[str, list[Stance]] = {}
    for stance in debate.stances:
        for name in stance.evidence:
            found.setdefault(name, []).append(stance)
    return found


def bearing(quote: Quote, stances: Sequence[Stance]) -> frozenset[str]:
    """The ids that a quote bears on: what it supports or challenges, and the stances it shows do."""
    return frozenset((*quote.supports, *quote.challenges, *(p for s in stances for p in s.positions)))
