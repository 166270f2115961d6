"""`socinno check`: every problem of every file, and each quote against the text of its source."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from authors import debate, rules, run, write

from socinno.authoring.check import check
from socinno.files import own_content

HERE = Path(__file__).parent.parent
SOURCE = """Report of the meeting.

Sam Baker: My customers come by car. They ‘always’ did.

Kim de Walker: The children want room to play. It is not true that the shops need cars.

The evening ended late.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path, SOURCE, "report.txt")


def quoting(folder: Path, text: str, anchor: str = "page: 3") -> Path:
    return write(folder, debate(f'"{text}"', "report.txt", anchor))


def test_a_path_or_several_can_be_checked_by_a_program(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    assert check(str(path)) == check(path) == check([path, tmp_path])
    assert [file.file for file in check(path).files] == [str(path)]


def test_a_sound_debate_has_nothing_to_mend(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.txt")
    ran = run("check", quoting(tmp_path, "My customers come by car."))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("1 file: nothing to mend\n")


def test_the_debate_that_comes_along_has_no_errors() -> None:
    assert run("check", own_content()).code == 0


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
    assert len(found) == 6
    assert found == sorted(found)
    named = "unknown-key not-one-of quote-unchecked unknown-id evidence-against evidence-by-another"
    assert rules(ran) == [*named.split(), "yaml-quotation-mark"]
    assert "did you mean ‘baker-says’?" in ran.out
    assert ran.err.startswith("3 files: 6 errors, 1 warning, 0 notes\n")


def test_it_speaks_the_asked_language(tmp_path: Path) -> None:
    ran = run(
        "check", "--lang", "nl", write(tmp_path, debate().replace("speaker: walker, p", "speaker: wlker, p"))
    )
    assert (
        ": fout: ‘wlker’ staat niet in dit debat (bedoelde je ‘walker’?); noem een spreker [unknown-id]"
        in ran.out
    )


def test_a_file_is_checked_once_however_often_it_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    assert run("check", path, tmp_path, path).err.startswith("1 file:")


def test_two_debates_of_a_folder_with_one_id_are_told(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    first, second = write(tmp_path, debate()), write(tmp_path / "sub", debate())
    assert "debate-twice" in rules(run("check", tmp_path))
    assert "debate-twice" not in rules(run("check", first, second))


def test_the_content_folder_is_checked_when_nothing_is_named(tmp_path: Path) -> None:
    write(tmp_path, "title: [")
    assert run("check", "--content", tmp_path).code == 1
    assert run("check", SOCINNO_CONTENT=str(tmp_path)).code == 1


def test_a_warning_is_an_error_only_when_strict(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    assert rules(run("check", path)) == ["quote-unchecked"]
    assert run("check", path).code == 0
    assert run("check", "--strict", path).code == 1


def test_a_note_never_fails(tmp_path: Path, source: Path) -> None:
    path = quoting(tmp_path, "My customers come by car.")
    path.write_text(path.read_text().replace("sources:", "sources:\n  book: {type: book, title: Book}"))
    ran = run("check", "--strict", path)
    assert (ran.code, rules(ran)) == (0, ["unused-source"])
    assert ": note: nothing is quoted from ‘book’" in ran.out
    assert ": opmerking: " in run("check", "--lang", "nl", path).out
    assert ran.err.startswith("1 file: 0 errors, 0 warnings, 1 note\n")


def test_wrong_usage_is_one_line_and_code_2() -> None:
    cases: list[tuple[list[str], str]] = [
        (["nowhere.yaml"], "no file or folder ‘nowhere.yaml’"),
        (["--text", "report"], "not possible for --text"),
        (["--text", "=x"], "not possible for --text"),
        (["--text", "reprt=x.txt"], "has a source ‘reprt’ (did you mean ‘report’?)"),
        (["--explain", "quote-cuts"], "did you mean ‘quote-cut’?"),
        (["--explain", "zzz"], "its rule: socinno help checking"),
        (["--format", "xml"], "choose lines, json, sarif"),
    ]
    for words, told in cases:
        ran = run("check", own_content(), *words)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), words
        assert told in ran.err, words


def test_a_folder_without_debates_is_told(tmp_path: Path) -> None:
    assert run("check", tmp_path).code == 1


def test_a_file_whose_name_is_no_id_is_told(tmp_path: Path) -> None:
    assert rules(run("check", write(tmp_path, debate(), "My Debate.yaml"))) == ["bad-file-name"]


# quotes against the text of their source


def test_a_direct_quote_and_an_anchor_are_looked_for_in_their_source(tmp_path: Path, source: Path) -> None:
    path = quoting(tmp_path, "My customers mostly come by car.", 'anchor: "nothing of the sort"')
    ran = run("check", path)
    assert (ran.code, rules(ran)) == (1, ["quote-near", "anchor-absent"])
    assert "‘report.txt’ has on line 3: My customers [-mostly-] come by car. [quote-near]" in ran.out
    assert "1 direct quote: 1 nearly\n" in ran.err
    assert "words under ‘anchor’: 0 of 1 found" in ran.err


def test_whose_turn_it_is_and_what_was_cut_off_are_told(tmp_path: Path, source: Path) -> None:
    ran = run("check", quoting(tmp_path, "the shops need cars."))
    assert rules(ran) == ["quote-cut", "quote-turn"]
    assert "where ‘Kim de Walker’ speaks (‘report.txt’, line 5), not ‘baker’" in ran.out


def test_a_difference_in_typography_alone_is_a_warning(tmp_path: Path, source: Path) -> None:
    ran = run("check", quoting(tmp_path, "They 'always' did."))
    assert (ran.code, rules(ran)) == (0, ["quote-typography"])


def test_a_source_can_be_given_on_the_command_line(tmp_path: Path, source: Path) -> None:
    path = write(tmp_path, debate("Not there at all, really."))
    assert run("check", path).code == 0
    assert rules(run("check", path, "--text", f"report={source}")) == ["quote-absent"]


def test_a_source_text_that_cannot_be_used_is_told_where_it_is_named(tmp_path: Path) -> None:
    cases = [
        ("none.txt", "source-missing"),
        ("/etc/hosts.txt", "source-absolute"),
        ("report.odt", "source-kind"),
        (".", "source-kind"),
        ('"a\tb.txt"', "source-missing"),
    ]
    for file, rule in cases:
        ran = run("check", write(tmp_path, debate(file=file)))
        assert rules(ran) == [rule]
        assert "square.yaml:5:47:" in ran.out
        assert "1 not compared (‘report’ has no text at hand)" in ran.err


def test_a_source_may_lie_anywhere_in_the_folder_that_is_checked(tmp_path: Path, source: Path) -> None:
    (tmp_path / "sub").mkdir()
    path = write(tmp_path / "sub", debate(file="../report.txt"))
    assert rules(run("check", path)) == ["source-outside"]
    assert rules(run("check", tmp_path)) == []


def test_the_text_of_a_source_is_the_one_of_its_digest(tmp_path: Path, source: Path) -> None:
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    path = write(tmp_path, debate(file=f"report.txt, sha256: {digest}"))
    assert rules(run("check", path)) == []
    source.write_text(f"{SOURCE}More was said.\n")
    assert rules(run("check", path)) == ["source-changed"]


def test_without_the_extra_the_rest_still_works(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socinno.quotations.locating.find_spec", lambda name: None)
    ran = run("check", quoting(tmp_path, "My customers mostly come by car."))
    assert rules(ran) == ["quote-absent"]
    assert "pip install 'socinno[check]'" in ran.err


def test_the_quotes_of_the_shipped_debate_are_in_their_source() -> None:
    report = HERE.parent.parent / "shared/source/sociale-innovatie-hype-of-echte-verandering.txt"
    if not report.exists():
        pytest.skip("the report that the shipped debate quotes is not at hand")
    ran = run("check", own_content(), "--text", f"report={report}", "--format", "json")
    quotes = json.loads(ran.out)["quotes"]
    assert quotes
    assert {quote["outcome"] for quote in quotes} == {"exact"}
    assert all(quote["line"] for quote in quotes)
