"""The whole text of the source of a quote, with the passage that the quote was taken from."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast, overload

from socinno.library import Library
from socinno.library.names import find
from socinno.model import Debate, Quote
from socinno.problems import Problem
from socinno.queries.context import state_beside
from socinno.queries.presenter import Presenter, known
from socinno.quotations.locating import QuoteMatch, quote_matches
from socinno.quotations.sources import SourceText, text_of
from socinno.quotations.typography import Span, as_written
from socinno.text import printable
from socinno.views import SourceLine, SourceView, Word

LONGEST_LINE = 2_000  # characters: a longer one is given in parts, so that any can be shown at once

UNCOMPARED = {
    "": "source-without-file",
    "source-missing": "source-without-text",
    "source-outside": "source-not-here",
}
"""Why there is no text, by the rule that says so to an author: what a reader is told, with what it means for
the quote."""


def passage(
    library: Library, name: str, language: str, root: Path | None = None, step: int = 0
) -> SourceView:
    """The text of the source of a quote, from where `files` of a debate may lie: the folder of its file, or
    `root`, and below. `step`: so many quotes further among those of the same source, the last followed by
    the first.

    Where there is no text to show, the answer says why, to a reader. Stop (2) for no such quote.
    """
    known(language)
    debate, thing = find(library, name, ("quote",))
    quote = _beside(library.part(debate.id), cast(Quote, thing), step) if step else cast(Quote, thing)
    debate = library.part(debate.id, quote.id)
    quotation = Presenter(debate, language).quotation(quote)
    text = text_of(quote.source, debate.sources[quote.source], library.path(debate.id), {}, root)
    if not isinstance(text, SourceText):
        file = debate.sources[quote.source].file or ""
        why = _why(text)
        state = () if why.key in UNCOMPARED.values() else (*_state(quote, (), text),)
        return SourceView(quotation, printable(file), state=state, why=why)
    matches = list(quote_matches((quote,), debate, {quote.source: text}))
    found = next((match for match in matches if match.alignment), None)
    spans = found.alignment.spans if found and found.alignment else ()
    lines = _Lines(text, spans)
    first, last = (lines.index(spans[0][0]), lines.index(spans[-1][1] - 1)) if spans else (-1, -1)
    return SourceView(quotation, printable(text.file), lines, first, last, (*_state(quote, matches, text),))


def _beside(debate: Debate, quote: Quote, step: int) -> Quote:
    """A quote of the same source, so many further in the order of the file."""
    same = [it for it in debate.quotes.values() if it.source == quote.source]
    at = next(n for n, it in enumerate(same) if it.id == quote.id)
    return same[(at + step) % len(same)]


def _why(problem: Problem | None) -> Word:
    code = problem.code if problem else ""
    return Word(UNCOMPARED.get(code, code), problem.facts if problem else {})


def _state(quote: Quote, matches: Sequence[QuoteMatch], text: SourceText | Problem | None) -> Iterator[Word]:
    """How a quote stands in the text; and whether words that locate it are what is marked, or nothing is."""
    if state := state_beside(quote, matches, text):
        yield state
    found = next((match for match in matches if match.alignment), None)
    if found and found.part == "anchor":
        yield Word("located-by-anchor", {"line": found.line})
    elif quote.kind != "direct" and not matches and isinstance(text, SourceText):
        yield Word("not-located")


class _Lines(Sequence[SourceLine]):
    """The lines of a text, of which only where each starts is held."""

    def __init__(self, source: SourceText, spans: Sequence[Span]) -> None:
        self._source, self._spans = source, spans
        self._starts = array("L", _starts(source.text))
        self._pages = [mark.start for mark in source.pages]

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> SourceLine: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[SourceLine]: ...
    def __getitem__(self, at: int | slice) -> SourceLine | Sequence[SourceLine]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        start = self._starts[at]
        at %= len(self)
        end = self._starts[at + 1] if at + 1 < len(self) else len(self._source.text)
        return self._line(start, end)

    def index(self, offset: int) -> int:  # type: ignore[override]  # of the line that holds a character
        """The line that holds the character at an offset, counted from 0."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _line(self, start: int, end: int) -> SourceLine:
        source = self._source
        goes_on = start > 0 and source.text[start - 1] != "\n"
        text, marks = "", []
        for piece, marked in _parted(source.text, start, end, self._spans):
            said = printable(as_written(piece)).expandtabs(4)
            marks += [(len(text), len(text) + len(said))] if marked and said else []
            text += said
        pages = source.pages[bisect_left(self._pages, start) : bisect_left(self._pages, end)]
        page = printable(pages[-1].name) if pages else ""
        return SourceLine(0 if goes_on else source.line(start), text, tuple(marks), page)


def _parted(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """The words of a line from one offset to another, and whether each is within a span."""
    end = end - 1 if text[end - 1 : end] == "\n" and end > start else end
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first < last:
            yield text[at:first], False
            yield text[first:last], True
            at = last
    yield text[at:end], False


_CUT = re.compile(rf".{{1,{LONGEST_LINE}}}(?:\s|$)|.{{1,{LONGEST_LINE}}}", re.DOTALL)


def _starts(text: str) -> Iterator[int]:
    """Where each line starts, or part of one that is too long: at a space if there is any."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        if end - at <= LONGEST_LINE:
            yield at
        else:
            yield from (match.start() for match in _CUT.finditer(text, at, end))
        at = end
