"""The tree of reasons in the terminal picture: no word is lost at any width, and it reads at any depth."""

import re

import pytest
from arguing import ARGUED, Drawn, argued, chain, debate, library
from hypothesis import given, settings
from hypothesis import strategies as st
from whole import letters, widest

from socinno.formats import Sheet, written
from socinno.formats.tree import LEAST, STEP
from socinno.model import Debate
from socinno.queries.show import show


def screen(of: Debate, width: int = 80, everything: bool = True, name: str = "d") -> str:
    return written(show(library(of), name, "en", (), everything), Sheet("en", width), "table")


@settings(deadline=None, max_examples=60)
@given(ARGUED, st.integers(20, 300))
def test_no_word_is_lost_and_no_line_too_wide(drawn: Drawn, width: int) -> None:
    of = argued(drawn)
    text = screen(of, width)
    assert widest(text) <= width
    there = letters(text)
    for entry in show(library(of), "d", "en", (), True).parts:
        for tree in entry.value if entry.key == "reasons" else ():  # type: ignore[union-attr]
            for reason in tree.entries:  # type: ignore[union-attr]
                assert letters(reason.quotation.id if reason.again else reason.quotation.text.text) in there


def test_each_level_stands_further_to_the_right_under_its_sign() -> None:
    of = debate(
        {"a": {"supports": ("left",)}, "b": {"challenges": ("a",)}, "c": {"supports": ("b",)}},
    )
    assert re.findall("^( *)([+−]) (Words of .)", screen(of), re.MULTILINE) == [
        ("", "+", "Words of a"),
        ("  ", "−", "Words of b"),
        ("    ", "+", "Words of c"),
    ]


def test_the_signs_that_occur_are_in_the_legend_and_no_others() -> None:
    text = screen(debate({"a": {"supports": ("left",)}}))
    assert "+ supports what stands above it" in text
    assert "− challenges" not in text


@pytest.mark.parametrize("width", [20, 25, 40, 80])
def test_text_keeps_room_however_deep_it_stands(width: int) -> None:
    text = screen(chain(60), width)
    starts = [line.index("+") for line in text.splitlines() if line.lstrip().startswith("+ ")]
    assert max(starts) <= max(0, width - LEAST - STEP)
    assert max(starts) <= width // 2


def test_eighteen_deep_still_stand_to_the_right_of_each_other() -> None:
    starts = [line.index("+") for line in screen(chain(18)).splitlines() if line.lstrip().startswith("+ W")]
    assert starts == [2 * n for n in range(18)]


def test_where_no_room_is_left_an_entry_says_what_it_is_about() -> None:
    text = " ".join(screen(chain(40), 40).split())
    assert "supports q38: Words of q39" in text
    assert "supports q0:" not in text


def test_what_is_too_deep_is_counted_in_its_place_with_the_command() -> None:
    text = screen(chain(10), 80, everything=False)
    assert "\n    … 8 more below: socinno show q1\n" in text
    assert "Words of q2" not in text
    assert "L · 1 for it, 10 quotes in all\n" in text
    narrow = screen(chain(10), 30, everything=False).splitlines()
    assert "    socinno show q1" in narrow  # the command is never broken


def test_a_quote_stands_there_once_and_is_named_elsewhere() -> None:
    of = debate({"a": {"supports": ("left", "b")}, "b": {"supports": ("a",)}})
    text = screen(of)
    assert text.count("Words of a\n") == 1
    assert re.search(r"\n    \+ Words of a — see above +a\n", text)
    of = debate({"a": {"supports": ("left",)}, "b": {"supports": ("a", "left")}})
    assert re.search(r"\n  \+ Words of b — see below +b\n", screen(of))


def test_of_a_quote_that_stands_elsewhere_the_first_words_are_told() -> None:
    words = "One two three four five six seven eight"
    of = debate({"a": {"supports": ("left", "b"), "text": words}, "b": {"supports": ("a",)}})
    assert "One two three four five six […] — see above" in screen(of)
    assert screen(of).count(words) == 1


def test_how_many_are_for_it_and_against_it_cannot_be_misread() -> None:
    of = debate(
        {"a": {"supports": ("left",)}, "b": {"challenges": ("left",)}, "c": {"challenges": ("left", "a")}}
    )
    assert "\nL · 1 for it, 2 against it\n" in screen(of)
    dutch = written(show(library(of), "d", "nl"), Sheet("nl", 80), "table")
    assert "\nL · 1 ervoor, 2 ertegen\n" in dutch


def test_that_nobody_is_named_is_said_once() -> None:
    text = screen(debate({"a": {"supports": ("left",)}, "b": {"challenges": ("a",)}}))
    assert "not named" not in text
    assert text.count("None of these quotes says who speaks.") == 1
    some = screen(debate({"a": {"supports": ("left",), "speaker": "ann"}, "b": {"challenges": ("a",)}}))
    assert some.count("not named") == 1
    assert "None of these" not in some


def test_what_runs_from_right_to_left_stands_below_its_sign() -> None:
    of = debate({"a": {"supports": ("left",), "text": "שלום עולם"}})
    rows = screen(of).splitlines()
    at = rows.index("+")
    assert "שלום" in rows[at + 1]


def test_of_one_speaker_it_has_what_they_say() -> None:
    of = debate(
        {
            "a": {"supports": ("left",), "speaker": "bob"},
            "b": {"challenges": ("a",), "speaker": "ann", "note": "A note on b."},
        }
    )
    view = show(library(of), "d", "en", "ann")
    text = written(view, Sheet("en", 80), "table")
    assert "Words of a" not in text
    assert "− challenges a:\n  Words of b" in text
    assert "A note on b." in text


def test_a_chain_of_ten_thousand_is_drawn() -> None:
    text = screen(chain(10_000))
    assert text.count("Words of") == 10_000
