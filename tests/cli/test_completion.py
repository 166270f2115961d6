"""One TAB: what is offered, with what hint, in real shells, and never run."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import ODD, socinno_run
from generate import generate
from libraries import settled, through_index
from meeting import square
from typer.main import get_command
from typer.testing import CliRunner

import socinno.cli
from socinno.cli.app import app
from socinno.cli.completion import LONGEST, Candidate, candidates, completed, hint, walked
from socinno.cli.options import ALL, PROGRAM, SHELLS
from socinno.cli.shapes import Declared
from socinno.library import labels

ENGLISH = {"SOCINNO_LANG": "en"}
FOLDER = Path(socinno.cli.__file__).parent


def script(shell: str) -> Path:
    return FOLDER / f"complete.{shell}"


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
    assert offered("show", "endpoint")["endpoint"] == "side, An ideal endpoint"
    assert offered("show", "endpoint", SOCINNO_LANG="nl")["endpoint"] == "kant, Een ideaal eindpunt"
    assert offered("--lang", "nl", "show", "endpoint")["endpoint"] == "kant, Een ideaal eindpunt"


@pytest.mark.parametrize(
    "text", ["$(id) `id` \\$(id)", "a\tb\nc", "'\"<>|&;!*?[]{}()#~", "x" * 200, "word " * 40]
)
def test_a_hint_is_letters_digits_and_plain_punctuation(text: str) -> None:
    told = hint(Candidate("id", "quote", text))
    assert re.fullmatch(r"[\w ,.-]*", told)
    assert len(told) <= LONGEST


def test_a_hint_has_no_sign_that_nobody_sees() -> None:
    name = "A\u200bd\u3164a\uffa0 \u2060de\u00ad\U000e0041 Wit\u202e\x1b[2J\ud800\ufdd0\ufe0f"
    assert hint(Candidate("id", "speaker", name)) == "speaker, Ada de Wit 2J"


@pytest.mark.skipif(os.name != "posix", reason="any bytes in names and in the environment, as POSIX has them")
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "\udcff"])
def test_any_bytes_are_completed_safely(shell: str, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"f\xff $(id)")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("the file system has no such names")
    (folder / "my-debate.yaml").write_text("title: x\nspeakers: {ada: {name: A\u200bda}}\n", encoding="utf-8")
    (folder / os.fsdecode(b"odd-\xff.yaml")).write_text("title: x\nspeakers: {bob: {name: Bob}}\n")
    (folder / "$(id)\n`id`.yaml").write_text("title: x\n")
    for words in (
        ["show", ""],
        ["show", "\udcff"],
        ["--content", "\udcff", "show", ""],
        ["-d\udcff", "show", ""],
    ):
        done = socinno_run(
            *words, _SOCINNO_COMPLETE=shell, SOCINNO_CONTENT=str(folder), SOCINNO_LANG="\udcff"
        )
        assert (done.returncode, done.stderr) == (0, b""), words
        assert re.fullmatch(r"([a-z0-9-]+\t[\w ,.-]*\n)*", done.stdout.decode("ascii")), words
    done = socinno_run("show", "ad", _SOCINNO_COMPLETE=shell, SOCINNO_CONTENT=str(folder))
    assert done.stdout == b"ada\tspeaker, Ada\n"


def test_odd_content_offers_ids_alone(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "title: x\nspeakers: {'$(id)': {name: a}, good: {name: '`id`'}, bad: 3, list: [1]}\nquotes: 3\n",
        encoding="utf-8",
    )
    (tmp_path / "broken.yaml").write_text("a: [", encoding="utf-8")
    assert offered("show", "", SOCINNO_CONTENT=str(tmp_path)) == {"x": "debate, x", "good": "speaker, id"}


def test_what_cannot_be_read_offers_nothing_and_says_nothing() -> None:
    assert completed("bash", ["show", ""], {"SOCINNO_CONTENT": "/no/such/folder"}) == ""
    done = socinno_run("show", "", _SOCINNO_COMPLETE="bash", SOCINNO_CONTENT="/no/such/folder")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def parsed(words: list[str]) -> tuple[str, dict[str, object], list[str]]:
    """The command, the options and the other words, as Typer's parser has them."""
    program: Any = get_command(app)
    ctx = program.make_context("socinno", list(words), obj=words)
    if not ctx.args:
        return "", ctx.params, []
    name, command, rest = program.resolve_command(ctx, ctx.args)
    inner = command.make_context(name, list(rest), parent=ctx)
    return name, {**ctx.params, **inner.params}, inner.args


def last(value: object) -> object:
    return value[-1] if isinstance(value, list) else value


