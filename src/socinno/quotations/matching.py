"""Finding a quote in the text of its source: to the letter, but for typography, nearly, or not.

In a quote `[...]` and `(...)` leave words out, and other words in square brackets are put in; both
match as such. A quote never starts or ends within a word or a number.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

Span = tuple[int, int]

LEFT_OUT = 3000  # characters that an elision may stand for at most
PUT_IN = 80  # characters that words in square brackets may stand for at most
PROMISING = 55.0  # how alike, out of 100, a window of text must be to look closer
ENOUGH = 70.0  # how alike a passage must be to be shown as the nearest
SHORT, MIDDLING, LONGEST = 64, 500, 20_000  # characters of a quote: how its nearest passage is looked for
FEW = 5  # stretches of text to look closer at
MANY = 1000  # places in one text; further ones are not looked at

_WORD = re.compile(r"\w(?:\S*\w)?")
_GAP = re.compile(r"[\[(]\s*(?:\.\.\.|…|\. \. \.)\s*[\])]|\[[^\[\]]*\]")
_ELISION = re.compile(r"[\[(]\s*(?:\.\.\.|…|\. \. \.)")
_SINGLE = "‘’‚‛′`´ʼ‹›'"
_DOUBLE = '“”„‟«»″"'
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_COMPATIBLE = "…ﬀ-ﬆ"
_ODD = re.compile(rf"[^\S ]\s*| \s+|[{_SINGLE[:-1]}{_DOUBLE}{_INVISIBLE}{_COMPATIBLE}]")


class Loose(NamedTuple):
    """A text without what typography alone decides, and where each part of it stood before."""

    text: str
    here: tuple[int, ...]
    there: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span in the text as it was."""
        return self._there(start), self._there(end)

    def _there(self, offset: int) -> int:
        i = bisect_right(self.here, offset) - 1
        moved = self.there[i] + offset - self.here[i]
        return min(moved, self.there[i + 1]) if i + 1 < len(self.there) else moved


class Match(NamedTuple):
    """A place where a quote stands: the spans of its words, what they are there, and how alike.

    `outcome`: `exact`; `equal` but for Unicode's forms, white space or quotation marks; or `near`,
    and then `diff` says how it differs. `written` is the quote as the source writes it.
    """

    outcome: str
    spans: tuple[Span, ...]
    written: str
    diff: str = ""

    @property
    def start(self) -> int:
        """Where the passage starts."""
        return self.spans[0][0]


def loose(text: str) -> Loose:
    """The text with plain quotation marks and single spaces, and nothing that cannot be seen."""
    parts, here, there = [], [0], [0]
    at = done = 0
    for match in _ODD.finditer(text):
        parts += [text[done : match.start()], new := _plain(match[0])]
        at += match.start() - done + len(new)
        done = match.end()
        here.append(at)
        there.append(done)
    return Loose("".join([*parts, text[done:]]), tuple(here), tuple(there))


def _plain(odd: str) -> str:
    if odd.isspace():
        return " "
    if odd in _INVISIBLE:
        return ""
    # one sign for both: an author may nest quotation marks the other way round
    return "'" if odd in _SINGLE + _DOUBLE else unicodedata.normalize("NFKC", odd)


def matches(quote: str, text: str, source: Loose) -> list[Match]:
    """Every place where the words of the quote stand, in the order of the text."""
    composed = unicodedata.normalize("NFC", quote.strip())
    found = [_match(composed, (composed,), (span,), text) for span in _literal(composed, source)]
    if found or not _GAP.search(composed):
        return found
    pieces = [piece.strip() for piece in _GAP.split(composed)]
    gaps = _GAP.findall(composed)
    kept = tuple(piece for piece in pieces if piece)
    return [_match(composed, kept, spans, text, gaps) for spans in _with_gaps(pieces, gaps, source)]


def _literal(words: str, source: Loose) -> list[Span]:
    return [source.span(*span) for span in _places(words, source.text)]


def _places(words: str, text: str, whole: tuple[bool, bool] = (True, True)) -> Iterator[Span]:
    """Where the words stand in a loose text; `whole`: whether they start, and end, with a word."""
    wanted = loose(words).text.strip()
    at = text.find(wanted) if wanted else -1
    seen = 0
    while at >= 0 and seen < MANY:
        end = at + len(wanted)
        if not (whole[0] and _within(text, at)) and not (whole[1] and _within(text, end)):
            yield at, end
            seen += 1
        at = text.find(wanted, at + 1)


def _within(text: str, at: int) -> bool:
    """Whether a place is inside a word, or inside a number."""
    around = text[max(0, at - 2) : at], text[at : at + 2]
    before, after = around[0][-1:], around[1][:1]
    number = re.search(r"\d[.,]?$", around[0]) and re.match(r"[.,]?\d", around[1])
    return (before.isalpha() and after.isalpha()) or bool(number)


