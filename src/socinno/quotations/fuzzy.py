"""The passage of a text that a quote comes nearest to. Needs rapidfuzz, of the extra `check`."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from socinno.quotations.gaps import GAP
from socinno.quotations.matching import Alignment
from socinno.quotations.typography import Normalized, Span, as_written, normalized

PROMISING = 55.0  # how alike, out of 100, a window of text must be to look closer
ENOUGH = 70.0  # how alike a passage must be to be shown as the nearest
STRETCHES = 5  # of text to look closer at

# characters of a quote: up to the first all of the text is compared, up to the second its stretches
# are narrowed by characters, beyond the third nothing is looked for
EVERYWHERE, NARROWED, LONGEST_QUOTE = 64, 500, 20_000

_WORD = re.compile(r"\w(?:\S*\w)?")


def nearest_passages(quotes: Iterable[str], source: Normalized) -> dict[str, Alignment]:
    """The passage most like each quote, for those that any is like."""
    return {quote: near for quote in quotes if (near := nearest_passage(quote, source))}


def nearest_passage(quote: str, source: Normalized) -> Alignment | None:
    """The passage most like the quote, if any is like it."""
    wanted = normalized(GAP.sub(" ", quote)).text.strip()
    if not wanted or len(wanted) > min(LONGEST_QUOTE, len(source.text)):
        return None
    found = [_answering(wanted, source.text, *window) for window in _windows(wanted, source.text)]
    alike, (start, end) = max(
        ((fuzz.ratio(wanted, source.text[a:b]), (a, b)) for a, b in found), default=(0.0, (0, 0))
    )
    if alike < ENOUGH:
        return None
    span = source.span(start, end)
    diff = word_diff(wanted, source.text[start:end])
    return Alignment("near", (span,), as_written(source.original[slice(*span)]), quote, diff)


def _windows(quote: str, text: str) -> list[Span]:
    """Where to look closer: for a short quote by its characters, for a longer one by its words.

    Comparing characters everywhere would take minutes for a page of quote in a book.
    """
    stretches = [(0, len(text))] if len(quote) <= EVERYWHERE else _stretches(quote, text)
    if len(quote) > NARROWED:
        return stretches
    aligned = (fuzz.partial_ratio_alignment(quote, text[a:b], score_cutoff=PROMISING) for a, b in stretches)
    pairs = zip(stretches, aligned, strict=True)
    return [(a + it.dest_start, a + it.dest_end) for (a, _), it in pairs if it is not None]


def _stretches(quote: str, text: str) -> list[Span]:
    """The few stretches of text, twice as long as the quote, that have most of its words."""
    wanted = set(_WORD.findall(quote))
    spans = [match.span() for match in _WORD.finditer(text)]
    count = max(1, len(_WORD.findall(quote)))
    stretches = [spans[i : i + 2 * count] for i in range(0, len(spans), count)]
    shared = [(len(wanted & {text[a:b] for a, b in stretch}), i) for i, stretch in enumerate(stretches)]
    best = heapq.nlargest(STRETCHES, (item for item in shared if item[0]))
    return [(stretches[i][0][0], stretches[i][-1][1]) for _, i in best]


def _answering(quote: str, text: str, start: int, end: int) -> Span:
    """From a window of the quote's length: the words in and around it that answer to the quote's."""
    room = len(quote) // 3
    around = [m.span() for m in _WORD.finditer(text, max(0, start - room), end + room)]
    words = _WORD.findall(quote)
    same = [op for op in Indel.opcodes(words, [text[a:b] for a, b in around]) if op.tag == "equal"]
    if not same:
        inside = [(a, b) for a, b in around if b > start and a < end] or [(start, end)]
        return inside[0][0], inside[-1][1]
    first = max(0, same[0].dest_start - same[0].src_start)
    last = min(len(around), same[-1].dest_end + len(words) - same[-1].src_end)
    closing = re.search(r"\W*$", quote)
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
