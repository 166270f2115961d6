"""A pane of rows: how the cursor goes over what can be opened, and what is asked for as one reads on."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from rich.style import Style
from stage import looks, play, shown
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from socinno.browse.reader import Reader
from socinno.browse.spots import START, Bookmark
from socinno.formats.layout import Strip
from socinno.formats.style import TARGET


class Reading(App[None]):
    """A reader alone, with some rows, others of which are given as they are wanted."""

    CSS = "Reader { scrollbar-size: 1 1; scrollbar-gutter: stable; }"

    def __init__(self, rows: Iterator[Strip], place: Bookmark = START) -> None:
        super().__init__(ansi_color=True)
        self.rows, self.place = rows, place
        self.wanted: list[int] = []
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield Reader(id="it")

    def on_mount(self) -> None:
        self.call_after_refresh(self.give)

    @property
    def it(self) -> Reader:
        return self.query_one(Reader)

    def give(self) -> None:
        self.it.focus()
        self.more(self.it.await_rows(self.place))

    def more(self, wanted: int) -> None:
        self.wanted.append(wanted)
        first = len(self.it.rows) if len(self.wanted) > 1 else 0
        found = [*islice(self.rows, wanted - first)]
        self.it.add(found, first, len(found) == wanted - first)

    def on_reader_wants(self, message: Reader.Wants) -> None:
        if not message.anew:
            self.more(message.rows)

    def on_reader_opened(self, message: Reader.Opened) -> None:
        self.opened.append(message.target)


def name(text: str, target: str) -> tuple[str, Style]:
    return text, Style(meta={TARGET: target})


def numbered(count: int, every: int = 1000) -> Iterator[Strip]:
    """So many rows, each with its number; every so many a name."""
    for n in range(count):
        yield [name(f"row {n}", f"d#{n}")] if n % every == every - 1 else [(f"row {n}", None)]


def after(app: Reading, *keys: str) -> Reading:
    async def press(pilot: "Pilot[Any]") -> None:
        await pilot.pause(0.1)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    play(app, press, 30, 10)
    return app


@pytest.mark.parametrize(
    ("keys", "top", "target"),
    [
        ((), 0, "d#4"),
        (("down",), 0, "d#9"),
        (("down", "down"), 1, "d#9"),  # the next is not in sight yet: on by a row
        (("down", "up"), 0, "d#4"),
        (("up",), 0, "d#4"),
        (("pagedown",), 9, "d#9"),  # it stands on something that is seen
        (("pagedown", "down"), 9, "d#14"),
        (("end", "pageup"), 81, "d#89"),
        (("end",), 90, "d#99"),
        (("end", "up"), 90, "d#94"),
        (("end", "home"), 0, "d#4"),
    ],
)
def test_the_keys_go_over_the_names_in_sight_and_else_on_by_rows(
    keys: tuple[str, ...], top: int, target: str
) -> None:
    app = Reading(numbered(100, 5))

    async def press(pilot: "Pilot[Any]") -> None:
        await pilot.pause(0.1)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        assert (app.it.scroll_offset.y, app.it.target) == (top, target)

    play(app, press, 30, 10)


def test_enter_opens_what_the_cursor_stands_on_and_nothing_where_it_stands_on_nothing() -> None:
    assert after(Reading(numbered(20, 5)), "enter", "down", "enter").opened == ["d#4", "d#9"]
    assert after(Reading(numbered(20)), "enter").opened == []


def test_a_name_that_goes_on_in_the_next_row_is_one() -> None:
    rows: list[Strip] = [
        [name("Laurens de", "d#graaf"), (" and ", None), name("Ada", "d#ada")],
        [name("Graaf", "d#graaf")],
        [("between", None)],
        [name("Graaf", "d#graaf")],
    ]
    app = after(Reading(iter(rows)), "enter", "down", "enter", "down", "enter")
    assert app.opened == ["d#graaf", "d#ada", "d#graaf"]


def test_a_number_and_what_stands_behind_it_look_pointed_at_together() -> None:
    app = Reading(iter([[name("1  ", "d#question"), name("A side", "d#side")], [("else", None)]]))

    async def press(pilot: "Pilot[Any]") -> None:
        await pilot.pause(0.1)
        assert all("reverse" in look for words in ("1", "A side") for look in looks(app, words))
        await pilot.press("down")
        assert not any("reverse" in look for look in looks(app, "1"))

    play(app, press, 30, 10)


def test_what_is_marked_has_a_sign_before_its_first_row() -> None:
    rows: list[Strip] = [[name("Laurens de", "d#graaf")], [name("Graaf", "d#graaf")], [name("Ada", "d#ada")]]
    app = Reading(iter(rows))

    async def press(pilot: "Pilot[Any]") -> None:
        await pilot.pause(0.1)
        app.it.show(marked={"d#graaf"})
        await pilot.pause()
        assert shown(app).splitlines()[:3] == ["✓Laurens de", " Graaf", " Ada"]
        assert app.it.called("d#graaf") == "Laurens de Graaf"

    play(app, press, 30, 10)


def test_no_more_is_wanted_than_is_read() -> None:
    app = after(Reading(numbered(10_000)), "pagedown")
    assert app.wanted == [30]
    app = after(Reading(numbered(10_000)), *["pagedown"] * 5)
    assert 30 < app.wanted[-1] <= 110


def test_the_end_is_come_to_however_far_it_is() -> None:
    app = Reading(numbered(1000))

    async def press(pilot: "Pilot[Any]") -> None:
        await pilot.pause(0.1)
        await pilot.press("end")
        for _ in range(200):
            await pilot.pause(0.02)
            if "row 999" in shown(app):
                break
        assert "row 999" in shown(app)

    play(app, press, 30, 10)


def test_a_place_is_found_again_by_what_stands_there() -> None:
    app = Reading(numbered(400, 5), Bookmark(100, 20, 20, 4))

    async def press(pilot: "Pilot[Any]") -> None:
        await pilot.pause(0.3)
        assert app.it.scroll_offset.y == 100
        assert app.it.target == "d#104"
        assert app.it.here() == Bookmark(100, 20, 20, 4, ("d#104", "d#104"))
        app.it.await_rows(app.it.here())  # each row is two by now
        between: Strip = [("", None)]
        twice = [row for of in numbered(200, 5) for row in (of, between)]
        app.it.add(twice, 0, False)
        await pilot.pause()
        assert app.it.target == "d#104"
        assert app.it.spots[20].first - app.it.scroll_offset.y == 4

    play(app, press, 30, 10)


def test_words_wider_than_the_pane_are_cut_and_what_is_text_is_no_markup() -> None:
    app = Reading(iter([[("[bold]x[/bold] " * 9, None)], [("\u4f60" * 40, None)]]))

    async def press(pilot: "Pilot[Any]") -> None:
        await pilot.pause(0.1)
        assert shown(app).strip().startswith("[bold]x[/bold] [bold]x[/bold]")

    play(app, press, 30, 10)
