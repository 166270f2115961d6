"""The command that measures growth runs on every shape, and tells what grows too fast from what does not."""

import growth
import pytest


def test_the_exponent_says_how_times_grow() -> None:
    sizes = [1, 2, 4, 8]
    assert growth.exponent(sizes, [1.0, 2.0, 4.0, 8.0]) == pytest.approx(1)
    assert growth.exponent(sizes, [1.0, 4.0, 16.0, 64.0]) == pytest.approx(2)
    assert growth.exponent(sizes, [0.0, 0.0, 0.001, 0.01]) == 0  # too short to say


@pytest.mark.long
def test_no_shape_grows_faster_than_its_size() -> None:
    sizes = [64 << 10, 128 << 10, 256 << 10]
    grown = {name: found for name, _, found in growth.measured(list(growth.SHAPES), sizes)}
    fast = [name for name, found in grown.items() if found > growth.MOST]
    again = {name: found for name, _, found in growth.measured(fast, [2 * size for size in sizes])}
    assert [name for name, found in again.items() if found > growth.MOST] == []  # a busy moment is no growth
