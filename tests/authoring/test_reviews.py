"""What an author has reviewed is not told again; a review that answers nothing is."""

from pathlib import Path

from authors import debate, parsed, rules, run, write

from socinno.authoring.check import check
from socinno.authoring.reviews import answered
from socinno.problems import Problem

SOURCE = "Kim de Walker: The shops need cars.\n\nSam Baker: They ‘always’ did.\n"


def reviewing(folder: Path, text: str, reviewed: str, file: str = "report.txt") -> Path:
    write(folder, SOURCE, "report.txt")
    content = debate(f'"{text}"', file).replace("at: {page: 2}", f"at: {{page: 2}}\n    reviewed: {reviewed}")
    return write(folder, content)


def test_a_review_answers_a_warning_and_the_summary_counts_it(tmp_path: Path) -> None:
    ran = run("check", "--strict", reviewing(tmp_path, "They 'always' did.", "[quote-typography]"))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("1 file: nothing to mend, 1 reviewed\n")
    assert check(tmp_path).reviewed == 1


def test_an_error_is_told_all_the_same_and_that_it_cannot_be_reviewed(tmp_path: Path) -> None:
    path = reviewing(tmp_path, "Nothing of the kind was said here.", "[quote-absent]")
    ran = run("check", path)
    assert (ran.code, rules(ran)) == (1, ["quote-absent", "reviewed-error"])
    assert "0 reviewed" not in ran.err


def test_a_review_that_answers_nothing_is_told_with_the_rule_that_may_be_meant(tmp_path: Path) -> None:
    ran = run("check", reviewing(tmp_path, "They ‘always’ did.", "[quote-cut, quote-typografy]"))
    assert rules(ran) == ["reviewed-nothing", "reviewed-nothing"]
    assert "did you mean ‘quote-typography’?" in ran.out
    assert ":23:16:" in ran.out


def test_nothing_is_said_of_a_review_while_the_source_is_not_at_hand(tmp_path: Path) -> None:
    content = reviewing(tmp_path, "They 'always' did.", "[quote-typography, long-summary]").read_text()
    ran = run("check", write(tmp_path, content.replace("file: report.txt", "issued: 2018")))
    assert sorted(rules(ran)) == ["quote-unchecked", "reviewed-nothing"]
    assert "‘long-summary’ is reviewed" in ran.out


def test_a_review_answers_only_its_own_quote(tmp_path: Path) -> None:
    path = reviewing(tmp_path, "They 'always' did.", "[quote-typography]")
    another = Problem("quote-typography", ("quotes", "walker-says", "text"), severity="warning")
    kept, count = answered([another], parsed(path.read_text()), {"baker-says"}, ["quote-typography"])
    assert [problem.code for problem in kept] == ["quote-typography", "reviewed-nothing"]
    assert count == 0
