"""A line to type on takes as much as anybody types."""

from typing import Any

from stage import Stage, play
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import ModalScreen

from socinno.browse.line import MOST_TYPED, TypeLine


class Typing(ModalScreen[None]):
    """A line alone."""

    def __init__(self, value: str = "") -> None:
        super().__init__()
        self.value = value

    def compose(self) -> ComposeResult:
        yield TypeLine(self.value, "what for")


def pasted(value: str, *texts: str) -> str:
    """What stands on a line with a value after some texts were pasted."""
    screen = Typing(value)

    async def paste(pilot: "Pilot[Any]") -> str:
        line = screen.query_one(TypeLine)
        line.focus()
        line.cursor_position = len(line.value)
        for text in texts:
            line.post_message(events.Paste(text))
            await pilot.pause()
        return line.value

    return play(Stage(screen), paste)


def test_what_is_pasted_is_taken_as_far_as_there_is_room() -> None:
    assert pasted("", "some words") == "some words"
    assert pasted("ab", "x" * 150_000) == "ab" + "x" * (MOST_TYPED - 2)
    assert pasted("", "x" * 300, "y" * 300, "z") == "x" * 300 + "y" * (MOST_TYPED - 300)


def test_a_line_begins_with_no_more_than_it_takes() -> None:
    assert pasted("x" * 9_999) == "x" * MOST_TYPED
