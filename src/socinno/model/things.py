"""What a debate is made of: speakers, dichotomies, quotes, stances and sources, as frozen models."""

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

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

    @property
    def address(self) -> str:
        """Where it is on the web: its URL, else its DOI as one; empty if neither is known."""
        return self.URL or (f"https://doi.org/{self.DOI}" if self.DOI else "")


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
    summary: Text | None = None
    quotes: QuoteIds = ()
    topics: dict[Key, Topic] = {}
