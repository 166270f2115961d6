"""`socinno check`: every problem of every file, each quote against its source, and what comes out."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from authors import debate, rules, run, write

from socinno.authoring import reports
from socinno.authoring.check import check
from socinno.words import rule_codes

HERE = Path(__file__).parent.parent
SOURCE = """Report of the meeting.

Sam Baker: My customers come by car. They ‘always’ did.

Kim de Walker: The children want room to play. It is not true that the shops need cars.

The evening ended late.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path, SOURCE, "report.txt")


def quoting(folder: Path, text: str, anchor: str = "page: 3", by: str = "Sam Baker") -> Path:
    content = debate(f'"{text}"', "report.txt", anchor)
    if by != "Sam Baker":  # the two change places
        content = content.replace("Sam Baker", "X").replace(by, "Sam Baker").replace("name: X", f"name: {by}")
    return write(folder, content)


def test_a_sound_debate_has_nothing_to_mend(tmp_path: Path) -> None:
    ran = run("check", write(tmp_path, debate()))
    assert ran == (0, "", "files: 1; nothing to mend\n")


def test_the_debate_that_comes_along_has_no_errors() -> None:
    assert run("check").code == 0


def test_all_problems_of_all_files_come_in_one_run_sorted(tmp_path: Path) -> None:
    write(tmp_path, debate().replace("[baker-says]", "[baker-say, walker-says]"), "b.yaml")
    write(
        tmp_path, debate().replace("claim: Sh", "clame: Sh").replace("kind: direct", "kind: dirct"), "a.yaml"
    )
    write(tmp_path, "title: 'x", "c.yml")
    ran = run("check", tmp_path)
    assert ran.code == 1
    places = [re.match(r".*/(\w\.ya?ml):(\d+):(\d+): error: ", row) for row in ran.out.splitlines()]
    found = [(m[1], int(m[2]), int(m[3])) for m in places if m]
    assert len(found) == len(places) == 6
    assert found == sorted(found)
    named = "missing-key unknown-key not-one-of unknown-id evidence-by-another yaml-quotation-mark"
    assert rules(ran) == named.split()
    assert "did you mean ‘baker-says’?" in ran.out
    assert ran.err == "files: 3; errors: 6; warnings: 0\n"


def test_it_speaks_the_asked_language(tmp_path: Path) -> None:
    ran = run(
        "check", "--lang", "nl", write(tmp_path, debate().replace("speaker: walker, p", "speaker: wlker, p"))
    )
    assert ": fout: niets heet hier ‘wlker’ (bedoel je ‘walker’?); noem een spreker [unknown-id]" in ran.out


def test_a_file_is_checked_once_however_often_it_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    assert run("check", path, tmp_path, path).err.startswith("files: 1;")


def test_two_debates_of_a_folder_with_one_id_are_told(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    first, second = write(tmp_path, debate()), write(tmp_path / "sub", debate())
    assert rules(run("check", tmp_path)) == ["debate-twice"]
    assert rules(run("check", first, second)) == []


def test_the_content_folder_is_checked_when_nothing_is_named(tmp_path: Path) -> None:
    write(tmp_path, "title: [")
    assert run("check", "--content", tmp_path).code == 1
    assert run("check", SOCINNO_CONTENT=str(tmp_path)).code == 1


def test_a_warning_is_an_error_only_when_strict(tmp_path: Path) -> None:
    path = write(
        tmp_path, debate().replace("walker: {name: Kim de Walker}", "walker: {name: Kim}\n  x: {name: X}")
    )
    assert rules(run("check", path)) == ["silent-speaker"]
    assert run("check", path).code == 0
    assert run("check", "--strict", path).code == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere.yaml"], "no file or folder ‘nowhere.yaml’"),
        (["--source", "report"], "not possible for --source"),
        (["--source", "=x"], "not possible for --source"),
        (["--source", "reprt=x.txt"], "no source ‘reprt’ (did you mean ‘report’?)"),
        (["--explain", "quote-cuts"], "did you mean ‘quote-cut’?"),
        (["--explain", "zzz"], "choose from: unreadable"),
        (["--format", "xml"], "choose lines, json, sarif"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(words: list[str], told: str) -> None:
    ran = run("check", *words)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told.replace("no source", "has a source") in ran.err


def test_a_folder_without_debates_is_told(tmp_path: Path) -> None:
    assert run("check", tmp_path).code == 1


def test_a_file_whose_name_is_no_id_is_told(tmp_path: Path) -> None:
    assert rules(run("check", write(tmp_path, debate(), "My Debate.yaml"))) == ["bad-file-name"]


# quotes against the text of their source


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("My customers come by car.", []),
        ("My customers [...] by car", []),
        ("They ‘always’ did.", []),
        ("They 'always' did.", ["quote-typography"]),
        ("My customers mostly come by car.", ["quote-near"]),
        ("Something else altogether here.", ["quote-absent"]),
    ],
)
def test_a_direct_quote_is_looked_for_in_its_source(
    text: str, found: list[str], tmp_path: Path, source: Path
) -> None:
    ran = run("check", quoting(tmp_path, text))
    assert rules(ran) == found
    assert ran.code == (1 if found and found != ["quote-typography"] else 0)


