"""What may have been meant by a name that nothing has: the things with a name or a word that is near it."""

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from socinno.library.catalogue import Entry

NEAR = 0.66  # of 1: how alike a word must be to what was typed to be what was meant
KEPT = 50_000  # words of which it is remembered whether they are: most names and words are there often


def suggested(
    asked: str, candidates: Iterable[tuple[Entry, Iterable[str]]], most: int
) -> tuple[list[Entry], Sequence[Entry]]:
    """Of very many things by what each is called, folded: the first that has each of the names and words
    nearest to what is asked; and all things, if there are at most so many."""
    alike, first = _alike(asked), list[Entry]()
    names: dict[str, Entry] = {}
    words: dict[str, Entry] = {}
    for entry, called in candidates:  # of which is kept what is alike
        if len(first) <= most:
            first.append(entry)
        for name in called:
            if alike(name):
                names.setdefault(name, entry)
            for word in filter(alike, name.split()):
                words.setdefault(word, entry)
    found = {**words, **names}
    near = get_close_matches(asked, list(found), most, NEAR)
    return [found[name] for name in near], first if len(first) <= most else ()


def _alike(asked: str) -> Callable[[str], bool]:
    """Whether a word is near what is asked, as `get_close_matches` has it."""
    matcher = SequenceMatcher(b=asked)

    @lru_cache(KEPT)
    def alike(word: str) -> bool:
        matcher.set_seq1(word)
        ways = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
        return all(ratio() >= NEAR for ratio in ways)

    return alike
