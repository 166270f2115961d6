"""What was found in a source is said in a few lines: who speaks, the language, what to do next."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from authors import run, write
from toys import THINGS, toy, toys

from socinno import words
from socinno.exchange.recognising import FORMATS
from socinno.words import LANGUAGES, say


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


# what is told of the file of another tool


LEFT = {"polis-times": 3, "polis-groups": 1, "polis-odd": 0}


def brought(here: Path, *typed: str, id: str = "square", **parts: Any) -> list[str]:
    """What is told of a toy: it is in the folder `given`, and the debate comes to be in the one above."""
    with toys():
        ran = run("new", id, "--from", toy(here, "given/square.toy", **parts), *typed)
    assert (ran.code, ran.out) == (0, "")
    return ran.err.splitlines()


def test_it_says_what_it_was_read_as_what_came_of_it_what_was_left_and_what_is_next(here: Path) -> None:
    assert brought(here, "--lang", "en", left=LEFT) == [
        "written: square.yaml",
        "read as Kialo discussion: 1 speaker, 2 quotes, 1 source",
        "left out, for a debate has no place for it: the times of 3 comments and votes; "
        "the computed group of 1 participant",
        "language: English, guessed by its most common words; another one: --language TAG",
        "next: socinno show --content square.yaml",
    ]
    assert brought(here, "--lang", "nl", "--language", "de", id="plein") == [
        "geschreven: plein.yaml",
        "gelezen als discussie uit Kialo: 1 spreker, 2 citaten, 1 bron",
        "er is niets weggelaten",
        "taal: Duits, zoals gevraagd",
        "hierna: socinno show --content plein.yaml",
    ]


def test_the_language_that_the_source_states_is_told_as_such(here: Path) -> None:
    assert "language: French, as it says" in brought(here, things={**THINGS, "language": "fr"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The square is ours. The cars are theirs.", "texts: 2, without an error"),
        ("The square is ours.", "texts: 2, with 1 error; see socinno check square.yaml"),
        ("Nothing of it.", "texts: 2, with 2 errors; see socinno check square.yaml"),
    ],
)
def test_it_says_how_the_quotes_stand_in_their_texts(here: Path, text: str, told: str) -> None:
    (here / "given").mkdir()
    write(here / "given", text, "talk.md")
    assert f"quotes looked for in their {told}" in brought(here, files={"talk": "talk.md"})


def test_of_texts_elsewhere_it_says_how_to_give_them_along(here: Path) -> None:
    (here / "given").mkdir()
    (here / "content").mkdir()
    for name in ("talk.md", "more.md"):
        write(here / "given", "Nothing of it.", name)
    more = {**THINGS, "sources": {**THINGS["sources"], "more": {"type": "document", "title": "More"}}}
    both = {"talk": "talk.md", "more": "more.md"}
    told = brought(here, "--content", "content", things=more, files=both)
    assert [line for line in told if line.startswith("the texts of 2 sources lie outside")]
    [command] = [line for line in told if "see socinno check" in line]
    assert command.count(" --text ") == 2


def test_of_many_texts_that_cannot_be_used_ten_are_told(here: Path) -> None:
    names = [f"s{n}" for n in range(12)]
    sources = {name: {"type": "document", "title": name} for name in names}
    things = {**THINGS, "sources": {**THINGS["sources"], **sources}}
    told = brought(here, things=things, files={name: f"{name}.md" for name in names})
    assert sum("[source-missing]" in line for line in told) == 10
    assert "2 more texts that cannot be used" in told


def test_a_path_is_told_so_that_a_shell_reads_it_as_one(here: Path) -> None:
    (here / "my content").mkdir()
    assert "next: socinno show --content 'my content/square.yaml'" in brought(here, "--content", "my content")


def test_what_it_tells_cannot_steer_the_terminal(here: Path) -> None:
    with toys():
        source = toy(here, "given/a\x1b[31m.toy", things={})
        toy(here, "given/b.toy")
        ran = run("new", "square", "--from", source.parent)
    assert (ran.code, "\x1b" in ran.err) == (0, False)
    assert "a?[31m.toy" in ran.err or "[31m.toy" in ran.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_for_what_is_left_out_has_one_for_one(language: str) -> None:
    keys = [key for key in _keys(language) if key.startswith(("left-", "imported-")) and key.endswith("-1")]
    assert len(keys) > 10
    for key in keys:
        assert "{count}" in say(language, key.removesuffix("-1"))
        assert "{count}" not in say(language, key)
    assert {f"format-{name}" for name in FORMATS} <= {*_keys(language)}


def _keys(language: str) -> list[str]:
    text = (Path(words.__file__).parent / f"{language}.toml").read_text("utf-8")
    return [line.partition(" = ")[0] for line in text.splitlines() if " = " in line]


def test_of_a_folder_it_says_the_check_that_shows_the_errors_of_each_file_with_any(here: Path) -> None:
    (here / "maps").mkdir()
    for name, text in (("a", "The square is ours. The cars are theirs."), ("b", "The square is ours.")):
        write(here / "maps", text, f"{name}.md")
        toy(here, f"maps/{name}.toy", files={"talk": f"{name}.md"})
    with toys():
        (here / "content").mkdir()
        ran = run("new", "all", "--from", "maps", "--content", "content")
    [line] = [line for line in ran.err.splitlines() if "quotes looked for" in line]
    said, command = line.split("; see socinno ")
    assert said == "quotes looked for in their texts: 4, with 1 error"
    checked = run(*shlex.split(command))
    assert checked.code == 1
    assert "1 error" in checked.err
