"""An index kept up to date: what the files hold now, as rows of SQLite in the cache folder.

The files are the truth: an index is used only when it holds every file as it is now, by path, times,
size and number. Whatever is wrong with it raises `Unusable`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from socinno.files import File, key_of, listing
from socinno.library.indexed import IndexedLibrary
from socinno.library.rows import Rows
from socinno.library.soundness import (
    OLD,
    SPOILT,
    last_token,
    passing,
    proven,
    seal,
    stamp,
    stamp_of,
    trouble,
)
from socinno.library.store import NUMBERS, PATIENCE, UPKEEP, connected, discard, identity, inside, location
from socinno.library.store import clear as clear
from socinno.library.workers import Work, making
from socinno.problems import Problem, Unusable

if TYPE_CHECKING:
    from socinno.library import Progress

_Made = TypeVar("_Made")
HEAVY = 2_000_000  # bytes of files in a transaction at least: what a kill in the middle costs at most, or
SHARE = 8  # of so many of an index: to seal it takes as long as it is large
OPENING = 4_000  # bytes that are read in the time in which a file is opened
TRIES = 3  # when another process changes the index at the same time
PAUSE = 0.02  # seconds


class Status(NamedTuple):
    """What is known of a library's index: where it is, its bytes, what it holds, what it lacks.

    `needed`: the library is large enough for one.
    """

    path: Path
    needed: bool
    size: int
    files: int
    debates: int
    quotes: int
    stale: int


def library(
    folder: Path,
    files: Sequence[File],
    problems: Sequence[Problem],
    progress: Progress,
    alone: bool,
    patience: float | None = None,
) -> tuple[IndexedLibrary, str]:
    """The library of a folder through its index, brought up to date; and `SPOILT` if that was damaged.

    `alone`: nothing else runs in this process, so that it may be forked. Raises `Unusable`.
    """
    seconds = PATIENCE if patience is None else patience

    def make() -> IndexedLibrary:
        connection = connected(folder, seconds)
        try:
            _bring_up(connection, folder, files, progress, alone)
            return IndexedLibrary(connection, folder, problems)
        except BaseException:
            connection.close()
            raise

    return _tried(folder, make, seconds)


def _tried(folder: Path, make: Callable[[], _Made], seconds: float) -> tuple[_Made, str]:
    """What comes of an index, which is remade where it must be; and `SPOILT` if because of damage.

    Tried again, for so long, when another process removed or remade it meanwhile.
    """
    damaged, remade, start = "", 0, time.monotonic()
    while True:
        path = location(folder)
        number = identity(path)
        try:
            return make(), damaged
        except Unusable as unusable:
            if unusable.why in (SPOILT, OLD) and remade < TRIES:
                remade += 1
                if discard(path, number) and unusable.why == SPOILT:
                    damaged = SPOILT
            elif not passing(unusable) or time.monotonic() - start > seconds:
                raise
            else:
                time.sleep(PAUSE)


@trouble()
def _bring_up(
    connection: Connection, folder: Path, files: Sequence[File], progress: Progress, alone: bool
) -> None:
    """Bring an index up to date, in which a transaction has begun then. Raises `Unusable`."""
    for _ in range(TRIES):
        _begin(connection, folder)  # from here on one state of the index, whoever writes
        if not any(_difference(connection, folder, files)):
            return
        connection.execute("COMMIT")
        if _refreshed(connection, folder, files, progress, alone):
            return
        connection.execute("COMMIT")
    raise Unusable("busy")


def _begin(connection: Connection, folder: Path, how: str = "") -> None:
    """Begin a transaction on an index that is sound."""
    connection.execute(f"BEGIN {how}")
    proven(connection, location(folder))


def _refreshed(
    connection: Connection, folder: Path, files: Sequence[File], progress: Progress, alone: bool
) -> bool:
    """Bring the index up to date with the files: only what changed is read, and nothing else.

    False if another process has changed it meanwhile.
    """
    connection.execute("PRAGMA cache_size = -32000")  # kilobytes: who writes comes back to what is written
    _begin(connection, folder, "IMMEDIATE")
    gone, changed = _difference(connection, folder, files)
    [(last,)] = connection.execute("SELECT coalesce(max(id), 0) FROM file")
    works = [Work(file, inside(folder, file.path), n) for n, file in enumerate(changed, last + 1)]
    for path in (*gone, *(work.inside for work in works)) if last else ():
        _remove(connection, path)
    with making(works, alone) as made:
        passing = ((file, rows) for _, (file, rows) in zip(progress(changed), made, strict=False))
        unsealed = 0
        while weight := _put_some(connection, passing):
            unsealed += weight
            if unsealed > max(HEAVY, location(folder).stat().st_size // SHARE):
                if not _committed(connection, folder, "IMMEDIATE"):
                    return False
                unsealed = 0
    return _committed(connection, folder)


def _committed(connection: Connection, folder: Path, how: str = "") -> bool:
    """End a transaction that wrote, and begin another: whether what is there is what was written."""
    token = seal(connection)
    connection.execute("COMMIT")
    with trouble(unproven=True):  # meanwhile it may have become another's, or that of nobody
        connection.execute(f"BEGIN {how}")
        ours = token == last_token(connection)
    if ours:
        stamp(connection, location(folder))
    return ours


def _difference(
    connection: Connection, folder: Path, files: Sequence[File]
) -> tuple[list[bytes], list[File]]:
    """The paths that are no longer there, and the files that are new or not as they were."""
    known = dict(connection.execute("SELECT path, key FROM file"))
    present = {inside(folder, file.path): file for file in files}
    changed = [file for path, file in present.items() if known.get(path) != key_of(file)]
    return [path for path in known if path not in present], changed


def _remove(connection: Connection, path: bytes) -> None:
    found = connection.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
    for statement in _REMOVAL if found else ():
        connection.execute(statement, found)


_REMOVAL = (
    f"INSERT INTO word (word, rowid, words) SELECT 'delete', id | (rank << {NUMBERS}), words FROM thing"
    " WHERE file = ?",
    "DELETE FROM bears WHERE quote IN (SELECT id FROM quote WHERE file = ?)",
    "DELETE FROM label WHERE (what, name, thing) IN (SELECT what, name, id FROM thing WHERE file = ?)",
    "DELETE FROM quote WHERE file = ?",
    "DELETE FROM thing WHERE file = ?",
    "DELETE FROM head WHERE file = ?",
    "DELETE FROM sketch WHERE file = ?",
    "DELETE FROM file WHERE id = ?",
)


def _put_some(connection: Connection, passing: Iterator[tuple[File, Rows]]) -> int:
    """Put in what some files hold, of which nothing is known; their bytes, none at the end."""
    every, weight = Rows(*([] for _ in Rows._fields)), 0
    for file, rows in passing:
        for gathered, some in zip(every, rows, strict=True):
            gathered += some
        weight += file.size + OPENING
        if weight > HEAVY:
            break
    for table, some in every._replace(word=[])._asdict().items():
        if some:
            connection.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(some[0]))})", some)
    # FTS5 writes what it has gathered when a number is less than the one before
    connection.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", sorted(every.word))
    return weight


def rebuild(folder: Path, progress: Progress, alone: bool) -> None:
    """Make a library's index anew. Raises `Unusable` if that fails."""
    clear(folder)
    library(folder, *listing(folder), progress, alone, UPKEEP)


