"""A quote in parts: what it leaves out of its source, and the words in square brackets put into it."""

import re
from itertools import islice
from typing import NamedTuple

LEFT_OUT = 3000  # characters that an elision may stand for at most
PUT_IN = 60  # characters, and
PUT_IN_WORDS = 6  # words, that words in square brackets may stand for at most
MOST = 1000  # gaps in a quote

_DOTS = r"(?:\.(?:\s?\.){2,3}|…)"
GAP = re.compile(rf"[\[(]\s*{_DOTS}\s*[\])]|\[[^\[\]]*\]")
"""What stands in a quote for other words of its source: an elision, or words put in."""

_ELISION = re.compile(rf"[\[(]?\s*{_DOTS}")
_BARE = re.compile(rf"{GAP.pattern}|(?<=[\w,;.!?’”'\")])\s*{_DOTS}\s*(?=[\w‘“'\"(])")
_STOPS = re.compile(r"[.!?:…]['\")\]]*\s")


class Part(NamedTuple):
    """Some words of a quote from an offset on; `first`, `last`: whether a whole word starts, ends them."""

    text: str
    start: int = 0
    first: bool = True
    last: bool = True


class Gap(NamedTuple):
    """What stands for other words: `words` put in, or none where words are left out; `glued`: to a word."""

    words: str | None
    glued: bool = False


Gaps = tuple[tuple[Gap, ...], ...]
"""What stands before each part of a quote, and after the last."""


class Gapped(NamedTuple):
    """A quote as its parts in order, none empty, and the gaps around them."""

    parts: tuple[Part, ...]
    gaps: Gaps


def in_parts(quote: str, *, bare: bool = False) -> Gapped:
    """The parts of a quote and its gaps.

    `bare`: three dots without brackets leave words out too, as in a newspaper. What has more than `MOST`
    of them is no quote with gaps.
    """
    parts: list[Part] = []
    gaps: list[tuple[Gap, ...]] = [()]
    done, first = 0, True
    found = [*islice((_BARE if bare else GAP).finditer(quote), MOST + 1)]
    for match in [*(found if len(found) <= MOST else ()), None]:
        start, end = match.span() if match else (len(quote), len(quote))
        words = None if match is None or _ELISION.match(match[0]) else match[0][1:-1].strip()
        last = words is None or not quote[start - 1 : start].isalnum()
        text = quote[done:start]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            parts.append(Part(text.strip(), done + lead, first, last))
            gaps.append(())
        first = words is None or not quote[end : end + 1].isalnum()
        if match:
            gaps[-1] = (*gaps[-1], Gap(words, glued=not (first and last)))
        done = end
    return Gapped(tuple(parts), tuple(gaps))


def fits(gaps: tuple[Gap, ...], words: str) -> bool:
    """Whether the gaps between two parts may together stand for some words of a source."""
    if any(gap.words is None for gap in gaps):
        return len(words) <= LEFT_OUT
    return len(words) <= PUT_IN and len(words.split()) <= PUT_IN_WORDS and not _STOPS.search(words)


def reach(gaps: tuple[Gap, ...]) -> int:
    """How many characters the gaps between two parts may stand for."""
    return LEFT_OUT if any(gap.words is None for gap in gaps) else PUT_IN
