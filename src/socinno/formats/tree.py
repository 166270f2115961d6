"""Reasons as a tree in the terminal picture: each below what it is for or against, a sign before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rich.cells import cell_len

from socinno.formats import Sheet
from socinno.formats.foot import command_line
from socinno.formats.layout import Beside, Indented, Picture
from socinno.formats.reasons import entry_lines, heading, more_below, more_beside, sign_line
from socinno.formats.spans import Line, Span, target_of
from socinno.formats.style import bare_text, measure, paragraph, right_to_left
from socinno.views import Hint, Reason, Reasons

STEP = 2  # cells that each level stands further to the right, and those of a sign
LEAST = 20  # cells that a text keeps, however deep it stands


def argued(it: Reasons, sheet: Sheet) -> Iterator[Picture]:
    """A tree in the terminal picture. Where no room is left to the right, an entry says what it is about."""
    return chain.from_iterable(branches(it, sheet))


def branches(it: Reasons, sheet: Sheet, typed: bool = True) -> Iterator[list[Picture]]:
    """The heading, each entry with what is left out below it, and what is left out beside them; `typed`: with
    the command that shows that."""
    yield [paragraph([line], sheet) for line in heading(it, sheet)]
    deepest = max(0, min(measure(sheet) - LEAST - STEP, measure(sheet) // 2) // STEP)
    for reason in it.entries:
        level = min(reason.level, deepest)
        entry: list[Picture] = [
            Indented(_entry(reason, level < reason.level, level * STEP, sheet), level * STEP)
        ]
        if reason.more:
            at = min(reason.level + 1, deepest) * STEP
            hint = Hint("show", f"{reason.quotation.id} {it.which}".strip())
            target = target_of(reason.quotation.debate, reason.quotation.id)
            line = command_line(hint, sheet) if typed else ()
            command = tuple(span._replace(target=target) for span in line)
            more = _more(more_below(reason.more, sheet), command, measure(sheet) - at)
            entry.append(Indented(paragraph(more, sheet), at))
        yield entry
    if it.left:
        hint = Hint("show", f"{it.of.id} --all {it.which}".strip())
        command = command_line(hint, sheet) if typed else ()
        yield [paragraph(_more(more_beside(it.left, sheet), command, measure(sheet)), sheet)]


def _entry(reason: Reason, astray: bool, at: int, sheet: Sheet) -> Picture:
    """A sign, and beside it the words; below it what a terminal may reorder."""
    sign = sign_line(reason)
    told = entry_lines(reason, astray, sheet)
    if any(map(right_to_left, told)):
        return paragraph([sign, *told], sheet)
    widths = (STEP, measure(sheet) - at - STEP)
    return Beside([(paragraph([sign], sheet), paragraph(told, sheet))], widths, 0)


def _more(words: Line, command: Line, room: int) -> list[Line]:
    """How many are left out, and the command that shows them, on one line where it fits there."""
    if not command:
        return [words]
    whole = (*words, Span(": "), *command)
    return [whole] if cell_len(bare_text(whole)) <= room else [(*words, Span(":")), command]
