"""Whether a quote stands where it says it does: under its heading, on its page, at its time."""

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from socinno.model import Debate, Quote
from socinno.problems import Problem
from socinno.quotations.locating import QuoteMatch
from socinno.quotations.sources import Mark, SourceText
from socinno.quotations.sources.times import seconds
from socinno.text import fold

NEAR = 60  # seconds; so much may follow the last time of a transcript
OUTER = 1000  # headings before a passage among which those above it are looked for

_PAGE_WORD = re.compile(r"(?:pages?|pagina(?:'s)?|seiten?|blz|pag|pp?|s)\b\.?\s*", re.I)
_LIST = re.compile(r"\s*[,;&]\s*|\s+(?:en|and|und)\s+")
_RANGE = re.compile(r"\s*[-–—]\s*")
_LIKE_A_CLOCK = re.compile(r"\d+\s?[:.h]\s?\d+")


class _Passage(NamedTuple):
    """A passage of a source, and where the turn that it is in starts."""

    source: SourceText
    start: int
    end: int
    turn: int


class _Verdict(NamedTuple):
    """Whether a place is right, and what the right one is ('': none has a name)."""

    right: bool
    found: str


def place_of(source: SourceText, offset: int) -> Mapping[str, str]:
    """Where in its source a passage stands, as far as the text tells: `section`, `page`, `time`."""
    marks = {"section": source.headings, "page": source.pages, "time": source.times}
    found = {aspect: _before(of, offset) for aspect, of in marks.items()}
    return {aspect: marks[aspect][i].name for aspect, i in found.items() if i >= 0}


def checked(match: QuoteMatch) -> tuple[str, ...]:
    """The aspects of a quote's place that its source could be asked about, and was."""
    return tuple(aspect for aspect, _, verdict in _verdicts(match) if verdict)


