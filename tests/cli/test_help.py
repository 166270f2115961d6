"""What -h says of every command, in both languages, and what `socinno help` says."""

import os
import re
import shlex
import zipfile
from pathlib import Path

import pytest
from asking import ANSI, socinno_run
from meeting import square
from rich.cells import cell_len
from typer.testing import CliRunner

from socinno.cli.app import app
from socinno.cli.help import EVERY_TOPIC, as_typed, topics
from socinno.cli.options import ALL, COMMANDS, EVERYWHERE, PROGRAM
from socinno.cli.shapes import Declared
from socinno.files import own_content
from socinno.words import LANGUAGES, PAGES, TOPICS, manual

GOLDEN = Path(__file__).parent.parent / "golden" / "help"
EVERY = pytest.mark.parametrize("of", [PROGRAM, *ALL], ids=lambda of: of.name or "program")


def shown(*words: str, columns: int = 80, **environment: str) -> str:
    result = CliRunner().invoke(app, [*words], env={"COLUMNS": str(columns), **environment})
    assert (result.exit_code, result.stderr) == (0, "")
    return ANSI.sub("", result.stdout)


def page(of: Declared, *words: str, columns: int = 80) -> str:
    return shown(*filter(None, [of.name]), "-h", *words, columns=columns)


@EVERY
def test_help_fits_every_width_and_loses_nothing(of: Declared) -> None:
    for language in LANGUAGES:
        whole = "".join(page(of, "--lang", language, columns=300).split())
        for columns in (20, 21, 33, 40, 63, 64, 80, 120, 200):
            text = page(of, "--lang", language, columns=columns)
            assert max(map(len, text.splitlines())) <= min(columns, 90)
            assert "".join(text.split()) == whole


def test_help_is_as_wide_as_asked() -> None:
    for words in (("compare", "-h", "--width", "40"), ("--width=40", "compare", "-h")):
        assert shown(*words) == page(COMMANDS["compare"], columns=40)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_of_the_program_is_one_screen(language: str) -> None:
    assert len(page(PROGRAM, "--lang", language).splitlines()) <= 32


@pytest.mark.parametrize("language", LANGUAGES)
@EVERY
def test_help_is_as_it_was_read(of: Declared, language: str) -> None:
    """Each page at 80 columns; `GOLDEN=write` renews them, to be read again."""
    kept = GOLDEN / f"{of.name or 'program'}-{language}.txt"
    shown = page(of, "--lang", language)
    if os.environ.get("GOLDEN") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(shown, "utf-8")
    assert kept.read_text("utf-8") == shown


@EVERY
def test_help_says_what_is_declared(of: Declared) -> None:
    text = page(of, columns=300)
    assert text.startswith(f"Usage: socinno {of.name or '[COMMAND]'}")
    assert [line for line in of.examples if f"  {as_typed(line, 'en')}" not in text] == []
    assert "Examples:" in text
    assert of.argument is None or f"  {of.argument.metavar} " in text


@EVERY
def test_help_has_the_own_options_of_a_command_and_names_where_the_others_are(of: Declared) -> None:
    text = page(of, columns=300)
    typed = [(o, f"  {', '.join(reversed(o.flags))} {o.metavar}".rstrip()) for o in of.options]
    if of is PROGRAM:
        assert [line for o, line in typed if line in text] == ["  -o, --output FILE"]
    else:
        assert [o for o, line in typed if (f"{line} " in text) is (o in EVERYWHERE)] == []
        assert "-h, --help" in text
    assert "socinno help options" in text


@EVERY
def test_help_is_in_the_language_asked_for_wherever_that_stands(of: Declared) -> None:
    dutch = page(of, "--lang", "nl")
    assert dutch.startswith("Gebruik: socinno")
    assert set(dutch.split()) != set(page(of).split())
    name = [of.name] if of.name else []
    assert shown("--lang=nl", *name, "-h") == dutch
    assert shown("-h", "--lang", "nl", *name) == page(PROGRAM, "--lang", "nl")
    assert shown("--lang", "nl", *name, "-h") == dutch
    assert shown(*name, "--lang", "en", "-h", "--lang", "nl") == dutch
    assert shown(*name, "-h", SOCINNO_LANG="nl") == dutch
    assert shown(*name, "-h", LANG="nl_NL.UTF-8") == dutch


WRONG = pytest.mark.parametrize(
    "words",
    [
        ("shwo",),
        ("show", "nobody-at-all"),
        ("compare",),
        ("quotes", "--bogus"),
        ("quotes", "--limit", "x"),
        ("show", "graaf", "-f", "pdf"),
        ("search", "-word"),
        ("check",),
        ("help", "nothing-like-it"),
        ("show", "--content", "/no/such/folder"),
    ],
    ids=" ".join,
)


@WRONG
def test_a_mistake_is_told_in_the_language_asked_for_wherever_that_stands(words: tuple[str, ...]) -> None:
    ways = [("--lang", "nl", *words), ("--lang=nl", *words), (*words, "--lang", "nl")]
    told = [CliRunner().invoke(app, list(way), env={"COLUMNS": "80"}) for way in ways]
    english = CliRunner().invoke(app, [*words], env={"COLUMNS": "80"})
    assert {result.exit_code for result in (*told, english)} == {2}
    assert len({result.stderr for result in told}) == 1
    assert told[0].stderr != english.stderr
    assert re.search(r"\b(er is|niet|geef nog|noem|kan|kies)\b", told[0].stderr)


def test_what_stands_for_something_else_is_in_the_language_too() -> None:
    assert "  -s, --speaker NAAM" in page(COMMANDS["quotes"], "--lang", "nl")
    result = CliRunner().invoke(app, ["compare", "--lang", "nl"])
    assert result.stderr == "socinno: geef nog: NAAM; ‘socinno compare -h’ laat zien hoe\n"


