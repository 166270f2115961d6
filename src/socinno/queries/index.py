"""The index of a library, for whoever wants to see it: what it holds, made anew, or removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from socinno.files import own_content
from socinno.library import index_clear, index_status, opened
from socinno.library.catalogue import Status
from socinno.problems import Stop, Unusable
from socinno.views import Card, Part, Text, Word


def index(content: str | None, rebuild: bool, clear: bool, progress: Any) -> Card:
    """The state of a library's index after what was asked for. Stop (2) if both were, (1) if it fails."""
    if rebuild and clear:
        raise Stop("one-of-index")
    if rebuild or clear:
        index_clear(content)
    if rebuild and (why := opened(content, progress=progress).slower):
        raise Unusable(why)
    return _card(Path(content) if content is not None else own_content(), index_status(content))


def _card(folder: Path, status: Status) -> Card:
    parts = (
        Part("state", Word(_state(status))),
        Part("folder", Text(str(folder))),
        Part("files", status.files),
        Part("debates", status.debates),
        Part("quotes", status.quotes),
        Part("stale", status.stale),
        Part("bytes", status.size),
    )
    return Card("index", status.path.name, Text(str(status.path)), parts)


def _state(status: Status) -> str:
    if not status.needed:
        return "index-small"
    if not status.files:
        return "index-none"
    return "index-behind" if status.stale else "index-current"
