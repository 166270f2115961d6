"""Where the cursor can stand: a name, a quote as a whole, and who is named in it."""

from rich.style import Style

from socinno.browse.spots import Spot, add_spots, found_again, words_at
from socinno.formats.layout import Piece, Strip
from socinno.formats.style import TARGET


def named(text: str, target: str) -> Piece:
    return text, Style(meta={TARGET: target})


QUOTE: list[Strip] = [
    [("+ ", None), named("“Shops need", "d#q")],
    [("  ", None), named("cars.”", "d#q")],
    [("  ", None), named("Sam Baker", "d#baker"), named(" · page 2", "d#q"), named("q", "d#q")],
]


def spots(rows: list[Strip]) -> list[Spot]:
    found: list[Spot] = []
    add_spots(found, rows, 0, [])
    return found


def test_all_lines_of_a_quote_are_one_spot_and_who_says_it_is_another() -> None:
    assert spots(QUOTE) == [Spot(0, 2, "d#q"), Spot(2, 2, "d#baker")]


def test_it_is_the_same_however_many_rows_come_at_once() -> None:
    found: list[Spot] = []
    for y, row in enumerate(QUOTE):
        add_spots(found, [row], y, QUOTE[y - 1] if y else [])
    assert found == spots(QUOTE)


def test_a_side_that_is_named_beside_one_speaker_after_the_other_is_a_spot_each_time() -> None:
    rows = [[named(who, f"d#{who}"), named("Open", "d#open")] for who in ("ada", "bram")]
    assert [spot.target for spot in spots(rows)] == ["d#ada", "d#open", "d#bram", "d#open"]


def test_what_stands_at_a_spot_is_read_as_one_line() -> None:
    assert words_at(QUOTE, Spot(0, 1, "d#q")) == "“Shops need cars.”"


def test_a_thing_is_found_again_nearest_to_where_it_was() -> None:
    some = [Spot(n, n, target) for n, target in enumerate(("a", "b", "a", "c", "a"))]
    assert found_again(some, 3, "a") in (2, 4)
    assert found_again(some, 1, "c") == 3
    assert found_again(some, 1, "gone") == 1
