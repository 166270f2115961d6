"""A small run of the fuzzer (tests/fuzz.py): malformed files are refused in their place, and quickly."""

import subprocess
import sys

import fuzz
import pytest


@pytest.mark.parametrize(
    "first", [0, 250, *(pytest.param(n, marks=pytest.mark.long) for n in range(500, 2500, 500))]
)
def test_malformed_files_are_refused_where_they_are_wrong(first: int) -> None:
    count = 250 if first < 500 else 500
    found, longest = fuzz.batch(seed=2018, first=first, count=count)
    assert found.total() == count
    assert found["fine"] < count / 4  # most are malformed, or this would test nothing
    assert longest < fuzz.SECONDS


def test_each_file_depends_on_its_seed_and_number_alone() -> None:
    assert list(fuzz.cases(1, 100, 5))[3:] == list(fuzz.cases(1, 103, 2))
    assert list(fuzz.cases(1, 100, 5)) != list(fuzz.cases(2, 100, 5))


@pytest.mark.long
def test_the_whole_is_one_command() -> None:
    command = [sys.executable, fuzz.__file__, "--count", "60", "--seed", "3", "--workers", "1"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("60 files, seed 3")
