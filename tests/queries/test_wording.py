"""Wording: a text in the language asked for, else in the debate's own, else in any; others are marked."""

import pytest
from debates import a_debate

from socinno.model import Debate
from socinno.problems import Stop
from socinno.queries.wording import Wording
from socinno.views import Text

BOTH = a_debate("title: {nl: Brug, en: Bridge}\nquestion: Wie?\n")
DUTCH = a_debate("title: Brug\nquestion: Wie?\n")


@pytest.mark.parametrize(
    ("of", "language", "words", "text"),
    [
        (BOTH, "en", {"nl": "ja", "en": "yes"}, Text("yes", "en")),
        (BOTH, "nl", {"": "ja", "en": "yes"}, Text("ja", "nl")),
        (BOTH, "en", {"": "ja"}, Text("ja", "nl", foreign=True)),
        (BOTH, "en", {"de": "ja", "fr": "oui"}, Text("ja", "de", foreign=True)),
        (BOTH, "en", {"fr": "oui", "nl": "ja"}, Text("ja", "nl", foreign=True)),
        (DUTCH, "en", {"": "ja"}, Text("ja", "nl")),
        (DUTCH, "en", {"fr": "oui"}, Text("oui", "fr", foreign=True)),
        (DUTCH, "en", {}, None),
        (DUTCH, "en", None, None),
    ],
)
def test_a_text_is_in_the_language_asked_for_as_far_as_it_is_there(
    of: Debate, language: str, words: dict[str, str] | None, text: Text | None
) -> None:
    assert Wording(of, language).text(words) == text


def test_a_bare_text_may_be_in_another_language_than_the_debate() -> None:
    assert Wording(BOTH, "nl").text({"": "oui"}, "fr") == Text("oui", "fr", foreign=True)
    assert Wording(BOTH, "nl").text({"": "oui", "nl": "ja"}, "fr") == Text("ja", "nl")


def test_a_bare_name_belongs_to_every_language() -> None:
    assert Wording(BOTH, "en").name({"": "De Stad"}) == Text("De Stad", "nl")
    assert Wording(BOTH, "en").name({"nl": "De Stad"}) == Text("De Stad", "nl", foreign=True)


def test_a_language_without_answers_is_refused() -> None:
    with pytest.raises(Stop):
        Wording(BOTH, "xx")
