"""Plain lines, one fact each with its label: for screen readers, grep, and who wants no pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from typing import Any

from socinno.formats import Sheet
from socinno.formats.blocks import (
    Block,
    Chart,
    Grid,
    Heading,
    Labelled,
    Legend,
    Sentence,
    answer_blocks,
    by_speaker,
    is_large,
)
from socinno.formats.inlines import capital, item_lead, key_line, lines, several
from socinno.formats.reasons import bearing_line, entry_lines, heading, more_below, more_beside
from socinno.formats.spans import SIGN_OF, SIGNS, Line, Span, short_place
from socinno.formats.stances import said, stance_lines, worded_lines
from socinno.formats.wrapping import folded
from socinno.views import Item, Quotation, Reasons, Signed, StanceView, Text, Value, View, Word


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as labelled lines, folded at the sheet's width; a blank line before each heading."""
    sheet = sheet._replace(page=True)
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
    elif isinstance(block, Chart):
        for inner in by_speaker(block.crossing, 2):
            yield from _block(inner, sheet)
        yield ""
    elif isinstance(block, Sentence):
        yield _said(block.line)
    elif isinstance(block, Legend):
        return  # where all is words there are no signs
    elif isinstance(block, Reasons):
        yield from _tree(block, sheet)
    elif isinstance(block, Labelled) and not is_large(block.value):
        yield f"{capital(_said(block.label))}: {'; '.join(map(_said, unsigned(block.value, sheet)))}"
    else:
        yield from _paragraph(block.value, sheet)


def _paragraph(value: Value, sheet: Sheet) -> Iterator[str]:
    if any(map(is_large, several(value))):
        for item in several(value):
            yield from _paragraph(item, sheet)
    elif type(value) is Item:
        yield from map(_said, unsigned(value, sheet))
        yield ""
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
            yield from (f"{_said(more_below(reason.more, sheet))} ({reason.quotation.id})", "")
    if it.left:
        yield _said(more_beside(it.left, sheet))


def unsigned(value: Value, sheet: Sheet) -> list[Line]:
    """A value in words without signs."""
    if type(value) is StanceView and not value.opened:
        return _told(value, sheet)
    if type(value) is Signed:
        return worded_lines(value, sheet)
    if type(value) is Item:
        return _item(value, sheet)
    if of := several(value):
        return [line for item in of for line in unsigned(item, sheet)]
    return lines(value, sheet)


def _told(stance: StanceView, sheet: Sheet) -> list[Line]:
    """A stance in words alone: who or on which side, and how we know it."""
    first, *rest = stance_lines(stance._replace(brief=True), sheet)
    return [said(stance, sheet) if stance.state != "silent" else first, *rest]


def _item(it: Item, sheet: Sheet) -> list[Line]:
    """An entry of a list, each fact of it on a line of its own."""
    told = [item_lead(it, sheet, "")] if it.lead else []
    told += [line for value in (*it.text, *it.facts) if value for line in unsigned(value, sheet)]
    return [*told, (Span(f"{capital(sheet.say('id'))}: {it.id}"),)] if it.id else told


def _quotation(quote: Quotation, sheet: Sheet) -> list[tuple[str, Value]]:
    """A quotation as labelled facts, for who reads or searches line by line."""
    if quote.brief:
        return _brief(quote, sheet)
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


def _brief(quote: Quotation, sheet: Sheet) -> list[tuple[str, Value]]:
    """The facts of a quotation without those that are told of it elsewhere."""
    place = Text("".join(span.text for span in short_place(quote.at, sheet)))
    return [
        (quote.kind, quote.text),
        ("speaker", quote.speaker or Word("unnamed")),
        ("told-by", quote.told_by),
        ("date", quote.date),
        ("translation", quote.translation and quote.translation._replace(manner="")),
        ("at", place if place.text else None),
        *((ref.kind, ref) for ref in quote.named),
        ("quote", Text(quote.id)),
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
