"""Quotes against the text of their source: are these the very words, and do they mean the same there?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from socinno.model import Debate, Quote
from socinno.problems import Address, Fact, Problem
from socinno.quotations import cues, turns
from socinno.quotations import matching as passages
from socinno.quotations.matching import Loose, Match
from socinno.quotations.sources import SourceText


class QuoteMatch(NamedTuple):
    """A quote, or the anchor of one, looked for in its source: where and how it was found, if it was.

    `part` is `text` or `anchor`; `outcome` is `exact`, `equal`, `near` or `absent`; `line` is that of
    the source's file (0: absent).
    """

    quote: Quote
    part: str
    source: SourceText
    outcome: str
    match: Match | None = None
    line: int = 0
    turn: turns.Turn | None = None

    @property
    def address(self) -> Address:
        """Where in the content file the words stand."""
        return ("quotes", self.quote.id, *(("at", "anchor") if self.part == "anchor" else ("text",)))


class Searched(NamedTuple):
    """A source made ready for searching: once for all of its quotes."""

    source: SourceText
    loose: Loose
    turns: tuple[turns.Turn, ...]


def sightings(debate: Debate, texts: Mapping[str, SourceText], near: bool = True) -> Iterator[QuoteMatch]:
    """Each direct quote, and each anchor, whose source is at hand. `near`: look for the like, too.

    Raises ImportError when the like is looked for without the library that finds it.
    """
    ready = {
        key: Searched(t, passages.loose(t.text), turns.turns(t.text, debate)) for key, t in texts.items()
    }
    for quote in debate.quotes.values():
        if quote.source not in ready:
            continue
        found = ready[quote.source]
        anchor = _look(quote, "anchor", quote.at.anchor, found, None, near) if quote.at.anchor else None
        if quote.kind == "direct":
            at = anchor.match.start if anchor and anchor.match else None
            yield _look(quote, "text", next(iter(quote.text.values())), found, at, near)
        if anchor:
            yield anchor


def _look(quote: Quote, part: str, words: str, found: Searched, at: int | None, near: bool) -> QuoteMatch:
    text = found.source.text
    places = passages.matches(words, text, found.loose)
    match = _chosen(places, quote, found, at) if places else None
    if match is None and near:
        match = passages.nearest(words, text, found.loose)
    if match is None:
        return QuoteMatch(quote, part, found.source, "absent")
    turn = turns.at(found.turns, match.start)
    return QuoteMatch(quote, part, found.source, match.outcome, match, found.source.line(match.start), turn)


def _chosen(places: list[Match], quote: Quote, found: Searched, at: int | None) -> Match:
    """Of several places the one nearest the anchor, else the first to which nothing is against."""
    if at is not None:
        return min(places, key=lambda match: abs(match.start - at))

    def against(match: Match) -> tuple[bool, bool]:
        turn = turns.at(found.turns, match.start)
        return bool(turn and quote.speaker not in turn.speakers), bool(
            cues.cut_off(found.source.text, match.spans)
        )

    return min(places, key=against) if len(places) > 1 else places[0]


def problems(seen: QuoteMatch) -> Iterator[Problem]:
    """Every breach of a rule by one quote or anchor."""
    for rule in RULES:
        yield from rule(seen)


def stands_in_its_source(seen: QuoteMatch) -> Iterator[Problem]:
    """`quote-absent`, `anchor-absent`: the words are found in the text of the source."""
    if seen.outcome == "absent":
        yield _problem(seen, "absent")


def is_verbatim(seen: QuoteMatch) -> Iterator[Problem]:
    """`quote-near`, `anchor-near`: the words are the source's own, not merely like them."""
    if seen.outcome == "near" and seen.match:
        yield _problem(seen, "near", diff=seen.match.diff, line=seen.line)


def is_written_alike(seen: QuoteMatch) -> Iterator[Problem]:
    """`quote-typography`, `anchor-typography`: quotation marks and spaces are the source's own, too."""
    if seen.outcome == "equal" and seen.match and seen.match.written != wanted(seen):
        yield _problem(seen, "typography", "warning", line=seen.line)


def wanted(seen: QuoteMatch) -> str:
    """The words that were looked for."""
    return (seen.quote.at.anchor or "") if seen.part == "anchor" else next(iter(seen.quote.text.values()))


def keeps_its_meaning(seen: QuoteMatch) -> Iterator[Problem]:
    """`quote-cut`: nothing in the sentence that holds a direct quote turns its meaning when cut off."""
    if seen.part == "text" and seen.outcome in ("exact", "equal") and seen.match:
        cue = cues.cut_off(seen.source.text, seen.match.spans)
        if cue:
            yield _problem(seen, "cut", "warning", cue=cue, line=seen.line)


def is_in_the_speakers_turn(seen: QuoteMatch) -> Iterator[Problem]:
    """`quote-turn`: a direct quote stands in its own speaker's turn, where the source marks turns."""
    if seen.part == "text" and seen.turn and seen.quote.speaker not in seen.turn.speakers:
        yield _problem(seen, "turn", other=seen.turn.name, speaker=seen.quote.speaker, line=seen.line)


def _problem(seen: QuoteMatch, what: str, severity: str = "error", **facts: Fact) -> Problem:
    code = f"{'anchor' if seen.part == 'anchor' else 'quote'}-{what}"
    facts = {"id": seen.quote.id, "file": seen.source.file} | facts
    return Problem(code, seen.address, facts, severity="warning" if severity == "warning" else "error")


RULES = (
    stands_in_its_source,
    is_verbatim,
    is_written_alike,
    keeps_its_meaning,
    is_in_the_speakers_turn,
)
