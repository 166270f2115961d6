"""The screen on which is searched: words at the top, what says them below as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.strip import Strip as Line
from textual.widgets import Input, Static

from socinno.browse.bar import Bar
from socinno.browse.line import TypeLine
from socinno.browse.reader import Reader
from socinno.browse.spots import START, Bookmark
from socinno.formats import Sheet
from socinno.formats.layout import Strip, rows
from socinno.formats.spans import Span
from socinno.formats.style import paragraph, style

Seek = Callable[[Reader, tuple[str, ...], Bookmark], None]
"""Has what shows the hits show those of some words, from a place; of none: what was looked for is of no use
any more."""

POINTED = Style(bold=True)
FOUND = Style(bold=True, underline=True)  # reverse is the cursor


class LastSearch(NamedTuple):
    """A search that was left: what was typed, and where among the hits the reader was."""

    typed: str = ""
    place: Bookmark | None = None


ANEW = LastSearch()


def terms(typed: str) -> tuple[str, ...]:
    """What is typed as what a search takes: words, and what is between quotation marks as one.

    The last is the beginning of a word until a space or a quotation mark ends it.
    """
    parts = typed.replace("“", '"').replace("”", '"').split('"')
    found = [term for n, part in enumerate(parts) for term in ([part] if n % 2 else part.split())]
    found = [term.strip() for term in found if term.strip()]
    open_end = bool(parts[-1]) and not parts[-1][-1].isspace()
    if found and open_end and not found[-1].endswith("*"):
        found[-1] += "*"
    return tuple(found)


class SearchLine(TypeLine):
    """A line to type on, which leaves to the hits what is theirs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "screen.hits"),
        Binding("escape", "screen.leave"),
    ]


class Hits(Reader):
    """What was found: the cursor stands on hits, not on the other names in these.

    Above the first is the line to type on, and a letter goes on there. `none`: what there is to say, beside
    the answer, where nothing is found.
    """

    def __init__(self, sheet: Sheet, none: str = "") -> None:
        super().__init__(id="hits")
        self.sheet, self.none = sheet, none

    def add(self, rows: Sequence[Strip], first: int, more: bool) -> None:
        """More of the answer; the words that were looked for in a look that is not that of the cursor."""
        marked = style("found")
        told = [[(text, FOUND if look and look == marked else look) for text, look in row] for row in rows]
        super().add(told, first, more)
        if self.none and self.rows and not self.spots and not more:
            super().add([[], *self._said(self.none)], len(self.rows), False)

    def _said(self, words: str) -> Sequence[Strip]:
        return list(rows(paragraph([(Span(words),)], self.sheet), self.cells))

    def _find(self, rows: Sequence[Strip], first: int) -> None:
        """The spots of some rows: the hit itself is named at the edge, in the last row of it."""
        super()._find([row[-1:] for row in rows], first)

    def render_line(self, y: int) -> Line:
        """A row as it stands on the screen, bold in the hit that is pointed at."""
        row, at = super().render_line(y), y + self.scroll_offset.y
        if not self.has_focus or not self.target:
            return row
        before = self.spots[self.spot - 1].last if self.spot else -1
        return row.apply_style(POINTED) if before < at <= self.spots[self.spot].last else row

    def on_click(self, event: events.Click) -> None:
        """Open the hit that is clicked on, wherever in it."""
        event.prevent_default()
        y = event.y + self.scroll_offset.y
        hit = next((n for n, spot in enumerate(self.spots) if y <= spot.last), None)
        if hit is not None:
            self.spot = hit
            self.post_message(self.Opened(self, self.target))

    def action_step(self, way: int) -> None:
        """To the next hit, or from the first back to the line."""
        if way < 0 and self.spot <= 0 and self.scroll_offset.y == 0:
            self.screen.query_one(SearchLine).focus()
        else:
            super().action_step(way)

    def on_key(self, event: events.Key) -> None:
        """Type on."""
        if event.is_printable and event.character:
            event.stop()
            line = self.screen.query_one(SearchLine)
            line.focus()
            line.cursor_position = len(line.value)
            line.insert_text_at_cursor(event.character)


class Searching(ModalScreen[str | None]):
    """Words to look for, and the hits. The answer is the hit that was opened, as `debate#id`; or None.

    `last` is then where the reader was.
    """

    CSS = """
    Searching { layout: vertical; background: ansi_default; color: ansi_default; }
    Searching Horizontal { height: 1; margin: 1; }
    Searching Static { width: auto; margin: 0 1 0 0; text-style: bold; background: ansi_default;
      color: ansi_default; }
    SearchLine, SearchLine:focus { height: 1; border: none; padding: 0; width: 1fr;
      background: ansi_default; color: ansi_default; }
    SearchLine > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
    SearchLine > .input--selection { background: ansi_default; color: ansi_default; text-style: underline; }
    Searching Reader { width: 100%; height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave"), Binding("tab,shift+tab", "type")]

    def __init__(self, seek: Seek, sheet: Sheet, of: str = "", last: LastSearch = ANEW) -> None:
        """`of`: whose words are searched, for people; `last`: what was typed before, and where among its
        hits to go on."""
        super().__init__()
        self.seek, self.sheet, self.of = seek, sheet, of
        self.typed, self.place = last

    def compose(self) -> ComposeResult:
        """In what is searched, a line to type on, the hits, and the keys."""
        yield Bar(id="searched", look="reverse")
        with Horizontal():
            yield Static(self.sheet.say("search-prompt"), markup=False)
            yield SearchLine(self.typed, self.sheet.say("type-to-search"))
        yield Hits(self.sheet, self.sheet.say("no-hits-of", of=self.of) if self.of else "")
        yield Bar(id="search-foot", look="dim")

    def on_mount(self) -> None:
        """Ready to type, or to go on among the hits."""
        self.query_one(SearchLine).action_select_all()
        (self.hits if self.place else self.query_one(SearchLine)).focus()
        self.waiting("")

    def waiting(self, doing: str) -> None:
        """Say what is searched, and what is waited for, '' if nothing is."""
        title = self.sheet.say("search-in", of=self.of) if self.of else self.sheet.say("search-all")
        self.query_one("#searched", Bar).say("  ·  ".join(filter(None, [title, doing])))

    def on_resize(self) -> None:
        """As many of the keys as fit."""
        self.call_after_refresh(self.query_one("#search-foot", Bar).keys, self.sheet.say("keys-searching"))

    @property
    def last(self) -> LastSearch:
        """What is typed, and where among the hits the reader is."""
        return LastSearch(self.typed, self.hits.here())

    @property
    def hits(self) -> Hits:
        """What shows the hits."""
        return self.query_one(Hits)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed now."""
        event.stop()
        self.typed = event.value
        words, place = terms(event.value), self.place or START
        self.place = None
        if not words:
            self.hits.await_rows(START)
            self.hits.add([], 0, False)
        self.seek(self.hits, words, place)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the first hit."""
        event.stop()
        if self.hits.spots:
            self.hits.spot = 0
            self.dismiss(self.hits.target)

    def on_reader_opened(self, message: Reader.Opened) -> None:
        """Open the hit that was chosen."""
        message.stop()
        self.dismiss(message.target)

    def action_hits(self) -> None:
        """Down from the line to the first hit."""
        if self.hits.rows:
            self.hits.focus()
            if self.hits.spot < 0:
                self.hits.action_step(1)

    def action_type(self) -> None:
        """Back to the line."""
        self.query_one(SearchLine).focus()

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)
