"""What a debate can be shown without, but a reader would miss, is a warning in its place."""

from pathlib import Path

import pytest
from authors import debate, rules, run, write

from socinno import model
from socinno.checks.completeness import SCREEN


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("positions: [ban]", "positions: [keep]", "position-without-quote", 15),
        ("  walker: {", "  crowd: {name: The crowd, kind: collective}\n  walker: {", "silent-speaker", 8),
        ("title: Cars on", "title: {en: Cars, nl: Auto’s} #", "missing-language", 3),
        (
            "question: Who is the square for?\nsou",
            f"summary: {'x' * 2000}\nquestion: W\nsou",
            "long-summary",
            3,
        ),
    ],
)
def test_each_gap_is_a_warning_where_it_is(old: str, new: str, rule: str, line: int, tmp_path: Path) -> None:
    content = debate().replace("supports: [ban]", "supports: [keep]") if "[ban]" in old else debate()
    assert old in content
    ran = run("check", write(tmp_path, content.replace(old, new)))
    first = ran.out.splitlines()[0]
    assert rules(ran)[0] == rule
    assert f"square.yaml:{line}:" in first
    assert ": warning: " in first
    assert ran.code == 0


def test_a_source_that_nothing_is_quoted_from_is_a_note(tmp_path: Path) -> None:
    content = debate().replace("speakers:\n", "  book: {type: book, title: Book}\nspeakers:\n", 1)
    ran = run("check", "--strict", write(tmp_path, content))
    assert rules(ran) == ["unused-source"]
    assert ": note: " in ran.out
    assert ran.code == 0


def test_a_speaker_who_reads_to_us_and_a_source_where_a_stance_stands_are_used(tmp_path: Path) -> None:
    content = debate().replace(
        "speakers:\n", "  vote: {type: report, title: Vote}\nspeakers:\n  clerk: {name: The clerk}\n", 1
    )
    content = content.replace("    text: Walker", "    told-by: clerk\n    text: Walker")
    content = content.replace("basis: reported,", "basis: reported, source: vote, at: {page: 1},")
    assert run("check", write(tmp_path, content)).out == ""


def test_a_position_that_a_stance_takes_needs_no_quote_of_its_own(tmp_path: Path) -> None:
    path = write(
        tmp_path, debate().replace("    supports: [ban]\n", "").replace("    supports: [keep]\n", "")
    )
    assert run("check", path).out == ""


def test_names_and_the_very_words_need_no_other_language(tmp_path: Path) -> None:
    content = debate()
    for words in (
        "Cars on the square",
        "Who is the square for?",
        "Cars or people",
        "Walker wants room to play.",
    ):
        content = content.replace(words, "{en: Words, nl: Woorden}")
    for words in ("Keep the cars", "Ban the cars", "Shops need cars.", "People need room."):
        content = content.replace(words, "{en: Words, nl: Woorden}")
    assert run("check", write(tmp_path, content)).out == ""
    lacking = content.replace("claim: {en: Words, nl: Woorden}", "claim: {nl: Woorden}", 1)
    ran = run("check", "--lang", "nl", write(tmp_path, lacking))
    assert "deze tekst ontbreekt in: en" in ran.out


def test_a_summary_that_just_fits_is_fine(tmp_path: Path) -> None:
    path = write(tmp_path, debate().replace("sources:", f"summary: {'x' * SCREEN}\nsources:"))
    assert run("check", path).out == ""


def test_a_text_is_needed_in_every_language_unless_it_is_a_name_or_is_another_language() -> None:
    texts = {
        f"{kind.__name__}.{field.key}": field.mark.everywhere
        for kind in vars(model).values()
        if isinstance(kind, type) and issubclass(kind, model.Model)
        for field in model.marked(kind, model.Worded)
    }
    names = {
        "Debate.by",
        "Source.title",
        "Speaker.name",
        "Speaker.affiliation",
        "Event.place",
        "Quote.translation",
    }
    assert {text for text, everywhere in texts.items() if not everywhere} == names
    assert {"Debate.title", "Stance.note", "Topic.summary", "Position.claim"} < set(texts)
