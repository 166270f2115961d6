"""The command that measures growth runs on every shape, and tells what grows too fast from what does not."""

import growth
import pytest

ROUNDS = 4


def test_the_exponent_says_how_times_grow() -> None:
    sizes = [1, 2, 4, 8]
    assert growth.exponent(sizes, [1.0, 2.0, 4.0, 8.0]) == pytest.approx(1)
    assert growth.exponent(sizes, [1.0, 4.0, 16.0, 64.0]) == pytest.approx(2)
    assert growth.exponent(sizes, [0.0, 0.0, 0.001, 0.01]) == 0  # too short to say


@pytest.mark.long
def test_no_shape_grows_faster_than_its_size() -> None:
    fast, size = list(growth.SHAPES), 64 << 10
    for _ in range(ROUNDS):  # a busy moment is no growth: what seems fast is measured again, at larger sizes
        sizes = [size, 2 * size, 4 * size]
        fast = [name for name, _, found in growth.measured(fast, sizes) if found > growth.MOST]
        size *= 2
    assert fast == []
