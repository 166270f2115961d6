"""The overview: what a debate is about at a glance, or what some speakers say in it."""

from asking import EVERY, library

import socinno
from socinno.queries.overview import besides, overview
from socinno.queries.presenter import Presenter
from socinno.views import Columns, Quotation, Ref, StanceView


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
    assert {q.speaker.id for q in quotes if isinstance(q, Quotation) and q.speaker} == {"de-graaf"}


def test_who_takes_neither_side_and_who_only_spoke_stand_below_the_two() -> None:
    [debate] = socinno.load(EVERY).debates
    neither, spoke = besides(Presenter(debate, "en"), debate.dichotomies["build"])
    assert (neither.key, spoke.key) == ("neither", "spoke")
    assert isinstance(neither.value, tuple)
    assert isinstance(spoke.value, tuple)
    assert [it.speaker.id for it in neither.value if isinstance(it, StanceView)] == ["eve"]
    assert [it.id for it in spoke.value if isinstance(it, Ref)] == ["cas"]
    assert besides(Presenter(debate, "en"), debate.dichotomies["pay"]) == ()


def test_a_side_that_nobody_takes_says_so_and_not_that_it_is_not_reported() -> None:
    [debate] = socinno.load(EVERY).debates
    text = socinno.write(overview(debate, "en"), socinno.Sheet("en", 100), "plain")
    assert "no known stance" in text
    assert "not reported" not in text


def test_everything_is_told_in_the_language_asked_for() -> None:
    debate = library().debates[0]
    titles = [overview(debate, language).title for language in ("nl", "en")]
    assert [title.language for title in titles] == ["nl", "en"]
    assert not any(title.foreign for title in titles)
