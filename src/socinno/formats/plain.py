"""Plain lines, one fact each with its label: for screen readers, grep, and who wants no pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from typing import Any

from rich.text import Text as Rich

from socinno.formats import Sheet
from socinno.formats.blocks import Block, Grid, Heading, Labelled, blocks, is_large
from socinno.formats.inlines import SIGN_OF, SIGNS, Line, Span, capital, key_line, lines, names, several
from socinno.formats.style import console
from socinno.views import Axis, Quotation, StanceView, Text, Value, View


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as labelled lines, folded at the sheet's width; a blank line before each heading."""
    on = console(sheet)
    told = (line for block in blocks(view, sheet) for line in _block(block, sheet))
    apart = (line for before, line in pairwise(chain([""], told)) if line or before)
    blank = start = ""
    for line in apart:
        for part in Rich(line).wrap(on, sheet.width, overflow="fold"):
            if text := part.plain.rstrip():
                yield f"{blank}{text}\n"
                blank, start = "", "\n"
            else:
                blank += start


def _block(block: Block, sheet: Sheet) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from ("", capital(_said(block.line)))
    elif isinstance(block, Grid):
        for inner in block.stacked(block.rows):
            yield from _block(inner, sheet)
    elif isinstance(block, Labelled) and not is_large(block.value):
        yield f"{capital(_said(block.label))}: {'; '.join(map(_said, unsigned(block.value, sheet)))}"
    else:
        yield from _paragraph(block.value, sheet)


def _paragraph(value: Value, sheet: Sheet) -> Iterator[str]:
    if any(map(is_large, several(value))):
        for item in several(value):
            yield from _paragraph(item, sheet)
    elif type(value) in FACTS:
        for key, fact in FACTS[type(value)](value, sheet):
            if fact:
                yield f"{capital(_said(key_line(key, sheet)))}: {'; '.join(map(_said, lines(fact, sheet)))}"
        yield ""
    else:
        yield from map(_said, unsigned(value, sheet))


def unsigned(value: Value, sheet: Sheet) -> list[Line]:
    """A value in words without signs."""
    if type(value) is Axis:
        stance = value.stance
        return unsigned(stance._replace(lead="positions", evidence=(), note=None) if stance else None, sheet)
    if type(value) is StanceView and not value.evidence:
        return [_told(value, sheet)]
    if of := several(value):
        return [line for item in of for line in unsigned(item, sheet)]
    return lines(value, sheet)


def _told(standing: StanceView, sheet: Sheet) -> Line:
    """A stance in words alone: who or on which side, and how we know it."""
    both = (Span(f", {sheet.say('both')}"),) if len(standing.positions) > 1 else ()
    return (*names(standing.leads), Span(f", {sheet.say(standing.basis)}"), *both)


def _quotation(quote: Quotation, sheet: Sheet) -> list[tuple[str, Value]]:
    """A quotation as labelled facts, for who reads or searches line by line."""
    return [
        (quote.kind, quote.text),
        ("speaker", quote.speaker),
        ("translation", quote.translation and quote.translation._replace(manner="")),
        ("source", quote.source),
        ("at", quote.at),
        ("quote", Text(quote.id)),
        ("supports", quote.supports),
        ("challenges", quote.challenges),
        ("note", quote.note),
    ]


def _stance(standing: StanceView, sheet: Sheet) -> list[tuple[str, Value]]:
    both = f", {sheet.say('both')}" if len(standing.positions) > 1 else ""
    return [
        ("speaker", standing.speaker if standing.speaker in standing.leads else None),
        ("position", standing.positions),
        ("basis", Text(f"{sheet.say(standing.basis)}{both}")),
        ("evidence", standing.evidence),
        ("note", standing.note),
    ]


FACTS: dict[type, Callable[[Any, Sheet], list[tuple[str, Value]]]] = {
    Quotation: _quotation,
    StanceView: _stance,
}
"""What is told as labelled facts, and how: each an aspect's key, and its value if there is any."""

_SIGNED = frozenset({*SIGNS, *SIGN_OF})


def _said(line: Line) -> str:
    return "".join(_spoken(span) for span in line).strip()


def _spoken(span: Span) -> str:
    """A span without its sign; an id after a name in brackets."""
    if span.role in _SIGNED:
        return f"({span.text[1:].strip()})" if span.text[1:].strip() else ""
    return f" ({span.text.strip()})" if span.role == "code" else span.text
