"""Spans: signs, passages, dates and places, the smallest things that every format for people says alike."""

import pytest

from socinno.formats import Sheet
from socinno.formats.spans import (
    SIGNS,
    Line,
    id_after,
    in_words,
    name_span,
    names,
    note_lines,
    place_line,
    silence,
    source_line,
    text_lines,
)
from socinno.views import Place, Ref, Text

EN, NL = Sheet("en"), Sheet("nl")
BOOK = Ref("source", "book", Text("The\nbook", "en"), url="https://example.org/")


def said(line: Line) -> str:
    return "".join(span.text for span in line)


@pytest.mark.parametrize(
    ("iso", "english", "dutch"),
    [
        ("2018-01-25", "25 January 2018", "25 januari 2018"),
        ("2018-03", "March 2018", "maart 2018"),
        ("2018", "2018", "2018"),
        ("2018-01-05?", "5 January 2018?", "5 januari 2018?"),
        ("2018?", "2018?", "2018?"),
    ],
)
def test_a_date_is_told_as_sure_as_it_is(iso: str, english: str, dutch: str) -> None:
    assert (in_words(iso, EN), in_words(iso, NL)) == (english, dutch)


def test_silence_is_said_in_words_and_never_by_a_sign() -> None:
    assert said(silence(EN)) == "not reported"
    assert (said(silence(EN, "silent")), said(silence(NL, "silent"))) == (
        "no known stance",
        "geen standpunt bekend",
    )


def test_a_place_is_one_phrase_with_its_anchor_as_a_quotation() -> None:
    place = Place((("section", "2"), ("anchor", "so it is")), "en")
    assert said(place_line(place, EN)) == "section 2, at “so it is”"
    assert said(source_line(BOOK, place, EN)) == "source: The book, section 2, at “so it is”"
    assert said(source_line(BOOK, Place(()), EN)) == "source: The book"


def test_names_stand_in_a_row_each_in_its_own_language() -> None:
    row = names((BOOK, Ref("speaker", "ada", Text("Ada", "nl"))))
    assert said(row) == "The book, Ada"
    assert [span.language for span in row] == ["en", "", "nl"]
    assert name_span(BOOK).link == "https://example.org/"
    assert (id_after(BOOK).text.strip(), id_after(BOOK).role) == ("book", "code")


def test_a_note_has_its_label_and_there_may_be_none() -> None:
    assert [said(line) for line in note_lines(Text("Who knows", "en"), NL)] == ["noot: Who knows"]
    assert note_lines(None, EN) == []


def test_a_direct_quote_is_in_quotation_marks_and_a_translation_says_that_it_is_one() -> None:
    verbatim, translated = (Text("Ja", "nl", manner=manner) for manner in ("verbatim", "translated"))
    assert [said(line) for line in text_lines(verbatim, EN)] == ["“Ja”"]
    assert [said(line) for line in text_lines(translated, EN)] == ["translation: Ja"]


def test_no_two_states_or_ways_to_know_have_one_sign() -> None:
    of = ("stated", "reported", "inferred", "neither", "assigned", "changed", "spoke", "silent")
    assert len({SIGNS[name] for name in of}) == len(of)


def test_a_text_is_a_link_only_if_all_of_it_is_an_address() -> None:
    assert text_lines(Text("https://example.org/a"), EN)[0][0].link == "https://example.org/a"
    assert text_lines(Text("https://example.org/a says so"), EN)[0][0].link == ""
