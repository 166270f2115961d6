"""The stretches of a text in which some words may stand: by its words, looked up once for many quotes."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from socinno.quotations.typography import Span

BLOCK = 1024  # characters of a text that are looked up by their words as one
LONGEST = BLOCK // 2  # characters of a word that is looked up
AT_ONCE = 64  # blocks of a stretch, at most
COMPARED = 4  # words of a quote, the rarest, that must be near each other
ROOM, TIMES = 50_000_000, 30  # characters of the stretches of all quotes, and so many times the text
OWN = 16 * BLOCK  # characters that each quote gets after that

Pieces = re.Pattern[str]
"""What finds the words of a text: its letters in a row, and its digits."""


class Indexed:
    """For some words the blocks of a text that have them.

    All quotes together get `room`, and after that each its first `OWN`; `is_short`: one got less than
    all, since that was last denied.
    """

    def __init__(self, text: str, wanted: Iterable[str]) -> None:
        self.size, self.pieces = len(text), _pieces(text)
        self.room, self.is_short = ROOM + TIMES * self.size, False
        self.blocks = _blocks(text, {word for it in wanted for word in _words(it, self.pieces)}, self.pieces)

    def stretches(self, wanted: str, first: bool, last: bool) -> Iterator[Span]:
        """Between which offsets the wanted words may start, in order, with room for them to end.

        `first`, `last`: whether a word of the text starts where they start, and ends where they end.
        """
        known = [self.blocks[word] for word in self._whole(wanted, first, last) if word in self.blocks]
        far = len(wanted) // BLOCK + 1
        every = range(self.size // BLOCK + 1)
        rarest = min(known, key=len) if known else every
        some = _near_all(known, far) if 2 * len(rarest) < len(every) else rarest
        own = OWN
        for start, end in _rows(some):
            low = max(0, start * BLOCK - len(wanted))
            high = min(self.size, end * BLOCK + len(wanted))
            own -= high - low
            self.room -= high - low
            if self.room < 0 and own < 0:
                self.is_short = True
                return
            yield low, high

    def _whole(self, wanted: str, first: bool, last: bool) -> list[str]:
        """The words of what is wanted that a text has as whole words wherever it has it."""
        words = _words(wanted, self.pieces)
        start = int(not first and wanted[:1].isalnum())
        return words[start : len(words) - int(not last and wanted[-1:].isalnum())]


def _pieces(text: str) -> Pieces:
    """What finds the words of a text, without the signs such as ½ that Python takes for letters."""
    odd = "" if text.isascii() else "".join(c for c in set(text) if _is_odd(c))
    return re.compile(rf"[^\W\d_{odd}]+|\d+")


def _is_odd(character: str) -> bool:
    return character.isalnum() and not (character.isalpha() or character.isdecimal())


def _words(text: str, pieces: Pieces) -> list[str]:
    # U+0345, a mark, becomes a letter when it is folded
    return pieces.findall(text.replace("\u0345", " ").casefold())


def _blocks(text: str, wanted: set[str], pieces: Pieces) -> Mapping[str, Sequence[int]]:
    found: dict[str, array[int]] = {word: array("I") for word in wanted if len(word) <= LONGEST}
    for block in range(len(text) // BLOCK + 1):
        end = (block + 1) * BLOCK
        # a word that goes on over the end of a block is one of the block
        over = pieces.match(text, end, end + LONGEST)
        words = _words(text[block * BLOCK : over.end() if over else end], pieces)
        for word in found.keys() & set(words):
            found[word].append(block)
    return found


def _near_all(known: list[Sequence[int]], far: int) -> Iterator[int]:
    """The blocks of the rarest word that have the next rarest ones so near."""
    rarest, *others = sorted(known, key=len)[:COMPARED]
    return (block for block in rarest if all(_has_near(other, block, far) for other in others))


def _has_near(blocks: Sequence[int], block: int, far: int) -> bool:
    i = bisect_left(blocks, block - far)
    return i < len(blocks) and blocks[i] <= block + far


def _rows(blocks: Iterable[int]) -> Iterator[Span]:
    """Blocks in order as rows of those that follow each other: from the first to after the last."""
    start = end = -1
    for block in blocks:
        if block == end and end - start < AT_ONCE:
            end += 1
            continue
        if end > 0:
            yield start, end
        start, end = block, block + 1
    if end > 0:
        yield start, end