def _with_gaps(pieces: list[str], gaps: list[str], source: Loose) -> list[tuple[Span, ...]]:
    """Where the pieces stand one after the other, each within reach of the one before it."""
    chains: list[tuple[Span, ...]] = []
    reach = 0
    for i, piece in enumerate(pieces):
        if i:
            reach += LEFT_OUT if _ELISION.match(gaps[i - 1]) else PUT_IN
        if not piece:
            continue
        # [T]he: a bracket may stand for part of a word
        whole = (i == 0 or bool(_ELISION.match(gaps[i - 1])), i == len(gaps) or bool(_ELISION.match(gaps[i])))
        places = list(_places(piece, source.text, whole))
        chains = (
            _longer(chains, places, reach)
            if chains
            else ([] if i and any(pieces[:i]) else [(p,) for p in places])
        )
        reach = 0
        if not chains:
            return []
    return [tuple(source.span(*span) for span in chain) for chain in chains]


def _longer(chains: list[tuple[Span, ...]], places: list[Span], reach: int) -> list[tuple[Span, ...]]:
    """Each chain with the nearest place after it, if that is within reach."""
    starts = [start for start, _ in places]
    longer = []
    for chain in chains:
        i = bisect_left(starts, chain[-1][1])
        if i < len(starts) and starts[i] - chain[-1][1] <= reach:
            longer.append((*chain, places[i]))
    return longer


def _match(
    quote: str, pieces: tuple[str, ...], spans: tuple[Span, ...], text: str, gaps: list[str] | None = None
) -> Match:
    exact = all(piece == text[a:b] for piece, (a, b) in zip(pieces, spans, strict=True))
    written = quote
    for piece, (a, b) in zip(pieces, spans, strict=True):
        written = written.replace(piece, as_written(text[a:b]), 1)
    return Match("exact" if exact else "equal", spans, written)


def as_written(passage: str) -> str:
    """A passage as one line: where the source's line ends, a space; otherwise as it stands there."""
    visible = passage.replace("\u00ad", "").replace("\ufeff", "")
    return re.sub(r"\s+", lambda m: " " if "\n" in m[0] or "\r" in m[0] else m[0], visible)


def nearest(quote: str, text: str, source: Loose) -> Match | None:
    """The passage most like the quote, if any is like it. ImportError without rapidfuzz."""
    from rapidfuzz import fuzz

    wanted = loose(_GAP.sub(" ", quote)).text.strip()
    if not wanted or len(wanted) > min(LONGEST, len(source.text)):
        return None
    found = [_passage(wanted, source.text, *window) for window in _windows(wanted, source.text)]
    alike, (start, end) = max(
        ((fuzz.ratio(wanted, source.text[a:b]), (a, b)) for a, b in found), default=(0.0, (0, 0))
    )
    if alike < ENOUGH:
        return None
    span = source.span(start, end)
    return Match("near", (span,), as_written(text[slice(*span)]), word_diff(wanted, source.text[start:end]))


def _windows(quote: str, text: str) -> list[Span]:
    """Where to look closer: for a short quote by its characters, for a longer one by its words.

    Comparing characters everywhere would take minutes for a page of quote in a book.
    """
    from rapidfuzz import fuzz

    around = [(0, len(text))] if len(quote) <= SHORT else _by_words(quote, text)
    if len(quote) > MIDDLING:
        return around
    aligned = (fuzz.partial_ratio_alignment(quote, text[a:b], score_cutoff=PROMISING) for a, b in around)
    return [
        (a + it.dest_start, a + it.dest_end)
        for (a, _), it in zip(around, aligned, strict=True)
        if it is not None
    ]


def _by_words(quote: str, text: str) -> list[Span]:
    """The few stretches of text, twice as long as the quote, that have most of its words."""
    wanted = set(_WORD.findall(quote))
    spans = [match.span() for match in _WORD.finditer(text)]
    count = max(1, len(_WORD.findall(quote)))
    stretches = [spans[i : i + 2 * count] for i in range(0, len(spans), count)]
    shared = [(len(wanted & {text[a:b] for a, b in stretch}), i) for i, stretch in enumerate(stretches)]
    best = heapq.nlargest(FEW, (item for item in shared if item[0]))
    return [(stretches[i][0][0], stretches[i][-1][1]) for _, i in best]


def _passage(quote: str, text: str, start: int, end: int) -> Span:
    """From a window of the quote's length: the words in and around it that answer to the quote's."""
    from rapidfuzz.distance import Indel

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
    from rapidfuzz.distance import Indel

    here, there = quote.split(), passage.split()
    said: list[str] = []
    gone: list[str] = []
    come: list[str] = []
    for kind, a, b, c, d in [*Indel.opcodes(here, there), ("equal", 0, 0, 0, 0)]:
        if kind != "equal":
            gone += here[a:b]
            come += there[c:d]
            continue
        said += [f"[-{' '.join(gone)}-]"] if gone else []
        said += [f"{{+{' '.join(come)}+}}"] if come else []
        said += here[a:b]
        gone, come = [], []
    return " ".join(said)
