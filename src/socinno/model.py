"""The debate as frozen models: what a content file may hold, and what every other module reads.

The names are those of the content format (content/README.md). Sources follow the Citation Style
Language (CSL 1.0.2) names for types and variables; dates follow the calendar part of EDTF level 0
(`2018`, `2018-01`, `2018-01-25`); languages are BCP 47 tags.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
OWN = ""  # the language key of a bare string: the language of the debate, or of a quote's source


def _bare_as_mapping(value: object) -> object:
    if not isinstance(value, (str, dict)):
        raise PydanticCustomError("not-a-text", "neither a text nor texts by language")
    return {OWN: value} if isinstance(value, str) else value


def _calendar_date(value: object) -> object:
    if isinstance(value, str):
        year, month, day = ([*value.split("-"), "01", "01"])[:3]
        try:
            if not re.fullmatch(DATE_PATTERN, value, re.ASCII):
                raise ValueError
            date(int(year), int(month), int(day))
        except ValueError:
            raise PydanticCustomError("not-a-date", "not a date", {"value": value}) from None
    return value


class _As:
    """A ready core schema, and if need be its JSON Schema: pydantic need not derive it per field."""

    def __init__(self, core: CoreSchema, as_json: dict[str, Any] | None = None) -> None:
        self.core, self.as_json = core, as_json

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return self.core

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        return self.as_json or handler(core)


_id = core_schema.str_schema(pattern=ID_PATTERN, max_length=80)
_language = core_schema.str_schema(pattern=LANGUAGE_PATTERN)
_words = core_schema.str_schema(pattern=r"\S")
_spoken = core_schema.str_schema(pattern=f"^$|{LANGUAGE_PATTERN}")
_texts = core_schema.dict_schema(_spoken, _words, min_length=1)
_text_json = {
    "anyOf": [
        {"type": "string", "pattern": r"\S"},
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": LANGUAGE_PATTERN},
            "additionalProperties": {"type": "string", "pattern": r"\S"},
        },
    ]
}

Id = Annotated[str, _As(_id)]
Language = Annotated[str, _As(_language)]
Words = Annotated[str, _As(_words)]
Date = Annotated[
    str,
    _As(
        core_schema.no_info_before_validator_function(_calendar_date, _words),
        {"type": "string", "pattern": DATE_PATTERN},
    ),
]
Text = Annotated[
    dict[str, str],
    _As(core_schema.no_info_before_validator_function(_bare_as_mapping, _texts), _text_json),
]
"""A text of ours: language -> words. A bare string stands under `OWN`."""

Basis = Literal["stated", "reported", "inferred"]
QuoteKind = Literal["direct", "indirect"]
SpeakerKind = Literal["person", "collective"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=False)


class Thing(_Model):
    """What can be pointed at: it has an id, its key in the file, unique across the debate."""

    what: ClassVar[str]
    """What sort of thing this is, in the words of the content format."""

    _id: str = PrivateAttr("")

    @property
    def id(self) -> str:
        """The key of this thing in its content file."""
        return self._own("_id")  # type: ignore[no-any-return]

    def _own(self, name: str) -> Any:
        """A private attribute, ten times sooner than by pydantic's way to it."""
        return (self.__pydantic_private__ or {})[name]


class Event(_Model):
    """Where and when the debate took place; `note` says how sure the facts are."""

    title: Text
    date: Date | None = None
    place: Text | None = None
    note: Text | None = None


class Name(_Model):
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
    """A work that the quotes come from, in CSL variables; `file` is its text beside the YAML."""

    what: ClassVar[str] = "source"

    type: Words
    title: Text
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


class Speaker(Thing):
    """A person, or a collective voice such as the editors of a book or the people in the room."""

    what: ClassVar[str] = "speaker"

    name: Text
    honorific: Words | None = None
    role: Text | None = None
    affiliation: Text | None = None
    kind: SpeakerKind = "person"
    about: Text | None = None


class Position(Thing):
    """One side of a dichotomy: a short title, and the claim that its side makes."""

    what: ClassVar[str] = "position"

    title: Text
    claim: Text
    summary: Text | None = None


class Dichotomy(Thing):
    """A question with exactly two positions, in the order in which they face each other."""

    what: ClassVar[str] = "dichotomy"

    title: Text
    question: Text
    summary: Text | None = None
    positions: Annotated[dict[Id, Position], Field(min_length=2, max_length=2)]


class Place(_Model):
    """Where in its source a quote stands; `anchor` is a few verbatim words that locate it."""

    section: Words | None = None
    page: Words | None = None
    paragraph: Words | None = None
    time: Words | None = None
    anchor: Words | None = None


