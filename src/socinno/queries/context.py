"""One quote in its place in its source, with a few sentences around it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from socinno.files import content_files, own_content
from socinno.library import Library
from socinno.library.names import find
from socinno.model import Debate, Quote
from socinno.problems import Stop
from socinno.queries.presenter import Presenter
from socinno.quotations import cues
from socinno.quotations.matching import as_written
from socinno.quotations.rules import QuoteMatch, sightings
from socinno.quotations.sources import SourceText, Unusable, text_of
from socinno.text import printable
from socinno.views import Card, Context, Part, Ref, Text, Word

AROUND = 2  # sentences on each side


def in_context(
    library: Library, name: str, language: str, content: str | None, sources: Mapping[str, Path]
) -> Card:
    """The card of a quote, with the words, or the anchor that locates them, in the text of its source.

    Stop (2) where the source has no text or the text has no such words, (1) where it cannot be read.
    """
    debate, thing = find(library, name, ("quote",))
    quote = cast(Quote, thing)
    text = _text(debate, quote, content, sources)
    alone = debate.model_copy(update={"quotes": {quote.id: quote}})
    seen = sightings(alone, {quote.source: text}, near=find_spec("rapidfuzz") is not None)
    found = next((s for s in seen if s.match), None)
    if found is None:
        raise Stop("no-context", id=quote.id, file=text.file)
    told = Presenter(debate, language).quotation(quote)
    shown = Part("found", Word(f"found-{found.outcome}", {"line": found.line}))
    return Card(
        "quote",
        quote.id,
        Text(quote.id),
        (Part("quote", told), shown, Part("context", _passage(found, told.source))),
    )


def _text(debate: Debate, quote: Quote, content: str | None, sources: Mapping[str, Path]) -> SourceText:
    folder = Path(content) if content else own_content()
    path = next(file for file in content_files(folder) if file.stem == debate.id)
    try:
        text = text_of(quote.source, debate.sources[quote.source], path, sources)
    except Unusable as why:
        facts: dict[str, Any] = dict(why.facts)
        raise Stop(why.code, code=1, **facts) from None
    if text is None:
        raise Stop("no-source-text", source=quote.source)
    return text


def _passage(seen: QuoteMatch, source: Ref) -> Context:
    text = seen.source.text
    spans = seen.match.spans if seen.match else ()
    first, last = cues.sentences(text, spans[0][0], spans[-1][1])
    for _ in range(AROUND):
        first, _end = cues.sentences(text, max(0, first - 2), last)
        _start, last = cues.sentences(text, first, min(len(text), last + 2))
    pieces: list[tuple[str, bool]] = []
    at = spans[0][0]
    for start, end in spans:
        pieces += [(_clean(text[at:start]), False)] if start > at else []
        pieces.append((_clean(text[start:end]), True))
        at = end
    before, after = _clean(text[first : spans[0][0]]), _clean(text[at:last])
    return Context(source, seen.line, before.lstrip(), tuple(pieces), after.rstrip())


def _clean(words: str) -> str:
    return printable(as_written(words))
