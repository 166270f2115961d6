"""How cases are made from what people said: sentences picked, changed, cut, or changed in their source.

A maker takes documents and the chance of a seed, and gives cases for as long as the documents allow.
What a fault is is decided by our own lists of words (words.toml), not by the checker's.
"""

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from typing import Any, NamedTuple

from bench.material import Case, Document, Turn, ours, written

Maker = Callable[[list[Document], random.Random], Iterator[Case]]
Change = Callable[[str, str, random.Random], str | None]
"""A sentence and its language to a quote; None where the sentence does not lend itself."""
COUNTED, RAISED = "\ue000", "\ue001"
"""What stands for a number in a changed source, and for a raised one: the first is 1, then it counts on."""
Planted = tuple[str, str] | None
"""A sentence as its source is to have it, and the quote of it; None as above."""


class Class(NamedTuple):
    """A class of cases: its name, who makes them, and its goal.

    Of a fault at least `found` in a hundred must be an error or a warning; of an honest class (`found`
    is None) none an error and at most three a warning.
    """

    name: str
    make: Maker
    found: float | None = None


@cache
def listed(name: str, language: str) -> Any:
    """A list of words.toml: alternatives of a pattern without their blanks, a table, or frames."""
    found = ours("words")[name][language]
    return re.sub(r"\s*\|\s*", "|", found) if isinstance(found, str) else found


def has(words: str, text: str) -> bool:
    """Whether a text has one of some words, given as alternatives of a pattern, or an English `n't`."""
    return re.search(rf"(?<!\w)(?:{words})(?!\w)|n['’]t\b", text, re.I) is not None


def spoken(document: Document) -> Iterator[tuple[int, int, str]]:
    """The sentences that are used: turn, place in it, words.

    Not those with brackets or too few words, nor what a speaker cites: those words are somebody else's.
    """
    for n, turn in enumerate(document.turns):
        cited = False
        for i, sentence in enumerate(turn.sentences):
            opened = len(re.findall('["“”]', sentence)) % 2 == 1
            odd = cited or opened or re.search(r"[\[\](){}<>:*_`]|--|\.\.|…", sentence)
            cited ^= opened
            if 6 <= len(sentence.split()) <= 45 and not odd and re.match(r"[A-Z].*[.!?]$", sentence):
                yield n, i, sentence


@cache
def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def said_in(document: Document, words: str) -> bool:
    """Whether a document has the words, whatever their case and punctuation."""
    spoken_words = (" ".join(turn.sentences) for turn in document.turns) if "<" in document.text else ()
    said = (document.text, *spoken_words)
    return any(f" {plain(words)} " in f" {plain(text)} " for text in said)


def each(documents: list[Document], chance: random.Random) -> Iterator[tuple[Document, int, int, str]]:
    """The used sentences in a random order, again and again up to twenty times."""
    found = [(document, *place) for document in documents for place in spoken(document)]
    for _ in range(20):
        yield from chance.sample(found, len(found))


def misquoted(change: Change) -> Maker:
    """Faults of wording: a sentence changed into one that its document does not have."""

    def make(documents: list[Document], chance: random.Random) -> Iterator[Case]:
        for document, n, _, sentence in each(documents, chance):
            quote = change(sentence, document.language, chance)
            if quote and not said_in(document, quote):
                yield Case(document, document.turns[n].speaker, quote)

    return make


def taken(cut: Change) -> Maker:
    """Quotes that a sentence has, in its speaker's name; each only once in its document."""

    def make(documents: list[Document], chance: random.Random) -> Iterator[Case]:
        for document, n, _, sentence in each(documents, chance):
            quote = cut(sentence, document.language, chance)
            alone = sentence if quote and "[" in quote else quote
            if quote and alone and plain(document.text).count(plain(alone)) == 1:
                yield Case(document, document.turns[n].speaker, quote)

    return make


def altered(change: Callable[[str, str, random.Random], Planted]) -> Maker:
    """Documents in which one sentence of each turn is changed, with the quotes of these sentences."""

    def make(documents: list[Document], chance: random.Random) -> Iterator[Case]:
        for _ in range(40):
            for document in documents:
                yield from _altered(document, change, chance)

    return make


def _altered(document: Document, change: Callable[..., Planted], chance: random.Random) -> list[Case]:
    places: dict[int, list[tuple[int, str]]] = {}
    for n, i, sentence in spoken(document):
        if plain(document.text).count(plain(sentence)) == 1:
            places.setdefault(n, []).append((i, sentence))
    turns, quotes = list(document.turns), list[tuple[str, str]]()
    for n, found in places.items():
        i, sentence = chance.choice(found)
        planted = change(sentence, document.language, chance)
        if planted:
            rows = list(turns[n].sentences)
            rows[i] = planted[0]
            turns[n] = Turn(turns[n].speaker, tuple(rows))
            quotes.append((turns[n].speaker, planted[1]))
    changed = written(document.language, document.names, tuple(turns))
    changed = changed._replace(text=_counted(changed.text))
    return [Case(changed, *quote) for quote in quotes]


def _counted(text: str) -> str:
    """The numbers filled in, from 1 on."""
    number = count(1)
    pattern = f"[{COUNTED}{RAISED}]"
    return re.sub(pattern, lambda it: _written(next(number), raised=it[0] == RAISED), text)


def _written(number: int, raised: bool) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) if raised else str(number)


def planted(make: Maker, documents: list[Document], size: int, seed: str) -> list[Case]:
    """So many different cases of a maker, or as many as there are."""
    found: dict[tuple[int, str, str], Case] = {}
    for case in make(documents, random.Random(seed)):
        found.setdefault((id(case.document), case.speaker, case.quote), case)
        if len(found) == size:
            break
    return list(found.values())