class Quote(Thing):
    """What a speaker said: `direct` in the very words, `indirect` as the source reports it.

    The text of a direct quote is verbatim, in one language; of an indirect one it is a text of
    ours. `supports` and `challenges` name positions or other quotes of the same debate.
    """

    what: ClassVar[str] = "quote"

    speaker: Id
    kind: QuoteKind
    text: Text
    translation: Text | None = None
    source: Id
    at: Place
    supports: tuple[Id, ...] = ()
    challenges: tuple[Id, ...] = ()
    note: Text | None = None


class Stance(_Model):
    """Where a speaker stands: one position, or both of a dichotomy; and how we know it.

    `stated`: a direct quote says so. `reported`: the source reports it. `inferred`: our reading,
    and then `note` says why. `evidence` names quotes by that speaker.
    """

    speaker: Id
    positions: Annotated[tuple[Id, ...], Field(min_length=1, max_length=2)]
    basis: Basis
    evidence: Annotated[tuple[Id, ...], Field(min_length=1)]
    note: Text | None = None


class CommonGround(Thing):
    """Something that everyone agreed on, with the quotes that show it."""

    what: ClassVar[str] = "common-ground"

    title: Text
    summary: Text
    quotes: tuple[Id, ...] = ()


class Topic(Thing):
    """One part of a theme."""

    what: ClassVar[str] = "topic"

    title: Text
    summary: Text | None = None
    quotes: tuple[Id, ...] = ()


class Theme(Thing):
    """Anything else that the source tells, with its parts: perspectives, conditions, fields."""

    what: ClassVar[str] = "theme"

    title: Text
    summary: Text
    quotes: tuple[Id, ...] = ()
    topics: dict[Id, Topic] = {}


class Debate(Thing):
    """One debate, one file; the file's name without its ending is the id."""

    what: ClassVar[str] = "debate"

    language: Language
    title: Text
    question: Text
    summary: Text | None = None
    event: Event | None = None
    sources: dict[Id, Source] = {}
    speakers: dict[Id, Speaker] = {}
    dichotomies: Annotated[dict[Id, Dichotomy], Field(min_length=1)]
    quotes: dict[Id, Quote] = {}
    stances: tuple[Stance, ...] = ()
    common_ground: dict[Id, CommonGround] = Field({}, alias="common-ground")
    themes: dict[Id, Theme] = {}

    _things: dict[str, Thing] = PrivateAttr(default_factory=dict)
    _dichotomy_of: dict[str, Dichotomy] = PrivateAttr(default_factory=dict)

    def model_post_init(self, context: Any) -> None:
        """Give every thing its id, and find each by it; the first of a double id wins."""
        things, dichotomy_of = self._things, self._dichotomy_of
        for address, thing in self.everything():
            (thing.__pydantic_private__ or {})["_id"] = address[-1]
            things.setdefault(address[-1], thing)
        for dichotomy in self.dichotomies.values():
            for position in dichotomy.positions:
                dichotomy_of.setdefault(position, dichotomy)

    def everything(self) -> Iterator[tuple[tuple[str, ...], Thing]]:
        """Every thing of the debate with its address in the file, in reading order."""
        for key, dichotomy in self.dichotomies.items():
            yield ("dichotomies", key), dichotomy
            for name, position in dichotomy.positions.items():
                yield ("dichotomies", key, "positions", name), position
        for room, things in self._rooms():
            for key, thing in things.items():
                yield (room, key), thing
        for key, theme in self.themes.items():
            yield ("themes", key), theme
            for name, topic in theme.topics.items():
                yield ("themes", key, "topics", name), topic

    def _rooms(self) -> Iterator[tuple[str, Mapping[str, Thing]]]:
        yield "speakers", self.speakers
        yield "quotes", self.quotes
        yield "sources", self.sources
        yield "common-ground", self.common_ground

    @property
    def things(self) -> Mapping[str, Thing]:
        """Every thing of the debate by its id."""
        return self._own("_things")  # type: ignore[no-any-return]

    def dichotomy_of(self, position: str) -> Dichotomy:
        """The dichotomy that a position, given by its id, is a side of; KeyError if it is none."""
        return self._own("_dichotomy_of")[position]  # type: ignore[no-any-return]

    def language_of(self, quote: Quote) -> str:
        """The language of a quote's bare text: of a direct quote its source's, else the debate's."""
        source = self.sources.get(quote.source) if quote.kind == "direct" else None
        return (source.language if source else None) or self.language
