"""Files of other tools read with bounds: what is too large, or not what it seems, is said in one line."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from socinno import files
from socinno.library.tree import NODE_LIMIT, SIZE_LIMIT
from socinno.problems import Stop
from socinno.quotations.sources.text import decoded

LIMIT = 32 * 1024 * 1024  # bytes of a file; a content file may have a quarter of that
CELL = 256 * 1024  # characters of a cell; a long speech has a third
ROWS = 500_000
COLUMNS = 20_000


def refuse_more(count: int, most: int) -> None:
    """Stop (1) where there is more of something than a debate can hold, before it takes more memory."""
    if count > most:
        raise Stop("from-too-much", code=1, limit=SIZE_LIMIT // 1024 // 1024, nodes=NODE_LIMIT)


def data(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a file. Stop (1) where it cannot be read, or is larger than the limit."""
    try:
        found = files.read(path, limit)
    except (OSError, ValueError) as error:
        raise Stop("from-unreadable", code=1, path=str(path), why=files.reason(error)) from None
    if len(found) > limit:
        raise Stop("from-too-large", code=1, path=str(path), limit=limit // 1024 // 1024)
    return found


def text(path: Path, whole: bool = False) -> str:
    """A file as text, each line with one line feed; `whole`: with the signs that it has. Stop (1) as `data`,
    and where it is no text."""
    found = data(path)
    if whole:
        with suppress(UnicodeDecodeError):
            return found.decode("utf-8-sig")
    try:
        return decoded(found)
    except Stop as stop:
        if stop.key != "source-encoding":
            raise
        raise Stop("from-no-text", code=1, path=str(path)) from None


def json_in(path: Path) -> Any:
    """What a JSON file holds. Stop (1) as `text`, and where it is no JSON or nested too deep."""
    try:
        return json.loads(text(path))
    except json.JSONDecodeError as error:
        raise Stop("from-bad-json", code=1, path=str(path), line=error.lineno) from None
    except (RecursionError, ValueError):  # a number of thousands of digits
        raise Stop("from-bad-json", code=1, path=str(path), line=1) from None


def rows(path: Path, delimiter: str = ",") -> Iterator[list[str]]:
    """The rows of a CSV file (RFC 4180), blank ones left out, one at a time.

    Stop (1) as `text`, and for more rows, columns or characters in a cell than anybody reads.
    """
    return (row for row in parsed(text(path), path, delimiter) if any(cell.strip() for cell in row))


def parsed(whole: str, path: Path, delimiter: str) -> Iterator[list[str]]:
    """The rows of CSV, blank ones too. Stops as `rows`."""
    csv.field_size_limit(CELL)
    found = csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter)
    try:
        for row in islice(found, ROWS):
            if len(row) > COLUMNS:
                raise Stop("from-too-many", code=1, path=str(path))
            yield row
        if next(found, None) is not None:
            raise Stop("from-too-many", code=1, path=str(path))
    except csv.Error:
        raise Stop("from-bad-csv", code=1, path=str(path), line=found.line_num) from None
