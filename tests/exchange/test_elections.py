"""What the files of an election mean: answers by their messages, comments by who wrote them."""

from collections import Counter
from typing import Any

import pytest

from socinno.exchange.elections import comments_in, listed_id, meaning_of


@pytest.mark.parametrize(
    ("message", "meaning"),
    [
        ("Stimme zu", "for"),
        ("stimmt zu", "for"),
        ("Ja", "for"),
        ("Agree", "for"),
        ("Eens", "for"),
        ("Stimme nicht zu", "against"),
        ("Lehne ab", "against"),
        ("Nein", "against"),
        ("Disagree", "against"),
        ("Oneens", "against"),
        ("Neutral", "neither"),
        ("Enthaltung", "neither"),
        ("Stimme eher zu", ""),
        ("Teils, teils", ""),
        ("Keine Angabe", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_an_answer_means_what_its_message_says(message: str | None, meaning: str) -> None:
    assert meaning_of({"id": 1, "message": message}) == meaning


def test_no_answer_means_nothing() -> None:
    assert meaning_of(None) == ""


@pytest.mark.parametrize(
    ("id", "text"),
    [(0, "0"), (12, "12"), ("a b", "a b"), (" ", ""), (None, ""), (True, ""), (1.5, ""), ([], "")],
)
def test_an_id_is_a_number_or_a_text(id: object, text: str) -> None:
    assert listed_id(id) == text


def said(*texts: object) -> list[str]:
    """What parties said, where each text is the comment with an answer."""
    comments: Any = {str(n): {"text": text} for n, text in enumerate(texts)}
    opinions: Any = {f"o{n}": {"comment": n} for n in range(len(texts))}
    found = comments_in({"comment": comments, "opinion": opinions}, Counter())
    return [text for _, text in found.values()]


NONE = "Zu dieser These hat die Partei keine Begründung vorgelegt."
LATER = "Die Begründung der Partei zu ihrem Abstimmverhalten wird nachgereicht, da noch nicht alle vorliegen."


def test_where_a_party_is_quoted_what_is_not_in_marks_is_the_publishers() -> None:
    assert said('"Brot!"', NONE, LATER, "Ein anderer Satz.", '""', "", None) == ["Brot!"]


def test_where_nobody_is_quoted_only_known_sentences_are_the_publishers() -> None:
    assert said("Brot!", NONE, LATER, '"Mehr" und "mehr"', "Mehr Brot.") == [
        "Brot!",
        '"Mehr" und "mehr"',
        "Mehr Brot.",
    ]


def test_one_sentence_of_the_publisher_may_stand_there_more_often_than_all_others() -> None:
    assert said('"Brot!"', '"Wasser!"', *["Folgt noch."] * 9) == ["Brot!", "Wasser!"]


def test_a_party_may_say_that_it_has_no_reason() -> None:
    assert said('"Dafür gibt es keine Begründung."', '"Brot!"') == [
        "Dafür gibt es keine Begründung.",
        "Brot!",
    ]
