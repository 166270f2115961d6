"""The program from outside: every command, in both languages, and everything that can go wrong."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from socinno.__main__ import main as start
from socinno.cli import commands
from socinno.cli.app import app
from socinno.cli.options import COMMANDS
from socinno.cli.settings import settled
from socinno.problems import Stop
from socinno.views import Card, Word

GOLDEN = Path(__file__).parent.parent / "golden"
CONTENT = Path(__file__).parent.parent.parent / "content"

SCREENS = {
    "overview": "show",
    "overview-all": "show --all",
    "overview-of-speaker": "show --speaker wittmayer",
    "dichotomy": "show bottom-up-policy",
    "position": "show continuous",
    "speaker": "show soeterbroek",
    "direct-quote": "show de-graaf-bridge",
    "indirect-quote": "show wittmayer-allotments",
    "source": "show book",
    "common-ground": "show side-effects",
    "theme": "show conditions",
    "compare-speakers": "compare wittmayer graaf soeterbroek",
    "compare-two": "compare sociological wittmayer",
    "compare-dichotomy": "compare endpoint-continuous",
    "compare-positions": "compare transition bottom-up",
    "pairs": "who --pairs --with-inferred",
    "quotes": "quotes -s room --kind direct",
    "quotes-few": "quotes --limit 4",
    "quotes-all": "quotes -s graaf --kind direct --all",
    "search": "search systeem*",
    "speakers": "speakers",
    "debates": "debates",
}


def run(line: str | list[str], **environment: str) -> Result:
    words = line.split() if isinstance(line, str) else line
    return CliRunner().invoke(app, words, env=environment)


def golden(name: str, text: str) -> None:
    """Compare with the golden file; GOLDEN=write in the environment renews it."""
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_should(screen: str, language: str) -> None:
    answer = run(f"{SCREENS[screen]} --lang {language} --width 100")
    assert (answer.exit_code, answer.stderr) == (0, "")
    golden(f"{screen}.{language}.txt", answer.stdout)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize(
    "screen",
    ["overview", "compare-two", "compare-dichotomy", "pairs", "quotes", "search", "speakers", "debates"],
)
def test_a_narrow_screen_stacks(screen: str, width: int) -> None:
    golden(f"{screen}.{width}.txt", run(f"{SCREENS[screen]} --lang nl --width {width}").stdout)


@pytest.mark.parametrize("screen", SCREENS)
def test_json_has_the_same_keys_in_every_language(screen: str) -> None:
    def keys(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: keys(inner) for key, inner in value.items() if key != "translation"}
        return [keys(item) for item in value] if isinstance(value, list) else None

    dutch, english = (json.loads(run(f"{SCREENS[screen]} -f json --lang {x}").stdout) for x in ("nl", "en"))
    assert keys(dutch) == keys(english)


def test_without_a_command_it_shows_the_overview() -> None:
    assert run([]).stdout == run("show").stdout


def test_options_may_stand_before_the_command() -> None:
    assert run("--lang nl -f json show book").stdout == run("show book --lang nl -f json").stdout


def test_the_language_comes_from_the_option_then_the_variable_then_the_locale() -> None:
    dutch = run("show --lang nl").stdout
    assert run("show", SOCINNO_LANG="nl").stdout == dutch
    assert run("show", LANG="nl_BE.UTF-8").stdout == dutch
    assert run("show --lang nl", SOCINNO_LANG="en").stdout == dutch
    assert run("show", LANG="fr_FR.UTF-8").stdout == run("show --lang en").stdout


def test_one_speaker_has_pairs_whether_named_or_filtered() -> None:
    shown = run("who wittmayer --pairs --with-inferred --width 120")
    assert shown.stdout == run("who --pairs --with-inferred -s wittmayer --width 120").stdout
    assert shown.stdout.count("Julia Wittmayer") == 2


def test_version_and_module_say_the_same() -> None:
    command = [sys.executable, "-m", "socinno", "--version"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shown.stdout == run("--version").stdout
    assert shown.stdout.startswith("socinno 0.")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("show nobody-at-all", "‘nobody-at-all’ not found"),
        ("show witmayer", "did you mean wittmayer or wittmayer-radar?"),
        ("show the", "can mean"),
        ("shwo", "did you mean ‘show’?"),
        ("show --formt json", "did you mean ‘--format’?"),
        ("show --lang", "--lang needs a value"),
        ("show --lang de", "‘de’ is not possible for --lang; choose en, nl"),
        ("show --format xml", "‘xml’ is not possible for --format"),
        ("show --width 3", "give a number from 20 to 1000"),
        ("show --color red", "choose auto, always, never"),
        ("show relations products", "too many words: products"),
        ("show --debate nothing", "‘nothing’ not found; choose from: social-innovation"),
        ("show --content does-not-exist", "no file or folder ‘does-not-exist’"),
        ("compare", "NAME is missing"),
        ("show 5", "‘5’ not found: the number of questions in this debate is 4"),
        ("quotes --dichotomy 0", "the number of questions in this debate is 4"),
        ("compare 1 2", "relations-products, bottom-up-policy cannot be compared"),
        ("show -s grav", "did you mean"),
        ("compare relations", "one thing cannot be compared"),
        ("compare relations relations", "named twice"),
        ("compare relations wittmayer", "cannot be compared"),
        ("compare wittmayer graaf soeterbroek editors room reporter essays", "can mean 2 things"),
        (
            "compare wittmayer graaf soeterbroek editors room reporter sociological-essays",
            "7 things are too many side by side; name 6 at most",
        ),
        ("compare relations-products bottom-up-policy", "cannot be compared"),
        ("show --version=1", "--version"),
        ("quotes --kind loud", "choose direct (word for word), indirect (in our words)"),
        ("quotes -s nemo", "‘nemo’ not found"),
    ],
)
def test_a_mistake_is_one_line_on_stderr_and_code_2(line: str, error: str) -> None:
    answer = run(line)
    assert error in answer.stderr
    assert (answer.exit_code, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)


def test_a_limit_may_have_more_digits_than_python_makes_a_number_of() -> None:
    every = run("search brug --limit 0")
    for limit in ("9" * 5000, "0" * 5000, "0" * 5000 + "999"):
        answer = run(["search", "brug", "--limit", limit])
        assert (answer.exit_code, answer.stdout) == (0, every.stdout)


def test_a_mistake_is_told_in_the_asked_language() -> None:
    assert "‘nemo’ niet gevonden; ‘socinno show’ toont" in run("show nemo --lang nl").stderr
    assert "‘graav’ niet gevonden; bedoelde je de-graaf" in run("show graav --lang=nl").stderr
    assert "‘5’ niet gevonden: het aantal vragen in dit debat is 4" in run("show 5 --lang nl").stderr
    assert "er is geen optie --lnag" in run("show --lnag nl", SOCINNO_LANG="nl").stderr


def test_an_empty_result_says_so_in_words() -> None:
    answer = run("quotes -s wittmayer --kind direct")
    assert (answer.exit_code, answer.stdout) == (0, "No quote fits all these filters.\n")
    assert json.loads(run("quotes -s wittmayer --kind direct -f json").stdout) == []


BROKEN = "language: nl\ntitel: Mis\nquestion: Wat?\ndichotomies: {}\n"


def test_broken_content_is_told_with_its_places_and_code_1(tmp_path: Path) -> None:
    (tmp_path / "mis.yaml").write_text(BROKEN, encoding="utf-8")
    answer = run(["show", "--content", str(tmp_path)])
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert f"{tmp_path / 'mis.yaml'}:2:1: error: unknown key ‘titel’ (did you mean ‘title’?)" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_where_one_file_is_broken_the_others_stay_usable(tmp_path: Path) -> None:
    good = (CONTENT / "social-innovation.yaml").read_bytes()
    (tmp_path / "goed.yaml").write_bytes(good)
    (tmp_path / "mis.yaml").write_text(BROKEN, encoding="utf-8")
    answer = run(["debates", "--content", str(tmp_path), "-f", "json"])
    assert [record["id"] for record in json.loads(answer.stdout)] == ["goed"]
    assert answer.exit_code == 0
    assert "left out" in answer.stderr
    assert "mis.yaml" in answer.stderr


def test_with_several_debates_one_is_chosen(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / f"{name}.yaml").write_bytes((CONTENT / "social-innovation.yaml").read_bytes())
    folder = ["--content", str(tmp_path)]
    assert run(["show", *folder]).stdout == run(["debates", *folder]).stdout
    assert "choose one with --debate: een, twee" in run(["show", "de-graaf-bridge", *folder]).stderr
    for name in ("een", "twee"):
        one, same = (run(["show", *words, "-f", "json", *folder]).stdout for words in ([name], ["-d", name]))
        assert one == same
    assert run(["show", "de-graaf-bridge", "-d", "twee", *folder]).exit_code == 0
    of_one, of_both = (
        json.loads(run(["quotes", "-s", "graaf", "-f", "json", *folder, *more]).stdout)
        for more in (["-d", "een"], [])
    )
    assert len(of_both) == 2 * len(of_one) > 0


def test_a_question_is_shown_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "my-debate.yaml"
    file.write_bytes((CONTENT / "social-innovation.yaml").read_bytes())
    shown = run("show bottom-up-policy -f plain").stdout
    for words in (["show", "2"], [str(file), "2"], ["show", str(file), "2"], ["show", f"{tmp_path}/", "2"]):
        answer = run([*words, "-f", "plain"])
        assert (answer.exit_code, answer.stdout) == (0, shown), words
    assert run("compare 3").stdout == run("compare endpoint-continuous").stdout
    for dichotomy in ("4", "transition-governance"):
        words = ["quotes", str(file), "-f", "plain", "--dichotomy", dichotomy]
        assert run(words).stdout == run("quotes --dichotomy transition -f plain").stdout
    file.with_name("other.yaml").write_bytes(file.read_bytes())
    told = run(["show", str(tmp_path), "2"]).stderr
    assert told.endswith("only within one debate; choose one with --debate: my-debate, other\n")
    assert run(["show", str(tmp_path), "2", "-d", "other", "-f", "plain"]).stdout == shown


def test_a_filter_on_speakers_takes_an_affiliation(tmp_path: Path) -> None:
    text = (CONTENT / "social-innovation.yaml").read_text("utf-8")
    (tmp_path / "my-debate.yaml").write_text(text.replace("De Ruimtemaker", "{nl: Drift, en: Snow}"), "utf-8")
    for command in ("show", "who", "quotes", "speakers", "search sociale", "who --pairs"):
        words = [*command.split(), "--content", str(tmp_path)]
        both = run([*words, "-s", "soeterbroek", "-s", "wittmayer"])
        assert both.exit_code == 0, command
        assert run([*words, "-s", "DRIFT"]).stdout == both.stdout, command
        assert run([*words, "-s", "snow"]).stdout == run([*words, "-s", "soeterbroek"]).stdout, command
    assert "choose one: Hogeschool Utrecht, Hogeschool Inholland" in run("quotes -s hogeschool").stderr
    assert "bedoelde je Hogeschool Inholland?" in run("quotes -s inhollant --lang nl").stderr


def test_quotes_are_filtered_by_and_between_kinds_and_or_within_one() -> None:
    def ids(line: str) -> set[str]:
        return {record["id"] for record in json.loads(run(f"quotes {line} -f json").stdout)}

    graaf, room, direct = ids("-s graaf"), ids("-s room"), ids("--kind direct")
    assert ids("-s graaf -s room") == graaf | room
    assert ids("-s graaf -s room --kind direct") == (graaf | room) & direct
    assert ids("--kind direct --kind indirect") == ids("")
    assert ids("--dichotomy relations-products") == ids("-p relations -p products")
    assert ids("--source report") == ids("")
    assert ids("--source book") == set()
    assert graaf
    assert room
    assert graaf & direct


def test_a_filter_on_a_position_finds_the_evidence_of_stances_on_it_too() -> None:
    shown = json.loads(run("quotes -p products -s reporter -f json").stdout)
    assert {record["id"] for record in shown} == {"reporter-opinions-differ"}


HOSTILE = r"""
language: en
title: "[sic] [/] :kiss: [link=https://x.example]x[/link] [bold]b[/bold]"
question: "[/] why? [red]"
speakers:
  a: {name: "[the state]"}
