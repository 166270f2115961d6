"""A small run of the fuzzer (tests/fuzz.py): what is malformed is refused in its place, and quickly."""

import subprocess
import sys
from pathlib import Path

import fuzz
import mutating
import pytest
from asking import EVERY, ODD
from exchanged import EXAMPLES
from importing import brought
from readback import read_back, read_tables

from socinno.exchange.recognising import FORMATS, format_of


@pytest.mark.parametrize("first", [0, 90, *(pytest.param(n, marks=pytest.mark.long) for n in (500,))])
def test_malformed_content_is_refused_where_it_is_wrong_and_the_rest_read_back(first: int) -> None:
    count = 90 if first < 500 else 500
    found, longest = fuzz.batch("content", seed=2018, first=first, count=count)
    assert found.total() == count
    assert 0 < found["fine"] < count / 4  # most are malformed, or this would test nothing
    assert longest < 2 * fuzz.SECONDS


@pytest.mark.parametrize("count", [100, pytest.param(2000, marks=pytest.mark.long)])
def test_whatever_is_typed_has_an_answer_or_a_sentence(count: int) -> None:
    found, _ = fuzz.batch("words", seed=2018, first=0, count=count)
    assert {*found} <= {"exit 0", "exit 1", "exit 2"}
    assert found["exit 0"]


@pytest.mark.parametrize("count", [28, pytest.param(350, marks=pytest.mark.long)])
def test_a_damaged_source_is_read_or_refused(count: int) -> None:
    found, longest = fuzz.batch("sources", seed=2018, first=0, count=count)
    assert {name.split()[0] for name in found} == {*fuzz.SOURCES}
    assert longest < fuzz.SECONDS


@pytest.mark.parametrize("each", [20, pytest.param(2000, marks=pytest.mark.long)])
def test_a_damaged_file_of_another_tool_becomes_a_debate_without_errors_or_is_refused(each: int) -> None:
    found, longest = fuzz.batch("exchange", seed=2018, first=0, count=each * len(FORMATS))
    assert {name.split()[0] for name in found} == {*FORMATS}
    assert any(name.endswith(" 0") for name in found)
    assert longest < 2 * fuzz.SECONDS


@pytest.mark.parametrize("name", FORMATS)
def test_an_example_of_each_format_is_recognised_and_comes_in(name: str, tmp_path: Path) -> None:
    path = EXAMPLES[name](tmp_path)
    assert format_of(path) == name
    ran, [debate] = brought(path)
    assert "TODO" not in ran.err
    assert debate.speakers or debate.dichotomies or debate.quotes


@pytest.mark.parametrize("count", [40, pytest.param(500, marks=pytest.mark.long)])
def test_what_is_begun_or_added_to_loses_nothing(count: int) -> None:
    found, longest = fuzz.batch("cite", seed=2018, first=0, count=count)
    assert found["new 0 cite 0"]
    assert longest < 2 * fuzz.SECONDS


@pytest.mark.long
@pytest.mark.parametrize(
    "file", [*EVERY.glob("*.yaml"), *ODD.glob("*.yaml")], ids=lambda file: str(file.stem)
)
def test_what_is_not_damaged_reads_back_in_every_format(file: Path) -> None:
    assert read_back(file, "1", ("en", "nl")) > 250
    read_tables(file)


def test_each_case_depends_on_its_seed_and_number_alone() -> None:
    for made in (mutating.cases, *(made for made, _ in fuzz.SUBJECTS.values())):
        assert list(made(1, 100, 5))[3:] == list(made(1, 103, 2))
        assert list(made(1, 100, 5)) != list(made(2, 100, 5))


@pytest.mark.long
def test_the_whole_is_one_command() -> None:
    command = [sys.executable, fuzz.__file__, "--count", "60", "--seed", "3", "--workers", "1"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("60 content, seed 3")
