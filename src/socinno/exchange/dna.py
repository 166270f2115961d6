"""Discourse Network Analyzer (.dna): statements as quotes, concepts as dichotomies, agreement as stances.

The format is that of the program's own databases; what it codes is told in Leifeld, P. (2017), Discourse
Network Analysis, The Oxford Handbook of Political Networks.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from socinno.exchange.dna_concepts import SHORT, Concepts, dichotomy_of
from socinno.exchange.dna_documents import date_of, document_text, marked_text, passages_at, source_of
from socinno.exchange.dna_records import Coded, Database, Entity, Variable, by_document, database
from socinno.exchange.dna_roles import Roles, roles_of
from socinno.exchange.dna_speakers import Voices, affiliated, speaker_of
from socinno.exchange.dna_stances import ByWhom, stances_of
from socinno.exchange.dna_tables import MAGIC
from socinno.exchange.dna_themes import Themes, themes_of, told_under
from socinno.exchange.draft import Draft, given, line
from socinno.model.ids import Ids

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample


class _Made(NamedTuple):
    """A debate in the making. `spoken_for`: by quote, what an organisation is called, and the organisation;
    `groups`: those (refs) that somebody spoke for; `topical`: the values (refs) that are topics."""

    ids: Ids
    left: Counter[str]
    voices: Voices
    concepts: Concepts
    themes: Themes
    quotes: dict[str, dict[str, Any]]
    said: ByWhom
    spoken_for: dict[str, tuple[str, str]]
    groups: set[str]
    topical: set[str]


def recognises(sample: Sample) -> bool:
    """Whether a sample is of a database of Discourse Network Analyzer."""
    return sample.head.startswith(MAGIC) and b"STATEMENTTYPES" in sample.head


def read(path: Path) -> Draft:
    """The debate in a database, with the texts of its documents. Stop (1) as `database`."""
    held = database(path)
    made = _Made(
        *(Ids(), Counter(held.left), Voices({}, {}, {}, {}), Concepts({}, {}, set()), Themes({}, {})),
        *({}, {}, {}, set(), set()),
    )
    roles = {type: roles_of(held.variables.get(type, ())) for type in held.types}
    texts: dict[str, str] = {}
    sources: dict[str, dict[str, Any]] = {}
    for document, statements in by_document(held.statements).items():
        row = held.documents.get(document)
        text = document_text(row) if row else ""
        found = passages_at(text, [(it.start, it.stop) for it in statements])
        told = [(it, said) for it, part in zip(statements, found, strict=True) if (said := line(part))]
        made.left["dna-wordless"] += len(statements) - len(told)
        if row and told:
            source = source_of(row, date_of(row["Date"], held.milliseconds))
            id = made.ids.free(source["title"], f"document-{document}")
            sources[id], texts[id] = source, marked_text(text)
            made.left["dna-dates"] += "issued" not in source
            for coded, said in told:
                _coded(made, coded, said, (id, source.get("issued", "")), roles.get(coded.type, Roles()))
    _count(made, held, len(sources))
    things = {
        "sources": sources,
        "speakers": affiliated(made.voices, made.quotes, made.spoken_for),
        "dichotomies": made.concepts.dichotomies,
        "quotes": dict(sorted(made.quotes.items(), key=lambda item: int(item[1]["ref"]))),
        "stances": [*stances_of(made.said)],
        "themes": themes_of(made.themes, held, made.ids),
    }
    return Draft(things, +made.left, texts=texts)


def _coded(made: _Made, coded: Coded, words: str, source: tuple[str, str], roles: Roles) -> None:
    """A statement as a quote, for a side of its concept and under the topics of its type."""
    person, group, concept = (_entity(coded, it) for it in (roles.person, roles.organisation, roles.concept))
    speaker = speaker_of(made.voices, made.ids, person, group)
    name = made.voices.things[speaker]["name"] if speaker else "statement"
    id = made.ids.free(f"{name[:SHORT]} {coded.id}", f"statement-{coded.id}")
    told = [(it.name, line(coded.values.get(it.id))) for it in roles.texts]
    notes = [text if len(told) == 1 else f"{name}: {text}" for name, text in told if text]
    quote = made.quotes[id] = given(
        speaker=speaker,
        kind="direct",
        text=words,
        source=source[0],
        date=source[1],
        note="; ".join(notes),
        ref=str(coded.id),
    )
    if person and group and roles.organisation:
        made.spoken_for[id] = roles.organisation.name, group.value
        made.groups.add(group.ref)
    if concept and roles.side:
        asked = dichotomy_of(made.concepts, made.ids, concept)
        _sided(made, id, quote, asked, coded.values.get(roles.side.id))
    topics = [(it, entity) for it in roles.topics if (entity := _entity(coded, it))]
    for variable, entity in topics:
        told_under(made.themes, id, coded.type, f"{variable.name}: {entity.value}", entity.ref)
        made.topical.add(entity.ref)
    if not roles.concept and not topics:
        told_under(made.themes, id, coded.type)
    side = roles.side if concept else None  # else it answers nothing
    placed = (roles.person, roles.organisation, roles.concept, side, *roles.topics, *roles.texts)
    made.left["dna-values"] += len(coded.values.keys() - {it.id for it in placed if it})


def _entity(coded: Coded, variable: Variable | None) -> Entity | None:
    """What a statement has of a short text; None where that is nothing, which the program keeps as ''."""
    value = coded.values.get(variable.id) if variable else None
    return value if isinstance(value, Entity) and value.value else None


def _sided(made: _Made, id: str, quote: dict[str, Any], asked: str, value: object) -> None:
    """Put a quote on the side of a dichotomy that its value says; without one it speaks to the question."""
    dichotomy = made.concepts.dichotomies[asked]
    if value not in (0, 1):
        dichotomy.setdefault("quotes", []).append(id)
        return
    agree, disagree = dichotomy["positions"]
    side = agree if value else disagree
    quote["supports"] = [side]
    if speaker := quote.get("speaker"):
        made.said.setdefault((speaker, asked), []).append((quote.get("date", ""), side, id))


def _count(made: _Made, held: Database, sources: int) -> None:
    """Count what has no place: documents without a statement, and what is told of values."""
    left, speakers = made.left, made.voices.shown
    seen = speakers.keys() | made.concepts.shown | made.topical | made.groups
    left["dna-documents"] += len(held.documents) - sources
    left["dna-organisations"] += len(made.groups - speakers.keys() - {""})
    for entity in held.entities:
        left["dna-entities"] += bool(entity.value) and entity.ref not in seen
        left["dna-below"] += entity.below
        left["dna-attributes"] += sum(map(bool, entity.attributes.values())) - speakers.get(entity.ref, 0)
