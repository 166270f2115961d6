"""The screen that says what each key does."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.table import Table
from rich.text import Text as Said
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from socinno.formats import Sheet

KEYS = (
    ("key-move", "key-open", "key-number", "key-tab", "key-back", "key-escape", "key-mouse"),
    ("key-search", "key-speaker", "key-evidence", "key-source", "key-mark", "key-compare"),
    ("key-who", "key-pairs", "key-quotes", "key-debates", "key-problems"),
    ("key-all", "key-language", "key-reload", "key-quit"),
)
"""Every key, by what it is for."""

ROOMY = 27  # rows of a window in which the groups stand apart
BETWEEN = " | "  # in the words: the keys, and what they do


class KeysScreen(ModalScreen[None]):
    """All keys in plain words."""

    CSS = """
    KeysScreen { align: center middle; background: ansi_default; }
    KeysScreen VerticalScroll { width: 80; max-width: 100%; height: auto; max-height: 100%;
      border: round ansi_default; background: ansi_default; color: ansi_default; padding: 0 1;
      scrollbar-size: 1 1; scrollbar-color: ansi_default; scrollbar-background: ansi_default; }
    KeysScreen Static { background: ansi_default; color: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q,enter", "leave")]

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet

    def compose(self) -> ComposeResult:
        """The keys, in a frame that scrolls where the window is too low."""
        with VerticalScroll() as box:
            box.border_title = Said(self.sheet.say("all-keys"))
            box.border_subtitle = Said(self.sheet.say("keys-leave"))
            yield Static(self._told(), markup=False)

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.query_one(VerticalScroll).focus()

    def _told(self) -> Table:
        """Two columns, the groups apart where there is room."""
        groups = [[self.sheet.say(key).split(BETWEEN) for key in keys] for keys in KEYS]
        width = max(cell_len(keys) for told in groups for keys, _ in told)
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=width)
        table.add_column()
        for n, told in enumerate(groups):
            if n and self.app.size.height >= ROOMY:
                table.add_row()
            for keys, does in told:
                table.add_row(Said(keys, Style(bold=True)), Said(does))
        return table

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)
