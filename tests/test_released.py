"""The debate as it came along with 0.1.0: a file of then reads unchanged, and every command answers on it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from socinno import load
from socinno.cli.app import app
from socinno.model import OWN, Debate

FILE = Path(__file__).parent / "released" / "social-innovation.yaml"
WRITTEN: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)
"""What the file says, by a reader that knows nothing of debates."""


def released() -> Debate:
    (only,) = load(FILE).debates
    return only


def test_it_reads_without_a_problem() -> None:
    assert load(FILE).problems == ()


def test_every_id_is_the_one_that_it_has_in_the_file() -> None:
    rooms = ("sources", "speakers", "dichotomies", "quotes", "common-ground", "themes")
    inside = [("dichotomies", "positions"), ("themes", "topics")]
    ids = [name for room in rooms for name in WRITTEN[room]]
    ids += [name for room, part in inside for it in WRITTEN[room].values() for name in it.get(part, {})]
    assert sorted(released().things) == sorted(ids)


def test_every_stance_is_the_one_that_stands_in_the_file() -> None:
    found = [stance.model_dump(mode="json", exclude_defaults=True) for stance in released().stances]
    assert found == WRITTEN["stances"]


def test_every_quote_is_the_one_that_stands_in_the_file() -> None:
    found = {
        name: quote.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        for name, quote in released().quotes.items()
    }
    for quote in found.values():
        quote["text"] = quote["text"].get(OWN, quote["text"])
    assert found == WRITTEN["quotes"]


COMMANDS = (
    "show",
    "show transition-governance",
    "show de-graaf-bridge",
    "show --speaker room",
    "compare wittmayer de-graaf soeterbroek",
    "compare transition bottom-up",
    "quotes --position bottom-up",
    "speakers",
    "who",
    "who --pairs",
    "who de-graaf",
    "search transitie",
    "debates",
)


@pytest.mark.parametrize("format", ["table", "plain", "json", "csv", "markdown", "html"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_on_it(command: str, format: str) -> None:
    name, *rest = command.split()
    answer = CliRunner().invoke(app, [name, str(FILE), *rest, "--format", format])
    assert (answer.exit_code, answer.stderr) == (0, "")


def test_check_finds_no_error_in_it() -> None:
    answer = CliRunner().invoke(app, ["check", str(FILE), "--format", "json"])
    assert answer.exit_code == 0
    assert '"severity": "error"' not in answer.stdout
