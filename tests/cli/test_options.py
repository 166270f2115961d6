"""The command line as data: what is declared is right in itself, and fits the functions that answer."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from socinno.cli import commands
from socinno.cli.completion import LONGEST
from socinno.cli.help import meaning
from socinno.cli.options import ALL, EVERYWHERE, LIMIT, PROGRAM, Option, is_path
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


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("my-debate.yaml", True),
        ("none.yml", True),
        ("./graaf", True),
        ("../x", True),
        ("/x", True),
        ("folder/", True),
        ("~/x", True),
        ("folder", False),
        ("sub/there", True),
        ("sub/not-there", False),
        (".", True),
        ("with.dot", True),
        ("L. de Graaf", False),
        ("and/or", False),
        ("graaf", False),
        ("", False),
    ],
)
def test_a_word_with_a_dot_or_slash_is_a_path_if_it_exists_or_is_typed_as_one(
    word: str, path: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("folder", "sub/there", "with.dot", "graaf"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert is_path(word) is path


def test_a_path_may_be_written_as_this_system_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my\\folder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert not is_path("my\\folder")
    monkeypatch.setattr("os.sep", "\\")  # as on Windows
    assert is_path("my\\folder")
