"""What Typer has to say about how a command was typed, said in our own words, with what was meant."""

import json
import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from debates import VALID
from typer.testing import CliRunner, Result

from socinno.__main__ import main
from socinno.cli.app import app, language_of
from socinno.problems import Stop, Unusable
from socinno.words import stop_line


def complaint(*words: str) -> Stop:
    """What is said to somebody who typed these words after `socinno`."""
    program = typer.main.get_command(app)
    with (
        pytest.raises(Stop) as stop,
        program.make_context("socinno", list(words), obj=list(words)) as ctx,
    ):
        program.invoke(ctx)
    return stop.value


def run(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(app, words, env=environment)


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
    assert stop.facts == {"wanted": "NAME", "command": "socinno compare"}


@pytest.mark.parametrize(
    ("words", "extra"),
    [(["debates", "all"], "all"), (["speakers", "b", "c"], "b c")],
)
def test_words_too_many_are_named(words: list[str], extra: str) -> None:
    stop = complaint(*words)
    assert (stop.key, stop.code) == ("extra-argument", 2)
    assert stop.facts == {"extra": extra, "command": f"socinno {words[0]}"}


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["show", "a", "b"], "socinno compare a b"),
        (["show", "x.yaml", "a", "b c"], "socinno compare x.yaml a 'b c'"),
        (["quotes", "graaf"], "socinno quotes -s graaf"),
        (["quotes", "De", "Graaf"], "socinno quotes -s 'De Graaf'"),
        (["quotes", "x.yaml", "graaf"], "socinno quotes x.yaml -s graaf"),
    ],
)
def test_what_may_be_meant_by_words_too_many_is_named(words: list[str], command: str) -> None:
    stop = complaint(*words)
    assert (stop.key, stop.code, stop.facts["command"]) == ("extra-argument-meant", 2, command)


@pytest.mark.parametrize("words", [["--bogus"], ["--lang"], ["compare"], ["debates", "x"], ["--version=x"]])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_is_one_whole_line_in_the_asked_language(words: list[str], language: str) -> None:
    line = stop_line(complaint(*words), language)
    assert line.startswith("socinno: ")
    assert not set("{}\n") & set(line)


def test_an_option_that_takes_no_value_does_not_ask_for_one() -> None:
    for words in (["--version=1"], ["show", "--context=yes"]):
        assert complaint(*words).key == "option-takes-no-value"


def test_words_too_many_are_named_with_their_brackets() -> None:
    assert complaint("debates", "a (b)").facts["extra"] == "a (b)"


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        (["search", "bewoners", "-swittmayer"], ["search", "bewoners", "-s", "wittmayer"]),
        (["search", "de", "-n2"], ["search", "de", "--limit", "2"]),
        (["search", "de", "-fjson"], ["search", "de", "--format=json"]),
        (["quotes", "-sgraaf", "-fcsv"], ["quotes", "--speaker", "graaf", "--format", "csv"]),
        (["-fjson", "debates"], ["--format", "json", "debates"]),
        (["compare", "graaf", "wittmayer", "-fplain"], ["compare", "graaf", "wittmayer", "-f", "plain"]),
    ],
)
def test_a_value_may_be_glued_to_its_option_on_every_command(glued: list[str], apart: list[str]) -> None:
    whole = run(*glued)
    assert (whole.exit_code, whole.stdout) == (0, run(*apart).stdout)
    dropped = [word for word in glued if not word.startswith("-")]
    assert whole.stdout != run(*dropped).stdout


def test_a_file_may_be_glued_to_its_option(tmp_path: Path) -> None:
    assert run("search", "bewoners", f"-o{tmp_path / 'out.csv'}").exit_code == 0
    assert (tmp_path / "out.csv").read_text("utf-8-sig").startswith("id,debate,kind")


