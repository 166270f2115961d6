"""Each quote of a debate, and each anchor, looked for in the text of its source."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from typing import NamedTuple

from socinno.model import Debate, Quote
from socinno.problems import Address
from socinno.quotations.cuts import cut
from socinno.quotations.matching import Alignment, Normalized, alignments, normalized
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import Turn, turn_at, turns


class QuoteMatch(NamedTuple):
    """A quote, or the anchor of one, and where and how it was found in its source, if it was.

    `part` is `text` or `anchor`; `outcome` is `exact`, `equal`, `near` or `absent`; `line` is that of
    the source's file (0: absent).
    """

    quote: Quote
    part: str
    source: SourceText
    outcome: str
    alignment: Alignment | None = None
    line: int = 0
    turn: Turn | None = None

    @property
    def words(self) -> str:
        """The words that were looked for."""
        return words_of(self.quote, self.part)

    @property
    def address(self) -> Address:
        """Where in the content file the words stand."""
        return ("quotes", self.quote.id, *(("at", "anchor") if self.part == "anchor" else ("text",)))


class _Prepared(NamedTuple):
    """A source made ready for searching: once for all of its quotes."""

    source: SourceText
    normalized: Normalized
    turns: tuple[Turn, ...]
    language: str


def words_of(quote: Quote, part: str) -> str:
    """The words of a quote's `text`, or of its `anchor`, as its source is said to have them."""
    return (quote.at.anchor or "") if part == "anchor" else next(iter(quote.text.values()))


def can_find_near() -> bool:
    """Whether the nearest passages can be looked for: that takes a library of the extra `check`."""
    return find_spec("rapidfuzz") is not None


def quote_matches(
    quotes: Iterable[Quote], debate: Debate, texts: Mapping[str, SourceText]
) -> Iterator[QuoteMatch]:
    """Of some quotes of a debate each direct one, and each anchor, whose source is among the texts."""
    ready = {
        name: _Prepared(text, normalized(text.text), turns(text.text, debate), (debate.sources[name].language or debate.language)) for name, text in texts.items()
    }
    for quote in quotes:
        if quote.source not in ready:
            continue
        source = ready[quote.source]
        anchor = _located(quote, "anchor", source, None) if quote.at.anchor else None
        if quote.kind == "direct":
            beside = anchor.alignment.start if anchor and anchor.alignment else None
            yield _located(quote, "text", source, beside)
        if anchor:
            yield anchor


def _located(quote: Quote, part: str, source: _Prepared, beside: int | None) -> QuoteMatch:
    words = words_of(quote, part)
    places = alignments(words, source.normalized)
    best = _chosen(places, quote, source, beside) if places else None
    if best is None and can_find_near():
        from socinno.quotations.fuzzy import nearest_passage  # needs an extra, and few quotes need it

        best = nearest_passage(words, source.normalized)
    if best is None:
        return QuoteMatch(quote, part, source.source, "absent")
    line, turn = source.source.line(best.start), turn_at(source.turns, best.start)
    return QuoteMatch(quote, part, source.source, best.outcome, best, line, turn)


def _chosen(places: list[Alignment], quote: Quote, source: _Prepared, beside: int | None) -> Alignment:
    """Of several places the one nearest the anchor, else the first to which nothing is against."""
    if beside is not None:
        return min(places, key=lambda place: abs(place.start - beside))
    if len(places) == 1:
        return places[0]

    def objections(place: Alignment) -> tuple[bool, bool]:
        turn = turn_at(source.turns, place.start)
        by_another = bool(turn and quote.speaker not in turn.speakers)
        return by_another, bool(cut(source.source.text, place.spans, source.language))

    return min(places, key=objections)
