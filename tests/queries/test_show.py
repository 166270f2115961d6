"""Show: a card for every sort of thing; first what people look for, whole for machines."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from asking import library
from authors import run

import socinno
from socinno.files import own_content
from socinno.formats import Sheet, written
from socinno.problems import Stop
from socinno.queries.cards import ALWAYS
from socinno.queries.show import CARDS, show
from socinno.views import Card, Columns, Quotation, Ref, Word


def card(name: str, *speakers: str, everything: bool = False) -> Card:
    return show(library(), name, "en", speakers, everything)


def aspects(name: str) -> list[str]:
    return [part.key for part in card(name).read]


def told(of: Card, key: str) -> Any:
    """What people read under a key."""
    return next((part.value for part in of.read if part.key == key), None)


def test_everything_in_a_debate_can_be_shown_and_every_sort_is_there() -> None:
    debate = library().debates[0]
    cards = [show(library(), name, "en") for name in (debate.id, *debate.things)]
    assert [card.id for card in cards] == [debate.id, *debate.things]
    assert {card.kind for card in cards} == {"debate", *CARDS}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("relations", ["claim", "summary", "dichotomy", "facing", "who", "reasons"]),
        ("relations-products", ["question", "positions", "reasons"]),
        ("de-graaf", ["role", "affiliation", "stances", "quotes"]),
        ("de-graaf-bridge", ["quote", "found", "shows", "supports"]),
        ("report", ["type", "language", "note", "quotes"]),
        ("conditions", ["summary", "topics", "quotes"]),
    ],
)
def test_a_card_says_what_its_sort_of_thing_is_about(name: str, expected: list[str]) -> None:
    assert aspects(name) == expected


KEYS = {
    "relations": {
        *("claim", "summary", "dichotomy", "facing", "who", "quotes-for"),
    },
    "relations-products": {"question", "summary", "positions", "silent"},
    "de-graaf": {"voice", "honorific", "role", "affiliation", "about", "stances", "quotes"},
    "de-graaf-bridge": {"quote", "found", "shows"},
    "de-graaf-behaviour": {"quote", "shows", "supported-by"},
    "report": {"type", "language", "note", "quotes"},
}


@pytest.mark.parametrize("name", KEYS)
def test_machines_read_all_that_they_ever_did(name: str) -> None:
    data = json.loads(written(card(name), Sheet(), "json"))
    assert KEYS[name] <= data.keys()
    if name == "relations-products":
        aspects = [row["aspect"] for row in data["positions"]["rows"]]
        assert aspects == ["claim", "summary", "who", "quotes-for", "quotes-against"]
    if name == "de-graaf":
        assert len(data["stances"]) == len(library().debates[0].dichotomies)
        assert data["quotes"][0]["source"]["id"] == "report"


def test_json_is_the_same_whatever_people_ask_to_read() -> None:
    for name in library().debates[0].things:
        brief, whole = (written(card(name, everything=all), Sheet(), "json") for all in (False, True))
        assert json.loads(brief) == json.loads(whole), name


def test_what_nobody_reports_is_left_out_unless_silence_says_something() -> None:
    for name in library().debates[0].things:
        empty = [part.key for part in card(name).parts if not part.value]
        assert set(empty) <= ALWAYS, name


def test_a_theme_holds_its_topics_as_cards_and_says_each_quote_once() -> None:
    debate = library().debates[0]
    theme = next(theme for theme in debate.themes.values() if theme.topics)
    shown = card(theme.id)
    topics = told(shown, "topics")
    assert [topic.id for topic in topics] == list(theme.topics)
    quotes = [
        *(value for topic in topics for value in told(topic, "quotes") or ()),
        *(told(shown, "quotes") or ()),
    ]
    whole = [value.id for value in quotes if isinstance(value, Quotation)]
    assert len(whole) == len(set(whole))
    assert {value.id for value in quotes if isinstance(value, Ref)} <= set(whole)


def test_a_dichotomy_shows_its_sides_with_who_takes_them_and_the_reasons_of_each() -> None:
    shown = card("relations-products")
    sides = told(shown, "positions")
    assert isinstance(sides, Columns)
    assert [row.key for row in sides.rows] == ["claim", "who"]
    assert [tree.of.id for tree in told(shown, "reasons")] == ["relations", "products"]
    assert [(tree.direct, tree.total) for tree in told(shown, "reasons")] == [(6, 7), (2, 2)]


def test_a_dichotomy_fits_on_two_screens_and_silence_is_counted() -> None:
    screen = written(card("relations-products"), Sheet("en", 80), "table")
    assert len(screen.splitlines()) < 60
    assert "no known stance of 6 speakers" in screen
    assert "Julia Wittmayer" not in screen
    assert "Julia Wittmayer" in written(card("relations-products", everything=True), Sheet(), "table")


def test_a_quote_shows_the_words_of_what_it_supports_and_what_supports_it() -> None:
    screen = " ".join(written(card("de-graaf-bridge"), Sheet("nl", 80), "table").split())
    assert "In De Graaf’s view, social innovation thus also lies mainly in behaviour" in screen
    back = card("de-graaf-behaviour")
    [position] = told(back, "supports")
    assert (position.lead.text, position.id) == ("New relations", "relations")
    [reason] = told(back, "reasons").entries
    assert reason.quotation.id == "de-graaf-bridge"
    assert told(back, "quote").supports == ()  # said below, and not twice


def test_of_a_source_a_few_quotes_are_shown_and_the_others_counted() -> None:
    shown = card("report")
    assert len(told(shown, "quotes")) == 5
    assert [hint.words for hint in shown.foot.hints] == ["--source report --limit 0"]
    [left] = shown.foot.told
    assert left == Word("left-quotes", {"count": len(library().debates[0].quotes) - 5})
    assert len(told(card("report", everything=True), "quotes")) == len(library().debates[0].quotes)


def test_with_a_speaker_it_has_their_stances_and_quotes_alone_with_notes() -> None:
    shown = card("relations-products", "graaf")
    who = next(row for row in told(shown, "positions").rows if row.key == "who")
    [stance] = who.cells[0]
    assert (stance.speaker.id, stance.brief, who.cells[1]) == ("de-graaf", False, None)
    by = {reason.quotation.speaker.id for tree in told(shown, "reasons") for reason in tree.entries}
    assert by == {"de-graaf"}
    screen = written(shown, Sheet("en", 80), "table")
    assert "shown by:" in screen
    assert "note:" in screen
    assert "The room" not in screen


def test_with_a_speaker_what_is_empty_is_left_out() -> None:
    assert told(card("relations", "wittmayer"), "who") is None
    assert told(card("relations", "wittmayer"), "reasons") is None
    assert "quotes" not in [part.key for part in card("report", "soeterbroek", "wittmayer").read[:2]]


@pytest.mark.parametrize("name", ["relations", "relations-products", "de-graaf", "de-graaf-bridge", "book"])
@pytest.mark.parametrize("speaker", ["graaf", "room"])
def test_a_speaker_may_stand_beside_every_card(name: str, speaker: str) -> None:
    assert written(card(name, speaker), Sheet(), "table")


def test_a_speaker_who_is_not_in_the_debate_says_nothing_there() -> None:
    with pytest.raises(Stop):
        card("relations", "nobody-at-all")


def test_hints_are_commands_that_work() -> None:
    for name in library().debates[0].things:
        for hint in card(name).foot.hints:
            if not hint.words.endswith("="):  # after which a reader names a file
                ran = run(hint.command, *hint.words.split())
                assert (ran.code, ran.err) == (0, ""), hint


def test_the_legend_has_the_signs_that_occur() -> None:
    signs = {sign.sign for sign in card("relations-products").foot.legend}
    assert signs == {"reported", "inferred", "supports", "note"}
    assert card("book").foot.legend == ()


def test_the_id_stands_once_and_a_quote_has_no_other_title() -> None:
    rows = written(card("de-graaf-bridge"), Sheet("en", 80), "table").splitlines()
    assert rows[0] == "quote" + "de-graaf-bridge".rjust(75)
    rows = written(card("relations"), Sheet("en", 80), "table").splitlines()
    assert rows[:2] == ["New relations", "side" + "relations".rjust(76)]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(Stop) as stop:
        show(library(), "relations", "de")
    assert (stop.value.key, stop.value.facts["value"]) == ("bad-choice", "de")


@pytest.mark.parametrize("name", ["relations", "relations-products", "report", "conditions", "room"])
def test_with_a_speaker_machines_read_nothing_of_others_either(name: str) -> None:
    text = written(card(name, "graaf"), Sheet(), "json")
    assert '"id": "room"' not in text.replace('"kind": "speaker",\n  "id": "room"', "")
    quoted = set(library().debates[0].quotes) & set(re.findall(r'"id": "([\w-]+)"', text))
    assert {library().debates[0].quotes[quote].speaker for quote in quoted} <= {"de-graaf"}


def test_of_who_is_in_another_debate_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(OTHER, "utf-8")
    shutil.copy(own_content() / "social-innovation.yaml", tmp_path)
    both = socinno.load(tmp_path)
    shown = show(both, "relations", "en", "zoe")
    assert [part.key for part in shown.parts] == ["claim", "summary", "dichotomy", "facing"]
    assert [part.key for part in show(both, "zoe", "en", "graaf").parts] == ["voice"]
    assert [hint.words for hint in show(both, "relations", "en").foot.hints] == [
        "relations-products -d social-innovation",
        "-p relations -d social-innovation",
    ]


OTHER = """\
language: en
title: Another
question: Which?
sources: {b: {type: book, title: B}}
speakers: {zoe: {name: Zoe}}
quotes: {z: {speaker: zoe, kind: indirect, text: T, source: b, at: {page: '1'}}}
"""


@pytest.mark.parametrize("width", [60, 100])
def test_what_shows_a_stance_stands_under_the_name_of_who_takes_it(width: int) -> None:
    rows = written(card("relations-products", "graaf"), Sheet("en", width), "table").splitlines()
    at = next(n for n, row in enumerate(rows) if "shown by:" in row)
    assert rows[at - 1].strip() == "Laurens de Graaf:"


@pytest.mark.parametrize("format", ["table", "plain", "markdown", "html"])
@pytest.mark.parametrize("name", ["hype", "learning", "relations-products", "report"])
def test_what_is_narrowed_to_a_speaker_says_so_and_that_there_is_nothing_of_theirs(
    name: str, format: str
) -> None:
    text = " ".join(written(card(name, "graaf"), Sheet("en", 200), format).split())
    assert "Only: Laurens de Graaf" in text
    assert ("No quotes of Laurens de Graaf." in text) is (name in ("hype", "learning"))


def test_hints_of_what_is_narrowed_are_not_to_quotes_of_others() -> None:
    assert card("hype", "graaf").foot.hints == ()
    assert card("hype").foot.hints != ()


def test_a_quote_of_another_is_said_to_be_one() -> None:
    assert card("room-policy-too", "graaf").under == Word("quote-not-of", {"names": ("Laurens de Graaf",)})
    assert card("de-graaf-bridge", "graaf").under == Word("only-these", {"names": ("Laurens de Graaf",)})


@pytest.mark.parametrize("width", [40, 80, 200])
def test_who_only_spoke_to_a_question_is_named_below_both_sides_and_everyone_is_told_once(width: int) -> None:
    text = written(card("bottom-up-policy"), Sheet("en", width), "table")
    spoke = "Spoke about it, side not known: Laurens de Graaf, Frans Soeterbroek, The editors of the book"
    assert spoke in " ".join(text.split())
    assert "no known stance of 4 speakers" in text  # 1 is on both sides, 3 spoke, 4 are silent
    assert len(library().debates[0].speakers) == 1 + 3 + 4
    whole = written(card("bottom-up-policy", everything=True), Sheet("en", width), "table")
    assert "No known stance: Julia Wittmayer" in " ".join(whole.split())


def test_the_number_of_a_question_stands_before_its_title() -> None:
    assert written(card("1"), Sheet("en", 80), "table").startswith("1  Relations or products\n")
    assert "\n   New relations  relations " in written(card("1"), Sheet("en", 80), "table")
    assert written(card("1"), Sheet("en"), "markdown").startswith("# 1. Relations or products\n")
    assert json.loads(written(card("1"), Sheet("en"), "json"))["title"]["text"] == "Relations or products"
