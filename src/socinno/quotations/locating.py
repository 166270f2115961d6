"""Each quote of a debate, and each anchor, looked for in the text of its source."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from itertools import chain, islice, pairwise
from typing import Any, NamedTuple

from socinno.model import Debate, Quote
from socinno.problems import Address
from socinno.quotations.cuts import cut
from socinno.quotations.matching import Alignment, Place, aligned, composed, places
from socinno.quotations.press import Printed, as_printed, places_in_print, printed, unhyphened
from socinno.quotations.sources import SourceText
from socinno.quotations.stretches import Indexed
from socinno.quotations.turns import Turn, turn_at, turns
from socinno.quotations.typography import Normalized, normalized

FOUND = frozenset({"exact", "equal", "press"})
"""The outcomes with which the very words are there, whatever typography or press made of them."""

FEW_QUOTES = 20  # that are looked for without an index of the words of their source
FEW_PLACES = 2  # of a quote, that are looked at in any case, and
MOST_PLACES_OF_ALL = 20_000  # more of all quotes of a source together
MOST_COMPARED_OF_ALL = 5_000  # places of all quotes of a source together, and
MOST_COMPARED = 10  # places of one quote that are compared by the words around them

Track = Callable[[Sequence[Any]], Iterable[Any]]
"""Passes on what is gone through one by one, and may show how far that is."""


class QuoteMatch(NamedTuple):
    """A quote, or the anchor of one, and where and how it was found in its source, if it was.

    `part` is `text` or `anchor`; `outcome` is `exact`, `equal`, `press`, `near` or `absent`; `line` is
    that of the source's file (0: absent); `turn` is the one it starts in, `turns` are all of the source.
    """

    quote: Quote
    part: str
    source: SourceText
    outcome: str
    alignment: Alignment | None = None
    line: int = 0
    turn: Turn | None = None
    turns: tuple[Turn, ...] = ()

    @property
    def words(self) -> str:
        """The words that were looked for."""
        return words_of(self.quote, self.part)

    @property
    def is_found(self) -> bool:
        """Whether the very words are there."""
        return self.outcome in FOUND

    @property
    def quoted(self) -> Alignment | None:
        """Where the very words of the quote itself stand; None for an anchor, and where they do not."""
        return self.alignment if self.part == "text" and self.is_found else None

    @property
    def address(self) -> Address:
        """Where in the content file the words stand."""
        return ("quotes", self.quote.id, *(("at", "anchor") if self.part == "anchor" else ("text",)))


UNSOUGHT = Alignment("unsought", (), "", "")
"""Stands for what was not looked for to the end."""


class _Sought(NamedTuple):
    """The words of a quote or an anchor; `beside`: where the quote's anchor was found."""

    quote: Quote
    part: str
    beside: int | None = None

    @property
    def words(self) -> str:
        return words_of(self.quote, self.part)


class _Searched:
    """A source made ready for searching: once for all of its quotes, and only as far as they need it."""

    def __init__(self, source: SourceText, debate: Debate, language: str, sought: list[str]) -> None:
        self.source, self.language, self.turns = source, language, turns(source, debate)
        self.starts = [turn.start for turn in self.turns]
        self.sought = sought if len(sought) > FEW_QUOTES else []
        self.room, self.comparisons = MOST_PLACES_OF_ALL, MOST_COMPARED_OF_ALL
        self.is_short = False

    def afforded(self, found: Iterable[Place], index: Indexed | None) -> Iterator[Place]:
        """The places of a quote: all, or the first few once the quotes before it had very many more."""
        self.is_short = False
        if index:
            index.is_short = False
        for count, place in enumerate(found):
            if count >= FEW_PLACES:
                self.is_short = self.room <= 0
                self.room -= 1
            if self.is_short:
                return
            yield place
        self.is_short = index is not None and index.is_short

    @cached_property
    def plain(self) -> Normalized:
        """Its text but for typography."""
        return normalized(self.source.text)

    @cached_property
    def printed(self) -> Printed:
        """Its text without what is not printed in a quote."""
        return printed(self.plain, self.turns)

    @cached_property
    def index(self) -> Indexed | None:
        """Of the words of all quotes, where there are so many that it is worth its time."""
        wanted = (normalized(composed(words)).text for words in self.sought)
        return Indexed(self.plain.text, wanted) if self.sought else None

    @cached_property
    def index_of_printed(self) -> Indexed | None:
        """The same for what is printed."""
        wanted = (normalized(unhyphened(composed(words))).text for words in self.sought)
        return Indexed(self.printed.joined.text, wanted) if self.sought else None


def words_of(quote: Quote, part: str) -> str:
    """The words of a quote's `text`, or of its `anchor`, as its source is said to have them."""
    return (quote.at.anchor or "") if part == "anchor" else next(iter(quote.text.values()))


def can_find_near() -> bool:
    """Whether the nearest passages can be looked for: that takes a library of the extra `check`."""
    return find_spec("rapidfuzz") is not None


