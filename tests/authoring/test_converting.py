"""A draft becomes a content file: its language, its title, what it counts, how its quotes stand."""

from pathlib import Path
from typing import Any

import pytest
from toys import SAID, THINGS

from socinno.authoring.check import SourceTexts, judged
from socinno.authoring.converting import Converted, Target, converted
from socinno.exchange import aif
from socinno.exchange.draft import Draft
from socinno.library import reader
from socinno.problems import MOST, Stop
from socinno.quotations import sources
from socinno.quotations.sources import SourceText

REAL = Path(__file__).parents[3] / "shared" / "data" / "aif" / "us-2016"

PLAN = Target("square", None, None, "nl")
ENGLISH = "It is not what you think, and they have said so for years."


def made(plan: Target = PLAN, called: str = "a file", files: Any = (), **things: Any) -> Converted:
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
    plan: Target, things: Any, language: str, known: str
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


TALK = """Ada: The square is ours. We will not leave it to the cars, nor to anybody else.

Bob: The cars are theirs. Nobody would say that he never liked the square as it was.
"""

WRONG = {
    "to the letter": ("The square is ours.", "ada", 0),
    "but for typography": ("The  square is ours.", "ada", 0),
    "with brackets": ("We [Ada] will not leave it", "ada", 0),
    "absent": ("Bicycles were invented long ago.", "ada", 1),
    "near": ("We will leave it to the cars, nor to anybody else.", "ada", 1),
    "of another": ("The cars are theirs.", "ada", 1),
    "over turns": ("nor to anybody else. Bob: The cars are theirs.", "ada", 1),
    "less than was said": ("We will [...] leave it to the cars", "ada", 1),
}


def told_by_check(of: Converted, texts: dict[str, Path]) -> int:
    """How many errors `check` tells of the quotes of a debate, beside the texts of its sources."""
    read = {id: sources.read(path, path.name) for id, path in texts.items()}
    known = {id: text for id, text in read.items() if isinstance(text, SourceText)}
    file = f"{of.id}.yaml"
    found = judged(reader.parse(of.text.encode(), file, of.id), file, SourceTexts(known, {}))
    errors = [it for it in found.problems if it.severity == "error"]
    assert all(it.address[0] == "quotes" for it in errors)
    return sum(1 + it.more for it in errors)


@pytest.mark.parametrize("names", [*([name] for name in WRONG), [*WRONG]], ids=", ".join)
def test_as_many_errors_are_told_as_check_tells(names: list[str], tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text(TALK, "utf-8")
    quotes = {f"q{n}": {**SAID, "text": WRONG[it][0], "speaker": WRONG[it][1]} for n, it in enumerate(names)}
    people = {"ada": {"name": "Ada"}, "bob": {"name": "Bob"}}
    of = made(files={"talk": talk}, speakers=people, sources=THINGS["sources"], quotes=quotes)
    assert of.compared == len(names)
    assert of.wrong == told_by_check(of, {"talk": talk}) == sum(WRONG[it][2] for it in names)


def test_errors_beyond_those_that_check_tells_one_by_one_are_counted(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text(TALK, "utf-8")
    quotes = {f"q{n}": {**SAID, "text": f"Bicycles number {n}."} for n in range(MOST + 20)}
    of = made(files={"talk": talk}, sources=THINGS["sources"], quotes=quotes)
    assert of.wrong == told_by_check(of, {"talk": talk}) == MOST + 20


@pytest.mark.skipif(not REAL.is_dir(), reason="the real nodesets are not at hand")
def test_as_many_errors_are_told_of_real_nodesets_as_check_tells() -> None:
    wrong = {}
    for path in sorted(REAL.glob("*.json")):
        draft = aif.read(path)
        of = converted(draft, PLAN._replace(id=path.stem), path.stem, {})
        assert of.wrong == told_by_check(of, dict(draft.files))
        wrong[path.stem] = of.wrong
    assert {name: count for name, count in wrong.items() if count} == {"nodeset10042": 4}


def test_of_a_text_that_may_not_be_named_only_the_digest_is_kept(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    text = tmp_path / "elsewhere" / "talk.md"
    text.write_text("Ada: The square is ours.\n", "utf-8")
    of = made(files={"talk": text}, **{key: THINGS[key] for key in ("sources", "quotes")})
    assert of.elsewhere == {"talk": text}
    assert "file:" not in of.text
    assert "sha256:" in of.text
