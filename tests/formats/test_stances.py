"""Stances as lines: every state with its sign and its words, and what stands beside it."""

from shlex import split

import pytest
from asking import EVERY, every
from authors import run

import socinno
from socinno.agreement import STATES
from socinno.formats import FORMATS, Sheet, written
from socinno.formats.inlines import lines
from socinno.formats.spans import Line
from socinno.formats.stances import (
    axis,
    changed_line,
    legend_line,
    mark,
    placed,
    said,
    stance_lines,
)
from socinno.queries.legend import CELL, ORDER, SMALL
from socinno.queries.presenter import Presenter
from socinno.views import Changed, Date, Place, Ref, Sign, StanceView, Text, Word

EN, NL = Sheet("en"), Sheet("nl")
ADA = Ref("speaker", "ada", Text("Ada de Wit", "nl"))
VOTE = Ref("source", "vote", Text("The vote", "en"))
OPEN, CLOSED = (Ref("position", name, Text(name.capitalize(), "en")) for name in ("open", "closed"))
DICHOTOMY = Ref("dichotomy", "opening", Text("Open or closed", "en"))
STANCE = StanceView(ADA, DICHOTOMY, "first", (OPEN,), "inferred")
ASSIGNED = STANCE._replace(state="assigned", positions=(CLOSED,), basis="reported")
SILENT = StanceView(ADA, DICHOTOMY, "silent")
EACH = [
    (STANCE, "○────", "◁", "○ Ada de Wit — our reading", "○ Ada de Wit — onze lezing"),
    (
        STANCE._replace(state="second", positions=(CLOSED,), basis="stated"),
        "────●",
        "▶",
        "● Ada de Wit — said so themselves",
        "● Ada de Wit — zelf gezegd",
    ),
    (
        STANCE._replace(state="connects", positions=(OPEN, CLOSED), basis="reported"),
        "──◐──",
        "◆",
        "◐ Ada de Wit — ↔ connects both, according to the source",
        "◐ Ada de Wit — ↔ verbindt beide, volgens de bron",
    ),
    (
        STANCE._replace(state="divided", positions=(OPEN, CLOSED), basis="reported"),
        "──◐──",
        "◆",
        "◐ Ada de Wit — ↔ divided, according to the source",
        "◐ Ada de Wit — ↔ verdeeld, volgens de bron",
    ),
    (
        STANCE._replace(state="neither", positions=(), basis="stated"),
        "──□──",
        "□",
        "□ Ada de Wit — neither side, said so themselves",
        "□ Ada de Wit — geen van beide kanten, zelf gezegd",
    ),
    (
        STANCE._replace(state="spoke", positions=(), basis=""),
        "…",
        "…",
        "… Ada de Wit — spoke about it, side not known",
        "… Ada de Wit — sprak erover, kant niet bekend",
    ),
    (SILENT, "·", "·", "no known stance", "geen standpunt bekend"),
]


def words(of: list[Line]) -> list[str]:
    return ["".join(span.text for span in line) for line in of]


def drawn(stance: StanceView) -> str:
    return words([axis(stance, (OPEN, CLOSED))])[0]


def test_each_state_has_its_place_its_mark_and_its_words_in_both_languages() -> None:
    assert [stance.state for stance, *_ in EACH] == list(STATES)
    for stance, on_axis, as_mark, english, dutch in EACH:
        assert drawn(stance) == on_axis
        assert mark(stance).text == as_mark
        assert words(stance_lines(stance, EN)) == [english]
        assert words(stance_lines(stance, NL)) == [dutch]


def test_the_two_sides_are_told_apart_by_sign_place_and_colour() -> None:
    (first, *_), (second, *_), *_ = EACH
    for stance, place, look in ((first, "first", "side-first"), (second, "second", "side-second")):
        assert placed(stance, (OPEN, CLOSED)).place == place
        assert placed(stance, (OPEN, CLOSED)).sign.role == mark(stance).role == look


@pytest.mark.parametrize(
    ("positions", "expected"),
    [((OPEN,), "◇────"), ((CLOSED,), "────◇"), ((OPEN, CLOSED), "──◇──"), ((), "──◇──")],
)
def test_a_side_that_was_assigned_stands_on_that_side(positions: tuple[Ref, ...], expected: str) -> None:
    given = ASSIGNED._replace(positions=positions)
    assert drawn(SILENT._replace(assigned=given)) == expected
    assert drawn(SILENT._replace(state="spoke", assigned=given)) == f"{expected} …"
    assert mark(SILENT._replace(assigned=given)).text == "◇"


def test_what_stands_beside_a_stance_has_a_sign_in_its_cell() -> None:
    before = Changed("second", (CLOSED,), None)
    assert drawn(STANCE._replace(assigned=ASSIGNED, changed=before)) == "○──── △ ◇"
    assert words([axis(STANCE, (OPEN, CLOSED), 3)]) == ["○──"]


