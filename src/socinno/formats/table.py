"""The terminal picture: cards, comparisons and lists as rich blocks, in colour or without.

Nothing is cut: words fold, and what does not fit side by side is put one under the other. What runs
from right to left never stands beside anything: terminals reorder it across the frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice
from typing import Any

from rich.color import ColorSystem

from socinno.formats import Sheet
from socinno.formats.comparison import comparison
from socinno.formats.counts import counted_rows
from socinno.formats.facts import facts
from socinno.formats.foot import foot
from socinno.formats.inlines import key_line, lines, several
from socinno.formats.layout import Picture, Prose, Strip, rows
from socinno.formats.listing import listed
from socinno.formats.matrix import matrix
from socinno.formats.spans import Line, Span
from socinno.formats.style import bare_text, blocky, indented, leading, measure, paragraph, right_to_left
from socinno.formats.tree import argued
from socinno.views import Card, Columns, Counts, Matrix, Part, Reasons, Table, Value, View

TOGETHER = 100  # lines that are written as one piece


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as it looks in a terminal `sheet.width` cells wide."""
    told = (_said(row, sheet) for picture in pictured(view, sheet) for row in rows(picture, measure(sheet)))
    while piece := "".join(islice(told, TOGETHER)):
        yield piece


def pictured(view: View, sheet: Sheet) -> Iterator[Picture]:
    """What to print for a whole answer, with what stands below it: right below what is itself small."""
    small = isinstance(view, Card) and view.read and not stands_alone(view.read[-1].told)
    return chain(pictures(view, sheet), foot(view.foot, sheet, bool(small) or isinstance(view, Matrix)))


def _said(row: Strip, sheet: Sheet) -> str:
    """A row as a terminal takes it."""
    if not sheet.colour:
        return "".join([text for text, _ in row]).rstrip() + "\n"
    drawn = (look.render(text, color_system=ColorSystem.STANDARD) if look else text for text, look in row)
    return "".join(drawn).rstrip() + "\n"


def pictures(value: Any, sheet: Sheet) -> Iterator[Picture]:
    """What to print for a value, in order: a shape as its own picture, anything else as lines."""
    if shape := _SHAPES.get(type(value)):
        yield from shape(value, sheet)
    elif counts := counts_of(value):
        yield from counted_rows(counts, sheet)
    elif stands_alone(value):
        for i, item in enumerate(several(value)):
            if i:
                yield Prose()
            yield from pictures(item, sheet)
    else:
        yield paragraph(lines(value, sheet), sheet)


def _card(card: Card, sheet: Sheet) -> Iterator[Picture]:
    if title := card_title(card, sheet):
        yield paragraph([title], sheet)
    yield paragraph(under(card, sheet), sheet)
    yield from aspects(card.read, sheet)


def aspects(parts: Iterable[Part], sheet: Sheet) -> Iterator[Picture]:
    """The aspects of a card, those together that need no heading."""
    for (large, bare), run in groupby(parts, key=lambda part: (stands_alone(part.told), part.bare)):
        if large:
            yield from (block for part in run for block in _part(part, sheet))
        elif bare:
            yield Prose()
            yield from (paragraph(lines(part.told, sheet), sheet) for part in run)
        else:
            yield from facts(list(run), sheet)


def card_title(card: Card, sheet: Sheet) -> Line:
    """What a card is called, behind its number if it has one; nothing where that is its id."""
    (title,) = lines(card.title, sheet)
    number = (Span(f"{card.number}  ", "label"),) if card.number else ()
    return (*number, *leading(title, "title")) if card.title.text != card.id else ()


def under(card: Card, sheet: Sheet) -> list[Line]:
    """What stands under the title: its kind and id, or what is more to the point."""
    if card.under is None:
        return [(Span(sheet.say(card.kind), "faint"), Span(card.id, "edge"))]
    told = ", ".join(bare_text(line) for value in card.edge for line in lines(value, sheet))
    line = tuple(span for line in lines(card.under, sheet) for span in line)
    if right_to_left((*line, Span(told))):
        return [line, (Span(told, "faint"),)] if told else [line]
    return [(*line, Span(told, "edge")) if told else line]


def _part(part: Part, sheet: Sheet) -> Iterator[Picture]:
    """A large aspect: under a heading of its own, or without one what needs none."""
    yield Prose()
    if not part.bare:
        yield paragraph([key_line(part.called, sheet, "heading")], sheet)
    inner = pictures(part.told, sheet)
    yield from inner if is_flush(part) else map(indented, inner)


def is_flush(part: Part) -> bool:
    """Whether a large aspect stands right below its heading, not a little to the right."""
    first = next(iter(several(part.told)), part.told)
    return part.bare or type(first) in (Columns, Table, Matrix, Counts, Reasons)


def stands_alone(value: Value) -> bool:
    """Whether a value is too large to stand beside its label."""
    large = type(value) in _SHAPES or any(type(v) in _SHAPES or blocky(v) for v in several(value))
    return large or bool(counts_of(value))


def counts_of(value: Value) -> list[Counts]:
    """The counts that a value consists of, to be told below each other; none if it is anything else."""
    return [v for v in several(value) if isinstance(v, Counts)]


_SHAPES: dict[type, Callable[[Any, Sheet], Iterator[Picture]]] = {
    Card: _card,
    Columns: comparison,
    Table: listed,
    Matrix: matrix,
    Reasons: argued,
}
