"""Files of other tools read with bounds: what is too large, or not what it seems, is one line."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from authors import write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socinno.exchange import bounded
from socinno.exchange.bounded import data, json_in, rows, text
from socinno.problems import Stop


def stop(read: Callable[[], Any]) -> str:
    """With what key it stops; every one of them is exit code 1, and names the file."""
    with pytest.raises(Stop) as stopped:
        read()
    assert stopped.value.code == 1
    assert stopped.value.facts["path"]
    return stopped.value.key


def test_a_file_is_read_to_its_limit_and_refused_beyond_it(tmp_path: Path) -> None:
    file = write(tmp_path, b"12345", "a.bin")
    assert data(file, 5) == b"12345"
    assert stop(lambda: data(file, 4)) == "from-too-large"


def test_what_is_no_file_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere", Path("/dev/zero"), Path("a\0b")):
        assert stop(lambda path=path: data(path)) == "from-unreadable"  # type: ignore[misc]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_a_text_is_read_in_any_encoding_that_is_plain(tmp_path: Path, encoding: str) -> None:
    file = write(tmp_path, "Eén vraag:\r\nwaarom?\r".encode(encoding), "a.txt")
    assert text(file) == "Eén vraag:\nwaarom?\n"


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    assert stop(lambda: text(write(tmp_path, b"\0\x01\x02\xff" * 9, "a.txt"))) == "from-no-text"


def test_json_is_read(tmp_path: Path) -> None:
    assert json_in(write(tmp_path, '\ufeff{"a": [1, null, "\\u00e9"]}', "a.json")) == {"a": [1, None, "é"]}


@pytest.mark.parametrize(
    "written",
    ["", "{", "[1,]", "[" * 100_000, '{"a":' * 100_000, "9" * 10_000, "{'a': 1}"],
)
def test_what_is_no_json_is_refused(tmp_path: Path, written: str) -> None:
    assert stop(lambda: json_in(write(tmp_path, written, "a.json"))) == "from-bad-json"


def test_the_line_where_json_ends_to_be_json_is_told(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stopped:
        json_in(write(tmp_path, '{\n"a": 1,\n!}', "a.json"))
    assert stopped.value.facts["line"] == 3


def test_rows_are_read_with_quoted_line_ends_and_without_blank_ones(tmp_path: Path) -> None:
    file = write(tmp_path, 'a;b\r\n\r\n" ";\r\n"one\r\ntwo";"say ""so"""\r\n', "a.csv")
    assert [*rows(file, ";")] == [["a", "b"], ["one\ntwo", 'say "so"']]


@pytest.mark.parametrize(
    ("limit", "written"), [("ROWS", "a\nb\nc\nd\n"), ("COLUMNS", "a,b,c,d\n"), ("CELL", "a,bbbbbb\n")]
)
def test_more_rows_columns_or_signs_than_anybody_reads_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, written: str
) -> None:
    monkeypatch.setattr(bounded, limit, 3)
    assert stop(lambda: [*rows(write(tmp_path, written, "a.csv"))]) in ("from-too-many", "from-bad-csv")


def test_the_first_rows_are_there_before_the_others_are_read(tmp_path: Path) -> None:
    file = write(tmp_path, "a,b\n" * 200_000, "a.csv")
    tracemalloc.start()
    try:
        assert sum(len(row) for row in rows(file)) == 400_000
        assert tracemalloc.get_traced_memory()[1] < 20 * 1024 * 1024
    finally:
        tracemalloc.stop()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.binary(max_size=200))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path: Path, written: bytes) -> None:
    file = write(tmp_path, written, "a")
    for read in (text, json_in, lambda path: [*rows(path)]):
        try:
            read(file)
        except Stop as stopped:
            assert (stopped.code, stopped.facts["path"]) == (1, str(file))  # noqa: PT017
