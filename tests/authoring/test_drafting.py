"""A content file from a source holds what the source says, marks what is to be written, and is valid."""

import re
from pathlib import Path
from typing import Any

import pytest
from hostile import TEXTS
from hypothesis import given, reject
from hypothesis import strategies as st

from socinno.authoring import new
from socinno.authoring.check import SourceTexts, judged
from socinno.authoring.drafting import Brief, Drafted, cleaned, drafted, headed
from socinno.library import reader
from socinno.problems import Stop
from socinno.quotations.sources import KINDS, SourceText, joined
from socinno.words import LANGUAGES

DIALOGUE = """Anna de Bakker (chair): The square is ours, and that is what we have to say.

De heer Smit (VVD): Not for the cars, you say.

Anna: It is for the children.

De heer Smit (VVD): And for us.
"""
BRIEF = Brief("square", "talk", "en")
TEMPLATES = {
    language: Path(new.__file__).with_name(f"draft.{language}.yaml").read_text("utf-8")
    for language in LANGUAGES
}


def source(text: str, kind: str = ".txt") -> SourceText:
    return joined(KINDS[kind](text.encode()), f"talk{kind}")._replace(sha256="a1" * 32)


def draft(text: str = DIALOGUE, brief: Brief = BRIEF, kind: str = ".txt") -> Drafted:
    return drafted(TEMPLATES[brief.asked], brief, source(text, kind))


def held(made: Drafted) -> dict[str, Any]:
    """What a drafted file holds."""
    reading = reader.parse(made.text.encode(), "square.yaml", "square")
    assert reading.tree is not None, reading.problems
    return reading.tree


def left(made: Drafted, id: str = "square") -> set[str]:
    """The rules that `check` names of a draft."""
    reading = reader.parse(made.text.encode(), f"{id}.yaml", id)
    assert reading.debate, reading.problems
    return {problem.code for problem in judged(reading, f"{id}.yaml", SourceTexts({}, {})).problems}


def test_a_draft_has_the_source_and_its_speakers_as_they_are_called_there() -> None:
    assert held(draft()) == {
        "language": "en",
        "title": "TODO what it is about",
        "question": "TODO what is asked, in one sentence",
        "sources": {"talk": {"type": "document", "title": "talk", "sha256": "a1" * 32}},
        "speakers": {
            "de-bakker": {"name": "Anna de Bakker", "also": ["Anna"], "role": "chair"},
            "smit": {"name": "Smit", "honorific": "De heer", "affiliation": "VVD"},
        },
    }


def test_it_begins_as_a_starter_and_shows_a_question_in_comments_only() -> None:
    for language, template in TEMPLATES.items():
        made = draft(brief=Brief("square", "talk", language))
        assert made.text.startswith(template.partition("\n\n")[0])
        assert re.search(r"^# dichotomies:$", made.text, re.M)
        assert not {"dichotomies", "quotes"} & {*held(made)}


def test_the_commented_question_is_one_when_the_signs_are_taken_away() -> None:
    for language in LANGUAGES:
        made = draft(brief=Brief("square", "talk", language))
        rows = made.text.splitlines()
        begin = rows.index("# dichotomies:")
        end = rows.index("#", begin)
        rows[begin:end] = [row.removeprefix("# ") for row in rows[begin:end]]
        whole = made._replace(text="\n".join(rows))
        assert left(whole) == {"still-to-do", "unused-source", "position-without-quote"}


def test_the_first_heading_is_the_title_unless_one_is_given() -> None:
    text = "# Whose square?\n\n## Part\n\n" + DIALOGUE
    made = held(draft(text, kind=".md"))
    assert (made["title"], made["sources"]["talk"]["title"]) == ("Whose square?", "Whose square?")
    made = held(draft(text, Brief("square", "talk", "en", title="Cars: yes or no?"), ".md"))
    assert (made["title"], made["sources"]["talk"]["title"]) == ("Cars: yes or no?", "Whose square?")


