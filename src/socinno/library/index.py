"""An index kept up to date: what the files hold now, as rows of SQLite in the cache folder.

The files are the truth: an index is used only when it holds every file as it is now, by path, times,
size and number. Whatever is wrong with it raises `Unusable`.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any
from zlib import crc32

from socinno.files import File, listing
from socinno.library import catalogue
from socinno.library.catalogue import Status
from socinno.library.indexed import SPOILT, IndexedLibrary, person_key, trouble
from socinno.library.reader import valid
from socinno.model import Debate, Speaker
from socinno.problems import Problem, Unusable

if TYPE_CHECKING:
    from socinno.library import Progress

VERSION = 5
"""Of the schema and of what is derived. Raise it when either changes: older indexes are made anew."""

PATIENCE = 1.0  # seconds to wait for another process

SCHEMA = """
CREATE TABLE meta (root TEXT);
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path TEXT UNIQUE,
    mtime INT, ctime INT, size INT, device INT, inode INT, debate TEXT, problems TEXT
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

SETTLED = 2.0  # seconds; a file that changed more recently may change again unseen by its times
BATCH = 256  # files in a transaction: what a kill in the middle costs at most


def library(
    folder: Path, files: Sequence[File], problems: Sequence[Problem], progress: Progress
) -> IndexedLibrary:
    """The library of a folder through its index, brought up to date. Raises `Unusable`."""
    try:
        return _current(folder, files, problems, progress)
    except Unusable as unusable:
        if unusable.why != SPOILT:
            raise
    clear(folder)
    return _current(folder, files, problems, progress)


@trouble()
def _current(
    folder: Path, files: Sequence[File], problems: Sequence[Problem], progress: Progress
) -> IndexedLibrary:
    connection = connected(folder)
    try:
        _refresh(connection, folder, files, progress)
        connection.execute("BEGIN")  # from here on one state of the index, whoever writes
        return IndexedLibrary(connection, folder, problems)
    except BaseException:
        connection.close()
        raise


def _refresh(connection: Connection, folder: Path, files: Sequence[File], progress: Progress) -> None:
    """Bring the index up to date with the files: only what changed is read, and nothing else."""
    gone, changed = _difference(connection, folder, files)
    if not gone and not changed:
        return
    connection.execute("BEGIN IMMEDIATE")
    for path in gone:
        _remove(connection, path)
    for n, file in enumerate(progress(changed), 1):
        _remove(connection, _inside(folder, file.path))
        _add(connection, folder, file)
        if n % BATCH == 0:
            connection.execute("COMMIT")
            connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")


def _difference(connection: Connection, folder: Path, files: Sequence[File]) -> tuple[list[str], list[File]]:
    """The paths that are no longer there, and the files that are new or not as they were."""
    rows = connection.execute("SELECT path, mtime, ctime, size, device, inode FROM file")
    known = {row[0]: row[1:] for row in rows}
    present = {_inside(folder, file.path): file for file in files}
    changed = [file for path, file in present.items() if known.get(path) != file[1:]]
    return [path for path in known if path not in present], changed


def _inside(folder: Path, path: str) -> str:
    return Path(path).name if path == str(folder) else path.removeprefix(f"{folder}{os.sep}")


def _remove(connection: Connection, path: str) -> None:
    found = connection.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
    for statement in _REMOVAL if found else ():
        connection.execute(statement, found)


_REMOVAL = (
    "INSERT INTO word (word, rowid, words) SELECT 'delete', id, words FROM thing WHERE file = ?",
    "DELETE FROM bears WHERE quote IN (SELECT id FROM quote WHERE file = ?)",
    "DELETE FROM quote WHERE file = ?",
    "DELETE FROM thing WHERE file = ?",
    "DELETE FROM head WHERE file = ?",
    "DELETE FROM file WHERE id = ?",
)


