"""The README is true: its examples give what they show, and what it names is there.

An example is a `console` fence: a line `$ command`, and under it the output. A last line `…` says
that more follows which is not shown. `GOLDEN=write pytest tests/test_readme.py
tests/test_content_readme.py` renews the outputs of both pages: look at them before you commit.
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
from typer.testing import CliRunner

from socinno.cli import help
from socinno.cli.app import app
from socinno.cli.options import ALL, PROGRAM

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
CONTENT_README = ROOT / "content" / "README.md"
DOCUMENTS = (README, CONTENT_README)
SET_UP = (
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/socinno show",
    "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest",
)
FENCE = re.compile(r"^```(\w+)( \S+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
JQ = shutil.which("jq")


def _text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def fences(text: str, language: str) -> list[str]:
    """What stands in the fences of one language."""
    return [inside for name, _, inside in FENCE.findall(text) if name == language]


def renewed(text: str) -> str:
    """A document as it should be: each example's output as it really is, run in this folder.

    A `yaml` fence whose first line is `# name.yaml` is written to that file, for the examples under it, and
    so is one with a name behind its language.
    """
    return FENCE.sub(
        lambda fence: f"```{fence[1]}{fence[2] or ''}\n{_renewed_fence(*fence.groups())}```", text
    )


def _renewed_fence(language: str, file: str | None, inside: str) -> str:
    if file:
        Path(file.strip()).write_text(inside, encoding="utf-8")
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
    text = _text(document)
    real = renewed(text)
    if os.environ.get("GOLDEN") == "write":
        document.write_text(real, encoding="utf-8")
        text = real
    assert text == real
    if not JQ and " | jq " in text:
        pytest.skip("All examples give what they show, but for those with jq, which is not at hand.")


def test_every_example_gives_the_output_that_it_shows() -> None:
    is_true(README)


def test_the_python_examples_do_what_they_say() -> None:
    for code in fences(_text(README), "python"):
        runner = doctest.DocTestRunner()
        runner.run(doctest.DocTestParser().get_doctest(code, {}, "README.md", str(README), 0))
        assert runner.tries > 0
        assert runner.failures == 0


def test_the_set_up_commands_stand_in_it_whole() -> None:
    shown = fences(_text(README), "sh")
    assert [command for command in SET_UP if f"{command}\n" not in shown] == []


def test_it_opens_with_what_this_is_how_to_start_what_you_see_and_what_is_promised() -> None:
    text = _text(README)
    what, first, shown, promised = (
        text.index(words) for words in ("Who stands where", SET_UP[0], "\n$ socinno", "**A quote is")
    )
    assert what < first < shown < promised < text.index("socinno show 4   ") < text.index(SET_UP[1])
    assert text[:promised].count("\n") < 40
    assert text[: text.index("## ")].count("\n") < 60


def test_it_is_read_in_ten_minutes() -> None:
    assert _text(README).count("\n") < 260


def test_every_command_that_people_need_often_is_in_it() -> None:
    often = {of.name for of in ALL if not of.seldom}
    assert sorted(often - set(re.findall(r"socinno (\w+)", _text(README)))) == []


def test_no_option_is_told_of_that_is_not_there() -> None:
    text = _text(README) + _text(CONTENT_README)
    spans = [span for span in re.findall(r"`([^`\n]+)`", text) if re.match(r"-|socinno", span)]
    spans += [line for fence in fences(text, "sh") for line in fence.splitlines() if "socinno " in line]
    told = {option for span in spans for option in re.findall(r"(?:^|\s)(--[a-z][a-z-]*)", span)}
    known = {flag for of in (PROGRAM, *ALL) for option in of.options for flag in option.flags}
    assert sorted(told - known) == []
    assert len(told) > 7


@pytest.mark.parametrize("topic", re.findall(r"`socinno help\s(\w+)`", _text(README)))
def test_a_topic_of_help_that_it_names_is_there(topic: str) -> None:
    assert topic in help.topics("en")


def commands_of(document: Path) -> list[str]:
    """The commands that a document has in its lines and in `sh` fences, but those with a placeholder."""
    prose = re.sub(r"^```.*?^```$", "", _text(document), flags=re.MULTILINE | re.DOTALL)
    lines = [line for fence in fences(_text(document), "sh") for line in fence.splitlines()]
    typed = [re.split(r" +(?:#|\\?\|) ", it)[0] for it in (*re.findall(r"`(socinno [^`]+)`", prose), *lines)]
    found = [" ".join(it.split()) for it in typed if it.startswith("socinno ")]
    return [it for it in dict.fromkeys(found) if not re.search(r"\b[A-Z]{2,}\b", it)]


def _in_a_folder(command: str, content: str) -> str:
    """What is wrong with a command, run where all the files that it names are."""
    words = shlex.split(command)[1:]
    for name in (*re.findall(r"\S+\.(?:yaml|txt)", command), "my-folder/a.yaml", "other-folder/b.yaml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(content, encoding="utf-8")
    if len(words) == 1 and words[0].isalpha():
        return "" if words[0] in {of.name for of in ALL} else "no such command"
    done = CliRunner().invoke(app, words)
    return "" if done.exit_code in (0, 1) and isinstance(done.exception, SystemExit | None) else done.output


@pytest.mark.parametrize("document", DOCUMENTS, ids=["README", "content/README"])
def test_every_command_that_it_names_is_understood(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,) = (
        it for it in fences(_text(CONTENT_README), "yaml") if "school-street.yaml\n" in it and "themes:" in it
    )
    content = _text(ROOT / "content" / "social-innovation.yaml") if document is README else example
    refused = {}
    for number, command in enumerate(commands_of(document)):
        (tmp_path / str(number)).mkdir()
        monkeypatch.chdir(tmp_path / str(number))
        refused[command] = _in_a_folder(command, content)
    assert {command: wrong for command, wrong in refused.items() if wrong} == {}
    assert len(refused) > 5


def test_it_tells_how_many_behaviours_the_tests_state() -> None:
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    stated = sum(len(re.findall(r"^ *def test_", text, re.MULTILINE)) for text in files)
    told = re.search(r"(\d+) behaviours", _text(README))
    assert told
    assert abs(int(told[1]) - stated) <= 100


@pytest.mark.parametrize("document", DOCUMENTS, ids=["README", "content/README"])
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", _text(document))
    files = [link for link in links if "://" not in link]
    assert [link for link in files if not (document.parent / link).is_file()] == []


def test_the_changelog_has_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE)
