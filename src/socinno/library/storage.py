"""The file of an index: SQLite in the cache folder, derived from the content and disposable.

Whatever is wrong with it raises `Unusable`: `spoilt` if it can be made anew.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from socinno.problems import Unusable

VERSION = 2
"""Of the schema and of what is derived. Raise it when either changes: older indexes are made anew."""

PATIENCE = 1.0  # seconds to wait for another process
SPOILT = "spoilt"

SCHEMA = """
CREATE TABLE meta (root TEXT);
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path TEXT UNIQUE, mtime INT, ctime INT, size INT, debate TEXT, problems TEXT
);
CREATE TABLE head (file INTEGER PRIMARY KEY, json TEXT, checksum INT);
CREATE TABLE person (id INTEGER PRIMARY KEY, key TEXT UNIQUE);
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, file INT, what TEXT, name TEXT, names TEXT, aspects TEXT, words TEXT
);
CREATE TABLE quote (
    id INTEGER PRIMARY KEY, file INT, name TEXT, person INT, kind TEXT, source TEXT, json TEXT, checksum INT
);
CREATE TABLE bears (target TEXT, quote INT, PRIMARY KEY (target, quote)) WITHOUT ROWID;
CREATE INDEX bears_quote ON bears (quote);
CREATE INDEX file_debate ON file (debate);
CREATE INDEX thing_name ON thing (name);
CREATE INDEX thing_names ON thing (what, names, name, file);
CREATE INDEX thing_file ON thing (file);
CREATE INDEX quote_name ON quote (file, name);
CREATE INDEX quote_person ON quote (person);
CREATE INDEX quote_source ON quote (source);
CREATE VIRTUAL TABLE word USING fts5(
    words, content='thing', content_rowid='id', detail=none, columnsize=0,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cn Co Cs Cf'"
);
"""
# Words come folded, so that the tokenizer has only the spaces left to see.

_ANEW = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA}


@contextmanager
def trouble() -> Iterator[None]:
    """Tell an index that is spoilt, and can be made anew, from one that cannot be had at all."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _ANEW:
            raise Unusable(SPOILT) from error
        raise Unusable("busy" if code == sqlite3.SQLITE_BUSY else str(error)) from error
    except OSError as error:
        raise Unusable(error.strerror or str(error)) from error


def location(folder: Path) -> Path:
    """Where the index of a library is: a file in the user's cache folder, named after the library."""
    from platformdirs import user_cache_path

    root = os.path.realpath(folder)
    return (
        user_cache_path("socinno", appauthor=False) / f"{Path(root).stem}-{crc32(root.encode()):08x}.sqlite"
    )


def connected(folder: Path) -> sqlite3.Connection:
    """A connection to the index of a library, which is empty if there was none."""
    path, root = location(folder), os.path.realpath(folder)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32000")  # KiB
        if _version(connection) == 0 and path.stat().st_size == 0:
            _create(connection, root)
        ours = connection.execute("SELECT root FROM meta").fetchone() == (root,)
        if _version(connection) != VERSION or not ours:
            raise Unusable(SPOILT)
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _create(connection: sqlite3.Connection, root: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) == 0:  # else another process was first
        for statement in SCHEMA.split(";\n"):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES (?)", (root,))
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def clear(folder: Path) -> None:
    """Remove a library's index, and what a process that was killed may have left beside it."""
    path = location(folder)
    try:
        for file in (path, path.with_name(path.name + "-journal")):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise Unusable(error.strerror or str(error)) from error
