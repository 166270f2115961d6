"""What a cell names is found by its id or its words, and made where only words name it."""

from socinno.exchange.sheet_columns import SheetColumn
from socinno.exchange.sheet_names import Names


def test_a_thing_keeps_the_id_of_its_row_and_another_gets_one_from_its_words() -> None:
    names = Names(["duck", "Q 1"])
    assert names.new("duck", {"name": "Duck"}, "speakers") == "duck"
    assert names.new("", {"name": "Duck"}, "speakers") == "speakers-1"
    assert names.new("duck", {}, "quotes") == "quotes-1"
    thing = {"title": "Why?"}
    assert (names.new("Q 1", thing, "dichotomies"), thing["ref"]) == ("q-1", "Q 1")


def test_a_side_is_found_within_its_question() -> None:
    names = Names([])
    for question in ("one", "two"):
        names.declare("dichotomies", question, {"title": f"Question {question}"})
        names.declare("positions", f"{question}-yes", {"title": "Yes"}, question)
    cells = {SheetColumn("on"): "question TWO", SheetColumn("positions"): "yes"}
    assert names.resolved("stances", {"positions": "yes"}, cells) == {"positions": ["two-yes"]}


def test_two_sides_of_a_question_in_words_make_it() -> None:
    names = Names([])
    names.gather([{SheetColumn("on"): "Who?", SheetColumn("positions"): side} for side in ("A", "B", "a")])
    things: dict[str, dict[str, object]] = {}
    names.complete(things)
    assert things == {
        "dichotomies": {"who": {"title": "Who?", "positions": {"a": {"title": "A"}, "b": {"title": "B"}}}}
    }