def is_in_its_place(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`wrong-place`, `no-time`: section, page and time of a quote are those of its passage."""
    for aspect, asked, verdict in _verdicts(match):
        address = ("quotes", match.quote.id, "at", aspect)
        facts = {"id": match.quote.id, "asked": f"{aspect}: {asked}", "file": match.source.file}
        if aspect == "time" and _is_no_time(asked, match.source):
            yield Problem("no-time", address, {"id": match.quote.id, "asked": asked})
        elif verdict and not verdict.right:
            found = f"{aspect}: {verdict.found or '–'}"
            yield Problem("wrong-place", address, {**facts, "found": found, "line": match.line})


def unplaced(debate: Debate, texts: Container[str]) -> Iterator[Problem]:
    """`no-place`: what says nowhere where it stands is found by its words, in one of the texts (ids).

    Where not even a `file` is named, reading the debate tells so.
    """
    for quote in debate.quotes.values():
        source = debate.sources.get(quote.source)
        found = quote.kind == "direct" and quote.source in texts
        if not (_says_where(quote) or found) and source and source.file:
            yield Problem("no-place", ("quotes", quote.id, "at"), {"id": quote.id})


def _says_where(quote: Quote) -> bool:
    return any(value is not None for _, value in quote.at)


def _verdicts(match: QuoteMatch) -> Iterator[tuple[str, str, _Verdict | None]]:
    """Each aspect that a quote names, what it says of it, and what the source says; None: nothing."""
    if match.alignment is None or not match.is_found or not _speaks_for_the_quote(match):
        return
    start, end = match.alignment.start, match.alignment.end
    turn = match.turn.start if match.turn else start
    passage = _Passage(match.source, start, end, turn)
    for aspect, verdict in _ASPECTS.items():
        if asked := getattr(match.quote.at, aspect):
            yield aspect, asked, verdict(asked, passage)


def _speaks_for_the_quote(match: QuoteMatch) -> bool:
    return match.part == "text" or match.quote.kind != "direct"


def _before(marks: tuple[Mark, ...], offset: int) -> int:
    """The place of the last mark at or before an offset; -1 before the first."""
    return bisect_right(marks, offset, key=lambda mark: mark.start) - 1


def _section(asked: str, passage: _Passage) -> _Verdict | None:
    """Under a heading, or under one above it; a line that may be a heading is no ground to object."""
    source = passage.source
    if not source.headings:
        return None
    above = list(_headings_above(source.headings, _before(source.headings, passage.start)))
    if any(_same(fold(asked), fold(name)) for name in above):
        return _Verdict(True, above[0])
    if _may_be_a_heading(asked, source):
        return None
    return _Verdict(False, above[0] if above else "")


def _may_be_a_heading(asked: str, source: SourceText) -> bool:
    """Whether a line, or words in bold, say it, and no heading does."""
    if asked in {heading.name for heading in source.headings}:
        return False
    in_bold = (source.text[start:end] for start, end in source.strong)
    return f"\n{asked}\n" in source.text or any(_same(fold(asked), fold(words)) for words in in_bold)


def _headings_above(headings: tuple[Mark, ...], at: int) -> Iterator[str]:
    level = 10
    for heading in reversed(headings[max(0, at + 1 - OUTER) : at + 1]):
        if heading.level < level:
            level = heading.level
            yield heading.name


def _same(asked: str, name: str) -> bool:
    """Whether one of two folded names holds the other: a heading may have a number before it."""
    shorter, longer = sorted((asked, name), key=len)
    return shorter == longer or (len(shorter) > 3 and f" {shorter} " in f" {longer} ")


def _page(asked: str, passage: _Passage) -> _Verdict | None:
    """On one of the pages of the passage, by name or counted from 1, or a range of about its length."""
    pages = passage.source.pages
    if not pages:
        return None
    first, last = (_before(pages, offset) for offset in (passage.start, passage.end - 1))
    names = [page.name for page in pages[first : last + 1]]
    called = {name.casefold() for name in names} | {str(i + 1) for i in range(first, last + 1)}
    parts = _LIST.split(_PAGE_WORD.sub("", asked.strip(), count=1).casefold())
    right = any(_names_one(part, called, last - first + 1) for part in parts)
    return _Verdict(right, names[0] if len(names) == 1 else f"{names[0]}-{names[-1]}")


def _names_one(part: str, called: set[str], most: int) -> bool:
    if part in called:
        return True
    ends = _RANGE.split(part)
    if len(ends) != 2:
        return False
    if not all(end.isdecimal() and len(end) < 8 for end in ends):
        return bool(called & set(ends))
    low, high = map(int, ends)
    return high - low <= most and any(str(number) in called for number in range(low, high + 1))


def _time(asked: str, passage: _Passage) -> _Verdict | None:
    """Within the turn of the passage and its times, one mark more or less."""
    times = passage.source.times
    start = seconds(_RANGE.split(asked)[0])
    if not times or start is None:
        return None
    first, last = _before(times, passage.start), _before(times, passage.end - 1)
    low = min(first, _before(times, passage.turn)) - 1
    earliest = _seconds(times[low]) if low > 0 else 0
    latest = _seconds(times[last + 2]) if last + 2 < len(times) else _end(passage.source)
    return _Verdict(earliest <= start <= latest, times[max(first, 0)].name)


def _seconds(mark: Mark) -> int:
    return seconds(mark.name) or 0


def _end(source: SourceText) -> int:
    """The last second of a recording: told at the end of the text, or about as far as its times lie apart."""
    last = source.times[-1]
    if last.start >= len(source.text):
        return _seconds(last)
    steps = (_seconds(b) - _seconds(a) for a, b in pairwise(source.times))
    return _seconds(last) + max(NEAR, *steps, 0)


def _is_no_time(asked: str, source: SourceText) -> bool:
    """Whether what should be a time is none; words for one are, where the source has no times."""
    ends = _RANGE.split(asked)
    is_time = len(ends) < 3 and all(seconds(end) is not None for end in ends)
    return not is_time and bool(source.times or _LIKE_A_CLOCK.search(asked))


_ASPECTS: Mapping[str, Callable[[str, _Passage], _Verdict | None]] = {
    "section": _section,
    "page": _page,
    "time": _time,
}

RULES = (is_in_its_place,)
