"""Quotes in their place in their sources, and how each stands there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from socinno.library import Library
from socinno.library.names import find
from socinno.model import Debate, Quote
from socinno.problems import Fact, Problem, Stop
from socinno.queries.cards import CardOptions
from socinno.queries.presenter import Presenter
from socinno.queries.show import quote_card
from socinno.quotations.locating import QuoteMatch, quote_matches
from socinno.quotations.sentences import sentences
from socinno.quotations.sources import SourceText, is_another, text_of
from socinno.quotations.typography import Span, as_written
from socinno.text import printable
from socinno.views import Card, Context, Part, Quotation, Ref, Word

AROUND = 2  # sentences on each side
NO_TEXTS: Mapping[str, Path] = MappingProxyType({})


class InSource(NamedTuple):
    """How a quote stands in the text of its source, and its place there, if it was found.

    No `state`: an indirect one, of which there is nothing to compare, or whose anchor was found.
    """

    state: Word | None = None
    place: Context | None = None


class BesideSources(NamedTuple):
    """Some quotes (by id) beside the texts of their sources, and why a source (id) that has one has none
    that can be read. `changed`: the sources (ids) whose text is another than was compared before."""

    quotes: Mapping[str, InSource]
    unread: Mapping[str, Problem]
    changed: Collection[str] = ()


def beside_sources(
    debate: Debate,
    quotes: Iterable[Quote],
    sources: Mapping[str, Ref],
    path: Path,
    texts: Mapping[str, Path] = NO_TEXTS,
    root: Path | None = None,
) -> BesideSources:
    """Some quotes of the debate in the file at `path` beside the texts of their `sources` (by id), of which
    one at a time is read, once. `texts` and `root` are as in `in_context`."""
    found: dict[str, InSource] = {}
    unread: dict[str, Problem] = {}
    changed: list[str] = []
    by_source: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_source.setdefault(quote.source, []).append(quote)
    for name, here in by_source.items():
        sought = any(quote.kind == "direct" or quote.at.anchor for quote in here)
        text = text_of(name, debate.sources[name], path, texts, root) if sought else None
        if isinstance(text, Problem):
            unread[name] = text
        elif text and is_another(debate.sources[name], text):
            changed.append(name)
        found |= _beside(debate, here, sources[name], text)
    return BesideSources(found, unread, changed)


def _beside(
    debate: Debate, quotes: list[Quote], source: Ref, text: SourceText | Problem | None
) -> dict[str, InSource]:
    """The quotes from one source beside its text, if it has one."""
    matches: dict[str, list[QuoteMatch]] = {quote.id: [] for quote in quotes}
    if isinstance(text, SourceText):
        for match in quote_matches(quotes, debate, {source.id: text}):
            matches[match.quote.id].append(match)
    found = {}
    for quote in quotes:
        placed = next((match for match in matches[quote.id] if match.alignment), None)
        place = _passage(placed, source) if placed else None
        found[quote.id] = InSource(state_beside(quote, matches[quote.id], text), place)
    return found


def state_beside(
    quote: Quote, matches: Sequence[QuoteMatch], text: SourceText | Problem | None
) -> Word | None:
    """How a quote stands in a text: a direct one by its words, another by its anchor if that is not there."""
    direct = quote.kind == "direct"
    match = next((match for match in matches if match.part == ("text" if direct else "anchor")), None)
    if match is None:
        why = {SourceText: "unsought", Problem: "unread"}.get(type(text), "unchecked")
        return Word(f"found-{why}", {"outcome": "unchecked"}) if direct else None
    if not direct and match.is_found:
        return None
    key = "found-no-anchor" if not direct and match.outcome == "absent" else f"found-{match.outcome}"
    facts: dict[str, Fact] = {"outcome": match.outcome, **({"line": match.line} if match.line else {})}
    return Word(key, facts)


def in_context(
    library: Library,
    name: str,
    language: str,
    texts: Mapping[str, Path] = NO_TEXTS,
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
    source = debate.sources[quote.source]
    file = texts.get(source.id, source.file)
    if file is None:
        raise Stop("no-source-text", source=source.id)
    tell = Presenter(debate, language)
    found = beside_sources(
        debate, (quote,), {source.id: tell.ref(source)}, library.path(debate.id), texts, root
    )
    for problem in found.unread.values():
        raise Stop(problem.code, code=1, **cast(dict[str, Any], problem.facts))
    here = found.quotes[quote.id]
    if here.place is None:
        raise Stop("no-context", id=quote.id, file=str(file))
    return _placed(quote_card(CardOptions(tell, everything=everything), quote), here, found.changed)


def with_state(library: Library, card: Card, root: Path | None = None) -> Card:
    """The card of a quote with its place in the text of its source, if that is there, and with how it stands
    there as the text is now."""
    quotation = cast(Quotation, card.parts[0].value)
    debate = library.part(quotation.debate, card.id)
    quote, source = debate.quotes[card.id], quotation.source
    found = beside_sources(debate, (quote,), {source.id: source}, library.path(debate.id), root=root)
    return _placed(card, found.quotes[card.id], found.changed)


def _placed(card: Card, here: InSource, changed: Collection[str]) -> Card:
    """The card with a quote's state and place in its source right after its words; below, that the text of
    the source is another than before, if it is among the `changed`."""
    said = Part("found", here.state), Part("context", here.place)
    words = [part for part in card.parts if part.key == "quote"]
    others = (part for part in card.parts if part.key not in ("quote", "found"))
    kept = (part for part in said if part.value)
    told = tuple(it for it in card.foot.told if not (isinstance(it, Word) and it.key == "with-text"))
    source = cast(Quotation, card.parts[0].value).source
    told += (Word("source-differs", {"source": source.name.text}),) if source.id in changed else ()
    return card._replace(parts=(*words, *kept, *others), foot=card.foot._replace(told=told))


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
