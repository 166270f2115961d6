"""A line of the screen that says where one is, or which keys there are."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.strip import Strip
from textual.widget import Widget

from socinno.formats.wrapping import folded
from socinno.text import one_line

GAP = "   "  # between keys
KEY, WORDS = Style(bold=True), Style(dim=True)
PLAIN = Style.null()
PRESS = "press"  # under which the look of a key says which one
PRESSED = {
    "Enter": "enter",
    "Backspace": "backspace",
    "Tab": "tab",
    "Esc": "escape",
    "Home": "home",
    "End": "end",
    "/": "slash",
    "?": "question_mark",
    "space": "space",
    "spatie": "space",
}
"""Keys by what they are called in the words of the interface, where that is not their name."""


def painted(row: Iterable[tuple[str, Style | None]], width: int, look: Style = PLAIN) -> Strip:
    """A row as the screen takes it, so many cells wide: what has no look at all is not drawn by Textual 6."""
    return Strip([Segment(text, of or look) for text, of in row]).adjust_cell_length(width, look)


class Bar(Widget):
    """One line of text, cut where it does not fit, or as many as it takes; keys in it can be clicked."""

    DEFAULT_CSS = "Bar { height: 1; width: 100%; }"

    def __init__(self, *, id: str, look: str = "") -> None:
        super().__init__(id=id)
        self.look = Style.parse(look)
        self.told: list[list[Segment]] = [[]]

    def say(self, text: str) -> None:
        """Show another text, on one line."""
        self._tell([[Segment(one_line(text), self.look)]])

    def tell(self, text: str) -> None:
        """Show another text, all of it, on as many lines as it takes."""
        lines = folded(one_line(text), max(1, self.size.width - 2))
        self._tell([[Segment(line.rstrip(), self.look)] for _, line in lines])

    def keys(self, keys: str, always: int = 2) -> None:
        """Show which keys there are: the first that fit, and the last so many always."""
        told = [key.partition(" ") for key in fitted(keys.split(" | "), self.size.width - 2, always)]
        row: list[Segment] = []
        for key, _, what in told:
            press = Style(meta={PRESS: key})
            row += [Segment(GAP, PLAIN)] if row else []
            row += [Segment(key, KEY + press), Segment(f" {what}", WORDS + press)]
        self._tell([row])

    def _tell(self, rows: list[list[Segment]]) -> None:
        self.told = rows
        if self.styles.height is None or self.styles.height.value != len(rows):
            self.styles.height = len(rows)
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Press the key that is clicked on."""
        if key := event.style.meta.get(PRESS, ""):
            event.stop()
            self.app.simulate_key(PRESSED.get(key, key))

    def render_line(self, y: int) -> Strip:
        """A line, as wide as the screen."""
        width, edge = self.size.width, Segment(" ", self.look)
        strip = Strip([edge, *(self.told[y] if y < len(self.told) else []), edge])
        if strip.cell_length > width:
            strip = Strip([*strip.crop(0, max(0, width - 2)), Segment("… ", self.look)])
        return strip.adjust_cell_length(width, self.look)


def fitted(keys: list[str], cells: int, always: int = 2) -> list[str]:
    """Of the keys, the first that fit, and always the last so many: where the others are, how to leave."""
    some, last = keys[: len(keys) - always], keys[len(keys) - always :]
    while some and cell_len(GAP.join([*some, *last])) > cells:
        some.pop()
    return [*some, *last]
