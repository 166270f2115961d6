"""What a screen can ask, and what an answer is: rows to be shown, and what they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from socinno.formats import Sheet
from socinno.formats.layout import Strip, rows
from socinno.formats.style import measure
from socinno.formats.table import pictured
from socinno.library import Library
from socinno.queries.quotes import Person
from socinno.views import Sign, View, Word


class Ask(NamedTuple):
    """A question: its name in `ASKS`, the debate (id) it is asked of, or '' for all, and what it is about.

    `on` narrows it to a question or a position (id); `speakers` to what these say; `all` leaves
    nothing out; `root` is the folder below which texts of sources may lie, beside that of their debate.
    """

    what: str
    debate: str = ""
    names: tuple[str, ...] = ()
    on: str = ""
    speakers: tuple[str | Person, ...] = ()
    all: bool = False
    root: Path | None = None


class Reply(NamedTuple):
    """An answer: its rows, drawn as they are come to, and what they are of: which debate, and which thing.

    `debate` and `id` are ids, '' where there are several or none; `kind` is the sort of thing, or the name
    of a view that is of more than one; `title` is what the debate is called; `data` is for what is asked for
    another purpose than to be read.
    """

    rows: Iterator[Strip]
    debate: str = ""
    kind: str = ""
    id: str = ""
    title: str = ""
    data: Any = None


TYPED = {"all-of-each", "with-text"}
"""What is said below an answer only to who can type a command (keys of words)."""

Answering = Callable[[Library, Ask, Sheet], Reply]
"""What answers a question."""


def told(view: View, sheet: Sheet) -> Iterator[Strip]:
    """The rows of a view, as `formats.table` draws them. What is typed next has no place on a screen, where
    notes are a key away."""
    foot = view.foot
    said = tuple(it for it in foot.told if not (isinstance(it, Word) and it.key in TYPED))
    shown = view._replace(foot=foot._replace(told=said, hints=(), legend=_Legend(foot.legend)))
    return (row for picture in pictured(shown, sheet) for row in rows(picture, measure(sheet)))


class _Legend:
    """The signs of a legend, which are looked for when what they stand in has been drawn."""

    def __init__(self, of: Iterable[Sign]) -> None:
        self.of = of

    def __iter__(self) -> Iterator[Sign]:
        noted = Word("browse-noted")
        return (sign._replace(means=noted) if sign.sign == "note" else sign for sign in self.of)
