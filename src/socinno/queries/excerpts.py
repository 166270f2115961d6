"""A long text around what was looked for in it: about three lines, cut between words."""

import unicodedata

from socinno.views import Text

SIZE = 220  # characters: three lines of a usual terminal
SLACK = 40  # more than these must be left out for a cut to be worth its sign

_JOINER = "\u200d"


def excerpt(text: Text) -> Text:
    """The piece of a text in which most was found, the places moved with it; the whole if it is short.

    It is cut at a space, or between graphemes where there is none near. `cut` of the piece says where.
    """
    whole = text.text
    if len(whole) <= SIZE + SLACK:
        return text
    first, last = _fullest(text.marks)
    start = max(0, min(first - (SIZE - (last - first)) // 2, len(whole) - SIZE))
    end = min(len(whole), max(start + SIZE, last))
    start, end = _start(whole, start, first), _end(whole, last, end)
    marks = tuple((a - start, b - start) for a, b in text.marks if start <= a and b <= end)
    return text._replace(text=whole[start:end], marks=marks, cut=(start > 0, end < len(whole)))


def _fullest(marks: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Where the most places that fit in an excerpt begin and end: the first of such; 0 where none are."""
    best, most, begin = (0, 0), 0, 0
    for n, (_, end) in enumerate(marks):
        while begin < n and end - marks[begin][0] > SIZE:
            begin += 1
        if n - begin + 1 > most:
            best, most = (marks[begin][0], end), n - begin + 1
    return best


def _start(text: str, at: int, before: int) -> int:
    """Where a word starts, near after a place and not after another; else where a grapheme does."""
    if at and text[at - 1] != " ":
        space = text.find(" ", at, min(before, at + SLACK))
        at = space + 1 if space >= 0 else at
    while at and text[at - 1] != " " and _joined(text[at - 1], text[at]):
        at -= 1
    return at


def _end(text: str, after: int, at: int) -> int:
    """Where a word ends, near before a place and not before another; else where a grapheme does."""
    if at < len(text) and text[at] != " ":
        space = text.rfind(" ", max(after, at - SLACK), at)
        at = space if space > 0 else at
    while at < len(text) and text[at] != " " and _joined(text[at - 1], text[at]):
        at += 1
    return len(text[:at].rstrip(" "))


def _joined(before: str, sign: str) -> bool:
    """Whether two characters may be of one grapheme (UAX 29, and somewhat more than that)."""
    if (
        before == _JOINER
        or unicodedata.category(sign)[0] == "M"
        or unicodedata.category(sign) in ("Cf", "Sk")
    ):
        return True
    flags = all("\U0001f1e6" <= it <= "\U0001f1ff" for it in (before, sign))
    return flags or all("\u1100" <= it <= "\u11ff" for it in (before, sign))
