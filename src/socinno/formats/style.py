"""What a terminal picture is drawn with: a console, looks, and lines as paragraphs."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleRenderable
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text as Rich

from socinno.formats import Sheet
from socinno.formats.inlines import lines, several, web_address
from socinno.formats.spans import Line, Span
from socinno.formats.stances import is_axis, told_axis
from socinno.views import Quotation, StanceView, Value

LABEL = 14  # cells for an aspect's label in a comparison
BESIDE, GUTTER = 16, 1  # cells for a label beside a value, and those of them that always stay free
LABELLED_FROM = 60  # cells of width from which labels stand beside values instead of above
INDENT = 2
NARROWEST = 27  # cells in a column of prose; under it, stack: six fit in 200

STYLES = {
    "title": "bold",
    "strong": "bold",
    "label": "cyan",
    "heading": "bold cyan",
    "faint": "dim",
    "code": "dim",
    "quote": "italic",
    "stated": "green",
    "reported": "blue",
    "inferred": "magenta",
    "agree": "green",
    "differ": "red",
    "partly": "yellow",
    "silent": "dim",
    "frame": "dim",
    "found": "bold reverse",
}
"""How each role looks: only the terminal's own sixteen colours, so light and dark both work."""


def console(sheet: Sheet) -> Console:
    """A console that decides nothing by itself: all comes from the sheet."""
    return Console(
        file=io.StringIO(),
        width=sheet.width,
        height=100,
        color_system="standard" if sheet.colour else None,
        force_terminal=sheet.colour,
        no_color=not sheet.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def blocky(value: Any) -> bool:
    """Whether a value is several lines that belong together, to be kept apart from the next."""
    opened = type(value) is StanceView and value.opened
    return opened or type(value) in (Quotation, tuple)


def paragraph(of: Iterable[Line], sheet: Sheet) -> Rich:
    """Lines as one rich text, each span in the look of its role."""
    text = Rich(overflow="fold")
    for i, line in enumerate(of):
        if i:
            text.append("\n")
        for span in line:
            text.append(span.text, _look(span, sheet))
    return text


def _look(span: Span, sheet: Sheet) -> Style | str:
    look = STYLES.get(span.role, "")
    if not (span.link and sheet.links):
        return look
    address = web_address(span.link)
    return Style.parse(look or "none") + Style(link=address) if address else look


def filled(value: Value, sheet: Sheet) -> Rich:
    """A value in a cell of a table, quotations apart from each other."""
    if is_axis(value):
        return paragraph(told_axis(value, sheet), sheet)
    if not any(map(blocky, several(value))):
        return paragraph(lines(value, sheet), sheet)
    apart = [line for item in several(value) for line in ((Span(""),), *lines(item, sheet))]
    return paragraph(apart[1:], sheet)


def leading(line: Line, role: str) -> Line:
    """A line as the lead of what follows: what has no look yet gets one."""
    return tuple(span._replace(role=span.role or role) for span in line)


def indented(block: ConsoleRenderable, times: int = 1) -> ConsoleRenderable:
    """A block a little to the right."""
    return Padding(block, (0, 0, 0, times * INDENT))


def labelled(labels: Iterable[Line], values: Iterable[Rich], width: int, sheet: Sheet) -> RichTable:
    """Labels beside values, in so many cells together, and always with a gutter between them."""
    grid = RichTable.grid(padding=0)
    grid.add_column(width=BESIDE, overflow="fold")
    grid.add_column(width=width - BESIDE, overflow="fold")
    for label, value in zip(labels, values, strict=True):
        grid.add_row(Padding(paragraph([label], sheet), (0, GUTTER, 0, 0)), value)
    return grid


def right_to_left(line: Line) -> bool:
    """Whether a terminal may reorder the line: then nothing may stand beside it."""
    text = "".join(span.text for span in line)
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
