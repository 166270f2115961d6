"""The debate as frozen models: what a content file may hold, and what every other module reads.

The names are those of the content format (content/README.md). Sources follow the Citation Style
Language (CSL 1.0.2) names for types and variables; dates follow the calendar part of EDTF level 0
(`2018`, `2018-01`, `2018-01-25`) and the uncertain ones of level 1 (`2018-01-25?`); languages are
BCP 47 tags.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from socinno.model.fields import DIGEST_PATTERN as DIGEST_PATTERN
from socinno.model.fields import ID_PATTERN as ID_PATTERN
from socinno.model.fields import OWN as OWN
from socinno.model.fields import (
    Date,
    DichotomyId,
    Digest,
    Key,
    Language,
    PositionIds,
    PositionOrQuoteIds,
    ProperText,
    QuoteIds,
    SourceId,
    SpeakerId,
    Text,
    Truth,
    Words,
)
from socinno.model.fields import Refers as Refers
from socinno.model.fields import Worded as Worded
from socinno.model.fields import marked as marked

Basis = Literal["stated", "reported", "inferred"]
QuoteKind = Literal["direct", "indirect"]
SpeakerKind = Literal["person", "collective"]


class Model(BaseModel):
    """Whatever a content file has under keys of the format: frozen, and with no other keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=False)


class Thing(Model):
    """What can be pointed at: it has an id, its key in the file, unique across the debate."""

    what: ClassVar[str]
    """What sort of thing this is, in the words of the content format."""

    ref: Words | None = None
    """The id that it has elsewhere, so that it can be given back."""

    if TYPE_CHECKING:  # given by the debate, and no field: a file cannot say it
        id: str
        """The key of this thing in its content file. AttributeError if it is in no debate."""


class Event(Model):
    """Where and when the debate took place; `note` says how sure the facts are."""

    title: Text
    date: Date | None = None
    place: ProperText | None = None
    note: Text | None = None


class Name(Model):
    """A name as CSL writes it: `family` and `given`, or `literal` for a body or an unsplit name."""

    family: Words | None = None
    given: Words | None = None
    literal: Words | None = None


SOURCE_TYPES = frozenset(
    {
        "article-journal",
        "article-newspaper",
        "book",
        "broadcast",
        "chapter",
        "interview",
        "post-weblog",
        "report",
        "speech",
        "webpage",
    }
)
"""The CSL types of sources that have a word of their own; any other is shown as it is written."""


class Source(Thing):
    """A work that the quotes come from, in CSL variables; `file` is its text beside the YAML.

    `sha256` says which text its quotes were compared with.
    """

    what: ClassVar[str] = "source"

    type: Words
    title: ProperText
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    container_title: Words | None = Field(None, alias="container-title")
    publisher: Words | None = None
    publisher_place: Words | None = Field(None, alias="publisher-place")
    issued: Date | None = None
    accessed: Date | None = None
    edition: Words | None = None
    volume: Words | None = None
    issue: Words | None = None
    page: Words | None = None
    ISBN: Words | None = None
    DOI: Words | None = None
    URL: Words | None = None
    language: Language | None = None
    note: Text | None = None
    file: Words | None = None
    sha256: Digest | None = None


class Speaker(Thing):
    """A person, or a collective voice such as the editors of a book or the people in the room.

    `also` has the other names under which the sources know the speaker.
    """

    what: ClassVar[str] = "speaker"

    name: ProperText
    also: tuple[Words, ...] = ()
    honorific: Words | None = None
    role: Text | None = None
    affiliation: ProperText | None = None
    kind: SpeakerKind = "person"
    about: Text | None = None


class Position(Thing):
    """One side of a dichotomy: a short title, the claim that its side makes, or both of these."""

    what: ClassVar[str] = "position"

    title: Text | None = None
    claim: Text | None = None
    summary: Text | None = None

    @property
    def called(self) -> Text:
        """What the position is known by: its title, else its claim."""
        return self.title or self.claim or {}