sources:
  s: {type: book, title: "[/nope] :smile:"}
dichotomies:
  d:
    title: "[d]"
    question: "?"
    positions:
      p: {title: "[p]", claim: ":boom:"}
      q: {title: "q[/]", claim: "[on]"}
quotes:
  z: {speaker: a, kind: direct, text: "he said [sic] :x:", source: s, at: {page: "[1]"}, supports: [p]}
stances:
  - {speaker: a, positions: [p], basis: stated, evidence: [z]}
"""


@pytest.mark.parametrize("colour", ["always", "never"])
@pytest.mark.parametrize(
    "line", ["show", "show d", "show z", "show a", "compare p q", "quotes", "speakers", "debates"]
)
def test_what_looks_like_markup_stays_literal(line: str, colour: str, tmp_path: Path) -> None:
    (tmp_path / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    words = [*line.split(), "--content", str(tmp_path), "--width", "200", "--color", colour]
    answer = run(words)
    assert answer.exit_code == 0, answer.stderr
    wanted = {
        "show": "[sic] [/] :kiss: [link=https://x.example]x[/link] [bold]b[/bold]",
        "show d": "[on]",
        "show z": "he said [sic] :x:",
        "show a": "[the state]",
        "compare p q": ":boom:",
        "quotes": "he said [sic] :x:",
        "speakers": "[the state]",
        "debates": "[/] why? [red]",
    }
    assert wanted[line] in answer.stdout


def test_no_control_sequence_of_an_argument_reaches_the_terminal() -> None:
    for words in (["show", "\x1b[2Jx\x9b\u202e"], ["\x1b]52;c;x\x07"], ["show", "--\x1b[2J"]):
        told = run(words).stderr
        assert not any(c in told for c in "\x1b\x07\x9b\u202e")


def test_colour_is_only_where_it_is_asked_for() -> None:
    assert "\x1b[" not in run("show").stdout
    assert "\x1b[" in run("show --color always").stdout
    assert "\x1b[" in run("show", FORCE_COLOR="1").stdout
    assert "\x1b[" not in run("show", FORCE_COLOR="0").stdout
    assert "\x1b[" not in run("show", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_width_comes_from_the_option_then_columns() -> None:
    def widest(answer: Result) -> int:
        return max(len(line) for line in answer.stdout.splitlines())

    assert 60 < widest(run("show", COLUMNS="70")) <= 70
    assert 60 < widest(run("show --width 70", COLUMNS="200")) <= 70
    for nonsense in ("0", "-5", "x", "19"):
        assert run("show", COLUMNS=nonsense).stdout == run("show --width 80").stdout


def piped(line: str, script: str) -> subprocess.CompletedProcess[str]:
    program = f"{sys.executable} -m socinno"
    return subprocess.run(
        ["bash", "-c", script.format(program=f"{program} {line}")],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_reader_that_goes_away_ends_it_quietly_with_141() -> None:
    done = piped("quotes", "set -o pipefail; {program} | (exec <&-; sleep 2)")
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_line_and_code_1() -> None:
    done = piped("show", "{program} > /dev/full")
    assert done.returncode == 1
    assert done.stderr == "socinno: the answer cannot be written: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_an_encoding_without_the_signs_does_not_crash(encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-m", "socinno", "show"], capture_output=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Laurens de Graaf" in done.stdout
    assert b"o Laurens de Graaf (our reading)" in done.stdout


def test_an_interrupt_ends_it_quietly_with_130(tmp_path: Path) -> None:
    for name in ("een", "twee", "drie", "vier"):
        (tmp_path / f"{name}.yaml").write_bytes((CONTENT / "social-innovation.yaml").read_bytes())
    command = [sys.executable, "-m", "socinno", "quotes", "-f", "json", "--content", str(tmp_path)]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who was started in the background ignores it
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.read(1)  # it has started to write, more than a pipe can hold, and waits for us
        for _ in range(20):  # one that comes just before it waits for the pipe is seen after that
            program.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                program.wait(1)
                break
        assert (program.wait(10), program.stderr.read()) == (130, b"")


def test_an_interrupt_while_it_is_still_starting_is_130_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "socinno.cli.app":
                raise KeyboardInterrupt

    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "socinno.cli.app", raising=False)
    with pytest.raises(SystemExit) as ended:
        start()
    assert ended.value.code == 130


def test_a_small_library_needs_no_index() -> None:
    card = commands.index(settled(COMMANDS["index"], {}))
    assert isinstance(card, Card)
    parts = {part.key: part.value for part in card.parts}
    assert card.kind == "index"
    assert parts["state"] == Word("index-small")
    assert parts["files"] == 0
    assert [part.key for part in card.read] == ["state", "folder"]  # people are told no row of zeros


def test_to_make_an_index_anew_and_to_remove_it_is_too_much_at_once() -> None:
    with pytest.raises(Stop) as stop:
        commands.index(settled(COMMANDS["index"], {}), rebuild=True, clear=True)
    assert (stop.value.key, stop.value.code) == ("one-of-index", 2)


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_a_stream_that_is_closed_takes_no_answer_away(
    closed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["socinno", "show", "-o", str(tmp_path / "debate.json")])
    monkeypatch.setattr(sys, closed, None)
    with pytest.raises(SystemExit) as ended:
        start()
    getattr(sys, closed).close()  # what took its place
    assert ended.value.code == 0
    assert json.loads((tmp_path / "debate.json").read_text("utf-8"))["kind"] == "debate"


def test_a_quote_says_how_it_stands_in_its_source_where_that_has_a_text(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("Ann: We need this bridge.\nBob: Do we?\n", encoding="utf-8")
    every = (Path(__file__).parent.parent / "every" / "every-key.yaml").read_text("utf-8")
    content = tmp_path / "every-key.yaml"

    def found(name: str, *words: str) -> object:
        shown = run(f"show {name} --content {content} -f json {' '.join(words)}").stdout
        return json.loads(shown).get("found")

    content.write_text(every, encoding="utf-8")
    assert found("need") == {"outcome": "unchecked"}
    assert found("voices") is None
    text = every.replace("title: Minutes of the council\n", "title: Minutes\n    file: minutes.txt\n")
    content.write_text(text, encoding="utf-8")
    assert found("need") == {"outcome": "exact", "line": 1}
    assert found("toll") == {"outcome": "absent"}
    assert found("need", "--context") == found("need")
    content.write_text(text.replace("minutes.txt", "nothing.txt"), encoding="utf-8")
    assert found("need") == {"outcome": "unchecked"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_name_of_a_file_without_its_ending_is_known_again(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "my-debate.yaml" not in run(f"--lang {language} show my-debate").stderr
    assert run("new my-debate").exit_code == 0
    told = run(f"--lang {language} show my-debate")
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
    assert "my-debate.yaml?" in told.stderr


def test_a_debate_without_speakers_says_that_it_names_none(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(
        "language: en\ntitle: T\nquestion: Q?\nsources: {b: {type: book, title: B}}\nspeakers: {}\n"
        "dichotomies: {d: {title: D, positions: {a: {title: A}, c: {title: C}}}}\nquotes: {}\n"
    )
    for command in ("who", "speakers", "show"):
        assert "his debate names no speakers" in run(f"{command} {file}").stdout


@pytest.mark.parametrize(
    ("words", "key", "option"),
    [
        (("who", "--limit", "0"), "option-for-pairs", "--limit"),
        (("who", "--min-shared", "0"), "option-for-pairs", "--min-shared"),
        (("who", "graaf", "--with-inferred"), "option-for-pairs", "--with-inferred"),
        (("who", "--pairs", "--sort", "name"), "option-not-with-pairs", "--sort"),
        (("show", "1", "--sort", "split"), "option-without-name", "--sort"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(words: tuple[str, ...], key: str, option: str) -> None:
    program = typer.main.get_command(app)
    with (
        pytest.raises(Stop) as stop,
        program.make_context("socinno", list(words), obj=list(words)) as ctx,
    ):
        program.invoke(ctx)
    assert (stop.value.key, stop.value.facts, stop.value.code) == (key, {"option": option}, 2)


def test_a_number_is_told_as_it_is_typed() -> None:
    many = "9" * 20
    told = CliRunner().invoke(app, ["who", "--pairs", "--min-shared", many, "--limit", many])
    assert (told.exit_code, f" {many} questions" in told.output) == (0, True)
