"""A few kills (tests/kill.py): what is written is old or new and whole, and what is left is removed."""

import os
import subprocess
import sys

import kill
import pytest

WRITING = len(kill.SCENARIOS)
PAGES = [scenario.name for scenario in kill.SCENARIOS].index("export pages")
FEW = [0, 1, PAGES, WRITING + 2, WRITING + 3, WRITING + PAGES]


@pytest.mark.parametrize("number", FEW)
def test_a_kill_leaves_the_old_text_or_the_new(number: int) -> None:
    assert kill.batch(seed=1, first=number, count=1).total() == 1


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, 20, 5))
def test_twenty_kills_leave_the_old_text_or_the_new(first: int) -> None:
    assert kill.batch(seed=2, first=first, count=5).total() == 5


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, 300, 30))
def test_three_hundred_kills_of_cite_leave_the_old_text_or_the_new(first: int) -> None:
    assert kill.batch(seed=4, first=first, count=30, only="cite").total() == 30


def test_a_file_that_is_half_or_lost_is_seen() -> None:
    alone = kill.Whole({"a": b"old", "b": b"kept"}, {"a": b"new", "b": b"kept"}, 1, 1.0)
    for a, told in ((b"old", "old"), (b"new", "new")):
        assert kill.judged({"a": a, "b": b"kept", ".a.0.draft": b"ne"}, alone) == told
    for left in ({"a": b"ne", "b": b"kept"}, {"b": b"kept"}, {"a": b"old"}, {**alone.after, "c": b""}):
        with pytest.raises(AssertionError):
            kill.judged(left, alone)


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="a kill has another exit code on Windows")
def test_the_whole_is_one_command() -> None:
    command = [sys.executable, kill.__file__, "--count", "4", "--seed", "3"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("4 runs, seed 3")
