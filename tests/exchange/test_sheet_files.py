"""Rows go into CSV and workbooks and come out as they were, and no cell becomes a formula."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.exchange.sheet_files import rows_in, written
from socinno.problems import Stop

openpyxl = pytest.importorskip("openpyxl")

CELLS = st.text(st.sampled_from("ab=+-@'\t\r\n,;\" é王"), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_written_as_csv_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    head = ["a,b", "c", "d"]
    path = tmp_path_factory.mktemp("csv") / "sheet.csv"
    path.write_bytes(b"".join(written([head, *rows], ".csv")))
    assert [row for _, row in rows_in(path)] == [
        row for row in [head, *rows] if any(it.strip() for it in row)
    ]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_no_cell_is_a_formula(ending: str, tmp_path: Path) -> None:
    rows = [["Kind", "Text"], ["=cmd|' /C calc'!A0", "@SUM(1)"], ["+1", "'-1"], ["\tx", "it's"]]
    path = tmp_path / f"sheet{ending}"
    path.write_bytes(b"".join(written(rows, ending)))
    assert [row for _, row in rows_in(path)] == rows
    if ending == ".xlsx":
        cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} == {"s"}
        assert not any(str(cell.value).startswith(("=", "+", "-", "@")) for cell in cells)
    else:
        assert not any(line.startswith((b"=", b"+", b"@")) for line in path.read_bytes().splitlines())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_heads(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(f"Kind{delimiter}Text\n\nquote{delimiter}a\n", "utf-8")
    assert [*rows_in(path)] == [(1, ["Kind", "Text"]), (3, ["quote", "a"])]


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a/>")
        for n in range(30):
            archive.writestr(f"xl/{n}.xml", b" " * 10_000_000)


def entities(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


def many(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(3000):
            archive.writestr(f"{n}.xml", b"")


def broken(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<a/>")


@pytest.mark.parametrize("make", [bomb, entities, many, broken])
def test_a_workbook_made_to_harm_is_refused(make: object, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    assert callable(make)
    make(path)
    with pytest.raises(Stop) as stop:
        [*rows_in(path)]
    assert stop.value.key in ("from-tangled", "from-bad-sheet")
