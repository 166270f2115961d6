"""Comparisons in the terminal: side by side where there is room, aspect by aspect where there is not."""

import pytest
from asking import shown

from socinno.formats import Sheet, written
from socinno.views import Columns, Ref, Row, Text, Value


def compared(*cells: Value, kind: str = "comparison") -> Columns:
    heads = tuple(Ref("position", f"p{i}", Text(f"Side {i}")) for i, _ in enumerate(cells))
    return Columns(kind, heads, (Row("claim", cells, "other"),))


def screen(view: Columns, width: int) -> str:
    return written(view, Sheet("en", width), "table")


@pytest.mark.parametrize(("count", "width"), [(2, 78), (2, 200), (3, 109), (6, 200)])
def test_side_by_side_where_every_column_has_room(count: int, width: int) -> None:
    assert "╭" in screen(compared(*[Text("some words")] * count), width)


@pytest.mark.parametrize(("count", "width"), [(2, 77), (3, 100), (6, 190), (1, 20)])
def test_aspect_by_aspect_where_not(count: int, width: int) -> None:
    text = screen(compared(*[Text("some words")] * count), width)
    assert "╭" not in text
    assert text.index("claim") < text.index("Side 0")
    assert text.count("some words") == count


def test_what_runs_from_right_to_left_stands_beside_nothing() -> None:
    assert "╭" not in screen(compared(Text("some words"), Text("שלום")), 200)
    assert "╭" in screen(compared(Text("some words"), Text("wérds")), 200)


def test_what_faces_each_other_has_no_labels_for_its_rows() -> None:
    for width in (60, 200):
        text = screen(compared(Text("left"), Text("right"), kind="facing"), width)
        assert "claim" not in text
        assert "left" in text
    assert "╭" not in screen(compared(Text("left"), Text("right"), kind="facing"), 40)


def test_how_cells_relate_stands_under_the_label() -> None:
    assert "≠ different" in screen(compared(Text("a"), Text("b")), 100)


def test_without_rows_it_says_so_under_the_names() -> None:
    text = shown("compare only shared", "table")
    assert "╭" not in text
    assert text.index("Laurens de Graaf") < text.index("Nothing that they share")
