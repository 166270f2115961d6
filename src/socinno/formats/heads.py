"""The heads of columns in the terminal picture: a number, and beside it a title in a few lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from socinno.formats.crossings import head_text
from socinno.formats.spans import Span
from socinno.formats.style import right_to_left
from socinno.text import one_line
from socinno.views import Head

GAP = 2  # free cells between columns
LOW = 4  # lines of a heading, at most: then numbers say more

_BREAK = re.compile(r"(?<=\w[/-])(?=\w)")
"""Where a word may go on below."""


def titled_widths(heads: Sequence[Head], cells: int) -> Iterator[list[int]]:
    """Cells for each column in which its title takes two lines, three, or the most that it may."""
    if any(right_to_left((Span(head_text(head).text),)) for head in heads):
        return
    for low in range(2, LOW + 1):
        yield [max(indent(head) + cells, _least(head, low)) + GAP for head in heads]


def indent(head: Head) -> int:
    """The cells before a title, and before what stands under it: a number takes them."""
    return len(str(head.number)) + 1


def _least(head: Head, low: int) -> int:
    """The fewest cells in which a title with its number takes so many lines."""
    pieces = _pieced(head)
    longest = max((cell_len(_ended(piece)) for piece, _ in pieces), default=0)
    widths = range(longest, sum(cell_len(piece) + 1 for piece, _ in pieces))
    few = bisect_left(widths, True, key=lambda width: len(_filled(pieces, width)) <= low)
    return indent(head) + longest + few


def _pieced(head: Head) -> list[tuple[str, bool]]:
    """A title in parts that are not broken, each with whether a space goes before it."""
    found: list[tuple[str, bool]] = []
    for word in one_line(head_text(head).text).split():
        if found and not any(map(str.isalnum, word)):  # a sign stays behind its word
            found[-1] = (f"{found[-1][0]} {word}", found[-1][1])
            continue
        parts = _BREAK.split(word)
        found += [(part, n == 0) for n, part in enumerate(parts)]
    return found


def in_lines(head: Head, width: int) -> list[str]:
    """A title in lines so wide, or as wide as its longest piece."""
    return _filled(_pieced(head), width)


def _filled(pieces: Iterable[tuple[str, bool]], width: int) -> list[str]:
    found: list[str] = []
    for piece, apart in pieces:
        longer = f"{found[-1]}{' ' if apart else ''}{piece}" if found else piece
        if found and cell_len(_ended(longer)) <= width:
            found[-1] = longer
        else:
            found.append(piece)
    return [_ended(line) for line in found]


def _ended(line: str) -> str:
    """The end of a line as it is drawn: a slash stands at its word, what is behind it stands below."""
    return f"{line.removesuffix(' /')}/" if line.endswith(" /") else line
