"""What a library answers with: names, selections and words, each made from the debates themselves.

Everything is compared folded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from socinno.library import sketch
from socinno.library.sketch import Profile, Sketch
from socinno.model import OWN, Debate, Position, Quote, Source, Speaker, Thing, Worded, marked
from socinno.problems import Problem
from socinno.text import fold


class Person(NamedTuple):
    """A speaker across debates: the same one where the id and the names, folded, are the same.

    With an `affiliation` (folded), only in the debates where that is the speaker's.
    """

    id: str
    names: tuple[str, ...]
    affiliation: str = ""

    @property
    def key(self) -> str:
        """Who it is as one string, whatever the affiliation: nothing folded has such signs between."""
        return "\n".join((self.id, *self.names))


class Entry(NamedTuple):
    """A thing by its names, folded: its id first, then its name or title in every language.

    `also` are names that a speaker is found by, and not told apart by: other debates may not have them.
    `affiliation` is what a speaker's is called in every language; `of`, the dichotomy (id) of a position.
    """

    debate: str
    what: str
    id: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    affiliation: tuple[str, ...] = ()
    of: str = ""

    @property
    def person(self) -> Person:
        """Who a speaker's entry is across debates."""
        return Person(self.id, tuple(sorted(set(self.names[1:]))))

    def among(self, people: Set[Person]) -> bool:
        """Whether a speaker's entry is one of some people: by who it is, or by an affiliation it has."""
        return _among(self.person, self.affiliation, people)


class AspectText(NamedTuple):
    """A text of a thing: which aspect of it, in which language (`OWN`: a bare one), the words."""

    aspect: str
    language: str
    text: str


WEIGHTS = {"title": 4, "name": 4, "claim": 3, "question": 3, "text": 2, "translation": 2}
"""How much a word counts in each aspect of a thing; one, in any other."""

MOST, LONGEST = max(WEIGHTS.values()), 255
_FIRST = (-MOST, 0, "", 0)
Rank = tuple[int, int, str, int]
"""Where something comes among others, the lowest first: by the weight of the best texts that say each word
(negative) and how many words these have, then by its debate and its place in that (see `Document`)."""


class Document(NamedTuple):
    """All the words of one thing: each aspect and folded text. `order` is its place in its debate."""

    debate: str
    order: int
    texts: tuple[tuple[str, str], ...]


class Batch(NamedTuple):
    """Some documents, and the rank for one word that neither these nor those of later batches can beat."""

    least: Rank
    documents: Iterable[Document]


class Candidates(NamedTuple):
    """The documents that may be what is looked for, in batches, made anew each time.

    `total` says how many there are, where each has all the words, none of those that it must be without,
    and fits; None where that is for who asks to find out.
    """

    batches: Callable[[], Iterator[Batch]]
    total: int | None


class Selection(NamedTuple):
    """Filters of quotes with their names looked up; an empty one lets everything through."""

    speaker: frozenset[Person] = frozenset()
    position: frozenset[str] = frozenset()
    dichotomy: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()


class FileLibrary(NamedTuple):
    """A library of which every file has been read."""

    debates: tuple[Debate, ...]
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, Path] = {}

    @property
    def names(self) -> Sequence[str]:
        """See `Library`."""
        return [debate.id for debate in self.debates]

    def rest(self) -> None:
        """See `Library`: it holds nothing anyway."""

    def wake(self) -> bool:
        """See `Library`."""
        return True

    def narrowed(self, name: str) -> FileLibrary:
        """See `Library`."""
        return self._replace(debates=(self.debate(name),))

    def path(self, name: str) -> Path:
        """See `Library`."""
        return self.files[name]

    def debate(self, name: str) -> Debate:
        """See `Library`."""
        return {debate.id: debate for debate in self.debates}[name]

    def entries(self, kinds: tuple[str, ...] = (), words: Sequence[str] = (), name: str = "") -> list[Entry]:
        """See `Library`: all things of the sorts."""
        return list(self.each(kinds))

    def each(self, kinds: tuple[str, ...] = ()) -> Iterator[Entry]:
        """See `Library`."""
        found = (entry for debate in self.debates for entry in entries(debate))
        return (entry for entry in found if not kinds or entry.what in kinds)

    def part(self, name: str, quote: str = "") -> Debate:
        """See `Library`: the whole debate."""
        return self.debate(name)

    def quotes(self, wanted: Selection) -> Iterator[Debate]:
        """See `Library`: all quotes."""
        return iter(self.debates)

    def sketches(self, names: Iterable[str] | None = None, choices: bool = False) -> Iterator[Sketch]:
        """See `Library`."""
        for debate in self.debates if names is None else map(self.debate, names):
            of = {name: person(speaker).names for name, speaker in debate.speakers.items()}
            yield sketch.read(
                debate.id, sketch.sketch_of(debate, of), sketch.chosen_by(debate) if choices else ""
            )

    def count(self, wanted: Selection) -> int:
        """See `Library`."""
        return sum(1 for debate in self.debates for _ in filtered(debate, wanted))

    def sources(self, name: str, wanted: Selection) -> Iterator[str]:
        """See `Library`."""
        return (quote.source for quote in filtered(self.debate(name), wanted))

    def documents(self, words: Sequence[str], without: Sequence[str], wanted: Selection) -> Candidates:
        """See `Library`: all documents, in one batch."""
        return Candidates(lambda: iter([Batch(_FIRST, _fitting(self.debates, wanted))]), None)

    def some(self, chosen: Sequence[tuple[str, int]]) -> Iterator[tuple[Debate, Thing]]:
        """See `Library`."""
        debates = {debate.id: debate for debate in self.debates}
        things = {name: everything(debates[name]) for name in {debate for debate, _ in chosen}}
        return ((debates[name], things[name][order]) for name, order in chosen)


