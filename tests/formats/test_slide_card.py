"""`show` as a slide: letters that can be read on a wall; what has no room is counted, nothing is lost."""

import re
from collections.abc import Iterable

import pytest
from arguing import debate, library
from crowds import crowd

import socinno
from socinno import Sheet
from socinno.formats.layout import Strip
from socinno.formats.slide import LETTER, SEEN, Slide
from socinno.formats.slide_card import LEAST, card_slide
from socinno.formats.table import write
from socinno.queries.overview import overview
from socinno.queries.show import show
from socinno.views import Card, Foot, Hint, Part, Text

WORDS = re.compile(r"\w+")


def lines(strips: Iterable[Strip]) -> list[str]:
    return ["".join(text for text, _ in strip) for strip in strips]


def told(slide: Slide) -> str:
    return "\n".join(lines([*slide.title, *slide.body, *slide.foot]))


def letters(slide: Slide) -> float:
    """How many pixels high they are where the slide is 1,280 wide."""
    return LETTER * SEEN[0] / slide.size[0]


def words_of_table(card: Card, language: str) -> set[str]:
    """The words that the table says, which has hints below."""
    card = card._replace(foot=card.foot._replace(hints=()))
    return {*WORDS.findall("".join(write(card, Sheet(language, 90))))}


def text_of(name: str, length: int) -> Part:
    return Part(name, Text(" ".join(f"{name}{n}" for n in range(length))))


@pytest.mark.parametrize(
    "name", ["social-innovation", "4", "graaf", "de-graaf-bridge", "transition", "report"]
)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_the_debate_that_comes_along_shows_fits_whole_and_can_be_read(name: str, language: str) -> None:
    card = show(socinno.load(), name, language)
    slide = card_slide(card, Sheet(language))
    assert letters(slide) >= LEAST
    assert abs(slide.size[0] / slide.size[1] - 16 / 9) < 0.01
    assert words_of_table(card, language) <= {*WORDS.findall(told(slide))}
    assert "-f html" not in told(slide)


@pytest.mark.parametrize("questions", [1, 5, 12, 40, 100])
def test_many_questions_stand_in_columns_beside_each_other(questions: int) -> None:
    slide = card_slide(overview(crowd(20, questions), "en"), Sheet())
    found = re.findall(r"Question (\d+)", told(slide))
    assert sorted(map(int, found)) == [*range(1, questions + 1)]
    assert letters(slide) >= LEAST


def test_a_thing_says_which_debate_it_is_of() -> None:
    assert "Social innovation: hype or real change?" in told(
        card_slide(show(socinno.load(), "4", "en"), Sheet())
    )


def test_hints_and_commands_are_for_a_terminal() -> None:
    card = Card("debate", "x", Text("Title"), (text_of("note", 3),), Foot(hints=(Hint("show", "4"),)))
    assert "socinno" not in told(card_slide(card, Sheet()))


def test_a_heading_stands_with_what_is_below_it() -> None:
    quotes = {f"q{n}": {"supports": ("left",), "speaker": "ann"} for n in range(9)}
    card = show(library(debate(quotes)), "left", "en")
    below = [row for row in lines(card_slide(card, Sheet()).body) if "for and against" in row]
    assert len(below) == 1
    rows = lines(card_slide(card, Sheet()).body)
    at = rows.index(below[0])
    column = below[0].index("for and against")
    assert rows[at + 1][column:].strip()


@pytest.mark.parametrize("count", [60, 300])
def test_quotes_that_there_is_no_room_for_are_counted(count: int) -> None:
    quotes = {
        f"q{n}": {"supports": ("left",), "speaker": "ann", "text": f"Word{n}e " + "of many words " * 12}
        for n in range(count)
    }
    slide = card_slide(show(library(debate(quotes)), "left", "en", everything=True), Sheet())
    shown = len(re.findall(r"Word\d+e", told(slide)))
    assert 5 < shown < count
    assert f"No room on this slide for: quotes ({count - shown}). They are in -f html --all" in told(slide)
    assert letters(slide) >= LEAST


def test_what_is_left_out_below_a_quote_counts_as_well() -> None:
    quotes = {
        f"q{n}": {
            "supports": (f"q{n - 1}",) if n % 20 else ("left",),
            "text": f"Word{n}e " + "many words " * 9,
        }
        for n in range(400)
    }
    card = show(library(debate(quotes)), "left", "en")
    slide = told(card_slide(card, Sheet()))
    shown, below = len(re.findall(r"Word\d+e", slide)), sum(map(int, re.findall(r"(\d+) more below", slide)))
    [left] = re.findall(r"quotes \((\d+)\)", slide)
    assert shown + below + int(left) == 400


def test_a_text_that_is_larger_than_any_slide_starts_on_it_and_says_that_it_goes_on() -> None:
    card = Card("quote", "x", Text("Title"), (text_of("summary", 20_000), text_of("note", 3)))
    slide = card_slide(card, Sheet())
    assert "summary0 summary1" in told(slide)
    assert "[…]" in told(slide)
    assert "No room on this slide for: summary (1), note (1)" in told(slide)
    assert letters(slide) >= LEAST
