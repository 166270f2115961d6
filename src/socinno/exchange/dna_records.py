"""What a Discourse Network Analyzer database holds, of either version: rows with what belongs to them."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from socinno.exchange.dna_tables import COLOURS, UNREAD, tables_in
from socinno.exchange.draft import line

Fields = dict[str, Any]


class Entity(NamedTuple):
    """A value of a short text, such as a person: its id (2.x: '' where it has none), its `attributes` by
    their names in small letters, and whether it is filed under another."""

    ref: str
    value: str
    attributes: dict[str, str]
    below: bool = False


class Variable(NamedTuple):
    """A variable of a statement type; `type` is boolean, integer, short text or long text."""

    id: int
    name: str
    type: str


class Coded(NamedTuple):
    """A statement: its place in a document, where it has one (else -1), and its values by variable, a short
    text as an entity."""

    id: int
    type: int
    document: int
    start: int
    stop: int
    values: dict[int, Any]


class Database(NamedTuple):
    """What a database holds. `documents`: their rows by id, by column. `milliseconds`: whether their dates
    are in these, and in the time of the machine that wrote them, as in versions 2."""

    documents: dict[int, dict[str, Any]]
    types: dict[int, str]
    variables: dict[int, list[Variable]]
    entities: list[Entity]
    statements: list[Coded]
    milliseconds: bool
    left: Counter[str]


def database(path: Path) -> Database:
    """What a database holds; rows that belong to nothing are counted as left. Stop (1) as `tables_in`."""
    found, left = tables_in(path), Counter[str]()
    for table, key in UNREAD.items():
        left[key] += len(found.get(table, ()))
    for table in ("STATEMENTTYPES", "ENTITIES", "ATTRIBUTES"):
        left["dna-colours"] += sum(any(map(row.get, COLOURS)) for row in found.get(table, ()))
    variables: dict[int, list[Variable]] = {}
    for row in sorted(_with_id(found["VARIABLES"], left), key=lambda row: int(row["ID"])):
        variable = Variable(row["ID"], line(row["Variable"]), line(row["DataType"]).lower())
        variables.setdefault(row["StatementTypeId"], []).append(variable)
    entities, of = _entities(found, left)
    statements = {
        row["ID"]: Coded(row["ID"], row["StatementTypeId"], row["DocumentId"], *_place(row), {})
        for row in _with_id(found["STATEMENTS"], left)
    }
    for table in ("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT", "DATASHORTTEXT"):
        for row in found[table]:
            value = of(row) if table == "DATASHORTTEXT" else row["Value"]
            if (coded := statements.get(row["StatementId"])) is None or value is None:
                left["dna-loose"] += 1
            else:
                coded.values[row["VariableId"]] = value
    return Database(
        {row["ID"]: row for row in _with_id(found["DOCUMENTS"], left)},
        {row["ID"]: line(row["Label"]) for row in _with_id(found["STATEMENTTYPES"], left)},
        variables,
        entities,
        [*statements.values()],
        "ENTITIES" not in found,
        left,
    )


def by_document(statements: list[Coded]) -> dict[int, list[Coded]]:
    """The statements of each document (id)."""
    found: dict[int, list[Coded]] = {}
    for coded in statements:
        found.setdefault(coded.document, []).append(coded)
    return found


def _place(row: Fields) -> tuple[int, int]:
    start, stop = row["Start"], row["Stop"]
    return (start, stop) if isinstance(start, int) and isinstance(stop, int) else (-1, -1)


def _with_id(rows: list[Fields], left: Counter[str]) -> Iterator[Fields]:
    """The rows whose id is a number."""
    for row in rows:
        if isinstance(row["ID"], int):
            yield row
        else:
            left["dna-loose"] += 1


def _entities(
    found: dict[str, list[Fields]], left: Counter[str]
) -> tuple[list[Entity], Callable[[Fields], Entity | None]]:
    """The values of short texts, and which of them a row of DATASHORTTEXT has."""
    if "ENTITIES" not in found:
        told = {
            (row["VariableId"], line(row["Value"])): Entity(
                str(row["ID"]),
                line(row["Value"]),
                {name.lower(): line(row[name]) for name in ("Type", "Alias", "Notes")},
                bool(row.get("ChildOf")),
            )
            for row in _with_id(found["ATTRIBUTES"], left)
        }

        def named(row: Fields) -> Entity | None:
            key = row["VariableId"], line(row["Value"])
            return told.get(key) or Entity("", key[1], {})

        return [*told.values()], named
    names = {row["ID"]: line(row["AttributeVariable"]).lower() for row in found["ATTRIBUTEVARIABLES"]}
    of: dict[Any, dict[str, str]] = {}
    for row in found["ATTRIBUTEVALUES"]:
        name = names.get(row["AttributeVariableId"], "")
        of.setdefault(row["EntityId"], {})[name] = line(row["AttributeValue"])
    numbered = {
        row["ID"]: Entity(str(row["ID"]), line(row["Value"]), of.pop(row["ID"], {}), bool(row.get("ChildOf")))
        for row in _with_id(found["ENTITIES"], left)
    }
    left["dna-loose"] += sum(bool(value) for told in of.values() for value in told.values())
    return [*numbered.values()], lambda row: numbered.get(row["Entity"])
