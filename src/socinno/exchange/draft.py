"""A debate out of another tool's file, as data: what a reader made of it, and what it had to leave out."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from socinno.library.decoding import FORBIDDEN
from socinno.model.ids import Ids
from socinno.text import normal
from socinno.unseen import places

ORDER = (
    *("language", "title", "question", "summary", "by", "event", "ref", "sources", "speakers"),
    *("dichotomies", "quotes", "stances", "common-ground", "themes"),
)
"""The keys of a content file, as one is read from above."""

NONE: Mapping[str, Any] = MappingProxyType({})


class Draft(NamedTuple):
    """A debate as a content file holds it, and what is to be told of it.

    `things` are its keys with lists and mappings of text (`"true"`, `"2021-09-26"`), and no others;
    `language` and `title` may be missing there. `left`: what has no place in a debate, the key of its
    word (`left-...`) -> how often it was met. The text of a source (id) is in a file of its own
    (`files`), or was within what was read (`texts`), and is given as it stood there.
    """

    things: dict[str, Any]
    left: Mapping[str, int] = NONE
    files: Mapping[str, Path] = NONE
    texts: Mapping[str, str] = NONE


ROOMS = {"sources", "speakers", "dichotomies", "positions", "quotes", "common-ground", "themes", "topics"}
"""The keys under which things stand by their ids."""

REFERRING = {
    *("speaker", "told-by", "source", "supports", "challenges", "positions", "neither", "evidence"),
    "quotes",
}
"""The keys under which things are named by their ids."""


def given(**values: Any) -> dict[str, Any]:
    """The keys of a thing that have a value, `-` in their names for `_`."""
    return {key.replace("_", "-"): value for key, value in values.items() if value}


def line(text: Any) -> str:
    """A text as it may stand in a content file, on one line; '' for what is none, or has nothing to see."""
    plain = isinstance(text, str) and text.isascii() and text.isprintable()
    return " ".join((text if plain else words(text)).split())


def words(text: Any) -> str:
    """A text as it may stand in a content file, its lines kept: without signs that are not allowed there,
    and without those that nobody sees and that do nothing."""
    if not isinstance(text, str):
        return ""
    shown = FORBIDDEN.sub(" ", normal(text)) if not text.isascii() or FORBIDDEN.search(text) else text
    unseen = {*places(shown)}
    kept = "".join(sign for at, sign in enumerate(shown) if at not in unseen) if unseen else shown
    return "\n".join(part.strip() for part in kept.splitlines()).strip()


def renamed(things: Mapping[str, Any], debate: str) -> dict[str, Any]:
    """The things of a draft where none has the id of the debate: one that had gets a number behind it."""
    ids = {*_ids(things)}
    if debate not in ids:
        return dict(things)
    return _with_id(things, debate, Ids({debate, *ids}).free(debate))


def _ids(things: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the things of a draft."""
    for key in ROOMS & things.keys():
        if isinstance(things[key], Mapping):
            yield from things[key]
            for inner in things[key].values():
                yield from _ids(inner)


def _with_id(things: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    """The same, with another id in the place of one, wherever it stands or is named."""
    named = {old: new}
    found = {}
    for key, value in things.items():
        if key in ROOMS and isinstance(value, Mapping):
            value = {named.get(id, id): _with_id(it, old, new) for id, it in value.items()}
        elif key == "stances":
            value = [_with_id(stance, old, new) for stance in value]
        elif key in REFERRING:
            value = named.get(value, value) if isinstance(value, str) else [named.get(id, id) for id in value]
        found[key] = value
    return found