def test_a_near_quote_shows_how_it_differs_and_on_which_line(tmp_path: Path, source: Path) -> None:
    ran = run("check", quoting(tmp_path, "My customers mostly come by car."))
    assert "‘report.txt’ has on line 3: My customers [-mostly-] come by car. [quote-near]" in ran.out


def test_a_quote_in_the_turn_of_another_is_an_error(tmp_path: Path, source: Path) -> None:
    ran = run("check", quoting(tmp_path, "The children want room to play."))
    assert rules(ran) == ["quote-turn"]
    assert "where ‘Kim de Walker’ speaks (‘report.txt’, line 5), not ‘baker’" in ran.out
    assert run("check", quoting(tmp_path, "The children want room to play.", by="Kim de Walker")).out == ""


def test_a_quote_before_any_turn_is_nobodys(tmp_path: Path, source: Path) -> None:
    assert run("check", quoting(tmp_path, "Report of the meeting.")).out == ""


def test_a_quote_cut_out_of_its_negation_is_a_warning(tmp_path: Path, source: Path) -> None:
    ran = run("check", quoting(tmp_path, "the shops need cars.", by="Kim de Walker"))
    assert rules(ran) == ["quote-cut"]
    assert "has ‘not’ (‘report.txt’, line 5), which the quote leaves out" in ran.out
    assert ran.code == 0


def test_of_several_places_the_one_nearest_the_anchor_counts(tmp_path: Path) -> None:
    write(tmp_path, "Sam Baker: It works. Much later.\nKim: It works, but not here.\n", "report.txt")
    path = quoting(tmp_path, "It works")
    assert run("check", path).out == ""  # the place to which nothing is against
    anchored = path.read_text().replace("at: {page: 2}", "at: {anchor: but not here}")
    assert rules(run("check", write(tmp_path, anchored))) == ["quote-cut", "quote-turn"]


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        ("children want", []),
        ("They 'always' did", ["anchor-typography"]),
        ("children wanted room", ["anchor-near"]),
        ("nothing of the sort", ["anchor-absent"]),
        ("the shops need cars", []),  # an anchor only says where to look
    ],
)
def test_the_anchor_of_an_indirect_quote_is_looked_for_too(
    anchor: str, found: list[str], tmp_path: Path, source: Path
) -> None:
    path = quoting(tmp_path, "My customers come by car.", f'anchor: "{anchor}"')
    assert rules(run("check", path)) == found


def test_a_source_can_be_given_on_the_command_line(tmp_path: Path, source: Path) -> None:
    path = write(tmp_path, debate("Not there at all, really."))
    assert run("check", path).code == 0
    assert rules(run("check", path, "--source", f"report={source}")) == ["quote-absent"]


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("none.txt", "source-missing"),
        ("/etc/hosts.txt", "source-absolute"),
        ("report.pdf", "source-kind"),
        (".", "source-kind"),
        ('"a\tb.txt"', "source-missing"),
    ],
)
def test_a_source_text_that_cannot_be_used_is_told_where_it_is_named(
    file: str, rule: str, tmp_path: Path
) -> None:
    ran = run("check", write(tmp_path, debate(file=file)))
    assert rules(ran) == [rule]
    assert "square.yaml:5:47:" in ran.out


