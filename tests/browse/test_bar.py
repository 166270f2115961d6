"""A line of the screen: what fits of it."""

from typing import Any

import pytest
from rich.cells import cell_len
from stage import play, shown
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from socinno.browse.bar import GAP, Bar, fitted

KEYS = ["a one", "b two", "? more", "q quit"]


@pytest.mark.parametrize("cells", [0, 14, 15, 21, 22, 30, 80])
def test_of_the_keys_the_first_that_fit_and_always_how_to_learn_more_and_to_leave(cells: int) -> None:
    found = fitted(KEYS, cells)
    assert found[-2:] == KEYS[-2:]
    assert found[:-2] == KEYS[: len(found) - 2]
    assert cell_len(GAP.join(found)) <= cells or found == KEYS[-2:]
    assert found == KEYS or cell_len(GAP.join([*found, KEYS[len(found) - 2]])) > cells


@pytest.mark.parametrize(
    "words", ["short", "[bold]no markup[/]", "long " * 30, "\u4f60\u597d" * 30, "two\nlines"]
)
def test_it_is_one_line_of_text_cut_where_it_does_not_fit(words: str) -> None:
    class Line(App[None]):
        def compose(self) -> ComposeResult:
            yield Bar(id="it")

    app = Line(ansi_color=True)

    async def say(pilot: "Pilot[Any]") -> None:
        app.query_one(Bar).say(words)
        await pilot.pause()
        first, *rest = shown(app).split("\n")
        assert not any(rest)
        assert cell_len(first) <= 20
        assert first.strip().removesuffix("…").rstrip() in " ".join(words.split())

    play(app, say, 20, 3)
