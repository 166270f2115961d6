"""The authors' page is true and complete: its examples are read and run, and no key or rule is missing."""

import re
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from test_readme import CONTENT_README, fences, is_true

from socinno import model
from socinno.agreement import STATES
from socinno.checks import references
from socinno.library import reader
from socinno.model import Debate, Thing
from socinno.words import rule_codes

TEXT = CONTENT_README.read_text(encoding="utf-8")
EXAMPLES = fences(TEXT, "yaml")
WHOLE = [example for example in EXAMPLES if example.startswith("# school-street.yaml\n")]
PARTS = [example for example in EXAMPLES if not example.startswith("# ")]

SECTIONS = {
    "Debate": "The debate",
    "Event": "The event",
    "Source": "A source",
    "Name": "A name",
    "Speaker": "A speaker",
    "Dichotomy": "A dichotomy",
    "Position": "A position",
    "Quote": "A quote",
    "Place": "A place in a source",
    "Stance": "A stance",
    "CommonGround": "Common ground",
    "Theme": "A theme",
    "Topic": "A topic",
}


def models(of: ModuleType) -> dict[str, type[BaseModel]]:
    """The models of the content format by name, without those that only others build on."""
    found = {name: it for name, it in vars(of).items() if isinstance(it, type) and issubclass(it, BaseModel)}
    return {name: it for name, it in found.items() if it.model_fields and it is not Thing}


def fields(name: str) -> list[tuple[str, FieldInfo]]:
    """The keys of a model but `ref`, which stands by itself, as everything with an id has it."""
    return [(key, field) for key, field in models(model)[name].model_fields.items() if key != "ref"]


def section(heading: str) -> str:
    """What stands under a heading."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, f"there is no heading ‘{heading}’"
    return found[2]


def rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, as cells, without heads."""
    lines = [line.strip("| \n") for line in text.splitlines() if line.startswith("|")]
    cells = [re.split(r" *\| *", line) for line in lines]
    return [row for row in cells if row[0].startswith("`")]


def codes(text: str) -> list[str]:
    return [code for row in rows(text) for code in re.findall(r"`([A-Za-z0-9-]+)`", row[0])]


def problems(text: str) -> list[str]:
    """The codes of all that is wrong with a content file."""
    reading = reader.parse(text.encode(), "example.yaml", "example")
    broken = references.errors(reading.debate) if reading.debate else ()
    return [problem.code for problem in (*reading.problems, *broken)]


RULES = section("The rules")


def test_a_whole_example_is_a_debate_without_problems() -> None:
    assert len(WHOLE) == 2
    assert [problems(example) for example in WHOLE] == [[], []]


def test_the_whole_example_shows_every_sort_of_thing() -> None:
    debate = reader.parse(WHOLE[-1].encode(), "school-street.yaml", "school-street").debate
    assert debate
    assert [name for name in Debate.model_fields if not getattr(debate, name)] == ["ref"]
    assert {"position", "topic"} <= {thing.what for thing in debate.things.values()}


def test_each_part_of_a_debate_fits_into_the_whole_example() -> None:
    assert PARTS
    assert {part: found for part in PARTS if (found := problems(with_part(part)))} == {}


def with_part(part: str) -> str:
    whole, added = (yaml.load(text, yaml.BaseLoader) for text in (WHOLE[-1], part))
    for key, value in added.items():
        whole[key] = together(whole.get(key), value)
    return str(yaml.safe_dump(whole, allow_unicode=True))


def together(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **new}
    return [*old, *new] if isinstance(old, list) else new


def test_every_console_example_gives_the_output_that_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    is_true(CONTENT_README)


def test_every_model_has_its_section() -> None:
    assert set(models(model)) == set(SECTIONS)


def test_the_keys_of_each_thing_are_all_there_and_in_the_order_of_the_model() -> None:
    told = {name: codes(section(heading)) for name, heading in SECTIONS.items()}
    keys = {name: [field.alias or key for key, field in fields(name)] for name in SECTIONS}
    assert told == keys


def test_the_key_that_many_things_have_is_explained_once() -> None:
    assert "`ref`" in section("Texts, ids, languages and dates")


def test_it_says_rightly_which_keys_are_needed_and_what_there_is_to_choose() -> None:
    offenders = []
    for name, heading in SECTIONS.items():
        told = rows(section(heading))
        for (key, needed, what), (_, field) in zip(told, fields(name), strict=True):
            choices = [value for value in get_args(field.annotation) if isinstance(value, str)]
            if (needed == "yes") != field.is_required() or any(f"`{it}`" not in what for it in choices):
                offenders.append((name, key))
    assert offenders == []


def test_every_state_is_there_in_the_order_of_the_program() -> None:
    assert tuple(codes(section("Where somebody stands"))) == STATES


def test_every_rule_is_there() -> None:
    ruled = {
        code
        for rule in references.RULES
        for code in re.findall(r"`([a-z-]+)`", (rule.__doc__ or "").split(":")[0])
    }
    assert ruled
    assert ruled <= set(codes(section("The rules")))


def test_every_code_that_a_message_can_end_in_is_there_once() -> None:
    told = list(rule_codes())
    of_content = told[: told.index("position-without-quote")]  # the rules that only check has come last
    assert sorted(codes(RULES)) == sorted(of_content)


def test_what_goes_wrong_in_yaml_goes_wrong_so_and_is_mended_so() -> None:
    table = rows(section("What goes wrong in YAML"))
    assert len(table) > 10
    assert [row for row in table if not goes_wrong_so(*(cell.strip("`") for cell in row))] == []


def goes_wrong_so(wrong: str, outcome: str, right: str) -> bool:
    """Whether a line has the outcome, a rule or another text than meant, and the right one has not."""
    meant = read_title(right)
    if re.fullmatch("[a-z-]+", outcome):
        return bool(meant) and problems(with_title(wrong)) == [outcome]
    taken = read_title(wrong)
    return "without a message" in outcome and meant.startswith(taken) and meant != taken


def with_title(line: str) -> str:
    return re.sub(r"^title: .*$", lambda _: line, WHOLE[0], flags=re.MULTILINE)


def read_title(line: str) -> str:
    debate = reader.parse(with_title(line).encode(), "example.yaml", "example").debate
    assert debate
    (title,) = debate.title.values()
    return title


def test_a_key_with_nothing_after_it_counts_as_left_out() -> None:
    empty = ["", " ~", " null"]
    assert [it for it in empty if problems(f"{WHOLE[0]}summary:{it}\n")] == []


def test_what_other_readers_take_for_more_than_text_is_just_text() -> None:
    plain, told = ["no", "on", "1.10", "12:30", "2018-01-25"], section("What goes wrong in YAML")
    assert [it for it in plain if f"`{it}`" not in told or read_title(f"title: {it}") != it] == []


def test_the_example_of_mistakes_has_as_many_as_it_says() -> None:
    (example,) = (example for example in EXAMPLES if example.startswith("# mistakes.yaml\n"))
    assert len(problems(example)) == 5
    assert "Here are five of them" in section("Error messages")


def test_every_rule_that_only_check_has_is_explained_too() -> None:
    told = codes(section("Tools for writing")) + codes(section("Quotes and the text of their source"))
    of_check = [rule for rule in rule_codes() if rule not in codes(RULES)]
    assert sorted(told) == sorted(of_check)
