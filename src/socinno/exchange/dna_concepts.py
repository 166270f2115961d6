"""The concepts of a Discourse Network Analyzer database as dichotomies: with each one agrees or disagrees."""

from typing import Any, NamedTuple

from socinno.exchange.dna_records import Entity
from socinno.exchange.polis import AGREE, DISAGREE
from socinno.model.ids import Ids

SHORT = 50  # characters of a name in the ids made of it, so that more can follow


class Concepts(NamedTuple):
    """The dichotomies by id, their ids by concept, and the values (refs) that they are made of."""

    dichotomies: dict[str, dict[str, Any]]
    ids: dict[str, str]
    shown: set[str]


def dichotomy_of(concepts: Concepts, ids: Ids, concept: Entity) -> str:
    """The dichotomy (id) of a concept; one name is one dichotomy, in whatever variable it stands."""
    name = concept.value
    if name not in concepts.ids:
        named = name[:SHORT].rpartition(" ")[0] or name if name[SHORT:] else name
        id = concepts.ids[name] = ids.free(named[:SHORT], f"concept-{concept.ref}", "concept")
        sides = {ids.free(f"{id} {called['en']}"): {"title": called} for called in (AGREE, DISAGREE)}
        concepts.dichotomies[id] = {"title": name, "positions": sides}
    id = concepts.ids[name]
    if concept.ref and concept.ref not in concepts.shown:
        concepts.shown.add(concept.ref)
        dichotomy = concepts.dichotomies[id]
        dichotomy["ref"] = f"{dichotomy['ref']}, {concept.ref}" if "ref" in dichotomy else concept.ref
    return id
