"""The screen with the whole text of a source, opened where a quote was taken from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text as Said
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip as Line
from textual.widget import Widget
from textual.widgets import Static

from socinno.browse.bar import Bar, painted
from socinno.formats import Sheet
from socinno.formats.inlines import capital, lines
from socinno.formats.layout import Piece, Prose, Strip, rows
from socinno.formats.spans import SIGNS, Span
from socinno.formats.style import MEASURE, paragraph, right_to_left, style
from socinno.queries.excerpts import excerpt
from socinno.text import one_line, printable
from socinno.views import SourceLine, SourceView
from socinno.words import sentence

GUTTER = 2  # free cells between the number of a line and its words
WHEEL = 3  # rows
OF_TEXT = 2  # of the keys, the first so many: they do nothing where there is no text


class Pages(Widget, can_focus=True):
    """The lines of a text, folded as they come into sight: where it stands is a line and a row of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)"),
        Binding("down,j", "move(1)"),
        Binding("pageup", "leaf(-1)"),
        Binding("pagedown,space", "leaf(1)"),
        Binding("home,g", "edge(-1)"),
        Binding("end,G", "edge(1)"),
        Binding("enter", "passage"),
    ]

    class Moved(Message):
        """Another part of the text is in sight."""

    def __init__(self, view: SourceView, sheet: Sheet) -> None:
        super().__init__()
        self.view, self.sheet = view, sheet
        self.top, self.below = 0, 0  # the line at the top, and how many rows of it are above that
        self._moved = False
        self._rows = lru_cache(2_000)(self._folded)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are folded anew; who has not moved yet stays at the passage."""
        self._rows.cache_clear()
        if self._moved:
            self.below = 0
            self._stay()
        else:
            self.action_passage()

    def render_line(self, y: int) -> Line:
        """A row as it stands on the screen."""
        line, below = self.top, self.below + y
        while line < len(self.view.lines):
            of = self._rows(line)
            if below < len(of):
                return painted(of[below], self.size.width)
            line, below = line + 1, below - len(of)
        return painted((), self.size.width)

    @property
    def seen(self) -> int:
        """The number in its file of the first line in sight."""
        numbers = (self.view.lines[at].number for at in range(self.top, -1, -1))
        return next(filter(None, numbers), 1)

    @property
    def share(self) -> int:
        """How much of the text is above the end of what is in sight, in percent."""
        line, below = self.top, self.below + self.size.height
        while line < len(self.view.lines) and below >= len(self._rows(line)):
            below -= len(self._rows(line))
            line += 1
        return 100 * line // max(1, len(self.view.lines))

    def _folded(self, at: int) -> Sequence[Strip]:
        """The rows of a line: its number beside the first, above it where the words run leftward."""
        line = self.view.lines[at]
        gutter = len(str(len(self.view.lines))) + GUTTER
        width = max(1, min(MEASURE, self.size.width - gutter))
        number = str(line.number or "").rjust(gutter - GUTTER) + " " * GUTTER
        told = rows(Prose([[*self._said(at, line)]]), width)
        edge = "" if right_to_left((Span(line.text),)) else number
        found = [
            [(" " * gutter if n or not edge else edge, style("faint")), *row] for n, row in enumerate(told)
        ]
        above: list[Strip] = [] if edge or not line.number else [[(number, style("faint"))]]
        page = self.sheet.say("short-page", words=one_line(line.page))
        rule = f"{SIGNS['dash']} {page} {SIGNS['dash']}"
        paged: list[Strip] = [[(" " * gutter + rule, style("faint"))]] if line.page else []
        return [*paged, *above, *found]

    def _said(self, at: int, line: SourceLine) -> Iterator[Piece]:
        """The words of a line, what is quoted in a look of its own, with signs around all of it."""
        start = 0
        opening = line.marks[0][0] if line.marks and at == self.view.first else -1
        closing = line.marks[-1][1] if line.marks and at == self.view.last else -1
        for first, end in line.marks:
            yield line.text[start:first], None
            before = SIGNS["from"] if first == opening else ""
            after = SIGNS["to"] if end == closing else ""
            yield f"{before}{line.text[first:end]}{after}", self._found
            start = end
        yield line.text[start:], None

    @property
    def _found(self) -> Style | None:
        return style("found")

    def action_move(self, rows: int) -> None:
        """On by some rows, or back."""
        self._moved = True
        self.below += rows
        self._stay()

    def action_leaf(self, way: int) -> None:
        """On by a screen, or back."""
        self.action_move(way * max(1, self.size.height - 1))

    def action_edge(self, way: int) -> None:
        """To the start of the text, or to its end."""
        self._moved = True
        self.top, self.below = (0, 0) if way < 0 else (len(self.view.lines), 0)
        self._stay()

    def action_passage(self) -> None:
        """To the passage: a third of the screen below the top."""
        self.top = max(0, self.view.first)
        within = (
            n for n, row in enumerate(self._rows(self.top)) if any(SIGNS["from"] in text for text, _ in row)
        )
        self.below = next(within, 0) if self.view.first >= 0 else 0
        self.below -= self.size.height // 3 if self.view.first >= 0 else 0
        self._stay()

    def _stay(self) -> None:
        """Make the place at the top one that there is, so that the screen is full if it can be."""
        last = len(self.view.lines) - 1
        while self.below < 0 < self.top:
            self.top -= 1
            self.below += len(self._rows(self.top))
        while self.top <= last and self.below >= len(self._rows(self.top)):
            self.below -= len(self._rows(self.top))
            self.top += 1
        self.below = max(0, self.below)
        left, at = -self.below, self.top
        while at <= last and left < self.size.height:
            left += len(self._rows(at))
            at += 1
        if at > last and left < self.size.height and (self.top, self.below) > (0, 0):
            self._back(self.size.height - left)
        self.refresh()
        self.post_message(self.Moved())

    def _back(self, rows: int) -> None:
        """Back by some rows, as far as there are any."""
        self.below -= rows
        while self.below < 0 < self.top:
            self.top -= 1
            self.below += len(self._rows(self.top))
        self.below = max(0, self.below)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """On by the wheel."""
        self.action_move(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Back by the wheel."""
        self.action_move(-WHEEL)


