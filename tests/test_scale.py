"""The measurement of scale: what it calls growth and a miss, its libraries, and its table in the README."""

import re
from pathlib import Path

import pytest
from bench.measuring import STOPPED, Figures, growth
from bench.results import COLUMNS, Result, markdown, missed, named, table
from bench.scale import LEAST, libraries, measured
from bench.workload import ROWS, SHAPES, Library, Row, written

import socinno

README = Path(__file__).parent.parent / "README.md"
FINE = Figures(0.1, 0.0, 1.0, 1.0, 1.0, 40.0, frozenset({0}))


def a_result(row: Row, *figures: Figures) -> Result:
    sizes = [10**n for n, _ in enumerate(figures, 3)]
    return Result(row, [Library("fifty", size, [], {}) for size in sizes], [*figures])


def test_growth_is_told_of_what_is_long_enough() -> None:
    assert growth([1, 10, 100], [0.03, 0.3, 30]) == pytest.approx([1, 2])
    assert growth([1, 10, 100], [-0.02, 0.019, 0.2]) == [None, pytest.approx(1)]  # at least


def test_a_goal_that_is_missed_is_named_with_its_size() -> None:
    row = Row("show", "fifty", {"memory": 60.0, "ratio": 1.5})
    assert [*missed(a_result(row, FINE, FINE))] == []
    large = a_result(row, FINE, FINE._replace(memory=61.0))
    assert [*missed(large)] == ["memory 61.00 at 10,000, at most 60"]
    assert named([large]).splitlines()[1:] == [
        "goals missed: 1",
        "fifty: show: memory 61.00 at 10,000, at most 60",
    ]


def test_beside_yaml_load_a_goal_is_of_the_largest_library_where_start_up_is_little() -> None:
    row = Row("index --rebuild", "fifty", {"ratio": 1.5}, against="yaml.load")
    slow = FINE._replace(ratio=4.0)
    assert [*missed(a_result(row, slow, FINE))] == []
    assert [*missed(a_result(row, FINE, slow))] == ["ratio 4.00 at 10,000, at most 1.5"]


def test_another_exit_code_and_growth_beyond_proportion_are_missed_goals() -> None:
    row = Row("show", "fifty", codes=(2,))
    wrong, ended = (FINE._replace(codes=frozenset({2, code})) for code in (1, STOPPED))
    assert [*missed(a_result(row, wrong, ended))] == ["exit code 1 at 1,000", "stopped after 60 s at 10,000"]
    steep = a_result(Row("show", "fifty"), FINE._replace(over=0.1), FINE._replace(over=1.5))
    assert [*missed(steep)] == ["grows as size to the power 1.18, up to 10,000"]


def test_the_readme_has_the_rows_that_are_measured_for_it() -> None:
    files = {"small": 10_000}
    made = [
        Result(
            row,
            [
                Library(shape, int(p * 100_000), [Path()] * files.get(shape, 1), {})
                for p in SHAPES[shape].parts
            ],
            [FINE] * len(SHAPES[shape].parts),
        )
        for row in ROWS
        for shape in row.shapes.split()
    ]
    section = README.read_text("utf-8").split("## Many debates")[1].split("\n## ")[0]
    assert _without_figures(section) == _without_figures(markdown(made))


def _without_figures(text: str) -> list[list[str]]:
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell for cell in row if not re.fullmatch(r" (over )?[\d.]+ | flat ", cell)] for row in rows]


@pytest.mark.long
@pytest.mark.parametrize("shape", ["one", "long", "matrix"])
def test_the_largest_debates_are_within_what_is_read(shape: str, tmp_path: Path) -> None:
    written(tmp_path / "large", shape, int(SHAPES[shape].parts[-1] * 100_000))
    assert len(socinno.load(tmp_path / "large").debates) == 1


@pytest.mark.long
def test_every_command_is_measured_in_every_shape(tmp_path: Path) -> None:
    results = measured(libraries(tmp_path, LEAST, 2), 1, tmp_path)
    assert len(results) == sum(len(row.shapes.split()) for row in ROWS)
    codes = [(it.row.typed, found.codes - {0, *it.row.codes}) for it in results for found in it.figures]
    assert [(typed, unexpected) for typed, unexpected in codes if unexpected] == []
    tables = "\n".join(table(against, shape, results) for against in COLUMNS for shape in SHAPES)
    assert tables.count("\n") >= len(results)
    assert named(results)
    assert markdown(results)
