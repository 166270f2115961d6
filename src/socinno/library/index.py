"""An index kept up to date: what the files hold now, as rows of SQLite in the cache folder.

The files are the truth: an index is used only when it holds every file as it is now, by path, times,
size and number. Whatever is wrong with it raises `Unusable`.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, TypeVar

from socinno.files import File, listing
from socinno.library import catalogue
from socinno.library.catalogue import Status
from socinno.library.indexed import IndexedLibrary, packed, person_key
from socinno.library.reader import valid
from socinno.library.soundness import (
    OLD,
    SPOILT,
    checksum,
    last_token,
    passing,
    proven,
    seal,
    stamp,
    stamp_of,
    trouble,
)
from socinno.library.store import PATIENCE, UPKEEP, connected, discard, identity, location
from socinno.library.store import clear as clear
from socinno.model import Debate
from socinno.problems import Problem, Unusable

if TYPE_CHECKING:
    from socinno.library import Progress

_Made = TypeVar("_Made")
SETTLED = 3.0  # seconds; what changed more recently may change again unseen by its times (FAT: two)
BATCH = 256  # files in a transaction: what a kill in the middle costs at most
TRIES = 3  # when another process changes the index at the same time
PAUSE = 0.02  # seconds


def library(
    folder: Path,
    files: Sequence[File],
    problems: Sequence[Problem],
    progress: Progress,
    patience: float | None = None,
) -> tuple[IndexedLibrary, str]:
    """The library of a folder through its index, brought up to date; and `SPOILT` if that was damaged.

    Raises `Unusable`.
    """
    seconds = PATIENCE if patience is None else patience
    return _tried(folder, lambda: _current(folder, files, problems, progress, seconds), seconds)


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
def _current(
    folder: Path, files: Sequence[File], problems: Sequence[Problem], progress: Progress, patience: float
) -> IndexedLibrary:
    connection = connected(folder, patience)
    try:
        for _ in range(TRIES):
            _begin(connection, folder)  # from here on one state of the index, whoever writes
            if not any(_difference(connection, folder, files)):
                return IndexedLibrary(connection, folder, problems)
            connection.execute("COMMIT")
            if _refreshed(connection, folder, files, progress):
                return IndexedLibrary(connection, folder, problems)
            connection.execute("COMMIT")
        raise Unusable("busy")
    except BaseException:
        connection.close()
        raise


def _begin(connection: Connection, folder: Path, how: str = "") -> None:
    """Begin a transaction on an index that is sound."""
    connection.execute(f"BEGIN {how}")
    proven(connection, location(folder))


def _refreshed(connection: Connection, folder: Path, files: Sequence[File], progress: Progress) -> bool:
    """Bring the index up to date with the files: only what changed is read, and nothing else.

    False if another process has changed it by the time that it can be read.
    """
    _begin(connection, folder, "IMMEDIATE")
    gone, changed = _difference(connection, folder, files)
    for path in gone:
        _remove(connection, path)
    for n, file in enumerate(progress(changed), 1):
        _remove(connection, _inside(folder, file.path))
        _add(connection, folder, file)
        if n % BATCH == 0:
            _committed(connection, folder)
            connection.execute("COMMIT")
            _begin(connection, folder, "IMMEDIATE")
    return _committed(connection, folder)


def _committed(connection: Connection, folder: Path) -> bool:
    """End a transaction that wrote, and begin one that reads: whether what is there is what was written."""
    token = seal(connection)
    connection.execute("COMMIT")
    connection.execute("BEGIN")
    ours = token == last_token(connection)
    if ours:
        stamp(connection, location(folder))
    return ours


def _difference(
    connection: Connection, folder: Path, files: Sequence[File]
) -> tuple[list[bytes], list[File]]:
    """The paths that are no longer there, and the files that are new or not as they were."""
    known = dict(connection.execute("SELECT path, key FROM file"))
    present = {_inside(folder, file.path): file for file in files}
    changed = [file for path, file in present.items() if known.get(path) != _key(file)]
    return [path for path in known if path not in present], changed


def _key(file: File) -> str:
    return " ".join(map(str, file[1:]))


def _inside(folder: Path, path: str) -> bytes:
    """The path of a file inside a folder: bytes, as not every name is a text."""
    return os.fsencode(Path(path).name if path == str(folder) else path.removeprefix(f"{folder}{os.sep}"))


def _remove(connection: Connection, path: bytes) -> None:
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
    key = _key(file) if settled and not unread else ""  # to be read again next time
    number = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM file").fetchone()[0])
    name, whole, quotes = None, 0, 0
    if debate and tree is not None:
        name, quotes = debate.id, len(debate.quotes)
        whole = _debate(connection, debate, number, tree)
    wrong = json.dumps(told) if told else None  # in ASCII: it may speak of a name that is no text
    row = (number, _inside(folder, file.path), key, name, wrong, quotes, whole)
    connection.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, checksum(*row)))


def _debate(connection: Connection, debate: Debate, number: int, tree: dict[str, Any]) -> int:
    """Put in a debate, as it is in its file; the sum of the checksums of its rows."""
    head = _json({key: value for key, value in tree.items() if key != "quotes"})
    row = (number, head)
    connection.execute("INSERT INTO head VALUES (?, ?, ?)", (*row, checksum(*row)))
    numbers, whole = _things(connection, debate, number)
    return checksum(*row) + whole + _quotes(connection, debate, number, tree.get("quotes", {}), numbers)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _things(connection: Connection, debate: Debate, file: int) -> tuple[dict[str, int], int]:
    """Put in the names and words of every thing; gives the number of each, and the sum of checksums."""
    start = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM thing").fetchone()[0]
    both = zip(catalogue.entries(debate), catalogue.documents(debate), strict=True)
    rows = []
    for number, (entry, document) in enumerate(both, start):
        named = (number, file, entry.what, entry.id, packed(entry))
        aspects = ",".join(aspect for aspect, _ in document.texts)
        said = (aspects, "\n".join(text for _, text in document.texts))
        of_names = checksum(file, number, *named[2:])
        rows.append((*named, of_names, *said, checksum(*said)))
    connection.executemany("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO word (rowid, words) VALUES (?, ?)", ((r[0], r[7]) for r in rows))
    numbers = {row[3]: row[0] for row in rows if row[2] != debate.what}
    return numbers, sum(row[5] + row[8] for row in rows)


def _quotes(
    connection: Connection, debate: Debate, file: int, tree: dict[str, Any], numbers: dict[str, int]
) -> int:
    """Put in every quote as it is in the file, and what it can be chosen by; the sum of checksums."""
    people = {name: person_key(catalogue.person(speaker)) for name, speaker in debate.speakers.items()}
    rows, pairs = [], []
    for name, quote in debate.quotes.items():
        chosen_by = people.get(quote.speaker or ""), quote.kind, quote.source
        row = (numbers[name], file, name, *chosen_by, _json(tree[name]))
        rows.append((*row, checksum(file, row[0], *row[2:])))
        pairs += [(target, numbers[name]) for target in debate.bearing[name]]
    connection.executemany("INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO bears VALUES (?, ?)", pairs)
    return sum(row[-1] for row in rows) + sum(checksum(*pair) for pair in pairs)


def rebuild(folder: Path, progress: Progress) -> None:
    """Make a library's index anew. Raises `Unusable` if that fails."""
    clear(folder)
    library(folder, *listing(folder), progress, UPKEEP)


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
