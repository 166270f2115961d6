"""The heads of a spreadsheet in two languages, and the keys of things as cells and back."""

from pathlib import Path
from typing import Any

import pytest

from socinno.exchange.sheet_columns import HEADS, KINDS, SheetColumn, cells, column_of, kind_of, thing_of
from socinno.library import reader

ROOT = Path(__file__).parents[2]
DEBATES = (ROOT / "tests/every/every-key.yaml", ROOT / "content/social-innovation.yaml")


@pytest.mark.parametrize("key", HEADS)
def test_a_head_is_known_in_both_languages_and_in_any_case(key: str) -> None:
    for head in HEADS[key]:
        assert {column_of(it) for it in (head, head.upper(), f" {head.lower()} ")} == {SheetColumn(key)}


def test_a_head_names_the_language_of_its_texts() -> None:
    assert column_of("Text (nl)") == column_of("TEKST (NL)") == SheetColumn("text", "nl")
    assert column_of("Note (en-GB)") == SheetColumn("note", "en-GB")
    assert column_of(SheetColumn("note", "en-GB").head) == SheetColumn("note", "en-GB")


def test_a_head_that_is_none_is_not_guessed() -> None:
    assert column_of("Remarks of my colleague") is None
    assert column_of("Remarks (nl)") is None
    assert column_of("") is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_row_is_can_be_said_in_both_languages(kind: str) -> None:
    assert {kind_of(f" {word.upper()} ") for word in KINDS[kind]} == {kind}
    assert kind_of("total") == ""


def things() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for file in DEBATES:
        debate = reader.valid(str(file)).debate
        assert debate
        raw = debate.model_dump(by_alias=True, exclude_defaults=True)
        found += [("quotes", it) for it in raw["quotes"].values()]
        found += [("stances", it) for it in raw["stances"]]
    return found


def plain(value: Any) -> Any:
    """A thing as text alone, a text of one language as it is, a list of sides as a sheet has it."""
    if isinstance(value, dict):
        return plain(value[""]) if [*value] == [""] else {key: plain(it) for key, it in value.items()}
    return "true" if value is True else [*value] if isinstance(value, tuple) else value


def test_every_key_of_quotes_and_stances_comes_back_from_its_cells() -> None:
    seen = set()
    for kind, thing in things():
        expected = plain(thing)
        if "positions" in expected:
            expected["positions"] = ", ".join(expected["positions"])
        assert thing_of(kind, cells(kind, thing), "en") == expected
        seen |= {(kind, key) for key in thing}
    assert {key for kind, key in seen if kind == "stances"} >= {
        "neither",
        "assigned",
        "evidence",
        "at",
        "ref",
        "date",
    }


@pytest.mark.parametrize(
    ("cell", "value"), [("Letterlijk", "direct"), ("DIRECT", "direct"), ("indirect", "indirect")]
)
def test_how_a_quote_is_told_is_said_in_either_language(cell: str, value: str) -> None:
    assert thing_of("quotes", [(SheetColumn("form"), cell)], "en") == {"kind": value}


@pytest.mark.parametrize(
    ("cell", "thing"), [("Ja", {"assigned": "true"}), ("yes", {"assigned": "true"}), ("no", {})]
)
def test_assigned_is_said_with_yes_or_ja(cell: str, thing: dict[str, str]) -> None:
    assert thing_of("stances", [(SheetColumn("assigned"), cell)], "en") == thing
