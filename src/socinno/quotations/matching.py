"""Finding a quote in the text of its source: to the letter, alike but for typography, or as press prints it.

In a quote `[...]` and `(...)` leave words out, and other words in square brackets are put in. A quote
never starts or ends within a word or a number.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from socinno.quotations.gaps import Gapped, Gaps, Part, fits, in_parts, reach
from socinno.quotations.stretches import Indexed
from socinno.quotations.typography import Normalized, Span, as_written, normalized
from socinno.text import normal

MOST_PLACES = 1000  # in one text; further ones are not looked at
MOST_LOOKED_AT = 20_000  # in one text, most of them inside other words
LOOK = 100  # characters that can be gone through in the time of a look at one place
LONG = 500  # characters of a quote that is looked for in half as many places
FEW = 100  # to look at within reach of another part

_APART = r"[ \u00a0\u2009\u202f'’]"
SEEN = 12  # characters on each side of a quote's start and end

_SPLIT_BEFORE = re.compile(
    r"(?P<sign>(?<!\S)[-−])$|(?P<prefix>\b(?:non|anti|un|niet|pseudo|quasi|semi|half|ex|oud|pre)[-‐‑])$"
    rf"|(?P<group>(?<![\d.,])\d{{1,3}}{_APART})$|(?P<number>\d)$|(?P<nt>n)$|(?P<t>\w['’])$"
    r"|(?P<word>\w)$",
    re.I,
)
AMOUNT = r"(?:hundred|thousand|[mbtr]illi(?:on|oen|ard)|mil(?:joen|jard)|honderd|duizend|per ?cent|procent)\b"
"""What stands behind a number and makes it another."""
_WITHOUT = r"[-‐‑](?:free|vrij|less|loos)\b"
_SPLIT_AFTER = {
    "sign": re.compile(r"\d"),
    "prefix": re.compile(r"\w"),
    "group": re.compile(rf"\d{{3}}(?!\d)|%|{AMOUNT}", re.I),
    "number": re.compile(rf"{_APART}\d{{3}}(?!\d)|\s?%|[½¼¾⅓⅔]|[:/×^]\d|[\s-]{AMOUNT}", re.I),
    "nt": re.compile(rf"['’]t\b|{_WITHOUT}", re.I),
    "t": re.compile(r"t\b", re.I),
    "word": re.compile(_WITHOUT, re.I),
}
"""What stands before and after a place that no quote starts or ends at."""

Chain = tuple[Span, ...]


class Needle(NamedTuple):
    """A part of a quote to find in a normalized text; `either`: its first letter may be small or capital."""

    text: str
    first: bool = True
    last: bool = True
    either: bool = False


class Place(NamedTuple):
    """Where a quote stands: its parts, the spans that have them in the source's text, the gaps around."""

    parts: tuple[Part, ...]
    spans: tuple[Span, ...]
    gaps: Gaps


class Alignment(NamedTuple):
    """A quote laid alongside a text: the spans of its parts there, and how they compare.

    `outcome`: `exact`; `equal` but for typography; `press`: as press prints it; or `near`. For the last
    two `diff` says how it differs. `written` are the source's own words from the first span to the last,
    `mended` is the quote with the source's typography, and `gaps` has what stands in the quote for other
    words: before each span, and after the last.
    """

    outcome: str
    spans: tuple[Span, ...]
    written: str
    mended: str
    diff: str = ""
    gaps: Gaps = ()

    @property
    def start(self) -> int:
        """Where the passage starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the passage ends."""
        return self.spans[-1][1]


def composed(quote: str) -> str:
    """The quote in the form that its source is read in (NFC), without space around it."""
    return normal(quote.strip())


def readings(quote: str) -> Iterator[Gapped]:
    """What a quote may mean: as it stands, with what is in brackets left out, and with dots left out.

    A text may have the brackets itself, so only a quote that is not there as it stands has gaps.
    """
    whole = Part(quote)
    yield Gapped((whole,) if quote else (), ((), ()))
    bracketed = in_parts(quote)
    if len(bracketed.gaps) > 1 and bracketed.parts != (whole,):
        yield bracketed
    dotted = in_parts(quote, bare=True)
    if dotted != bracketed:
        yield dotted


def places(quote: str, source: Normalized, index: Indexed | None = None) -> Iterator[Place]:
    """Every place where the words of the quote stand, in the order of the text; `index` is of its words."""
    for gapped in readings(composed(quote)):
        wanted = [Needle(normalized(p.text).text.strip(), p.first, p.last) for p in gapped.parts]
        found = None
        for chain in chains(wanted, gapped.gaps, source.text, index):
            spans = tuple(_trimmed(source, span) for span in chain)
            if not splits(spans, gapped, source.original):
                found = Place(gapped.parts, spans, gapped.gaps)
                yield found
        if found:
            return


