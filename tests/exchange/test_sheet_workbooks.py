"""Rows of text as a workbook and back: what a cell holds comes back; a workbook made to hurt is refused."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from socinno.exchange.sheet_files import LONGEST, rows_in, written
from socinno.problems import Stop

pytest.importorskip("openpyxl")

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'


def workbook(rows: list[list[str]]) -> bytes:
    return b"".join(written(rows, ".xlsx"))


def remade(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A workbook whose files are changed, by their names."""
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["Kind"]]))) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return path


def with_sheet(path: Path, text: str) -> Path:
    return remade(path, lambda name, data: text.encode() if name.endswith("sheet1.xml") else data)


@pytest.mark.parametrize(
    "cell",
    ["=cmd|' /C calc'!A0", "'=a", "''=a", "+1", "-", "@a", "\ta", "'x", "a\nb", " a ", "#N/A", "1e5", "12.0"],
)
def test_a_cell_of_a_workbook_comes_back_as_it_was(cell: str, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(workbook([["Kind", cell]]))
    assert [*rows_in(tmp_path / "x.xlsx")] == [(1, ["Kind", cell])]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\ta"])
def test_what_a_program_would_take_for_a_formula_is_written_behind_an_apostrophe(cell: str) -> None:
    assert f"'{cell}".encode() in b"".join(written([["Kind", cell]], ".csv"))


def test_the_head_of_a_workbook_stays_in_sight_and_can_be_filtered() -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(workbook([["Kind", "Text"], ["quote", "words"]]))).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B2")
    assert sheet["A1"].font.bold
    assert sheet["B2"].alignment.wrap_text


def test_a_text_that_excel_has_no_room_for_is_refused_and_never_cut_off() -> None:
    assert workbook([["x" * LONGEST]])
    with pytest.raises(Stop) as stop:
        workbook([["Kind"], ["x" * (LONGEST + 1)]])
    assert (stop.value.key, stop.value.facts["row"]) == ("sheet-cell-too-long", 2)


def test_a_small_workbook_that_says_it_is_huge_is_as_small_as_its_cells(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}">{CELL.format(f"A{n}", "Kind")}</row>' for n in (1, 400_000))
    text = SHEET.format(f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>')
    found = [*rows_in(with_sheet(tmp_path / "x.xlsx", text))]
    assert found == [(1, ["Kind"]), (400_000, ["Kind"])]


def test_a_workbook_of_empty_cells_without_end_is_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}">{CELL.format(f"XFD{n}", "a")}</row>' for n in range(1, 1500))
    with pytest.raises(Stop) as stop:
        [*rows_in(with_sheet(tmp_path / "x.xlsx", SHEET.format(f"<sheetData>{rows}</sheetData>")))]
    assert stop.value.key == "from-too-many"


@pytest.mark.parametrize("ending", [".xml", ".rels"])
def test_a_workbook_that_declares_entities_is_refused_wherever_it_does(ending: str, tmp_path: Path) -> None:
    def declared(name: str, data: bytes) -> bytes:
        body = data[data.index(b"?>") + 2 :] if data.startswith(b"<?xml") else data
        start = b'<?xml version="1.0"?>' + b" " * 4000 + b'<!DOCTYPE a [<!ENTITY b "c">]>'
        return start + body if name.endswith(ending) else data

    with pytest.raises(Stop) as stop:
        [*rows_in(remade(tmp_path / "x.xlsx", declared))]
    assert stop.value.key == "from-tangled"


def test_a_workbook_that_is_damaged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        [*rows_in(with_sheet(tmp_path / "x.xlsx", "<worksheet"))]
    assert stop.value.key == "from-bad-sheet"
