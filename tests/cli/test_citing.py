"""What `cite` says where nobody is asked: a line for each quote that is added, and for what is in the way."""

import subprocess
import sys
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


def test_of_many_quotes_with_the_same_words_each_has_the_next_number(tmp_path: Path) -> None:
    path = square(tmp_path)
    lines = "children need room to play\n" * 40
    told = CliRunner().invoke(app, ["cite", str(path), "-"], input=lines)
    ids = [line.strip(" :") for line in told.stdout.splitlines() if line.startswith("  walker-")]
    first = ids[0]
    assert ids == [first, *(f"{first}-{number}" for number in range(2, 41))]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is full is one of Linux")
def test_what_is_added_is_told_where_nothing_is_to_be_written_to_a_full_disk(tmp_path: Path) -> None:
    path = square(tmp_path)
    command = [sys.executable, "-m", "socinno", "cite", str(path), "they have none", "--yes", "--lang", "en"]
    with open("/dev/full", "w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert "added to" in ran.stderr
    assert ran.returncode == 0
    assert path.read_text("utf-8") != DEBATE
