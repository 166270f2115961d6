"""The persons and organisations of a Discourse Network Analyzer database as speakers."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from socinno.exchange.dna_records import Entity
from socinno.exchange.draft import given
from socinno.model.ids import Ids

KEYS = ("name", "also", "role", "affiliation", "kind", "about", "ref")


class Voices(NamedTuple):
    """The speakers by id, their ids by name, and for whom each spoke in how many statements.

    `shown`: the values of variables that are speakers, with how many of their attributes are told.
    """

    things: dict[str, dict[str, Any]]
    ids: dict[str, str]
    groups: dict[str, Counter[str]]
    shown: dict[str, int]


def speaker_of(voices: Voices, ids: Ids, person: Entity | None, organisation: Entity | None) -> str | None:
    """The speaker (id) of a statement: the person, else the organisation; None where neither is told.

    One name is one speaker, in whatever variable it stands.
    """
    one = person if person and person.value else organisation
    if not (one and one.value):
        return None
    if one.value not in voices.ids:
        id = voices.ids[one.value] = ids.free(one.value, f"speaker-{one.ref}", "speaker")
        kind = "collective" if one is organisation else ""
        voices.things[id] = given(name=one.value, kind=kind)
        voices.groups[id] = Counter()
    id = voices.ids[one.value]
    if one.ref and one.ref not in voices.shown:
        voices.shown[one.ref] = _described(voices.things[id], one)
    if one is person and organisation and organisation.value not in ("", one.value):
        voices.groups[id][organisation.value] += 1
    return id


def _described(speaker: dict[str, Any], entity: Entity) -> int:
    """Give a speaker what is told of an entity, unless it has that; how much that was."""
    told = {"role": "type", "about": "notes"}
    new = {key: entity.attributes.get(name) for key, name in told.items() if key not in speaker}
    alias = entity.attributes.get("alias")
    if alias and alias != speaker["name"] and "also" not in speaker:
        new["also"] = [alias]  # type: ignore[assignment]
    speaker |= given(**new)
    speaker["ref"] = ", ".join(filter(None, (speaker.get("ref"), entity.ref)))
    return sum(map(bool, new.values()))


def affiliated(
    voices: Voices, quotes: Mapping[str, dict[str, Any]], spoken_for: Mapping[str, tuple[str, str]]
) -> dict[str, dict[str, Any]]:
    """The speakers, each with the organisation that most statements name; a quote for another has a note.

    `spoken_for`: by quote, what the note calls an organisation, and the organisation.
    """
    main = {id: groups.most_common(1)[0][0] for id, groups in voices.groups.items() if groups}
    for id, (name, organisation) in spoken_for.items():
        quote = quotes[id]
        if main.get(quote.get("speaker", ""), organisation) != organisation:
            quote["note"] = "; ".join(filter(None, (f"{name}: {organisation}", quote.get("note"))))
    all_told = {id: thing | given(affiliation=main.get(id)) for id, thing in voices.things.items()}
    return {id: {key: it[key] for key in KEYS if key in it} for id, it in all_told.items()}