def test_the_program_names_every_command_that_people_need_often() -> None:
    text = page(PROGRAM)
    often = {of.name for of in ALL if not of.seldom} - {"help"}
    assert {of.name for of in ALL if f"\n  {of.name} " in text} == often
    assert "\n  socinno help " in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "line", [line for of in (PROGRAM, *ALL) if of.name != "browse" for line in of.examples]
)
def test_every_example_works(
    line: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it stands there, but for what is the shell's, and with files in a folder of its own."""
    example = as_typed(line.replace("DIR", str(tmp_path)), language)
    words = shlex.split(re.sub(r"^source <\(|\)$| \| source$", "", example))
    if words[1] != "new":
        for name in ("my-debate.yaml", "mijn-debat.yaml", "my-folder/x.yaml", "mijn-map/x.yaml"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes((own_content() / "social-innovation.yaml").read_bytes())
    (tmp_path / "interview.md").write_text("Anna Bakker: We need room.\n\nTom Smit: And cars.\n")
    if words[1] == "cite":
        square(tmp_path, words[2])
    assert words[0] == "socinno"
    monkeypatch.chdir(tmp_path)
    words, typed = (words[:-2], Path(words[-1]).read_bytes()) if "<" in words else (words, None)
    result = CliRunner().invoke(app, [*words[1:], "--lang", language], input=typed)
    assert result.exit_code == 0
    assert ("»" in result.stdout) is (words[1] == "search")  # which finds something


def test_an_example_names_files_in_the_language_of_the_help() -> None:
    dutch = page(PROGRAM, "--lang", "nl") + page(COMMANDS["debates"], "--lang", "nl")
    assert [name for name in ("mijn-debat.yaml", "debat.html", "mijn-map/") if name not in dutch] == []


def test_version_and_help_need_no_content() -> None:
    for word in ("--version", "-h"):
        done = socinno_run(word, SOCINNO_CONTENT="/no/such/folder")
        assert (done.returncode, done.stderr) == (0, b"")


# socinno help


def test_help_of_options_has_each_of_them() -> None:
    text = shown("help", "options", columns=300)
    every = {option for of in (PROGRAM, *ALL) for option in of.options}
    typed = {option: f"  {', '.join(reversed(option.flags))} {option.metavar}".rstrip() for option in every}
    assert [option.flags for option, line in typed.items() if f"{line} " not in text] == []
    assert text.count("--lang ") == text.count("--force") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [("help",), ("help", "options")], ids=" ".join)
def test_the_lists_of_help_fit_every_width(words: tuple[str, ...], language: str) -> None:
    whole = "".join(shown(*words, "--lang", language, columns=300).split())
    for columns in (20, 40, 64, 80, 200):
        text = shown(*words, "--lang", language, columns=columns)
        assert max(map(len, text.splitlines())) <= min(columns, 90)
        assert "".join(text.split()) == whole


def test_help_of_a_command_is_its_page_where_the_manual_has_no_topic_of_that_name() -> None:
    for of in (of for of in ALL if of.name not in TOPICS):
        assert shown("help", of.name) == page(of)
        assert shown("help", of.name, "--lang", "nl") == page(of, "--lang", "nl")


def test_help_alone_lists_what_there_is_help_on() -> None:
    text = shown("help", columns=300)
    assert [
        word for word in (*TOPICS, "options", "index", "schema", "completion") if f"\n  {word} " not in text
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", [*TOPICS, *PAGES])
def test_a_topic_is_laid_out_in_the_width_asked_for(topic: str, language: str) -> None:
    for width in (20, 60, 200):
        for colour in ("always", "never"):
            text = shown("help", topic, "--lang", language, "--width", str(width), "--color", colour)
            assert max(map(cell_len, text.splitlines())) <= width
    markdown = shown("help", topic, "--lang", language, "--format", "plain")
    assert markdown == manual(topic, language)


def test_a_topic_has_a_name_in_each_language_and_all_are_understood() -> None:
    for topic, dutch in (("reading", "lezen"), ("agreement", "eens"), ("api", "python")):
        for language in LANGUAGES:
            assert shown("help", topic, "--lang", language) == shown("help", dutch, "--lang", language)
        assert f"\n  {dutch} " in shown("help", "--lang", "nl")
    assert shown("help", "opties", "--lang", "nl") == shown("help", "options", "--lang", "nl")
    told = CliRunner().invoke(app, ["help", "schrijvn", "--lang", "nl"]).stderr
    assert "bedoelde je ‘schrijven’?" in told
    assert "kies uit: lezen, eens, zoeken" in told


def test_no_name_of_a_topic_is_that_of_another_command() -> None:
    named = {
        (name, topic)
        for language in LANGUAGES
        for name, topic in zip(topics(language), EVERY_TOPIC, strict=False)
    }
    assert [name for name, topic in named if name in COMMANDS and name != topic] == []
    assert len({name for name, _ in named}) == len(named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_nothing_twice(language: str) -> None:
    listed = re.findall(r"^  (\w+)", shown("help", "--lang", language, columns=300), re.MULTILINE)
    assert sorted(listed) == sorted(set(listed))


def test_an_unknown_topic_is_told_with_the_nearest() -> None:
    result = CliRunner().invoke(app, ["help", "optoins"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean ‘options’?" in result.stderr


def test_the_wheel_holds_the_scripts_and_the_schema(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    root = Path(__file__).parent.parent.parent
    [wheel] = WheelBuilder(str(root)).build(directory=str(tmp_path), versions=["standard"])
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"socinno/cli/complete.{shell}" for shell in ("bash", "zsh", "fish")} <= names
    assert "socinno/formats/json.schema.json" in names
