"""Counts of things in the terminal picture: a line each, their counts below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from socinno.formats import Sheet
from socinno.formats.facing import SIDES
from socinno.formats.inlines import inferred, shared_sides, with_count
from socinno.formats.layout import Laid, Picture, Strip, padded, rows
from socinno.formats.spans import Line, Span, name_span, names
from socinno.formats.style import NARROWEST, bare_text, measure, paragraph, right_to_left
from socinno.views import Counts

GAP = 2  # cells that stay free between a name and its counts


def counted_rows(of: Sequence[Counts], sheet: Sheet) -> Iterator[Picture]:
    """What their sides are called if everywhere the same, then each with its number and name, and its counts
    beside it, or below it where there is no room."""
    return map(Laid, _rows(of, sheet))


def _rows(of: Sequence[Counts], sheet: Sheet) -> Iterator[list[Strip]]:
    room = measure(sheet)
    counts = _counts(of, sheet)
    numbers = [f"{it.number}  " if it.number else "" for it in of]
    indent = max(map(len, numbers))
    called = [names((it.of,)) for it in of]
    taken = max(cell_len(bare_text(line)) for line in counts)
    longest = max(cell_len(bare_text(line)) for line in called)
    width = min(longest, room - indent - GAP - taken)
    beside = width >= min(longest, NARROWEST) and not any(map(right_to_left, called))
    if shared := _sides(of):
        start = indent + width + GAP if beside else indent
        start += max(len(str(it.sides[0][1])) for it in of) - cell_len(shared[0].text)  # colons in a column
        fits = start >= 0 and start + cell_len(bare_text(shared)) <= room
        strips = rows(paragraph([shared], sheet), room)
        yield [[*padded([], start if fits else 0), *strip] for strip in strips]
    for number, line, count in zip(numbers, called, counts, strict=True):
        [start_strip] = rows(paragraph([(Span(number.rjust(indent), "label"),)], sheet), max(1, indent))
        counted_strips = [*rows(paragraph([count], sheet), max(1, taken if beside else room - indent))]
        told = [*rows(paragraph([line], sheet), width if beside else room - indent)]
        first, *others = ([*padded([] if n else start_strip, indent), *it] for n, it in enumerate(told))
        if beside:
            yield [[*padded(first, indent + width + GAP), *counted_strips[0]], *others]
        else:
            yield [first, *others, *([*padded([], indent), *strip] for strip in counted_strips)]


def _sides(of: Sequence[Counts]) -> Line:
    """What the sides are called, if everywhere the same."""
    named = (name_span(side, role) for side, role in zip(shared_sides(of), SIDES, strict=False))
    return tuple(span for side in named for span in (Span(" : "), side))[1:]


def _counts(of: Sequence[Counts], sheet: Sheet) -> list[Line]:
    """The counts of each as a line in which the same counts stand at the same place."""
    columns: list[list[str]] = []
    for n in range(len(of[0].sides)):
        told = [str(it.sides[n][1]) for it in of]
        longest = max(map(len, told))
        columns.append([text.ljust(longest) if n else text.rjust(longest) for text in told])
    sides = [[Span(text, SIDES[n]) for text in column] for n, column in enumerate(columns)]
    beside = [
        [Span(with_count(key, n, sheet), "label") for key, n in it.beside if n or not it.sides] for it in of
    ]
    counted = [_line([column[i] for column in sides], beside[i]) for i in range(len(of))]
    return [(*line, *inferred(it, sheet)) for line, it in zip(counted, of, strict=True)]


def _line(sides: Sequence[Span], beside: Sequence[Span]) -> Line:
    between = tuple(span for side in sides for span in (Span(" : "), side))[1:]
    others = tuple(span for other in beside for span in (Span("  "), other))
    return (*between, *others) if between else others[1:]
