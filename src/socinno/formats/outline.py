"""The blocks of which an outline of an answer consists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from socinno.formats.spans import Line
from socinno.views import Crossing, Reasons, Sign, Value

DEEPEST = 6  # levels of headings that HTML and Markdown have


class Heading(NamedTuple):
    """A heading, from level 1 down."""

    level: int
    line: Line


class Labelled(NamedTuple):
    """A value under its label; an empty label where it needs none.

    `look` is that of the field that it comes from: what says which record it is, is its `lead`.
    """

    label: Line
    value: Value
    look: str = ""


GridRow = tuple[list[Line], tuple[tuple[Labelled, ...], ...]]
"""A row's label, and what is in its cells."""


class Grid(NamedTuple):
    """Cells by row and column, for who can draw that; `stacked` tells rows from top to bottom.

    Rows can be gone through once. `labelled`: whether they have labels. `aligned`: each is a line.
    """

    heads: tuple[list[Line], ...]
    rows: Iterable[GridRow]
    stacked: Callable[[Iterable[GridRow]], Iterable[Block]]
    labelled: bool = False
    aligned: bool = False


class Paragraph(NamedTuple):
    """A value that stands by itself."""

    value: Value


class Sentence(NamedTuple):
    """A line as it is."""

    line: Line


class Chart(NamedTuple):
    """Speakers by questions, for who can draw that; in `small` cells there is room for one mark."""

    crossing: Crossing
    small: bool


class Legend(NamedTuple):
    """The signs that occur, for who shows them."""

    signs: tuple[Sign, ...]


Block = Heading | Labelled | Grid | Paragraph | Sentence | Chart | Legend | Reasons
