"""The README is true: its examples give what they show, and no command or option is missing from it.

An example is a `console` fence: a line `$ command`, and under it the output. A last line `…` says
that more follows which is not shown. `GOLDEN=write` in the environment renews all outputs.
"""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from socinno.cli.app import app

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
CONTENT_README = ROOT / "content" / "README.md"
SET_UP = (
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/socinno show",
    "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest",
)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
JQ = shutil.which("jq")


def fences(text: str, language: str) -> list[str]:
    """What stands in the fences of one language."""
    return [inside for name, inside in FENCE.findall(text) if name == language]


def renewed(text: str) -> str:
    """A document as it should be: each example's output as it really is, run in this folder.

    A `yaml` fence whose first line is `# name.yaml` is written to that file, for the examples under it.
    """
    return FENCE.sub(lambda fence: f"```{fence[1]}\n{_renewed_fence(fence[1], fence[2])}```", text)


def _renewed_fence(language: str, inside: str) -> str:
    if language == "yaml" and (name := re.match(r"# (\S+\.yaml)\n", inside)):
        Path(name[1]).write_text(inside, encoding="utf-8")
    return _session(inside) if language == "console" else inside


def _session(shown: str) -> str:
    parts = re.split(r"^\$ (.*)\n", shown, flags=re.MULTILINE)[1:]
    code, result = 0, ""
    for command, output in zip(parts[::2], parts[1::2], strict=True):
        if command == "echo $?":
            real = f"{code}\n"
        elif " | jq " in command and not JQ:
            real = output
        else:
            real, code = _run(command)
        result += f"$ {command}\n{_as_long(real, output)}"
    return result


def _run(command: str) -> tuple[str, int]:
    line, _, after = command.partition(" | ")
    program, *words = shlex.split(line)
    assert program == "socinno"
    done = CliRunner().invoke(app, words)
    output = done.output
    if after:
        piped = subprocess.run(shlex.split(after), input=output, capture_output=True, text=True, check=True)
        output = piped.stdout
    return output, done.exit_code


def _as_long(real: str, shown: str) -> str:
    """The real output, cut where the shown one ends in `…` and there is indeed more."""
    lines, kept = real.splitlines(keepends=True), len(shown.splitlines()) - 1
    return "".join([*lines[:kept], "…\n"]) if shown.endswith("…\n") and kept < len(lines) else real


def is_true(document: Path) -> None:
    """Fail where an example shows anything but its real output."""
    text = document.read_text(encoding="utf-8")
    real = renewed(text)
    if os.environ.get("GOLDEN") == "write":
        document.write_text(real, encoding="utf-8")
    assert text == real
    if not JQ and " | jq " in text:
        pytest.skip("All examples give what they show, but for those with jq, which is not at hand.")


def test_every_example_gives_the_output_that_it_shows() -> None:
    is_true(README)


def test_the_python_examples_do_what_they_say() -> None:
    for code in fences(README.read_text(encoding="utf-8"), "python"):
        runner = doctest.DocTestRunner()
        runner.run(doctest.DocTestParser().get_doctest(code, {}, "README.md", str(README), 0))
        assert runner.tries > 0
        assert runner.failures == 0


@pytest.mark.parametrize("command", SET_UP)
def test_the_set_up_commands_stand_in_it_whole(command: str) -> None:
    assert f"{command}\n" in fences(README.read_text(encoding="utf-8"), "sh")


def test_it_opens_with_what_this_is_then_how_to_start_then_real_output() -> None:
    text = README.read_text(encoding="utf-8")
    what, first, second, shown = (text.index(words) for words in ("`socinno` shows", *SET_UP, "\n$ socinno"))
    assert what < first < second < shown


PROGRAM = typer.main.get_command(app)
COMMANDS = getattr(PROGRAM, "commands", {})
OPTIONS = {
    option
    for command in (PROGRAM, *COMMANDS.values())
    for parameter in command.params
    for option in (*parameter.opts, *parameter.secondary_opts)
    if option.startswith("-")
} | {"-h", "--help"}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_its_section(command: str) -> None:
    assert re.search(rf"^### `socinno {command}\b", README.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("option", sorted(OPTIONS))
def test_every_option_is_in_a_table(option: str) -> None:
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert any(re.search(rf"`{option}[ `]", row) for row in rows)


def test_every_environment_variable_of_ours_is_in_it() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    ours = set(re.findall(r"\bSOCINNO_[A-Z]+\b", code))
    assert ours
    assert ours <= set(re.findall(r"`(\w+)`", README.read_text(encoding="utf-8")))


@pytest.mark.parametrize("document", [README, CONTENT_README], ids=lambda path: path.parent.name or "README")
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8"))
    files = [link for link in links if "://" not in link]
    assert [link for link in files if not (document.parent / link).is_file()] == []


def test_the_changelog_has_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE)
