"""A line to type on, which takes as much as anybody types, whatever is pasted."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

MOST_TYPED = 500  # characters


class TypeLine(Input):
    """A line to type on: of what is pasted, as much as there is room for."""

    def __init__(self, value: str = "", placeholder: str = "") -> None:
        super().__init__(value[:MOST_TYPED], placeholder, select_on_focus=False, max_length=MOST_TYPED)

    def on_paste(self, event: events.Paste) -> None:
        """Cut what is pasted, before it is taken."""
        taken = abs(self.selection.end - self.selection.start)
        event.text = event.text[: MOST_TYPED - len(self.value) + taken]
