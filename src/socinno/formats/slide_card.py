"""A card as a slide: its aspects in columns beside each other, and what there is no room for counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from typing import NamedTuple

from socinno.formats import Sheet
from socinno.formats.counts import counted_rows
from socinno.formats.flow import BETWEEN, Flowed, Unit, abreast, balanced, flowed
from socinno.formats.foot import foot
from socinno.formats.inlines import key_line, several
from socinno.formats.layout import Picture, Prose, Strip, rows
from socinno.formats.slide import HIGH, LETTER, MARGIN, SEEN, SHAPE, WIDE, Slide, titled_rows, worse
from socinno.formats.spans import SIGNS, Line, Span, names
from socinno.formats.style import indented, paragraph
from socinno.formats.table import aspects, card_title, counts_of, is_flush, pictures, stands_alone, under
from socinno.formats.tree import branches
from socinno.views import Card, Part, Reasons, Word

LEAST = 12  # pixels: letters of a slide that is `SEEN` are at least so high
WIDEST = LETTER * SEEN[0] / LEAST
CELLS = int((WIDEST - 2 * MARGIN) / WIDE)
ROWS = int((WIDEST / SHAPE - 2 * MARGIN) / HIGH)
COLUMNS = (1, 2, 3, 4)
WIDTHS = (90, 84, 78, 72, 66, 60, 54, 48, 42, 36)  # cells in a column
MOST = len(COLUMNS) * ROWS + 1  # rows, or units, that are too many for any slide, and more so in less width


class Cluster(NamedTuple):
    """What stands together and is not laid out yet, as in `Unit`; it stands for so many of the key `of`."""

    pictures: Sequence[Picture]
    of: str
    apart: bool = False
    heads: Sequence[Picture] = ()
    stands_for: int = 1


def card_slide(card: Card, sheet: Sheet) -> Slide:
    """The card with the largest letters that there is room for; where small ones do not fit, as much as
    does, and how much there is of what is left out."""
    of = card.foot
    card = card._replace(foot=of._replace(hints=(), legend=tuple(of.legend), shared=tuple(of.shared)))
    found = []
    for width in WIDTHS:
        units = [*islice(_laid(card, width, sheet), MOST)]
        if sum(len(unit.rows) for unit in units) >= MOST:
            break
        for count in COLUMNS:
            cells = _cells(count, width)
            if cells <= CELLS and (slide := _whole(card, units, count, width, sheet)):
                found.append(slide)
    return min(found, key=lambda it: worse(it.cells, it.high)) if found else _part_of(card, sheet)


def _cells(count: int, width: int) -> int:
    return count * (width + BETWEEN) - BETWEEN


def _whole(card: Card, units: Sequence[Unit], count: int, width: int, sheet: Sheet) -> Slide | None:
    """The card in so many columns, if that fits."""
    bare = _bare(card, _cells(count, width), sheet)
    flow = balanced(units, count, _room(bare))
    if flow.placed < len(units) or len(flow.columns) < count:
        return None
    return bare._replace(body=[*bare.body, *abreast(flow.columns, width)])


def _bare(card: Card, cells: int, sheet: Sheet, left: Sequence[Line] = ()) -> Slide:
    """The slide without what is in its columns."""
    own = sheet._replace(width=cells)
    below = chain(foot(card.foot, own, True), [paragraph(left, own)] if left else [])
    told = [[], *(row for it in below for row in rows(it, cells))]
    body = [*rows(paragraph(_under(card, sheet), own), cells), []]
    return Slide(titled_rows(card_title(card, sheet), cells, sheet), body, told if len(told) > 1 else ())


def _room(bare: Slide) -> int:
    """How many rows columns may have."""
    return max(1, int(ROWS - bare.above - len(bare.body) - len(bare.foot)))


def _under(card: Card, sheet: Sheet) -> list[Line]:
    """What stands under the title, with the debate that it is of."""
    told = under(card, sheet)
    of = names(card.of_debate, "faint")
    if not of or card.under is not None:
        return told
    return [(*told[0][:1], Span(f" {SIGNS['dot']} ", "faint"), *of, *told[0][1:])]


def _part_of(card: Card, sheet: Sheet) -> Slide:
    """As much of a card as there is room for, what is left out counted by what it is of."""
    best: tuple[int, Flowed, int] | None = None
    everything = _left(card, 0, WIDTHS[0], sheet)
    for count in COLUMNS[1:]:
        width = (CELLS + BETWEEN) // count - BETWEEN
        units = [*islice(_laid(card, width, sheet), MOST)]
        bare = _bare(card, _cells(count, width), sheet, everything)
        room = _room(bare)
        flow = flowed(units, count, room, room // 2)
        if not best or flow.placed > best[0]:
            best = flow.placed, flow, width
    assert best
    placed, flow, width = best
    if flow.torn:
        flow.columns[-1][-1] = next(rows(paragraph([(Span("[…]", "label"),)], sheet), width))
    cells = _cells(len(flow.columns), width)
    bare = _bare(card, cells, sheet, _left(card, placed, width, sheet))
    return bare._replace(body=[*bare.body, *abreast(flow.columns, width)])


def _left(card: Card, placed: int, width: int, sheet: Sheet) -> list[Line]:
    """How many are left out of what, behind those that are placed in columns so wide."""
    left: Counter[str] = Counter()
    for cluster in islice(_clusters(card, sheet._replace(width=width)), placed, None):
        left[cluster.of] += cluster.stands_for
    told = ", ".join(f"{sheet.say(key)} ({count})" for key, count in left.items())
    return [(Span(sheet.say("off-slide", what=told), "strong"),)]


def _laid(card: Card, width: int, sheet: Sheet) -> Iterator[Unit]:
    """What is in the columns, laid out in one so wide; never more of one thing than fits on any slide."""

    def strips(of: Iterable[Picture]) -> list[Strip]:
        return [*islice((row for it in of for row in rows(it, width)), MOST)]

    for cluster in _clusters(card, sheet._replace(width=width)):
        yield Unit(strips(cluster.pictures), cluster.apart, strips(cluster.heads))


def _clusters(card: Card, sheet: Sheet) -> Iterator[Cluster]:
    before: tuple[bool, bool] | None = None
    for part in card.read:
        like = stands_alone(part.told), part.bare
        if like[0]:
            yield from _large(part, sheet)
        else:
            yield Cluster([it for it in aspects([part], sheet) if it != Prose()], part.key, like != before)
        before = like


def _large(part: Part, sheet: Sheet) -> Iterator[Cluster]:
    """What stands together in a large aspect, its heading with the first of it."""
    above: list[Picture] = []
    if not part.bare:
        above = [paragraph([key_line(part.called, sheet, "heading")], sheet)]
    apart = True
    for told in _counted(part, sheet) if counts_of(part.told) else _entries(part, sheet):
        inner = told.pictures if is_flush(part) else [*map(indented, told.pictures)]
        yield told._replace(pictures=[*above, *inner], apart=apart or told.apart)
        above, apart = [], False


def _counted(part: Part, sheet: Sheet) -> Iterator[Cluster]:
    """Counts, a line each; where a column starts with one, what their sides are called is said again."""
    counts = counts_of(part.told)
    lines = [*counted_rows(counts, sheet)]
    heads, lines = lines[: -len(counts)], lines[-len(counts) :]
    yield Cluster([*heads, lines[0]], part.key)
    yield from (Cluster([line], part.key, heads=heads) for line in lines[1:])


def _entries(part: Part, sheet: Sheet) -> Iterator[Cluster]:
    for value in several(part.told) or (part.told,):
        if isinstance(value, Reasons):
            yield from _reasons(part, value, sheet)
            continue
        told = value.facts.get("count") if isinstance(value, Word) and value.key.startswith("left-") else 1
        count = told if isinstance(told, int) else 1
        for empty, run in groupby(pictures(value, sheet), Prose().__eq__):
            if not empty:
                yield Cluster([*run], part.key, True, stands_for=count)


def _reasons(part: Part, value: Reasons, sheet: Sheet) -> Iterator[Cluster]:
    """Each reason, the first below the heading; one stands for those below it that are left out."""
    heading, *others = branches(value, sheet, typed=False)
    counts = [*((not reason.again) + reason.more for reason in value.entries), value.left]
    for n, (told, count) in enumerate(zip(others, counts, strict=False)):
        yield Cluster([*heading, *told] if not n else told, "quotes", not n, stands_for=count)
