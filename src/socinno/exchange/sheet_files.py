"""Rows of text as CSV or XLSX and back: what a cell starts with never makes it a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from socinno.exchange import bounded
from socinno.problems import Stop

UNPACKED = 256 * 1024 * 1024  # bytes
ENTRIES = 2000  # files in a workbook
CELLS = 20_000_000  # of a workbook, the empty ones before others too
LONGEST = 32_767  # characters of a cell that Excel reads
WIDEST = 60  # characters
DELIMITERS = (",", ";", "\t")

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_PLAIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*<[A-Za-z]")
"""How a file of XML begins that declares no entities: at once with its root, in UTF-8."""


def rows_in(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that have anything in them, with their numbers as a spreadsheet has them.

    The first sheet of a workbook, else CSV with the delimiter that its first line has most of. Stop (1)
    for what cannot be read, and for more than anybody reads; Stop (2) where openpyxl is not installed.
    """
    found = _workbook(path) if zipfile.is_zipfile(path) else _csv(path)
    for number, row in found:
        read = [cell[1:] if _GUARDED.match(cell) else cell for cell in row]
        if any(cell.strip() for cell in read):
            yield number, read


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = bounded.text(path, whole=True)
    head = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    return enumerate(bounded.parsed(text, path, delimiter), 1)


def _workbook(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        import openpyxl
    except ImportError:
        raise Stop("from-needs", path=str(path), extra="sheets") from None
    data = bounded.data(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            size = sum(it.file_size for it in members)
            if len(members) > ENTRIES or size > UNPACKED or not all(_plain(archive, it) for it in members):
                raise Stop("from-tangled", code=1, path=str(path))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet, cells = book.worksheets[0], 0
        sheet.reset_dimensions()  # what a sheet says of its size may be a million rows of nothing
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            cells += len(row)
            if number > bounded.ROWS or len(row) > bounded.COLUMNS or cells > CELLS:
                raise Stop("from-too-many", code=1, path=str(path))
            yield number, [*map(_cell, row)]
    except Stop:
        raise
    except Exception:  # of a workbook made to break readers, openpyxl raises anything
        raise Stop("from-bad-sheet", code=1, path=str(path)) from None


def _plain(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a file of a workbook is no XML, or XML without entities of its own."""
    if not member.filename.endswith((".xml", ".rels")):
        return True
    with archive.open(member) as file:
        return bool(_PLAIN.match(file.read(2048)))


def _cell(value: Any) -> str:
    """A value of a workbook as text: a day without its time, a whole number without a point."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def written(rows: Iterable[Sequence[str]], ending: str) -> Iterator[bytes]:
    """Rows as a file: CSV that Excel takes for UTF-8, or a workbook. Stop (2) as `rows_in`,
    and where a workbook has no room for a cell."""
    guarded = ([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows)
    return _written_book(guarded) if ending == ".xlsx" else _written_csv(guarded)


def _written_csv(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf"
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\r\n").writerow(row)
        yield line.getvalue().encode()


def _written_book(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter
    except ImportError:
        raise Stop("export-needs", format="xlsx", library="openpyxl", extra="sheets") from None
    book = Workbook()
    sheet = book.active
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            if len(value) > LONGEST:  # openpyxl cuts it off, and says nothing
                raise Stop("sheet-cell-too-long", row=number, limit=LONGEST)
            cell = sheet.cell(number, place)
            cell.value, cell.data_type = value or None, "s" if value else "n"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, column in enumerate(sheet.columns, 1):
        longest = max(len(line) for cell in column for line in str(cell.value or "").split("\n"))
        sheet.column_dimensions[get_column_letter(number)].width = min(WIDEST, longest + 2)
        column[0].font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    file = io.BytesIO()
    book.save(file)
    yield file.getvalue()
