"""The command line as data: what is declared is right in itself, and fits the functions that answer."""

from __future__ import annotations

import inspect
import re

import pytest

from socinno.cli import commands
from socinno.cli.completion import LONGEST
from socinno.cli.help import meaning
from socinno.cli.options import ALL, EVERYWHERE, LIMIT, PROGRAM
from socinno.cli.shapes import Option
from socinno.words import LANGUAGES

OPTIONS = {option for of in (PROGRAM, *ALL) for option in of.options}


def test_an_option_is_one_thing_in_every_command() -> None:
    of_name: dict[str, set[Option]] = {}
    for option in OPTIONS:
        same = option._replace(metavar=str(bool(option.metavar)), completes="", key="")
        of_name.setdefault(option.name, set()).add(same)
    assert [name for name, options in of_name.items() if len(options) > 1] == []


def test_a_flag_belongs_to_one_option() -> None:
    for of in (PROGRAM, *ALL):
        flags = [flag for option in of.options for flag in option.flags]
        assert len(flags) == len(set(flags)), of.name
        assert all(option.flags[0].startswith("--") for option in of.options)
        assert not {"-h", "--help"} & set(flags)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_option_means_is_short_and_plain(language: str) -> None:
    told = [meaning(option.help, language) for option in OPTIONS]
    assert [text for text in told if len(text) > LONGEST or not re.fullmatch(r"[\w ,.:;-]+\.", text)] == []


def test_each_command_has_a_function_that_takes_its_words_and_options() -> None:
    wrong = []
    for of in ALL:
        kinds = inspect.signature(getattr(commands, of.name)).parameters.values()
        named = {p.name for p in kinds if p.kind is p.KEYWORD_ONLY}
        filtered = any(p.kind is p.VAR_KEYWORD for p in kinds)
        own = {option.name for option in of.options if option not in (*EVERYWHERE, LIMIT)}
        own -= {"format"}  # which, like the limit, comes with how an answer is wanted
        words = [p for p in kinds if p.kind in (p.POSITIONAL_OR_KEYWORD, p.VAR_POSITIONAL)][1:]
        if not (named <= own and (filtered or named == own) and len(words) == bool(of.argument)):
            wrong.append(of.name)
    assert wrong == []
