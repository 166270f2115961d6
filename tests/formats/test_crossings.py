"""What stands around the cells of a matrix: keys to numbers, and lines that name and count."""

import re

import pytest
from asking import EVERY

import socinno
from socinno import Filters, Sheet
from socinno.formats import written
from socinno.formats.crossings import (
    column_keys,
    head_text,
    known_stances,
    side_lines,
    signs_once,
    speaker_line,
    told_line,
)
from socinno.formats.spans import Line
from socinno.queries.who import who
from socinno.views import Crossing, Item, Part, Ref, Sign, Text, Word


def crossing() -> Crossing:
    [found] = who(socinno.load(EVERY), Filters(), "en").crossings
    return found


def words(line: Line) -> str:
    return "".join(span.text for span in line)


def test_a_number_stands_for_a_title_and_two_sides() -> None:
    told = [(key.number, [*map(words, key.parts)]) for key in column_keys(crossing(), False, small=True)]
    assert told == [
        (1, ["Build it or leave it", "◀ Build it", "▶ The canal is fine as it is."]),
        (2, ["Who pays", "◀ The town", "▶ The users"]),
    ]


def test_a_head_with_a_title_has_only_its_sides_below_and_a_short_one_names_them() -> None:
    told = [(key.number, [*map(words, key.parts)]) for key in column_keys(crossing(), titled=True)]
    assert told == [(2, ["├─ The town", "The users ─┤"])]
    assert [head_text(head).text for head in crossing().heads] == ["Build/leave", "Who pays"]


def test_sides_that_all_questions_share_are_told_once() -> None:
    it = crossing()
    sides = (Ref("position", "a", Text("Yes")), Ref("position", "b", Text("No")))
    same = it._replace(heads=tuple(head._replace(sides=sides) for head in it.heads))
    assert [(key.number, [*map(words, key.parts)]) for key in column_keys(same, titled=True)] == [
        (0, ["├─ Yes", "No ─┤"])
    ]
    assert [len(key.parts) for key in column_keys(same, titled=False)] == [2, 1, 1]
    assert [span.role for line in side_lines(sides, True) for span in line] == [
        "side-first",
        "",
        "side-second",
        "",
    ]


def test_what_is_known_of_a_speaker_is_all_but_silence() -> None:
    it = crossing()
    found = {line.speaker.id: len(known_stances(it.heads, line)) for line in it.lines}
    assert found == {"ann": 2, "bob": 2, "dee": 1, "eve": 1, "crowd": 1}


def test_things_in_a_row_have_their_facts_in_brackets() -> None:
    ann = Item(Ref("speaker", "ann", Text("Ann")), facts=(Word("count-quotes", {"count": 2}),))
    more = Item(Word("and-others", {"count": 3}))
    assert words(told_line(Part("unplaced", (ann, more)), Sheet("en"))) == (
        "Side unknown: Ann (2 quotes), 3 more"
    )
    assert words(told_line(Part("order", Word("order-file", {"most": 5})), Sheet("en"))) == (
        "Order: as in the file, for there are more than 5"
    )


def test_of_several_matrices_each_sign_is_explained_once() -> None:
    one, other = Sign("stated", Word("legend-stated")), Sign("spoke", Word("legend-spoke", {}))
    assert signs_once([one, other, one]) == (one, other)


@pytest.mark.parametrize("format", ["plain", "markdown", "html"])
def test_who_is_grouped_has_the_group_at_the_name(format: str) -> None:
    view = who(socinno.load(EVERY), Filters(), "en", "affiliation")
    told = re.sub("<[^>]*>", "", written(view, Sheet("en"), format))
    assert "Ann Bell (The Mill)" in told
    [it] = view.crossings
    assert [words(speaker_line(line)) for line in it.lines][:3] == [
        "Ann Bell (The Mill)",
        "Bob Crane (The Mill)",
        "Dee Elms",
    ]