def entries(debate: Debate, folded: Callable[[str], str] = fold) -> Iterator[Entry]:
    """Every thing of a debate by its names, the debate first; `folded` folds a text."""
    for thing in everything(debate):
        name, *called = names_of(thing)
        plain = folded(name) if thing is debate else name.replace("-", " ")  # all that a key has to fold
        also: tuple[str, ...] = ()
        affiliation, of = also, ""
        if isinstance(thing, Speaker):
            also = _folded(thing.also, folded)
            affiliation = _folded((thing.affiliation or {}).values(), folded)
        elif isinstance(thing, Position):
            of = debate.dichotomy_of(thing.id).id
        names = (plain, *map(folded, called))
        yield Entry(debate.id, thing.what, thing.id, names, also, affiliation, of)


def _folded(names: Iterable[str], folded: Callable[[str], str] = fold) -> tuple[str, ...]:
    """Names by which somebody can be found: folded, without those of no letter or digit."""
    return tuple(filter(None, map(folded, names)))


def within(debate: Debate, what: str, name: str) -> Thing:
    """The thing of a sort with an id in a debate, which may be the debate itself."""
    return debate if what == debate.what else debate.things[name]


def everything(debate: Debate) -> tuple[Thing, ...]:
    """A debate and its things, each in its place."""
    return (debate, *debate.things.values())


def names_of(thing: Thing) -> list[str]:
    """What a thing is called: its id, and its name or title in every language."""
    if isinstance(thing, Position):
        return [thing.id, *thing.called.values()]
    held = vars(thing)  # to ask a model for what it does not have takes long
    text: Mapping[str, str] = held.get("name") or held.get("title", {})
    return [thing.id, *text.values()]


def person(speaker: Speaker | Profile) -> Person:
    """Who a speaker is across debates."""
    return Person(speaker.id, tuple(sorted({fold(name) for name in speaker.name.values()})))


def is_among(speaker: Speaker | Profile, people: Set[Person]) -> bool:
    """Whether a speaker of a debate is one of some people: as themselves, or by their affiliation there."""
    return _among(person(speaker), _folded((speaker.affiliation or {}).values()), people)


def _among(somebody: Person, affiliation: Iterable[str], people: Set[Person]) -> bool:
    return somebody in people or any(somebody._replace(affiliation=name) in people for name in affiliation)


def filtered(debate: Debate, wanted: Selection) -> Iterator[Quote]:
    """The quotes of a debate that pass the filters."""
    return (quote for quote in debate.quotes.values() if fits(quote, debate, wanted))


def fits(quote: Quote, of: Debate, wanted: Selection) -> bool:
    """Whether a quote passes the filters: it bears on a position if it, or a stance it shows, does."""
    sides = [group for group in (wanted.position, wanted.dichotomy) if group]
    by = of.speakers[quote.speaker] if quote.speaker is not None else None
    return (
        (not wanted.speaker or (by is not None and is_among(by, wanted.speaker)))
        and (not wanted.kind or quote.kind in wanted.kind)
        and (not wanted.source or quote.source in wanted.source)
        and not any(group.isdisjoint(of.bearing[quote.id]) for group in sides)
    )


def _fitting(debates: Iterable[Debate], wanted: Selection) -> Iterator[Document]:
    """The documents of some debates; if anything is wanted, those of quotes that fit."""
    for debate in debates:
        fit = {id(quote) for quote in filtered(debate, wanted)}
        for document, thing in zip(documents(debate), everything(debate), strict=True):
            if id(thing) in fit or not any(wanted):
                yield document


def passages(thing: Thing) -> Iterator[AspectText]:
    """Every text of a thing itself, in every language; not those of the things inside it."""
    for aspect, text in worded(thing):
        yield from (AspectText(aspect, language, words) for language, words in text.items())


def worded(thing: Thing) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The texts of a thing itself by language, each with the aspect of the thing that it is of."""
    fields = vars(thing)  # quicker than its attributes, of which it may lack some
    for name, _, _ in marked(type(thing), Worded):
        if text := fields[name]:
            yield name, text
    if isinstance(thing, Speaker):
        yield from (("also", {OWN: name}) for name in thing.also)
    elif isinstance(thing, Debate) and thing.event:
        every = (thing.event.title, thing.event.place, thing.event.note)
        yield from (("event", text) for text in every if text)
    elif isinstance(thing, Source):
        for author in (*thing.author, *thing.editor):
            name = author.literal or f"{author.given or ''} {author.family or ''}"
            yield "author", {OWN: name}


def said_by(thing: Thing) -> list[tuple[str, str]]:
    """Every text of a thing itself, each with its aspect."""
    return [(aspect, words) for aspect, text in worded(thing) for words in text.values()]


def documents(debate: Debate) -> Iterator[Document]:
    """Every thing of a debate with all its words, the debate first."""
    for order, thing in enumerate(everything(debate)):
        yield Document(debate.id, order, tuple([(aspect, fold(words)) for aspect, words in said_by(thing)]))
