"""The command that measures content files: no more is kept of any shape than is told, at a bounded cost."""

import os
import time
from collections import Counter
from pathlib import Path

import growth_content
import pytest
from growth_content import SHAPES, Cost, exponent, measured

from socinno.authoring.check import check
from socinno.problems import MOST

CAN_MEASURE = pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not say what a run took")


def test_the_exponent_says_how_times_grow() -> None:
    sizes = [1, 2, 4, 8]
    start = growth_content.STARTING
    assert exponent(sizes, [start + n for n in (1.0, 2.0, 4.0, 8.0)]) == pytest.approx(1)
    assert exponent(sizes, [start + n for n in (1.0, 4.0, 16.0, 64.0)]) == pytest.approx(2)
    assert exponent(sizes, [start] * 4) == 0  # too short to say


@pytest.mark.parametrize(
    ("cost", "fine"),
    [
        (Cost(1.0, 100.0, 1), True),
        (Cost(growth_content.MOST_SECONDS + 1, 100.0, 1), False),
        (Cost(1.0, growth_content.MOST_MEMORY + 1, 1), False),
        (Cost(1.0, 100.0, growth_content.CRASHED), False),
    ],
)
def test_what_takes_too_long_too_much_or_ends_in_a_traceback_is_not_fine(cost: Cost, fine: bool) -> None:
    def costing(command: str, file: Path) -> Cost:
        return cost

    [it] = measured([next(iter(SHAPES))], ["check"], [100], costing)
    assert it.fine == fine


@pytest.mark.parametrize("name", SHAPES)
def test_of_every_shape_no_more_is_kept_than_is_told(name: str, tmp_path: Path) -> None:
    file = tmp_path / "debate.yaml"
    data = SHAPES[name](16 * 1024)
    assert 14 * 1024 < len(data) <= 17 * 1024
    file.write_bytes(data)
    problems = check(file).problems
    assert max(Counter(problem.code for problem in problems).values(), default=0) <= MOST


@pytest.mark.long
def test_no_shape_grows_faster_than_its_size() -> None:
    def costing(command: str, file: Path) -> Cost:
        start = time.process_time()
        check(file)
        return Cost(growth_content.STARTING + time.process_time() - start, 0, 0)

    def too_fast(names: list[str], sizes: list[int]) -> list[str]:
        found = measured(names, ["check"], sizes, costing)
        return [it.name for it in found if it.exponent > growth_content.MOST_EXPONENT]

    doubtful = too_fast(list(SHAPES), [128 << 10, 512 << 10])
    assert too_fast(doubtful, [512 << 10, 2 << 20]) == []  # a busy moment is no growth


@pytest.mark.long
@CAN_MEASURE
@pytest.mark.parametrize("command", growth_content.COMMANDS)
def test_what_a_command_takes_is_measured_in_a_process_of_its_own(command: str) -> None:
    [it] = measured(["yaml: aliases"], [command], [32 << 10])
    assert (it.costs[0].code, it.costs[0].seconds > 0, it.costs[0].memory > 1) == (1, True, True)
