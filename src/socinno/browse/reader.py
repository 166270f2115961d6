"""A pane that shows an answer row by row, with a cursor on the names in it that can be opened."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip as Line

from socinno.browse.bar import painted
from socinno.browse.spots import Bookmark, Spot, add_spots, found_again, target_in, targets, words_at
from socinno.formats.layout import Strip

NARROWEST = 20  # cells
AHEAD = 3  # screens that are drawn beyond what is seen
MARGIN = 1  # cells at either side of a row; at the left stands the sign of what is marked
CHECK = "✓"
CHOSEN, MARKED, CURRENT = Style(reverse=True), Style(bold=True, underline=True), Style(bold=True)


class Reader(ScrollView, can_focus=True):
    """Rows of an answer. It says what it wants (`Wants`) and what is opened (`Opened`); it asks nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Wants(Message):
        """More rows are wanted, so many in all; or all of them anew (`anew`), as the width is another."""

        def __init__(self, reader: Reader, rows: int, anew: bool = False) -> None:
            super().__init__()
            self.reader, self.rows, self.anew = reader, rows, anew

        @property
        def control(self) -> Reader:
            """The reader that wants them."""
            return self.reader

    class Opened(Message):
        """The thing that the cursor stands on is to be opened."""

        def __init__(self, reader: Reader, target: str) -> None:
            super().__init__()
            self.reader, self.target = reader, target

        @property
        def control(self) -> Reader:
            """The reader in which."""
            return self.reader

    class Pointed(Message):
        """The cursor stands on another thing."""

    spot: var[int] = var(-1, init=False)  # at which the cursor stands

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.rows: list[Strip] = []
        self.spots: list[Spot] = []
        self.more = False
        self.marked: Set[str] = frozenset()
        self.current = ""
        self._place: Bookmark | None = None  # to be taken when the rows for it are there
        self._drawn_for = 0
        self._to_end = self._asked = False

    @property
    def target(self) -> str:
        """The thing that the cursor stands on, as `debate#id`; '' if on none."""
        return self.spots[self.spot].target if 0 <= self.spot < len(self.spots) else ""

    @property
    def cells(self) -> int:
        """The width of a row, where it is not in sight that of the narrowest."""
        return max(NARROWEST, self.scrollable_content_region.width - 2 * MARGIN)

    def called(self, target: str) -> str:
        """What a thing is called where it is named first, or where the cursor stands on it; or ''."""
        of = self.spots[self.spot] if self.target == target else None
        first = of or next((spot for spot in self.spots if spot.target == target), None)
        return words_at(self.rows, first) if first else ""

    def watch_spot(self) -> None:
        """Say that the cursor stands elsewhere."""
        self.post_message(self.Pointed())

    def here(self) -> Bookmark:
        """Where the reader is now."""
        if self._place:
            return self._place
        top = self.scroll_offset.y
        near = next((n for n, it in enumerate(self.spots) if it.first >= top), -1)
        below, named = (self.spots[near].first - top, self.spots[near].target) if near >= 0 else (0, "")
        return Bookmark(top, self.spot, near, below, (self.target, named))

    def await_rows(self, place: Bookmark) -> int:
        """Another answer comes: it is to be shown from a place; how many rows of it are wanted first."""
        self._place, self._to_end, self._asked = place, False, False
        self._drawn_for = self.cells
        return place.top + AHEAD * self.app.size.height

    @property
    def _height(self) -> int:
        return max(1, self.size.height)

    def add(self, rows: Sequence[Strip], first: int, more: bool) -> None:
        """Rows of the answer that is awaited, from one on; the first of them replace what is shown."""
        if first == 0:
            self.rows, self.spots = [], []
        elif first != len(self.rows):
            return
        self._find(rows, first)
        self.rows += rows
        self.more, self._asked = more, False
        self.virtual_size = Size(self.cells, len(self.rows))
        if self._place:
            self._take(self._place)
        if not self._place and self.spot < 0 and self.spots:
            self.spot = 0
        if self._to_end:
            self.action_edge(1)
        self.refresh()
        self._want()

    def _take(self, place: Bookmark) -> None:
        """Go to a place, if the rows for it are there."""
        here, near = (
            found_again(self.spots, at, target)
            for at, target in zip((place.spot, place.near), place.targets, strict=True)
        )
        there = bool(place.top) and 0 <= near < len(self.spots)
        top = max(0, self.spots[near].first - place.below) if there else place.top
        enough = (there or not place.top or near < 0) and top + self._height <= len(self.rows)
        if enough or not self.more:
            self._place = None
            self.spot = here if here < len(self.spots) else -1
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def show(self, *, marked: Set[str] | None = None, current: str | None = None) -> None:
        """Show which things are marked, and which one is open; None: as it was."""
        self.marked = self.marked if marked is None else marked
        self.current = self.current if current is None else current
        self.refresh()

    def _find(self, rows: Sequence[Strip], first: int) -> None:
        """The spots of some rows."""
        add_spots(self.spots, rows, first, self.rows[-1] if first else [])

    def render_line(self, y: int) -> Line:
        """A row as it stands on the screen."""
        at = y + self.scroll_offset.y
        if at >= len(self.rows):
            return painted((), self.size.width)
        chosen = self.spots[self.spot] if self.target else None
        shown = chosen.target if chosen and self.has_focus and chosen.first <= at <= chosen.last else ""
        row = self.rows[at]
        if shown and words_at(self.rows, self.spots[self.spot]).isdigit():
            row = _all_of(row, shown)
        check = CHECK if self._begins_marked(at) else " "
        told = [(check, None), *((text, self._look(look, shown)) for text, look in row)]
        return painted(told, self.size.width)

    def _begins_marked(self, at: int) -> bool:
        """Whether something that is marked begins in a row."""
        marked = {*targets(self.rows[at])} & self.marked if self.marked else set()
        return bool(marked) and not (at and marked <= {*targets(self.rows[at - 1])})

    def _look(self, look: Style | None, shown: str) -> Style | None:
        target = target_in(look)
        if not target or not look:
            return look
        look = look + MARKED if target in self.marked else look
        look = look + CURRENT if target == self.current else look
        return look + CHOSEN if target == shown else look

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Another part is seen: more rows may be wanted."""
        super().watch_scroll_y(old_value, new_value)
        self._keep_in_sight(new_value > old_value)
        self._want()

    def _keep_in_sight(self, down: bool) -> None:
        """The cursor stands on something that is seen, if there is anything."""
        top, end = self.scroll_offset.y, self.scroll_offset.y + self._height
        here = self.spots[self.spot] if self.target else None
        if self._place or (here and here.first < end and here.last >= top):
            return
        ways = range(len(self.spots)) if down else range(len(self.spots) - 1, -1, -1)
        seen = (n for n in ways if self.spots[n].first < end and self.spots[n].last >= top)
        self.spot = next(seen, self.spot)

    def _want(self) -> None:
        seen = self.scroll_offset.y + self._height
        if (
            self.more
            and not self._asked
            and (self._to_end or self._place or seen + self._height > len(self.rows))
        ):
            self._asked = True
            self.post_message(self.Wants(self, len(self.rows) + AHEAD * self.app.size.height))

    def on_resize(self, event: events.Resize) -> None:
        """Rows are drawn for one width: for another anew."""
        if event.size.width and self.cells != self._drawn_for:
            self.post_message(self.Wants(self, 0, anew=True))

    def on_focus(self) -> None:
        """The cursor is seen where the keys go."""
        self.post_message(self.Pointed())
        self.refresh()

    def on_blur(self) -> None:
        """The keys go elsewhere."""
        self.refresh()

    def action_step(self, way: int) -> None:
        """To the next stop, if it is in sight; else on by a row."""
        self._to_end = False
        top, height = self.scroll_offset.y, self.size.height
        at = self._next(way, top, height)
        if at is None:
            self.scroll_relative(y=way, animate=False)
            return
        self._stand(at)

    def _next(self, way: int, top: int, height: int) -> int | None:
        here = self.spot
        seen = range(top - 1, top + height + 1)
        inside = 0 <= here < len(self.spots) and self.spots[here].first in seen
        if not inside:
            found = [n for n, stop in enumerate(self.spots) if top <= stop.first < top + height]
            return (found[0] if way > 0 else found[-1]) if found else None
        there = here + way
        return there if 0 <= there < len(self.spots) and self.spots[there].first in seen else None

    def _stand(self, at: int) -> None:
        self.spot = at
        stop = self.spots[at]
        top, height = self.scroll_offset.y, self.size.height
        if stop.first < top:
            self.scroll_to(y=stop.first, animate=False)
        elif stop.last >= top + height:
            self.scroll_to(y=min(stop.first, stop.last - height + 1), animate=False)
        self.refresh()

    def action_leaf(self, way: int) -> None:
        """On by a screen."""
        self._to_end = False
        self.scroll_relative(y=way * max(1, self._height - 1), animate=False)

    def action_edge(self, way: int) -> None:
        """To the first row, or the last, which may have to be drawn first."""
        self._to_end = way > 0 and self.more
        if self.spots:
            self.spot = 0 if way < 0 else len(self.spots) - 1
        self.scroll_to(y=0 if way < 0 else len(self.rows), animate=False, immediate=True)
        self._want()

    def action_open(self) -> None:
        """Open what the cursor stands on."""
        if self.target:
            self.post_message(self.Opened(self, self.target))

    def on_click(self, event: events.Click) -> None:
        """Open what is clicked on."""
        y = event.y + self.scroll_offset.y
        target = target_in(event.style)
        here = (n for n, spot in enumerate(self.spots) if spot.target == target and spot.first <= y)
        if target:
            self.spot = max(here, default=-1)
            self.refresh()
            self.post_message(self.Opened(self, target))


def _all_of(row: Strip, target: str) -> Strip:
    """A row in which what stands behind a number belongs to it."""
    start = next(n for n, (_, look) in enumerate(row) if target_in(look) == target)
    of = row[start][1]
    return [
        *row[:start],
        *((text, (look or Style.null()) + of) if of else (text, look) for text, look in row[start:]),
    ]
