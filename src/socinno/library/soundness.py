"""Whether an index is what was written: by the stamp beside it, or else every row by its checksum.

The stamp says which file of what times and size was last written or verified. While the index is that
very file nobody else has touched it; else everything in it is verified, and stamped anew.
"""

from __future__ import annotations

import marshal
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection
from typing import Any
from zlib import crc32

from socinno import files
from socinno.problems import Unusable

SPOILT = "spoilt"
"""Why an index is unusable that is damaged: it can be made anew, which is told."""

OLD = "old"
"""Why an index is unusable that another version made: it is made anew without a word."""

_DAMAGE = {
    *(sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_FORMAT),
    *(sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG),
}
LONGEST_STAMP = 200  # bytes
_PLAIN = 2  # the last of marshal's formats in which equal values are equal bytes, whatever holds them
_TICK = 20_000_000  # nanoseconds in which the clock of a file system may stand still


@contextmanager
def trouble(unproven: bool = False) -> Iterator[None]:
    """Tell an index that is damaged from one that cannot be had: `Unusable`.

    What SQLite cannot make sense of is damage only in an index that is not proven to be sound yet.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = _code(error)
        if code in _DAMAGE or code == -1 or (unproven and code == sqlite3.SQLITE_ERROR):
            raise Unusable(SPOILT) from error
        raise Unusable("busy" if code == sqlite3.SQLITE_BUSY else str(error)) from error
    except UnicodeDecodeError as error:  # sqlite3 hands out what stands there as text
        raise Unusable(SPOILT) from error
    except OSError as error:
        raise Unusable(error.strerror or str(error)) from error


def _code(error: sqlite3.Error) -> int:
    """The primary code of SQLite; -1 where it is the values that make no sense."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else code & 0xFF


def passing(error: Unusable) -> bool:
    """Whether an index may be unusable only because another process removed or remade it meanwhile."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):  # who opens what was removed may take its successor's journal away
        moved = getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED
        return moved or _code(cause) == sqlite3.SQLITE_IOERR
    return isinstance(cause, FileNotFoundError)


def checksum(*values: Any) -> int:
    """The checksum of some values of a row, of whatever type a damaged row has them."""
    return crc32(marshal.dumps(values, _PLAIN))


def proven(connection: Connection, path: Path) -> None:
    """Make sure, in a transaction, that an index is what was written. Raises `Unusable` if not."""
    with trouble(unproven=True):
        if vouched(connection, path):
            return
        if list(connection.execute("PRAGMA integrity_check(1)")) != [("ok",)]:
            raise Unusable(SPOILT)
        _verify(connection)
    stamp(connection, path)


def vouched(connection: Connection, path: Path) -> bool:
    """Whether, in a transaction, the stamp says of an index that it is sound as it is."""
    return _mark(connection, path) == _stamp(path)


def stamp(connection: Connection, path: Path) -> None:
    """Note, in a transaction, that the index is sound as it is now; where that cannot be, it is not."""
    with suppress(OSError):
        stat = path.stat()
        age = time.time_ns() - max(stat.st_mtime_ns, stat.st_ctime_ns)
        if 0 <= age < _TICK:  # what changes it from here on must change its times too
            time.sleep((_TICK - age) / 1e9)
        mark = _mark(connection, path)
        beside = stamp_of(path)
        beside.unlink(missing_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(mark)


def stamp_of(path: Path) -> Path:
    """The file with the stamp of an index."""
    return path.with_name(f"{path.name}-stamp")


def _stamp(path: Path) -> str:
    try:
        return files.read(stamp_of(path), LONGEST_STAMP).decode("ascii", "replace")
    except OSError:
        return ""


def _mark(connection: Connection, path: Path) -> str:
    """What a stamp says: which file it is, its times and size, and which of our transactions was last."""
    token = last_token(connection)
    stat = path.stat()  # after it, when nobody else can write
    of_file = stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_dev, stat.st_ino
    return " ".join(map(str, (*of_file, token)))


def last_token(connection: Connection) -> str:
    """Which of the transactions that changed an index was the last."""
    [(token,)] = connection.execute("SELECT token FROM meta")
    return str(token)


def seal(connection: Connection) -> str:
    """Before a commit: note the checksum of the words, and which transaction this is; its token."""
    connection.execute("SAVEPOINT written")  # FTS5 writes what it still holds in memory
    connection.execute("RELEASE written")
    token = os.urandom(8).hex()
    connection.execute("UPDATE meta SET words = ?, token = ?", (_checksum_of_words(connection), token))
    return token


def _checksum_of_words(connection: Connection) -> int:
    """The checksum of all that FTS5 keeps."""
    total = 0
    for table in ("word_data", "word_idx", "word_config"):
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
            for value in row:
                total = crc32(value if isinstance(value, bytes) else str(value).encode(), total)
    return total


_ROWS: tuple[tuple[str, Callable[..., int | None]], ...] = (
    ("SELECT file, checksum, json FROM head", lambda file, given, *row: _same(given, file, *row)),
    ("SELECT file, checksum, drawn FROM sketch", lambda file, given, *row: _same(given, file, *row)),
    ("SELECT file, sum, choices FROM sketch", lambda file, given, *row: _same(given, file, *row)),
    (
        "SELECT file, checksum, id, what, name, names FROM thing",
        lambda file, given, *row: _same(given, file, *row),
    ),
    ("SELECT file, sum, rank, aspects, words FROM thing", lambda file, given, *row: _same(given, *row)),
    (
        "SELECT file, label.checksum, label.what, label.name, thing, called"
        " FROM label LEFT JOIN thing ON thing.id = thing",
        lambda file, given, *row: _same(given, *row),
    ),
    (
        "SELECT file, checksum, id, name, person, kind, source, json FROM quote",
        lambda file, given, *row: _same(given, file, *row),
    ),
    (
        "SELECT file, 0, target, quote FROM bears LEFT JOIN quote ON quote.id = quote",
        lambda file, given, *row: checksum(*row),
    ),
)
"""The rows of every table with their file, and the checksum of each; none where it is not its own."""


def _same(given: Any, *values: Any) -> int | None:
    return checksum(*values) if checksum(*values) == given else None


def _verify(connection: Connection) -> None:
    """Compare every row with its checksum, those of a file with their sum. Raises `Unusable`."""
    [(words,)] = connection.execute("SELECT words FROM meta")
    if words != _checksum_of_words(connection):
        raise Unusable(SPOILT)
    sums: Counter[Any] = Counter()
    for query, of_row in _ROWS:
        for row in connection.execute(query):
            found = of_row(*row)
            if found is None:
                raise Unusable(SPOILT)
            sums[row[0]] += found
    rows = connection.execute("SELECT id, path, key, debate, problems, quotes, whole, checksum FROM file")
    for *row, given in rows:
        if checksum(*row) != given or sums.pop(row[0], 0) != row[-1]:
            raise Unusable(SPOILT)
    if sums:  # rows of no file
        raise Unusable(SPOILT)