def test_a_word_is_left_out_by_an_option_and_the_old_way_is_told() -> None:
    found = json.loads(run("search", "bewoners", "-fjson", "-n0").stdout)
    less = json.loads(run("search", "bewoners", "--without", "eigenaarschap", "-fjson", "-n0").stdout)
    assert 0 < len(less) < len(found)
    told = complaint("search", "bewoners", "-eigenaarschap")
    assert (told.key, told.facts["word"]) == ("use-without", "eigenaarschap")
    assert complaint("search", "bewoners", "-z").key == "no-such-option"
    assert complaint("quotes", "-eigenaarschap").key == "no-such-option"


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["quotes", "--content", ""], "--content"),
        (["quotes", "--content="], "--content"),
        (["--content", "", "quotes"], "--content"),
        (["quotes", "-s", "graaf", "-s", ""], "--speaker"),
        (["show", "--lang="], "--lang"),
        (["debates", "--output", ""], "--output"),
        (["search", "x", "--without", ""], "--without"),
        (["check", "--explain", ""], "--explain"),
    ],
)
def test_an_option_without_a_word_in_it_is_no_option_left_out(words: list[str], option: str) -> None:
    stop = complaint(*words)
    assert (stop.key, stop.code, stop.facts) == ("empty-value", 2, {"option": option})


def test_a_word_that_is_read_as_an_option_is_told_too() -> None:
    filtered = run("search", "de", "-policy")
    assert (filtered.exit_code, "--without policy" in filtered.stderr) == (0, True)
    for word in ("-sociaal", "-overheid", "-ninja", "-fout"):
        refused = run("search", "brug", word)
        assert (refused.exit_code, f"--without {word[1:]}" in refused.stderr) == (2, True), word
    elsewhere = run("search", "brug", "-swittmayer", "--content", "./none")
    assert "no file or folder ‘none’" in elsewhere.stderr, "what is wrong is still said"
    assert run("search", "de", "-swittmayer").stderr == ""


def test_an_empty_word_is_no_name_and_no_path() -> None:
    for words in (("show", ""), ("who", ""), ("compare", "graaf", ""), ("check", ""), ("export", "")):
        assert complaint(*words).key == "empty-value", words


@pytest.mark.parametrize("name", ["SOCINNO_CONTENT", "SOCINNO_LANG", "SOCINNO_FORMAT", "SOCINNO_INDEX"])
def test_an_empty_variable_is_told_too(name: str) -> None:
    answer = run("debates", **{name: ""})
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert name in answer.stderr
    assert run("-h", **{name: ""}).exit_code == 0


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("--lang nl show zzz --lang en", "en"),
        ("--lang en show zzz --lang nl", "nl"),
        ("show zzz --lang=en --lang=nl", "nl"),
        ("--lang=nl --bogus", "nl"),
        ("show --bogus x --lang nl", "nl"),
        ("quotes -snl", "en"),
        ("quotes --speaker --lang nl", "en"),
        ("show zzz --lang", "en"),
        ("--lang nl show zzz --lang", "nl"),
        ("search -- --lang nl", "en"),
        ("--lang de", "en"),
        ("", "en"),
    ],
)
def test_the_last_language_asked_for_is_that_of_errors(line: str, language: str) -> None:
    assert language_of(line.split()) == language


def test_a_mistake_is_told_in_the_language_in_which_it_would_have_been_answered() -> None:
    assert "not found" in run(*["--lang", "nl", "show", "zzz", "--lang", "en"]).stderr
    assert "niet gevonden" in run(*["--lang", "en", "show", "zzz", "--lang", "nl"]).stderr


def test_a_character_for_private_use_is_shown_as_typed() -> None:
    assert "abc\ue000def" in run("show", "abc\ue000def").stderr


