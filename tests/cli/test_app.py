"""What Typer has to say about how a command was typed, said in our own words, with what was meant."""

from __future__ import annotations

import pytest
import typer
from typer.core import TyperGroup

from socinno.cli.app import UsageError, explain
from socinno.cli.commands import app
from socinno.problems import Stop
from socinno.words import stop_line


def complaint(*words: str) -> Stop:
    """What is said to somebody who typed these words after `socinno`."""
    command = typer.main.get_command(app)
    with pytest.raises(UsageError) as error:
        TyperGroup.main(command, list(words), "socinno", standalone_mode=False)  # type: ignore[arg-type]
    return explain(error.value)


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        (["--bogus"], {"option": "--bogus", "command": "socinno"}),
        (["--lagn", "nl"], {"option": "--lagn", "command": "socinno", "meant": "--lang"}),
        (["show", "--speker", "x"], {"option": "--speker", "command": "socinno show", "meant": "--speaker"}),
        (["quotes", "-z"], {"option": "-z", "command": "socinno quotes"}),
    ],
)
def test_an_unknown_option_is_answered_with_the_nearest(words: list[str], facts: dict[str, str]) -> None:
    stop = complaint(*words)
    assert (stop.key, stop.code, stop.facts) == ("no-such-option", 2, facts)


@pytest.mark.parametrize("words", [["--lang"], ["quotes", "--kind"], ["show", "ada", "-f"]])
def test_an_option_without_its_value_says_so(words: list[str]) -> None:
    stop = complaint(*words)
    assert (stop.key, stop.code, stop.facts["option"]) == ("option-needs-value", 2, words[-1])


def test_a_missing_argument_is_named_as_help_names_it() -> None:
    stop = complaint("compare")
    assert (stop.key, stop.code) == ("missing-argument", 2)
    assert stop.facts == {"name": "NAME", "command": "socinno compare"}


@pytest.mark.parametrize(
    ("words", "extra"),
    [(["debates", "all"], "all"), (["show", "a", "b", "c"], "b c"), (["quotes", "x"], "x")],
)
def test_words_too_many_are_named(words: list[str], extra: str) -> None:
    stop = complaint(*words)
    assert (stop.key, stop.code) == ("extra-argument", 2)
    assert stop.facts == {"extra": extra, "command": f"socinno {words[0]}"}


@pytest.mark.parametrize("words", [["--bogus"], ["--lang"], ["compare"], ["debates", "x"], ["--version=x"]])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_is_one_whole_line_in_the_asked_language(words: list[str], language: str) -> None:
    line = stop_line(complaint(*words), language)
    assert line.startswith("socinno: ")
    assert not set("{}\n") & set(line)


def test_anything_else_is_passed_on_in_typers_words() -> None:
    stop = explain(typer.BadParameter("that will not do"))
    assert (stop.key, stop.code, stop.facts) == ("usage", 2, {"message": "that will not do"})


def test_an_option_that_takes_no_value_does_not_ask_for_one() -> None:
    assert complaint("--version=1").key != "option-needs-value"


def test_words_too_many_are_named_with_their_brackets() -> None:
    assert complaint("debates", "a (b)").facts["extra"] == "a (b)"
