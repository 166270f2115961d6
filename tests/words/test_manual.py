"""The manual: each topic in both languages alike, and true: what it says to type runs."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from authors import run

import socinno
from socinno import words
from socinno.cli.options import ALL, PROGRAM
from socinno.files import own_content
from socinno.formats import FORMATS
from socinno.words import LANGUAGES, TOPICS, manual, rule_codes
from socinno.words import PAGES as FORMATS_OF_OTHERS

FOLDER = Path(words.__file__).parent / "manual"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ALL_TOPICS = (*TOPICS, *FORMATS_OF_OTHERS)
PAGES = [(language, topic, manual(topic, language)) for language in LANGUAGES for topic in ALL_TOPICS]


def blocks(page: str, kind: str) -> list[str]:
    """The blocks of code of a kind."""
    return [code for of, code in BLOCK.findall(page) if of == kind]


def typed(page: str) -> list[list[str]]:
    """The command lines of a page, each as the words after `socinno`, up to a pipe."""
    lines = "".join(blocks(page, "sh")).splitlines()
    words = [shlex.split(line.split(" | ")[0], comments=True) for line in lines]
    return [line[1:] for line in words if line[:1] == ["socinno"]]


def test_the_topics_are_the_files_in_both_languages() -> None:
    for language in LANGUAGES:
        assert sorted(path.stem for path in (FOLDER / language).iterdir()) == sorted(ALL_TOPICS)


def test_a_topic_is_a_title_and_a_few_screens() -> None:
    offenders = [
        (language, topic)
        for language, topic, page in PAGES
        if not re.match(r"# \S.*\n\n", page) or page.count("\n") > 80 or not page.endswith("\n")
    ]
    assert offenders == []


def test_no_line_of_code_is_wider_than_a_terminal() -> None:
    lines = [line for *_, page in PAGES for _, code in BLOCK.findall(page) for line in code.splitlines()]
    assert len(lines) > 80
    assert [line for line in lines if len(line) > 78] == []  # one cell on each side


INTERVIEW = """\
Anna Bakker: Fewer cars on the square. It gives us room.

Tom Smit: Minder auto’s op het plein? Then I can close my shop.
"""
QUESTION = """
dichotomies:
  cars-square:
    title: Cars or people
    question: Who is the square for?
    positions:
      keep-cars: {title: Keep the cars}
      no-cars: {title: A square without cars}
"""


def test_both_languages_tell_the_same() -> None:
    """The same headings, tables, options and commands, if not the same words."""

    def shape(page: str) -> tuple[object, ...]:
        marks = re.findall(r"^(#+|\||-|```\w*)(?=\s)", page, re.MULTILINE)
        options = sorted(set(re.findall(r"(?<!\S)`?(--?[a-z][a-z-]*)", page)) - {"--lang"})
        commands = [line[:1] for line in typed(page)]
        return marks, options, commands

    assert [topic for topic in ALL_TOPICS if shape(manual(topic, "en")) != shape(manual(topic, "nl"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_says_to_type_runs(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of the page; but for the lines that need the text of a source."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    offenders = []
    lines = 0
    for topic in TOPICS:
        folder = tmp_path / topic
        for name in ("my-folder", "mijn-map"):
            shutil.copytree(own_content(), folder / name)
        (folder / "interview.md").write_text(INTERVIEW, "utf-8")
        monkeypatch.chdir(folder)
        told = typed(manual(topic, language))
        if "new" not in {line[0] for line in told if line}:
            assert [run("new", name).code for name in ("my-debate", "mijn-debat")] == [0, 0]
        for line in told:
            lines += 1
            for file in folder.glob("*.yaml"):  # as an author does before a check
                text = file.read_text("utf-8").replace(": TODO ", ": ")
                file.write_text(text if "\ndichotomies:" in text else f"{text}{QUESTION}", "utf-8")
            if "--text" not in line and (ran := run(*line)).code:
                offenders.append(f"socinno {shlex.join(line)}: {ran.err}")
    assert lines > 25
    assert offenders == []


@pytest.mark.parametrize("topic", FORMATS_OF_OTHERS)
def test_a_page_of_a_format_says_what_to_type_for_it(topic: str) -> None:
    """Its files are not at hand here: the tests of the format read and write them."""
    for language in LANGUAGES:
        page = manual(topic, language)
        assert page.count("\n") <= 40
        lines = typed(page)
        assert any(line[0] == "export" or "--from" in line for line in lines)
        assert {line[0] for line in lines} <= {command.name for command in ALL}


def test_every_option_that_it_names_exists() -> None:
    known = {flag for of in (PROGRAM, *ALL) for option in of.options for flag in (*option.flags, "-h")}
    named = {option for *_, page in PAGES for option in re.findall(r"(?<=`)--?[a-z][a-z-]+", page)}
    assert len(named) > 20
    assert sorted(named - known - {"-brug"}) == []


def test_the_examples_in_python_run(capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        for code in blocks(manual("api", language), "python"):
            exec(code, {})
            assert "de-graaf-local-democracy" in capsys.readouterr().out


def test_every_public_name_is_told_of() -> None:
    for language in LANGUAGES:
        told = set(re.findall(r"[`.](\w+)\b", manual("api", language)))
        assert sorted(set(socinno.__all__) - told) == []


def test_every_format_is_told_of_with_its_ending() -> None:
    for language in LANGUAGES:
        rows = manual("formats", language).splitlines()
        for name, format in FORMATS.items():
            (row,) = [row for row in rows if row.startswith(f"| `{name}` |")]
            assert all(f"`{ending}`" in row for ending in format.endings[:1])


def test_the_columns_of_csv_are_those_it_names() -> None:
    asked = {"quotes": [], "speakers": [], "who": [], "debates": [], "search": ["bewoners"]}
    for language in LANGUAGES:
        for command, more in asked.items():
            (columns,) = re.findall(
                rf"^\| `{command}` \| (.*) \|$", manual("formats", language), re.MULTILINE
            )
            header = run(command, *more, "-f", "csv").out.splitlines()[0]
            assert columns.split(", ") == header.split(",")


def test_every_variable_and_exit_code_is_told_of() -> None:
    source = "\n".join(path.read_text("utf-8") for path in Path(socinno.__file__).parent.rglob("*.py"))
    variables = set(re.findall(r'"((?:SOCINNO|NO|FORCE)_[A-Z]+)"', source))
    assert {"SOCINNO_LANG", "SOCINNO_INDEX", "NO_COLOR", "FORCE_HYPERLINK"} <= variables
    for language in LANGUAGES:
        page = manual("environment", language)
        assert [name for name in sorted(variables) if f"| `{name}` |" not in page] == []
        assert re.findall(r"^\| (\d+) \|", page, re.MULTILINE) == ["0", "1", "2", "130", "141"]


def test_a_rule_that_it_names_is_one() -> None:
    named = {rule for *_, page in PAGES for rule in re.findall(r"--explain ([a-z-]+)", page)}
    assert named
    assert named <= set(rule_codes())
