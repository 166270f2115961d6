"""A debate is written as a sheet with a row a thing, the columns that it needs, and heads people read."""

import csv
import io
from pathlib import Path

from authors import run

import socinno
from socinno.exchange.spreadsheet_out import write


def test_every_thing_has_a_row_and_every_column_something(tmp_path: Path) -> None:
    library = socinno.load(None)
    [debate] = library.debates
    text = b"".join(write(library, ".csv")).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    things = [id for _, thing in debate.everything() if (id := thing.id)]
    assert head[:3] == ["Kind", "Id", "Under"]
    assert sorted(row[1] for row in rows if row[1]) == sorted(things)
    assert sum(row[0] == "stance" for row in rows) == len(debate.stances)
    assert all(any(row[n] for row in rows) for n in range(len(head)))


def test_several_debates_are_refused_in_one_line(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("language: en\ntitle: t\nspeakers: {a: {name: A}}\n", "utf-8")
    ran = run("export", tmp_path / "x.csv", "--content", tmp_path)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert run("export", tmp_path / "x.csv", "--content", tmp_path, "-d", "one").code == 0
