"""Of one rule in one file a hundred problems are told, and how many more there are."""

import json
from pathlib import Path

import jsonschema
from authors import run, write

from socinno.problems import MOST, More, Problem, Where, capped, limited

HERE = Path(__file__).parent.parent


def many(folder: Path, count: int) -> Path:
    """A file with as many control characters."""
    return write(folder, "title: x\n" + "# \x01\n" * count)


def test_a_hundred_are_told_of_each_rule_and_file() -> None:
    a, b = (Problem("alias", (), where=Where(file)) for file in "ab")
    told, more = limited([a] * (MOST + 3) + [b] * MOST + [a._replace(code="tag")])
    assert len(told) == 2 * MOST + 1
    assert more == [More("a", "alias", "error", 3)]


def test_lines_end_with_how_many_more(tmp_path: Path) -> None:
    path = many(tmp_path, MOST + 20)
    ran = run("check", path)
    assert ran.out.count("\n") == MOST + 1
    assert ran.out.endswith("square.yaml: error: and 20 more like these [control-character]\n")
    assert (ran.code, ran.err) == (1, "1 file: 120 errors, 0 warnings, 0 notes\n")
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
