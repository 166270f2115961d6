"""The file of an index: where it is, what its tables are, how it is opened and removed."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection
from stat import S_ISREG
from zlib import crc32

from socinno.library.soundness import OLD, SPOILT, seal, stamp_of, trouble, vouched
from socinno.problems import Unusable
from socinno.text import printable

VERSION = 9
"""Of the schema and of what is derived. Raise it when either changes: older indexes are made anew."""

PLACES = 20
"""Bits of a thing's number that say its place in its file, which cannot have so many keys."""

NUMBERS = 45
"""Bits of a thing's number. In the table of words those above say how well it may rank at best."""

PATIENCE = 1.0  # seconds to wait for another process, rather than for all the files
UPKEEP = 20.0  # seconds to wait where it is the index that is asked for

SCHEMA = """
CREATE TABLE meta (root BLOB, words INT, token TEXT);
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path BLOB UNIQUE, key TEXT, debate TEXT, problems TEXT, quotes INT, whole INT,
    checksum INT
);
CREATE TABLE head (file INTEGER PRIMARY KEY, json TEXT, checksum INT);
CREATE TABLE sketch (file INTEGER PRIMARY KEY, drawn TEXT, checksum INT, choices TEXT, sum INT);
CREATE TABLE label (
    what TEXT, name TEXT, thing INT, called TEXT, checksum INT, PRIMARY KEY (what, name, thing)
) WITHOUT ROWID;
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, file INT, rank INT, what TEXT, name TEXT, names TEXT, checksum INT,
    aspects TEXT, words TEXT, sum INT
);
CREATE TABLE quote (
    id INTEGER PRIMARY KEY, file INT, name TEXT, person TEXT, kind TEXT, source TEXT, json TEXT, checksum INT
);
CREATE TABLE bears (target TEXT, quote INT, PRIMARY KEY (target, quote)) WITHOUT ROWID;
CREATE INDEX bears_quote ON bears (quote);
CREATE INDEX thing_name ON thing (name);
CREATE INDEX thing_names ON thing (what, names, name, file, checksum);
CREATE INDEX thing_file ON thing (file);
CREATE INDEX quote_name ON quote (file, name);
CREATE INDEX quote_person ON quote (person);
CREATE INDEX quote_source ON quote (source);
CREATE VIRTUAL TABLE word USING fts5(
    words, content='', detail=none, columnsize=0,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cn Co Cs Cf'"
);
"""
# Words come folded, so that the tokenizer has only the spaces left to see; their rows are the things',
# those first that may rank best (see `NUMBERS`). `path` and `root` are the bytes of a name, which
# may be no text. `key`: times, size and number of a file when it was read.

_STATEMENTS = tuple(statement.strip() for statement in SCHEMA.split(";\n") if statement.strip())
_SHADOWS = {"word_data", "word_idx", "word_config", "sqlite_autoindex_file_1"}
_SETTINGS = ("synchronous = NORMAL", "cell_size_check = ON", "trusted_schema = OFF")
NONE = (0, 0)
_BESIDE = ("-journal", "-wal", "-shm")
_LONGEST = 40  # characters of a library's name in that of its index


def location(folder: Path) -> Path:
    """Where the index of a library is: a file in the user's cache folder, named after the library."""
    root = _root(folder)
    name = printable(Path(os.fsdecode(root)).stem[:_LONGEST])
    return caches() / f"{name}-{crc32(root):08x}.sqlite"


def caches() -> Path:
    """Our folder among the user's caches. Raises `Unusable` where nothing says what is a user's."""
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        said, home = os.environ.get("XDG_CACHE_HOME", ""), os.environ.get("HOME", "")
        if os.path.isabs(said) or os.path.isabs(home):
            return Path(said if os.path.isabs(said) else f"{home.rstrip('/')}/.cache", "socinno")
    from platformdirs import user_cache_path  # late: a twentieth of a start

    try:
        return user_cache_path("socinno", appauthor=False)
    except RuntimeError as error:  # as of a user without a home
        raise Unusable(str(error)) from error


def inside(folder: Path, path: str) -> bytes:
    """The path of a file inside a folder: bytes, as not every name is a text."""
    return os.fsencode(Path(path).name if path == str(folder) else path.removeprefix(f"{folder}{os.sep}"))


