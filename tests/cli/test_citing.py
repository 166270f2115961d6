"""What `cite` says where nobody is asked: a line for each quote that is added, and for what is in the way."""

from pathlib import Path

import pytest
from authors import run
from meeting import DEBATE, square
from typer.testing import CliRunner

from socinno.cli.app import app
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
