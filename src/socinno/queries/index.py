"""The upkeep of an index, for whoever wants to see it: what it holds, made anew, or removed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from socinno.files import listing, own_content
from socinno.library import index
from socinno.library.index import Status
from socinno.library.opening import opened, worth_it
from socinno.problems import Stop, Unusable
from socinno.views import Card, Part, Text, Word


def upkeep(content: str | None, rebuild: bool, clear: bool, progress: Any) -> Card:
    """The state of a library's index after what was asked for. Stop (2) if both were, (1) if it fails."""
    if rebuild and clear:
        raise Stop("one-of-index")
    folder = Path(content) if content else own_content()
    try:
        if rebuild or clear:
            index.clear(folder)
        if rebuild:
            why = opened(folder, True, progress).slower
            if why:
                raise Unusable(why)
        return _card(folder, index.status(folder))
    except Unusable as unusable:
        raise Stop("index-unusable", code=1, why=str(unusable)) from None


def discard(content: str | None) -> None:
    """Remove an index that proved unusable, if that can be done: the next command makes a new one."""
    with suppress(Unusable):
        index.clear(Path(content) if content else own_content())


def _card(folder: Path, status: Status) -> Card:
    parts = (
        Part("state", Word(_state(folder, status))),
        Part("folder", Text(str(folder))),
        Part("files", status.files),
        Part("debates", status.debates),
        Part("quotes", status.quotes),
        Part("stale", status.stale),
        Part("bytes", status.size),
    )
    return Card("index", status.path.name, Text(str(status.path)), parts)


def _state(folder: Path, status: Status) -> str:
    if not worth_it(listing(folder)[0]):
        return "index-small"
    if not status.files:
        return "index-none"
    return "index-behind" if status.stale else "index-current"
