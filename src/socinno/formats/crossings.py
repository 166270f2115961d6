"""What is said around the cells of a matrix in every format for people: keys to its numbers and signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from socinno.formats import Sheet
from socinno.formats.inlines import capital, lines, several
from socinno.formats.spans import Line, Span, name_span, names
from socinno.formats.stances import MARKS, SIDES
from socinno.text import one_line
from socinno.views import Crossing, Head, Item, MatrixLine, Part, Ref, Sign, StanceView, Text, Value

ENDS = ("├─", "─┤")
"""The two ends of an axis."""


class ColumnKey(NamedTuple):
    """What the number of a column stands for; no number where it is the same for all columns."""

    number: int
    parts: tuple[Line, ...]


def column_keys(it: Crossing, titled: bool, small: bool = False) -> list[ColumnKey]:
    """A line for each question, by its number: its title unless the heads have it, and its two sides.

    Sides that are the same for all questions are told once, first; those that a head names are not told
    again. `small`: cells are one mark, otherwise an axis.
    """
    alike = sides_alike(it)
    found = [ColumnKey(0, side_lines(it.heads[0].sides, small))] if alike else []
    for head in sorted(it.heads, key=lambda head: head.number):
        title: tuple[Line, ...] = () if titled else ((name_span(head.of),),)
        sides = () if alike or (titled and head.short) else side_lines(head.sides, small)
        if title or sides:
            found.append(ColumnKey(head.number, (*title, *sides)))
    return found


def sides_alike(it: Crossing) -> bool:
    """Whether the sides of all questions, several, are called the same."""
    called = {tuple(side.name.text for side in head.sides) for head in it.heads}
    return len(called) == 1 and len(it.heads) > 1


def above_lines(it: Crossing, sheet: Sheet) -> list[Line]:
    """What is to be known before the cells are read."""
    told = " ".join(sheet.say(word.key, **word.facts) for word in it.above)
    return [(Span(told, "label"),)] if told else []


def side_lines(sides: Sequence[Ref], small: bool = False) -> tuple[Line, ...]:
    """The two sides of a question, with their marks, or at the two ends of an axis."""
    if not small:
        (left, right), (one, other) = ENDS, SIDES.values()
        first, second = map(name_span, sides)
        return (Span(f"{left} ", one), first), (second, Span(f" {right}", other))
    told = zip(SIDES, sides, strict=True)
    return tuple((Span(f"{MARKS[state]} ", SIDES[state]), name_span(side)) for state, side in told)


def head_text(head: Head) -> Text:
    """What a question is called at the head of a column."""
    return head.short or head.of.name


def speaker_line(line: MatrixLine) -> Line:
    """A speaker's name, with what speakers are grouped by where they are."""
    group = one_line(line.group.text) if line.group else ""
    return (*names((line.speaker,)), *((Span(f" ({group})", "label"),) if group else ()))


def known_stances(heads: Sequence[Head], line: MatrixLine) -> list[tuple[Head, StanceView]]:
    """The questions on which something is known of a speaker."""
    told = zip(heads, line.stances, strict=True)
    return [(head, stance) for head, stance in told if stance.state != "silent" or stance.assigned]


def told_line(part: Part, sheet: Sheet) -> Line:
    """A label, and things in a row, each with its small facts in brackets."""
    items = several(part.value) or (part.value,)
    label = Span(f"{capital(sheet.say(part.key))}: ", "label")
    told = [span for item in items for span in (Span(", "), *_in_row(item, sheet))]
    return (label, *told[1:])


def _in_row(item: Value, sheet: Sheet) -> Line:
    if not isinstance(item, Item):
        return lines(item, sheet)[0]
    lead = names((item.lead,)) if isinstance(item.lead, Ref) else lines(item.lead, sheet)[0]
    facts = [span for fact in item.facts for span in (Span(", "), *lines(fact, sheet)[0])][1:]
    return (*lead, *((Span(" ("), *facts, Span(")")) if facts else ()))


def signs_once(of: Iterable[Sign]) -> tuple[Sign, ...]:
    """Each sign once."""
    return tuple({sign.sign: sign for sign in of}.values())
