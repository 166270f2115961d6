"""A quote cut out of its negation, condition, doubt or report is noticed; one that is whole is not."""

import pytest

from socinno.quotations.cuts import Cut, cut


def around(sentence: str, language: str) -> Cut | None:
    """What is cut off around the words between braces."""
    before, quoted, after = sentence.replace("}", "{").split("{")
    return cut(before + quoted + after, [(len(before), len(before + quoted))], language)


GOVERNED = {
    "en": {
        "It is never true that {policy alone changes practice}.": "that",
        "He asked me whether {policy alone changes practice}.": "whether",
        "We will not {raise taxes next year}.": "not",
        "We do not think {this will work}.": "not",
        "God forbid {we do this}.": "God forbid",
        "In theory, {policy works}.": "In theory",
        "According to Smith, {policy works}.": "According to",
        "Perhaps {policy alone changes practice}.": "Perhaps",
        "Critics allege {it fails}.": "allege",
        "It would be an exaggeration to say {we won}.": "exaggeration",
        "If taxes rise, {we will leave the city}.": "If",
        "{We will leave the city} unless taxes fall.": "unless",
        "{Policy alone changes practice}, but only if the city pays.": "if",
        "{It works} is a myth.": "myth",
        "It is false: {it works}.": "false",
        "According to the mayor, who lives here, {it works}.": "According to",
        "{It works well}, my opponent claims.": "claims",
        "{It works} provided it rains.": "provided",
        "Does anyone say {policy works}?": "?",
        "{We will go there today}?": "?",
        "{We voted the plan} down.": "down",
        "He never said: “{it works}”.": "never",
        "“{It works},” he allegedly said.": "allegedly",
    },
    "nl": {
        "{Wij wijzen het plan van de raad} af.": "af",
        "Het is nooit waar dat {beleid alleen de praktijk verandert}.": "dat",
        "De vraag is of {beleid de praktijk verandert}.": "of",
        "Dit is allesbehalve {een goed plan}.": "allesbehalve",
        "Volgens de wethouder {werkt het plan}.": "Volgens",
        "Beleid zou {de praktijk veranderen}.": "zou",
        "Critici stellen: {het werkt}.": "Critici",
        "Als de gemeente betaalt, {verandert beleid de praktijk}.": "Als",
        "{Beleid verandert de praktijk} als de gemeente betaalt.": "als",
        "{Beleid verandert de praktijk}, mits er geld is.": "mits",
        "Mocht het regenen, dan {gaan we naar binnen}.": "Mocht",
        "“{Het werkt}”, zou de wethouder hebben gezegd.": "zou",
    },
}
BESIDE = {
    "en": ["I came, not to win, {but to lose}.", "{Policy works}, which nobody here believes any more."],
    "nl": ["{Beleid verandert de praktijk}, zij het niet altijd."],
}
WHOLE = {
    "en": [
        "Nobody came. {It is never true that policy works}. Nobody left.",
        "Is that so? {Policy alone changes practice}. Perhaps.",
        "She said: {policy alone changes practice}.",
        "In May {policy alone changes practice}.",
        "Steve Little said {it works}.",
        "It is a fact now that is known, so that {it works}.",
        "She asked if “{it works}” here.",
        "He said: “{it works}”, adding that it might rain.",
        "According to Smith, “{it works}”.",
        "“We do not know,” said Smith, who lives here: “{it works}”.",
    ],
    "nl": [
        "De een of de ander zegt: {beleid verandert de praktijk}.",
        "Innovatie als oplossing: {beleid verandert de praktijk}.",
        "Niemand sprak.\n\n{Beleid verandert de praktijk}\n\nNiemand sprak.",
    ],
    "de": ["Es ist nicht wahr, dass {es geht}."],
}


@pytest.mark.parametrize("language", GOVERNED)
def test_a_cue_that_is_said_of_the_very_words_governs_them(language: str) -> None:
    found = {sentence: around(sentence, language) for sentence in GOVERNED[language]}
    assert {sentence: it.cue if it else "" for sentence, it in found.items()} == GOVERNED[language]
    assert [sentence for sentence, it in found.items() if it and not it.governs] == []


@pytest.mark.parametrize("language", BESIDE)
def test_a_cue_elsewhere_in_the_sentence_is_found_and_governs_nothing(language: str) -> None:
    found = {sentence: around(sentence, language) for sentence in BESIDE[language]}
    assert [sentence for sentence, it in found.items() if it is None or it.governs] == []


@pytest.mark.parametrize("language", WHOLE)
def test_what_is_whole_or_has_no_cue_is_left_alone(language: str) -> None:
    assert [it for sentence in WHOLE[language] if (it := around(sentence, language))] == []


def test_the_sentence_is_shown_with_the_cue_and_the_quote_marked() -> None:
    shown = {
        "We will not, I say,\n{raise taxes}, ever.": "We will [-not-], I say, «raise taxes», ever.",
        "Go. {It works} is a myth. Go.": "«It works» is a [-myth-].",
        "Is it so that {it works}?": "Is it so [-that-] «it works»?",
    }
    assert {sentence: it.shown for sentence in shown if (it := around(sentence, "en"))} == shown


def test_a_long_sentence_is_shown_in_part() -> None:
    found = around(f"It is not true, {'very ' * 300}, that {{{'word ' * 300}}}.", "en")
    assert found
    assert len(found.shown) < 500


def test_a_sentence_does_not_reach_over_the_turn_it_is_in() -> None:
    text = "A: I never said\nB: it works"
    at = text.index("it works")
    assert cut(text, [(at, len(text))], "en", (at, len(text))) is None
