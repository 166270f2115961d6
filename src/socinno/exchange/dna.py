"""Discourse Network Analyzer (.dna): statements as quotes, concepts as dichotomies, agreement as stances.

The format is that of the program's own databases; what it codes is told in Leifeld, P. (2017), Discourse
Network Analysis, The Oxford Handbook of Political Networks.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from socinno.exchange.dna_documents import date_of, document_text, passages_at, source_of
from socinno.exchange.dna_records import Coded, Database, Entity, Variable, database
from socinno.exchange.dna_roles import Roles, roles_of
from socinno.exchange.dna_speakers import Voices, affiliated, speaker_of
from socinno.exchange.dna_stances import Spoken, stances_of
from socinno.exchange.dna_tables import MAGIC
from socinno.exchange.draft import Draft, given, line
from socinno.exchange.polis import AGREE, DISAGREE
from socinno.model.ids import Ids

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample

SHORT = 50  # characters of a concept in its id, so that those of its sides have them too


class _Made(NamedTuple):
    """A debate in the making. `concepts`: the dichotomies (ids) by concept; `topics`: those of themes, by
    statement type and title; `spoken_for`: the organisation by quote."""

    ids: Ids
    left: Counter[str]
    voices: Voices
    concepts: dict[str, str]
    dichotomies: dict[str, dict[str, Any]]
    quotes: dict[str, dict[str, Any]]
    themes: dict[int, dict[str, Any]]
    topics: dict[tuple[int, str], dict[str, Any]]
    spoken_for: dict[str, tuple[str, str]]
    said: Spoken
    shown: set[str]
    groups: set[str]


def recognises(sample: Sample) -> bool:
    """Whether a sample is of a database of Discourse Network Analyzer."""
    return sample.head.startswith(MAGIC) and b"STATEMENTTYPES" in sample.head


def read(path: Path) -> Draft:
    """The debate in a database, with the texts of its documents. Stop (1) as `database`."""
    held = database(path)
    voices = Voices({}, {}, {}, {})
    made = _Made(Ids(), Counter(held.left), voices, {}, {}, {}, {}, {}, {}, {}, set(), set())
    roles = {type: roles_of(held.variables.get(type, ())) for type in held.types}
    texts: dict[str, str] = {}
    sources: dict[str, dict[str, Any]] = {}
    for document, statements in _by_document(held).items():
        row = held.documents.get(document)
        text = document_text(row) if row else ""
        found = passages_at(text, [(it.start, it.stop) for it in statements])
        told = [(it, said) for it, part in zip(statements, found, strict=True) if (said := line(part))]
        made.left["dna-wordless"] += len(statements) - len(told)
        if row and told:
            source = source_of(row, date_of(row["Date"], held.milliseconds))
            id = made.ids.free(source["title"], f"document-{document}")
            sources[id], texts[id] = source, text
            for coded, said in told:
                _coded(made, coded, said, (id, source.get("issued", "")), roles.get(coded.type, Roles()))
    _count(made, held, len(sources))
    themes = _themes(made, held)
    things = {
        "sources": sources,
        "speakers": affiliated(voices, made.quotes, made.spoken_for),
        "dichotomies": made.dichotomies,
        "quotes": dict(sorted(made.quotes.items(), key=lambda item: int(item[1]["ref"]))),
        "stances": [*stances_of(made.said)],
        "themes": themes,
    }
    return Draft(things, +made.left, texts=texts)


def _by_document(held: Database) -> dict[int, list[Coded]]:
    found: dict[int, list[Coded]] = {}
    for coded in held.statements:
        found.setdefault(coded.document, []).append(coded)
    return found


def _coded(made: _Made, coded: Coded, words: str, source: tuple[str, str], roles: Roles) -> None:
    """A statement as a quote, for a side of its concept and in the topics of its type."""
    person, group, concept = (_entity(coded, it) for it in (roles.person, roles.organisation, roles.concept))
    speaker = speaker_of(made.voices, made.ids, person, group)
    name = made.voices.things[speaker]["name"] if speaker else "statement"
    id = made.ids.free(f"{name[:SHORT]} {coded.id}", f"statement-{coded.id}")
    told = [(it.name, line(coded.values.get(it.id))) for it in roles.texts]
    notes = [text if len(told) == 1 else f"{name}: {text}" for name, text in told if text]
    made.quotes[id] = given(
        speaker=speaker,
        kind="direct",
        text=words,
        source=source[0],
        date=source[1],
        note="; ".join(notes),
        ref=str(coded.id),
    )
    if person and person.value and group and group.value and roles.organisation:
        made.spoken_for[id] = roles.organisation.name, group.value
        made.groups.add(group.ref)
    if concept and concept.value and roles.side:
        _sided(made, id, concept, coded.values.get(roles.side.id), source[1])
    topics = [(it, _entity(coded, it)) for it in roles.topics]
    for variable, entity in topics:
        if entity and entity.value:
            _topical(made, coded.type, f"{variable.name}: {entity.value}", entity.ref, id)
    if not roles.concept and not any(entity and entity.value for _, entity in topics):
        made.themes.setdefault(coded.type, {"quotes": []})["quotes"].append(id)
    made.left["dna-values"] += len(coded.values.keys() - _placed(roles, concept))


def _entity(coded: Coded, variable: Variable | None) -> Entity | None:
    value = coded.values.get(variable.id) if variable else None
    return value if isinstance(value, Entity) else None


def _placed(roles: Roles, concept: Entity | None) -> set[int]:
    """The variables whose values have a place; a side is one of a concept."""
    side = roles.side if concept and concept.value else None
    one = (roles.person, roles.organisation, roles.concept, side, *roles.topics, *roles.texts)
    return {it.id for it in one if it}


def _sided(made: _Made, quote: str, concept: Entity, value: object, date: str) -> None:
    """Put a quote on the side of a concept that its value says; without one it speaks to the question."""
    if concept.value not in made.concepts:
        named = concept.value[:SHORT].rpartition(" ")[0] if concept.value[SHORT:] else concept.value
        id = made.ids.free(named or concept.value[:SHORT], f"concept-{concept.ref}", "concept")
        made.concepts[concept.value] = id
        sides = {made.ids.free(f"{id} {called['en']}"): {"title": called} for called in (AGREE, DISAGREE)}
        made.dichotomies[id] = {"title": concept.value, "positions": sides}
    id = made.concepts[concept.value]
    dichotomy = made.dichotomies[id]
    if concept.ref and concept.ref not in made.shown:
        made.shown.add(concept.ref)
        dichotomy["ref"] = ", ".join(filter(None, (dichotomy.get("ref"), concept.ref)))
    if value not in (0, 1):
        dichotomy.setdefault("quotes", []).append(quote)
        return
    side = [*dichotomy["positions"]][0 if value == 1 else 1]
    made.quotes[quote]["supports"] = [side]
    if speaker := made.quotes[quote].get("speaker"):
        made.said.setdefault((speaker, id), []).append((date, side, quote))


def _topical(made: _Made, type: int, title: str, ref: str, quote: str) -> None:
    """Put a quote under a topic of its type: a value of a variable that has no other part."""
    made.themes.setdefault(type, {"quotes": []})
    made.shown.add(ref)
    topic = made.topics.setdefault((type, title), given(title=title, ref=ref) | {"quotes": []})
    if quote not in topic["quotes"][-1:]:
        topic["quotes"].append(quote)


def _themes(made: _Made, held: Database) -> dict[str, dict[str, Any]]:
    """What statements tell beside a side, by their type; its summary names the variables of the type."""
    found: dict[str, dict[str, Any]] = {}
    of: dict[int, str] = {}
    for type, theme in made.themes.items():
        title = held.types.get(type) or "statements"
        of[type] = made.ids.free(title, f"type-{type}", "type")
        names = ", ".join(it.name for it in held.variables.get(type, ()) if it.name)
        found[of[type]] = given(title=title, summary=names or title, quotes=theme["quotes"], ref=str(type))
    for (type, title), topic in made.topics.items():
        id = made.ids.free(title, f"topic-{topic.get('ref', '')}", "topic")
        found[of[type]].setdefault("topics", {})[id] = topic
    return found


def _count(made: _Made, held: Database, sources: int) -> None:
    """Count what has no place: documents without a statement, and what is told of values."""
    left, speakers = made.left, made.voices.shown
    seen = speakers.keys() | made.shown | made.groups
    left["dna-documents"] += len(held.documents) - sources
    left["dna-organisations"] += len(made.groups - speakers.keys() - {""})
    for entity in held.entities:
        if entity.value:
            left["dna-entities"] += entity.ref not in seen
            left["dna-below"] += entity.below
        left["dna-attributes"] += sum(map(bool, entity.attributes.values())) - speakers.get(entity.ref, 0)
