"""Drafts: texts of other tools as they may stand in a content file, and ids that clash with the debate's."""

import json
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from importing import sound

from socinno.exchange.draft import Draft, given, line, renamed, words
from socinno.library.decoding import FORBIDDEN
from socinno.unseen import places


@pytest.mark.parametrize(
    ("text", "on_a_line", "with_lines"),
    [
        ("  A  word \n and\tmore ", "A word and more", "A  word\nand\tmore"),
        ("no\0 sign\x1b[1m", "no sign [1m", "no  sign [1m"),
        ("un\u200bseen\u202e", "unseen", "unseen"),
        ("e\u0301en", "\xe9en", "\xe9en"),
        ("\u200b \ufeff", "", ""),
        (None, "", ""),
        (17, "", ""),
        (["a"], "", ""),
    ],
)
def test_a_text_is_kept_as_far_as_it_can_be_seen(text: object, on_a_line: str, with_lines: str) -> None:
    assert (line(text), words(text)) == (on_a_line, with_lines)


@drawn(st.text(st.characters(exclude_categories=())))
def test_whatever_a_source_holds_the_text_of_it_may_stand_in_a_content_file(text: str) -> None:
    for cleaned in (line(text), words(text)):
        assert not FORBIDDEN.search(cleaned)
        assert not [*places(cleaned)]
        assert cleaned == cleaned.strip()
    assert "\n" not in line(text)


def test_only_what_has_a_value_is_given() -> None:
    assert given(told_by="ada", at={}, note="", text="So.") == {"told-by": "ada", "text": "So."}


THINGS: dict[str, Any] = {
    "title": "A vote",
    "speakers": {"vote": {"name": "vote"}, "ada": {"name": "Ada"}},
    "sources": {"paper": {"type": "document", "title": "vote"}},
    "dichotomies": {
        "cars": {"title": "Cars", "positions": {"aye": {"title": "For"}, "nay": {"title": "vote"}}}
    },
    "quotes": {
        "said": {
            **{"speaker": "vote", "told-by": "ada", "kind": "direct", "text": "vote", "source": "paper"},
            **{"at": {"page": "1"}, "supports": ["aye"]},
        },
        "more": {
            **{"speaker": "ada", "kind": "indirect", "text": "More.", "source": "paper"},
            **{"at": {"page": "vote"}, "challenges": ["said", "aye"]},
        },
    },
    "stances": [{"speaker": "vote", "positions": "aye", "basis": "stated", "evidence": ["said"]}],
    "themes": {
        "rain": {"title": "Rain", "summary": "vote", "topics": {"wet": {"title": "W", "quotes": ["said"]}}}
    },
}
IDS = ("vote", "ada", "paper", "cars", "aye", "nay", "said", "more", "rain", "wet")


@pytest.mark.parametrize("id", IDS)
def test_a_thing_with_the_id_of_the_debate_gets_another_wherever_it_is_named(id: str) -> None:
    debate = sound(Draft(THINGS), id)
    assert {*debate.things} == {f"{it}-2" if it == id else it for it in IDS}


@pytest.mark.parametrize("id", ["speaker", "text", "source", "quotes", "page", "title", "aye-2"])
def test_nothing_else_is_touched(id: str) -> None:
    assert renamed(THINGS, id) == THINGS


def test_texts_are_not_ids_though_they_are_alike() -> None:
    told = json.dumps(renamed(THINGS, "vote"))
    assert told.count('"vote"') == json.dumps(THINGS).count('"vote"') - 3
    assert told.count('"vote-2"') == 3


def test_the_id_behind_it_is_free_too() -> None:
    things = renamed({"speakers": {"ada": {"name": "A"}, "ada-2": {"name": "B"}}}, "ada")
    assert [*things["speakers"]] == ["ada-3", "ada-2"]
