"""CSV: RFC 4180, the same columns in every language, and nothing a spreadsheet would run."""

import csv
import io
import re

import pytest
from asking import every, library, shown, views
from hypothesis import example, given
from hypothesis import strategies as st

from socinno import Filters, Sheet
from socinno.formats import write, written
from socinno.formats.csv import no_formula, with_formulas
from socinno.queries.quotes import quotes
from socinno.text import printable
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


def of_every(name: str) -> list[list[str]]:
    """An answer about the debate with every key of the format."""
    return list(csv.reader(io.StringIO(written(every()[name], Sheet(), "csv"), newline="")))


def test_who_is_a_row_for_each_speaker_and_dichotomy() -> None:
    header, *speakers = of_every("who")
    assert header == WHO.split(",")
    found = {(row[1], row[3]): dict(zip(header, row, strict=True)) for row in speakers}
    ann, dee = found["ann", "build"], found["dee", "build"]
    assert (ann["state"], ann["position"], ann["changed_from"]) == ("second", "leave-it", "first")
    assert (ann["basis"], ann["date"], ann["affiliation"]) == ("reported", "2022?", "The Mill")
    assert (dee["state"], dee["assigned"]) == ("connects", "leave-it")
    assert (found["ann", "pay"]["basis"], found["ann", "pay"]["evidence"]) == ("inferred", "need")
    assert (found["clerk", "pay"]["state"], found["clerk", "pay"]["position"]) == ("silent", "")


WHO = "debate,speaker,affiliation,dichotomy,state,position,basis,assigned,evidence,date,changed_from"


def test_a_stance_in_a_cell_says_its_state_how_it_is_known_and_what_stands_beside_it() -> None:
    speakers = {row[0]: row for row in of_every("speakers")}
    header = speakers["id"]
    said = {name: row[header.index("stances")] for name, row in speakers.items()}
    assert said["ann"] == (
        "build: leave-it (reported) changed from: first 2021; pay: users-pay (inferred: need)"
    )
    assert said["dee"] == "build: build-it, leave-it (connects, reported) assigned: leave-it"
    assert (said["eve"], said["cas"], said["clerk"]) == ("build (neither, stated)", "build (spoke)", "")
    facing = {row[0]: row for row in of_every("compare two positions")}
    assert facing["who"][2] == (
        "bob (stated); dee (connects, reported) assigned: leave-it; crowd (divided, reported: voices)"
    )


def test_no_bracket_of_a_cell_is_empty() -> None:
    for name, view in every().items():
        assert ": )" not in written(view, Sheet(), "csv"), name
        assert "()" not in written(view, Sheet(), "csv"), name


def test_a_quote_of_nobody_named_has_an_empty_speaker() -> None:
    header, *quotes = of_every("quotes")
    [shout] = [dict(zip(header, row, strict=True)) for row in quotes if "shout" in row]
    assert (shout["speaker"], shout["speaker.name"]) == ("", "")


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


def test_a_list_of_nothing_has_the_columns_of_one_that_has_something() -> None:
    for name in ("quotes", "search"):
        header = rows(name)[0]
        of = views()[name]
        assert isinstance(of, Table)
        nothing = of._replace(records=(), flat=())
        assert "".join(write(nothing, Sheet(), "csv")) == ",".join(header) + "\r\n", name


def test_what_holds_nothing_is_an_empty_cell() -> None:
    card = Card("quote", "q", Text("q"), (Part("note", None),))
    assert "".join(write(card, Sheet(), "csv")).splitlines()[-1] == "note,"


SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
TRICKS = st.text(st.sampled_from([*SIGNS, *";,\t\r\n\"' xa", "\u00a0", "\u2003"]), max_size=12)


@given(st.lists(st.lists(TRICKS, min_size=2, max_size=2), min_size=1, max_size=3))
@example([["By car;=HYPERLINK(A1)", "x"]])
@example([["x", 'a;"=1"']])
@example([["x", "a\n=1"], ["y", "a;"]])
def test_no_separator_makes_a_formula_of_a_cell(texts: list[list[str]]) -> None:
    records = tuple({"x": Text(x), "y": Text(y)} for x, y in texts)
    table = Table("anything", (Column("hit", (Field("x"), Field("y"))),), records)
    whole = "".join(write(table, Sheet(), "csv"))
    for separator in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(whole, newline=""), delimiter=separator):
            for cell in row:
                assert not cell.lstrip(" \u00a0\u2003\n").startswith((*SIGNS, "\t", "\r")), (separator, cell)


@given(TRICKS)
@example("'=1")
@example("x;'\"=1")
def test_what_makes_a_cell_inert_can_be_taken_away(text: str) -> None:
    assert with_formulas(no_formula(text)) == printable(text)
    assert re.sub(r"(^|[;\t\r\n])'", r"\1", no_formula("a;=1\n+2\t-3; b")) == "a;=1\n+2\t-3; b"


def test_a_cell_that_holds_no_formula_stays_as_it_is() -> None:
    for text in ("", "'t is zo", "a; b; c", "2020-2024", "x = y; a+b", "a, =b", '"ja", zei zij; "nee"', "'"):
        assert no_formula(text) == text
    for name in views():
        assert not [cell for row in rows(name) for cell in row if cell != with_formulas(cell)], name


def test_a_cell_of_many_separators_takes_no_time() -> None:
    for text in ("\t" * 200_000, "; " * 200_000, ";" + " '\"" * 200_000, "\n" * 200_000 + "x"):
        assert len(no_formula(text)) >= len(text)