@pytest.mark.parametrize("of", [PROGRAM, *ALL], ids=lambda of: of.name or "program")
def test_the_walk_is_that_of_typers_parser(of: Declared) -> None:
    """Which words are options, which take a value, and what is left, however they are typed."""
    name = [of.name] if of.name else []
    lines = [[*name], [*name, "--", *(["-x"] if name else [])], [*name, *(["a", "-"] if name else [])]]
    for option in of.options:
        for flag in option.flags:
            if option.metavar:
                glued = f"{flag}=v" if flag.startswith("--") else f"{flag}v"
                lines += [[*name, flag, "v"], [*name, glued], [*name, flag, "-x"], [*name, flag, "--"]]
                lines += [[*name, glued, flag, "w"], [*name, f"{glued}=w"], [flag, "v", *name]]
            else:
                lines += [[*name, flag], [flag, *name]]
            if name:
                lines += [[*name, "a", *line[1:], "b"] for line in lines[-3:] if line[0] == of.name]
    offenders = []
    for line in lines:
        if line[:1] not in ([], [of.name]) and not {line[0]} <= {
            f for option in PROGRAM.options for f in option.flags
        }:
            continue
        typed, given, words = parsed(line)
        walk = walked(line)
        flags = {option.name for option in of.options if not option.metavar}
        ours = {option: True if option in flags else value for option, value in walk.given.items()}
        theirs = {option: last(value) for option, value in given.items()}
        if (walk.of.name, ours, walk.words, walk.pending) != (typed, theirs, words, None):
            offenders.append((line, walk, (typed, theirs, words)))
    assert offenders == []


def test_a_path_is_completed_where_one_may_be_typed() -> None:
    for words in (
        ("show", "./"),
        ("who", "my.y"),
        ("my-debate.y",),
        ("quotes", "sub/"),
        ("check", ""),
        ("export", "graaf", "./"),
    ):
        assert set(offered(*words)) == {":files"}, words
    for typed in (("show", "graaf", "x.y"), ("new", "x.y")):
        assert offered(*typed) == {}, typed