class Dichotomy(Thing):
    """A question with exactly two positions, in the order in which they face each other.

    `short` is its title as the head of a column; `quotes` speak to it without taking a side.
    """

    what: ClassVar[str] = "dichotomy"

    title: Text
    short: Text | None = None
    question: Text | None = None
    summary: Text | None = None
    quotes: QuoteIds = ()
    positions: Annotated[dict[Key, Position], Field(min_length=2, max_length=2)]


class Place(Model):
    """Where in its source a quote stands; `anchor` is a few verbatim words that locate it."""

    section: Words | None = None
    page: Words | None = None
    paragraph: Words | None = None
    time: Words | None = None
    anchor: Words | None = None


class Quote(Thing):
    """What a speaker said: `direct` in the very words, `indirect` as the source reports it.

    The text of a direct quote is verbatim, in one language; of an indirect one it is a text of
    ours. `supports` and `challenges` name positions or other quotes of the same debate. `told_by` is
    who says the words of `speaker` in the source: reads them aloud, or cites them. `reviewed` are the
    warnings that the author has looked at.
    """

    what: ClassVar[str] = "quote"

    speaker: SpeakerId | None = None
    told_by: SpeakerId | None = Field(None, alias="told-by")
    kind: QuoteKind
    text: Text
    translation: ProperText | None = None
    source: SourceId
    at: Place = Place()
    date: Date | None = None
    supports: PositionOrQuoteIds = ()
    challenges: PositionOrQuoteIds = ()
    note: Text | None = None
    reviewed: tuple[Words, ...] = ()


class Stance(Model):
    """Where a speaker stands: one position, both of a dichotomy, or `neither`; and how we know it.

    `stated`: a direct quote says so, or a recorded answer at a place in a `source`. `reported`: the
    source reports it. `inferred`: our reading, and then `note` says why. `evidence` names quotes;
    without it, it is the speaker's own that support the position. An `assigned` side was given to the
    speaker to argue. `date` is when the stance was taken.
    """

    speaker: SpeakerId
    positions: PositionIds = ()
    neither: DichotomyId | None = None
    assigned: Truth = False
    basis: Basis
    evidence: QuoteIds = ()
    source: SourceId | None = None
    at: Place | None = None
    date: Date | None = None
    note: Text | None = None
    ref: Words | None = None


class CommonGround(Thing):
    """Something that everyone agreed on, with the quotes that show it."""

    what: ClassVar[str] = "common-ground"

    title: Text
    summary: Text
    quotes: QuoteIds = ()


class Topic(Thing):
    """One part of a theme."""

    what: ClassVar[str] = "topic"

    title: Text
    summary: Text | None = None
    quotes: QuoteIds = ()


class Theme(Thing):
    """Anything else that the source tells, with its parts: perspectives, conditions, fields."""

    what: ClassVar[str] = "theme"

    title: Text
    summary: Text
    quotes: QuoteIds = ()
    topics: dict[Key, Topic] = {}


