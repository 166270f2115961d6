"""Each concept is a question of its own, by its name."""

from socinno.exchange.dna_concepts import Concepts, dichotomy_of
from socinno.exchange.dna_records import Entity
from socinno.model.ids import LONGEST_ID, Ids


def test_a_concept_is_one_dichotomy_with_all_its_ids() -> None:
    concepts, ids = Concepts({}, {}, set()), Ids()
    for ref in ("5", "7", "5", ""):
        assert dichotomy_of(concepts, ids, Entity(ref, "Keep the trees", {})) == "keep-the-trees"
    (asked,) = concepts.dichotomies.values()
    assert (asked["title"], asked["ref"]) == ("Keep the trees", "5, 7")
    assert [*asked["positions"]] == ["keep-the-trees-agree", "keep-the-trees-disagree"]


def test_a_long_concept_has_an_id_that_ends_with_a_word_and_a_sign_that_is_no_letter_has_one() -> None:
    concepts, ids = Concepts({}, {}, set()), Ids()
    long = "The trees on the square should stay where they are, whatever comes"
    assert (
        dichotomy_of(concepts, ids, Entity("1", long, {})) == "the-trees-on-the-square-should-stay-where-they"
    )
    assert dichotomy_of(concepts, ids, Entity("2", "樹", {})) == "concept-2"
    assert dichotomy_of(concepts, ids, Entity("3", "x" * 200, {})) == "x" * 50
    sides = [id for it in concepts.dichotomies.values() for id in it["positions"]]
    assert max(map(len, sides)) <= LONGEST_ID
