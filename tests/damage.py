"""Damaged indexes, many and seeded: each is noticed or harmless, and no answer differs from the files'.

`python tests/damage.py [--count 10000] [--seed 1]` makes the index of a generated library, damages a
copy of it in a way drawn from the seed, and asks what commands ask. It prints, by kind of damage, how
often that was noticed (the index is made anew), harmless (the same answer), wrong or a crash; it ends
with 1 if any is wrong or a crash.
"""

import argparse
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from generate import generate
from libraries import answer, from_disk, settled

import socinno
from socinno import Filters
from socinno.library import Library, opened, store
from socinno.problems import Unusable

PAGE = 4096
QUESTIONS: tuple[Callable[[Library], Any], ...] = (
    lambda it: socinno.debates(it, "en"),
    lambda it: socinno.show(it, "speaker-0", "en"),
    lambda it: socinno.show(it, "Stem 0", "en"),
    lambda it: socinno.show(it, "side-0-a", "en"),
    lambda it: socinno.search(it, ["zaalaa"], Filters(), "en", 0),
    lambda it: socinno.search(it, ["zaal*"], Filters(("speaker-0",)), "en", 0),
    lambda it: socinno.search(it, ["zaalaa stoereefoe"], Filters(), "en", 0),
    lambda it: socinno.quotes(it, Filters(speaker=("speaker-0",)), "en"),
    lambda it: socinno.quotes(it, Filters(source=("source-18",), kind=("indirect",)), "en"),
    lambda it: socinno.quotes(it, Filters(position=("side-1-a",)), "en"),
    lambda it: socinno.speakers(it, Filters(position=("side-0-a",)), "en"),
    lambda it: socinno.who(it, Filters(speaker=("speaker-1",)), "en"),
    lambda it: it.entries(("speaker",)),
    lambda it: it.problems,
)

Bytes = Callable[[random.Random, bytearray], None]


def one_bit(random: random.Random, data: bytearray) -> None:
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def eight_bits(random: random.Random, data: bytearray) -> None:
    for _ in range(8):
        one_bit(random, data)


def header(random: random.Random, data: bytearray) -> None:
    data[random.randrange(100)] = random.randrange(256)


def zeros(random: random.Random, data: bytearray) -> None:
    at = random.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def noise(random: random.Random, data: bytearray) -> None:
    at = random.randrange(len(data))
    data[at : at + 64] = random.randbytes(min(64, len(data) - at))


def swapped(random: random.Random, data: bytearray) -> None:
    one, other = (random.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def cut(random: random.Random, data: bytearray) -> None:
    del data[random.randrange(len(data)) :]


BYTES: tuple[Bytes, ...] = (one_bit, eight_bits, header, zeros, noise, swapped, cut)
TABLES = ("meta", "file", "head", "label", "thing", "quote", "bears", "word_data", "word_idx", "word_config")


def changed_row(random: random.Random, connection: sqlite3.Connection) -> None:
    """A value of some rows of a table: another's, a number, nothing, or bytes that are no text."""
    table = random.choice(TABLES)
    column = random.choice([row[1] for row in connection.execute(f"PRAGMA table_info({table})")])
    rows = [row[0] for row in connection.execute(f"SELECT {column} FROM {table}")]
    old, new = random.choice(rows), random.choice([random.choice(rows), 2**40, -1, None, "x", b"\xff\xfe"])
    with suppress(sqlite3.IntegrityError):
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} IS ?", (new, old))


def deleted_row(random: random.Random, connection: sqlite3.Connection) -> None:
    table = random.choice(TABLES)
    column = random.choice([row[1] for row in connection.execute(f"PRAGMA table_info({table})")])
    rows = [row[0] for row in connection.execute(f"SELECT {column} FROM {table}")]
    connection.execute(f"DELETE FROM {table} WHERE {column} IS ?", (random.choice(rows),))


def doubled_row(random: random.Random, connection: sqlite3.Connection) -> None:
    """A row that is there once more, of another number."""
    table = random.choice(("file", "thing", "quote", "head"))
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    row = list(random.choice(list(connection.execute(f"SELECT * FROM {table}"))))
    row[0] = 10**6
    if table == "file":
        row[1] = b"another.yaml"
    connection.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(names))})", row)


def dropped(random: random.Random, connection: sqlite3.Connection) -> None:
    kinds = "type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'word\\__%' ESCAPE '\\'"
    every = list(connection.execute(f"SELECT type, name FROM sqlite_master WHERE {kinds}"))
    kind, name = random.choice(every)
    connection.execute(f"DROP {kind} {name}")


