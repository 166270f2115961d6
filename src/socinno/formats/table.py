"""The terminal picture: cards, comparisons and lists as rich blocks, in colour or without.

Nothing is cut: words fold, and what does not fit side by side is put one under the other.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from rich.console import Console, ConsoleRenderable
from rich.table import Table as Grid
from rich.text import Text as Rich

from socinno.formats import Sheet
from socinno.formats.inlines import Span, key_line, lines, sign
from socinno.formats.layout import comparison, listing
from socinno.formats.style import (
    LABEL,
    LABELLED_FROM,
    blocky,
    console,
    filled,
    headed,
    indented,
    leading,
    paragraph,
)
from socinno.text import to_encoding
from socinno.views import Card, Columns, Part, Table, Value, View, several


def write(view: View, sheet: Sheet) -> str:
    """The view as it looks in a terminal `sheet.width` cells wide."""
    stream = io.StringIO()
    show(view, sheet, console(stream, sheet))
    written = "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"
    return to_encoding(written, sheet.encoding)


def show(view: View, sheet: Sheet, on: Console) -> None:
    """Print the view on a console."""
    for block in blocks(view, sheet):
        on.print(block, overflow="fold")


def blocks(value: Any, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    """What to print for a value, in order: a shape as its own picture, anything else as lines."""
    if shape := _SHAPES.get(type(value)):
        yield from shape(value, sheet)
    elif any(type(item) in _SHAPES or blocky(item) for item in several(value)):
        for i, item in enumerate(several(value)):
            if i:
                yield Rich("")
            yield from blocks(item, sheet)
    else:
        yield paragraph(lines(value, sheet), sheet)


def _card(card: Card, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    (title,) = lines(card.title, sheet)
    yield paragraph([leading(title, "title")], sheet)
    yield paragraph([(Span(f"{sheet.say(card.kind)} {sign('dot')} {card.id}", "faint"),)], sheet)
    run: list[Part] = []
    for part in card.parts:
        if not _stands_alone(part.value):
            run.append(part)
            continue
        yield from _facts(run, sheet)
        run = []
        yield from _part(part, sheet)
    yield from _facts(run, sheet)


def _part(part: Part, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    """A large aspect: under a heading of its own."""
    yield Rich("")
    yield headed(sheet.say(part.key), sheet)
    inner = blocks(part.value, sheet)
    yield from inner if _full_width(part.value) else (indented(block) for block in inner)


def _stands_alone(value: Value) -> bool:
    """Whether a value is too large to stand beside its label."""
    return type(value) in _SHAPES or any(type(v) in _SHAPES or blocky(v) for v in several(value))


def _full_width(value: Value) -> bool:
    return type(next(iter(several(value)), value)) in (Columns, Table)


def _facts(parts: list[Part], sheet: Sheet) -> Iterator[ConsoleRenderable]:
    """Short aspects: labels beside their values, or above them where that is too narrow."""
    if not parts:
        return
    yield Rich("")
    if sheet.width < LABELLED_FROM:
        for part in parts:
            yield headed(sheet.say(part.key), sheet)
            yield indented(filled(part.value, sheet))
        return
    grid = Grid.grid(padding=0)
    grid.add_column(width=LABEL + 2, overflow="fold")
    grid.add_column(width=sheet.width - LABEL - 2, overflow="fold")
    for part in parts:
        grid.add_row(paragraph([key_line(part.key, sheet)], sheet), filled(part.value, sheet))
    yield grid


def _list(table: Table, sheet: Sheet) -> Iterator[ConsoleRenderable]:
    yield from listing(table, sheet)
    for part in table.also if table.records else ():
        yield from _part(part, sheet)


_SHAPES: dict[type, Callable[[Any, Sheet], Iterator[ConsoleRenderable]]] = {
    Card: _card,
    Columns: comparison,
    Table: _list,
}
