"""Of one rule in one file a hundred problems are told, and how many more there are."""

import json
from pathlib import Path

import jsonschema
import pytest
from authors import debate, run, write
from debates import problems_of

from socinno.authoring.check import check
from socinno.problems import MOST, More, Problem, Where, capped, limited

HERE = Path(__file__).parent


def many(folder: Path, count: int) -> Path:
    """A file with as many control characters."""
    return write(folder, "title: x\n" + "# \x01\n" * count)


def test_a_hundred_are_told_of_each_rule_and_file() -> None:
    a, b = (Problem("alias", (), where=Where(file)) for file in "ab")
    told, more = limited([a] * (MOST + 3) + [b] * MOST + [a._replace(code="tag")])
    assert len(told) == 2 * MOST + 1
    assert more == [More("a", "alias", "error", 3)]


def test_no_more_than_a_hundred_of_a_rule_are_kept_and_the_rest_are_counted() -> None:
    a = Problem("alias", ("a",))
    kept = capped(a._replace(address=(n,)) for n in range(1_000))
    assert [problem.address for problem in kept] == [(n,) for n in range(MOST)]
    again = capped([*kept, *kept, a._replace(severity="warning"), a._replace(code="tag")])
    assert len(again) == MOST + 2
    assert limited(again)[1] == [More("", "alias", "error", 1_900)]
    assert len(capped([a] * 1_000, whole=("alias",))) == 1_000


@pytest.mark.parametrize("index", ["on", "off"])
def test_show_too_tells_a_hundred_of_a_rule_and_how_many_more(index: str, tmp_path: Path) -> None:
    path = many(tmp_path, 40_000)
    ran = run("show", "--content", path, SOCINNO_INDEX=index)
    lines = ran.err.splitlines()
    assert (ran.code, len(lines)) == (1, MOST + 2)
    assert lines[-2] == f"{path}: error: and 39900 more like these [control-character]"
    write(tmp_path, debate(), "fine.yaml")
    lines = run("debates", "--content", tmp_path, SOCINNO_INDEX=index).err.splitlines()
    assert lines[-2] == f"{path}: error: and 39900 more like these [control-character]"


HOSTILE = {
    "alias": "a: [" + "*a," * 500 + "]\n",
    "tag": "a: [" + "!t b," * 500 + "]\n",
    "duplicate-key": "a: b\n" * 501,
    "complex-key": "? [a]\n: b\n" * 500,
    "empty-key": '"": x\n' * 500,
    "no-value": "a: {" + "".join(f"k{n}," for n in range(500)) + "}\n",
    "control-character": "".join(f'k{n}: "\\x01\\x01"\n' for n in range(500)),
    "unknown-key": "".join(f"k{n}: a\n" for n in range(500)),
    "not-a-mapping": "quotes:\n" + "".join(f"  k{n}:\n" for n in range(250)) + "  l: a\n" * 1
    + "".join(f"  m{n}: a\n" for n in range(249)),
    "bad-language": "title:\n" + "".join(f"  K{n}: a\n" for n in range(500)),
}  # fmt: skip


@pytest.mark.parametrize("rule", HOSTILE)
def test_whatever_is_wrong_hundreds_of_times_is_kept_a_hundred_times_with_a_true_count(rule: str) -> None:
    found = [problem for problem in problems_of(HOSTILE[rule]) if problem.code == rule]
    assert len(found) == (1 if rule == "alias" else MOST)
    assert sum(1 + problem.more for problem in found) == (1 if rule == "alias" else 500)
    assert rule != "alias" or found[0].facts["count"] == 500


def test_references_that_lead_nowhere_are_kept_a_hundred_times_too(tmp_path: Path) -> None:
    names = ", ".join(f"none-{n}" for n in range(500))
    path = write(tmp_path, debate().replace("supports: [keep]", f"supports: [{names}]"))
    [error] = {problem.code for problem in check(path).problems if problem.severity == "error"}
    assert (error, check(path).count("error")) == ("unknown-id", 500)
    assert len(check(path).problems) < 2 * MOST


def test_lines_end_with_how_many_more(tmp_path: Path) -> None:
    path = many(tmp_path, MOST + 20)
    ran = run("check", path)
    assert ran.out.count("\n") == MOST + 1
    assert ran.out.endswith("square.yaml: error: and 20 more like these [control-character]\n")
    assert ran.code == 1
    assert ran.err.startswith("1 file: 120 errors, 0 warnings, 0 notes\n")
    assert "more" not in run("check", many(tmp_path, MOST)).out


def test_json_has_them_as_a_field_and_sarif_as_a_notification(tmp_path: Path) -> None:
    path = many(tmp_path, MOST + 20)
    data = json.loads(run("check", path, "-f", "json").out)
    assert (len(data["problems"]), data["summary"]["errors"]) == (MOST, MOST + 20)
    assert data["more"] == [
        {"rule": "control-character", "severity": "error", "file": str(path), "count": 20}
    ]
    written = json.loads(run("check", path, "-f", "sarif").out)
    jsonschema.validate(written, json.loads((HERE / "schemas/sarif-2.1.0.json").read_text()))
    [notice] = written["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert (notice["level"], notice["message"]["text"]) == ("error", "and 20 more like these")
    assert notice["associatedRule"]["id"] == "control-character"
