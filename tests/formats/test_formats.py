"""Formats: one table of them; every view in every format; which one is meant."""

from collections.abc import Iterator

import pytest
from asking import library, shown, views

from socinno.formats import FORMATS, Sheet, named, parted, write, written
from socinno.problems import Stop
from socinno.queries.presenter import Records
from socinno.queries.quotes import Filters, quotes
from socinno.views import LANGUAGES_ASKED, Column, Field, Table, Text
from socinno.words import LANGUAGES

ASKED = [(odd, name) for odd in (False, True) for name in views(odd=odd)]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_view_can_be_written_in_every_format(format: str, language: str) -> None:
    for odd, name in ASKED:
        text = shown(name, format, 80, language, odd)
        assert text.endswith("\n"), name
        assert "\x1b" not in text, name


@pytest.mark.parametrize("format", ["plain", "json", "csv", "html", "markdown"])
def test_the_first_record_is_written_before_the_second_is_made(format: str) -> None:
    made: list[str] = []

    def records() -> Iterator[dict[str, Text]]:
        for word in ("first", "second", "third"):
            made.append(word)
            yield {"text": Text(f"the {word} {'and some more words ' * 9}")}

    table = Table("quotes", (Column("text", (Field("text"),)),), Records(records))
    piece = next(piece for piece in write(table, Sheet(), format) if "first" in piece)
    assert "third" not in piece
    assert "third" not in made


@pytest.mark.parametrize("format", FORMATS)
def test_records_that_come_only_once_are_enough(format: str) -> None:
    table = quotes(library(), Filters(speaker="graaf"), "en")
    once = table._replace(records=iter(list(table.records)))
    assert written(once, Sheet(), format) == written(table, Sheet(), format)


def test_the_same_answer_can_be_written_twice() -> None:
    table = quotes(library(), Filters(), "en")
    assert written(table, Sheet(), "csv") == written(table, Sheet(), "csv")


def test_a_format_or_language_that_there_is_not_is_refused_at_once() -> None:
    view = views()["debates"]
    for sheet, format, value in ((Sheet(), "yaml", "yaml"), (Sheet("de"), "json", "de")):
        with pytest.raises(Stop) as stop:
            write(view, sheet, format)
        assert (stop.value.key, stop.value.code, stop.value.facts["value"]) == ("bad-choice", 2, value)


def test_answers_can_be_asked_in_every_language_of_the_interface() -> None:
    assert set(LANGUAGES_ASKED) == set(LANGUAGES)


def test_every_format_says_what_becomes_of_a_character_that_an_encoding_lacks() -> None:
    assert {format.escape for format in FORMATS.values()} == {"likeness", "csv", "json", "xml"}


def test_pieces_are_parted_and_not_ended() -> None:
    assert list(parted(["a", "b", "c"], ", ")) == ["a", ", b", ", c"]
    assert list(parted([], ", ")) == []


def test_the_format_is_the_one_asked_for_else_the_files_else_the_environments() -> None:
    assert named("csv", "a.html", {"SOCINNO_FORMAT": "json"}) == "csv"
    assert named(None, "A.HTML", {"SOCINNO_FORMAT": "json"}) == "html"
    assert named(None, None, {"SOCINNO_FORMAT": "json"}) == "json"
    assert named(None, None, {}) == "table"


@pytest.mark.parametrize(("asked", "output"), [("cvs", None), (None, "a.docx"), (None, "a")])
def test_what_is_no_format_is_refused(asked: str | None, output: str | None) -> None:
    with pytest.raises(Stop) as stop:
        named(asked, output, {})
    assert stop.value.code == 2


def test_no_two_formats_claim_one_ending() -> None:
    endings = [ending for format in FORMATS.values() for ending in format.endings]
    assert len(endings) == len(set(endings))
