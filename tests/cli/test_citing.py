"""What `cite` says where nobody is asked: a line for each quote that is added, and for what is in the way."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from authors import run
from citing import tree
from meeting import DEBATE, square
from meeting import LINES as LINES_OF_TWO
from typer.testing import CliRunner, Result

from socinno.cli.app import app
from socinno.cli.citing import MOST
from socinno.quotations import passages, press
from socinno.words import LANGUAGES

LINES = """\
customers come by car | keep-cars

room | no-cars
zork quux | no-cars
square without shops | keep-cars
forty trees | no-kars
would give children room | no-cars
"""


def test_what_is_added_is_told_in_a_line_with_its_place_and_words(tmp_path: Path) -> None:
    path = square(tmp_path)
    told = run("cite", path, "they have none", "--id", "no-room", "--yes")
    assert (told.code, told.out) == (0, "")
    assert told.err == f"added to {path}: no-room (Kim Walker, line 9 of meeting.txt): They have none.\n"
    assert "no-room:" in path.read_text("utf-8")


def test_who_is_told_to_have_said_it_is_who_the_quote_is_of(tmp_path: Path) -> None:
    path = square(tmp_path)
    told = run("cite", path, "square without shops", "--speaker", "walker", "--yes")
    assert told.code == 0
    assert "(Kim Walker, line 5" in told.err
    assert "told-by: baker" in path.read_text("utf-8")


@pytest.mark.parametrize("options", [(), ("--print",)], ids=str)
def test_without_yes_the_block_is_printed_and_the_file_left_alone(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    path = square(tmp_path)
    told = run("cite", path, "they have none", *options)
    assert told.code == 0
    assert "text: They have none." in told.out
    assert ("--yes adds it" in told.err) is (not options)
    assert path.read_text("utf-8") == DEBATE


def test_several_places_are_numbered_with_turn_place_and_words(tmp_path: Path) -> None:
    told = run("cite", square(tmp_path), "room", "--yes")
    assert told.code == 2
    assert told.err.splitlines()[:3] == [
        "1. Kim Walker, line 3 of meeting.txt: Fewer cars on the square would give children room.",
        "2. Mayor, line 7 of meeting.txt: Room is what everybody wants, and I wrote that down.",
        "3. Kim Walker, line 9 of meeting.txt: Children need room to play.",
    ]
    assert "stands in 3 places" in told.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_at_once_are_told_in_the_order_of_their_lines_with_a_sum(language: str, tmp_path: Path) -> None:
    path = square(tmp_path)
    told = CliRunner().invoke(app, ["cite", str(path), "-", "--yes", "--lang", language], input=LINES)
    lines = told.stderr.splitlines()
    word = {"en": "line", "nl": "regel"}[language]
    starts = [f"{word} 1: ", "1. ", "2. ", "3. ", *(f"socinno: {word} {n}: " for n in (3, 4, 5, 6))]
    starts.append(f"{word} 7: ")
    assert told.exit_code == 2
    assert [line for line, start in zip(lines, starts, strict=False) if not line.startswith(start)] == []
    assert lines[-1].startswith({"en": "2 of 6 added", "nl": "2 van 6 toegevoegd"}[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "said", ["\n\n**Eve:** No cars at all!", "\n\n[No cars at all!]"], ids=["Eve", "aside"]
)
def test_words_that_may_be_of_somebody_else_are_not_added(said: str, language: str, tmp_path: Path) -> None:
    path = square(tmp_path)
    text = tmp_path / "meeting.txt"
    text.write_text(text.read_text("utf-8").rstrip() + said + "\n", "utf-8")
    told = run("cite", path, "cars at all", "--yes", "--lang", language)
    assert (told.code, told.out) == (2, "")
    assert "--speaker" in told.err
    assert path.read_text("utf-8") == DEBATE
    path.write_text(DEBATE.replace("  baker:", "  mayor: {name: Mayor}\n  baker:"), "utf-8")
    mine = run("cite", path, "cars at all", "--speaker", "mayor", "--print", "--lang", language)
    assert (mine.code, "No cars at all!" in mine.out) == (0, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_are_no_sides_yet_it_says_what_to_write_first(language: str, tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("Kim Walker: Trees. Yes.\n\nSam Baker: Cars. No.\n", "utf-8")
    path = tmp_path / "mine.yaml"
    assert run("new", "mine", "--from", tmp_path / "talk.txt", "--content", tmp_path).code == 0
    told = run("cite", path, "trees", "--for", "one-side", "--lang", language)
    assert told.code == 2
    assert "dichotomies" in told.err
    assert str(path) in told.err


def cited(path: Path, lines: str | bytes, *options: str) -> Result:
    """What comes of lines on standard input."""
    return CliRunner().invoke(app, ["cite", str(path), "-", *(options or ("--yes",))], input=lines)


def test_a_line_is_words_what_they_speak_to_and_who_says_them(tmp_path: Path) -> None:
    path = square(tmp_path)
    line = "square without shops | keep-cars, -no-cars, cars-square | Sam Baker\n"
    assert cited(path, line).exit_code == 0
    found = tree(path.read_bytes())
    [(id, quote)] = found["quotes"].items()
    assert (quote["supports"], quote["challenges"]) == (["keep-cars"], ["no-cars"])
    assert (quote["speaker"], quote["reviewed"]) == ("baker", ["quote-within"])
    assert found["dichotomies"]["cars-square"]["quotes"] == [id]


@pytest.mark.parametrize(
    "lines",
    [
        LINES_OF_TWO.encode(),
        LINES_OF_TWO.replace("\n", "\r\n").encode(),
        LINES_OF_TWO.encode("utf-8-sig"),
        f"\n \n{LINES_OF_TWO}\n\n".encode(),
        LINES_OF_TWO.rstrip("\n").encode(),
    ],
    ids=["plain", "crlf", "mark", "empty lines", "no last end"],
)
def test_line_ends_a_mark_and_empty_lines_do_not_matter(lines: bytes, tmp_path: Path) -> None:
    path = square(tmp_path)
    result = cited(path, lines)
    assert (result.exit_code, result.stdout) == (0, "")
    assert [it["speaker"] for it in tree(path.read_bytes())["quotes"].values()] == ["baker", "walker"]


def test_nothing_on_standard_input_adds_nothing(tmp_path: Path) -> None:
    path = square(tmp_path)
    result = cited(path, b"\n\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text("utf-8") == DEBATE


def test_bytes_that_are_no_text_are_a_trouble_of_their_line_alone(tmp_path: Path) -> None:
    path = square(tmp_path)
    result = cited(path, b"zork \xff\xfe quux | keep-cars\nwould give children room | no-cars\n")
    assert result.exit_code == 2
    assert "line 1: " in result.stderr
    assert [*tree(path.read_bytes())["quotes"]] == ["walker-would-give"]


def test_more_than_a_book_is_refused_before_it_is_looked_at(tmp_path: Path) -> None:
    path = square(tmp_path)
    result = cited(path, b"x" * (MOST + 1))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert path.read_text("utf-8") == DEBATE


@pytest.mark.parametrize("option", ["--id=a", "--indirect=ours", "--translation=nl=tekst"])
def test_what_belongs_to_one_passage_goes_with_no_lines(option: str, tmp_path: Path) -> None:
    path = square(tmp_path)
    assert cited(path, LINES, option, "--yes").exit_code == 2
    assert path.read_text("utf-8") == DEBATE


@pytest.mark.parametrize("options", [("--print",), ("--yes", "--print"), ("--for", "keep-cars")], ids=str)
def test_lines_are_printed_and_nothing_added_until_yes(options: tuple[str, ...], tmp_path: Path) -> None:
    path = square(tmp_path)
    result = cited(path, "customers come by car\nthey have none\n", *options)
    assert result.exit_code == 0
    assert [*tree(result.stdout.encode())["quotes"]] == ["baker-customers-come", "walker-they-have"]
    assert path.read_text("utf-8") == DEBATE


def test_where_no_line_leads_to_a_quote_the_file_stays(tmp_path: Path) -> None:
    path = square(tmp_path)
    result = cited(path, "zork quux | keep-cars\nroom | no-cars\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert path.read_text("utf-8") == DEBATE
    assert result.stderr.splitlines()[-1].startswith("0 of 2 added")


def test_a_passage_that_is_there_already_is_not_added_again(tmp_path: Path) -> None:
    """So that lines can be given again once what was wrong with some of them is mended."""
    path = square(tmp_path)
    result = cited(path, "they have none | no-cars\n" * 2)
    assert (result.exit_code, "line 2: ‘walker-they-have’" in result.stderr) == (2, True)
    once = path.read_bytes()
    assert [*tree(once)["quotes"]] == ["walker-they-have"]
    assert cited(path, "they have none | no-cars\n").exit_code == 2
    assert path.read_bytes() == once
    assert run("cite", path, "they have none", "--id", "again", "--yes").code == 0
    assert [*tree(path.read_bytes())["quotes"]] == ["walker-they-have", "again"]


def test_a_line_that_is_like_no_other_reads_a_source_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Any] = []
    printed = press.printed

    def counting(text: Any, *given: Any) -> Any:
        read.append(text)
        return printed(text, *given)

    monkeypatch.setattr(passages, "printed", counting)
    passages._joined.cache_clear()
    cited(square(tmp_path), "".join(f"zork {n} quux | no-cars\n" for n in range(20)))
    assert len(read) == 2  # one for each source


def test_why_a_quote_is_refused_is_told_without_a_line_that_the_file_does_not_have(tmp_path: Path) -> None:
    path = square(tmp_path)
    told = run("cite", path, "thank you all", "--speaker", "baker", "--told-by", "walker", "--yes")
    assert told.code == 1
    assert told.err.startswith(f"{path}: error: ")
    assert "text: Thank you all." in told.out
    assert path.read_text("utf-8") == DEBATE


def test_what_is_wrong_with_a_source_is_told_with_its_place_in_the_file(tmp_path: Path) -> None:
    path = square(tmp_path)
    for name in ("meeting.txt", "paper.txt"):
        (tmp_path / name).unlink()
    told = run("cite", path, "they have none", "--yes")
    line = DEBATE[: DEBATE.index("meeting.txt")].count("\n") + 1
    assert told.code == 1
    assert told.err.startswith(f"{path}:{line}:")
    assert path.read_text("utf-8") == DEBATE


def test_a_translation_is_given_once_in_a_language(tmp_path: Path) -> None:
    path = square(tmp_path)
    twice = ("--translation", "nl=Ze hebben niets.", "--translation", "nl=Ze hebben er geen.")
    told = run("cite", path, "they have none", "--yes", *twice)
    assert (told.code, told.out) == (2, "")
    assert "--translation is given twice for ‘nl’" in told.err
    assert path.read_text("utf-8") == DEBATE


def test_the_id_of_the_debate_is_taken(tmp_path: Path) -> None:
    path = square(tmp_path, "walker-they-have.yaml")
    asked = run("cite", path, "they have none", "--id", path.stem, "--yes")
    assert asked.code == 2
    assert f"the id ‘{path.stem}’ is taken" in asked.err
    assert run("cite", path, "they have none", "--yes").code == 0
    assert f"{path.stem}-2:" in path.read_text("utf-8")


def test_where_ids_are_taken_the_next_number_is(tmp_path: Path) -> None:
    path = square(tmp_path)
    ids = ["walker-they-have", *(f"walker-they-have-{number}" for number in range(2, 40))]
    for id, words in zip(
        ids, ("fewer cars", "my street", "minder auto", "children need", "the shops"), strict=False
    ):
        assert run("cite", path, words, "--id", id, "--yes").code == 0
    assert run("cite", path, "they have none", "--yes").code == 0
    assert [*tree(path.read_bytes())["quotes"]] == ids[:6]


def test_that_a_source_is_another_text_than_before_is_told(tmp_path: Path) -> None:
    path = square(tmp_path)
    path.write_text(DEBATE.replace("file: meeting.txt", f"file: meeting.txt, sha256: {'0' * 64}"), "utf-8")
    told = run("cite", path, "they have none", "--yes")
    assert told.code == 0
    assert "‘meeting’" in told.err.splitlines()[-1]
    assert "‘meeting’" not in run("cite", path, "forty trees", "--yes").err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is full is one of Linux")
def test_what_is_added_is_told_where_nothing_is_to_be_written_to_a_full_disk(tmp_path: Path) -> None:
    path = square(tmp_path)
    command = [sys.executable, "-m", "socinno", "cite", str(path), "they have none", "--yes", "--lang", "en"]
    with open("/dev/full", "w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert "added to" in ran.stderr
    assert ran.returncode == 0
    assert path.read_text("utf-8") != DEBATE
