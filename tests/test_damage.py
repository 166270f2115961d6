"""A small run of the command that damages indexes (tests/damage.py): each is noticed or harmless."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import damage
import pytest


@pytest.mark.parametrize("count", [25, pytest.param(500, marks=pytest.mark.long)])
def test_a_damaged_index_is_noticed_or_harmless(count: int, tmp_path: Path) -> None:
    found = Counter(came for _, came in damage.outcomes(tmp_path, seed=2018, count=count))
    assert set(found) == {"noticed", "harmless"}
    assert found["noticed"] > count / 2  # or this would damage nothing


@pytest.mark.long
def test_the_whole_of_it_is_one_command() -> None:
    command = [sys.executable, damage.__file__, "--count", "20", "--seed", "3"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("20 damages, seed 3")
