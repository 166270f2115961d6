"""`socinno browse` as a command: where it can be, what it takes, and what it opens."""

import sys
from pathlib import Path
from typing import Any

import pytest
from debates import VALID
from generate import generate
from libraries import settled
from typer.testing import CliRunner

from socinno.browse import app as screens
from socinno.cli.app import app
from socinno.library.catalogue import FileLibrary
from socinno.library.indexed import IndexedLibrary
from socinno.problems import Stop


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A terminal; what the browser is begun with, which is not shown."""
    found: list[Any] = []
    monkeypatch.setattr("socinno.cli.browsing.is_terminal", lambda: True)
    monkeypatch.setattr(screens, "begin", lambda *given: found.extend(given))
    monkeypatch.setenv("TERM", "xterm-256color")
    return found


def said(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["browse", "--lang", "en", *words])
    assert result.stdout == ""
    return result.exit_code, result.stderr


def test_without_a_terminal_one_line_says_so() -> None:
    code, told = said()
    assert code == 2
    assert told == (
        "socinno: browsing needs a terminal to show and to type in; ‘socinno show’ writes anywhere\n"
    )


@pytest.mark.parametrize("name", ["dumb", "unknown", ""])
def test_in_a_terminal_that_cannot_show_it_one_line_says_so(
    begun: list[Any], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", name)
    code, told = said()
    assert (code, told.count("\n"), begun) == (2, 1, [])
    assert "this terminal cannot be browsed in" in told


def test_without_the_extra_one_line_says_how_it_is_installed(
    begun: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "socinno.browse.app", None)
    monkeypatch.delitem(sys.modules, "socinno.browse.app")
    for name in [name for name in sys.modules if name.partition(".")[0] == "textual"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual", None)
    for name in [name for name in sys.modules if name.startswith("socinno.browse.")]:
        monkeypatch.delitem(sys.modules, name)
    assert said() == (2, "socinno: browsing needs Textual: pip install 'socinno[browse]'\n")
    assert begun == []


def test_it_begins_with_what_is_named_in_the_language_and_colour_asked(begun: list[Any]) -> None:
    assert said("wittmayer", "--color", "never") == (0, "")
    assert begun[1:] == ["wittmayer", "en", False, None]
    begun.clear()
    assert said("--lang", "nl", "--color", "always") == (0, "")
    assert begun[1:] == ["", "nl", True, None]


def test_a_path_as_the_first_word_is_what_is_browsed(begun: list[Any], tmp_path: Path) -> None:
    (tmp_path / "sundays.yaml").write_text(VALID, "utf-8")
    assert said(str(tmp_path / "sundays.yaml"), "ada") == (0, "")
    library = begun[0](lambda *_: None, "")
    assert [debate.id for debate in library.debates] == ["sundays"]
    assert begun[1] == "ada"


def test_one_debate_of_many_where_that_is_asked(begun: list[Any], tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(VALID, "utf-8")
    said("--content", str(tmp_path), "--debate", "two")
    assert [debate.id for debate in begun[0](lambda *_: None, "").debates] == ["two"]


def test_nothing_is_read_before_the_screen_is_there(begun: list[Any]) -> None:
    assert said("--content", "/nowhere/at/all") == (0, "")
    with pytest.raises(Stop) as stop:
        begun[0](lambda *_: None, "")
    assert stop.value.key == "no-content"


def test_a_library_is_read_through_its_index_and_how_far_it_is_is_told(
    begun: list[Any], tmp_path: Path
) -> None:
    generate(tmp_path, 600, 4)
    settled(tmp_path)
    said("--content", str(tmp_path))
    told: list[tuple[int, int]] = []
    assert isinstance(begun[0](lambda *progress: told.append(progress), ""), IndexedLibrary)
    assert told[0] == (0, 4)
    assert isinstance(begun[0](lambda *_: None, "spoilt"), FileLibrary)


@pytest.mark.parametrize(
    "option", [("--format", "json"), ("-o", "x.html"), ("--width", "80"), ("--force",), ("--limit", "3")]
)
@pytest.mark.parametrize("before", [True, False])
def test_an_option_that_makes_no_sense_is_refused(
    begun: list[Any], option: tuple[str, ...], before: bool
) -> None:
    words = [*option, "browse"] if before else ["browse", *option]
    result = CliRunner().invoke(app, [*words, "--lang", "en"])
    assert result.exit_code == 2
    assert "there is no option" in result.stderr
    assert begun == []
