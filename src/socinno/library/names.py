"""Forgiving names: from what somebody typed to the one thing that it means, or the candidates."""

import difflib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from socinno.library import Library
from socinno.library.catalogue import Entry, Person, within
from socinno.library.catalogue import names_of as names_of
from socinno.model import Debate, Thing
from socinno.problems import Stop
from socinno.text import fold

CANDIDATES = 8  # named in an error; more do not help anyone to choose


class Found(NamedTuple):
    """A thing and the debate that it belongs to."""

    debate: Debate
    thing: Thing


WAYS: tuple[Callable[[list[str], list[str]], bool], ...] = (
    lambda asked, name: asked == name,
    lambda asked, name: sorted(asked) == sorted(name),
    lambda asked, name: set(asked) <= set(name),
    lambda asked, name: all(any(word.startswith(part) for word in name) for part in asked),
    lambda asked, name: " ".join(asked) in " ".join(name),
)
"""How the words of a name may be met, from the strictest; the first way in which any is met decides."""


def find(library: Library, asked: str, kinds: tuple[str, ...] = ()) -> Found:
    """The one thing that a name means. Stop (2) with the candidates if there is none, or several."""
    return only(library, asked, meant(library, asked, kinds))


def only(library: Library, asked: str, found: list[Entry]) -> Found:
    """The one thing among what a name means. Stop (2) with the candidates if there are several."""
    if len(found) > 1:
        _several(asked, found)
    return at(library, found[0])


def at(library: Library, entry: Entry) -> Found:
    """The thing of an entry, in its debate."""
    debate = library.debate(entry.debate)
    return Found(debate, within(debate, entry.what, entry.id))


def _several(asked: str, found: list[Entry]) -> None:
    """Stop (2): a name means several things, or one in several debates."""
    ids = tuple(dict.fromkeys(entry.id for entry in found))
    if len(ids) > 1:
        raise Stop("ambiguous-name", asked=asked, candidates=ids[:CANDIDATES], count=len(ids))
    people = people_of(found)
    if len(people) > 1:
        raise Stop("several-people", asked=asked, candidates=_told_apart(people), count=len(people))
    debates = tuple(entry.debate for entry in found)
    raise Stop("name-in-debates", asked=asked, candidates=debates[:CANDIDATES])


def people_of(found: Iterable[Entry]) -> dict[Person, list[Entry]]:
    """The speakers among some entries: one for every id and name, with the entries of each."""
    people: dict[Person, list[Entry]] = {}
    for entry in found:
        if entry.what == "speaker":
            people.setdefault(entry.person, []).append(entry)
    return people


def _told_apart(people: dict[Person, list[Entry]]) -> tuple[str, ...]:
    """Each person's name with a debate to choose them by."""
    named = ((" / ".join(p.names), entries[0].debate) for p, entries in people.items())
    return tuple(f"{name} ({debate})" for name, debate in named)[:CANDIDATES]


def find_all(library: Library, asked: Iterable[str], kinds: tuple[str, ...]) -> frozenset[str]:
    """The ids that some names mean; the same id in several debates is one. Stop (2) as in `find`."""
    ids = set()
    for name in asked:
        found = tuple(dict.fromkeys(entry.id for entry in meant(library, name, kinds)))
        if len(found) > 1:
            raise Stop("ambiguous-name", asked=name, candidates=found[:CANDIDATES], count=len(found))
        ids |= set(found)
    return frozenset(ids)


def find_people(library: Library, asked: Iterable[str]) -> frozenset[Person]:
    """The speakers that some names mean, each one person across debates. Stop (2) as in `find`."""
    people = set()
    for name in asked:
        found = meant(library, name, ("speaker",))
        if len(people_of(found)) > 1:
            _several(name, found)
        people |= set(people_of(found))
    return frozenset(people)


def meant(library: Library, asked: str, kinds: tuple[str, ...] = ()) -> list[Entry]:
    """Everything that a name may mean, by the strictest way that meets anything. Stop (2) if none."""
    words = fold(asked).split()
    candidates = library.entries(kinds, words, asked.strip())
    exact = [entry for entry in candidates if entry.id == asked.strip()]
    if exact:
        return exact
    named = [(entry, [name.split() for name in (*entry.names, *entry.also)]) for entry in candidates]
    for way in WAYS if words else ():
        met = [entry for entry, names in named if any(way(words, name) for name in names)]
        if met:
            # a quote is known by its id alone: what has a name of its own is meant first
            return [entry for entry in met if entry.what != "quote"] or met
    raise _unknown(asked, library.entries(kinds), kinds)


def _unknown(asked: str, candidates: list[Entry], kinds: tuple[str, ...]) -> Stop:
    by_name: dict[str, str] = {}
    for entry in candidates:
        for name in (*entry.names, *entry.also):
            by_name.setdefault(name, entry.id)
    for name in tuple(by_name):
        for word in name.split():
            by_name.setdefault(word, by_name[name])
    near = difflib.get_close_matches(fold(asked), list(by_name), CANDIDATES, 0.6)
    ids = tuple(dict.fromkeys(by_name[name] for name in near))[:3]
    if not ids and len(candidates) <= CANDIDATES:
        return Stop("unknown-name-all", asked=asked, candidates=tuple(entry.id for entry in candidates))
    return Stop("unknown-name-near" if ids else "unknown-name", asked=asked, candidates=ids, kinds=kinds)
