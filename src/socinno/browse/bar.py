"""A line of the screen that says where one is, or which keys there are."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from socinno.text import one_line

GAP = "   "  # between keys
KEY, WORDS = Style(bold=True), Style(dim=True)
PLAIN = Style.null()


def painted(row: Iterable[tuple[str, Style | None]], width: int, look: Style = PLAIN) -> Strip:
    """A row as the screen takes it, so many cells wide: what has no look at all is not drawn by Textual 6."""
    return Strip([Segment(text, of or look) for text, of in row]).adjust_cell_length(width, look)


class Bar(Widget):
    """One line of text, cut where it does not fit."""

    DEFAULT_CSS = "Bar { height: 1; width: 100%; }"

    def __init__(self, *, id: str, look: str = "") -> None:
        super().__init__(id=id)
        self.look = Style.parse(look)
        self.told: list[Segment] = []

    def say(self, text: str) -> None:
        """Show another text."""
        self.told = [Segment(one_line(text), self.look)]
        self.refresh()

    def keys(self, keys: str) -> None:
        """Show which keys there are."""
        told = [key.partition(" ") for key in fitted(keys.split(" | "), self.size.width - 2)]
        self.told = [
            Segment(*piece)
            for n, (key, _, what) in enumerate(told)
            for piece in ((GAP if n else "", PLAIN), (key, KEY), (f" {what}", WORDS))
        ]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, as wide as the screen."""
        width, edge = self.size.width, Segment(" ", self.look)
        strip = Strip([edge, *self.told, edge])
        if strip.cell_length > width:
            strip = Strip([*strip.crop(0, max(0, width - 2)), Segment("… ", self.look)])
        return strip.adjust_cell_length(width, self.look)


def fitted(keys: list[str], cells: int) -> list[str]:
    """Of the keys, the first that fit, and always the last two: where the others are, and how to leave."""
    *some, more, leave = keys
    while some and cell_len(GAP.join([*some, more, leave])) > cells:
        some.pop()
    return [*some, more, leave]
