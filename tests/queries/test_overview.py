"""The overview: what a debate is about at a glance, or what some speakers say in it."""

from asking import library

from socinno.queries.overview import overview
from socinno.views import Columns, Quotation


def test_every_dichotomy_stands_with_its_two_sides_facing_each_other() -> None:
    debate = library().debates[0]
    parts = {part.key: part.value for part in overview(debate, "nl").parts}
    facing = parts["dichotomies"]
    assert isinstance(facing, tuple)
    assert [it.of.id for it in facing if isinstance(it, Columns) and it.of] == list(debate.dichotomies)
    for it in facing:
        assert isinstance(it, Columns)
        assert it.of
        assert [head.id for head in it.heads] == list(debate.dichotomies[it.of.id].positions)


def test_with_speakers_only_what_they_say_and_where_they_stand_is_left() -> None:
    debate = library().debates[0]
    card = overview(debate, "en", frozenset({"de-graaf"}))
    assert [part.key for part in card.parts] == ["only", "question", "dichotomies", "quotes"]
    quotes = card.parts[-1].value
    assert isinstance(quotes, tuple)
    assert {quote.speaker.id for quote in quotes if isinstance(quote, Quotation)} == {"de-graaf"}


def test_everything_is_told_in_the_language_asked_for() -> None:
    debate = library().debates[0]
    titles = [overview(debate, language).title for language in ("nl", "en")]
    assert [title.language for title in titles] == ["nl", "en"]
    assert not any(title.foreign for title in titles)
