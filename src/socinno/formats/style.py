"""What a terminal picture is drawn with: a console, looks, and lines as paragraphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.style import Style

from socinno.formats import Sheet
from socinno.formats.inlines import lines, several, web_address
from socinno.formats.layout import Beside, Edged, Hanging, Indented, Picture, Piece, Prose
from socinno.formats.spans import Line, Span
from socinno.views import Quotation, Signed, StanceView, Value

LABEL = 14  # cells for an aspect's label in a comparison
BESIDE, GUTTER = 16, 1  # cells for a label beside a value, and those of them that always stay free
LABELLED_FROM = 60  # cells of width from which labels stand beside values instead of above
INDENT = 2
TARGET = "target"  # under which the look of a thing's name says which thing
MEASURE = 90  # cells of running text, at any width
NARROWEST = 27  # cells in a column of prose; under it, stack: six fit in 200

STYLES = {
    "title": "bold",
    "strong": "bold",
    "label": "dim",
    "heading": "bold",
    "faint": "dim",
    "code": "dim",
    "edge": "dim",
    "quote": "italic",
    "side-first": "cyan",
    "side-second": "magenta",
    "agree": "bold",
    "differ": "bold",
    "partly": "bold",
    "silent": "dim",
    "frame": "dim",
    "found": "bold reverse",
}
"""How each role looks: only the terminal's own sixteen colours, so light and dark both work."""


def measure(sheet: Sheet) -> int:
    """The cells that running text takes at most: longer lines are hard to read."""
    return min(sheet.width, MEASURE)


def blocky(value: Any) -> bool:
    """Whether a value is several lines that belong together, to be kept apart from the next."""
    opened = type(value) is StanceView and value.opened
    opened = opened or (type(value) is Signed and value.alone and value.stance.opened)
    return opened or type(value) in (Quotation, tuple)


def paragraph(of: Iterable[Line], sheet: Sheet) -> Prose:
    """Lines as one paragraph, each span in the look of its role."""
    return Prose([told for line in of for told in _edged(line, sheet)] or [[]])


def _edged(line: Line, sheet: Sheet) -> Iterator[Sequence[Piece] | Edged]:
    """A line, with what its last span puts at the right edge; below it if it may be reordered."""
    if not line or line[-1].role != "edge":
        yield _pieces(line, sheet)
        return
    before, edge = _pieces(line[:-1], sheet), _pieces(line[-1:], sheet)[0]
    if right_to_left(line[:-1]):
        yield before
        before = []
    yield Edged(before, edge)


def _pieces(line: Line, sheet: Sheet) -> list[Piece]:
    if not sheet.colour:
        return [(span.text, None) for span in line]
    return [(span.text, _look(span, sheet)) for span in line]


def _look(span: Span, sheet: Sheet) -> Style | None:
    look = style(span.role)
    address = web_address(span.link) if span.link and sheet.links else ""
    if sheet.targets and span.target:
        return (look or Style.null()) + Style(meta={TARGET: span.target})
    return (look or Style.null()) + Style(link=address) if address else look


def style(role: str) -> Style | None:
    """The look of a role, if it has one."""
    return Style.parse(STYLES[role]) if role in STYLES else None


def filled(value: Value, sheet: Sheet) -> Prose:
    """A value in a cell of a table, quotations apart from each other."""
    if not any(map(blocky, several(value))):
        return paragraph(lines(value, sheet), sheet)
    apart = [line for item in several(value) for line in ((Span(""),), *lines(item, sheet))]
    return paragraph(apart[1:], sheet)


def leading(line: Line, role: str) -> Line:
    """A line as the lead of what follows: what has no look yet gets one."""
    return tuple(span._replace(role=span.role or role) for span in line)


def indented(block: Picture, times: int = 1) -> Picture:
    """A block a little to the right."""
    return Indented(block, times * INDENT)


def hanging(block: Picture) -> Picture:
    """A block whose first row stands out to the left."""
    return Hanging(block, INDENT)


def labelled(labels: Iterable[Line], values: Iterable[Prose], width: int, sheet: Sheet) -> Beside:
    """Labels beside values, in so many cells together, and always with a gutter between them."""
    told = (paragraph([label], sheet) for label in labels)
    return Beside(zip(told, values, strict=True), (BESIDE, width - BESIDE), GUTTER)


def right_to_left(line: Line) -> bool:
    """Whether a terminal may reorder the line: then nothing may stand beside it."""
    text = bare_text(line)
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in {*text})


def bare_text(line: Line) -> str:
    """The words of a line without their looks."""
    return "".join(span.text for span in line)
