"""Both versions of a database hold the same: statements with their values."""

from pathlib import Path

from codings import COLUMNS, MARCH, SMALL, TWO, TYPES, built

from socinno.exchange import dna
from socinno.exchange.dna_records import Entity, database

COLUMNS_2 = COLUMNS | {
    "DATASHORTTEXT": "StatementId, VariableId, Value",
    "ATTRIBUTES": "ID, VariableId, Value, Type, Alias, Notes",
    "STATEMENTLINKS": "SourceId, TargetId",
}


def second(path: Path) -> Path:
    """What `SMALL` holds, as version 2 keeps it."""
    names = {id: value for id, _, value in SMALL["ENTITIES"]}
    rows = TYPES | {
        "DOCUMENTS": [(*row[:3], MARCH * 1000) for row in SMALL["DOCUMENTS"]],
        "STATEMENTS": SMALL["STATEMENTS"],
        "DATASHORTTEXT": [(*row[:2], names[row[2]]) for row in SMALL["DATASHORTTEXT"]],
        "DATABOOLEAN": SMALL["DATABOOLEAN"],
        "DATALONGTEXT": SMALL["DATALONGTEXT"],
        "ATTRIBUTES": [
            (2, 1, "Noor Visser", "teacher", "N. Visser", "Came by bike."),
            (3, 1, "Ben Tolman", "", "", ""),
            (4, 2, "Tree Club", "NGO", "", ""),
            (5, 3, "The trees should stay.", "", "", ""),
            (6, 2, "Drivers", "", "", ""),
            (9, 3, "Nobody says this.", "", "", ""),
        ],
    }
    return built(path, rows, TWO, COLUMNS_2)


def test_version_2_comes_in_as_version_3_does(tmp_path: Path) -> None:
    two, three = dna.read(second(tmp_path / "2.dna")), dna.read(built(tmp_path / "3.dna", SMALL))
    assert two == three


def test_a_value_without_attributes_is_a_name_without_an_id(tmp_path: Path) -> None:
    rows = TYPES | {"STATEMENTS": [(1, 1, 1, 0, 2)], "DATASHORTTEXT": [(1, 1, "Noor")]}
    (statement,) = database(built(tmp_path / "2.dna", rows, TWO, COLUMNS_2)).statements
    assert statement.values == {1: Entity("", "Noor", {})}


def test_rows_that_belong_to_nothing_are_counted(tmp_path: Path) -> None:
    rows = SMALL | {
        "DATABOOLEAN": [*SMALL["DATABOOLEAN"], (99, 4, 1)],  # no such statement
        "DATASHORTTEXT": [*SMALL["DATASHORTTEXT"], (3, 1, 99)],  # no such entity
        "ATTRIBUTEVALUES": [(99, 1, "teacher"), (99, 3, "")],
    }
    assert database(built(tmp_path / "x.dna", rows)).left["dna-loose"] == 3


def test_what_is_not_of_the_debate_is_counted(tmp_path: Path) -> None:
    rows = {"STATEMENTLINKS": [(1, 2), (2, 3)]}
    assert +database(built(tmp_path / "2.dna", rows, TWO, COLUMNS_2)).left == {"dna-links": 2}
