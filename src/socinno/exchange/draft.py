"""A debate out of another tool's file, as data: what a reader made of it, and what it had to leave out."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from socinno.library.decoding import FORBIDDEN
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


def given(**values: Any) -> dict[str, Any]:
    """The keys of a thing that have a value, `-` in their names for `_`."""
    return {key.replace("_", "-"): value for key, value in values.items() if value}


def line(text: object) -> str:
    """A text as it may stand in a content file, on one line; '' for what is none, or has nothing to see."""
    return " ".join(words(text).split())


def words(text: object) -> str:
    """A text as it may stand in a content file, its lines kept: without signs that are not allowed there,
    and without those that nobody sees and that do nothing."""
    if not isinstance(text, str):
        return ""
    shown = FORBIDDEN.sub(" ", normal(text)) if not text.isascii() or FORBIDDEN.search(text) else text
    unseen = {*places(shown)}
    kept = "".join(sign for at, sign in enumerate(shown) if at not in unseen) if unseen else shown
    return "\n".join(part.strip() for part in kept.splitlines()).strip()