def test_a_heading_that_is_a_speaker_is_no_title() -> None:
    text = "# Anna Bakker\n\nWe do.\n\n# Tom Smit\n\nNo.\n\n" * 2
    assert str(held(draft(text, kind=".md"))["title"]).startswith("TODO")


def test_the_language_is_the_given_one_else_the_guessed_one_else_the_asked_one() -> None:
    cases = {
        ("en", "", DIALOGUE): ("en", "guessed"),
        ("nl", "", DIALOGUE): ("en", "guessed"),
        ("nl", "en-GB", DIALOGUE): ("en-GB", "given"),
        ("nl", "", "Ja: nee.\n"): ("nl", "unknown"),
    }
    for (asked, given_as, text), wanted in cases.items():
        made = draft(text, Brief("square", "talk", asked, language=given_as))
        assert (made.language, made.known) == wanted
        assert held(made)["language"] == wanted[0]


def test_ids_are_family_names_where_these_are_of_one_and_never_twice() -> None:
    text = "\n\n".join(
        f"{name}: We say so."
        for name in (
            "Anna Smit",
            "Tom Smit",
            "Kim van der Berg",
            "De voorzitter",
            "Speaker 1",
            "王小明",
            "Talk Square",
        )
        * 2
    )
    made = draft(text, Brief("square", "talk", "en"))
    assert held(made)["speakers"].keys() == {
        "anna-smit",
        "tom-smit",
        "van-der-berg",
        "de-voorzitter",
        "speaker-1",
        "speaker",
        "talk-square",
    }
    assert draft(DIALOGUE, Brief("talk", "talk", "en")).source == "source"
    assert draft(DIALOGUE, Brief("x", "2024", "en")).source == "source"
    assert draft(DIALOGUE, Brief("x", "one-side", "en")).source == "source"


def test_only_the_debate_has_to_be_written() -> None:
    assert left(draft()) == {"still-to-do", "unused-source"}


def test_what_nobody_sees_does_not_get_into_a_file() -> None:
    assert cleaned(" a\u202e\x1b[2Jb\u200b\u00ad\n c\ufeff ") == "a [2Jb c"
    assert cleaned("\u0646\u200c\u0627") == "\u0646\u200c\u0627"  # a joiner that does something stays
    assert len(cleaned("x" * 9999)) < 9999


def test_a_head_takes_a_title_of_any_shape() -> None:
    for title in ("Yes", "no: # 'x' \"y\"", "a\nb", "TODO", "x " * 400, "\\1 {} %s"):
        text = headed(TEMPLATES["en"], title=title, language="fy")
        found = held(draft()._replace(text=text))
        assert (found["title"], found["language"]) == (title, "fy")


NAMES = st.one_of(st.sampled_from([text[:60] for text in TEXTS]), st.text(max_size=30))


@given(
    st.lists(NAMES, max_size=12),
    st.sampled_from([".txt", ".md", ".html", ".vtt"]),
    st.one_of(NAMES, st.sampled_from(["talk", "square", "one-side", "TODO", "2024", ""])),
    st.sampled_from(LANGUAGES),
    NAMES,
)
def test_whatever_a_source_holds_nothing_is_wrong_but_what_is_left_to_do(
    names: list[str], kind: str, stem: str, asked: str, heading: str
) -> None:
    turns = "".join(f"{name}: We say so.\n\n**{name}**\n\nYes.\n\n<v {name}>Yes\n\n" for name in names * 2)
    text = f"# {heading}\n\n<h1>{heading}</h1>\n\n{turns}"
    try:
        made = draft(text, Brief("square", stem, asked), kind)
    except (Stop, UnicodeEncodeError):  # it is no text
        reject()
    assert left(made) <= {"still-to-do", "unused-source"}
    assert held(made)["sources"].keys() == {made.source}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_says_todo_in_its_own_language(language: str) -> None:
    head = held(draft()._replace(text=TEMPLATES[language]))
    values = [value for value in head.values() if value != language]
    assert [value for value in values if not value.startswith("TODO ")] == []
    assert len(values) == 2
