"""Every question that a screen can ask is answered by its query, drawn as in a terminal."""

from pathlib import Path

import pytest
from debates import a_debate

from socinno.browse.answers import ASKS, reply_to
from socinno.browse.asking import Ask, Reply, told
from socinno.formats import Sheet
from socinno.formats.style import TARGET
from socinno.formats.table import write
from socinno.library.catalogue import FileLibrary
from socinno.queries.show import show

PATHS = {"debate": Path("debate.yaml"), "other": Path("other.yaml")}
ONE = FileLibrary((a_debate(),), (), PATHS)
TWO = FileLibrary((a_debate(), a_debate(name="other")), (), PATHS)
SHEET = Sheet("en", 80, True, targets=True)
NAMED = {
    "show": ("opening",),
    "stance": ("ada",),
    "compare": ("ada", "bram"),
    "search": ("zondag",),
    "passage": ("reading-day",),
}


def text(reply: Reply) -> str:
    return "\n".join("".join(piece for piece, _ in row).rstrip() for row in reply.rows)


@pytest.mark.parametrize("what", ASKS)
@pytest.mark.parametrize("library", [ONE, TWO], ids=["one", "two"])
@pytest.mark.parametrize("everything", [False, True])
def test_every_question_has_an_answer_that_fits(what: str, library: FileLibrary, everything: bool) -> None:
    ask = Ask(what, "debate", NAMED.get(what, ()), all=everything)
    for width in (30, 80, 200):
        told = text(reply_to(library, ask, SHEET._replace(width=width)))
        assert max(map(len, told.split("\n"))) <= width


def test_an_answer_is_what_the_command_shows_but_for_what_is_typed_next() -> None:
    view = show(ONE, "opening", "en")
    shown = "".join(write(view, Sheet("en", 80)))
    assert text(reply_to(ONE, Ask("show", "debate", ("opening",)), SHEET)) in shown
    assert [*told(view, SHEET)] == [*reply_to(ONE, Ask("show", "debate", ("opening",)), SHEET).rows]


def test_where_it_starts_depends_on_how_many_debates_there_are() -> None:
    assert reply_to(ONE, Ask("start"), SHEET).debate == "debate"
    start = reply_to(TWO, Ask("start"), SHEET)
    assert (start.debate, start.kind) == ("", "debates")


def test_what_is_named_says_of_which_debate_and_which_thing_it_is() -> None:
    reply = reply_to(ONE, Ask("show", "", ("reading-day",)), SHEET)
    assert reply[1:4] == ("debate", "quote", "reading-day")


@pytest.mark.parametrize(("on", "kind"), [("opening", "stance"), ("open", "stance"), ("paying", "speaker")])
def test_within_a_question_a_speaker_is_shown_by_what_shows_the_side_taken(on: str, kind: str) -> None:
    reply = reply_to(ONE, Ask("show", "debate", ("ada",), on), SHEET)
    assert reply.kind == kind
    assert ("→ all of Ada de Wit" in text(reply)) is (kind == "stance")


def test_what_shows_a_stance_is_named_by_its_first_words_and_can_be_opened() -> None:
    rows = [*reply_to(ONE, Ask("show", "debate", ("opening",), speakers=("ada",)), SHEET).rows]
    [shown] = [row for row in rows if any("shown by" in piece for piece, _ in row)]
    told = {piece: look.meta.get(TARGET) for piece, look in shown if look}
    assert told["“Zondag is leesdag.”"] == "debate#reading-day"
    assert "reading-day" not in told


def test_only_what_some_say_is_shown_where_that_is_asked() -> None:
    told = text(reply_to(ONE, Ask("quotes", "debate", speakers=("ada",)), SHEET))
    assert "Zondag is leesdag." in told
    assert "rust" not in told
