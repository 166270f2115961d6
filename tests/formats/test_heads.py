"""The heads of columns: titles in the fewest cells that a few lines take, broken at spaces and slashes."""

from socinno.formats.heads import GAP, LOW, in_lines, indent, titled_widths
from socinno.views import Head, Ref, Text


def head(title: str, number: int = 1) -> Head:
    return Head(number, Ref("dichotomy", "d", Text(title)), None, ())


def test_a_title_is_broken_at_spaces_and_behind_slashes() -> None:
    assert in_lines(head("Build/leave it"), 6) == ["Build/", "leave", "it"]
    assert in_lines(head("Build / leave it"), 8) == ["Build/", "leave it"]


def test_a_title_takes_fewer_cells_in_more_lines() -> None:
    told = [widths[0] for widths in titled_widths([head("Who pays for it all")], 5)]
    assert len(told) == LOW - 1
    assert told == sorted(told, reverse=True)
    assert told[-1] >= indent(head("")) + 5 + GAP


def test_what_runs_from_right_to_left_stands_at_no_head() -> None:
    assert list(titled_widths([head("من يدفع")], 5)) == []


def test_a_number_takes_its_cells_before_a_title() -> None:
    assert [indent(head("x", number)) for number in (1, 12)] == [2, 3]
