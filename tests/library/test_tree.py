"""YAML to a tree: what plain values mean, and where each key and value stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from debates import a_debate, edited, problems_of, told

from socinno.library import reader, tree
from socinno.library.tree import DEPTH_LIMIT
from socinno.model import OWN


def test_where_the_parser_stops_is_told_as_a_column_too() -> None:
    stops = {"title: Hype: or change?\n": "1:12 yaml-colon", "title: @home\n": "1:8 yaml-character"}
    assert {text: told(text)[0] for text in stops} == stops
    assert told("a: " + "[" * 21 + "]" * 21) == ["1:23 too-deep"]


def test_the_facts_of_a_problem_say_what_and_where_else() -> None:
    again, alias, control = problems_of("a: b\nc: *x\na: d\n")[::-1] + problems_of("a: \x1b\n")
    assert again.facts == {"key": "a", "first": 1}
    assert alias.facts == {"name": "*x", "count": 1}
    assert control.facts == {"character": "U+001B"}
    assert [p.facts for p in problems_of('a: "\\e\\a \\a"\n')] == [control.facts]


@pytest.mark.parametrize(
    "plain", ["no", "on", "Yes", "1.10", "12:30", "0x1F", "1_000", ".inf", "2018-01-25", "=", "<<", "nul"]
)
def test_every_plain_value_is_the_text_it_looks_like(plain: str) -> None:
    assert a_debate(f"title: {plain}\n").title == {"": plain}


def test_no_as_a_language_is_norwegian() -> None:
    debate = a_debate("language: no\nquestion: {no: Hva?, on: x}\n")
    assert debate.language == "no"
    assert debate.question == {"no": "Hva?", "on": "x"}


@pytest.mark.parametrize("empty", ["", " ~", " null", " NULL  # later"])
def test_an_empty_value_means_that_the_key_is_not_there(empty: str) -> None:
    debate = a_debate(f"event:{empty}\nsummary:{empty}\ncommon-ground:{empty}\n")
    assert (debate.event, debate.summary, debate.common_ground) == (None, None, {})
    assert told(edited(f"title:{empty}\n"))[0].endswith(" missing-key")


@pytest.mark.parametrize("quoted", ["'null'", '"~"', "'~'"])
def test_in_quotation_marks_null_is_a_text(quoted: str) -> None:
    assert a_debate(f"title: {quoted}\n").title == {"": quoted[1:-1]}


@pytest.mark.parametrize("text", ["a:\n\tb: c\n", "\ta: b\n", "a:\n-\tb: c\n\td: e\n"])
def test_a_tab_where_a_key_should_start_is_told_as_a_tab(text: str) -> None:
    [problem] = told(text)
    assert problem.endswith("yaml-tab")


def test_tabs_elsewhere_are_white_space() -> None:
    assert a_debate("title:\tZondag\t# a comment\n").title == {"": "Zondag"}


def test_problems_have_the_same_place_whatever_the_line_ends() -> None:
    text = edited("title: x\nsumary: y\nspeakers: {ada: {}}\n")
    expected = told(text)
    assert "2:1 unknown-key" in expected
    assert told(text.replace("\n", "\r\n")) == expected
    assert told("\ufeff" + text) == expected


def test_the_deepest_that_is_allowed_is_read() -> None:
    at_the_limit = "a: " + "[" * (DEPTH_LIMIT - 1) + "]" * (DEPTH_LIMIT - 1)
    assert "too-deep" not in " ".join(told(at_the_limit))


def test_what_is_read_is_the_same_with_libyaml_and_without(loader: None) -> None:
    assert a_debate().title == {"nl": "Bibliotheek op zondag", "en": "The library on Sundays"}
    texts = {
        "title:\tZondag\t# later\n": {OWN: "Zondag"},
        "title: Open\tof dicht\n": {OWN: "Open\tof dicht"},
        "title: Open\n  \tof dicht\n": {OWN: "Open of dicht"},
        "title: >-\t\n  Open\n  of dicht\n": {OWN: "Open of dicht"},
        "title: {no: Hva?, en: What, nl: 'Wat?'}\n": {"no": "Hva?", "en": "What", "nl": "Wat?"},
        "title: {no: Hva?\tNei}\n": {"no": "Hva?\tNei"},
        "title:\n": {},
    }
    for lines, text in texts.items():
        found = tree.tree_of(lines.encode(), "debate.yaml")
        assert found == ({"title": text.get(OWN, text)} if text else {}, []), lines


def test_a_debate_with_every_key_is_read_the_same_with_libyaml_and_without(loader: None) -> None:
    debate, problems, _ = reader.read(Path(__file__).parent.parent / "every" / "every-key.yaml")
    assert problems == ()
    assert debate is not None
    assert [stance.date for stance in debate.stances][:2] == ["2021", "2022?"]
    assert debate.stances[0].positions == ("build-it",)
    assert [stance.assigned for stance in debate.stances].count(True) == 1
