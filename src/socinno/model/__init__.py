"""The debate as frozen models: what a content file may hold, and what every other module reads.

The names are those of the content format (content/README.md). Sources follow the Citation Style
Language (CSL 1.0.2) names for types and variables; dates follow the calendar part of EDTF level 0
(`2018`, `2018-01`, `2018-01-25`) and the uncertain ones of level 1 (`2018-01-25?`); languages are
BCP 47 tags.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar

from pydantic import Field

from socinno.model.fields import DIGEST_PATTERN as DIGEST_PATTERN
from socinno.model.fields import ID_PATTERN as ID_PATTERN
from socinno.model.fields import OWN as OWN
from socinno.model.fields import Key, Language, ProperText, Text
from socinno.model.fields import Refers as Refers
from socinno.model.fields import Worded as Worded
from socinno.model.fields import marked as marked
from socinno.model.things import SOURCE_TYPES as SOURCE_TYPES
from socinno.model.things import Basis as Basis
from socinno.model.things import CommonGround as CommonGround
from socinno.model.things import Dichotomy as Dichotomy
from socinno.model.things import Event as Event
from socinno.model.things import Model as Model
from socinno.model.things import Name as Name
from socinno.model.things import Place as Place
from socinno.model.things import Position as Position
from socinno.model.things import Quote as Quote
from socinno.model.things import QuoteKind as QuoteKind
from socinno.model.things import Source as Source
from socinno.model.things import Speaker as Speaker
from socinno.model.things import SpeakerKind as SpeakerKind
from socinno.model.things import Stance as Stance
from socinno.model.things import Theme as Theme
from socinno.model.things import Thing as Thing
from socinno.model.things import Topic as Topic


class Debate(Thing):
    """One debate, one file; the file's name without its ending is the id."""

    # the id comes beside the content: Debate.model_validate(content, context={"id": name})

    what: ClassVar[str] = "debate"

    language: Language
    title: Text
    question: Text | None = None
    summary: Text | None = None
    by: ProperText | None = None
    event: Event | None = None
    sources: dict[Key, Source] = Field({})
    speakers: dict[Key, Speaker] = Field({})
    dichotomies: dict[Key, Dichotomy] = Field({})
    quotes: dict[Key, Quote] = Field({})
    stances: tuple[Stance, ...] = ()
    common_ground: dict[Key, CommonGround] = Field({}, alias="common-ground")
    themes: dict[Key, Theme] = Field({})

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

    def with_quotes(self, quotes: Mapping[str, Quote], **known: Any) -> "Debate":
        """The same debate with other quotes, which get their ids: some of those that it has, if these are
        too many. `known`: what is known of all of them, by the name of the property that tells it."""
        for name, quote in quotes.items():
            vars(quote)["id"] = name
        part = self.model_copy(update={"quotes": quotes})
        for derived in vars(part).keys() - {*Debate.model_fields, "id", "divided"}:
            del vars(part)[derived]
        vars(part).update(known)
        return part

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
    def nameless(self) -> bool:
        """Whether no quote says who speaks."""
        return not any(quote.speaker for quote in self.quotes.values())

    @cached_property
    def bearing(self) -> Mapping[str, frozenset[str]]:
        """What each quote (id) bears on, by id: what it supports or challenges, the sides of the
        stances that it shows, and the dichotomies of all these or that it speaks to; and those that the
        quotes bear on which it supports or challenges, at any remove."""
        found = {quote.id: {*quote.supports, *quote.challenges} for quote in self.quotes.values()}
        different = {(s.speaker, s.positions, s.neither, s.evidence): s for s in self.stances}.values()
        taken = ((self.evidence_of(s), s.positions or (s.neither or "",)) for s in different)
        asked = ((dichotomy.quotes, (dichotomy.id,)) for dichotomy in self.dichotomies.values())
        for quotes, targets in (*taken, *asked):
            for name in quotes:
                found.get(name, set()).update(targets)
        for on in found.values():
            on |= {self.divided[position].id for position in on & self.divided.keys()}
        reached = [(name, on & self.dichotomies.keys()) for name, on in found.items()]
        for name, dichotomies in reached:  # which grows: what is new to a quote is new to its reasons
            for reason in self.reasons.get(name, ()):
                if new := dichotomies - found[reason]:
                    found[reason] |= new
                    reached.append((reason, new))
        return MappingProxyType({name: frozenset(on) for name, on in found.items()})

    @cached_property
    def reasons(self) -> Mapping[str, tuple[str, ...]]:
        """The quotes (ids) that support or challenge each thing (id), in order."""
        found: dict[str, list[str]] = {}
        for quote in self.quotes.values():
            for target in dict.fromkeys((*quote.supports, *quote.challenges)):
                found.setdefault(target, []).append(quote.id)
        return MappingProxyType({target: tuple(names) for target, names in found.items()})

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
        return self.own_words[stance.speaker, stance.positions, stance.neither]

    @cached_property
    def own_words(self) -> Mapping[tuple[str, tuple[str, ...], str | None], tuple[str, ...]]:
        """What shows the stances without evidence, by speaker, positions and neither: quotes in order."""
        wanted = {(s.speaker, s.positions, s.neither) for s in self.stances if not s.evidence}
        found = {}
        for speaker, positions, neither in wanted:
            sides = (*positions, *([neither] if neither else ()))
            found[speaker, positions, neither] = {
                n for side in sides for n in self.for_side.get((speaker, side), ())
            }
        return MappingProxyType({key: tuple(name for _, name in sorted(it)) for key, it in found.items()})

    @cached_property
    def for_side(self) -> Mapping[tuple[str | None, str], tuple[tuple[int, str], ...]]:
        """What each speaker (id) said for a position, or to the question of a dichotomy (id): the quotes
        in order, numbered."""
        asked: dict[str, list[str]] = {}
        for dichotomy in self.dichotomies.values():
            for name in dichotomy.quotes:
                asked.setdefault(name, []).append(dichotomy.id)
        found: dict[tuple[str | None, str], list[tuple[int, str]]] = {}
        for n, quote in enumerate(self.quotes.values()):
            for side in (*quote.supports, *asked.get(quote.id, ())):
                found.setdefault((quote.speaker, side), []).append((n, quote.id))
        return MappingProxyType({side: tuple(quotes) for side, quotes in found.items()})

    def language_of(self, quote: Quote) -> str:
        """The language of a quote's bare text: of a direct quote its source's, else the debate's."""
        source = self.sources.get(quote.source) if quote.kind == "direct" else None
        return (source.language if source else None) or self.language
