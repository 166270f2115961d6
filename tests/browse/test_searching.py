"""Searching as one types: what is looked for, the hits below it, one of them opened."""

import pytest
from rich.style import Style
from stage import UNSAID, Stage, after, looks, play, shown
from textual.pilot import Pilot

from socinno.browse.reader import Reader
from socinno.browse.searching import LastSearch, Searching, terms
from socinno.browse.spots import Bookmark
from socinno.formats import Sheet
from socinno.formats.layout import Strip
from socinno.formats.style import TARGET, style

SHEET = Sheet("en", 80, True)


class Seeker:
    """Finds two things for any words, and keeps what was looked for."""

    def __init__(self) -> None:
        self.sought: list[tuple[str, ...]] = []

    def __call__(self, hits: Reader, words: tuple[str, ...], place: Bookmark) -> None:
        self.sought.append(words)
        if words == ("zz*",):
            hits.add([[("Nothing.", None)]], 0, False)
        elif words:
            hits.await_rows(place)
            somebody = ("Somebody", Style(meta={TARGET: "d#somebody"}))
            named = [(f"{' '.join(words)} {n}", Style(meta={TARGET: f"d#{n}"})) for n in (1, 2)]
            rows: list[Strip] = []
            for piece in named:
                rows += [[("it says ", None), ("that", style("found"))], [somebody, piece]]
            hits.add(rows, 0, False)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        ("  ", ()),
        ("bri", ("bri*",)),  # still being typed: the beginning of a word
        ("bri ", ("bri",)),
        ("the bri", ("the", "bri*")),
        ('"the bridge"', ("the bridge",)),
        ("“the bridge” is", ("the bridge", "is*")),
        ('"the bri', ("the bri*",)),
        ("bri*", ("bri*",)),
    ],
)
def test_what_is_typed_is_words_the_last_of_which_may_go_on(typed: str, words: tuple[str, ...]) -> None:
    assert terms(typed) == words


def test_it_looks_at_every_letter_and_shows_what_came_last() -> None:
    seek = Seeker()
    told, answer = after(Searching(seek, SHEET), *"bri")
    assert seek.sought == [("b*",), ("br*",), ("bri*",)]
    assert "bri* 1" in told
    assert "br* 1" not in told
    assert answer == UNSAID


def test_nothing_typed_shows_nothing() -> None:
    seek = Seeker()
    told, _ = after(Searching(seek, SHEET), "b", "backspace")
    assert seek.sought[-1] == ()
    assert "b* 1" not in told
    assert "type words to look for" in told


@pytest.mark.parametrize(
    ("keys", "target"),
    [
        (("enter",), "d#1"),  # the first, without going down
        (("down", "enter"), "d#1"),
        (("tab", "down", "enter"), "d#2"),
        (("down", "down", "up", "enter"), "d#1"),
    ],
)
def test_a_hit_is_opened(keys: tuple[str, ...], target: str) -> None:
    assert after(Searching(Seeker(), SHEET), "b", *keys)[1] == target


def test_up_from_the_first_hit_is_back_to_typing() -> None:
    seek = Seeker()
    after(Searching(seek, SHEET), "b", "down", "up", "c")
    assert seek.sought[-1] == ("bc*",)


def test_a_letter_among_the_hits_is_typed() -> None:
    seek = Seeker()
    after(Searching(seek, SHEET), "b", "down", "q")  # which elsewhere ends the program
    assert seek.sought[-1] == ("bq*",)


def test_enter_without_a_hit_does_nothing() -> None:
    assert after(Searching(Seeker(), SHEET), "enter", "down")[1] == UNSAID


@pytest.mark.parametrize("keys", [("escape",), ("b", "down", "escape"), ("b", "escape")])
def test_escape_leaves(keys: tuple[str, ...]) -> None:
    assert after(Searching(Seeker(), SHEET), *keys)[1] is None


@pytest.mark.parametrize(("row", "target"), [(0, "d#1"), (1, "d#1"), (2, "d#2")])
def test_a_click_anywhere_in_a_hit_opens_it(row: int, target: str) -> None:
    app = Stage(Searching(Seeker(), SHEET))

    async def click(pilot: "Pilot[None]") -> object:
        await pilot.press("b")
        await pilot.pause()
        await pilot.click("Hits", offset=(2, row))
        await pilot.pause()
        return app.answer

    assert play(app, click) == target


def test_what_was_typed_before_stands_there_and_is_looked_for_again() -> None:
    seek = Seeker()
    told, _ = after(Searching(seek, SHEET, last=LastSearch("bridge")))
    assert "bridge* 1" in told
    after(Searching(seek, SHEET, last=LastSearch("bridge")), "x")  # typing begins anew
    assert seek.sought[-1] == ("x*",)


def test_whose_words_are_searched_is_said() -> None:
    told, _ = after(Searching(Seeker(), SHEET, of="Sam Baker"))
    assert "Search in what Sam Baker says" in told


def test_where_nothing_is_found_it_is_said_whose_words_alone_were_searched() -> None:
    only = "Nothing found in the words of Sam Baker; only those are searched."
    assert only in after(Searching(Seeker(), SHEET, of="Sam Baker"), "z", "z")[0]
    assert only not in after(Searching(Seeker(), SHEET, of="Sam Baker"), "z")[0]
    assert "Nothing found in the words" not in after(Searching(Seeker(), SHEET), "z", "z")[0]


def test_what_was_looked_for_does_not_look_like_the_cursor() -> None:
    app = Stage(Searching(Seeker(), SHEET))

    async def look(pilot: "Pilot[None]") -> tuple[list[str], list[str]]:
        await pilot.press("b", "down")
        await pilot.pause()
        return looks(app, "that"), looks(app, "b* 1")

    found, cursor = play(app, look)
    assert all("bold" in it and "underline" in it and "reverse" not in it for it in found)
    assert all("reverse" in it for it in cursor)


def test_the_line_has_a_prompt_and_a_caret() -> None:
    app = Stage(Searching(Seeker(), SHEET))

    async def look(pilot: "Pilot[None]") -> tuple[str, list[str]]:
        await pilot.press("b")
        await pilot.pause()
        return shown(app).splitlines()[2], looks(app, " ")

    line, drawn = play(app, look)
    assert line.startswith(" Search: b")
    assert any("reverse" in it for it in drawn)


@pytest.mark.parametrize("width", [60, 80])
def test_how_to_get_to_what_is_found_is_told(width: int) -> None:
    assert "↓ to what is found" in after(Searching(Seeker(), SHEET), width=width)[0].splitlines()[-1]


def test_a_search_that_was_left_goes_on_where_it_was() -> None:
    last = LastSearch("bridge", Bookmark(spot=1))
    assert after(Searching(Seeker(), SHEET, last=last), "enter")[1] == "d#2"
    assert after(Searching(Seeker(), SHEET, last=last), "up", "enter")[1] == "d#1"