def _root(folder: Path) -> bytes:
    return os.fsencode(os.path.realpath(folder))


@trouble(unproven=True)
def connected(folder: Path, patience: float = PATIENCE) -> Connection:
    """A connection to the index of a library, which is empty if there was none. Raises `Unusable`."""
    path = location(folder)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not _regular(path):
        raise OSError(errno.EINVAL, "Not a regular file")
    _private(path)
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if _version(connection) == 0 and path.stat().st_size == 0:
            _create(connection, _root(folder))
        _examine(connection, _root(folder))
    except BaseException:
        connection.close()
        raise
    return connection


@trouble(unproven=True)
def read_only(folder: Path) -> Connection:
    """A connection, in a transaction, to the index of a library as it is now, if it is known to be sound.

    Nothing is made, verified or waited for. Raises `Unusable`.
    """
    path = location(folder)
    if identity(path) == NONE or not _regular(path):
        raise OSError(errno.EINVAL, "Not a regular file")
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, timeout=0, isolation_level=None, uri=True)
    try:
        connection.execute("BEGIN")
        _examine(connection, _root(folder))
        if not vouched(connection, path):
            raise Unusable(SPOILT)
    except BaseException:
        connection.close()
        raise
    return connection


def _private(path: Path) -> None:
    """Let only its owner read an index: it holds what they may keep from others."""
    with suppress(FileExistsError):  # closing one that is there would end this process's locks on it
        if not path.exists():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with suppress(OSError):
        if path.stat().st_mode & 0o077 and not path.is_symlink():  # what a link leads to may be no index
            path.chmod(0o600)


def _regular(path: Path) -> bool:
    """Whether an index and what is beside it are regular files or not there: SQLite would wait for a pipe."""
    for file in (path, *_beside(path)):
        with suppress(FileNotFoundError):
            if not S_ISREG(file.stat().st_mode):
                return False
    return True


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _create(connection: Connection, root: bytes) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) == 0:  # else another process was first
        for statement in _STATEMENTS:
            connection.execute(statement)
        connection.execute("INSERT INTO meta (root) VALUES (?)", (root,))
        seal(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _examine(connection: Connection, root: bytes) -> None:
    """Raises `Unusable` where an index is of another version, or has not the tables that it should have."""
    if _version(connection) != VERSION:
        raise Unusable(OLD)
    kept = dict(connection.execute("SELECT name, sql FROM sqlite_master"))
    ours = {sql for name, sql in kept.items() if name not in _SHADOWS}
    journal = connection.execute("PRAGMA journal_mode").fetchone()
    roots = list(connection.execute("SELECT root FROM meta")) if ours == set(_STATEMENTS) else []
    if not (kept.keys() >= _SHADOWS and journal == ("delete",) and roots == [(root,)]):
        raise Unusable(SPOILT)


@trouble()
def clear(folder: Path) -> None:
    """Remove a library's index, between two writes of others if they end soon. Raises `Unusable`.

    Who reads it goes on with what was there; who still writes it begins again.
    """
    path = location(folder)
    if not _regular(path):
        return _remove(path)
    number = identity(path)
    if number == NONE:
        return
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
        with suppress(sqlite3.Error):
            connection.execute("BEGIN EXCLUSIVE")
        if identity(path) != number:
            return  # another process has removed it
        with suppress(PermissionError):  # Windows removes no file that is open
            return _remove(path)
    _remove(path)


@trouble()
def discard(path: Path, number: tuple[int, int]) -> bool:
    """Remove an index that proved to be unusable, unless another process has remade it meanwhile."""
    same = identity(path) == number
    if same:
        _remove(path)
    return same


def identity(path: Path) -> tuple[int, int]:
    """Which file an index is; `NONE` if there is none."""
    try:
        stat = path.stat()
    except OSError:
        return NONE
    return (stat.st_dev, stat.st_ino)


def _remove(path: Path) -> None:
    """Remove an index last: while it is there, what stands beside it is no other's."""
    for beside in (stamp_of(path), *_beside(path)):
        with suppress(IsADirectoryError, PermissionError):
            beside.unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def _beside(path: Path) -> list[Path]:
    """The files that SQLite may keep beside an index."""
    return [path.with_name(path.name + ending) for ending in _BESIDE]