class Debate(Thing):
    """One debate, one file; the file's name without its ending is the id."""

    # the id comes beside the content: Debate.model_validate(content, context={"id": name})

    what: ClassVar[str] = "debate"

    language: Language
    title: Text
    question: Text
    summary: Text | None = None
    by: ProperText | None = None
    event: Event | None = None
    sources: dict[Key, Source] = {}
    speakers: dict[Key, Speaker] = {}
    dichotomies: dict[Key, Dichotomy] = {}
    quotes: dict[Key, Quote] = {}
    stances: tuple[Stance, ...] = ()
    common_ground: dict[Key, CommonGround] = Field({}, alias="common-ground")
    themes: dict[Key, Theme] = {}

    def model_post_init(self, context: Any) -> None:
        """Give every thing its id, and the debate that of the context."""
        if context:
            vars(self)["id"] = context["id"]
        for address, thing in self.everything():
            vars(thing)["id"] = address[-1]

    def everything(self) -> Iterator[tuple[tuple[str, ...], Thing]]:
        """Every thing of the debate with its address in the file, in reading order."""
        for key, dichotomy in self.dichotomies.items():
            yield ("dichotomies", key), dichotomy
            for name, position in dichotomy.positions.items():
                yield ("dichotomies", key, "positions", name), position
        rooms: dict[str, Mapping[str, Thing]] = {
            "speakers": self.speakers,
            "quotes": self.quotes,
            "sources": self.sources,
            "common-ground": self.common_ground,
        }
        for room, things in rooms.items():
            for key, thing in things.items():
                yield (room, key), thing
        for key, theme in self.themes.items():
            yield ("themes", key), theme
            for name, topic in theme.topics.items():
                yield ("themes", key, "topics", name), topic

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """Every thing of the debate by its id; the first of a double id wins."""
        found: dict[str, Thing] = {}
        for _, thing in self.everything():
            found.setdefault(thing.id, thing)
        return MappingProxyType(found)

    @cached_property
    def divided(self) -> Mapping[str, Dichotomy]:
        """Every dichotomy by each of its positions; the first of a double id wins."""
        found: dict[str, Dichotomy] = {}
        for dichotomy in self.dichotomies.values():
            for position in dichotomy.positions:
                found.setdefault(position, dichotomy)
        return MappingProxyType(found)

    @cached_property
    def said(self) -> Mapping[str | None, tuple[Quote, ...]]:
        """The quotes of each speaker (id) in order; None has those of nobody named."""
        found: dict[str | None, list[Quote]] = {}
        for quote in self.quotes.values():
            found.setdefault(quote.speaker, []).append(quote)
        return MappingProxyType({speaker: tuple(quotes) for speaker, quotes in found.items()})

    @cached_property
    def bearing(self) -> Mapping[str, frozenset[str]]:
        """What each quote (id) bears on, by id: what it supports or challenges, the sides of the
        stances that it shows, and the dichotomies of all these or that it speaks to."""
        found = {quote.id: {*quote.supports, *quote.challenges} for quote in self.quotes.values()}
        taken = ((self.evidence_of(s), s.positions or (s.neither or "",)) for s in self.stances)
        asked = ((dichotomy.quotes, (dichotomy.id,)) for dichotomy in self.dichotomies.values())
        for quotes, targets in (*taken, *asked):
            for name in quotes:
                found.get(name, set()).update(targets)
        of = self.divided
        whole = {name: frozenset(on | {of[p].id for p in on & of.keys()}) for name, on in found.items()}
        return MappingProxyType(whole)

    def dichotomy_of(self, position: str) -> Dichotomy:
        """The dichotomy that a position, given by its id, is a side of; KeyError if it is none."""
        return self.divided[position]

    def dichotomy_in(self, stance: Stance) -> Dichotomy:
        """The dichotomy that a stance is on; KeyError if it names none of the debate."""
        return self.dichotomies[stance.neither] if stance.neither else self.divided[stance.positions[0]]

    def evidence_of(self, stance: Stance) -> tuple[str, ...]:
        """The quotes (ids) that show a stance: its evidence, else the speaker's own that support a side of
        it; for one on neither side, those that the dichotomy has as speaking to it."""
        if stance.evidence:
            return stance.evidence
        asked = self.dichotomies.get(stance.neither or "")
        near = frozenset(asked.quotes if asked else ())
        own = self.said.get(stance.speaker, ())
        return tuple(q.id for q in own if q.id in near or not set(q.supports).isdisjoint(stance.positions))

    def language_of(self, quote: Quote) -> str:
        """The language of a quote's bare text: of a direct quote its source's, else the debate's."""
        source = self.sources.get(quote.source) if quote.kind == "direct" else None
        return (source.language if source else None) or self.language