def _add(connection: Connection, folder: Path, file: File) -> None:
    """Read a file and put what it holds, or what is wrong with it, into the index."""
    settled = abs(time.time_ns() - file.mtime) >= SETTLED * 1e9
    debate, problems, tree = valid(file.path)
    told = [(p.code, p.address, p.facts, p.where.line, p.where.column, p.more) for p in problems]
    unread = any(p.code == "unreadable" for p in problems)
    times = file[1:] if settled and not unread else (-1,) * 5  # to be read again next time
    row = (_inside(folder, file.path), *times, file.debate, _json(told) if told else None)
    number = connection.execute(
        "INSERT INTO file (path, mtime, ctime, size, device, inode, debate, problems)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    if debate and tree is not None and number:
        head = _json({key: value for key, value in tree.items() if key != "quotes"})
        connection.execute("INSERT INTO head VALUES (?, ?, ?)", (number, head, crc32(head.encode())))
        first = _things(connection, debate, number)
        _quotes(connection, debate, number, tree.get("quotes", {}), first)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _things(connection: Connection, debate: Debate, file: int) -> dict[str, int]:
    """Put in the names and words of every thing; gives the number of each."""
    start = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM thing").fetchone()[0]
    both = zip(catalogue.entries(debate), catalogue.documents(debate), strict=True)
    rows = [
        (
            start + n,
            file,
            entry.what,
            entry.id,
            "\f".join("\n".join(names) for names in (entry.names, entry.also) if names),
            ",".join(aspect for aspect, _ in document.texts),
            "\n".join(text for _, text in document.texts),
        )
        for n, (entry, document) in enumerate(both)
    ]
    connection.executemany("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", ((r[0], r[6]) for r in rows))
    return {row[3]: row[0] for row in rows if row[2] != debate.what}


def _quotes(
    connection: Connection, debate: Debate, file: int, tree: dict[str, Any], numbers: dict[str, int]
) -> None:
    """Put in every quote as it is in the file, and what it can be chosen by."""
    people = {name: _person(connection, speaker) for name, speaker in debate.speakers.items()}
    rows, pairs = [], []
    for name, quote in debate.quotes.items():
        number, text = numbers[name], _json(tree[name])
        chosen_by = people.get(quote.speaker or ""), quote.kind, quote.source
        rows.append((number, file, name, *chosen_by, text, crc32(text.encode())))
        pairs += [(target, number) for target in debate.bearing[name]]
    connection.executemany("INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO bears VALUES (?, ?)", pairs)


def _person(connection: Connection, speaker: Speaker) -> int:
    key = person_key(catalogue.person(speaker))
    connection.execute("INSERT OR IGNORE INTO person (key) VALUES (?)", (key,))
    return int(connection.execute("SELECT id FROM person WHERE key = ?", (key,)).fetchone()[0])


def status(folder: Path, worth_it: int) -> Status:
    """What a library's index holds now; nothing is built. Raises `Unusable` if it cannot be read."""
    files, _ = listing(folder)
    path = location(folder)
    needed = sum(file.size for file in files) >= worth_it
    nothing = Status(path, needed, 0, 0, 0, 0, len(files))
    if not path.is_file():
        return nothing
    try:
        with trouble(), closing(connected(folder)) as connection:
            gone, changed = _difference(connection, folder, files)
            held, debates, quotes = connection.execute(
                "SELECT count(*), count(*) - count(problems), (SELECT count(*) FROM quote) FROM file"
            ).fetchone()
    except Unusable as unusable:
        if unusable.why != SPOILT:
            raise
        return nothing._replace(size=path.stat().st_size)
    stale = len(gone) + len(changed)
    return Status(path, needed, path.stat().st_size, held, debates, quotes, stale)


def location(folder: Path) -> Path:
    """Where the index of a library is: a file in the user's cache folder, named after the library."""
    from platformdirs import user_cache_path

    root = os.path.realpath(folder)
    return (
        user_cache_path("socinno", appauthor=False) / f"{Path(root).stem}-{crc32(root.encode()):08x}.sqlite"
    )


def connected(folder: Path) -> Connection:
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


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _create(connection: Connection, root: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) == 0:  # else another process was first
        for statement in SCHEMA.split(";\n"):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES (?)", (root,))
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


@trouble()
def clear(folder: Path) -> None:
    """Remove a library's index, and what a process that was killed may have left beside it."""
    path = location(folder)
    for file in (path, path.with_name(path.name + "-journal")):
        file.unlink(missing_ok=True)
