"""Show: a card for every sort of thing, with silence where that says something."""

import pytest
from asking import library

from socinno.problems import Stop
from socinno.queries.show import ALWAYS, CARDS, show
from socinno.views import Card, Quotation, Table


def aspects(name: str) -> list[str]:
    return [part.key for part in show(library(), name, "en").parts]


def test_everything_in_a_debate_can_be_shown_and_every_sort_is_there() -> None:
    debate = library().debates[0]
    cards = [show(library(), name, "en") for name in (debate.id, *debate.things)]
    assert [card.id for card in cards] == [debate.id, *debate.things]
    assert {card.kind for card in cards} == {"debate", *CARDS}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("relations", ["claim", "dichotomy", "facing", "who", "quotes-for"]),
        ("relations-products", ["question", "positions", "silent"]),
        ("de-graaf", ["voice", "role", "stances", "quotes"]),
        ("de-graaf-bridge", ["quote", "shows"]),
        ("report", ["type", "quotes"]),
    ],
)
def test_a_card_says_what_its_sort_of_thing_is_about(name: str, expected: list[str]) -> None:
    found = aspects(name)
    assert [key for key in found if key in expected] == expected


def test_what_nobody_reports_is_left_out_unless_silence_says_something() -> None:
    debate = library().debates[0]
    for name in debate.things:
        empty = [part.key for part in show(library(), name, "en").parts if not part.value]
        assert set(empty) <= ALWAYS, name


def test_a_speaker_has_a_line_for_every_dichotomy_and_all_their_quotes() -> None:
    debate = library().debates[0]
    parts = {part.key: part.value for part in show(library(), "de-graaf", "en").parts}
    stances, quotes = parts["stances"], parts["quotes"]
    assert isinstance(stances, Table)
    assert len(list(stances.records)) == len(debate.dichotomies)
    assert isinstance(quotes, tuple)
    said = [quote.id for quote in quotes if isinstance(quote, Quotation)]
    assert said == [quote.id for quote in debate.quotes.values() if quote.speaker == "de-graaf"]


def test_a_theme_holds_its_topics_as_cards() -> None:
    debate = library().debates[0]
    theme = next(theme for theme in debate.themes.values() if theme.topics)
    parts = {part.key: part.value for part in show(library(), theme.id, "en").parts}
    topics = parts["topics"]
    assert isinstance(topics, tuple)
    assert [topic.id for topic in topics if isinstance(topic, Card)] == list(theme.topics)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(Stop) as stop:
        show(library(), "relations", "de")
    assert (stop.value.key, stop.value.facts["value"]) == ("bad-choice", "de")
