"""A small example of each format of another tool, made by hand; and damage to one, seeded."""

import csv
import io
import json
import random
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

from hostile import TEXTS
from mutating import Case
from sourcefiles import damaged

from socinno.exchange.recognising import FORMATS

KIALO = """\
Discussion Title: Should the pond be open?

1. The pond should be open to swimmers.
1.1. Pro: Everybody swims.
1.1.1. Con: -> See 1.2.
1.2. Con: Ducks live there. [1](https://example.org/ducks)
1.2.1. Pro: They were there first.
"""

SAID = "Ada: The pond is for all. Bo: It is for ducks."


def _aif(folder: Path) -> Path:
    """Two who disagree, with a reason; and who said so."""
    texts = {
        **{"1": ("L", "Ada : The pond is for all"), "2": ("I", "the pond is for all")},
        **{"3": ("L", "Bo : It is for ducks"), "4": ("I", "the pond is for ducks")},
        **{"5": ("L", "Bo : They live there"), "6": ("I", "ducks live in the pond")},
        **{str(n): ("YA", "Asserting") for n in (7, 8, 9)},
        **{"10": ("CA", "Default Conflict"), "11": ("RA", "Default Inference")},
        **{"12": ("TA", "Default Transition"), "13": ("YA", "Disagreeing"), "14": ("YA", "Arguing")},
    }
    ways = """1-7 7-2 3-8 8-4 5-9 9-6 4-10 10-2 6-11 11-4 1-12 12-3 12-13 13-10 12-14 14-11"""
    pairs = [way.split("-") for way in ways.split()]
    nodes = [{"nodeID": id, "type": kind, "text": text} for id, (kind, text) in texts.items()]
    edges = [{"edgeID": str(n), "fromID": a, "toID": b} for n, (a, b) in enumerate(pairs)]
    return _written(folder, "nodeset1.json", json.dumps({"nodes": nodes, "edges": edges, "locutions": []}))


def _kialo(folder: Path) -> Path:
    return _written(folder, "pond.txt", KIALO)


