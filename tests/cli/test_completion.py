"""One TAB: what is offered, with what hint, in real shells, and never run."""

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import ODD, socinno_run
from typer.testing import CliRunner

from socinno.cli.commands import app, program
from socinno.cli.completion import (
    ARGUMENTS,
    CHOICES,
    FILES,
    FREE,
    LONGEST,
    NAMES,
    Candidate,
    candidates,
    hint,
)
from socinno.cli.help import options
from socinno.cli.shells import SCRIPTS

ENGLISH = {"SOCINNO_LANG": "en"}


def offered(*words: str, one: bool = False, **environment: str) -> dict[str, str]:
    found = candidates(list(words[:-1]), words[-1], {**ENGLISH, **environment}, one)
    return {candidate.word: hint(candidate) for candidate in found}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("show", "relat"), {"relations", "relations-products"}),
        (("who", "witt"), {"wittmayer"}),
        (("who", "rel"), set()),
        (("quotes", "-s", "de-"), {"de-graaf"}),
        (("quotes", "--speaker=de-"), {"--speaker=de-graaf"}),
        (("quotes", "--position", "endp"), {"endpoint"}),
        (("speakers", "-p", "gov"), {"governance"}),
        (("--lang", "nl", "show", "soeter"), {"soeterbroek", "soeterbroek-value"}),
        (("-f", "ma"), {"markdown"}),
        (("compare", "graaf", "wittmayer", "--only", ""), {"shared", "differing"}),
        (("-d", "so"), {"social-innovation"}),
        (("com",), {"compare", "completion"}),
        (("who", "--pa"), {"--pairs"}),
        (("-o", "x"), {":files"}),
        (("check", "x"), {":files"}),
        (("quotes", "anything"), set()),
    ],
)
def test_what_is_offered(words: tuple[str, ...], expected: set[str]) -> None:
    found = set(offered(*words))
    assert expected <= found
    assert len(found) < len(expected) + 4 or ":files" in expected


def test_a_name_leads_to_its_id() -> None:
    assert set(offered("show", "laurens")) == {"de-graaf"}
    assert set(offered("who", "laurens", one=True)) == {"de-graaf"}
    assert offered("show", "the", one=True) == {}, "bash would replace the word by what they share"


def test_hints_are_in_the_asked_language() -> None:
    assert offered("show", "endpoint")["endpoint"] == "position, An ideal endpoint"
    assert offered("show", "endpoint", SOCINNO_LANG="nl")["endpoint"] == "positie, Een ideaal eindpunt"
    assert offered("--lang", "nl", "show", "endpoint")["endpoint"] == "positie, Een ideaal eindpunt"


@pytest.mark.parametrize(
    "text", ["$(id) `id` \\$(id)", "a\tb\nc", "'\"<>|&;!*?[]{}()#~", "x" * 200, "word " * 40]
)
def test_a_hint_is_letters_digits_and_plain_punctuation(text: str) -> None:
    told = hint(Candidate("id", "quote", text))
    assert re.fullmatch(r"[\w ,.-]*", told)
    assert len(told) <= LONGEST


def test_odd_content_offers_ids_alone(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "title: x\nspeakers: {'$(id)': {name: a}, good: {name: '`id`'}, bad: 3, list: [1]}\nquotes: 3\n",
        encoding="utf-8",
    )
    (tmp_path / "broken.yaml").write_text("a: [", encoding="utf-8")
    assert offered("show", "", SOCINNO_CONTENT=str(tmp_path)) == {"x": "debate, x", "good": "speaker, id"}


def test_what_cannot_be_read_offers_nothing_and_says_nothing() -> None:
    done = socinno_run("show", "", _SOCINNO_COMPLETE="bash", SOCINNO_CONTENT="/no/such/folder")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_every_option_with_a_value_is_known() -> None:
    """A value is not taken for a command: each option that has one stands in one of the tables."""
    for command in ("", *program().commands):
        params = program().commands[command].params if command else program().params
        valued = {n for p in params if p.param_type_name == "option" and not p.is_flag for n in p.opts}
        assert valued <= {*NAMES, *CHOICES, *FREE}, command
        assert {name for name, _ in options(program(), command)} >= {n for n in valued if n.startswith("--")}
    assert set(ARGUMENTS) <= set(program().commands)


@pytest.mark.parametrize("shell", tuple(SCRIPTS))
def test_the_script_is_printed(shell: str) -> None:
    result = CliRunner().invoke(app, ["completion", shell])
    assert (result.exit_code, result.stdout) == (0, SCRIPTS[shell])


def test_an_unknown_shell_is_refused() -> None:
    result = CliRunner().invoke(app, ["completion", "tcsh"])
    assert result.exit_code == 2
    assert "fish" in result.stderr


START = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
SET_UP = {
    "bash": "source {0}",
    "zsh": "autoload -Uz compinit; compinit -D; source {0}",
    "fish": "source {0}",
}


@pytest.fixture(params=tuple(SCRIPTS))
def press(request: pytest.FixtureRequest, tmp_path: Path) -> "Iterator[object]":
    """A real shell with completion set up: type, and get what its screen shows then."""
    shell = request.param
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here: completion in it is not tried")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    if not shutil.which("socinno", path=programs):
        pytest.skip("socinno is not installed as a command: shells cannot call it")
    from screens import Terminal

    script = tmp_path / "script"
    script.write_text(SCRIPTS[shell], encoding="utf-8")
    environment = {"SOCINNO_LANG": "en", "HOME": str(tmp_path), "PS1": "$ ", "HISTFILE": "", "PATH": programs}
    with Terminal([shell, *START[shell]], environment) as terminal:
        terminal.settle()
        terminal.type(SET_UP[shell].format(script) + "\r")
        terminal.settle()

        def typed(keys: str, expected: str) -> str:
            terminal.type(keys)
            return terminal.until(expected)

        yield typed


def test_one_tab_completes_an_id(press: "object") -> None:
    assert callable(press)
    assert "socinno show wittmayer-alternative" in press(
        "socinno show wittmayer-alt\t", "wittmayer-alternative"
    )


def test_one_tab_completes_a_name_after_an_option(press: "object") -> None:
    assert callable(press)
    assert "-s de-graaf" in press("socinno quotes -s laur\t", "de-graaf")


def test_two_tabs_show_the_hints(press: "object") -> None:
    assert callable(press)
    screen = press("socinno show relations\t\t", "Relations or products")
    assert "position, New relations" in screen


def test_odd_content_is_shown_and_not_run(press: "object", tmp_path: Path) -> None:
    assert callable(press)
    mark = tmp_path / "run"
    folder = tmp_path / "content"
    folder.mkdir()
    text = (ODD / "odd-texts.yaml").read_text("utf-8").replace("rm -rf /", f"touch {mark}")
    (folder / "odd.yaml").write_text(text.replace("`id`", f"`touch {mark}`"), encoding="utf-8")
    press(f"socinno --content {folder} show left\t\t", "left-right")
    time.sleep(0.2)
    assert not mark.exists()


def test_check_completes_its_own_formats_and_files() -> None:
    assert [c.word for c in candidates(["check", "--format"], "s", {})] == ["sarif"]
    assert [c.word for c in candidates(["show", "--format"], "s", {})] == ["svg"]
    assert [c.word for c in candidates(["check"], "", {})] == [FILES]
