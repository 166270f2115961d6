"""Text folded at a width in terminal cells, line by line: as Rich folds it, without all lines at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, pairwise

from rich.cells import cell_len, chop_cells

_WORD = re.compile(r"\s*\S+\s*")
_LOOKED_AT = 65536  # characters of a text whose words are looked at together
_PIECE = 4096  # characters of a long word that are looked at together


def folded(text: str, width: int) -> Iterator[tuple[int, str]]:
    """The lines of a text on one line, each with where it starts in it, at most so many cells wide.

    Words are kept whole where they fit; white space beyond the width is left out.
    """
    even = is_even(text)
    starts = _even_starts(text, width) if even else _starts(text, width)
    for start, end in pairwise(chain(starts, [len(text)])):
        line = text[start:end]
        if len(line) > width:
            line = line[: max(width, len(line.rstrip()))]
        while not even and line[-1:].isspace() and cell_len(line) > width:
            line = line[:-1]
        yield start, line


def is_even(text: str) -> bool:
    """Whether every character is one cell wide."""
    return (text.isascii() and text.isprintable()) or all(cell_len(sign) == 1 for sign in {*text})


def _even_starts(text: str, width: int) -> Iterator[int]:
    """Where lines start in a text of which every character is one cell wide."""
    at, fill = 0, _filling(width)
    while at < len(text) or not at:
        yield at
        if line := fill(text, at):
            at = line.end()
        elif word := _WORD.match(text, at):  # which is too long for a line
            end = word.end()
            yield from range(at + width, end, width)
            room = width - ((end - at - 1) % width + 1)
            line = _filling(room)(text, end) if room else None
            at = line.end() if line else end
        else:
            return


@cache
def _filling(width: int) -> Callable[[str, int], re.Match[str] | None]:
    """What matches as many whole words as there is room for, and the space after them."""
    return re.compile(rf".{{1,{width}}}(?<!\s)(?!\S)\s*", re.DOTALL).match


def _starts(text: str, width: int) -> Iterator[int]:
    """Where lines start in any text."""
    yield 0
    used = 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        cells = cell_len(word.rstrip())
        if cells <= width - used:
            used += cell_len(word)
        elif cells > width:
            for line in _chopped(word, width):
                if start:
                    yield start
                start += len(line)
                used = cell_len(line)
        else:
            yield start
            used = cell_len(word)


def _chopped(word: str, width: int) -> Iterator[str]:
    """A word that is too long for a line, in lines."""
    at, size = 0, _PIECE
    while at + size < len(word):
        *whole, _ = chop_cells(word[at : at + size], width) or [""]
        size = _PIECE if whole else size * 2  # signs that take no cells
        yield from whole
        at += sum(map(len, whole))
    yield from chop_cells(word[at:], width)


def longest_word(text: str) -> int:
    """The cells that the longest word of a text takes."""
    longest, at = 0, 0
    while at < len(text):
        end = text.find(" ", at + _LOOKED_AT)
        end = end if end >= 0 else len(text)
        longest = max(longest, max(map(cell_len, {*text[at:end].split()}), default=0))
        at = end
    return longest
