"""A content file skimmed: its outline from the events of YAML as they come, passing over the rest."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from socinno import files
from socinno.library.decoding import text_in
from socinno.library.outline import CALLED, KINDS, Outlined
from socinno.library.tree import Take, events, pass_over

DEEPEST = 4  # levels of things in things; the format itself needs two


def skim(path: Path, limit: int) -> list[Outlined]:
    """A debate and its things as the file has them, as far as it has.

    Of a file longer than `limit` (bytes), those that so much of it holds; of one that cannot be read, or
    is no YAML, nothing.
    """
    try:
        data = files.read(path, limit)
    except OSError:
        return []
    whole = len(data) <= limit
    text, _ = text_in(data if whole else data[:limit].rpartition(b"\n")[0], str(path))
    found: list[Outlined] = []
    try:
        take = events(text or "")
        while type(event := take()) is not yaml.StreamEndEvent:
            if type(event) is yaml.MappingStartEvent:
                _thing(take, "debate", path.stem, found, 0)
            else:
                pass_over(event, take)
    except (yaml.YAMLError, ValueError, OverflowError):  # the latter for an escape of no character
        return [] if whole else found
    return found


def _thing(take: Take, kind: str, id: str, found: list[Outlined], depth: int) -> None:
    """Note a thing, whose mapping has just begun, and those inside it."""
    names: dict[str, str] = {}
    known_by = len(CALLED)
    found.append(Outlined(kind, id, names))
    for key, value in _pairs(take):
        if key in KINDS and type(value) is yaml.MappingStartEvent and depth < DEEPEST:
            for inner, thing in _pairs(take):
                if type(thing) is yaml.MappingStartEvent:
                    _thing(take, KINDS[key], inner, found, depth + 1)
                else:
                    pass_over(thing, take)
        elif key in CALLED[:known_by] and not _is_empty(value):
            known_by = CALLED.index(key)
            names.clear()
            names.update(_texts(take, value))
        else:
            pass_over(value, take)


def _texts(take: Take, value: Any) -> Iterator[tuple[str, str]]:
    """A text by language; a bare one is in the empty one."""
    if type(value) is yaml.ScalarEvent:
        yield "", value.value
    elif type(value) is yaml.MappingStartEvent:
        for language, text in _pairs(take):
            if type(text) is yaml.ScalarEvent:
                yield language, text.value
            else:
                pass_over(text, take)
    else:
        pass_over(value, take)


def _pairs(take: Take) -> Iterator[tuple[str, Any]]:
    """The keys of a mapping that has just begun, each with the event that its value begins with.

    What that begins is to be gone through before the next one is asked for.
    """
    while type(key := take()) is not yaml.MappingEndEvent:
        if type(key) is yaml.ScalarEvent:
            yield key.value, take()
        else:
            pass_over(key, take)
            pass_over(take(), take)


def _is_empty(value: Any) -> bool:
    return type(value) is yaml.ScalarEvent and not value.style and not value.value
