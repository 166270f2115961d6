"""Where a few words stand in a text, in whatever case and punctuation: what somebody remembers."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from socinno.quotations.matching import composed
from socinno.quotations.press import unhyphened
from socinno.quotations.typography import Normalized, Span, normalized

MOST = 100  # places that are told of
LONGEST = 2000  # characters; of more words the first count

WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"[\W_]+")


def few(words: str, *, joined: bool = False) -> list[str]:
    """The words to look for; `joined`: in a text in which a hyphen between two letters is not there."""
    some = composed(words[:LONGEST])
    return _folded(normalized(unhyphened(some) if joined else some).text).split()


def stretches_of(words: Sequence[str], plain: Normalized) -> list[Span]:
    """Where some words stand one after the other in a text, given as normalized; the first `MOST` places.

    The last one may be the beginning of a word where none has them all. The spans are of the original and
    of whole words.
    """
    if not words:
        return []
    folded, wanted = _folded(plain.text), " ".join(words)
    for needle in (f" {wanted} ", f" {wanted}"):
        if firsts := list(islice(_places(needle, folded), MOST)):
            return list(_spans(firsts, len(words), plain))
    return []


@lru_cache(4)
def _folded(text: str) -> str:
    """The words of a text in small letters, a space before and after each."""
    return f" {_APART.sub(' ', text).strip()} ".lower()


def _places(needle: str, folded: str) -> Iterator[int]:
    """Which words of a text some others start at, counted from 0."""
    at, count, counted = folded.find(needle), 0, 0
    while at >= 0:
        count += folded.count(" ", counted, at)
        yield count
        counted, at = at, folded.find(needle, at + 1)


def _spans(firsts: Sequence[int], size: int, plain: Normalized) -> Iterator[Span]:
    """The spans of so many words from each of some words on."""
    starts = _starts(plain.text)
    for first in firsts:
        last = WORD.match(plain.text, starts[first + size - 1])
        yield plain.span(starts[first], last.end() if last else len(plain.text))


@lru_cache(4)
def _starts(text: str) -> array[int]:
    """Where each word of a text starts."""
    return array("I", (match.start() for match in WORD.finditer(text)))
