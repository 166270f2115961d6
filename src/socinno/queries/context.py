"""One quote in its place in its source, with a few sentences around it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from socinno.library import Library
from socinno.library.names import find
from socinno.model import Quote
from socinno.problems import Fact, Problem, Stop
from socinno.queries.cards import CardOptions
from socinno.queries.presenter import Presenter
from socinno.queries.show import quote_card
from socinno.quotations.locating import QuoteMatch, quote_matches
from socinno.quotations.sentences import sentences
from socinno.quotations.sources import SourceText, text_of
from socinno.quotations.typography import Span, as_written
from socinno.text import printable
from socinno.views import Card, Context, Part, Quotation, Ref, Word

AROUND = 2  # sentences on each side


def in_context(
    library: Library,
    name: str,
    language: str,
    texts: Mapping[str, Path] = MappingProxyType({}),
    root: Path | None = None,
    everything: bool = False,
) -> Card:
    """The card of a quote, with the words, or the anchor that locates them, in the text of its source.

    `texts` gives the file of a source's text by the source's id; others lie at or below the folder of
    the debate's file, or of `root`. Stop (2) where the source has no
    text or the text has no such words, (1) where it cannot be read.
    """
    debate, thing = find(library, name, ("quote",))
    quote = cast(Quote, thing)
    text = text_of(quote.source, debate.sources[quote.source], library.path(debate.id), texts, root)
    if text is None:
        raise Stop("no-source-text", source=quote.source)
    if isinstance(text, Problem):
        raise Stop(text.code, code=1, **cast(dict[str, Any], text.facts))
    matches = quote_matches((quote,), debate, {quote.source: text})
    found = next((match for match in matches if match.alignment), None)
    if found is None:
        raise Stop("no-context", id=quote.id, file=text.file)
    card = quote_card(CardOptions(Presenter(debate, language), everything=everything), quote)
    return _placed(card, found, _state(found))


def with_state(library: Library, card: Card, root: Path | None = None) -> Card:
    """The card of a quote with its place in the text of its source, if that is there; a direct one with how
    it stands there as the text is now."""
    quotation = cast(Quotation, card.parts[0].value)
    debate = library.part(quotation.debate, card.id)
    name = quotation.source.id
    text = text_of(name, debate.sources[name], library.path(debate.id), {}, root)
    if not isinstance(text, SourceText):
        return card
    matches = [*quote_matches((debate.quotes[card.id],), debate, {name: text})]
    state = next((_state(match) for match in matches if match.part == "text"), None)
    found = next((match for match in matches if match.alignment), None)
    return _placed(card, found, state)


def _placed(card: Card, found: QuoteMatch | None, state: Part | None) -> Card:
    """The card with a quote's state and place in its source right after its words."""
    source = cast(Quotation, card.parts[0].value).source
    place = Part("context", _passage(found, source)) if found else None
    words = [part for part in card.parts if part.key == "quote"]
    others = (part for part in card.parts if part.key not in ("quote", "found"))
    hints = tuple(hint for hint in card.foot.hints if "--context" not in hint.words)
    foot = card.foot._replace(hints=hints)
    return card._replace(parts=(*words, *filter(None, (state, place)), *others), foot=foot)


def _state(found: QuoteMatch) -> Part:
    facts: dict[str, Fact] = {"outcome": found.outcome, **({"line": found.line} if found.line else {})}
    return Part("found", Word(f"found-{found.outcome}", facts))


def _passage(match: QuoteMatch, source: Ref) -> Context:
    text, spans = match.source.text, match.alignment.spans if match.alignment else ()
    first, last = _around(match.source, spans)
    pieces: list[tuple[str, bool]] = []
    at = spans[0][0]
    for start, end in spans:
        pieces += [(_clean(text[at:start]), False)] if start > at else []
        pieces.append((_clean(text[start:end]), True))
        at = end
    before, after = _clean(text[first : spans[0][0]]), _clean(text[at:last])
    return Context(source, match.line, before.lstrip(), tuple(pieces), after.rstrip())


def _around(source: SourceText, spans: tuple[Span, ...]) -> Span:
    first, last = sentences(source.text, spans[0][0], spans[-1][1])
    for _ in range(AROUND):
        first, _end = sentences(source.text, max(0, first - 2), last)
        _start, last = sentences(source.text, first, min(len(source.text), last + 2))
    return first, last


def _clean(words: str) -> str:
    return printable(as_written(words))
