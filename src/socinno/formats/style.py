"""What a terminal picture is drawn with: a console, looks, and lines as paragraphs."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleRenderable
from rich.padding import Padding
from rich.style import Style
from rich.text import Text as Rich

from socinno.formats import Sheet
from socinno.formats.inlines import Line, Span, fitting, lines, told_axis
from socinno.views import Axis, Quotation, StanceView, Value, several

LABEL = 14  # cells for an aspect's label beside its value
LABELLED_FROM = 60  # cells of width from which labels stand beside values instead of above
INDENT = 2

STYLES = {
    "title": "bold",
    "strong": "bold",
    "label": "cyan",
    "heading": "bold cyan",
    "faint": "dim",
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


def console(stream: io.StringIO, sheet: Sheet, **more: Any) -> Console:
    """A console that decides nothing by itself: all comes from the sheet."""
    return Console(
        file=stream,
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
        **more,
    )


def blocky(value: Any) -> bool:
    """Whether a value is several lines that belong together, to be kept apart from the next."""
    return type(value) in (Quotation, tuple) or (type(value) is StanceView and bool(value.evidence))


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
    from socinno.formats.inlines import safe

    address = safe(span.link)
    return Style.parse(look or "none") + Style(link=address) if address else look


def filled(value: Value, sheet: Sheet) -> Rich:
    """A value in a cell of a table, quotations apart from each other."""
    if type(value) is Axis:
        return paragraph(told_axis(value, sheet), sheet)
    if any(map(blocky, several(value))):
        found: list[Line] = []
        for item in several(value):
            if found:
                found.append((Span(""),))
            found += lines(item, sheet)
        return paragraph(found, sheet)
    return paragraph(lines(value, sheet), sheet)


def headed(words: str, sheet: Sheet) -> Rich:
    """A heading."""
    return paragraph(fitting([(Span(words, "heading"),)], sheet), sheet)


def leading(line: Line, role: str) -> Line:
    """A line as the lead of what follows: what has no look yet gets one."""
    return tuple(span._replace(role=span.role or role) for span in line)


def indented(block: ConsoleRenderable) -> ConsoleRenderable:
    """A block a little to the right."""
    return Padding(block, (0, 0, 0, INDENT))
