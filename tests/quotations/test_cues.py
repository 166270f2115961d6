"""Words that turn a meaning round are found, in their own language and where they do so."""

import pytest

from socinno.quotations.cues import CUES, cue_in, cues, listed_cues


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("that is, as we know, not ", "en", "not"),
        ("I don’t think", "en", "don’t"),
        ("It may be", "en", "may"),
        ("dat is geenszins zo", "nl-BE", "geenszins"),
        ("naar het schijnt", "nl", "naar het schijnt"),
        ("of an in between", "en", ""),
        ("in May, with Steve Little", "en", ""),
        ("not only that", "en", ""),
        ("No, it does. Without a doubt.", "en", ""),
        ("niet alleen hier", "nl", ""),
        ("noch", "de", ""),
        ("de zon schijnt op het dak", "nl", ""),
        ("de zon schijnt morgen te schijnen", "nl", "schijnt"),
    ],
)
def test_a_cue_is_found_in_its_own_language_where_it_is_one(words: str, language: str, found: str) -> None:
    assert cue_in(words, language) == found


def test_only_the_kinds_that_are_asked_for_are_found() -> None:
    words = "If it is perhaps a myth, critics would not say so."
    assert [cue.kind for cue in cues(words, "en")] == [
        *("condition", "hedge", "denial", "report", "tense", "negation")
    ]
    assert cue_in(words, "en", ("condition",)) == "If"
    assert cue_in(words, "en") == "perhaps"


def test_every_cue_of_the_lists_is_found() -> None:
    placed = {
        "n't": "doesn't", "lie": "that is a lie", "lies": "these are lies",
        "hope": "I hope", "fear": "we fear", "hopes": "he hopes that", "fears": "she fears the",
        "provided": "provided that", "mis": "hij heeft het mis", "hoop": "ik hoop",
        "vrees": "ik vrees", "schijnt": "het schijnt", "schijnen": "schijnen dat te doen",
        "scheen": "scheen het",
    }  # fmt: skip
    missed = [
        (language, cue)
        for language in CUES
        for cue, kind in listed_cues(language)
        if not cue_in(placed.get(cue, cue), language, (kind,))
    ]
    assert missed == []


def test_a_condition_in_dutch_starts_a_clause() -> None:
    assert cue_in("Als het regent", "nl", ("condition",)) == "Als"
    assert cue_in("Het gaat door, als het droog is", "nl", ("condition",)) == "als"
    assert cue_in("Innovatie als oplossing", "nl", ("condition",)) == ""
