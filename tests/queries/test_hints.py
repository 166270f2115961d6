"""What to do next: commands that work as they are shown, on what is there."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from asking import library, views
from crowds import crowd
from debates import a_debate
from typer.testing import CliRunner

import socinno
from socinno.cli.app import app
from socinno.library.catalogue import FileLibrary
from socinno.library.names import find
from socinno.model import Debate
from socinno.queries.hints import alone, comparing, hints, typed
from socinno.queries.presenter import Presenter
from socinno.queries.questions import turnout
from socinno.views import Hint


def of(debate: Debate, sort: str = "file", long: bool = True) -> list[str]:
    tell = Presenter(debate, "en")
    counts = [turnout(tell, it, n) for n, it in enumerate(debate.dichotomies.values(), 1)]
    return [" ".join(filter(None, (it.command, it.words, it.file))) for it in hints(tell, counts, sort, long)]


def test_the_question_on_which_most_stand_and_somebody_who_is_quoted_are_named() -> None:
    assert of(library().debates[0]) == ["show 4", "quotes -s graaf", "export .html", "-h"]


def test_where_only_counts_are_shown_who_stands_where_is_one_command_away() -> None:
    on = ["export .html", "-h"]
    assert of(crowd(9, 30), "file", False) == ["show 1", "who", "show --sort split", *on]
    assert of(crowd(9, 30), "split", False) == ["show 1", "who", *on]


def test_a_speaker_is_called_by_a_last_word_that_means_nobody_else() -> None:
    debate = library().debates[0]
    for one in (debate, a_debate(), library(True).debates[0], crowd(3, 1)):
        for speaker in one.speakers.values():
            word = typed(Presenter(one, "en"), speaker)
            assert shlex.quote(word) == word
            assert find(FileLibrary((one,)), word, ("speaker",)).thing.id == speaker.id
    assert typed(Presenter(debate, "en"), debate.speakers["de-graaf"]) == "graaf"
    assert typed(Presenter(crowd(3, 1), "en"), crowd(3, 1).speakers["p1"]) == "p1"


def test_a_word_that_others_are_known_by_too_is_not_used() -> None:
    lines = "speakers:\n  ada: {name: Ada de Wit}\n  bram: {name: Bram, affiliation: De Wit bv}\n"
    debate = a_debate(lines)
    assert typed(Presenter(debate, "en"), debate.speakers["ada"]) == "ada"


def every_hint() -> list[Hint]:
    found = {hint for view in views("en").values() for hint in view.foot.hints}
    debate = library().debates[0]
    return sorted(found | set(hints(Presenter(debate, "en"), [], "file")))


@pytest.mark.parametrize("hint", every_hint(), ids=str)
def test_every_command_that_is_hinted_at_works(
    hint: Hint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = [hint.command, *([f"x{hint.file}"] if hint.file else []), *shlex.split(hint.words)]
    answer = CliRunner().invoke(app, words)
    assert (answer.exit_code, bool(answer.stderr)) == (0, bool(hint.file))  # what is written, is told


ONE_ID = """\
language: en
title: {title}
question: Should we?
sources:
  src: {{type: report, title: Report, issued: 2024, language: en}}
speakers:
  s0: {{name: {first}}}
  s1: {{name: {second}}}
  s2: {{name: Cy Dee}}
dichotomies:
  d0:
    title: The door
    question: Does it open?
    positions:
      d0-a: {{title: Open, claim: It opens.}}
      d0-b: {{title: Shut, claim: It shuts.}}
quotes:
  q0: {{speaker: s0, kind: direct, text: It opens., source: src, at: {{page: 1}}, supports: [d0-a]}}
  q1: {{speaker: s1, kind: direct, text: It shuts., source: src, at: {{page: 2}}, supports: [d0-b],
        challenges: [q0]}}
  q2: {{speaker: s2, kind: direct, text: It opened., source: src, at: {{page: 3}}, supports: [d0-a]}}
stances:
  - {{speaker: s0, positions: [d0-a], basis: stated, evidence: [q0]}}
  - {{speaker: s1, positions: [d0-b], basis: inferred, note: So it seems., evidence: [q1]}}
  - {{speaker: s2, positions: [d0-a], basis: stated, evidence: [q2]}}
