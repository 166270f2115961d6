"""A content file in outline: the things it has and what they are called, for who cannot wait.

A shell that completes a word asks for this at a key press. So there are no models here, whose library
takes longer to load than all of the rest.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from socinno import files
from socinno.library.tree import SIZE_LIMIT, tree_of

KINDS = {
    "dichotomies": "dichotomy",
    "positions": "position",
    "speakers": "speaker",
    "common-ground": "common-ground",
    "themes": "theme",
    "topics": "topic",
    "sources": "source",
    "quotes": "quote",
}
"""The keys under which authors name things of their own, and what sort of thing each holds."""

CALLED = ("title", "name", "claim", "text")
"""What says how a thing is called: the first of these that it has."""

SHORT = 80
"""Characters of that which are enough to know a thing by."""


class Outlined(NamedTuple):
    """A thing as its file has it, unchecked: its sort, its id, what it is called by language."""

    kind: str
    id: str
    names: Mapping[str, str]


def outline(path: Path) -> Iterator[Outlined]:
    """A debate and its things as the file has them, as far as it has, in no time.

    Of a file that cannot be read, nothing.
    """
    try:
        tree, _ = tree_of(files.read(path, SIZE_LIMIT), str(path))
    except OSError:
        return
    if tree is not None:
        yield Outlined("debate", path.stem, _names(tree))
        yield from _things(tree)


def _things(tree: Mapping[str, Any]) -> Iterator[Outlined]:
    for key, kind in KINDS.items():
        things = tree.get(key)
        for id, thing in things.items() if isinstance(things, dict) else ():
            if isinstance(thing, dict):
                yield Outlined(kind, id, _names(thing))
                yield from _things(thing)


def _names(thing: Mapping[str, Any]) -> dict[str, str]:
    """How what a thing is called begins, by language; a bare text is in the empty one."""
    text = next((thing[key] for key in CALLED if key in thing), "")
    texts = text if isinstance(text, dict) else {"": text}
    return {language: words[:SHORT] for language, words in texts.items() if isinstance(words, str)}
