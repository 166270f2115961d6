"""The passages of a text that quotes come nearest to. Needs rapidfuzz, of the extra `check`."""

from __future__ import annotations

import heapq
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import log

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from socinno.quotations.gaps import GAP
from socinno.quotations.matching import Alignment
from socinno.quotations.typography import Normalized, Span, as_written, normalized

PROMISING = 55.0  # how alike, out of 100, a window of text must be to look closer
ENOUGH = 70.0  # how alike a passage must be to be shown as the nearest
LONG = 50  # characters of a word
STRETCHES = 5  # of text to look closer at

BLOCK = 1024  # characters of a text that are looked up by their words as one
MOST_BLOCKS = 4_000  # that the words of one quote, the rarest first, are looked up in
BY_CHARACTERS = 64  # characters of a quote that is compared by its characters, a longer one by its words
LONGEST_QUOTE = 20_000  # characters; for longer ones nothing is looked for
MOST_TOGETHER = 500_000  # characters of all quotes of a text, each with
EACH = 250  # for the time that the shortest takes
SMALL_TEXT = 100_000  # characters in which a few words that are nowhere are looked for by characters

_WORD = re.compile(r"\w(?:\S*\w)?")
_LETTERS = re.compile(r"\w+")

Index = Mapping[str, Sequence[int]]
"""For each word of a text its blocks that have it, in order."""


def nearest_passages(
    quotes: Iterable[str],
    source: Normalized,
    progress: Callable[[Sequence[tuple[str, str]]], Iterable[tuple[str, str]]] = iter,
) -> dict[str, Alignment]:
    """The passage most like each quote, for those that any is like.

    The words of the text are looked up once for all of them, and the first quotes alone where all together
    are more than a book of quotes.
    """
    plain = {quote: normalized(GAP.sub(" ", quote)).text.strip() for quote in quotes}
    plain = {quote: words for quote, words in plain.items() if 0 < len(words) <= LONGEST_QUOTE}
    plain = dict(_affordable(plain))
    index = _index(source.text)
    found = {quote: _nearest(quote, words, source, index) for quote, words in progress([*plain.items()])}
    return {quote: near for quote, near in found.items() if near}


def _affordable(quotes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The first of some quotes that together take no more than `MOST_TOGETHER`."""
    taken = accumulate(len(words) + EACH for words in quotes.values())
    return (quote for quote, so_far in zip(quotes.items(), taken, strict=True) if so_far <= MOST_TOGETHER)


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.casefold())


@lru_cache(2)
def _index(text: str) -> Index:
    """The blocks of every word; kept, as the words of many lines may be looked up one after the other."""
    index: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for block in range(len(text) // BLOCK + 1):
        for word in set(_words(text[block * BLOCK : (block + 1) * BLOCK])):
            index[word].append(block)
    return dict(index)


def _nearest(quote: str, wanted: str, source: Normalized, index: Index) -> Alignment | None:
    text = source.text
    windows = [_window(wanted, text, stretch) for stretch in _stretches(wanted, text, index)]
    found = [_answering(wanted, text, *window) for window in windows if window]
    alike, (start, end) = max(
        ((fuzz.ratio(wanted, text[a:b]), (a, b)) for a, b in found),
        default=(0.0, (0, 0)),
        key=lambda it: it[0],
    )
    if alike < ENOUGH:
        return None
    span = source.span(start, end)
    diff = word_diff(wanted, text[start:end])
    return Alignment("near", (span,), as_written(source.original[slice(*span)]), quote, diff)


def _stretches(quote: str, text: str, index: Index) -> list[Span]:
    """The few stretches of a text that have most of a quote's words, rare ones counting for more."""
    long = len(quote) // BLOCK + 2
    scores: defaultdict[int, float] = defaultdict(float)
    rarest = sorted((index[word] for word in set(_words(quote)) if word in index), key=len)
    room = MOST_BLOCKS
    for blocks in rarest:
        room -= len(blocks) * long
        if room < 0 and scores:
            break
        weight = log(2 + len(text) // BLOCK / len(blocks))
        for block in blocks:
            for first in range(max(0, block - long + 1), block + 1):
                scores[first] += weight
    if not scores and len(text) <= SMALL_TEXT and len(quote) <= BY_CHARACTERS:
        return [(0, len(text))]
    chosen: list[int] = []
    for first in heapq.nlargest(STRETCHES * 2 * long, scores, key=scores.__getitem__):
        if len(chosen) < STRETCHES and all(abs(first - other) >= long for other in chosen):
            chosen.append(first)
    return [(max(0, first * BLOCK - 50), min(len(text), (first + long) * BLOCK + 50)) for first in chosen]


def _window(quote: str, text: str, stretch: Span) -> Span | None:
    """The part of a stretch, as long as the quote, that is most like it: by characters, or by words."""
    first, last = stretch
    if len(quote) <= BY_CHARACTERS:
        found = fuzz.partial_ratio_alignment(quote, text[first:last], score_cutoff=PROMISING)
        return (first + found.dest_start, first + found.dest_end) if found else None
    wanted = set(_words(quote))
    spans = [match.span() for match in _LETTERS.finditer(text, first, last)]
    count = min(len(_words(quote)), len(spans))
    shared = [text[a:b].casefold() in wanted for a, b in spans]
    best = most = sum(shared[:count])
    start = 0
    for i in range(count, len(spans)):
        most += shared[i] - shared[i - count]
        if most > best:
            best, start = most, i - count + 1
    return (spans[start][0], spans[start + count - 1][1]) if best else None


def _answering(quote: str, text: str, start: int, end: int) -> Span:
    """From a window of the quote's length: the words in and around it that answer to the quote's."""
    room = len(quote) // 3
    first, last = max(0, start - room), min(len(text), end + room)
    around = [
        span
        for span in (m.span() for m in _WORD.finditer(text, max(0, first - LONG), last + LONG))
        if first < span[1] and span[0] < last
    ]
    words = _WORD.findall(quote)
    same = [op for op in Indel.opcodes(words, [text[a:b] for a, b in around]) if op.tag == "equal"]
    if not same:
        inside = [(a, b) for a, b in around if b > start and a < end] or [(start, end)]
        return inside[0][0], inside[-1][1]
    first = max(0, same[0].dest_start - same[0].src_start)
    last = min(len(around), same[-1].dest_end + len(words) - same[-1].src_end)
    closing = re.search(r"(?<!\W)\W+$", quote)
    end = around[last - 1][1]
    return around[first][0], end + len(closing[0]) if closing and text.startswith(closing[0], end) else end


def word_diff(quote: str, passage: str) -> str:
    """How a passage differs from a quote, word by word: `[-only in the quote-] {+only there+}`.

    >>> word_diff("policy alone changes practice", "policy changes the practice")
    'policy [-alone-] changes {+the+} practice'
    """
    quoted, written = quote.split(), passage.split()
    diff: list[str] = []
    removed: list[str] = []
    added: list[str] = []
    for kind, a, b, c, d in [*Indel.opcodes(quoted, written), ("equal", 0, 0, 0, 0)]:
        if kind != "equal":
            removed += quoted[a:b]
            added += written[c:d]
            continue
        diff += [f"[-{' '.join(removed)}-]"] if removed else []
        diff += [f"{{+{' '.join(added)}+}}"] if added else []
        diff += quoted[a:b]
        removed, added = [], []
    return " ".join(diff)
