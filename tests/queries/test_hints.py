"""What to do next: commands that work as they are shown, on what is there."""

import shlex

import pytest
from asking import library, views
from crowds import crowd
from debates import a_debate
from typer.testing import CliRunner

from socinno.cli.app import app
from socinno.library.catalogue import FileLibrary
from socinno.library.names import find
from socinno.model import Debate
from socinno.queries.hints import hints, typed
from socinno.queries.presenter import Presenter
from socinno.queries.questions import turnout
from socinno.views import Hint


def of(debate: Debate, sort: str = "file", long: bool = True) -> list[str]:
    tell = Presenter(debate, "en")
    counts = [turnout(tell, it, n) for n, it in enumerate(debate.dichotomies.values(), 1)]
    return [f"{it.command} {it.words}".strip() for it in hints(tell, counts, sort, long)]


def test_the_question_on_which_most_stand_and_somebody_who_is_quoted_are_named() -> None:
    assert of(library().debates[0]) == ["show 4", "quotes -s graaf", "who", "-h"]


def test_where_only_counts_are_shown_who_stands_where_is_one_command_away() -> None:
    assert of(crowd(9, 30), "file", False) == ["show 1", "who", "show --sort split", "-h"]
    assert of(crowd(9, 30), "split", False) == ["show 1", "who", "-h"]


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
    found = {hint for hint in found if not hint.words.endswith("=")}  # for a file that a reader has
    return sorted(found | set(hints(Presenter(debate, "en"), [], "file")))


@pytest.mark.parametrize("hint", every_hint(), ids=str)
def test_every_command_that_is_hinted_at_works(hint: Hint) -> None:
    words = [hint.command, *shlex.split(hint.words)]
    answer = CliRunner().invoke(app, words)
    assert (answer.exit_code, answer.stderr) == (0, "")
