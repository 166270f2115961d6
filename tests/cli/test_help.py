"""What -h says of every command, in both languages, and what `socinno help` says."""

import re
import zipfile
from pathlib import Path

import pytest
from asking import ANSI, socinno_run
from rich.cells import cell_len
from typer.testing import CliRunner

from socinno.cli.app import app
from socinno.cli.options import ALL, EVERYWHERE, PROGRAM, Declared
from socinno.cli.settings import VARIABLES
from socinno.words import LANGUAGES, TOPICS, manual

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
        for columns in (20, 40, 80, 120, 200):
            text = page(of, "--lang", language, columns=columns)
            assert columns < 40 or max(map(len, text.splitlines())) <= min(columns, 96)
            assert "".join(text.split()) == whole


@EVERY
def test_help_says_what_is_declared(of: Declared) -> None:
    text = page(of, columns=300)
    assert text.startswith(f"Usage: socinno {of.name or '[COMMAND]'}")
    assert [line for line in of.examples if f"  {line}" not in text] == []
    assert [o for o in of.options if f"{', '.join(reversed(o.flags))} {o.metavar}".rstrip() not in text] == []
    assert "Examples:" in text
    assert of.argument is None or f"  {of.argument.metavar} " in text
    assert "-h, --help" in text


@EVERY
def test_options_stand_in_groups_under_their_headings(of: Declared) -> None:
    text = page(of)
    groups = () if of.name in ("completion", "help") else ("How to write it:", "What to read:", "Where to:")
    assert [title for title in groups if f"\n{title}\n" not in text] == []


@EVERY
def test_help_is_in_the_language_asked_for_wherever_that_stands(of: Declared) -> None:
    dutch = page(of, "--lang", "nl")
    assert dutch.startswith("Gebruik: socinno")
    assert set(dutch.split()) != set(page(of).split())
    name = [of.name] if of.name else []
    assert shown("--lang=nl", *name, "-h") == dutch
    assert shown(*name, "--lang", "en", "-h", "--lang", "nl") == dutch
    assert shown(*name, "-h", SOCINNO_LANG="nl") == dutch
    assert shown(*name, "-h", LANG="nl_NL.UTF-8") == dutch


def test_the_program_names_every_command_and_variable() -> None:
    text = page(PROGRAM)
    assert [of.name for of in ALL if f"\n  {of.name} " not in text] == []
    assert [name for name in VARIABLES if f"\n  {name} " not in text] == []


@pytest.mark.parametrize("line", [line for of in (PROGRAM, *ALL) for line in of.examples])
def test_every_example_works(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands there, but for what is the shell's, and with files in a folder of its own."""
    from socinno.files import own_content

    folder = tmp_path if " new " in line or " schema " in line else own_content()
    words = re.sub(r"^source <\(|\)$| \| source$", "", line).replace("DIR", str(folder)).split()
    bundled = own_content() / "social-innovation.yaml"
    (tmp_path / "my-debate.yaml").write_bytes(bundled.read_bytes())
    assert words[0] == "socinno"
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, words[1:]).exit_code == 0


def test_version_and_help_need_no_content() -> None:
    for word in ("--version", "-h"):
        done = socinno_run(word, SOCINNO_CONTENT="/no/such/folder")
        assert (done.returncode, done.stderr) == (0, b"")


# socinno help


def test_help_of_options_has_each_of_them() -> None:
    text = shown("help", "options", columns=300)
    own = {option for of in ALL for option in of.options if option not in EVERYWHERE}
    assert [o.flags for o in (*EVERYWHERE, *own) if o.flags[0] not in text] == []


def test_help_of_a_command_is_its_page_where_the_manual_has_no_topic_of_that_name() -> None:
    for of in (of for of in ALL if of.name not in TOPICS):
        assert shown("help", of.name) == page(of)
        assert shown("help", of.name, "--lang", "nl") == page(of, "--lang", "nl")


def test_help_alone_lists_what_there_is_help_on() -> None:
    text = shown("help", columns=300)
    assert [word for word in (*TOPICS, "options", "index", "completion") if f"\n  {word} " not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_laid_out_in_the_width_asked_for(topic: str, language: str) -> None:
    for width in (20, 60, 200):
        for colour in ("always", "never"):
            text = shown("help", topic, "--lang", language, "--width", str(width), "--color", colour)
            assert max(map(cell_len, text.splitlines())) <= width
    markdown = shown("help", topic, "--lang", language, "--format", "plain")
    assert markdown == manual(topic, language)


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
