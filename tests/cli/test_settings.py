"""How an answer is wanted: what is given and what the environment says, and how the same is asked again."""

import os
from pathlib import Path

import pytest

from socinno.cli.options import COMMANDS, PROGRAM
from socinno.cli.settings import number, settled
from socinno.problems import Stop


def test_options_come_to_what_is_given_else_to_what_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = settled(PROGRAM, {})
    assert (bare.language, bare.format, bare.width, bare.content, bare.indexed) == (
        "en",
        "table",
        80,
        None,
        True,
    )
    monkeypatch.setenv("SOCINNO_LANG", "nl")
    monkeypatch.setenv("SOCINNO_FORMAT", "plain")
    monkeypatch.setenv("SOCINNO_CONTENT", "folder")
    monkeypatch.setenv("SOCINNO_INDEX", "off")
    said = settled(PROGRAM, {})
    assert (said.language, said.format, said.content, said.indexed) == ("nl", "plain", "folder", False)
    given = settled(PROGRAM, {"lang": "en", "format": "json", "content": "other", "no_pager": True})
    assert (given.language, given.format, given.content, given.paged) == ("en", "json", "other", False)


def test_an_empty_value_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Stop) as stop:
        settled(PROGRAM, {"content": ""})
    assert (stop.value.key, stop.value.facts) == ("empty-value", {"option": "--content"})
    monkeypatch.setenv("SOCINNO_CONTENT", "")
    with pytest.raises(Stop) as stop:
        settled(PROGRAM, {"content": "folder"})
    assert stop.value.facts == {"option": "SOCINNO_CONTENT"}


@pytest.mark.parametrize(
    ("given", "again"),
    [
        ({}, ""),
        ({"content": "my debate.yaml"}, "'my debate.yaml'"),
        ({"content": "folder/"}, "folder/"),
        ({"content": "folder"}, "./folder"),
        ({"content": "-folder/"}, "./-folder/"),
        ({"content": "$(id).yaml"}, "'$(id).yaml'"),
        ({"content": "a\nit's.yaml"}, r"$'a\x0ait\'s.yaml'"),
        ({"debate": "budget"}, "-d budget"),
        ({"content": "x.yaml", "debate": "the budget"}, "x.yaml -d 'the budget'"),
    ],
)
def test_what_is_typed_after_a_command_makes_it_read_the_same(
    given: dict[str, str], again: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert settled(PROGRAM, given).again == again.replace("/", os.sep)


def test_what_the_environment_says_need_not_be_typed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCINNO_CONTENT", "folder/")
    assert settled(PROGRAM, {}).again == ""
    assert settled(PROGRAM, {"content": "other.yaml"}).again == "other.yaml"


def test_a_limit_is_a_count_and_a_search_gives_its_best(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settled(COMMANDS["search"], {}).limit == 10
    assert settled(COMMANDS["quotes"], {}).limit == 0  # no terminal
    assert settled(COMMANDS["quotes"], {"limit": "007"}).limit == 7
    assert number("0", "--limit") == 0
    with pytest.raises(Stop) as stop:
        number("-1", "--limit")
    assert stop.value.key == "bad-number"


def test_the_folder_that_is_read_is_where_texts_of_sources_may_lie(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").touch()
    assert settled(PROGRAM, {"content": str(tmp_path)}).root == tmp_path
    assert settled(PROGRAM, {"content": str(tmp_path / "mine.yaml")}).root is None
    assert settled(PROGRAM, {}).root is None


def test_a_format_that_was_asked_for_by_name_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCINNO_FORMAT", "json")
    assert settled(PROGRAM, {}).named == ""
    assert settled(PROGRAM, {"output": "x.csv"}).named == ""
    assert settled(PROGRAM, {"format": "csv"}).named == "csv"
    assert settled(COMMANDS["export"], {"format": "parquet"}).named == "parquet"