def test_the_program_may_run_twice_in_one_process(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    for words in (["debates"], ["speakers"], ["debates"]):
        monkeypatch.setattr("sys.argv", ["socinno", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[2] != shown[1]


# a path to read as the first word


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A debate of one's own in the current folder."""
    bundled = Path(__file__).parent.parent.parent / "content" / "social-innovation.yaml"
    text = bundled.read_text("utf-8").replace("Laurens de Graaf", "Lotte de Graaf")
    (tmp_path / "my-debate.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "my-debate.yaml"


@pytest.mark.parametrize(
    "line",
    ["show {} graaf", "show {}", "{}", "{} graaf", "who {} -s graaf", "who {} graaf", "quotes {} -sgraaf",
     "speakers {}", "search {} graaf", "compare {} graaf wittmayer", "debates {} -fjson", "index {}"],
)  # fmt: skip
def test_the_first_word_may_be_what_to_read(line: str, file: str) -> None:
    for path in (file, f"./{file}", os.path.abspath(file)):
        words = line.format(path).split()
        rest = [word for word in words if word != path]
        rest = rest if rest[:1] and rest[0] in line.split("{}")[0] else ["show", *rest]
        there, given = run(*words), run(*rest, "--content", path)
        assert (there.exit_code, there.stdout) == (0, given.stdout), there.stderr
        assert "Laurens" not in there.stdout


def test_a_folder_may_be_the_first_word_too(file: str) -> None:
    for path in (".", "./", f"{os.getcwd()}/", os.getcwd()):
        assert "Lotte" in run("who", path).stdout


def test_two_paths_to_read_are_one_too_many(file: str) -> None:
    stop = complaint("show", file, "--content", ".")
    assert (stop.key, stop.code) == ("content-twice", 2)


def test_a_name_with_a_dot_is_no_path(file: str) -> None:
    (Path(file).parent / "graaf").mkdir()
    assert "Lotte" not in run("show", "graaf").stdout, "a bare name is none, whatever the folder holds"
    assert "Laurens" in run("show", "L. de Graaf").stdout
    assert "no file or folder ‘none’" in run("show", "./none").stderr
    assert "no file or folder ‘none.yaml’" in run("none.yaml").stderr


def test_bare_check_asks_what_to_check(file: str) -> None:
    assert complaint("check").key == "check-needs-file"
    assert run("check", "--content", file).exit_code == run("check", SOCINNO_CONTENT=".").exit_code == 0


# the text of a source


def test_a_text_is_given_as_id_and_file_where_it_has_a_use(tmp_path: Path) -> None:
    assert complaint("show", "de-graaf-bridge", "--context", "--text", "nonsense").key == "bad-text-option"
    assert complaint("check", ".", "--text", "=x").key == "bad-text-option"
    assert complaint("show", "de-graaf-bridge", "--text", "report=x.txt").key == "text-needs"
    assert complaint("show", "--text", "report=x.txt").key == "text-needs"
    for words in (["show", "de-graaf-bridge", "--source", "report=x"], ["check", ".", "--source=report=x"]):
        told = complaint(*words)
        assert (told.key, told.facts) == ("use-text", {"value": "report=x"})


def test_a_limit_is_a_number() -> None:
    for value in ("-1", "x", "1.5", "²"):
        assert complaint("search", "de", "--limit", value).key == "bad-number"


# an answer in pieces


def piecemeal(view: object, sheet: object, format: str) -> Iterator[str]:
    yield "first\n"
    raise Unusable("spoilt")


def test_an_error_in_the_middle_of_an_answer_ends_in_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("socinno.cli.app.write", piecemeal)
    answer = run("quotes")
    assert (answer.exit_code, answer.stdout) == (1, "first\n")
    assert answer.stderr == "socinno: the index cannot be used: spoilt\n"
    file = tmp_path / "quotes.csv"
    assert run("quotes", "-o", str(file)).exit_code == 1
    assert list(tmp_path.iterdir()) == [], "a file is written whole or not at all"


def test_a_file_for_spreadsheets_starts_with_one_mark(tmp_path: Path) -> None:
    file = tmp_path / "quotes.csv"
    assert run("quotes", "-o", str(file)).exit_code == 0
    assert file.read_bytes().startswith("\ufeff".encode())
    assert file.read_bytes().count("\ufeff".encode()) == 1
    assert file.read_text("utf-8-sig") == run("quotes", "-fcsv").stdout.replace("\r\n", "\n")


def test_what_to_do_next_is_part_of_a_table_and_not_of_a_file(tmp_path: Path) -> None:
    answer = run("show")
    assert answer.stdout.splitlines()[-1].startswith("socinno show 4  ·  ")
    assert answer.stderr == ""
    file = tmp_path / "screen.txt"
    run("show", "-f", "table", "-o", str(file))
    assert "socinno show 4" not in file.read_text("utf-8")
    assert file.read_text("utf-8").splitlines()[:2] == answer.stdout.splitlines()[:2]


def test_what_to_do_next_reads_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("my debates")
    folder.mkdir()
    (folder / "one.yaml").write_text(VALID, encoding="utf-8")
    for asked in (["show", "./my debates"], ["--content", "my debates"]):
        typed = run(*asked).stdout.partition("socinno quotes")[2].splitlines()[0].partition("  ·  ")[0]
        command = shlex.split(f"socinno quotes {typed}")
        assert Path(command[2]) == folder
        assert run(*command[1:]).exit_code == 0
    answer = CliRunner().invoke(app, ["show"], env={"SOCINNO_CONTENT": str(folder)})
    assert "my debates" not in answer.stdout
    assert "socinno quotes -s wit" in answer.stdout
