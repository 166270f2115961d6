"""Debates with very little in them: every view answers, and shows nothing for what is absent."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest
from asking import ANSI
from debates import VALID
from jsonschema import Draft202012Validator
from stage import browsed, browser
from typer.testing import CliRunner

from socinno.authoring.schema import schema
from socinno.cli.app import app

ASKED = "Moet de bibliotheek op zondag open?"
WITHOUT = VALID.replace(f"question: {ASKED}\n", "")
HEAD = "language: en\ntitle: Hardly begun\n"
SIDES = "positions: {aye: {title: For}, nay: {title: Against}}"
MANY = "".join(f"  p{n}: {{name: Participant {n}}}\n" for n in range(1000))
LITTLE = {
    "nothing at all": HEAD,
    "themes alone": f"{HEAD}themes: {{rain: {{title: The rain, summary: It rained.}}}}\n",
    "speakers alone": f"{HEAD}speakers: {{ada: {{name: Ada}}}}\n",
    "sources alone": f"{HEAD}sources: {{web: {{type: webpage, title: A page}}}}\n",
    "a dichotomy of titles": f"{HEAD}dichotomies: {{one: {{title: One, {SIDES}}}}}\n",
    "a thousand speakers who take no side": (
        f"{HEAD}speakers:\n{MANY}dichotomies: {{one: {{title: One, {SIDES}}}}}\n"
    ),
}
COMMANDS = (
    "show",
    "show --all",
    "show x",
    "who",
    "who --pairs",
    "speakers",
    "quotes",
    "debates",
    "search for",
)
TEXTS = ("table", "plain", "markdown", "html", "svg", "csv")


def said(file: Path, command: str, format: str, language: str = "en") -> str:
    name, *rest = command.split()
    asked = [name, "--content", str(file), *rest, "--format", format, "--lang", language]
    answer = CliRunner().invoke(app, asked)
    assert (answer.exit_code, answer.stderr) == (0, "")
    return ANSI.sub("", answer.stdout)


def placed(folder: Path, text: str) -> Path:
    file = folder / "x.yaml"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("what", LITTLE)
def test_a_debate_with_little_is_shown_without_signs_of_what_it_lacks(
    what: str, command: str, tmp_path: Path
) -> None:
    file = placed(tmp_path, LITTLE[what])
    for format in TEXTS:
        for language in ("en", "nl"):
            text = said(file, command, format, language)
            assert not re.search(r"\bNone\b|TODO|\bnull\b|\n[ \t]*\n[ \t]*\n|\A\n.", text)
    json.loads(said(file, command, "json"))


@pytest.mark.parametrize("what", LITTLE)
def test_a_debate_with_little_is_valid_for_an_editor_and_the_checker(what: str, tmp_path: Path) -> None:
    file = placed(tmp_path, LITTLE[what])
    answer = CliRunner().invoke(app, ["check", str(file), "--format", "json"])
    assert answer.exit_code == 0
    assert '"severity": "error"' not in answer.stdout
    assert "question" not in schema()["required"]
    Draft202012Validator(schema()).validate({"language": "en", "title": "Hardly begun"})


@pytest.mark.parametrize("format", ["table", "plain", "markdown"])
@pytest.mark.parametrize("command", ["show", "show --all", "show --speaker ada --all", "debates"])
def test_without_its_question_a_debate_is_shown_as_with_it_but_for_that_line(
    command: str, format: str, tmp_path: Path
) -> None:
    asked = said(placed(tmp_path, VALID), command, format, "nl").splitlines()
    bare = said(placed(tmp_path, WITHOUT), command, format, "nl").splitlines()
    assert [line for line in bare if line] == [line for line in asked if line and ASKED not in line]
    assert not any(first == second == "" for first, second in pairwise(bare))


def test_machines_read_an_absent_question_as_other_absent_texts(tmp_path: Path) -> None:
    file = placed(tmp_path, WITHOUT)
    [debate] = json.loads(said(file, "debates", "json"))
    assert debate["question"] is None
    card: dict[str, Any] = json.loads(said(file, "show --all", "json"))
    assert "question" not in card
    assert ASKED not in said(file, "debates", "csv")


def test_the_page_the_list_of_pages_and_the_tables_serve_without_it(tmp_path: Path) -> None:
    content, out = tmp_path / "content", tmp_path / "out"
    content.mkdir()
    for name, text in {"with": VALID, "without": WITHOUT, "bare": HEAD}.items():
        (content / f"{name}.yaml").write_text(text, "utf-8")
    for format in ("page", "parquet"):
        asked = ["export", "--content", str(content), str(out / format), "--format", format]
        assert CliRunner().invoke(app, asked).exit_code == 0
    pages = {page.stem: page.read_text("utf-8") for page in (out / "page").glob("*.html")}
    assert [name for name in ("with", "without", "bare") if ASKED in pages[name]] == ["with"]
    assert pages["index"].count(ASKED) == 1
    assert not any(re.search(r"None|<p[^>]*></p>|<dd[^>]*></dd>", page) for page in pages.values())
    rows = parquet.read_table(out / "parquet" / "debates.parquet").to_pylist()
    assert {row["debate"]: row["question"] for row in rows if row["debate"] != "with"} == {
        "without": None,
        "bare": None,
    }


@pytest.mark.parametrize("what", ["themes alone", "speakers alone", "a dichotomy of titles"])
def test_browse_opens_it(what: str, tmp_path: Path) -> None:
    assert "Hardly begun" in browsed(browser(placed(tmp_path, LITTLE[what])), "=Hardly begun")


def test_a_language_is_that_of_the_debate_by_its_title_where_it_has_no_question(tmp_path: Path) -> None:
    file = placed(tmp_path, "language: nl\ntitle: Een brug\nspeakers: {ada: {name: Ada, role: lezer}}\n")
    assert "[nl]" not in said(file, "show ada", "plain")
