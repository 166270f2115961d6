"""The text of a source on the screen: opened at the passage, read by keys and wheel, left again."""

from pathlib import Path
from typing import Any

import pytest
from authors import debate, write
from stage import Stage, after, browsed, browser, looks, play, shown
from textual import events
from textual.pilot import Pilot

from socinno.browse.source import SourceScreen
from socinno.formats import Sheet
from socinno.library import load
from socinno.queries.passage import passage
from socinno.views import SourceView

LONG = "".join(f"Line {n} of the report.\n" for n in range(1, 301))
TEXT = f"{LONG}Sam Baker said: “My customers [loudly]\ncome by car.” Four goes on.\n{LONG}The end."


def view(folder: Path, text: str | None = TEXT, quote: str = "My customers [...] come by car") -> SourceView:
    path = write(folder, debate(quote, "report.txt"))
    if text is not None:
        write(folder, text, "report.txt")
    return passage(load(path), "baker-says", "en")


def screen(folder: Path, colour: bool = True, **told: Any) -> SourceScreen:
    return SourceScreen(Sheet("en", 80, colour), view(folder, **told))


def test_it_opens_where_the_quote_stands_marked_by_look_and_by_sign(tmp_path: Path) -> None:
    app = Stage(screen(tmp_path))

    async def look(pilot: "Pilot[None]") -> tuple[str, list[str]]:
        return shown(app), looks(app, "My customers")

    told, drawn = play(app, look)
    assert "301  Sam Baker said: “»My customers [loudly]" in told
    assert "302  come by car«.” Four goes on." in told
    assert "300  Line 300 of the report." in told
    assert any("reverse" in style for style in drawn)


def test_what_it_is_who_said_it_and_how_it_stands_there_is_said_above_it(tmp_path: Path) -> None:
    told = after(screen(tmp_path))[0]
    assert "Report · report.txt" in told
    assert "“My customers [...] come by car”" in told
    assert "Sam Baker" in told
    assert "To the letter, line 301" in told
    assert "Esc back" in told


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("home",), "  1  Line 1 of the report."),
        (("end",), "603  The end."),
        (("home", "down", "down"), "  3  Line 3 of the report."),
        (("home", "pagedown"), " 17  Line 17 of the report."),
        (("home", "space"), " 17  Line 17 of the report."),
        (("end", "pageup"), "580  Line 278 of the report."),
        (("end", "enter"), "»My customers"),
        (("end", "down"), "603  The end."),
        (("home", "up"), "  1  Line 1 of the report."),
    ],
)
def test_the_keys_walk_through_the_text(keys: tuple[str, ...], line: str, tmp_path: Path) -> None:
    assert line in after(screen(tmp_path), *keys)[0]


def test_where_one_is_is_said_in_the_first_line(tmp_path: Path) -> None:
    for keys, where in (((), "line 29"), (("home",), "line 1 ·"), (("end",), "100 %")):
        assert where in after(screen(tmp_path), *keys)[0].splitlines()[0]


@pytest.mark.parametrize("key", ["escape", "b", "left", "backspace"])
def test_it_is_left(key: str, tmp_path: Path) -> None:
    assert after(screen(tmp_path), key)[1] is None


def test_the_wheel_walks_too(tmp_path: Path) -> None:
    app = Stage(screen(tmp_path))

    async def roll(pilot: "Pilot[None]") -> str:
        await pilot.press("home")
        await pilot._post_mouse_events([events.MouseScrollDown] * 4, "Pages", button=0)
        await pilot.pause()
        return shown(app)

    assert "1  Line 1 of" not in play(app, roll)


@pytest.mark.parametrize("width", [20, 60, 80, 250])
def test_it_fits_any_width_and_stays_at_the_passage_when_that_changes(width: int, tmp_path: Path) -> None:
    app = Stage(screen(tmp_path))

    async def resize(pilot: "Pilot[None]") -> str:
        await pilot.resize_terminal(width, 24)
        await pilot.pause()
        return shown(app)

    told = play(app, resize)
    assert max(map(len, told.splitlines())) <= width
    assert "»My" in told


def test_who_has_walked_on_stays_there_when_the_window_changes(tmp_path: Path) -> None:
    app = Stage(screen(tmp_path))

    async def walk(pilot: "Pilot[None]") -> str:
        await pilot.press("home", "down", "down", "down", "down")
        await pilot.resize_terminal(40, 30)
        await pilot.pause()
        return shown(app)

    told = play(app, walk)
    assert "  5  Line 5" in told
    assert "  4  Line 4" not in told


def test_a_line_longer_than_the_screen_opens_at_the_row_of_the_quote(tmp_path: Path) -> None:
    text = "never a line end " * 400 + "My customers come by car " + "and on it goes " * 400
    told = after(screen(tmp_path, text=text, quote="My customers come by car"))[0]
    assert "»My" in told
    assert "car«" in told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "there is no file ‘report.txt’ with the text of this source, so the quote was not compared"),
        (" ", "‘report.txt’ has no words in it"),
    ],
)
def test_where_there_is_no_text_it_says_why(text: str | None, why: str, tmp_path: Path) -> None:
    told, answer = after(screen(tmp_path, text=text), "down", "end", "enter", "escape")
    assert answer is None
    told = " ".join(after(screen(tmp_path, text=text))[0].split())
    assert why.casefold() in told.casefold()
    assert "not compared" in told.casefold()