def quote_matches(
    quotes: Iterable[Quote], debate: Debate, texts: Mapping[str, SourceText], progress: Track = iter
) -> Iterator[QuoteMatch]:
    """Of some quotes of a debate each direct one, and each anchor, whose source is among the texts.

    Left out is what was not looked for to the end, since all before it stood in very many places.
    """
    chosen = [quote for quote in quotes if quote.source in texts]
    found: dict[tuple[str, str], QuoteMatch] = {}
    for name, here in _by_source(chosen).items():
        language = debate.sources[name].language or debate.language
        sought = [words_of(quote, part) for quote in here for part in ("text", "anchor")]
        source = _Searched(texts[name], debate, language, [words for words in sought if words])
        found |= {(it.quote.id, it.part): it for it in _matches(here, source, progress)}
    for quote in chosen:
        yield from (found[quote.id, part] for part in ("text", "anchor") if (quote.id, part) in found)


def _by_source(quotes: Iterable[Quote]) -> dict[str, list[Quote]]:
    found: dict[str, list[Quote]] = {}
    for quote in quotes:
        found.setdefault(quote.source, []).append(quote)
    return found


def _matches(quotes: list[Quote], source: _Searched, progress: Track) -> Iterator[QuoteMatch]:
    """The quotes of one source, the anchors first: they say which of several places is meant."""
    sought = [_Sought(quote, "anchor") for quote in quotes if quote.at.anchor]
    anchors = list(_located(sought, source, progress))
    beside = {it.quote.id: it.alignment.start for it in anchors if it.alignment}
    direct = [_Sought(quote, "text", beside.get(quote.id)) for quote in quotes if quote.kind == "direct"]
    yield from anchors
    yield from _located(direct, source, progress)


def _located(wanted: list[_Sought], source: _Searched, progress: Track) -> Iterator[QuoteMatch]:
    found = {it.quote.id: best for it in progress(wanted) if (best := _verbatim(it, source)) is not None}
    missing = {it.words for it in wanted if it.quote.id not in found}
    near: Mapping[str, Alignment] = {}
    if missing and can_find_near():
        from socinno.quotations.fuzzy import nearest_passages  # needs an extra, and few quotes need it

        near = nearest_passages(missing, source.plain, progress)
    for it in wanted:
        best = found.get(it.quote.id, near.get(it.words))
        if best is not UNSOUGHT:
            yield _match(it, best, source)


def _match(sought: _Sought, best: Alignment | None, source: _Searched) -> QuoteMatch:
    text, known = source.source, source.turns
    if best is None:
        return QuoteMatch(sought.quote, sought.part, text, "absent", turns=known)
    line, turn = text.line(best.start), turn_at(known, best.start)
    return QuoteMatch(sought.quote, sought.part, text, best.outcome, best, line, turn, known)


def _verbatim(sought: _Sought, source: _Searched) -> Alignment | None:
    """Where the very words stand: as the source writes them, else as press prints them."""
    index = source.index
    place = _chosen(places(sought.words, source.plain, index), index, sought, source)
    if place or source.is_short:
        return aligned(sought.words, place, source.source.text) if place else UNSOUGHT
    index = source.index_of_printed
    place = _chosen(places_in_print(sought.words, source.printed, index), index, sought, source)
    if place or source.is_short:
        return as_printed(sought.words, place, source.printed) if place else UNSOUGHT
    return None


def _chosen(
    found: Iterator[Place], index: Indexed | None, sought: _Sought, source: _Searched
) -> Place | None:
    """Of several places the one nearest the anchor, else the first to which nothing is against.

    Where not all were looked at, none that another says: the next may be the speaker's own.
    """
    some = (place for place in found if not _put_in_over_turns(place, source.starts))
    within = source.afforded(some, index)
    first = list(islice(within, MOST_COMPARED))
    if len(first) == 1 and not source.is_short:
        return first[0]
    every, beside = chain(first, within), sought.beside
    if beside is not None and len(first) > 1:
        return min(every, key=lambda place: abs(place.spans[0][0] - beside))
    own = (place for place in every if not _by_another(place, sought.quote, source.turns))
    return _first_uncut(own, source) or (None if source.is_short else _first_uncut(first, source))


def _first_uncut(some: Iterable[Place], source: _Searched) -> Place | None:
    """The first of some places that leaves out nothing that turns its meaning, else the first."""
    first: Place | None = None
    for place in islice(some, MOST_COMPARED):
        first = first or place
        if source.comparisons <= 0:
            break
        source.comparisons -= 1
        if not cut(source.source.text, place.spans, source.language):
            return place
    return first


def _by_another(place: Place, quote: Quote, known: tuple[Turn, ...]) -> bool:
    turn = turn_at(known, place.spans[0][0])
    return bool(turn and (quote.told_by or quote.speaker) not in turn.speakers)


def _put_in_over_turns(place: Place, starts: list[int]) -> bool:
    """Whether words put in stand for words over which somebody else starts to speak."""
    for (before, after), gaps in zip(pairwise(place.spans), place.gaps[1:], strict=False):
        put_in = all(gap.words is not None for gap in gaps)
        if put_in and bisect_left(starts, before[1]) < bisect_left(starts, after[0]):
            return True
    return False