def status(folder: Path, worth_it: int) -> Status:
    """What a library's index holds now; nothing is built. Raises `Unusable` if it cannot be read."""
    files, _ = listing(folder)
    path = location(folder)
    needed = sum(file.size for file in files) >= worth_it
    nothing = Status(path, needed, 0, 0, 0, 0, len(files))
    if not path.is_file():
        return nothing
    try:
        with trouble(), closing(connected(folder, UPKEEP)) as connection:
            _begin(connection, folder)
            gone, changed = _difference(connection, folder, files)
            held, debates, quotes = connection.execute(
                "SELECT count(*), count(*) - count(problems), (SELECT count(*) FROM quote) FROM file"
            ).fetchone()
            size = path.stat().st_size
    except Unusable as unusable:
        if unusable.why not in (SPOILT, OLD) and not passing(unusable):
            raise
        return nothing._replace(size=path.stat().st_size if path.is_file() else 0)
    stale = len(gone) + len(changed)
    return Status(path, needed, size, held, debates, quotes, stale)


def doubt(folder: Path, why: str) -> None:
    """After an index proved to be unusable on the way: it is removed if damaged, else verified next time."""
    path = location(folder)
    if why == SPOILT:
        discard(path, identity(path))
    elif why != "busy":
        with trouble():
            stamp_of(path).unlink(missing_ok=True)
