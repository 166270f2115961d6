"""Finding a quote in the text of its source: to the letter, or alike but for typography.

In a quote `[...]` and `(...)` leave words out, and other words in square brackets are put in; both
match as such. A quote never starts or ends within a word or a number.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

Span = tuple[int, int]
"""Where some characters of a text start and end."""

LEFT_OUT = 3000  # characters that an elision may stand for at most
PUT_IN = 80  # characters that words in square brackets may stand for at most
MOST_PLACES = 1000  # in one text; further ones are not looked at

GAP = re.compile(r"[\[(]\s*(?:\.\.\.|…|\. \. \.)\s*[\])]|\[[^\[\]]*\]")
"""What stands in a quote for other words of its source: an elision, or words put in."""

_ELISION = re.compile(r"[\[(]\s*(?:\.\.\.|…|\. \. \.)")
QUOTATION_MARKS = "‘’‚‛′`´ʼ‹›“”„‟«»″\"'"
"""Single and double ones. Typography alone decides among them: for comparing all are the last."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_COMPATIBLE = "…ﬀ-ﬆ"
_TYPOGRAPHY = re.compile(rf"[^\S ]\s*| \s+|[{QUOTATION_MARKS[:-1]}{_INVISIBLE}{_COMPATIBLE}]")


class Normalized(NamedTuple):
    """A text without what typography alone decides, and where each part of it stood before.

    From each of `offsets` on, `text` runs alongside the `original` from the same one of `origins` on.
    """

    text: str
    original: str
    offsets: tuple[int, ...]
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span in the original."""
        return self._origin(start), self._origin(end)

    def _origin(self, offset: int) -> int:
        i = bisect_right(self.offsets, offset) - 1
        origin = self.origins[i] + offset - self.offsets[i]
        # an offset inside what one sign became, such as … three full stops, has no place of its own
        return min(origin, self.origins[i + 1]) if i + 1 < len(self.origins) else origin


class Alignment(NamedTuple):
    """A quote laid alongside a text: the spans of its parts there, and how they compare.

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


def normalized(text: str) -> Normalized:
    """The text with plain quotation marks and single spaces, and nothing that cannot be seen."""
    parts, offsets, origins = [], [0], [0]
    offset = done = 0
    for match in _TYPOGRAPHY.finditer(text):
        parts += [text[done : match.start()], plain := _plain(match[0])]
        offset += match.start() - done + len(plain)
        done = match.end()
        offsets.append(offset)
        origins.append(done)
    return Normalized("".join([*parts, text[done:]]), text, tuple(offsets), tuple(origins))


def _plain(typographic: str) -> str:
    if typographic.isspace():
        return " "
    if typographic in _INVISIBLE:
        return ""
    # one sign for both: an author may nest quotation marks the other way round
    return "'" if typographic in QUOTATION_MARKS else unicodedata.normalize("NFKC", typographic)


def alignments(quote: str, source: Normalized) -> list[Alignment]:
    """Every place where the words of the quote stand, in the order of the text."""
    composed = unicodedata.normalize("NFC", quote.strip())
    places = _places(composed, source.text)
    found = [_aligned(composed, (composed,), (source.span(*place),), source.original) for place in places]
    # a text may have the brackets itself, so only a quote that is not there as it stands has gaps
    if found or not GAP.search(composed):
        return found
    parts = [part.strip() for part in GAP.split(composed)]
    kept = tuple(part for part in parts if part)
    chains = _chains(parts, GAP.findall(composed), source)
    return [_aligned(composed, kept, spans, source.original) for spans in chains]


def _places(words: str, text: str, bounded: tuple[bool, bool] = (True, True)) -> Iterator[Span]:
    """Where words stand in a normalized text; `bounded`: whether they start, and end, with a word."""
    wanted = normalized(words).text.strip()
    start = text.find(wanted) if wanted else -1
    count = 0
    while start >= 0 and count < MOST_PLACES:
        end = start + len(wanted)
        if not (bounded[0] and _within(text, start)) and not (bounded[1] and _within(text, end)):
            yield start, end
            count += 1
        start = text.find(wanted, start + 1)


def _within(text: str, offset: int) -> bool:
    """Whether a place is inside a word, or inside a number."""
    before, after = text[max(0, offset - 2) : offset], text[offset : offset + 2]
    number = re.search(r"\d[.,]?$", before) and re.match(r"[.,]?\d", after)
    return (before[-1:].isalpha() and after[:1].isalpha()) or bool(number)


def _chains(parts: list[str], gaps: list[str], source: Normalized) -> Iterator[tuple[Span, ...]]:
    """Where the parts stand one after the other, each within reach of the one before it."""
    # [T]he: words put in may stand for part of a word, an elision may not
    whole = [True, *(bool(_ELISION.match(gap)) for gap in gaps), True]
    chains: list[tuple[Span, ...]] | None = None
    reach = 0
    for i, part in enumerate(parts):
        reach += (LEFT_OUT if whole[i] else PUT_IN) if i else 0
        if not part:
            continue
        places = list(_places(part, source.text, (whole[i], whole[i + 1])))
        chains = [(place,) for place in places] if chains is None else _continued(chains, places, reach)
        if not chains:
            return
        reach = 0
    for chain in chains or ():
        yield tuple(source.span(*span) for span in chain)


def _continued(chains: list[tuple[Span, ...]], places: list[Span], reach: int) -> list[tuple[Span, ...]]:
    """Each chain with the nearest place after it, if that is within reach."""
    starts = [start for start, _ in places]
    continued = []
    for chain in chains:
        i = bisect_left(starts, chain[-1][1])
        if i < len(starts) and starts[i] - chain[-1][1] <= reach:
            continued.append((*chain, places[i]))
    return continued


def _aligned(quote: str, parts: tuple[str, ...], spans: tuple[Span, ...], text: str) -> Alignment:
    exact = all(part == text[a:b] for part, (a, b) in zip(parts, spans, strict=True))
    written = quote
    for part, (a, b) in zip(parts, spans, strict=True):
        written = written.replace(part, as_written(text[a:b]), 1)
    return Alignment("exact" if exact else "equal", spans, written)


def as_written(passage: str) -> str:
    """A passage as one line: where the source's line ends, a space; otherwise as it stands there."""
    visible = passage.replace("\u00ad", "").replace("\ufeff", "")
    return re.sub(r"\s+", lambda m: " " if "\n" in m[0] or "\r" in m[0] else m[0], visible)
