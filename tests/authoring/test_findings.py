"""What was found in a source is said in a few lines: who speaks, the language, what to do next."""

from pathlib import Path

import pytest
from authors import run, write


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(here: Path, text: str, *words: str, name: str = "talk.md") -> list[str]:
    write(here, text, name)
    ran = run("new", "mine", "--from", name, *words)
    assert (ran.code, ran.out) == (0, "")
    (here / "mine.yaml").unlink()
    return ran.err.splitlines()


TALK = """# Whose square?

Anna Bakker [00:01]: The square is ours, and not for the cars.

Tom Smit [00:05]: It is for us.

Anna Bakker [00:09]: So it is.
"""


def test_it_says_who_speaks_which_language_and_what_to_do(here: Path) -> None:
    assert told(here, TALK, "--lang", "en") == [
        "written: mine.yaml",
        "found: 2 speakers: Anna Bakker (2 turns), Tom Smit (1 turn); times; 1 heading",
        "language: English, guessed by its most common words; another one: --language TAG",
        "next: write your own text where mine.yaml says TODO; then, for each quote, socinno cite mine.yaml "
        '"words from the text" --for SIDE, and at last socinno check mine.yaml',
    ]
    assert told(here, TALK, "--lang", "nl")[:3] == [
        "geschreven: mine.yaml",
        "gevonden: 2 sprekers: Anna Bakker (2 beurten), Tom Smit (1 beurt); tijden; 1 kop",
        "taal: Engels, geraden uit de woorden die het meest voorkomen; een andere: --language TAAL",
    ]


def test_of_many_speakers_the_first_are_named(here: Path) -> None:
    names = [f"{first} {last}" for first in ("Anna", "Tom", "Kim") for last in ("Smit", "Berg", "Dam")]
    found = told(here, "\n\n".join(f"{name}: It is so, and that is it." for name in names * 2))[1]
    assert found.startswith("found: 9 speakers: Anna Smit (2 turns), ")
    assert found.endswith("Tom Berg (2 turns), 4 more")


def test_it_says_that_nobody_was_found_and_that_a_language_is_not_known(here: Path) -> None:
    lines = told(here, "Ein Wort.\n", "--lang", "en")
    assert lines[1] == "found: no names of who speaks, such as ‘Name: ...’ where a line starts"
    assert lines[2].startswith("language: not known, so English is taken")
    assert told(here, "Ein Wort.\n", "--language", "de")[2] == "language: German, as asked"


def test_a_name_cannot_steer_the_terminal(here: Path) -> None:
    said = "00:01.000 --> 00:02.000\n<v Anna \u202eBakker>Yes.\n\n"
    lines = told(here, f"WEBVTT\n\n{said}", name="talk.vtt")
    assert "Anna" in lines[1]
    assert "\u202e" not in "".join(lines)
