"""Quotes for and against something as lines of spans: how each bears on what, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from socinno.formats import Sheet
from socinno.formats.inlines import lines
from socinno.formats.spans import SIGNS, Line, Span, in_a_row, names, target_of, text_lines
from socinno.views import Reason, Reasons

FIRST = 6  # words of a quote that stands elsewhere, by which it is known again
NESTED = 8  # levels that pages and documents put in each other: readers bear few more


def levelled(it: Reasons) -> Iterator[tuple[int, Reason]]:
    """The entries of a tree with the level to put each at, which never grows by more than one."""
    return ((min(reason.level, NESTED), reason) for reason in it.entries)


def heading(it: Reasons, sheet: Sheet) -> list[Line]:
    """What the reasons are of, if nothing else says so, and how many they are."""
    name = names((it.of,), "strong") if it.named else ()
    if not name and it.total == it.direct:
        return []
    supporting, challenging = it.sides
    counts = {"for": supporting, "against": challenging, "total": it.total if it.total > it.direct else 0}
    many = ", ".join(sheet.say(f"reasons-{key}", count=count) for key, count in counts.items() if count)
    return [in_a_row([name, (Span(many, "label"),)])]


def sign_line(reason: Reason) -> Line:
    """The sign for how a reason bears on what it is a reason of."""
    return (Span(SIGNS[reason.how], reason.how),)


def entry_lines(reason: Reason, astray: bool, sheet: Sheet) -> list[Line]:
    """A reason in words: what it bears on, where that is not seen (`astray`), and the quote; of one that
    stands elsewhere, where."""
    of = [bearing_line(reason, sheet)] if astray or reason.apart else []
    if reason.again:
        return [*of, *_elsewhere(reason, sheet)]
    return [*of, *lines(reason.quotation, sheet)]


def _elsewhere(reason: Reason, sheet: Sheet) -> list[Line]:
    """The first words of a quote that stands elsewhere, and where."""
    quote = reason.quotation
    text = quote.text
    words = text.text.split()
    if len(words) > FIRST:
        text = text._replace(text=" ".join(words[:FIRST]), cut=(False, True), marks=())
    [told] = text_lines(text, sheet)
    where = sheet.say(f"stands-{reason.again}")
    edge = Span(quote.id, "edge", target=target_of(quote.debate, quote.id))
    return [(*told, Span(f" {SIGNS['dash']} {where}", "label"), edge)]


def bearing_line(reason: Reason, sheet: Sheet) -> Line:
    """What a reason is for or against, in words."""
    return (Span(f"{sheet.say(reason.how)} ", "label"), *names((reason.of,)), Span(":", "label"))


def more_below(count: int, sheet: Sheet) -> Line:
    """How many quotes below one are left out."""
    key = "more-reasons-1" if count == 1 else "more-reasons"
    return (Span(f"{SIGNS['spoke']} {sheet.say(key, count=count)}", "label"),)


def more_beside(count: int, sheet: Sheet) -> Line:
    """How many quotes are left out that bear on the thing itself."""
    key = "left-quotes-1" if count == 1 else "left-quotes"
    return (Span(f"{SIGNS['spoke']} {sheet.say(key, count=count)}", "label"),)
