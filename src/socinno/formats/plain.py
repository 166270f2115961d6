"""Plain lines, one fact each with its label: for screen readers, grep, and who wants no pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from typing import Any

from socinno.formats import Sheet
from socinno.formats.blocks import Block, Grid, Heading, Labelled, Legend, Tree, answer_blocks, is_large
from socinno.formats.inlines import capital, key_line, lines, several
from socinno.formats.reasons import bearing_line, entry_lines, heading, left_out
from socinno.formats.spans import SIGN_OF, SIGNS, Line, Span
from socinno.formats.stances import is_axis, said, stance_lines
from socinno.formats.wrapping import folded
from socinno.views import Quotation, Reasons, StanceView, Text, Value, View, Word


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as labelled lines, folded at the sheet's width; a blank line before each heading."""
    told = (line for block in answer_blocks(view, sheet) for line in _block(block, sheet))
    apart = (line for before, line in pairwise(chain([""], told)) if line or before)
    blank = start = ""
    for line in apart:
        for _, part in folded(line, sheet.width):
            if text := part.rstrip():
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
    elif isinstance(block, Legend):
        return  # where all is words there are no signs
    elif isinstance(block, Tree):
        yield from _tree(block.reasons, sheet)
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


def _tree(it: Reasons, sheet: Sheet) -> Iterator[str]:
    """Each quote in words, after what it is for or against."""
    yield from (*map(_said, heading(it, sheet)), "")
    for reason in it.entries:
        yield capital(_said(bearing_line(reason, sheet)))
        if reason.again:
            yield from (*map(_said, entry_lines(reason._replace(apart=False), False, sheet)), "")
        else:
            yield from _paragraph(reason.quotation._replace(supports=(), challenges=()), sheet)
        if reason.more:
            yield from (f"{_said(left_out(reason, sheet))} ({reason.quotation.id})", "")


def unsigned(value: Value, sheet: Sheet) -> list[Line]:
    """A value in words without signs."""
    if type(value) is StanceView and (is_axis(value) or not value.opened):
        return _told(value, sheet)
    if of := several(value):
        return [line for item in of for line in unsigned(item, sheet)]
    return lines(value, sheet)


def _told(stance: StanceView, sheet: Sheet) -> list[Line]:
    """A stance in words alone: who or on which side, and how we know it."""
    short = stance._replace(brief=True, lead="positions" if stance.lead == "axis" else stance.lead)
    first, *rest = stance_lines(short, sheet)
    return [said(short, sheet) if stance.state != "silent" else first, *rest]


def _quotation(quote: Quotation, sheet: Sheet) -> list[tuple[str, Value]]:
    """A quotation as labelled facts, for who reads or searches line by line."""
    return [
        (quote.kind, quote.text),
        ("speaker", quote.speaker or Word("unnamed")),
        ("told-by", quote.told_by),
        ("date", quote.date),
        ("translation", quote.translation and quote.translation._replace(manner="")),
        ("source", quote.source),
        ("at", quote.at),
        ("quote", Text(quote.id)),
        ("supports", quote.supports),
        ("challenges", quote.challenges),
        ("note", quote.note),
    ]


def _stance(standing: StanceView, sheet: Sheet) -> list[tuple[str, Value]]:
    state = "" if standing.state in ("first", "second") else f", {sheet.say(standing.state)}"
    return [
        ("speaker", standing.speaker if standing.speaker in standing.leads else None),
        ("position", standing.positions),
        ("basis", Text(f"{sheet.say(standing.basis)}{state}")),
        ("date", standing.date),
        ("assigned", standing.assigned and standing.assigned.positions),
        ("changed-from", standing.changed),
        ("evidence", standing.evidence),
        ("source", standing.source),
        ("at", standing.at),
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