class SourceScreen(ModalScreen[str | None]):
    """The text of the source of a quote, at the passage; or why there is none.

    The answer says what to show instead: another quote of the same source (`after`, `before`), or the same
    in the other `language`; None: nothing.
    """

    CSS = """
    SourceScreen { layout: vertical; background: ansi_default; color: ansi_default; }
    SourceScreen #quote { height: auto; padding: 0 1; margin: 1 0; }
    SourceScreen Pages { height: 1fr; margin: 0 1; background: ansi_default; color: ansi_default; }
    SourceScreen #source-foot { dock: bottom; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,b,left,backspace", "leave"),
        Binding("n", "leave('after')"),
        Binding("N", "leave('before')"),
        Binding("t", "leave('language')"),
        Binding("q", "app.quit"),
    ]

    def __init__(self, sheet: Sheet, view: SourceView) -> None:
        super().__init__()
        self.sheet, self.view = sheet, view

    def compose(self) -> ComposeResult:
        """The source, the quote and how it stands there, the text, and the keys."""
        yield Bar(id="source", look="reverse")
        yield Static(id="quote", markup=False)
        if not self.view.why:
            yield Pages(self.view, self.sheet)
        yield Bar(id="source-foot", look="dim")

    def on_resize(self) -> None:
        """The quote is folded anew."""
        self.query_one("#quote", Static).update(self._quote(max(1, self.size.width - 2)))
        keys = self.sheet.say("keys-source").split(" | ")
        told = " | ".join(keys[OF_TEXT:] if self.view.why else keys)
        self.call_after_refresh(self.query_one("#source-foot", Bar).keys, told)
        self._told()

    def on_pages_moved(self) -> None:
        """Say which part is in sight."""
        self._told()

    def _told(self) -> None:
        """The source, and which part of its text is in sight."""
        name = self.view.quotation.source.name.text
        told = [name, *([self.view.file] if self.view.file else [])]
        title, where = Said(f" {SIGNS['dot']} ".join(map(one_line, told))), ""
        if not self.view.why:
            pages = self.query_one(Pages)
            where = f" {SIGNS['dot']} {self.sheet.say('source-at', line=pages.seen, share=pages.share)}"
        title.truncate(max(1, self.size.width - cell_len(where) - 2), overflow="ellipsis")
        self.query_one("#source", Bar).say(f"{title.plain}{where}")

    def _quote(self, width: int) -> Said:
        """The words of the quote, who says them, and how they stand in the text, or why there is none."""
        quote, said = self.view.quotation, self.sheet
        short = quote._replace(text=excerpt(quote.text), translation=None, note=None, brief=True)
        told = [paragraph(lines(short, said), said._replace(colour=True))]
        state = [said.say(word.key, **word.facts) for word in self.view.state]
        if self.view.why:
            state += [sentence(self.view.why.key, self.view.why.facts, said.language)]
            address = printable(quote.source.url)
            state += [said.say("source-address", address=address)] if address else []
        told += [Prose([[]])] if self.view.why else []
        told += [Prose([[(capital(line), style("strong"))]]) for line in state]
        drawn = [row for block in told for row in rows(block, min(width, MEASURE))]
        return Said("\n").join(Said.assemble(*((text, look or "") for text, look in row)) for row in drawn)

    def action_leave(self, answer: str | None = None) -> None:
        """Back to where one came from, or on to something else."""
        self.dismiss(answer)
