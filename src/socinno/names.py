"""Forgiving names: from what somebody typed to the one thing that it means, or the candidates."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from socinno.folding import fold
from socinno.library import Library
from socinno.model import Debate, Quote, Speaker, Thing
from socinno.problems import Stop

CANDIDATES = 8  # named in an error; more do not help anyone to choose


class Found(NamedTuple):
    """A thing and the debate that it belongs to."""

    debate: Debate
    thing: Thing


def _same(asked: list[str], name: list[str]) -> bool:
    return asked == name


def _same_words(asked: list[str], name: list[str]) -> bool:
    return sorted(asked) == sorted(name)


def _some_words(asked: list[str], name: list[str]) -> bool:
    return set(asked) <= set(name)


def _word_starts(asked: list[str], name: list[str]) -> bool:
    return all(any(word.startswith(part) for word in name) for part in asked)


def _inside(asked: list[str], name: list[str]) -> bool:
    return " ".join(asked) in " ".join(name)


WAYS: tuple[Callable[[list[str], list[str]], bool], ...] = (
    _same,
    _same_words,
    _some_words,
    _word_starts,
    _inside,
)
"""How a name may be met, from the strictest; the first way in which any is met decides."""


def find(library: Library, asked: str, kinds: tuple[str, ...] = ()) -> Found:
    """The one thing that a name means. Stop (2) with the candidates if there is none, or several."""
    found = meant(library, asked, kinds)
    if len(found) > 1:
        ids = dict.fromkeys(f.thing.id for f in found)
        if len(ids) == 1:
            debates = tuple(f.debate.id for f in found)[:CANDIDATES]
            raise Stop("name-in-debates", asked=asked, candidates=debates)
        raise Stop("ambiguous-name", asked=asked, candidates=tuple(ids)[:CANDIDATES], count=len(ids))
    return found[0]


def find_all(library: Library, asked: Iterable[str], kinds: tuple[str, ...]) -> frozenset[str]:
    """The ids that some names mean; the same id in several debates is one. Stop (2) as in `find`."""
    ids = set()
    for name in asked:
        found = {f.thing.id: f for f in meant(library, name, kinds)}
        if len(found) > 1:
            raise Stop("ambiguous-name", asked=name, candidates=tuple(found)[:CANDIDATES], count=len(found))
        ids |= set(found)
    return frozenset(ids)


def meant(library: Library, asked: str, kinds: tuple[str, ...] = ()) -> list[Found]:
    """Everything that a name may mean, by the strictest way that meets anything. Stop (2) if none."""
    candidates = list(_candidates(library, kinds))
    exact = [found for found in candidates if found.thing.id == asked.strip()]
    if exact:
        return exact
    words = fold(asked).split()
    named = [(found, [fold(name).split() for name in names_of(found.thing)]) for found in candidates]
    for way in WAYS if words else ():
        met = [found for found, names in named if any(way(words, name) for name in names)]
        if met:
            # a quote is known by its id alone: what has a name of its own is meant first
            return [f for f in met if not isinstance(f.thing, Quote)] or met
    raise _unknown(asked, candidates, kinds)


def names_of(thing: Thing) -> list[str]:
    """What a thing is called: its id, and its name or title in every language."""
    titles = thing.name if isinstance(thing, Speaker) else getattr(thing, "title", {})
    return [thing.id, *titles.values()]


def _candidates(library: Library, kinds: tuple[str, ...]) -> Iterable[Found]:
    for debate in library.debates:
        if not kinds or "debate" in kinds:
            yield Found(debate, debate)
        for thing in debate.things.values():
            if not kinds or thing.what in kinds:
                yield Found(debate, thing)


def _unknown(asked: str, candidates: list[Found], kinds: tuple[str, ...]) -> Stop:
    by_name: dict[str, str] = {}
    for found in candidates:
        for name in map(fold, names_of(found.thing)):
            by_name.setdefault(name, found.thing.id)
    for name in tuple(by_name):
        for word in name.split():
            by_name.setdefault(word, by_name[name])
    near = difflib.get_close_matches(fold(asked), list(by_name), CANDIDATES, 0.6)
    ids = tuple(dict.fromkeys(by_name[name] for name in near))[:3]
    if not ids and len(candidates) <= CANDIDATES:
        return Stop("unknown-name-all", asked=asked, candidates=tuple(f.thing.id for f in candidates))
    return Stop("unknown-name-near" if ids else "unknown-name", asked=asked, candidates=ids, kinds=kinds)
