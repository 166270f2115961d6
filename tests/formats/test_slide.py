"""A slide: the smallest 16 by 9 that holds what it shows."""

import pytest

from socinno.formats import Sheet
from socinno.formats.slide import HIGH, LARGE, MARGIN, SMALLEST, WIDE, Slide, landscape, titled_rows, worse
from socinno.formats.spans import Span


@pytest.mark.parametrize(("cells", "count"), [(1, 1), (200, 3), (20, 90), (170, 46.5)])
def test_it_is_16_by_9_and_holds_all(cells: float, count: float) -> None:
    width, height = landscape(cells, count)
    assert abs(width / height - 16 / 9) < 0.01
    assert width >= SMALLEST
    assert cells * WIDE + 2 * MARGIN <= width + 0.1
    assert count * HIGH + 2 * MARGIN <= height + 0.1


def test_a_title_takes_more_room_than_its_rows() -> None:
    title = titled_rows((Span("Some words of a title"),), 20, Sheet())
    slide = Slide(title, [[("a", None)]], [[("b", None)]])
    assert len(title) == 2
    assert slide.high == (2 + 0.5) * LARGE + 2
    assert slide.cells == len("Some words of") * LARGE
    assert Slide([], slide.body).high == 1


def test_smaller_letters_are_worse_and_so_is_what_counts_as_worse() -> None:
    assert worse(100, 10) < worse(150, 10) < worse(150, 90)
    assert worse(100, 10) < worse(100, 10, by=1.3)
    assert worse(120, 60) < worse(60, 60), "wider where letters are as large"
