"""Two sides facing each other: beside each other where there is room, with a sign for everyone's stance."""

import pytest
from asking import ANSI, EVERY, library
from whole import widest

import socinno
from socinno.formats import Sheet, written
from socinno.formats.inlines import several
from socinno.queries.presenter import Presenter
from socinno.queries.questions import facing
from socinno.views import Columns, StanceView, Text


def drawn(width: int = 80, name: str = "build", look: str = "sides", colour: bool = False) -> list[str]:
    return written(columns(name, look), Sheet("en", width, colour), "table").splitlines()


def columns(name: str, look: str, everything: bool = False) -> Columns:
    [debate] = socinno.load(EVERY).debates
    tell = Presenter(debate, "en")
    return facing(tell, debate.dichotomies[name], 7, everything=everything)._replace(look=look)


def test_everyone_stands_under_their_side_with_a_sign() -> None:
    assert drawn() == [
        "7  Build it                             or  The canal is fine as it is.",
        "   ● Bob Crane                              ◐ Ann Bell △",
        "   ◐ Dee Elms: connects both                ◐ Dee Elms: connects both ◇",
        "   ◐ The gallery: some                      ◐ The gallery: others",
        "   Neither side: Eve Ford",
    ]


def test_a_side_with_nobody_has_a_sign_of_its_own() -> None:
    assert drawn(name="pay")[:2] == [
        "7  The town                             or  The users",
        "   ·                                        ● Bob Crane",
    ]


def test_our_reading_is_said_in_words_and_not_by_its_sign_alone() -> None:
    assert any("○ Ann Bell (our reading)" in line for line in drawn(name="pay"))


def test_what_the_sides_do_not_say_stands_above_them() -> None:
    assert drawn(look="titled")[:2] == [
        "7  Build it or leave it",
        "   Build it                             or  The canal is fine as it is.",
    ]
    assert drawn(look="")[:3] == [
        "7  Build it or leave it  build",
        "   Should the bridge be built?",
        "   Build it  build-it                   or  The canal is fine as it is.",
    ]


def test_with_everything_what_shows_a_stance_stands_below_once() -> None:
    text = written(columns("build", "", everything=True), Sheet("en", 80), "table")
    assert text.count("shown by: voices") == 1
    assert "note: Abstained." in text
    assert "△ before: Build it" in text
    assert "   Spoke about it, side not known: Cas Dell\n" in text
    assert "   No known stance: The clerk\n" in text


def test_where_it_is_narrow_one_side_stands_below_the_other() -> None:
    lines = drawn(40)
    assert lines[0] == "7  Build it"
    assert "or The canal is fine as it is." in lines
    assert all(len(line) <= 40 for line in lines)


@pytest.mark.parametrize("width", [90, 120, 200, 300])
def test_where_it_is_wide_the_text_keeps_its_measure(width: int) -> None:
    assert drawn(width) == drawn(90)


def test_a_number_of_two_digits_stands_clear_of_what_follows() -> None:
    text = written(columns("pay", "sides")._replace(number=38), Sheet("en", 80), "table")
    assert text.startswith("38  The town")
    assert "\n    ·" in text


def test_a_long_name_folds_beside_its_sign() -> None:
    long = columns("pay", "sides")
    [row] = long.read
    name = Text("Ann " * 20)
    longer = tuple(
        tuple(
            it._replace(speaker=it.speaker._replace(name=name))
            for it in several(cell)
            if isinstance(it, StanceView)
        )
        for cell in row.cells
    )
    text = written(long._replace(rows=(row._replace(cells=longer),)), Sheet("en", 80), "table")
    assert "● Ann Ann" in text
    assert "  Ann Ann" in text
    assert widest(text) <= 80


def test_who_has_one_sign_stands_in_one_row_where_that_is_asked_for() -> None:
    text = written(columns("build", "sides")._replace(packed=True), Sheet("en", 80), "table")
    assert text.splitlines()[1:4] == [
        "   ● Bob Crane                              ◐ Ann Bell △, Dee Elms: connects",
        "   ◐ Dee Elms: connects both, The             both ◇, The gallery: others",
        "     gallery: some",
    ]


def test_what_runs_from_right_to_left_stands_beside_nothing() -> None:
    [debate] = library(True).debates
    it = facing(Presenter(debate, "en"), debate.dichotomies["left-right"], 1)
    for width in (80, 200):
        for line in written(it, Sheet("en", width), "table").splitlines():
            assert "  or  " not in line


def test_the_two_sides_have_a_colour_each_and_the_same_words() -> None:
    coloured = drawn(colour=True)
    assert "\x1b[36mBuild it\x1b[0m" in coloured[0]
    assert "\x1b[35mThe canal is fine as it is.\x1b[0m" in coloured[0]
    assert [ANSI.sub("", line).rstrip() for line in coloured] == drawn()
