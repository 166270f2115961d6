"""The two sides of a question facing each other in the terminal picture, with who takes each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from rich.cells import cell_len

from socinno.formats import Sheet
from socinno.formats.inlines import capital, key_line, lines, several
from socinno.formats.layout import Indented, Laid, Picture, Strip, padded, rows
from socinno.formats.spans import SIGNS, Line, Span, id_after, names, naming, text_lines
from socinno.formats.stances import evidence_lines, taker
from socinno.formats.style import NARROWEST, bare_text, measure, paragraph, right_to_left
from socinno.formats.wrapping import longest_word
from socinno.views import UNKNOWN, Columns, Part, Ref, Row, StanceView, Value

SIDES = ("side-first", "side-second")
"""The roles of the two sides: two hues, which the place and the word between them say too."""

_Entry = tuple[Span | None, Line]
"""What stands at a side: a sign, if it has one, and words, which fold beside it."""


def opposed(columns: Columns, sheet: Sheet) -> Iterator[Picture]:
    """The sides beside each other, else one below the other; then what shows where people stand."""
    number = naming((Span(f"{columns.number}  " if columns.number else "", "label"),), columns.of)[0]
    between = sheet.say("or")
    indent = max(len(number.text), cell_len(between) + 1)
    above = _above(columns, sheet)
    if above:
        first, *others = above
        yield paragraph([(number, *first)], sheet)
        yield from (Indented(paragraph([line], sheet), indent) for line in others)
        number = Span("")
    sides = [_side(columns, n, sheet) for n in range(len(columns.heads))]
    room = measure(sheet) - indent
    width = (room - cell_len(between) - 3) // 2
    if len(sides) == 2 and _fit(sides, width):
        yield Laid(_beside_each_other(sides, (number, indent), (between, width), sheet))
    else:
        starts = [number, *[Span(f"{between} ", "label")] * (len(sides) - 1)]
        yield Laid(_below_each_other(sides, starts, indent, room, sheet))
    yield from (Indented(block, indent) for block in _below(columns, sheet))


def _above(columns: Columns, sheet: Sheet) -> list[Line]:
    """What the sides divide, and its question, for who reads that."""
    if columns.look == "sides" or not columns.of:
        return []
    name = names((columns.of,), "strong")
    if columns.look:
        return [name]
    question = text_lines(columns.question, sheet) if columns.question else []
    return [(*name, id_after(columns.of)), *question]


def _side(columns: Columns, n: int, sheet: Sheet) -> list[_Entry]:
    """A side: its name, and who takes it."""
    head = columns.heads[n]
    role = SIDES[n] if n < len(SIDES) else "strong"
    [named] = text_lines(head.name, sheet)
    name = naming(tuple(span._replace(role=span.role or role) for span in named), head)
    entries: list[_Entry] = [(None, name if columns.look else (*name, id_after(head)))]
    for row in columns.read:
        found = _entries(row, n, head, sheet)
        entries += _packed(found) if columns.packed else found
    return entries


def _entries(row: Row, n: int, head: Ref, sheet: Sheet) -> Iterator[_Entry]:
    cell = row.cells[n]
    empty = row.silence(n)
    if cell in (None, ()) and empty.key in SIGNS:
        yield Span(SIGNS[empty.key], empty.key), ()
        return
    if cell in (None, ()) and empty == UNKNOWN:
        return
    for value in several(cell) or (cell or empty,):
        if type(value) is StanceView:
            yield taker(value, sheet, head)
        else:
            yield from ((None, line) for line in lines(value, sheet))


def _packed(entries: Iterable[_Entry]) -> Iterator[_Entry]:
    """The words behind one sign in one row."""
    for sign, run in groupby(entries, key=lambda entry: entry[0]):
        yield sign, tuple(span for _, line in run for span in (Span(", "), *line))[1:]


def _fit(sides: Sequence[Sequence[_Entry]], width: int) -> bool:
    """Whether two sides can stand beside each other: no word breaks, and nothing may be reordered."""
    told = [line for side in sides for _, line in side]
    return (
        width >= NARROWEST
        and not any(map(right_to_left, told))
        and all(longest_word(bare_text(line)) <= width - 2 for line in told)
    )


def _beside_each_other(
    sides: Sequence[Sequence[_Entry]], number: tuple[Span, int], between: tuple[str, int], sheet: Sheet
) -> Iterator[Strip]:
    start, indent = number
    word, width = between
    left, right = ([*_strips(side, width, sheet)] for side in sides)
    for n, (one, other) in enumerate(zip_longest(left, right)):
        before = [*_told((Span("") if n else start,), indent, sheet), *padded(one or [], width + 1)]
        yield [
            *before,
            *_told((Span("" if n else word, "label"),), cell_len(word) + 2, sheet),
            *(other or []),
        ]


def _below_each_other(
    sides: Sequence[Sequence[_Entry]], starts: Sequence[Span], indent: int, room: int, sheet: Sheet
) -> Iterator[Strip]:
    for side, start in zip(sides, starts, strict=True):
        for n, strip in enumerate(_strips(side, room, sheet)):
            yield [*_told((Span("") if n else start,), indent, sheet), *strip]


def _told(line: Line, width: int, sheet: Sheet) -> Strip:
    """A short line in so many cells."""
    return padded(next(rows(paragraph([line], sheet), width)), width)


def _strips(entries: Sequence[_Entry], width: int, sheet: Sheet) -> Iterator[Strip]:
    """The rows of a side; words stay clear of the sign that they stand beside."""
    for sign, words in entries:
        if sign is None:
            yield from rows(paragraph([words], sheet), width)
            continue
        for n, strip in enumerate(rows(paragraph([words], sheet), width - 2)):
            yield [*_told((Span("") if n else sign,), 2, sheet), *strip]


def _below(columns: Columns, sheet: Sheet) -> Iterator[Picture]:
    """Who takes neither side or did not say, and what shows where those stand of whom that is told."""
    for part in columns.also:
        if not part.machine:
            yield paragraph([_row(part, sheet)], sheet)
    cells = [cell for row in columns.read for cell in row.cells] + [part.value for part in columns.also]
    stances = [value for cell in cells for value in several(cell) if type(value) is StanceView]
    told = {stance.speaker.id: stance for stance in stances if not stance.brief}
    for stance in told.values():
        if shown := evidence_lines(stance, sheet):
            if len({of.speaker.id for of in stances}) > 1 or len(columns.read) > 1:
                yield paragraph([(*names((stance.speaker,), "strong"), Span(":"))], sheet)
            yield Indented(paragraph(shown, sheet), 2)


def _row(part: Part, sheet: Sheet) -> Line:
    """Those of whom one thing is told, in a row behind what that is, in words: at no side there is a sign."""
    told = [_named(value, sheet) for value in several(part.value) or (part.value,)]
    row = tuple(span for line in told for span in (Span(", "), *line))[1:]
    (label,) = key_line(part.called, sheet)
    return (label._replace(text=f"{capital(label.text)}: "), *row)


def _named(value: Value, sheet: Sheet) -> Line:
    """One of them by name, or in words how many they are."""
    if type(value) is StanceView:
        return taker(value, sheet)[1]
    return names((value,)) if type(value) is Ref else lines(value, sheet)[0]


def head_lines(head: Ref, sheet: Sheet, beside: bool = False) -> list[Line]:
    """A thing that others are about: its name, and its id beside or under it."""
    name = names((head,), "strong")
    id = id_after(head)
    return [(*name, id)] if beside else [name, (id._replace(text=head.id),)]
