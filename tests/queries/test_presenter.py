"""Models turned into what a view holds, in the language that was asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from debates import a_debate

from socinno.model import OWN
from socinno.problems import Stop
from socinno.queries.presenter import Noting, Presenter, Records


def test_a_text_is_in_the_language_asked_for_else_marked_as_another() -> None:
    debate = a_debate()
    both = {"nl": "Brug", "en": "Bridge"}
    dutch = Presenter(debate, "nl").text(both)
    assert dutch is not None
    assert (dutch.text, dutch.language, dutch.foreign) == ("Brug", "nl", False)
    other = Presenter(debate, "en").text({OWN: "Brug"}, "nl")
    assert other is not None
    assert (other.text, other.language, other.foreign) == ("Brug", "nl", True)


def test_a_bare_name_belongs_to_every_language() -> None:
    named = Presenter(a_debate(), "en").name({OWN: "Ada"})
    assert named is not None
    assert not named.foreign


def test_a_text_that_is_not_there_is_silence() -> None:
    assert Presenter(a_debate(), "en").text(None) is None


def test_a_language_that_there_is_not_is_refused() -> None:
    with pytest.raises(Stop) as refused:
        Presenter(a_debate(), "de")
    assert refused.value.key == "bad-choice"


def test_records_are_made_anew_each_time_they_are_gone_through() -> None:
    made = []

    def make() -> list[dict[str, None]]:
        made.append(1)
        return [{"id": None}]

    records = Records(lambda: iter(make()))
    assert list(records) == list(records) == [{"id": None}]
    assert len(made) == 2


def in_one_language() -> Presenter:
    return Presenter(a_debate("title: Bibliotheek\nquestion: Moet de bibliotheek open?\n"), "en")


def test_a_debate_in_its_own_language_alone_does_not_say_so_at_each_text() -> None:
    tell = in_one_language()
    assert tell.alone
    text = tell.told({OWN: "Brug"})
    assert (text.language, text.foreign) == ("nl", False)
    french = tell.told({"fr": "Pont"})
    assert (french.language, french.foreign) == ("fr", True)
    assert not Presenter(tell.debate, "nl").alone


def test_a_title_in_the_language_asked_for_makes_its_other_texts_foreign() -> None:
    tell = Presenter(a_debate(), "en")
    assert not tell.alone
    assert tell.told({OWN: "Brug"}).foreign


def test_a_translation_is_told_though_the_debate_is_in_one_language() -> None:
    tell = in_one_language()
    quotation = tell.quotation(tell.debate.quotes["reading-day"])
    assert quotation.translation
    assert quotation.translation.text == "Sunday is for reading."


def test_what_is_noted_of_records_that_passed_makes_none_of_them_again() -> None:
    made: list[str] = []

    def records() -> Iterator[str]:
        for it in ("ab", "bc"):
            made.append(it)
            yield it

    noting = Noting(records, iter)
    assert noting.noted() == {"a", "b", "c"}  # and of those that did not, all
    assert list(noting) == made[:2] == ["ab", "bc"]
    assert len(made) == 4
    assert noting.noted() == {"a", "b", "c"}
    assert len(made) == 4
