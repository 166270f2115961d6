"""A draft becomes a content file: its language, its title, what it counts, how its quotes stand."""

from pathlib import Path
from typing import Any

import pytest
from toys import SAID, THINGS

from socinno.authoring.converting import Converted, Plan, converted
from socinno.exchange.draft import Draft
from socinno.problems import Stop

PLAN = Plan("square", None, None, "nl")
ENGLISH = "It is not what you think, and they have said so for years."


def made(plan: Plan = PLAN, called: str = "a file", files: Any = (), **things: Any) -> Converted:
    people: dict[str, Any] = {"speakers": {"ada": {"name": "Ada"}}}
    named = {id: path.name for id, path in dict(files).items() if path.parent.name != "elsewhere"}
    return converted(Draft({**people, **things}, files=dict(files)), plan, called, named)


@pytest.mark.parametrize(
    ("plan", "things", "language", "known"),
    [
        (PLAN._replace(language="fr"), {"language": "de"}, "fr", "given"),
        (PLAN, {"language": "de", "summary": ENGLISH}, "de", "stated"),
        (PLAN, {"language": "no such language", "summary": ENGLISH}, "en", "guessed"),
        (PLAN, {"themes": {"one": {"title": "One", "summary": ENGLISH}}}, "en", "guessed"),
        (PLAN, {"quotes": {"one": {**SAID, "text": ENGLISH}}}, "en", "guessed"),
        (PLAN, {"quotes": {"one": {**SAID, "ref": ENGLISH, "text": "Ja."}}}, "nl", "unknown"),
    ],
)
def test_the_language_is_given_or_stated_or_guessed_by_what_people_read(
    plan: Plan, things: Any, language: str, known: str
) -> None:
    of = made(plan, **things)
    assert (of.language, of.known) == (language, known)
    assert f"\nlanguage: {language}\n" in of.text


@pytest.mark.parametrize(
    ("title", "things", "called", "shown"),
    [
        ("Given", {"title": "Its own"}, "a file", "Given"),
        (None, {"title": "Its own"}, "a file", "Its own"),
        (None, {}, "a file", "a file"),
        (None, {}, "\u200b", "square"),
    ],
)
def test_the_title_is_given_or_its_own_or_what_the_file_is_called(
    title: str | None, things: Any, called: str, shown: str
) -> None:
    assert f"\ntitle: {shown}\n" in made(PLAN._replace(title=title), called, **things).text


def test_its_things_are_counted_and_stand_in_the_order_of_reading() -> None:
    of = made(themes={"rain": {"title": "Rain", "summary": "Wet."}}, title="Weather")
    assert {key: count for key, count in of.made.items() if count} == {"speakers": 1, "themes": 1}
    heads = [line for line in of.text.splitlines() if line and line[0].isalpha()]
    assert [line.partition(":")[0] for line in heads] == ["language", "title", "speakers", "themes"]


@pytest.mark.parametrize("things", [{}, {"title": "A title"}, {"sources": THINGS["sources"]}])
def test_what_has_nothing_of_a_debate_is_none(things: Any) -> None:
    with pytest.raises(Stop) as stopped:
        converted(Draft(things), PLAN, "", {})
    assert (stopped.value.key, stopped.value.code) == ("from-nothing", 1)


def test_quotes_are_compared_with_the_texts_that_there_are(tmp_path: Path) -> None:
    text = tmp_path / "talk.md"
    text.write_text("Ada: The square is ours.\n", "utf-8")
    of = made(files={"talk": text}, **{key: THINGS[key] for key in ("sources", "quotes")})
    assert (of.compared, of.wrong, of.elsewhere, of.unusable) == (2, 1, {}, ())
    assert "file: talk.md" in of.text


def test_of_a_text_that_may_not_be_named_only_the_digest_is_kept(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    text = tmp_path / "elsewhere" / "talk.md"
    text.write_text("Ada: The square is ours.\n", "utf-8")
    of = made(files={"talk": text}, **{key: THINGS[key] for key in ("sources", "quotes")})
    assert of.elsewhere == {"talk": text}
    assert "file:" not in of.text
    assert "sha256:" in of.text
