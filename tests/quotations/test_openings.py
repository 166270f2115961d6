"""An opening of a sentence says whose view the rest is, or on what condition it holds."""

import time

import pytest

from socinno.quotations.openings import closing, opening

LESS = {
    "en": [
        "In his view, ", "By all accounts, ", "To hear them talk, ", "To my critics, ", "On the face of it, ",
        "From what they tell us, ", "As my critics would have it, ", "So the argument goes, ", "Officially, ",
        "Should the vote fail, ", "Were it up to me, ", "Had we known, ", "Once the law has changed, ",
        "Given enough time, ", "Only when the money is there, ",
        "Under those conditions, ", "But in my view, ",
        "Among the faithful, ", "Seen from the capital, ", "In an emergency, ", "Except on Sundays, ",
        "We waited; in his view, ", "Barring accidents, ",
    ],
    "nl": [
        "In zijn ogen ", "Op papier ", "Volgens de legende ", "Naar men zegt ", "Wat mijn buurman betreft ",
        "Zo te horen ", "Hopelijk ", "Als ik hem hoor, ", "Zodra de brug opengaat, ", "Komt er geld, ",
        "Gaat het door, dan ", "Mocht het regenen, dan ", "Had de raad geluisterd, dan ", "Zonder subsidie ",
        "Onder de gelovigen ", "Althans in de brochure ", "Desgewenst ",
        "Bij slecht weer ", "Onder die voorwaarde ", "Pas als het geld er is, ", "Maar in hun beleving ",
    ],
}  # fmt: skip
AS_MUCH = {
    "en": [
        "In 2016, ", "In other words, ", "By the way, ", "To my surprise, ", "After the vote, ", "In May, ",
        "When the war ended, ", "When asked, he took the blame, ",
        "In Utrecht, ", "On the other hand, ", "For example, ", "In short, ", "When it comes to housing, ",
        "With great pleasure, ", "Given that it rained, ",
        "As I said before, ", "As you know, ", "Today, ", "In this city, ", "For years, ", "Until recently, ",
        "By all means, ", "To this end, ", "", "He said, ",
    ],
    "nl": [
        "In 2016 ", "In Utrecht ", "In feite ", "Aan de andere kant ", "Op die manier ",
        "In de stad ", "Met andere woorden: ", "Bij de kerk ", "Naar het station ", "Daarom ",
        "Zoals u weet ", "Voor de zomer ", "Tot nu toe ", "Toen de oorlog voorbij was, ", "Op dinsdag ", "",
        "In ieder geval ", "Omdat het regent, ", "Met de trein ",
    ],
}  # fmt: skip
QUOTE = {"en": "the bridge is strong enough", "nl": "is de brug sterk genoeg"}


@pytest.mark.parametrize("language", LESS)
def test_a_view_and_a_condition_open_what_is_less(language: str) -> None:
    assert [it for it in LESS[language] if not opening(it, QUOTE[language], language)] == []


@pytest.mark.parametrize("language", AS_MUCH)
def test_a_time_a_place_a_fact_and_a_joint_do_not(language: str) -> None:
    assert [it for it in AS_MUCH[language] if opening(it, QUOTE[language], language)] == []


def test_a_dutch_opening_without_a_comma_stands_before_a_verb() -> None:
    assert opening("Zonder subsidie ", "de brug over het water", "nl") is None


def test_the_same_may_stand_behind_a_quote_up_to_the_end_of_its_sentence() -> None:
    less = {
        "en": [
            ", in his view.", " as soon as it rains.",
            ", so long as nobody complains.", ", except when it rains.",
        ],
        "nl": [", naar men zegt.", ", zodra het regent."],
    }  # fmt: skip
    as_much = {
        "en": [" with bricks.", ", with bricks.", " when the war ended.", ".", ", in the city.", ""],
        "nl": [" als stad.", ", met stenen.", "."],
    }
    assert [it for language, rows in less.items() for it in rows if not closing(it, language)] == []
    assert [it for language, rows in as_much.items() for it in rows if closing(it, language)] == []


def test_hostile_words_are_read_in_linear_time() -> None:
    for words in ("In a a " * 300, "as he " * 300, "to the " * 300, "a, and " * 300, "x" * 2000):
        start = time.process_time()
        opening(words + ", ", "it works", "en")
        opening(words + ", ", "werkt het", "nl")
        closing(", " + words, "en")
        assert time.process_time() - start < 0.5, words[:10]
