"""What stands at the left of the screen."""

import pytest
from debates import a_debate

from socinno.browse.asking import Ask
from socinno.browse.side import broken, list_questions, list_speakers, shared
from socinno.formats import Sheet
from socinno.formats.layout import Strip
from socinno.formats.style import TARGET
from socinno.library.catalogue import FileLibrary

LIBRARY = FileLibrary((a_debate(),), (), {})
ASK = Ask("", "debate")


def told(rows: list[Strip]) -> list[str]:
    return ["".join(text for text, _ in row) for row in rows]


def targets(rows: list[Strip]) -> list[str]:
    found = (look.meta.get(TARGET) for row in rows for _, look in row if look)
    return [*dict.fromkeys(target for target in found if target)]


def test_the_debate_and_its_questions_are_listed_by_number() -> None:
    reply = list_questions(LIBRARY, ASK, Sheet("en", 40, True, targets=True))
    rows = [*reply.rows]
    assert told(rows) == ["Where people stand", "Questions", "1 Open of dicht", "2 Samen of alleen"]
    assert targets(rows) == ["debate#debate", "debate#opening", "debate#paying"]
    assert reply.title == "The library on Sundays"


def test_the_speakers_are_listed_by_name() -> None:
    rows = [*list_speakers(LIBRARY, ASK, Sheet("nl", 40, True, targets=True)).rows]
    assert told(rows) == ["Sprekers", "Ada de Wit", "Bram ten Cate"]
    assert targets(rows) == ["debate#ada", "debate#bram"]


@pytest.mark.parametrize("width", [8, 12, 20])
def test_long_names_fold_behind_their_number_and_lose_no_word(width: int) -> None:
    rows = told([*list_questions(LIBRARY, ASK, Sheet("en", width, True)).rows])
    assert max(map(len, rows)) <= width
    assert "".join("".join(rows).split()) == "WherepeoplestandQuestions1Openofdicht2Samenofalleen"


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (40, ["The public-administration essays"]),
        (22, ["The public-", "administration essays"]),
        (12, ["The public-", "administrati", "on essays"]),
    ],
)
def test_a_name_is_broken_at_spaces_and_behind_hyphens(width: int, lines: list[str]) -> None:
    assert broken("The public-administration essays", width) == lines


@pytest.mark.parametrize("name", ["", "-", "a--b", "x" * 50, "\u4f60\u597d" * 9, "a -b- c"])
def test_no_sign_of_a_name_is_lost(name: str) -> None:
    assert "".join("".join(broken(name, 7)).split()) == "".join(name.split())


@pytest.mark.parametrize(
    ("questions", "speakers", "free", "rows"),
    [(5, 5, 20, 5), (30, 3, 20, 17), (30, 30, 20, 12), (0, 0, 20, 1)],
)
def test_questions_take_what_they_need_and_leave_speakers_some(
    questions: int, speakers: int, free: int, rows: int
) -> None:
    assert shared(questions, speakers, free) == rows
