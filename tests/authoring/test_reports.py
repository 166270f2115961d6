"""What a check found is told as lines, as JSON and as SARIF; and each rule is explained."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from authors import debate, run, write

from socinno.authoring import reports
from socinno.authoring.check import check
from socinno.words import rule_codes

HERE = Path(__file__).parent.parent
NEAR = "My customers mostly come by car."


@pytest.fixture
def near(tmp_path: Path) -> Path:
    """A debate whose direct quote is nearly what its source has on line 3."""
    write(tmp_path, "Report of the meeting.\n\nSam Baker: My customers come by car.\n", "report.txt")
    return write(tmp_path, debate(f'"{NEAR}"', "report.txt"))


def test_json_has_stable_keys_in_every_language(near: Path) -> None:
    found = {lang: json.loads(run("check", near, "-f", "json", "--lang", lang).out) for lang in ("en", "nl")}
    assert found["en"]["problems"][0].pop("message") != found["nl"]["problems"][0].pop("message")
    assert found["en"] == found["nl"]
    [quote] = found["en"]["quotes"]
    assert (quote["outcome"], quote["line"], quote["passage"]) == ("near", 3, "My customers come by car.")
    [problem] = found["en"]["problems"]
    assert (problem["rule"], problem["line"], problem["address"]) == (
        "quote-near",
        20,
        ["quotes", "baker-says", "text"],
    )


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_sarif_is_valid_by_the_schema_of_the_standard(tmp_path: Path, near: Path, lang: str) -> None:
    schema = json.loads((HERE / "schemas/sarif-2.1.0.json").read_text())
    write(tmp_path, "title: 'x", "a b é.yaml")
    write(tmp_path, debate().replace("sources:", "sources:\n  book: {type: book, title: B}"), "b.yaml")
    written = json.loads(run("check", tmp_path, "--format", "sarif", "--lang", lang).out)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(written)
    [of] = written["runs"]
    told = [(result["ruleId"], result["level"]) for result in of["results"]]
    errors = [("yaml-quotation-mark", "error"), ("quote-near", "error")]
    assert told == [errors[0], ("unused-source", "note"), ("quote-unchecked", "warning"), errors[1]]
    assert all(of["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in of["results"])
    uri = of["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.endswith("/a%20b%20%C3%A9.yaml")


def test_sarif_of_nothing_wrong_is_valid_too(tmp_path: Path) -> None:
    schema = json.loads((HERE / "schemas/sarif-2.1.0.json").read_text())
    jsonschema.validate(json.loads(run("check", write(tmp_path, debate()), "-f", "sarif").out), schema)


def test_sarif_names_a_relative_path_as_a_uri(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "title: [", "a b.yaml")
    assert '"uri": "a%20b.yaml"' in run("check", "a b.yaml", "-f", "sarif").out


def test_on_a_terminal_the_line_is_shown_with_a_caret(tmp_path: Path) -> None:
    path = write(tmp_path, debate().replace("page: 2", "pge: 2"))
    report = check([path], {})
    rows = reports.as_lines(report, reports.Style("en", excerpts=True)).splitlines()
    assert rows[1:] == ["        at: {pge: 2}", "             ^"]
    assert rows[1][rows[2].index("^") :].startswith("pge")


@pytest.mark.parametrize("width", [20, 40, 80])
def test_an_excerpt_fits_the_width_and_keeps_the_place(width: int, tmp_path: Path) -> None:
    long = f"title: {'漢字 ' * 60}\nquestion: {'x' * 300} a: b\n"
    report = check([write(tmp_path, long)], {})
    rows = reports.as_lines(report, reports.Style("en", excerpts=True, width=width)).splitlines()
    [problem] = report.problems
    assert problem.code == "yaml-colon"
    assert len(rows[1]) <= width
    assert rows[1][rows[2].index("^") :].startswith(": b")


def test_a_line_with_many_problems_is_shown_once(tmp_path: Path) -> None:
    path = write(tmp_path, "# \x01 \x01 \x01\n\n# \x02\n")
    rows = reports.as_lines(check([path], {}), reports.Style("en", excerpts=True)).splitlines()
    assert [row.split("error: ")[-1][-19:] for row in rows if "error" in row] == ["[control-character]"] * 4
    assert [row.strip() for row in rows if "error" not in row] == ["# ␁ ␁ ␁", "^", "# ␂", "^"]


def test_utf_16_without_a_mark_is_one_error_with_a_line_that_can_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, debate().encode("utf-16-le"))
    rows = reports.as_lines(check([path], {}), reports.Style("en", excerpts=True, width=200)).splitlines()
    assert rows == [
        f"{path}:1:1: error: this looks like UTF-16; save it as UTF-8 in your editor [utf-16]",
        "    language: en",
        "    ^",
    ]


def test_colour_is_as_asked_and_the_words_are_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, "title: [")
    plain, coloured = (run("check", path, "--color", when).out for when in ("never", "always"))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("format", ["lines", "json", "sarif"])
def test_nothing_of_a_file_steers_the_terminal(format: str, tmp_path: Path) -> None:
    hostile = "x\x1b[2J\x9b31m\u202e\x07[red]"
    write(tmp_path, debate().replace("Shops", hostile), "a.yaml")
    write(tmp_path, debate().replace("keep:", '"\\e]0;x\\a":'), "b.yaml")
    write(tmp_path, debate(file='"\\u2066.txt"').replace("\\u2066", "report"), "c.yaml")
    write(tmp_path, "Sam: My customers\u202e\u2066 come by taxi car.", "report.txt")
    write(tmp_path, "title: [", "d\x1b[31m\u202e.yaml")
    ran = run("check", tmp_path, "--format", format)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ran.out + ran.err)
    assert ran.code == 1


def test_every_rule_has_a_page_and_a_sentence_in_both_languages() -> None:
    for rule in rule_codes():
        english, dutch = (reports.explained(rule, language, 60) for language in ("en", "nl"))
        assert english.startswith(rule)
        assert english != dutch, rule
        assert all(len(row) <= 60 for row in (english + dutch).splitlines()), rule


def test_the_page_of_every_rule_can_be_asked_for() -> None:
    for rule in rule_codes():
        for language in ("en", "nl"):
            ran = run("check", "--explain", rule, "--lang", language, "--width", 60)
            assert ran == (0, reports.explained(rule, language, 60), ""), rule


def test_every_code_that_a_rule_names_has_a_page() -> None:
    source = Path(reports.__file__).parent.parent
    names = [
        source / "library/reader.py",
        source / "library/schema_problems.py",
        *(source / "checks").glob("*.py"),
    ]
    names += [*(source / "quotations").rglob("*.py"), source / "authoring/check.py"]
    told = "\n".join(path.read_text() for path in names)
    named = set(re.findall(r'(?:Problem|_unusable|_tell|_warning)\(\s*"([a-z0-9-]+)"', told))
    named |= set(re.findall(r"^    \"\"\"`([a-z-]+)`", told, re.M)) | set(
        re.findall(r'"(yaml-[a-z]+)"', told)
    )
    assert len(named) > 30
    assert named <= set(rule_codes())


def test_the_page_of_cues_lists_them() -> None:
    page = run("check", "--explain", "quote-cue").out
    assert "scarcely" in page
    assert "evenmin" in page


# the summary


def test_of_a_file_that_is_no_debate_the_summary_says_that_the_rest_is_to_come(tmp_path: Path) -> None:
    broken = [write(tmp_path, "title: [", f"{name}.yaml") for name in "abcde"]
    told = run("check", broken[0], write(tmp_path, debate(), "whole.yaml"))
    assert "mend these errors first; the rest is checked after that: ‘a.yaml’\n" in told.err
    assert "after that: ‘a.yaml’, ‘b.yaml’, ‘c.yaml’, 2 more\n" in run("check", *broken).err
    assert "mend these" not in run("check", tmp_path / "whole.yaml").err


def test_where_no_text_is_at_hand_nothing_is_counted_as_compared(tmp_path: Path) -> None:
    told = run("check", write(tmp_path, debate(anchor="anchor: children"))).err.splitlines()
    assert told[1:] == [
        "1 direct quote: 1 not compared (‘report’ has no text at hand)",
        "so speakers and places were not compared either",
    ]


def test_anchors_of_which_none_is_compared_are_not_said_to_be_absent(tmp_path: Path) -> None:
    indirect = debate(anchor="anchor: children").replace("kind: direct", "kind: indirect")
    assert run("check", write(tmp_path, indirect)).err.endswith("words under ‘anchor’: 1 not compared\n")