def test_a_debate_without_the_text_says_what_that_means_and_where_the_source_is(tmp_path: Path) -> None:
    address = "URL: https://example.org/a, issued"
    text = debate("My customers").replace("issued", address)
    path = write(tmp_path, text)
    view = passage(load(path), "baker-says", "en")
    told = " ".join(after(SourceScreen(Sheet("en", 80, True), view))[0].split())
    assert "does not come with this debate, so the quote was not compared." in told
    assert "The source is at: https://example.org/a" in told
    assert told.count("ompared") == 1
    assert told.endswith("Esc back")
    assert "read" not in told.rpartition("example.org/a")[2]


def test_an_address_is_text_whatever_it_looks_like(tmp_path: Path) -> None:
    view = passage(load(write(tmp_path, debate("My customers"))), "baker-says", "en")
    odd = view.quotation.source._replace(url="javascript:[b]x[/b]\u202e")
    told = after(
        SourceScreen(Sheet("en", 80, True), view._replace(quotation=view.quotation._replace(source=odd)))
    )[0]
    assert "javascript:[b]x[/b]" in told
    assert "\u202e" not in told


def test_q_ends_the_program_from_there_too(tmp_path: Path) -> None:
    app = Stage(screen(tmp_path))

    async def quit(pilot: "Pilot[None]") -> bool:
        await pilot.press("q")
        await pilot.pause()
        return app._exit

    assert play(app, quit)


@pytest.mark.parametrize(("key", "answer"), [("n", "after"), ("N", "before"), ("t", "language")])
def test_another_quote_or_language_is_asked_for(key: str, answer: str, tmp_path: Path) -> None:
    assert after(screen(tmp_path), key)[1] == answer


def test_t_shows_the_source_in_the_other_language_and_leads_back_in_that(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers", "report.txt"))
    write(tmp_path, TEXT, "report.txt")
    keys = ("=customers", "b", "=»My customers", "t", "=Esc terug")
    assert "»My customers" in browsed(browser(path, "baker-says"), *keys)
    assert "q stoppen" in browsed(browser(path, "baker-says"), *keys, "escape", "=stoppen")


def test_n_shows_the_next_quote_of_the_source_and_then_the_first_again(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers", "report.txt"))
    write(tmp_path, TEXT, "report.txt")
    for keys in (("n", "=Walker wants", "N", "=»My"), ("n", "=Walker wants", "n", "=»My")):
        assert "»My customers" in browsed(browser(path, "baker-says"), "=customers", "b", "=»My", *keys)


def test_a_quote_that_is_not_there_is_said_not_to_be_and_the_text_is_shown_from_its_start(
    tmp_path: Path,
) -> None:
    told = after(screen(tmp_path, quote="Nothing of the sort, ever, whatsoever was said"))[0]
    assert "Not found" in told
    assert "  1  Line 1 of the report." in told
    assert "»" not in told


def test_words_from_right_to_left_stand_beside_nothing(tmp_path: Path) -> None:
    told = after(screen(tmp_path, text="first\nשלום עולם\nMy customers come by car", quote="My customers"))[0]
    rows = [row.strip() for row in told.splitlines()]
    assert "שלום עולם" in rows
    assert rows[rows.index("שלום עולם") - 1] == "2"


def test_the_text_is_text_whatever_it_looks_like(tmp_path: Path) -> None:
    odd = "[red]no[/] [link=http://x]y[/link] [@click=app.quit_asked]z[/] My customers :smile: \u202e"
    told = after(screen(tmp_path, text=odd, quote="My customers"), width=120)[0]
    assert "[red]no[/] [link=http://x]y[/link] [@click=app.quit_asked]z[/] »My customers« :smile:" in told
    assert "\u202e" not in told


def test_a_quote_that_is_shown_says_how_it_stands_in_the_text_of_its_source(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers", "report.txt"))
    write(tmp_path, TEXT, "report.txt")
    told = browsed(browser(path, "baker-says"), "=My customers")
    assert "to the letter, line 301" in " ".join(told.split())


def test_a_text_may_lie_anywhere_in_the_folder_of_the_library(tmp_path: Path) -> None:
    (tmp_path / "debates").mkdir()
    path = write(tmp_path / "debates", debate("My customers", "../report.txt"))
    write(tmp_path, TEXT, "report.txt")
    assert "lies outside" in browsed(browser(path, "baker-says"), "=customers", "b", "=lies outside")
    app = browser(path, "baker-says", root=tmp_path)
    assert "»My customers«" in browsed(app, "=customers", "b", "=»My")
