"""What a quote leaves out of its sentence is told, and how gravely."""

from authors import debate, located, parsed

from socinno.quotations.cutting import of_source
from socinno.quotations.rules import problems
from socinno.quotations.sources import joined

TEXT = """Sam Baker: It is not true that the shops need cars. We came, not to win, but to lose.
They will not say so, and
Kim de Walker: People need room. We will not leave the square.
"""


def told(text: str, language: str = "en") -> list[tuple[str, str]]:
    content = debate(f'"{text}"').replace("language: en", f"language: {language}")
    return [
        (p.code, p.severity)
        for match in located(content, TEXT)
        for p in problems(match, parsed(content))
        if "cu" in p.code
    ]


def test_a_clause_and_words_that_a_cue_governs_are_warnings_and_other_cues_are_notes() -> None:
    cases = {
        "the shops need cars.": [("quote-cut", "warning")],
        "leave the square.": [("quote-cue", "warning")],
        "but to lose.": [("quote-cue", "note")],
        "It is not true that the shops need cars.": [],
        "People need room.": [],
    }
    assert {text: told(text) for text in cases} == cases


def test_cues_are_those_of_the_language_of_the_source() -> None:
    assert told("leave the square.", "de") == told("leave the square.", "nl") == []


def test_that_cuts_are_not_looked_for_is_told_of_a_source_in_another_language() -> None:
    text = joined([("Es geht.", 1)], "report.txt")
    german, english = (
        parsed(debate().replace("language: en", f"language: {language}")) for language in ("de-AT", "en")
    )
    assert [(p.code, p.severity, p.facts["language"]) for p in of_source("report", text, (), german)] == [
        ("cuts-unsought", "note", "de-AT")
    ]
    assert list(of_source("report", text, (), english)) == []


def test_the_message_has_the_sentence_with_the_cue_and_the_quote_marked() -> None:
    content = debate("leave the square.")
    [problem] = [
        p
        for match in located(content, TEXT)
        for p in problems(match, parsed(content))
        if p.code == "quote-cue"
    ]
    assert problem.facts["shown"] == "We will [-not-] «leave the square.»"
    assert problem.facts["cue"] == "not"
