"""CSV: RFC 4180, the same columns in every language, and nothing a spreadsheet would run."""

import csv
import io

import pytest
from asking import library, shown, views

from socinno import Filters, Sheet
from socinno.formats import write
from socinno.formats.csv import no_formula
from socinno.queries.quotes import quotes
from socinno.views import Card, Column, Field, Part, Table, Text, Value


def rows(name: str, language: str = "en", odd: bool = False) -> list[list[str]]:
    return list(csv.reader(io.StringIO(shown(name, "csv", 80, language, odd), newline="")))


@pytest.mark.parametrize("odd", [False, True])
def test_every_row_is_as_long_as_the_header_and_ends_in_crlf(odd: bool) -> None:
    for name in views(odd=odd):
        read = rows(name, odd=odd)
        assert {len(row) for row in read} == {len(read[0])}, name
        assert shown(name, "csv", odd=odd).endswith("\r\n"), name


@pytest.mark.parametrize("name", ["quotes", "speakers", "debates", "who", "who --pairs"])
def test_a_list_has_the_same_columns_in_every_language(name: str) -> None:
    assert rows(name)[0] == rows(name, "nl")[0]
    assert len(rows(name)) == len(rows(name, "nl"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_formula_is_made_text(start: str) -> None:
    assert not no_formula(f"{start}1+1").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not no_formula(f" {start}1+1").lstrip(" ").startswith(("=", "+", "-", "@"))


def test_no_cell_of_odd_content_is_a_formula() -> None:
    for name in views(odd=True):
        for row in rows(name, odd=True):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], name


def test_a_quote_is_a_row_with_ids_and_names() -> None:
    header, first, *_ = rows("quotes", "nl")
    record = dict(zip(header, first, strict=True))
    assert record["speaker"] == "reporter"
    assert record["speaker.name"] == "De verslaggever"
    assert record["source"] == "report"
    assert record["text.language"] == "nl"


def test_who_is_a_column_a_dichotomy_with_the_basis_beside_it() -> None:
    header, *speakers = rows("who")
    graaf = next(dict(zip(header, row, strict=True)) for row in speakers if row[0] == "de-graaf")
    assert graaf["bottom-up-policy"] == "bottom-up, policy"
    assert graaf["bottom-up-policy.basis"] == "inferred"
    assert graaf["endpoint-continuous"] == ""


def test_a_card_is_a_row_for_each_fact() -> None:
    facts = dict(rows("show relations")[1:])
    assert facts["kind"] == "position"
    assert facts["quotes-for.1.speaker.id"] == "de-graaf"


def test_rows_are_written_one_by_one() -> None:
    table = quotes(library(), Filters(), "en")
    assert len(list(write(table, Sheet(), "csv"))) == 1 + len(list(table.records))


def test_a_field_tells_what_it_is_told_beside_it_and_the_format_names_none() -> None:
    records: tuple[dict[str, Value], ...] = (
        {"x": Text("één", "nl"), "y": Text("two", "en")},
        {"x": None, "y": None},
    )
    table = Table("anything", (Column("hit", (Field("x", beside="language"), Field("y"))),), records)
    assert "".join(write(table, Sheet(), "csv")).splitlines() == ["x,x.language,y", "één,nl,two", ",,"]


def test_a_list_of_nothing_is_a_header() -> None:
    table = Table("anything", (Column("hit", (Field("x", beside="name"), Field("y"))),), ())
    assert "".join(write(table, Sheet(), "csv")) == "x,x.name,y\r\n"


def test_what_holds_nothing_is_an_empty_cell() -> None:
    card = Card("quote", "q", Text("q"), (Part("note", None),))
    assert "".join(write(card, Sheet(), "csv")).splitlines()[-1] == "note,"