def test_one_mark_is_hollow_where_it_is_our_reading_and_never_otherwise() -> None:
    taking = [stance for stance, *_ in EACH if stance.basis]
    ours = [mark(stance._replace(basis="inferred")).text for stance in taking]
    assert ours == ["◁", "▷", "◈", "◈", "▫"]
    for basis in ("stated", "reported"):
        told = [mark(stance._replace(basis=basis)).text for stance in taking]
        assert told == ["◀", "▶", "◆", "◆", "□"]
    read = EACH[4][0]._replace(basis="inferred")
    assert drawn(read) == "──□── ○"


def test_every_sign_that_a_legend_may_have_can_be_drawn() -> None:
    for sign in {*ORDER, *CELL.values(), *SMALL.values()}:
        [told] = words([legend_line(Sign(sign, Word("legend-both")), EN)])
        assert told.endswith(" on both sides")
        assert told.removesuffix(" on both sides")


@pytest.mark.parametrize("lead", ["speaker", "positions"])
def test_a_side_that_was_assigned_and_one_that_was_left_stand_beside_the_speakers_own(lead: str) -> None:
    changed = Changed("second", (CLOSED,), Date("2021?"))
    told = words(stance_lines(STANCE._replace(assigned=ASSIGNED, changed=changed, lead=lead), EN))
    assert told[-2:] == ["◇ side assigned: Closed", "△ before: Closed (probably 2021)"]


def test_with_a_side_assigned_and_no_stance_of_their_own_both_are_said() -> None:
    told = words(stance_lines(SILENT._replace(assigned=ASSIGNED, lead="positions"), EN))
    assert told == ["· no known stance", "◇ side assigned: Closed"]
    assert words(stance_lines(ASSIGNED, EN)) == ["◇ Ada de Wit — side assigned, according to the source"]


def test_who_took_neither_side_before_is_said_to_have() -> None:
    assert words([changed_line(Changed("neither", (), None), NL)]) == ["geen van beide kanten"]


def test_what_shows_it_stands_below_unless_it_is_brief() -> None:
    quote = Ref("quote", "q", Text("q"))
    full = STANCE._replace(
        evidence=(quote,), note=Text("So it is", "en"), source=VOTE, at=Place((("page", "3"),))
    )
    assert words(stance_lines(full, EN))[1:] == [
        "shown by: q",
        "source: The vote, page 3",
        "note: So it is",
    ]
    assert words(stance_lines(full._replace(brief=True), EN)) == ["○ Ada de Wit — our reading *"]


def test_in_words_alone_there_is_a_date_and_no_sign() -> None:
    line = said(STANCE._replace(date=Date("2022?")), EN)
    assert words([line]) == ["Ada de Wit — our reading, probably 2022"]


FACTS = (
    "neither side",
    "divided",
    "connects both",
    "side assigned",
    "probably 2022",
    "told by",
    "not named",
    "spoke about it",
)


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("json", "csv")])
def test_every_format_for_people_says_every_state_in_words(format: str) -> None:
    of = "".join(written(view, Sheet("en", 200), format) for view in every().values())
    assert [fact for fact in FACTS if fact not in of.casefold()] == []


def test_not_reported_never_stands_where_the_source_says_something() -> None:
    [debate] = socinno.load(EVERY).debates
    tell = Presenter(debate, "en")
    for speaker in debate.speakers.values():
        for dichotomy in debate.dichotomies.values():
            for lead in ("speaker", "positions"):
                told = words(lines(tell.standing(speaker, dichotomy, lead), EN))
                assert "not reported" not in " ".join(told)


def test_a_page_tells_the_note_of_a_brief_stance_once_of_both_parts_of_a_group() -> None:
    noted = STANCE._replace(note=Text("Ask her."), brief=True)
    page = EN._replace(page=True)

    def told(stance: StanceView, sheet: Sheet) -> list[str]:
        return ["".join(span.text for span in line) for line in lines(stance, sheet)]

    assert told(noted, EN) == ["○ Ada de Wit — our reading *"]
    assert told(noted, page) == ["○ Ada de Wit — our reading", "note: Ask her."]
    some, others = (noted._replace(half=half) for half in ("some", "others"))
    assert [len(told(it, page)) for it in (some, others)] == [2, 1]


@pytest.mark.parametrize("shape", ["table", "plain"])
def test_all_of_a_stance_has_its_date_and_what_shows_a_side_that_was_assigned_once(shape: str) -> None:
    for words in (f"show {EVERY} build", f"show {EVERY}", f"show {EVERY} ann", f"who {EVERY} ann"):
        assert "probably 2022" in run(*split(words), "--all", "--lang", "en", "--format", shape).out, words
    for words in (f"show {EVERY} dee", f"who {EVERY} dee"):
        told = " ".join(run(*split(words), "--all", "--lang", "en", "--format", shape).out.split())
        assert told.count("shown by: teams") == 1, words
        assert told.count("side assigned:") == 1, words


@pytest.mark.parametrize("command", ["who", "speakers"])
def test_what_a_line_cannot_hold_is_told_below_with_the_command_that_does(command: str) -> None:
    told = "socinno who NAME --all"
    assert told in run(command, EVERY, "--all", "--lang", "en").out
    assert told not in run(command, EVERY, "--lang", "en").out
