"""What typography alone decides taken out of a text, each part of which still knows where it stood."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from socinno.text import normal

Span = tuple[int, int]
"""Where some characters of a text start and end."""

QUOTATION_MARKS = "‘’‚‛′`´ʼ‹›“”„‟«»″\"'"
"""Single and double ones. Typography alone decides among them: for comparing all are the last."""

SOFT_HYPHEN = "\u00ad"
INVISIBLE = SOFT_HYPHEN + "\u200b\u200c\u200d\u2060\ufeff"
DASHES = "-‐‑‒–—―−"
"""Hyphens and dashes: for comparing all are the first, with or without spaces around it."""

_SPACES = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_COMPATIBLE = "ﬀ-ﬆĳĲ"
_PLAIN = (
    *((mark, QUOTATION_MARKS[-1]) for mark in QUOTATION_MARKS[:-1]),
    *((dash, DASHES[0]) for dash in DASHES[1:]),
    *((space, " ") for space in _SPACES if space != " "),
)
"""What stays one character; replaced one after the other, which for a book is faster than all at once."""

_RUN = rf"[\s{re.escape(DASHES)}{INVISIBLE}]"
_ELLIPSIS = r"…|\.(?:\s?\.){2,9}"
_PERCENT = r"[ \u00a0\u2009\u202f](?<=\d.)(?=%)"
_TYPOGRAPHY = re.compile(rf"{_RUN}(?:{_RUN}+|{_ELLIPSIS})|{_ELLIPSIS}|[{INVISIBLE}{_COMPATIBLE}]|{_PERCENT}")
_BROKEN_WORD = re.compile(rf"{SOFT_HYPHEN}\s*[\n\r]\s*")
_VISIBLE = re.compile(rf"{_BROKEN_WORD.pattern}|[{SOFT_HYPHEN}\ufeff]")
_LINE_END = re.compile(r"(?<=[^\W\d_][-‐])[^\S\n\r]*[\n\r]\s*(?=[^\W\d_])")


class Normalized(NamedTuple):
    """A text without what typography alone decides, and where each part of it stood before.

    From each of `offsets` on, `text` runs alongside the `original` from the same one of `origins` on.
    """

    text: str
    original: str
    offsets: Sequence[int]
    origins: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The span in the original."""
        return self._origin(start), self._origin(end)

    def _origin(self, offset: int) -> int:
        i = bisect_right(self.offsets, offset) - 1
        origin = self.origins[i] + offset - self.offsets[i]
        # an offset inside what one sign became, such as … three full stops, has no place of its own
        return min(origin, self.origins[i + 1]) if i + 1 < len(self.origins) else origin


def normalized(text: str) -> Normalized:
    """The text with plain quotation marks, dashes and single spaces, and nothing that cannot be seen."""
    plain = _plain(text)
    parts: list[str] = []
    offsets, origins = array("I", [0]), array("I", [0])
    offset = done = 0
    for match in _TYPOGRAPHY.finditer(text):
        start, end = match.span()
        sign = _sign(match[0])
        parts += (plain[done:start], sign)
        offset += start - done + len(sign)
        done = end
        offsets.append(offset)
        origins.append(done)
    parts.append(plain[done:])
    return Normalized("".join(parts), text, offsets, origins)


def _plain(text: str) -> str:
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return text


@lru_cache(1000)
def _sign(typographic: str) -> str:
    """What a run of white space, dashes, dots and the like is for comparing."""
    if "." in typographic or "…" in typographic:
        return "..."
    if any(dash in typographic for dash in DASHES):
        return DASHES[0]
    if _BROKEN_WORD.match(typographic):
        return ""
    if typographic.isspace() and len(typographic) == 1:
        return ""  # before a percent sign
    if any(c.isspace() for c in typographic):
        return " "
    return "" if typographic[0] in INVISIBLE else normal(typographic, "NFKC")


def as_written(passage: str) -> str:
    """A passage as one line: where the source's line ends, a space; otherwise as it stands there.

    A word broken at the end of a line is whole again.
    """
    joined = _LINE_END.sub("", _VISIBLE.sub("", passage))
    if "\n" not in joined and "\r" not in joined:
        return joined
    return re.sub(r"\s+", lambda m: " " if "\n" in m[0] or "\r" in m[0] else m[0], joined)
