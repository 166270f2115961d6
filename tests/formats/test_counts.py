"""Counts below each other: a line each, the same counts at the same place."""

from json import loads

from crowds import crowd
from whole import widest

from socinno.formats import Sheet, written
from socinno.formats.counts import counted_rows
from socinno.formats.layout import rows
from socinno.queries.presenter import Presenter
from socinno.queries.questions import turnout
from socinno.views import Card, Counts, Part, Text


def made(speakers: int = 12, questions: int = 11) -> tuple[Counts, ...]:
    debate = crowd(speakers, questions)
    tell = Presenter(debate, "en")
    return tuple(turnout(tell, it, n) for n, it in enumerate(debate.dichotomies.values(), 1))


def drawn(of: tuple[Counts, ...], width: int) -> list[str]:
    found = (row for picture in counted_rows(of, Sheet("en", width)) for row in rows(picture, width))
    return ["".join(text for text, _ in row).rstrip() for row in found]


def test_the_same_counts_stand_below_each_other() -> None:
    head, *lines = drawn(made(), 80)
    assert head.strip() == "Yes : No"
    assert lines[0] == " 1  Question 1 of all    0 : 12"
    assert lines[10] == "11  Question 11 of all  11 : 1"
    assert len({line.index(" : ") for line in lines}) == 1


def test_where_sides_are_called_otherwise_each_time_no_head_says_so() -> None:
    one, two, *_ = made()
    (first, count), second = two.sides
    other = two._replace(sides=((first._replace(name=Text("Perhaps")), count), second))
    assert len(drawn((one, other), 80)) == 2


def test_counts_stand_below_a_name_where_there_is_no_room_beside_it() -> None:
    lines = drawn(made(), 20)
    assert max(map(len, lines)) <= 20
    assert any(line.strip() == "Yes : No" for line in lines)
    assert "     0 : 12" in lines


def test_what_is_nowhere_is_not_counted() -> None:
    text = "\n".join(drawn(made(), 80))
    assert "neither" not in text
    assert "stance" not in text
    one, *others = made()
    beside = tuple((key, 2 if key == "silent" else count) for key, count in one.beside)
    lines = drawn((one._replace(beside=beside), *others), 80)
    assert lines[1] == " 1  Question 1 of all    0 : 12  2 no known stance"
    assert lines[2] == " 2  Question 2 of all    2 : 10"


def test_behind_the_counts_stands_how_many_rest_on_a_reading_of_ours() -> None:
    one, two = made(12, 2)
    of = (one._replace(inferred=1), two)
    _, first, second = drawn(of, 80)
    assert first.endswith("0 : 12 (1 in our reading)")
    assert "reading" not in second
    card = Card("debate", "x", Text("X"), (Part("counts", of),))
    assert written(card, Sheet(), "plain").count("(1 in our reading)") == 1
    assert "| our reading |" in written(card, Sheet(), "markdown")
    [told, other] = loads(written(card, Sheet(), "json"))["counts"]
    assert (told["inferred"], other["inferred"]) == (1, 0)


def test_in_documents_counts_are_a_table_and_in_plain_text_words() -> None:
    card = Card("debate", "x", Text("X"), (Part("counts", made(3, 2)),))
    assert "| 1\\. Question 1 of all | 0 | 3 |" in written(card, Sheet(), "markdown")
    assert "1. Question 1 of all: Yes 0, No 3\n" in written(card, Sheet(), "plain")
    assert '<th scope="row" id="q1">' in written(card, Sheet(), "html")
    for width in (20, 33, 80, 200):
        assert widest(written(card, Sheet("en", width), "table")) <= width