def test_without_the_extra_the_rest_still_works(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socinno.authoring.check.find_spec", lambda name: None)
    ran = run("check", quoting(tmp_path, "My customers mostly come by car."))
    assert rules(ran) == ["quote-absent"]
    assert "pip install 'socinno[check]'" in ran.err


def test_the_quotes_of_the_shipped_debate_are_in_their_source() -> None:
    report = HERE.parent.parent / "shared/source/sociale-innovatie-hype-of-echte-verandering.txt"
    if not report.exists():
        pytest.skip("the report that the shipped debate quotes is not at hand")
    ran = run("check", "--source", f"report={report}", "--format", "json")
    quotes = json.loads(ran.out)["quotes"]
    assert quotes
    assert {quote["outcome"] for quote in quotes} == {"exact"}
    assert all(quote["line"] for quote in quotes)


# formats


def test_json_has_stable_keys_in_every_language(tmp_path: Path, source: Path) -> None:
    path = quoting(tmp_path, "My customers mostly come by car.")
    found = {lang: json.loads(run("check", path, "-f", "json", "--lang", lang).out) for lang in ("en", "nl")}
    assert found["en"]["problems"][0].pop("message") != found["nl"]["problems"][0].pop("message")
    assert found["en"] == found["nl"]
    assert found["en"]["summary"] == {"files": 1, "errors": 1, "warnings": 0}
    [quote] = found["en"]["quotes"]
    assert (quote["outcome"], quote["line"], quote["passage"]) == ("near", 3, "My customers come by car.")
    [problem] = found["en"]["problems"]
    assert (problem["rule"], problem["line"], problem["address"]) == (
        "quote-near",
        20,
        ["quotes", "baker-says", "text"],
    )


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_sarif_is_valid_by_the_schema_of_the_standard(tmp_path: Path, source: Path, lang: str) -> None:
    schema = json.loads((HERE / "schemas/sarif-2.1.0.json").read_text())
    quoting(tmp_path, "My customers mostly come by car.")
    write(tmp_path, "title: 'x", "a b é.yaml")
    write(tmp_path, debate().replace("sources:", "sources:\n  book: {type: book, title: B}"), "b.yaml")
    written = json.loads(run("check", tmp_path, "--format", "sarif", "--lang", lang).out)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(written)
    [of] = written["runs"]
    told = [(result["ruleId"], result["level"]) for result in of["results"]]
    errors = [("yaml-quotation-mark", "error"), ("quote-near", "error")]
    assert told == [errors[0], ("unused-source", "warning"), errors[1]]
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
    rows = reports.lines(report, reports.Style("en", excerpts=True)).splitlines()
    assert rows[1:] == ["        at: {pge: 2}", "             ^"]
    assert rows[1][rows[2].index("^") :].startswith("pge")


@pytest.mark.parametrize("width", [20, 40, 80])
def test_an_excerpt_fits_the_width_and_keeps_the_place(width: int, tmp_path: Path) -> None:
    long = f"title: {'漢字 ' * 60}\nquestion: {'x' * 300} a: b\n"
    report = check([write(tmp_path, long)], {})
    rows = reports.lines(report, reports.Style("en", excerpts=True, width=width)).splitlines()
    [problem] = report.problems
    assert problem.code == "yaml-colon"
    assert len(rows[1]) <= width
    assert rows[1][rows[2].index("^") :].startswith(": b")


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


# pages


@pytest.mark.parametrize("rule", rule_codes())
def test_every_rule_has_a_page_and_a_sentence_in_both_languages(rule: str) -> None:
    english, dutch = (run("check", "--explain", rule, "--lang", lang, "--width", 60) for lang in ("en", "nl"))
    assert english.code == dutch.code == 0
    assert english.out.startswith(rule)
    assert english.out != dutch.out
    assert all(len(row) <= 60 for row in (english.out + dutch.out).splitlines())


def test_every_code_that_a_rule_names_has_a_page() -> None:
    source = Path(reports.__file__).parent.parent
    names = [
        source / "library/reader.py",
        source / "library/schema_problems.py",
        *(source / "checks").glob("*.py"),
    ]
    names += [*(source / "quotations").glob("*.py"), source / "authoring/check.py"]
    told = "\n".join(path.read_text() for path in names)
    named = set(re.findall(r'(?:Problem|Unusable|_tell|_warning)\(\s*"([a-z0-9-]+)"', told))
    named |= set(re.findall(r"^    \"\"\"`([a-z-]+)`", told, re.M)) | set(
        re.findall(r'"(yaml-[a-z]+)"', told)
    )
    assert len(named) > 30
    assert named <= set(rule_codes())


def test_the_page_of_a_cut_lists_its_cues() -> None:
    page = run("check", "--explain", "quote-cut").out
    assert "scarcely" in page
    assert "evenmin" in page
