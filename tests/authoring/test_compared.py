"""What is told of a source as a whole: not compared, changed, or what its text tells."""

from pathlib import Path

import pytest
from authors import debate, located, parsed, rules, run, write

from socinno.authoring.compared import of_sources
from socinno.problems import Problem
from socinno.quotations import locating

TEXT = "Sam Baker: My customers come by car.\n"


def told(content: str, sha256: str = "", facts: tuple[str, ...] = ()) -> list[Problem]:
    source = located(content, TEXT)[0].source._replace(sha256=sha256, told=facts)
    return list(of_sources(parsed(content), {"report": source}, (), ()))


def test_direct_quotes_without_a_text_are_a_warning_once_a_source(tmp_path: Path) -> None:
    more = "  other: {speaker: baker, kind: direct, text: I do., source: report, at: {page: 2}}\n"
    path = write(tmp_path, debate().replace("stances:", f"{more}stances:"))
    ran = run("check", path)
    assert (ran.code, rules(ran)) == (0, ["quote-unchecked"])
    assert "compared with nothing: 2; give its text under ‘file’, or with --text report=FILE" in ran.out
    assert run("check", "--strict", path).code == 1


def test_direct_quotes_that_were_not_looked_for_to_the_end_are_a_warning_once_a_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locating, "MOST_PLACES_OF_ALL", 0)
    (tmp_path / "report.txt").write_text("Kim: They come by car.\n" * 3 + TEXT, "utf-8")
    path = write(tmp_path, debate("They come by car", file="report.txt"))
    ran = run("check", path)
    assert (ran.code, rules(ran)) == (0, ["quote-unsought"])
    assert "text at hand" not in ran.out
    assert run("check", "--strict", path).code == 1


def test_indirect_quotes_need_no_text(tmp_path: Path) -> None:
    content = debate().replace("kind: direct", "kind: indirect").replace("basis: stated", "basis: reported")
    ran = run("check", "--strict", write(tmp_path, content))
    assert (ran.code, ran.out) == (0, "")


def test_a_text_that_is_another_than_the_one_compared_is_told_where_its_digest_stands() -> None:
    content = debate(file=f"report.txt, sha256: {'a' * 64}")
    [problem] = told(content, "b" * 64)
    assert (problem.code, problem.severity) == ("source-changed", "warning")
    assert problem.address == ("sources", "report", "sha256")
    assert told(content, "a" * 64) == []
    assert told(debate(), "b" * 64) == []


def test_what_a_text_tells_of_itself_is_a_note() -> None:
    assert [(p.code, p.severity) for p in told(debate(), facts=("tracked",))] == [("tracked", "note")]
