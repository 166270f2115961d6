"""The two sides of a question facing each other in the terminal picture, with who takes each."""

from __future__ import annotations

from collections.abc import Iterator

from socinno.formats import Sheet
from socinno.formats.inlines import lines
from socinno.formats.layout import Picture, Ruled
from socinno.formats.spans import Line, Span, names
from socinno.formats.style import filled, indented, paragraph, style
from socinno.views import Columns, Ref


def facing_sides(columns: Columns, sheet: Sheet, width: int) -> Iterator[Picture]:
    """The rows without their labels: what faces each other at a glance."""
    sides = [[*head_lines(head, sheet)] for head in columns.heads]
    for row in columns.rows:
        for side, cell in zip(sides, row.told, strict=True):
            side += lines(cell, sheet)
    yield Ruled([[paragraph(side, sheet) for side in sides]], [width] * len(sides), style("frame"))


def by_side(columns: Columns, sheet: Sheet) -> Iterator[Picture]:
    """One side below the other."""
    for i, head in enumerate(columns.heads):
        yield paragraph(head_lines(head, sheet, beside=True), sheet)
        for row in columns.rows:
            yield indented(filled(row.told[i], sheet))


def head_lines(head: Ref, sheet: Sheet, beside: bool = False) -> list[Line]:
    """A thing that others are about: its name, and its id beside or under it."""
    name = names((head,), "strong")
    id = Span(head.id, "code")
    return [(*name, Span("  "), id)] if beside else [name, (id,)]
