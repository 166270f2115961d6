"""A debate told in the language that was asked for: its models turned into view values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from socinno.agreement import Stances, stances_of
from socinno.model import OWN, Debate, Position, Quote, Source, Speaker, Stance, Thing
from socinno.problems import one_of
from socinno.views import LANGUAGES_ASKED, Place, Quotation, Ref, StanceView, Text, Value


def known(language: str) -> str:
    """The language, if answers can be given in it; else Stop (2)."""
    return one_of(language, LANGUAGES_ASKED, "language")


class Records:
    """Records that are made one by one, anew each time that they are gone through; equal if these are."""

    def __init__(self, made: Callable[[], Iterator[Mapping[str, Value]]]) -> None:
        self._made = made

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        return self._made()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class Presenter:
    """One debate told in one language: each method turns a part of it into a view value."""

    def __init__(self, debate: Debate, language: str) -> None:
        self.debate, self.language = debate, known(language)

    @cached_property
    def stances(self) -> Stances:
        """The stances of the debate by speaker and dichotomy."""
        return stances_of(self.debate)

    def stance(self, speaker: str, dichotomy: str) -> Stance | None:
        """The stance of a speaker on a dichotomy, if the source gives any."""
        return self.stances.get(speaker, {}).get(dichotomy)

    def text(self, words: Mapping[str, str] | None, own: str = "") -> Text | None:
        """The text in the asked language, else in the debate's own (or `own`), else in any."""
        if not words:
            return None
        own = own or self.debate.language
        spoken = {own if language == OWN else language: text for language, text in words.items()}
        chosen = next((x for x in (self.language, self.debate.language, own) if x in spoken), None)
        language = chosen or next(iter(spoken))
        return Text(spoken[language], language, foreign=language != self.language)

    def told(self, words: Mapping[str, str]) -> Text:
        """As `text`, for a text that is always there."""
        return self.text(words) or Text("")

    def name(self, words: Mapping[str, str] | None) -> Text | None:
        """As `text`, for a proper name: a bare one belongs to every language and is not marked."""
        text = self.text(words)
        return text._replace(foreign=False) if text and words and OWN in words else text

    def ref(self, thing: Thing) -> Ref:
        """A reference to a thing, by the name a reader knows it by."""
        if isinstance(thing, Quote):
            name = Text(thing.id)
        elif isinstance(thing, Speaker):
            name = self.name(thing.name) or Text(thing.id)
        elif isinstance(thing, Source):
            name = self.name(thing.title) or Text(thing.id)
        else:
            name = self.told(getattr(thing, "title", {OWN: thing.id}))
        return Ref(thing.what, thing.id, name, self.debate.id, _address(thing))

    def refs(self, ids: Iterable[str]) -> tuple[Ref, ...]:
        """A reference for each id, in the order given."""
        return tuple(self.ref(self.debate.things[name]) for name in ids)

    def quotation(self, quote: Quote) -> Quotation:
        """A quote with its speaker, source and place; a direct one in the language it was said in."""
        direct = quote.kind == "direct"
        own = self.debate.language_of(quote)
        text = self.text(quote.text, own) or Text("")
        translation = self.text(quote.translation) if direct and text.foreign else None
        if translation:
            fits = translation.language == self.language
            translation = translation._replace(manner="translated") if fits else None
        return Quotation(
            quote.id,
            self.debate.id,
            self.ref(self.debate.speakers[quote.speaker]),
            quote.kind,
            text._replace(manner="verbatim", foreign=False) if direct else text,
            translation,
            self.ref(self.debate.sources[quote.source]),
            Place(
                tuple((key, words) for key, words in quote.at if words),
                self.debate.sources[quote.source].language or self.debate.language,
            ),
            self.refs(quote.supports),
            self.refs(quote.challenges),
            self.text(quote.note),
        )

    def quotations(self, quotes: Iterable[Quote]) -> tuple[Quotation, ...] | None:
        """Several quotes; None, silence, where there are none."""
        return tuple(self.quotation(quote) for quote in quotes) or None

    def standing(self, stance: Stance, lead: str = "speaker") -> StanceView:
        """A stance with its speaker, its side or sides, how we know it and what shows it."""
        debate = self.debate
        return StanceView(
            self.ref(debate.speakers[stance.speaker]),
            self.ref(debate.dichotomy_of(stance.positions[0])),
            self.refs(stance.positions),
            stance.basis,
            self.refs(stance.evidence),
            self.text(stance.note),
            lead,
        )

    def standings(self, position: Position) -> tuple[StanceView, ...] | None:
        """Who takes a position, alone or with its opposite; None, silence, where nobody does."""
        stances = (s for s in self.debate.stances if position.id in s.positions)
        return tuple(self.standing(s) for s in stances) or None


def _address(thing: Thing) -> str:
    """Where a source is on the web: its URL, else its DOI as one."""
    if not isinstance(thing, Source):
        return ""
    return thing.URL or (f"https://doi.org/{thing.DOI}" if thing.DOI else "")


def distinct(values: Iterable[Value]) -> Value:
    """The values that differ, in order: none as silence, one as itself, else all of them."""
    found: list[Value] = []
    for value in values:
        if value is not None and value not in found:
            found.append(value)
    return tuple(found) if len(found) > 1 else found[0] if found else None


def quotes_for(debate: Debate, position: str) -> list[Quote]:
    """The quotes that support a position."""
    return [q for q in debate.quotes.values() if position in q.supports]


def quotes_against(debate: Debate, position: str) -> list[Quote]:
    """The quotes that challenge a position."""
    return [q for q in debate.quotes.values() if position in q.challenges]