def _wahl_o_mat(folder: Path) -> Path:
    """Two parties on two statements, once neutral, with a comment."""
    files: dict[str, Any] = {
        "overview": {"title": "Wahl im Park", "date": "2031-05-04", "info": "", "slug": "park"},
        "answer": [
            {"id": n, "message": m} for n, m in enumerate(("Stimme zu", "Stimme nicht zu", "Neutral"))
        ],
        "party": [{"id": n, "name": name, "longname": name} for n, name in enumerate(("Teich", "Ufer"))],
        "statement": [{"id": n, "label": t, "text": f"{t}?", "category": None} for n, t in enumerate("AB")],
        "opinion": [
            {"id": n, "party": n % 2, "statement": n // 2, "answer": n % 3, "comment": n} for n in range(4)
        ],
        "comment": [{"id": n, "text": f'"Wort {n}."'} for n in range(4)],
    }
    for name, held in files.items():
        _written(folder / "wahl", f"{name}.json", json.dumps(held))
    return folder / "wahl"


def _polis(folder: Path) -> Path:
    """Three participants and two comments, with a pass and one that was not seen."""
    comments = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    comments += '1,x,0,0,2,0,1,"Ducks, first."\n2,x,1,1,1,1,0,Bread for all.\n'
    votes = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n"
    votes += "0,0,1,2,2,0,1,1\n1,0,1,2,1,1,1,-1\n2,1,0,1,0,0,,0\n"
    files = {"comments": comments, "participants-votes": votes, "summary": "topic,The pond\nviews,3\n"}
    for name, text in files.items():
        _written(folder / "pond", f"{name}.csv", text)
    return folder / "pond"


def _taguette(folder: Path) -> Path:
    rows = [["id", "document", "tag", "content"], ["1", "talk.txt", "pond.for", "The pond is for all."]]
    return _written(
        folder, "highlights.csv", _csv([*rows, ["2", "talk.txt", "pond.against", "It is for ducks."]])
    )


def _spreadsheet(folder: Path) -> Path:
    rows = [
        ["Kind", "Speaker", "Question", "Side", "Text", "Source", "Page", "How known"],
        ["quote", "Ada", "The pond", "Open", "The pond is for all.", "Minutes", "1", ""],
        ["stance", "Bo", "The pond", "Closed", "", "Minutes", "2", "stated"],
    ]
    return _written(folder, "pond.csv", _csv(rows))


def _dna(folder: Path) -> Path:
    codings: Any = import_module("codings")
    return Path(codings.built(folder / "pond.dna", codings.SMALL))


def _qdpx(folder: Path) -> Path:
    codes = "".join(
        f'<Code guid="c{n}" name="{name}" isCodable="true"/>' for n, name in enumerate(("Open", "Shut"))
    )
    coding = '<Coding guid="k{0}"><CodeRef targetGUID="c{0}"/></Coding>'
    marks = "".join(
        f'<PlainTextSelection guid="s{n}" startPosition="{a}" endPosition="{b}">{coding.format(n)}'
        "</PlainTextSelection>"
        for n, (a, b) in enumerate([(5, 25), (30, 46)])
    )
    project = (
        '<?xml version="1.0" encoding="utf-8"?><Project name="Pond" xmlns="urn:QDA-XML:project:1.0">'
        f'<CodeBook><Codes>{codes}</Codes></CodeBook><Cases><Case guid="p0" name="Ada"/></Cases>'
        f'<Sources><TextSource guid="t0" name="Talk" plainTextPath="internal://t0.txt">{marks}</TextSource>'
        "</Sources></Project>"
    )
    path = folder / "pond.qdpx"
    path.write_bytes(_zipped({"project.qde": project.encode(), "sources/t0.txt": SAID.encode()}))
    return path


EXAMPLES: Mapping[str, Callable[[Path], Path]] = {
    "spreadsheet": _spreadsheet,
    "aif": _aif,
    "kialo": _kialo,
    "wahl-o-mat": _wahl_o_mat,
    "dna": _dna,
    "qdpx": _qdpx,
    "taguette": _taguette,
    "polis": _polis,
}
"""What puts an example of each format in a folder; the path of it, which is a file or a folder there."""


def exchanged(seed: int, first: int, count: int) -> Iterator[Case]:
    """Damaged examples of every format by turns: the file (`words`) of it that is damaged, and how it is."""
    names = [name for name in EXAMPLES if name in FORMATS]
    with tempfile.TemporaryDirectory() as folder:
        made = {name: EXAMPLES[name](_made(Path(folder) / name)) for name in names}
        for n in range(first, first + count):
            name = names[n % len(names)]
            chance = random.Random(f"{seed}/{n}")
            path = made[name]
            file = chance.choice(sorted(path.iterdir())) if path.is_dir() else path
            asked = ("--as", name) if chance.random() < 0.5 else ()
            yield Case(f"{seed}/{n}", spoilt(file.read_bytes(), chance), name, (file.name, *asked))


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The same with damage: to bytes, pieces or values; in an archive or a database, to those within."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _zip_spoilt(data, chance)
    if data.startswith(b"SQLite") and chance.random() < 0.7:
        return _database_spoilt(data, chance)
    if data.startswith((b"{", b"[")) and chance.random() < 0.7:
        return _json_spoilt(data, chance)
    ways = [_of_bytes, _of_bits, _of_pieces, _of_values]
    for way in chance.choices(ways, k=chance.randint(1, 2)):
        data = way(data, chance)
    return data


def _of_bytes(data: bytes, chance: random.Random) -> bytes:
    return damaged(data, chance.randrange(2**32))


def _of_bits(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randint(1, 8) if found else 0):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _of_pieces(data: bytes, chance: random.Random) -> bytes:
    """Pieces between the signs of its form in another order, twice, or not at all."""
    pieces = re.split(rb"(?<=[\n,;:{}\[\]<>])", data)
    for _ in range(chance.randint(1, 4)):
        a, b = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        way = chance.randrange(3)
        if way == 0:
            pieces[a], pieces[b] = pieces[b], pieces[a]
        else:
            pieces[a] = pieces[b] * (1000 if chance.random() < 0.1 else 2) if way == 1 else b""
    return b"".join(pieces)


def _of_values(data: bytes, chance: random.Random) -> bytes:
    """Values in place of others: none, numbers that are none, hostile texts, others of the same file."""
    words = re.findall(rb"[\w.-]+", data) or [b"x"]
    odd = [
        b"null",
        b"true",
        b"-1",
        b"9" * 400,
        b"1e999",
        b"NaN",
        b"[]",
        b"{}",
        b"\x00",
        b"\x1b[31m",
        b"",
        b"0",
    ]
    odd += [text.encode("utf-8", "replace") for text in TEXTS]
    for _ in range(chance.randint(1, 4)):
        new = chance.choice(odd if chance.random() < 0.6 else words)
        spans = [match.span() for match in re.finditer(rb"[\w.-]+", data)]
        if spans:
            a, b = chance.choice(spans)
            data = data[:a] + new + data[b:]
    return data


def _zip_spoilt(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(held))
    held[name] = spoilt(held[name], chance)
    if chance.random() < 0.1:
        held[chance.choice(("../out.txt", "/etc/out.txt", "a\\..\\b", "sources/", "x" * 300))] = held.pop(
            name
        )
    return _zipped(held)


def _json_spoilt(data: bytes, chance: random.Random) -> bytes:
    """The same with other values in some places, or without them, or with two that changed places."""
    held = json.loads(data)
    for _ in range(chance.randint(1, 4)):
        if not (places := [*_places(held)]):
            break
        (a, key), (b, other) = chance.choice(places), chance.choice(places)
        way = chance.randrange(4)
        if way == 0:
            del a[key]
        elif way == 1:
            a[key], b[other] = b[other], a[key]
        else:
            again = b[other] if isinstance(b[other], str | int) else None
            odd: tuple[Any, ...] = (None, True, -1, 10**40, 1.5, "", [], {}, [[]], "\0", "17", again, *TEXTS)
            a[key] = chance.choice(odd)
    return json.dumps(held, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")


def _places(held: Any, depth: int = 0) -> Iterator[tuple[Any, Any]]:
    """What holds something in JSON, and under which key or number."""
    if depth < 8 and isinstance(held, dict | list):
        for key, inner in held.items() if isinstance(held, dict) else enumerate(held):
            yield held, key
            yield from _places(inner, depth + 1)


def _database_spoilt(data: bytes, chance: random.Random) -> bytes:
    """One with other values in some rows, or without a table or some rows."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        for _ in range(chance.randint(1, 4)):
            table = chance.choice(tables)
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            column = chance.choice(columns or ["x"])
            value = chance.choice((None, -1, 2**62, "", b"\xff\x00", 1.5, "17", *TEXTS))
            ways = (
                (
                    f'UPDATE OR IGNORE "{table}" SET "{column}"=? WHERE rowid%2=?',
                    (value, chance.randrange(2)),
                ),
                (f'DELETE FROM "{table}" WHERE rowid%3=?', (chance.randrange(3),)),
                (f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "odd{chance.randrange(99)}"', ()),
                (f'INSERT OR IGNORE INTO "{table}" SELECT * FROM "{table}"', ()),
            )
            try:
                connection.execute(*chance.choice(ways))
            except sqlite3.Error:
                continue
        connection.commit()
        return connection.serialize()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _written(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path