"""
"""A debate of which others have the ids too."""


@pytest.fixture(scope="module")
def one_id(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two debates in which one id is two people, but for one who is in both."""
    folder = tmp_path_factory.mktemp("one-id")
    for name, first, second in (("aa", "Ada Lee", "Bob Bo"), ("bb", "Different Dan", "Other Olga")):
        text = ONE_ID.format(title=f"Debate {name}", first=first, second=second)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


ASKED = (
    "show", "debates", "show aa", "show s0 -d aa", "show s2", "show d0 -d bb", "show d0-a -d aa", "who",
    "show q0 -d aa", "who 'Ada Lee'", "who -s 'Ada Lee'", "who -s 'Ada Lee' -s 'Bob Bo'", "who s2",
    "who --pairs", "who --pairs -s 'Ada Lee'", "compare 'Ada Lee' 'Bob Bo'", "compare 'Ada Lee' 'Bob Bo' s2",
    "compare d0 -d aa", "compare d0-a d0-b -d bb", "quotes", "quotes -s 'Ada Lee'",
    "speakers", "search opens",
)  # fmt: skip
"""Every command that answers with something to go on with."""


def run(folder: Path, words: str, language: str = "en") -> Any:
    wide = ["--lang", language, "--width", "300"]  # no command is longer
    return CliRunner().invoke(app, [*shlex.split(words), "--content", str(folder), *wide])


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("words", ASKED)
def test_every_hint_works_where_debates_have_the_same_ids(
    one_id: Path, words: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run(one_id, words, language)
    assert answer.exit_code == 0, answer.stderr
    lines = answer.stdout.replace(f" {one_id}", "").splitlines()
    told = [it for line in lines if line.startswith("socinno ") for it in line.split("  ·  ")]
    for command in told:
        followed = run(one_id, command.strip().removeprefix("socinno "), language)
        writes = command.startswith("socinno export ")  # which is told
        assert (followed.exit_code, bool(followed.stderr)) == (0, writes), command


def test_the_first_screen_of_one_debate_of_several_goes_on_in_that_one(one_id: Path) -> None:
    of = socinno.load(one_id)
    card = socinno.show(of, "aa", "en")
    assert [f"{it.command} {it.words}" for it in card.foot.hints] == [
        "show 1 -d aa",
        "quotes -s lee -d aa",
        "export -d aa",
        "-h ",
    ]


def test_a_speaker_is_typed_so_that_nobody_else_is_meant(one_id: Path, tmp_path: Path) -> None:
    of = socinno.load(one_id)
    aa, bb = of.debates
    ada, _, cy = aa.speakers.values()
    assert str(alone(of, aa, [ada])) == "'Ada Lee'"
    assert str(alone(of, aa, [cy])) == "s2"
    assert str(alone(of.narrowed(aa.id), aa, [ada])) == "s0"
    assert comparing(of, Presenter(aa, "en"), ("s0", "s2")) == Hint("compare", "'Ada Lee' s2")
    text = ONE_ID.format(title="A namesake", first="Ada Lee", second="Eve").replace("s0", "s9")
    (tmp_path / "cc.yaml").write_text(text, "utf-8")
    [cc] = socinno.load(tmp_path).debates
    assert str(alone(FileLibrary((aa, bb, cc)), aa, [ada, cy])) == "s0 s2 -d aa"


def test_the_words_of_an_id_are_words_that_mean_its_speaker() -> None:
    room = "  s0: {name: {nl: De zaal, en: The room}}\n  zaal-x: {name: Bob Room}\n"
    debate = a_debate(f"speakers:\n  ada: {{name: Ada}}\n  bram: {{name: Bram}}\n{room}")
    assert typed(Presenter(debate, "en"), debate.speakers["s0"]) == "s0"


def test_people_of_one_id_are_named_as_they_are_written(one_id: Path) -> None:
    answer = run(one_id, "show s0")
    assert answer.exit_code == 2
    assert answer.stderr.endswith("give the full name: Ada Lee (aa), Different Dan (bb)\n")


def test_what_is_left_of_one_debate_of_several_has_its_title(one_id: Path) -> None:
    for words in ("who -s 'Ada Lee'", "who -d aa -s 'Ada Lee'"):
        assert run(one_id, words).stdout.startswith("Debate aa ")
