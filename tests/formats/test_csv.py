"""CSV: RFC 4180, the same columns in every language, and nothing a spreadsheet would run."""

import csv
import io

import pytest
from asking import views

from socinno.formats import Sheet
from socinno.formats.csv import inert, write


def rows(name: str, language: str = "en", odd: bool = False) -> list[list[str]]:
    return list(csv.reader(io.StringIO(write(views(language, odd)[name], Sheet(language)), newline="")))


@pytest.mark.parametrize("odd", [False, True])
def test_every_row_is_as_long_as_the_header_and_ends_in_crlf(odd: bool) -> None:
    for name, view in views(odd=odd).items():
        read = rows(name, odd=odd)
        assert {len(row) for row in read} == {len(read[0])}, name
        assert write(view, Sheet()).endswith("\r\n"), name


@pytest.mark.parametrize("name", ["quotes", "speakers", "debates", "who", "who --pairs"])
def test_a_list_has_the_same_columns_in_every_language(name: str) -> None:
    assert rows(name)[0] == rows(name, "nl")[0]
    assert len(rows(name)) == len(rows(name, "nl"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_formula_is_made_inert(start: str) -> None:
    assert not inert(f"{start}1+1").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not inert(f" {start}1+1").lstrip(" ").startswith(("=", "+", "-", "@"))


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
