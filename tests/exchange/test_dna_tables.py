"""A database is read as it lies there, with bounds, and nothing that stands in it is run."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from codings import SMALL, THREE, TWO, built

from socinno.exchange import dna, dna_tables
from socinno.problems import Stop


def refused(path: Path) -> Stop:
    with pytest.raises(Stop) as caught:
        dna.read(path)
    assert caught.value.code == 1
    return caught.value


def altered(path: Path, script: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return built(tmp_path / "small.dna", SMALL)


@pytest.mark.parametrize("name", ["a b.dna", "why?mode=rwc.dna", "100%25#1.dna", "é&immutable=0.dna"])
def test_any_name_of_a_file_is_that_name(name: str, tmp_path: Path) -> None:
    assert dna.read(built(tmp_path / name, SMALL)).things["quotes"]
    assert [it.name for it in tmp_path.iterdir()] == [name]


def test_nothing_is_written_not_even_beside_it(small: Path) -> None:
    before = small.read_bytes()
    small.chmod(0o444)
    dna.read(small)
    assert small.read_bytes() == before
    assert [*small.parent.iterdir()] == [small]


def test_a_database_in_wal_mode_is_read_when_its_log_is_empty(small: Path) -> None:
    altered(small, "PRAGMA journal_mode = WAL")
    assert dna.read(small).things["quotes"]


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_changes_that_wait_beside_it_are_told(ending: str, small: Path) -> None:
    beside = small.with_name(small.name + ending)
    beside.write_bytes(bytes(4096))  # as a journal that is done with
    assert dna.read(small).things["quotes"]
    beside.write_bytes(b"\x37\x7f\x06\x82" + bytes(4096))
    assert refused(small).key == "from-dna-open"


@pytest.mark.parametrize(
    "script",
    [
        "ALTER TABLE STATEMENTS RENAME TO X; CREATE VIEW STATEMENTS AS SELECT * FROM X",
        "ALTER TABLE DOCUMENTS DROP COLUMN Text;"
        "ALTER TABLE DOCUMENTS ADD COLUMN Text TEXT AS (printf('%.*c', 9999, 'x')) VIRTUAL",
        "DROP TABLE ENTITIES; DROP TABLE ATTRIBUTEVALUES",
        "ALTER TABLE STATEMENTS DROP COLUMN Stop",
    ],
    ids=("view", "generated column", "no table", "no column"),
)
def test_what_is_no_table_or_column_is_missing(script: str, small: Path) -> None:
    assert refused(altered(small, script)).key == "from-dna-other"


def test_triggers_and_views_beside_the_tables_do_nothing(small: Path) -> None:
    altered(
        small,
        """
        CREATE TRIGGER t AFTER INSERT ON STATEMENTS BEGIN DELETE FROM DOCUMENTS; END;
        CREATE VIEW endless AS
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;
        """,
    )
    assert len(dna.read(small).things["quotes"]) == 4


def test_a_text_that_is_larger_than_the_text_of_a_source_is_refused(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dna_tables, "TEXT_LIMIT", 100_000)
    altered(small, "UPDATE DOCUMENTS SET Text = printf('%.*c', 200000, 'x')")
    assert refused(small).key == "from-dna-broken"


def test_very_many_rows_are_refused(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dna_tables, "ROWS", 3)
    assert refused(small).key == "from-too-many"


def test_no_more_comes_out_than_the_file_has_room_for(small: Path) -> None:
    many = "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n LIMIT 400)"
    altered(
        small,
        f"""
        ALTER TABLE ATTRIBUTEVALUES DROP COLUMN AttributeValue;
        {many} INSERT INTO ATTRIBUTEVALUES(EntityId, AttributeVariableId) SELECT i, 1 FROM n;
        ALTER TABLE ATTRIBUTEVALUES ADD COLUMN AttributeValue DEFAULT '{"y" * 4000}';
        """,
    )
    assert refused(small).key == "from-dna-tangled"


def test_a_file_that_is_none_or_broken_is_said_so(small: Path) -> None:
    whole = small.read_bytes()
    small.write_bytes(bytes(4096))
    assert refused(small).key == "from-dna-none"
    small.write_bytes(whole[:6000])
    assert refused(small).key == "from-dna-broken"
    assert refused(small.parent).key == "from-unreadable"
    assert refused(small.parent / "none.dna").key == "from-unreadable"


@pytest.mark.parametrize("schema", [TWO, THREE], ids=["2", "3"])
def test_a_broken_page_is_told_or_read_and_nothing_else(schema: str, tmp_path: Path) -> None:
    source = built(tmp_path / "x.dna", SMALL if schema is THREE else {}, schema)
    whole = source.read_bytes()
    for at in range(0, len(whole), 97):
        source.write_bytes(whole[:at] + b"\xff\x00\x01" + whole[at + 3 :])
        try:
            dna.read(source)
        except Stop as stop:
            assert stop.code == 1  # noqa: PT017 - either is right
