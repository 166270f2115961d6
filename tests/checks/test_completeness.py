"""What a debate can be shown without, but a reader would miss, is a warning in its place."""

from pathlib import Path

import pytest
from authors import debate, run, write

from socinno import model
from socinno.checks import completeness
from socinno.checks.completeness import SCREEN
from socinno.library.reader import parse
from socinno.library.whereabouts import located


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
def test_each_gap_is_a_warning_where_it_is(old: str, new: str, rule: str, line: int) -> None:
    content = debate().replace("supports: [ban]", "supports: [keep]") if "[ban]" in old else debate()
    assert old in content
    assert f"{line} warning {rule}" in missed(content.replace(old, new))


TO_DO = ("TODO", "TODO what it is about", "'TODO: later'", '"TODO\\nmore"', "{en: Cars, nl: TODO}")
DONE = ("TODOs", "todo", "To do", "A TODO", '" TODO"', "TODO2", "TODO_")


def test_a_text_that_starts_with_todo_is_an_error_where_it_is() -> None:
    told = {text: "3 error still-to-do" in _with_question(text) for text in (*TO_DO, *DONE)}
    assert [text for text, is_told in told.items() if is_told] == [*TO_DO]


def _with_question(text: str) -> list[str]:
    return missed(debate().replace("question: Who is the square for?", f"question: {text}", 1))


def test_what_is_left_to_do_is_found_in_every_sort_of_thing() -> None:
    content = debate().replace("Sam Baker", "TODO").replace("title: Report", "title: TODO")
    content = content.replace("Shops need cars.", "TODO").replace("Walker wants", "TODO wants")
    assert [row for row in missed(content) if "error" in row] == [
        f"{line} error still-to-do" for line in (5, 7, 14, 27)
    ]


def test_a_debate_with_something_left_to_do_can_be_shown(tmp_path: Path) -> None:
    path = write(tmp_path, debate().replace("title: Cars on", "title: TODO cars on"))
    shown = run("show", path)
    assert (shown.code, "TODO cars on" in shown.out) == (0, True)
    assert run("check", path).code == 1


def missed(content: str) -> list[str]:
    """What a reader of a debate would miss, each as `line severity rule`."""
    it, problems, tree = parse(content.encode(), "square.yaml", "square")
    assert it is not None, problems
    assert tree is not None
    found = located(completeness.warnings(it), tree, "square.yaml")
    return [f"{problem.where.line} {problem.severity} {problem.code}" for problem in found]


def test_a_source_that_nothing_is_quoted_from_is_a_note() -> None:
    content = debate().replace("speakers:\n", "  book: {type: book, title: Book}\nspeakers:\n", 1)
    assert missed(content) == ["6 note unused-source"]


def test_nobody_is_silent_where_nobody_has_been_quoted_yet() -> None:
    begun = debate().partition("dichotomies:")[0]
    assert missed(begun) == ["5 note unused-source"]


def test_a_speaker_who_reads_to_us_and_a_source_where_a_stance_stands_are_used() -> None:
    more = "  vote: {type: report, title: Vote}\nspeakers:\n  clerk: {name: The clerk}\n"
    content = debate().replace("speakers:\n", more, 1)
    content = content.replace("    text: Walker", "    told-by: clerk\n    text: Walker")
    content = content.replace("basis: reported,", "basis: reported, source: vote, at: {page: 1},")
    assert missed(content) == []


def test_a_position_that_a_stance_takes_needs_no_quote_of_its_own() -> None:
    content = debate().replace("    supports: [ban]\n", "").replace("    supports: [keep]\n", "")
    assert missed(content) == []


def test_names_and_the_very_words_need_no_other_language() -> None:
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
    assert missed(content) == []
    lacking = content.replace("claim: {en: Words, nl: Woorden}", "claim: {nl: Woorden}", 1)
    assert missed(lacking) == ["14 warning missing-language"]


def test_a_summary_that_just_fits_is_fine() -> None:
    assert missed(debate().replace("sources:", f"summary: {'x' * SCREEN}\nsources:")) == []


def test_check_tells_a_gap_in_the_language_asked_for(tmp_path: Path) -> None:
    content = debate().replace("title: Cars on", "title: {en: Cars, nl: Auto’s} #")
    assert "deze tekst is er niet in: nl" in run("check", "--lang", "nl", write(tmp_path, content)).out


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