def _trimmed(source: Normalized, span: Span) -> Span:
    """Where some words stand in the source, without the blank beside a dash before or after them."""
    start, end = source.span(*span)
    words = source.original[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def splits(spans: tuple[Span, ...], gapped: Gapped, text: str) -> bool:
    """Whether a quote starts or ends within what says something else: `3| million`, `non-|smokers`."""
    start, end = spans[0][0], spans[-1][1]
    if gapped.parts[-1].last and text[end - 1 : end].isdigit() and text[end : end + 1].isalpha():
        return True
    edges = [*([start] if gapped.parts[0].first else []), *([end] if gapped.parts[-1].last else [])]
    return any(
        (before := _SPLIT_BEFORE.search(text[max(0, at - SEEN) : at]))
        and _SPLIT_AFTER[before.lastgroup or ""].match(text[at : at + SEEN])
        for at in edges
    )


def aligned(quote: str, place: Place, text: str) -> Alignment:
    """A quote at a place of a text where its words stand, but for typography."""
    own = [text[a:b] for a, b in place.spans]
    exact = all(part.text == words for part, words in zip(place.parts, own, strict=True))
    mended, done = "", 0
    whole = composed(quote)
    for part, words in zip(place.parts, own, strict=True):
        mended += whole[done : part.start] + as_written(words)
        done = part.start + len(part.text)
    written = as_written(text[place.spans[0][0] : place.spans[-1][1]])
    outcome = "exact" if exact else "equal"
    return Alignment(outcome, place.spans, written, mended + whole[done:], gaps=place.gaps)


def chains(wanted: list[Needle], gaps: Gaps, text: str, index: Indexed | None = None) -> Iterator[Chain]:
    """Where the parts stand one after the other, each the nearest within reach of the one before it."""
    if not wanted or not all(part.text for part in wanted):
        return
    middle = max(range(len(wanted)), key=lambda i: len(wanted[i].text))
    hits = _all_hits(wanted[middle], text, index)
    size = len(wanted) + sum(len(part.text) for part in wanted) // LONG
    ends, last = middle == len(wanted) - 1, None
    for span in islice(hits, max(1, MOST_PLACES // size)):
        before = _back(span, wanted[:middle], gaps[1 : middle + 1], text)
        chain = before and _onward(before, wanted[middle + 1 :], gaps[middle + 1 :], text)
        if chain:
            if last and (ends or last[middle + 1 :] != chain[middle + 1 :]):
                yield last
            last = chain
    if last:
        yield last


def _back(span: Span, wanted: list[Needle], gaps: Gaps, text: str) -> Chain | None:
    """A chain that ends in a span, with the parts before it."""
    chain = [span]
    for part, between in zip(reversed(wanted), reversed(gaps), strict=True):
        stop = chain[-1][0]
        start = max(0, stop - reach(between) - len(part.text))
        found = next(_hits(part, text, start, stop, FEW, backward=True), None)
        if found is None or not fits(between, text[found[1] : stop]):
            return None
        chain.append(found)
    return tuple(reversed(chain))


def _onward(chain: Chain, wanted: list[Needle], gaps: Gaps, text: str) -> Chain | None:
    """A chain with the parts after it."""
    longer = list(chain)
    for part, between in zip(wanted, gaps, strict=False):
        start = longer[-1][1]
        found = next(_hits(part, text, start, start + reach(between) + len(part.text), FEW), None)
        if found is None or not fits(between, text[start : found[0]]):
            return None
        longer.append(found)
    return tuple(longer)


def _all_hits(wanted: Needle, text: str, index: Indexed | None) -> Iterator[Span]:
    if index is None:
        yield from _hits(wanted, text, 0, len(text), MOST_LOOKED_AT)
        return
    done, left = 0, MOST_LOOKED_AT
    for low, high in index.stretches(wanted.text, wanted.first, wanted.last):
        for span, stands in _looked_at(wanted, text, max(low, done), high, left):
            done, left = span[0] + 1, left - 1
            index.room -= LOOK
            if stands:
                yield span
        if not left:
            return


def _hits(
    wanted: Needle, text: str, start: int, stop: int, most: int, *, backward: bool = False
) -> Iterator[Span]:
    """Where a part stands between two offsets; at most so many places are looked at."""
    looked_at = _looked_at(wanted, text, start, stop, most, backward=backward)
    return (span for span, stands in looked_at if stands)


def _looked_at(
    wanted: Needle, text: str, start: int, stop: int, most: int, *, backward: bool = False
) -> Iterator[tuple[Span, bool]]:
    """Where the letters of a part are, and whether it stands there and not within other words."""
    skipped = int(wanted.either and len(wanted.text) > 1)
    body = wanted.text[skipped:]
    low, high = start + skipped, stop
    for _ in range(most):
        at = text.rfind(body, low, high) if backward else text.find(body, low, high)
        if at < 0:
            return
        span = at - skipped, at + len(body)
        yield span, _stands(wanted, text, span)
        low, high = (low, span[1] - 1) if backward else (at + 1, high)


def _stands(wanted: Needle, text: str, span: Span) -> bool:
    if (wanted.first and _within(text, span[0])) or (wanted.last and _within(text, span[1])):
        return False
    return not wanted.either or text[span[0]].casefold() == wanted.text[0].casefold()


def _within(text: str, offset: int) -> bool:
    """Whether a place is inside a word, or inside a number."""
    before, after = text[max(0, offset - 2) : offset], text[offset : offset + 2]
    if before[-1:].isalpha() and after[:1].isalpha():
        return True
    return bool(re.search(r"\d[.,]?$", before) and re.match(r"[.,]?\d", after))
