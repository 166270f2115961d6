"""Plain lines, one fact each with its label: for screen readers, grep, and who wants no pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from rich.text import Text as Rich

from socinno.formats import Sheet
from socinno.formats.blocks import Block, Grid, Heading, Labelled, blocks, is_large
from socinno.formats.inlines import (
    SIGN_OF,
    SIGNS,
    Fact,
    Line,
    Span,
    fitting,
    key_line,
    lines,
    quotation_facts,
    standing_facts,
    told,
)
from socinno.formats.style import console
from socinno.text import to_encoding
from socinno.views import Axis, Quotation, StanceView, Value, View, several


def write(view: View, sheet: Sheet) -> str:
    """The view as labelled lines, folded at the sheet's width; a blank line before each heading."""
    on = console(io.StringIO(), sheet)
    written = [line for block in blocks(view, sheet) for line in _block(block, sheet)]
    apart = (line for before, line in pairwise(["", *written]) if line or before)
    folded = (
        part.plain.rstrip() for line in apart for part in Rich(line).wrap(on, sheet.width, overflow="fold")
    )
    return to_encoding("\n".join(folded).strip("\n") + "\n", sheet.encoding)


def _block(block: Block, sheet: Sheet) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from ("", _capital(_said(block.line)))
    elif isinstance(block, Grid):
        for inner in block.stacked:
            yield from _block(inner, sheet)
    elif isinstance(block, Labelled) and not is_large(block.value):
        yield f"{_capital(_said(block.label))}: {'; '.join(map(_said, words(block.value, sheet)))}"
    else:
        yield from _passage(block.value, sheet)


def _passage(value: Value, sheet: Sheet) -> Iterator[str]:
    if any(map(is_large, several(value))):
        for item in several(value):
            yield from _passage(item, sheet)
    elif type(value) in FACTS:
        for key, said in FACTS[type(value)](value, sheet):
            yield f"{_capital(_said(key_line(key, sheet)))}: {'; '.join(map(_said, said))}"
        yield ""
    else:
        yield from map(_said, words(value, sheet))


def words(value: Value, sheet: Sheet) -> list[Line]:
    """A value in words without signs."""
    if type(value) is Axis:
        stance = value.stance
        return words(stance._replace(lead="positions", evidence=(), note=None) if stance else None, sheet)
    if type(value) is StanceView and not value.evidence:
        return fitting([told(value, sheet)], sheet)
    if of := several(value):
        return [line for item in of for line in words(item, sheet)]
    return lines(value, sheet)


FACTS: dict[type, Callable[[Any, Sheet], list[Fact]]] = {
    Quotation: quotation_facts,
    StanceView: standing_facts,
}
"""What is told as labelled facts, and how."""

_SIGNED = frozenset({*SIGNS, *SIGN_OF})


def _said(line: Line) -> str:
    return "".join(_spoken(span) for span in line).strip()


def _spoken(span: Span) -> str:
    """A span without its sign; an id after a name in brackets."""
    if span.role in _SIGNED:
        return f"({span.text[1:].strip()})" if span.text[1:].strip() else ""
    bracketed = span.role == "faint" and span.text.startswith("  ")
    return f" ({span.text.strip()})" if bracketed else span.text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
