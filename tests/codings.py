"""Small databases of Discourse Network Analyzer, of versions 2 and 3, as tests need them."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

Rows = dict[str, Any]

THREE = """
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT NOT NULL);
CREATE TABLE CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT NOT NULL);
CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL, Text TEXT NOT NULL,
    Coder INTEGER, Author TEXT NOT NULL DEFAULT '', Source TEXT NOT NULL DEFAULT '',
    Section TEXT NOT NULL DEFAULT '', Notes TEXT NOT NULL DEFAULT '',
    Type TEXT NOT NULL DEFAULT '', Date INTEGER NOT NULL);
CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL);
CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL, DataType TEXT NOT NULL,
    StatementTypeId INTEGER);
CREATE TABLE REGEXES(Label TEXT PRIMARY KEY);
CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
    Start INTEGER NOT NULL, Stop INTEGER NOT NULL, Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL,
    VariableId INTEGER NOT NULL, Value INTEGER NOT NULL DEFAULT 1);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL,
    VariableId INTEGER NOT NULL, Value INTEGER NOT NULL DEFAULT 0);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL,
    Value TEXT NOT NULL DEFAULT '', ChildOf INTEGER);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL,
    VariableId INTEGER NOT NULL, Entity INTEGER NOT NULL);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL,
    VariableId INTEGER NOT NULL, Value TEXT DEFAULT '');
CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL,
    AttributeVariable TEXT NOT NULL);
CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL,
    AttributeVariableId INTEGER NOT NULL, AttributeValue TEXT NOT NULL DEFAULT '');
"""

TWO = """
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT);
CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT,
    Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT, DataType TEXT,
    StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
    Start INTEGER, Stop INTEGER, Coder INTEGER);
CREATE TABLE STATEMENTLINKS(ID INTEGER PRIMARY KEY NOT NULL, SourceId INTEGER, TargetId INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER,
    StatementTypeId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER,
    StatementTypeId INTEGER, Value INTEGER);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER,
    StatementTypeId INTEGER, Value TEXT);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER, VariableId INTEGER,
    StatementTypeId INTEGER, Value TEXT);
CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL,
    Type TEXT, Alias TEXT, Notes TEXT, ChildOf TEXT);
"""

COLUMNS = {
    "DOCUMENTS": "ID, Title, Text, Date",
    "STATEMENTTYPES": "ID, Label",
    "VARIABLES": "ID, Variable, DataType, StatementTypeId",
    "STATEMENTS": "ID, StatementTypeId, DocumentId, Start, Stop",
    "ENTITIES": "ID, VariableId, Value",
    "DATASHORTTEXT": "StatementId, VariableId, Entity",
    "ATTRIBUTEVARIABLES": "ID, VariableId, AttributeVariable",
    "ATTRIBUTEVALUES": "EntityId, AttributeVariableId, AttributeValue",
    **{f"DATA{kind}": "StatementId, VariableId, Value" for kind in ("BOOLEAN", "INTEGER", "LONGTEXT")},
}
DAY = 86_400  # seconds
MARCH = 1_772_323_200  # 1 March 2026, in seconds since 1970

TEXT = "Noor says: keep the trees. Ben Tolman wants a car park. The club never said so. Let us park here!"
SAID = {1: "keep the trees.", 2: "wants a car park.", 3: "The club never said so.", 4: "Let us park here!"}

TYPES: Rows = {
    "STATEMENTTYPES": [(1, "Claim"), (2, "Annotation")],
    "VARIABLES": [
        (1, "person", "short text", 1),
        (2, "organization", "short text", 1),
        (3, "concept", "short text", 1),
        (4, "agreement", "boolean", 1),
        (5, "note", "long text", 2),
    ],
}
SMALL: Rows = TYPES | {
    "DOCUMENTS": [(7, "The square", TEXT, MARCH), (8, "Nothing in it", "Nobody spoke.", MARCH)],
    "STATEMENTS": [
        (n, 2 if n == 3 else 1, 7, TEXT.index(said), TEXT.index(said) + len(said)) for n, said in SAID.items()
    ],
    "ENTITIES": [
        (1, 1, ""),
        (2, 1, "Noor Visser"),
        (3, 1, "Ben Tolman"),
        (4, 2, "Tree Club"),
        (5, 3, "The trees should stay."),
        (6, 2, "Drivers"),
        (9, 3, "Nobody says this."),
    ],
    "DATASHORTTEXT": [
        *((1, 1, 2), (1, 2, 4), (1, 3, 5)),
        *((2, 1, 3), (2, 2, 6), (2, 3, 5)),
        *((4, 1, 1), (4, 2, 6), (4, 3, 5)),
    ],
    "DATABOOLEAN": [(1, 4, 1), (2, 4, 0), (4, 4, 0)],
    "DATALONGTEXT": [(3, 5, "Look this up.")],
    "ATTRIBUTEVARIABLES": [(1, 1, "Type"), (2, 2, "Type"), (3, 1, "Alias"), (4, 1, "Notes")],
    "ATTRIBUTEVALUES": [(2, 1, "teacher"), (2, 3, "N. Visser"), (2, 4, "Came by bike."), (4, 2, "NGO")],
}
"""Noor, of a club, is for the trees; Ben and the drivers are against; a note in the margin."""


def built(path: Path, rows: Rows, schema: str = THREE, columns: Mapping[str, str] = COLUMNS) -> Path:
    """A database at a path, with some rows in its tables."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema)
        for table, values in rows.items():
            for row in values:
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} ({columns[table]}) VALUES ({marks})", row)
        connection.commit()
    return path


def claims(said: Sequence[tuple[str, str, int | None, int]]) -> Rows:
    """Rows in which each of these is said, one a document: by whom, of what, on which side, on which day."""
    people, concepts = ([*dict.fromkeys(it[n] for it in said)] for n in (0, 1))
    return TYPES | {
        "DOCUMENTS": [(n, f"Day {n}", "So I say.", MARCH + DAY * it[3]) for n, it in enumerate(said, 1)],
        "STATEMENTS": [(n, 1, n, 0, 9) for n, _ in enumerate(said, 1)],
        "ENTITIES": [
            *((n, 1, name) for n, name in enumerate(people, 1)),
            *((n, 3, name) for n, name in enumerate(concepts, 101)),
        ],
        "DATASHORTTEXT": [
            row
            for n, (name, concept, _, _) in enumerate(said, 1)
            for row in ((n, 1, people.index(name) + 1), (n, 3, concepts.index(concept) + 101))
        ],
        "DATABOOLEAN": [(n, 4, it[2]) for n, it in enumerate(said, 1) if it[2] is not None],
    }
