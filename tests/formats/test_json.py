"""JSON: every answer fits the schema that comes along, with the same keys in every language."""

import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from asking import EVERY, every, library, shown, views
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from socinno.cli.app import app
from socinno.files import own_content
from socinno.formats import Sheet, write, written
from socinno.formats.json import SCHEMA_VERSION, json_text, plain
from socinno.queries.quotes import Filters, quotes
from socinno.views import Ref, Text

SCHEMA = json.loads(files("socinno.formats").joinpath("json.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def answer(name: str, language: str = "en", odd: bool = False) -> Any:
    return json.loads(shown(name, "json", 80, language, odd))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"].endswith(f":{SCHEMA_VERSION}")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("odd", [False, True])
def test_every_answer_fits_the_schema(language: str, odd: bool) -> None:
    for name in views(language, odd):
        found = [error.message[:200] for error in VALIDATOR.iter_errors(answer(name, language, odd))]
        assert found == [], name


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_answer_about_every_key_of_the_format_fits_the_schema(language: str) -> None:
    for name, view in every(language).items():
        told = json.loads(written(view, Sheet(language), "json"))
        assert [error.message[:200] for error in VALIDATOR.iter_errors(told)] == [], name


def told(speaker: str, dichotomy: str) -> Any:
    """Where a speaker stands in the debate with every key, as `who` tells it."""
    records = json.loads(written(every()["who"], Sheet(), "json"))
    [stances] = [record["stances"] for record in records if record["speaker"]["id"] == speaker]
    return next(stance for stance in stances if stance["dichotomy"]["id"] == dichotomy)


def test_a_stance_says_what_it_is_known_from_and_what_stands_beside_it() -> None:
    ann, dee = told("ann", "build"), told("dee", "build")
    assert (ann["state"], ann["basis"], ann["date"]) == ("second", "reported", "2022?")
    assert (ann["source"]["id"], ann["at"]) == ("vote", {"page": "1"})
    assert (ann["changed"]["from"], ann["changed"]["date"]) == ("first", "2021")
    assert (dee["assigned"]["state"], dee["assigned"]["positions"][0]["id"]) == ("assigned", "leave-it")
    assert told("ann", "pay")["evidence"][0]["id"] == "need"
    assert told("ann", "pay")["note"]["text"] == "Who needs it pays."


def test_silence_has_no_basis_and_no_positions() -> None:
    for speaker, state in (("clerk", "silent"), ("cas", "spoke")):
        assert [told(speaker, "build")[key] for key in ("state", "basis", "positions")] == [state, None, []]


@pytest.mark.parametrize(
    "name", ["speakers", "show ann", "show build", "show users-pay", "compare all speakers"]
)
def test_wherever_a_stance_stands_it_says_its_evidence_and_its_note(name: str) -> None:
    found = list(stances_in(json.loads(written(every()[name], Sheet(), "json"))))
    assert [it for it in found if it["basis"] and not it["evidence"] and not it["source"]] == []
    ours = [it for it in found if it["basis"] == "inferred"]
    assert all(it["note"] for it in ours)
    assert ours or name == "show build"


def stances_in(data: Any) -> Iterator[Any]:
    """Every stance in an answer, however deep."""
    if isinstance(data, dict) and "basis" in data:
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from stances_in(inner)


@pytest.mark.parametrize(
    "wrong", [{}, {"version": 1}, [{"id": "x"}], "text", {"version": 3, "kind": "quote"}]
)
def test_the_schema_refuses_what_is_no_answer(wrong: Any) -> None:
    assert not VALIDATOR.is_valid(wrong)


def keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: keys(value) for key, value in data.items() if key != "translation"}
    return [keys(value) for value in data] if isinstance(data, list) else None


def test_keys_are_the_same_in_every_language() -> None:
    for name in views():
        if not name.startswith("search"):  # what is marked depends on the words
            assert keys(answer(name)) == keys(answer(name, "nl")), name


@pytest.mark.parametrize("name", ["quotes", "speakers", "debates", "search", "who", "who --pairs"])
def test_a_list_is_a_list_of_records(name: str) -> None:
    records = answer(name)
    assert isinstance(records, list)
    assert len({tuple(record) for record in records}) == 1


def test_everything_else_says_its_version() -> None:
    assert answer("show relations")["version"] == SCHEMA_VERSION
    assert answer("compare two speakers")["version"] == SCHEMA_VERSION


def test_search_the_index_and_several_debates_fit_the_schema_too(tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copy(own_content() / "social-innovation.yaml", tmp_path / f"{name}.yaml")
    shutil.copy(EVERY / "every-key.yaml", tmp_path)
    folder = ["--content", str(tmp_path), "-f", "json"]
    asked = ("search bewoners", "index", "who", "who graaf", "show graaf", "show need", "speakers", "debates")
    for words in map(str.split, asked):
        done = CliRunner().invoke(app, [*words, *folder])
        assert done.exit_code == 0
        found = [error.message[:200] for error in VALIDATOR.iter_errors(json.loads(done.stdout))]
        assert found == [], words


def test_records_are_written_one_by_one_as_they_would_be_at_once() -> None:
    table = quotes(library(), Filters(), "en")
    pieces = list(write(table, Sheet(), "json"))
    assert len(pieces) == len(list(table.nested or ())) + 2
    whole = "".join(pieces)
    assert whole == json.dumps(json.loads(whole), ensure_ascii=False, indent=2) + "\n"


DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=30,
)
TEXTS = st.builds(
    Text, st.text(), st.sampled_from(["", "nl", "en"]), marks=st.just(()) | st.just(((0, 1), (2, 3)))
)
REFS = st.builds(Ref, st.just("source"), st.text(), TEXTS, url=st.sampled_from(["", 'https://x.nl/"é']))


@given(value=DATA)
def test_data_is_written_as_the_library_writes_it(value: Any) -> None:
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=2)


@given(value=st.recursive(TEXTS | REFS | st.none(), st.lists, max_leaves=10).map(lambda it: {"key": it}))
def test_views_are_written_as_what_they_are_in_plain_data(value: Any) -> None:
    assert json_text(value) == json.dumps(plain(value), ensure_ascii=False, indent=2)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_answer_is_written_as_the_library_writes_its_data(language: str) -> None:
    for name, view in every(language).items():
        told = written(view, Sheet(language), "json")
        assert told == json.dumps(json.loads(told), ensure_ascii=False, indent=2) + "\n", name


def test_a_list_of_nothing_is_an_empty_list() -> None:
    assert shown("nothing", "json") == "[]\n"


def test_characters_stand_as_they_are_on_any_screen() -> None:
    text = shown("quotes", "json")
    assert "\\u" not in text
    assert not text.isascii()
