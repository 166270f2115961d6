"""Records in the terminal picture as lines in aligned columns without a frame, a share drawn as a bar.

What does not fit on a line folds within its column; where not even a word fits, the record is a lead
with the rest below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from socinno.formats import Sheet
from socinno.formats.foot import in_rows
from socinno.formats.inlines import key_line, lines, several
from socinno.formats.layout import TIE, Laid, Picture, Strip, rows
from socinno.formats.spans import SIGNS, Line, Span, names
from socinno.formats.stances import SIDES, mark, stance_lines
from socinno.formats.style import INDENT, bare_text, indented, measure, paragraph, right_to_left, style
from socinno.formats.wrapping import longest_word
from socinno.views import Field, Ref, Share, StanceView, Table, Value, Word

BAR = 10  # cells that a whole takes
EIGHTHS = " ▏▎▍▌▋▊▉█"
BARRED_FROM = 40  # cells of width from which there is room for a bar
GAP = "  "


class Cell(NamedTuple):
    """What stands in a column of a line.

    `solid`: it is not folded; `right`: it stands at the right; `lead`: it says what the line is about;
    `barred`: a bar stands before it. `drawn`: it is a picture of what stands beside it, and may be left out.
    """

    lines: Sequence[Line]
    solid: bool = False
    right: bool = False
    lead: bool = False
    barred: bool = False
    drawn: bool = False

    @property
    def width(self) -> int:
        """The cells that it takes at most."""
        return max((cell_len(bare_text(line)) for line in self.lines), default=0)

    @property
    def least(self) -> int:
        """The cells in which it loses nothing and no word breaks."""
        words = (longest_word(bare_text(line).replace(TIE, "_")) for line in self.lines)
        return self.width if self.solid else max(words, default=0)


def ledger(table: Table, records: Iterable[Mapping[str, Value]], sheet: Sheet) -> Iterator[Picture]:
    """Each record on a line of its own, if it fits there."""
    heads = _heads(table, next(iter(records)), sheet) if table.headed else []

    def told() -> Iterator[list[Cell]]:  # twice: to hold all cells takes too much memory
        yield from [heads] if heads else []
        yield from (_cells(table, record, sheet) for record in records)

    widths = _widths(told(), sheet.width, table.headed)
    if widths:
        yield Laid(row for cells in told() for row in _line(cells, widths, sheet))
        return
    for record in records:
        yield from _stacked(_cells(table, record, sheet), heads, sheet)


def share_bar(share: Share, cells: int = BAR) -> str:
    """A bar in eighths of blocks whose length is the part of the whole; only nothing has none."""
    if not share.part:
        return ""
    eighths = max(1, share.part * cells * 8 // max(1, share.whole))
    return EIGHTHS[8] * (eighths // 8) + EIGHTHS[eighths % 8].strip()


def _cells(table: Table, record: Mapping[str, Value], sheet: Sheet) -> list[Cell]:
    """The cells of a record in order, marks first."""
    found: list[Cell] = []
    for n, column in enumerate(table.columns):
        for field in column.fields:
            cells = [cell._replace(lead=n == 0) for cell in _cell(field, record[field.key], sheet)]
            cells[0] = cells[0]._replace(barred=table.headed and bool(found) and not found[-1].lead)
            found = [cells[0]._replace(lead=True), *found] if field.look == "mark" else [*found, *cells]
    return found


def _heads(table: Table, record: Mapping[str, Value], sheet: Sheet) -> list[Cell]:
    """The names of the columns, as cells beside those of a record; none where no thing is named."""
    if not any(isinstance(column.key, Ref) for column in table.columns):
        return []
    found: list[Cell] = []
    for n, column in enumerate(table.columns):
        [field] = column.fields
        cells = [it._replace(lines=[], lead=n == 0) for it in _cell(field, record[field.key], sheet)]
        if field.look == "mark":
            found = [*cells, *found]
            continue
        told = [key_line(column.key, sheet, "heading")] if n else []
        found += [
            *cells[1:],
            cells[0]._replace(lines=told, solid=False, barred=bool(found) and not found[-1].lead),
        ]
    return found


def _cell(field: Field, value: Value, sheet: Sheet) -> list[Cell]:
    """The cells of a field: one, or several beside each other.

    Its looks: `apart`, several values beside each other; `mark`, a word as its sign, at the start of the
    line; `sign`, a number behind the sign of its key; `aside`, a number in brackets, left out where it is
    0; `side`, a stance as its sign and the side taken; `stand`, a stance as its one mark.
    """
    if field.look == "apart":
        return [cell for it in several(value) for cell in _cell(Field(field.key), it, sheet)]
    if field.look == "mark":
        return [Cell([(Span(SIGNS[value.key], value.key),)] if isinstance(value, Word) else [], solid=True)]
    if field.look == "sign":
        return [Cell([(Span(SIGNS[field.key], field.key), Span(f" {value}"))], solid=True, right=True)]
    if field.look == "aside":
        told = [(Span(f"({value} {sheet.say(field.key)})", "label"),)] if value else []
        return [Cell(told, solid=True)]
    if field.look == "side":
        return [Cell(_taken(value, sheet) if isinstance(value, StanceView) else lines(value, sheet))]
    if field.look == "stand" and isinstance(value, StanceView):
        return [Cell([_marked(value)], solid=True)]
    if isinstance(value, Share):
        bar = Cell([(Span(share_bar(value).ljust(BAR)),)], solid=True, drawn=True)
        drawn = [bar] if sheet.width >= BARRED_FROM else []
        counted = [(Span(f"{sheet.say(field.key)} "), *lines(value, sheet)[0])]
        return [*drawn, Cell(counted, solid=True, right=True)]
    if isinstance(value, int):
        return [Cell(lines(value, sheet), solid=True, right=True)]
    return [Cell(lines(value, sheet))]


def _taken(stance: StanceView, sheet: Sheet) -> list[Line]:
    """The side that is taken, behind the sign of how it is known, and below it what stands beside it."""
    beside = stance_lines(stance, sheet)[1:]
    if not stance.positions:
        return [(Span(SIGNS[stance.state], stance.state),), *beside]
    both = [Span(f"{SIGNS['both']} ", "both")] if len(stance.positions) > 1 else []
    side = names(stance.positions, SIDES.get(stance.state, ""))
    return [(Span(f"{SIGNS[stance.basis]} ", stance.basis), *both, *side), *beside]


def _marked(stance: StanceView) -> Line:
    """Where somebody stands as one mark, hollow where that is our reading."""
    return (mark(stance),)


def _widths(of: Iterable[Sequence[Cell]], width: int, folds: bool) -> list[int] | None:
    """A width for each column, so that no word breaks; None where there is too little room for two lines.

    What is drawn is left out (0) if all else then fits on a line, or would not fit at all. What has no
    heads never `folds`: names in two columns that fold are not to be told apart.
    """
    wide: list[int] = []
    least: list[int] = []
    cells: Sequence[Cell] = ()
    for cells in of:
        if any(right_to_left(line) for cell in cells for line in cell.lines):
            return None
        wide = [max(pair) for pair in zip_longest(wide, (cell.width for cell in cells), fillvalue=0)]
        least = [max(pair) for pair in zip_longest(least, (cell.least for cell in cells), fillvalue=0)]
    free = width - sum(len(_gap(cell)) for cell in cells[1:])
    told = [0 if cell.drawn else n for cell, n in zip(cells, wide, strict=True)]
    for whole in (wide, told):
        if sum(whole) <= free:
            return whole
    if not folds:
        return None
    needed = [min(pair) for pair in zip(least, told, strict=True)]
    for narrow, whole in ((least, wide), (needed, told)):
        if sum(narrow) <= free:
            widths = _shared_out(narrow, whole, free - sum(narrow))
            if all(2 * width >= all_of_it for width, all_of_it in zip(widths, whole, strict=True)):
                return widths
    return None


def _shared_out(least: Sequence[int], wide: Sequence[int], free: int) -> list[int]:
    """What the columns get of the room that is left, those first who need the least of it."""
    widths = [*least]
    order = sorted(range(len(wide)), key=lambda n: wide[n] - least[n])
    for place, n in enumerate(order):
        more = min(wide[n] - widths[n], free // (len(order) - place))
        widths[n] += more
        free -= more
    return widths


def _gap(cell: Cell) -> str:
    return f" {SIGNS['between']} " if cell.barred else GAP


def _line(cells: Sequence[Cell], widths: Sequence[int], sheet: Sheet) -> Iterator[Strip]:
    """The rows of one record, its cells beside each other."""
    told = [_laid(cell, width, sheet) for cell, width in zip(cells, widths, strict=True)]
    gaps = [(_gap(cell), style("frame") if sheet.colour and cell.barred else None) for cell in cells]
    for parts in zip_longest(*told):
        row: Strip = []
        for n, (part, width) in enumerate(zip(parts, widths, strict=True)):
            row += [*([gaps[n]] if n else []), *(part or [(" " * width, None)])]
        yield row


def _laid(cell: Cell, width: int, sheet: Sheet) -> list[Strip]:
    """A cell in its width, row by row."""
    found: list[Strip] = []
    for row in rows(paragraph(cell.lines if width else (), sheet), max(1, width)):
        space: Strip = [(" " * (width - sum(cell_len(text) for text, _ in row)), None)]
        found.append([*space, *row] if cell.right else [*row, *space])
    return found


def _stacked(cells: Sequence[Cell], heads: Sequence[Cell], sheet: Sheet) -> Iterator[Picture]:
    """A record from top to bottom: what it is about, what may fold under it, then what is short in a row."""
    yield paragraph(_leading(cells, sheet), sheet)
    short: list[Line] = []
    for cell, head in zip_longest(cells, heads):
        if cell.lead or not any(map(bare_text, cell.lines)):
            continue
        label = (*head.lines[0], Span(": ")) if head and head.lines else ()
        first, *others = cell.lines
        if cell.solid:
            short.append((*label, *first))
        else:
            yield indented(paragraph([(*label, *first), *others], sheet))
    if any(map(right_to_left, short)):
        yield indented(paragraph(short, sheet))
    elif short:
        yield indented(paragraph(in_rows(short, (Span(GAP),), measure(sheet) - INDENT), sheet))


def _leading(cells: Sequence[Cell], sheet: Sheet) -> list[Line]:
    """What a record is about, in a row: a mark or a number with what comes after it, no name broken."""
    entries: list[Line] = []
    before: Line = ()
    for cell in cells:
        if cell.lead:
            told = [(*before, *line) for line in cell.lines[:1]] + [*cell.lines[1:]]
            before = (*told[0], Span(GAP)) if cell.solid and told else ()
            entries += [] if cell.solid else told
    if any(map(right_to_left, entries)):
        return entries
    return in_rows(entries, (Span(GAP),), measure(sheet))