def altered(random: random.Random, connection: sqlite3.Connection) -> None:
    """Another schema: a trigger, a view, a column more, other statistics, another index's root."""
    schema = (
        "CREATE TRIGGER t AFTER INSERT ON file BEGIN DELETE FROM quote; END",
        "CREATE VIEW v AS SELECT * FROM quote",
        "ALTER TABLE quote ADD COLUMN more",
        "ANALYZE",
        "UPDATE sqlite_master SET rootpage = rootpage + 1 WHERE name = 'quote_source'",
        "UPDATE sqlite_master SET sql = replace(sql, '(source)', '(kind)') WHERE name = 'quote_source'",
        "DELETE FROM sqlite_master WHERE name = 'quote_source'",
        "DELETE FROM sqlite_master WHERE name = 'word_data'",
        "INSERT INTO word (word, rank) VALUES ('pgsz', 512)",
        "INSERT INTO word (word) VALUES ('delete-all')",
    )
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(random.choice(schema))


ROWS: tuple[Callable[[random.Random, sqlite3.Connection], None], ...] = (
    *(changed_row, changed_row, deleted_row, doubled_row, dropped, altered),
)


def beside(random: random.Random, at: Path) -> None:
    """Something in the place of the files that may stand beside an index."""
    path = at.with_name(at.name + random.choice(("-stamp", "-journal", "-wal", "-shm")))
    path.unlink(missing_ok=True)
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    what = random.choice((None, b"", b"\0" * 512, random.randbytes(4096), magic + random.randbytes(9000)))
    if what is None:
        path.mkdir()
    else:
        path.write_bytes(what)


class Case(NamedTuple):
    """A sound index to be damaged: its folder, the right answers, what the cache held."""

    folder: Path
    right: tuple[Any, ...]
    held: dict[str, bytes]


def case(at: Path) -> Case:
    """A library of three debates and a file that is broken, in a folder."""
    generate(at, 40, 3)
    (at / "broken.yaml").write_text("language: nl\nquestion: Zonder rest\n", "utf-8")
    settled(at)
    opened(at, worth_it=0)
    right = tuple(answer(ask, from_disk(at)) for ask in QUESTIONS)
    cache = store.location(at).parent
    return Case(at, right, {file.name: file.read_bytes() for file in cache.iterdir()})


def restore(of: Case) -> Path:
    """Put the sound index back, as another file, which is then as trusted as any."""
    at = store.location(of.folder)
    shutil.rmtree(at.parent)
    at.parent.mkdir(mode=0o700)
    for name, data in of.held.items():
        (at.parent / name).write_bytes(data)
    opened(of.folder, worth_it=0)  # which stamps it
    return at


def damage(random: random.Random, at: Path) -> str:
    """Damage an index in some way; its name."""
    way: Any = random.choice((*BYTES, *BYTES, *ROWS, beside))
    stat = at.stat()
    if way in BYTES:
        data = bytearray(at.read_bytes())
        way(random, data)
        at.write_bytes(data)
    elif way in ROWS:
        with closing(sqlite3.connect(at, isolation_level=None)) as connection:
            way(random, connection)
    else:
        way(random, at)
    if random.random() < 0.5:  # one who hides it
        os.utime(at, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return str(way.__name__)


def outcome(of: Case) -> str:
    """What comes of all questions: noticed, harmless, wrong, or the crash."""
    try:
        library, slower = opened(of.folder, worth_it=0)
        answers = tuple(answer(ask, library) for ask in QUESTIONS)
    except Unusable:
        return "noticed"  # on the way: the command reads the files
    except Exception as error:
        return f"crash: {''.join(traceback.format_exception(error)[-3:])}"
    if answers != of.right:
        return "wrong"
    return "noticed" if slower else "harmless"


def outcomes(folder: Path, seed: int, count: int) -> Iterator[tuple[str, str]]:
    """So many damages, each by the seed and its number alone, and what came of it."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    try:
        of = case(folder / "content")
        for n in range(count):
            at = restore(of)
            yield damage(random.Random(f"{seed}-{n}"), at), outcome(of)
    finally:
        os.environ.pop("XDG_CACHE_HOME")
        os.environ.update({"XDG_CACHE_HOME": before} if before else {})


def main() -> int:
    """Damage as many as asked, print what came of it; 1 if any answer was wrong or none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for n, (way, came) in enumerate(outcomes(Path(folder), asked.seed, asked.count)):
            found[way, came.partition(":")[0]] += 1
            if came not in ("noticed", "harmless"):
                print(f"{asked.seed}-{n} {way}: {came}")
    ends = ("noticed", "harmless", "wrong", "crash")
    print(f"{asked.count} damages, seed {asked.seed}")
    print(f"{'':12}" + "".join(f"{end:>10}" for end in ends))
    for way in sorted({way for way, _ in found}):
        print(f"{way:12}" + "".join(f"{found[way, end]:10}" for end in ends))
    total = [sum(count for (_, e), count in found.items() if e == end) for end in ends]
    print(f"{'':12}" + "".join(f"{count:10}" for count in total))
    return int(sum(total[2:]) > 0)


if __name__ == "__main__":
    sys.exit(main())
