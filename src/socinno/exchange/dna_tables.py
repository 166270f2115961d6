"""The tables of a Discourse Network Analyzer database (SQLite, versions 2 and 3) as data, read with bounds.

What such a file holds is not trusted: it is opened read-only and as it lies there, nothing but columns that
are stored in tables is read, and no more comes out of it than its size allows.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socinno import files
from socinno.exchange.bounded import ROWS
from socinno.exchange.draft import line
from socinno.problems import Stop

MAGIC = b"SQLite format 3\0"
FILE_LIMIT = 256 * 1024 * 1024  # bytes of a database
TEXT_LIMIT = 16 * 1024 * 1024  # bytes of one text, as of the text of a source
ROW = 4  # bytes that a row takes at least: its pointer, its size, its id

COLOURS = ("Red", "Green", "Blue")
_VALUES = ("StatementId", "VariableId", "Value")
COMMON: dict[str, tuple[str, ...]] = {
    "DOCUMENTS": ("ID", "Title", "Text", "Author", "Source", "Section", "Notes", "Type", "Date"),
    "STATEMENTTYPES": ("ID", "Label", *COLOURS),
    "VARIABLES": ("ID", "Variable", "DataType", "StatementTypeId"),
    "STATEMENTS": ("ID", "StatementTypeId", "DocumentId", "Start", "Stop"),
    **{f"DATA{kind}": _VALUES for kind in ("BOOLEAN", "INTEGER", "LONGTEXT")},
}
TWO = COMMON | {
    "DATASHORTTEXT": _VALUES,
    "ATTRIBUTES": ("ID", "VariableId", "Value", "Type", "Alias", "Notes", "ChildOf", *COLOURS),
}
THREE = COMMON | {
    "DATASHORTTEXT": ("StatementId", "VariableId", "Entity"),
    "ENTITIES": ("ID", "VariableId", "Value", "ChildOf", *COLOURS),
    "ATTRIBUTEVARIABLES": ("ID", "AttributeVariable"),
    "ATTRIBUTEVALUES": ("EntityId", "AttributeVariableId", "AttributeValue"),
}
OPTIONAL = {"ChildOf", *COLOURS}
"""Columns that are only counted; not every version has them."""

UNREAD: Mapping[str, str] = {
    "CODERS": "dna-coders",
    "CODERRELATIONS": "dna-permissions",
    "CODERPERMISSIONS": "dna-permissions",
    "REGEXES": "dna-regexes",
    "SETTINGS": "dna-settings",
    "STATEMENTLINKS": "dna-links",
    "VARIABLELINKS": "dna-links",
}
"""The tables that have no place in a debate, and what their rows are counted as."""


@dataclass
class _Bounded:
    """A database, and the bytes that may still come out of it: where pages are pointed at again and again, no
    end would come."""

    connection: sqlite3.Connection
    path: Path
    rest: int


def tables_in(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table by column; of those in `UNREAD`, as many empty ones.

    Those of `ENTITIES` are there in version 3 alone. Stop (1) where the file is no such database, is broken
    or too large, or has changes that are not written into it yet.
    """
    size = _size(path)
    try:
        with closing(_opened(path)) as connection:
            present = _tables(connection)
            version = THREE if "ENTITIES" in present else TWO
            for table, columns in version.items():
                here = present.get(table, OPTIONAL) | OPTIONAL
                if missing := next((it for it in columns if it not in here), None):
                    raise Stop("from-dna-other", code=1, path=str(path), what=f"{table}.{missing}")
            wanted = version | {table: () for table in UNREAD if table in present}
            bounded = _Bounded(connection, path, size)
            return {
                table: [*_rows(bounded, table, [it for it in columns if it in present[table]])]
                for table, columns in wanted.items()
            }
    except (sqlite3.Error, UnicodeError) as error:  # the words of an error may be broken too
        raise Stop("from-dna-broken", code=1, path=str(path), why=line(str(error))) from None


def _size(path: Path) -> int:
    """The bytes of a database, all of which are in it."""
    try:
        size = path.stat().st_size
        head = files.read(path, len(MAGIC))
        waiting = any(_waits(path.with_name(f"{path.name}{ending}")) for ending in ("-wal", "-journal"))
    except (OSError, ValueError) as error:
        raise Stop("from-unreadable", code=1, path=str(path), why=files.reason(error)) from None
    if size > FILE_LIMIT:
        raise Stop("from-too-large", code=1, path=str(path), limit=FILE_LIMIT // 1024 // 1024)
    if not head.startswith(MAGIC):
        raise Stop("from-dna-none", code=1, path=str(path))
    if waiting:
        raise Stop("from-dna-open", code=1, path=str(path))
    return size


def _waits(path: Path) -> bool:
    """Whether a file beside a database has changes that belong into it."""
    return path.is_file() and any(files.read(path, len(MAGIC)))


def _opened(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing, not even beside the file, and runs nothing that stands in it."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda data: data.decode(errors="replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, TEXT_LIMIT)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for setting in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _tables(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """The columns that are stored, of each table that is one: no view, no virtual table."""
    names = {*TWO, *THREE, *UNREAD}
    real = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    found = {name for (name,) in connection.execute(real) if isinstance(name, str)} & names
    columns = {name: connection.execute(f"PRAGMA table_xinfo({name})") for name in found}
    return {name: {told[1] for told in columns[name] if told[6] == 0} for name in sorted(found)}


def _rows(of: _Bounded, table: str, columns: list[str]) -> Iterator[dict[str, Any]]:
    """The rows of a table. Stop (1) where there are very many, or more than the file has room for."""
    listed = ", ".join(f'"{column}"' for column in columns) or "NULL"
    for number, row in enumerate(of.connection.execute(f"SELECT {listed} FROM {table}")):
        of.rest -= ROW + sum(len(value) for value in row if isinstance(value, str | bytes))
        if of.rest < 0:
            raise Stop("from-dna-tangled", code=1, path=str(of.path))
        if number == ROWS:
            raise Stop("from-too-many", code=1, path=str(of.path))
        yield dict(zip(columns, row, strict=False))