def test_what_a_path_holds_is_offered_after_it(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: x\nspeakers: {ada: {name: Ada}}\n", encoding="utf-8")
    path = str(tmp_path / "mine.yaml")
    assert set(offered("show", path, "")) == set(offered(path, "")) == {"mine", "ada"}
    assert set(offered("quotes", path, "-s", "")) == {"ada"}
    assert offered("show", path, "ada", "") == {}


def test_cite_completes_a_file_and_then_what_is_in_it(tmp_path: Path) -> None:
    path = str(square(tmp_path))
    assert set(offered("cite", "")) == set(offered("cite", "my-d")) == {":files"}
    for option, expected in (
        ("--for", {"keep-cars", "no-cars"}),
        ("--against", {"keep-cars", "no-cars"}),
        ("--about", {"cars-square"}),
        ("--speaker", {"baker", "walker"}),
        ("-s", {"baker", "walker"}),
        ("--told-by", {"baker", "walker"}),
        ("--source", {"meeting", "paper"}),
        ("--stance", {"stated", "reported", "inferred"}),
    ):
        assert set(offered("cite", path, option, "")) == expected, option
        assert set(offered("cite", path, "some words", option, "")) == expected, option
        assert set(offered("cite", path, "--yes", "words", f"{option}", sorted(expected)[0][:2])) <= expected
    assert (
        offered("cite", path, "") == offered("cite", path, "words", "") == offered("cite", path, "ba") == {}
    )
    assert set(offered("cite", path, "--source", "./")) == {":files"}
    assert offered("cite", path, "words", "--id", "") == offered("cite", path, "--note", "ba") == {}
    assert completed("bash", ["cite", str(tmp_path / "none.yaml"), "--for", ""], {}) == ""


def test_the_value_of_a_glued_option_is_completed() -> None:
    assert set(offered("quotes", "-sde-")) == {"-sde-graaf"}
    assert set(offered("quotes", "-fcs")) == {"-fcsv"}
    assert set(offered("search", "--", "-s")) == set()


def test_the_last_language_counts() -> None:
    words = ("--lang", "nl", "show", "--lang=en", "endpoint")
    assert offered(*words)["endpoint"].startswith("side")
    assert "Alleen" in offered("quotes", "--lang", "nl", "--spea")["--speaker"]


def test_topics_of_the_manual_are_completed() -> None:
    assert {"options", "reading", "quotes"} <= set(offered("help", ""))
    assert {"opties", "lezen", "quotes"} <= set(offered("--lang", "nl", "help", ""))


def test_completion_never_loads_typer() -> None:
    code = (
        "import sys; from socinno.cli import completion\n"
        "for words in (['show', 'gr'], ['quo'], ['quotes', '--sp'], ['quotes', '-s', 'gr']):\n"
        "    completion.completed('bash', words, {})\n"
        "waiting = ('typer', 'rich', 'pydantic', 'subprocess', 'platformdirs', 'socinno.views')\n"
        "print([name for name in waiting if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


LINES = (
    ("show", ""),
    ("show", "s"),
    ("--lang", "nl", "show", "sp"),
    ("quotes", "-s", "speaker-1"),
    ("quotes", "-sspeaker-1"),
    ("quotes", "--speaker=st"),
    ("quotes", "-d", "debate-00001", "-s", ""),
    ("-d", "debate-0000", "show", "side"),
    ("speakers", "--source", ""),
    ("compare", "speaker-0", "side-0-a", "zaa"),
    ("show", "Zaalaa"),
    ("-d", ""),
    ("who", "--", "s"),
)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_an_index_changes_nothing_that_is_offered(words: tuple[str, ...], shell: str, indexed: Path) -> None:
    there = {**ENGLISH, "SOCINNO_CONTENT": str(indexed)}
    through = completed(shell, words, there)
    assert through == completed(shell, words, {**there, "SOCINNO_INDEX": "off"})
    assert through or shell == "bash"
    if words[0] == "show":
        assert completed(shell, ["show", f"{indexed}/", words[1]], ENGLISH) == through


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A library with an index, of which all can be looked at too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setattr(labels, "WORTH_IT", 0)
        folder = tmp_path_factory.mktemp("content")
        generate(folder, 80, 4)
        through_index(settled(folder))
        yield folder


def test_each_id_is_offered_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        text = f"title: x\nspeakers: {{ada: {{name: Ada}}}}\nthemes: {{{name}: {{title: y}}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    told = completed("fish", ["show", ""], {**ENGLISH, "SOCINNO_CONTENT": str(tmp_path)})
    assert told == "one\tdebate, x\ntwo\tdebate, x\nada\tspeaker, Ada\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(shell: str) -> None:
    result = CliRunner().invoke(app, ["completion", shell])
    assert (result.exit_code, result.stdout) == (0, script(shell).read_text("utf-8"))


def test_every_shell_has_a_script() -> None:
    assert set(SHELLS) == {path.suffix[1:] for path in FOLDER.glob("complete.*")}


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


@pytest.fixture(params=SHELLS)
def press(request: pytest.FixtureRequest, tmp_path: Path) -> "Iterator[object]":
    """A real shell with completion set up: type, and get what its screen shows then."""
    shell = request.param
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here: completion in it is not tried")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    if not shutil.which("socinno", path=programs):
        pytest.skip("socinno is not installed as a command: shells cannot call it")
    from screens import Terminal

    environment = {"SOCINNO_LANG": "en", "HOME": str(tmp_path), "PS1": "$ ", "HISTFILE": "", "PATH": programs}
    with Terminal([shell, *START[shell]], environment) as terminal:
        terminal.settle()
        terminal.type(SET_UP[shell].format(script(shell)) + "\r")
        terminal.settle()

        def typed(keys: str, expected: str) -> str:
            terminal.type(keys)
            return terminal.until(expected)

        yield typed


@pytest.mark.long
def test_one_tab_completes_an_id(press: "object") -> None:
    assert callable(press)
    assert "socinno show wittmayer-alternative" in press(
        "socinno show wittmayer-alt\t", "wittmayer-alternative"
    )


@pytest.mark.long
def test_one_tab_completes_a_name_after_an_option(press: "object") -> None:
    assert callable(press)
    assert "-s de-graaf" in press("socinno quotes -s laur\t", "de-graaf")


@pytest.mark.long
def test_one_tab_completes_a_file_to_cite_in_and_a_side_of_that(press: "object", tmp_path: Path) -> None:
    assert callable(press)
    square(tmp_path)
    press(f"cd {tmp_path}\r", "")
    press("socinno cite my-d\t", "my-debate.yaml")
    assert "--for keep-cars" in press("words --for kee\t", "keep-cars")
    assert "--told-by walker" in press("--told-by wal\t", "walker")


@pytest.mark.long
def test_two_tabs_show_the_hints(press: "object") -> None:
    assert callable(press)
    screen = press("socinno show relations\t\t", "Relations or products")
    assert "New relations" in screen


@pytest.mark.long
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
    assert [c.word for c in candidates(["check"], "", {})] == [":files"]
