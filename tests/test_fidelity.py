"""The faults of tests/bench/fidelity.py are faults, and what it calls honest is so: on our own Dutch."""

import random
import re
from pathlib import Path

import pytest
from bench import labels, material, speed
from bench.faults import FAULTS
from bench.honest import HONEST
from bench.judging import outcomes
from bench.material import Case
from bench.planting import Class, plain, planted, said_in, spoken

DUTCH = material.dutch()
CLASSES = {kind.name: kind for kind in (*FAULTS, *HONEST)}
OF_WORDS = ("one word", "number", "negation dropped", "[word]", "run on", "halves", "paraphrase")
CUTS = ("cut right after", "cut from", "cut out")


def cases(kind: Class) -> list[Case]:
    return planted(kind.make, DUTCH, 40, "a seed")


def of(*names: str) -> list[Case]:
    return [case for kind in FAULTS if kind.name.startswith(names) for case in cases(kind)]


def in_order(quote: str, text: str) -> bool:
    """Whether a text has the words in their order, with at most seven of others between two of them."""
    bare = re.sub(r"[-\u00ad]\n|[⁰¹²³⁴-⁹]|(?<=[^\W\d])\d+", "", text)
    return re.search(r"\W+(?:\w+\W+){0,7}?".join(re.findall(r"\w+", quote)), bare, re.I) is not None


def turns_with(case: Case, words: str) -> list[str]:
    return [turn.speaker for turn in case.document.turns if plain(words) in plain(" ".join(turn.sentences))]


def test_there_is_enough_to_plant_in() -> None:
    dutch, words = material.ours("dutch"), material.ours("words")
    rows = [row for name in ("plain", "negation", "condition", "number", "joined") for row in dutch[name]]
    assert len({*rows}) == len(rows) >= 300
    assert [len({*words["frames"][language]}) for language in ("en", "nl")] == [40, 42]
    assert len(labels.FORMS) == 29
    assert [kind.name for kind in CLASSES.values() if len(cases(kind)) < 40] == []


def test_the_same_seed_plants_the_same() -> None:
    kind = CLASSES["one word changed"]
    assert planted(kind.make, DUTCH, 9, "x") == planted(kind.make, DUTCH, 9, "x")
    assert planted(kind.make, DUTCH, 9, "x") != planted(kind.make, DUTCH, 9, "y")


def test_words_that_are_changed_are_not_in_the_document() -> None:
    assert [case.quote for case in of(*OF_WORDS) if said_in(case.document, case.quote)] == []


def test_a_cut_quote_is_in_its_document_within_a_longer_sentence() -> None:
    whole = {case.quote: {plain(s) for _, _, s in spoken(case.document)} for case in of(*CUTS)}
    assert [case.quote for case in of(*CUTS) if not said_in(case.document, case.quote)] == []
    assert [quote for quote, sentences in whole.items() if plain(quote) in sentences] == []


def test_who_is_given_a_sentence_did_not_say_it() -> None:
    given = of("given to")
    assert [case.quote for case in given if case.speaker in turns_with(case, case.quote)] == []


def test_the_parts_around_an_ellipsis_stand_in_different_turns() -> None:
    for case in of("[...] over", "[...] to"):
        first, second = case.quote.split(" [...] ")
        assert case.speaker in turns_with(case, first)
        assert any(
            plain(first) in plain(" ".join(turn.sentences))
            and plain(second) not in plain(" ".join(turn.sentences))
            for turn in case.document.turns
        ), case.quote


@pytest.mark.parametrize("name", [kind.name for kind in HONEST])
def test_an_honest_quote_has_the_words_of_its_speaker(name: str) -> None:
    honest = cases(CLASSES[name])
    assert [
        case.quote for case in honest if not in_order(case.quote.replace("[...]", ""), case.document.text)
    ] == []
    said = [case for case in honest if "[...]" not in case.quote and case.document in DUTCH]
    assert [case.quote for case in said if case.speaker not in turns_with(case, case.quote)] == []


def test_every_form_of_turns_has_all_that_is_said() -> None:
    sentences = [f"Dit is zin nummer {n}." for n in range(12)]
    for form in labels.FORMS:
        made = list(labels.cases(form, sentences, "nl", "x"))
        assert all(case.quote in case.document.text for case, _ in made), form
        assert len({case.document.text for case, _ in made}) == 1
        assert sum(right for _, right in made) == len(made) / 2 == 12


def test_what_the_check_says_comes_back_to_each_case() -> None:
    changed, honest = cases(CLASSES["number changed"])[:3], cases(CLASSES["whole sentence"])[:3]
    found = outcomes([changed[0], honest[0], changed[1], honest[1]], workers=1)
    assert [outcome.severity for outcome in found] == ["error", "silent", "error", "silent"]


def test_without_transcripts_there_is_no_english(tmp_path: Path) -> None:
    assert material.english(tmp_path) == []


def test_growth_is_the_slope_of_the_logarithms() -> None:
    assert speed.exponent([1, 2, 4], [3, 6, 12]) == pytest.approx(1)
    assert speed.exponent([1, 2, 4], [1, 4, 16]) == pytest.approx(2)
    text, quotes = speed.made(5_000, random.Random(1))
    assert 5_000 <= len(text) < 7_000
    assert [quote for quote in quotes if quote in text] == []
