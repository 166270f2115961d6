"""What -h says, and the manual page from the same source."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from asking import socinno_run
from socinno.man import manual
from typer.testing import CliRunner

from socinno.cli.commands import app, program
from socinno.cli.help import EXAMPLES

COMMANDS = ["", *program().commands]


def shown(*words: str, columns: int = 80) -> str:
    result = CliRunner().invoke(app, [*words, "-h"], env={"COLUMNS": str(columns)})
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize("columns", [20, 40, 80, 120, 200])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_every_width_and_loses_nothing(command: str, columns: int) -> None:
    words = (command,) if command else ()
    text = shown(*words, columns=columns)
    if columns >= 40:
        assert max(map(len, text.splitlines())) <= min(columns, 96)
    assert "".join(text.split()) == "".join(shown(*words, columns=300).split())


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples_and_groups(command: str) -> None:
    text = shown(*((command,) if command else ()))
    assert text.startswith("Usage: socinno")
    assert "Examples:" in text
    assert command == "completion" or all(
        title in text for title in ("How to write it:", "What to read:", "Where to:")
    )


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line, _ in lines])
def test_every_example_works(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands there, but for what is the shell's, and with files in a folder of its own."""
    from socinno.files import own_content

    folder = tmp_path if " new " in line or " schema " in line else own_content()
    words = re.sub(r"^source <\(|\)$| \| source$", "", line).replace("DIR", str(folder)).split()
    words = [
        str(tmp_path / word) if last == "-o" else word
        for last, word in zip(["", *words], words, strict=False)
    ]
    assert words[0] == "socinno"
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, words[1:]).exit_code == 0


def test_every_command_is_in_the_help_and_has_examples() -> None:
    assert set(EXAMPLES) == set(COMMANDS)
    assert all(f"  {name}" in shown() for name in program().commands)


def test_the_manual_page_is_that_of_this_program() -> None:
    """If not: python -m socinno.man > src/socinno/socinno.1"""
    page = Path(__file__).parent.parent.parent / "src" / "socinno" / "socinno.1"
    assert page.read_text("utf-8") == manual()


def test_the_manual_page_says_all_that_help_says() -> None:
    page = manual().replace("\\-", "-").replace("\\e", "\\").replace("\\&", "")
    for command in program().commands.values():
        for parameter in command.params:
            assert (parameter.help or "") in page
    assert all(line in page for lines in EXAMPLES.values() for line, _ in lines)


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff here: the manual page is not typeset")
def test_the_manual_page_is_right_roff() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tascii", "-ww"], input=manual().encode(), capture_output=True, check=True
    )
    assert done.stderr == b""
    assert b"SYNOPSIS" in re.sub(b"\x1b\\[[0-9;]*m|.\x08", b"", done.stdout)


def test_the_wheel_holds_the_manual_page_and_the_schema(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    root = Path(__file__).parent.parent.parent
    [wheel] = WheelBuilder(str(root)).build(directory=str(tmp_path), versions=["standard"])
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("/share/man/man1/socinno.1") for name in names)
    assert "socinno/formats/json.schema.json" in names


def test_version_and_help_need_no_content() -> None:
    for word in ("--version", "-h"):
        done = socinno_run(word, SOCINNO_CONTENT="/no/such/folder")
        assert (done.returncode, done.stderr) == (0, b"")
