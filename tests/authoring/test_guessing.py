"""The language of a text is guessed by its most common words, and not where these do not say."""

from itertools import combinations

import pytest

from socinno.authoring.guessing import STOP_WORDS, guessed

TEXTS = {
    "nl": "Het plein is van ons, en niet van de auto’s. We hebben een plek nodig voor de kinderen.",
    "en": "The square is ours, and not for cars. We have to find a place for the children to play.",
    "de": "Der Platz ist für uns und nicht für die Autos. Wir brauchen einen Ort, den auch Kinder lieben.",
    "fr": "La place est à nous et pas aux voitures. Il faut un lieu pour les enfants dans le village.",
    "es": "La plaza es de todos y no de los coches. Hay que buscar un lugar para los niños en el pueblo.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_few_sentences_tell_the_language(language: str) -> None:
    assert guessed(TEXTS[language]) == language
    assert guessed(TEXTS[language].upper()) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ja.",
        "12:00 --> 13:00",
        "Площадь наша, а не для машин, и нам нужно место для детей.",
        "広場は車のためではなく、私たちのものです。",
        "Platsen är vår och inte för bilar, vi behöver ett ställe för barnen.",
        TEXTS["nl"] + " " + TEXTS["en"],
        "Anna Bakker Tom Smit " * 200 + "the and of",
    ],
)
def test_a_text_that_does_not_tell_is_not_guessed(text: str) -> None:
    assert guessed(text) == ""


def test_a_few_words_of_another_language_do_not_change_it() -> None:
    assert guessed(TEXTS["nl"] * 5 + TEXTS["en"]) == "nl"


def test_no_word_tells_two_languages() -> None:
    words = {language: {*listed.split()} for language, listed in STOP_WORDS.items()}
    assert {*words} == {*TEXTS}
    assert [words[a] & words[b] for a, b in combinations(words, 2) if words[a] & words[b]] == []
