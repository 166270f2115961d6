"""Spans: signs, passages, dates and places, the smallest things that every format for people says alike."""

import pytest

from socinno.formats import Sheet
from socinno.formats.spans import (
    SIGNS,
    Line,
    Span,
    id_after,
    in_a_row,
    in_words,
    name_span,
    names,
    note_lines,
    place_line,
    short_place,
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
        ("2018-01-05?", "probably 5 January 2018", "waarschijnlijk 5 januari 2018"),
        ("2018?", "probably 2018", "waarschijnlijk 2018"),
    ],
)
def test_a_date_is_told_as_sure_as_it_is(iso: str, english: str, dutch: str) -> None:
    assert (in_words(iso, EN), in_words(iso, NL)) == (english, dutch)


def test_silence_is_said_in_words_and_never_by_a_sign() -> None:
    assert said(silence(EN)) == "not known"
    assert (said(silence(EN, "silent")), said(silence(NL, "silent"))) == (
        "no known stance",
        "geen standpunt bekend",
    )


def test_a_place_is_one_phrase_with_its_anchor_as_a_quotation() -> None:
    place = Place((("section", "2"), ("anchor", "so it is")), "en")
    assert said(place_line(place, EN)) == "section 2, at “so it is”"
    assert said(source_line(BOOK, place, EN)) == "source: The book, section 2, at “so it is”"
    assert said(source_line(BOOK, Place(()), EN)) == "source: The book"


def test_a_short_place_has_its_signs_and_not_the_words_that_locate_it() -> None:
    facts = (("section", "Two"), ("page", "3"), ("paragraph", "4"), ("time", "1:02"), ("anchor", "so it is"))
    assert said(short_place(Place(facts, "en"), EN)) == "§ Two, p. 3, par. 4, [1:02]"
    assert said(short_place(Place(facts, "en"), NL)) == "§ Two, p. 3, al. 4, [1:02]"
    assert short_place(Place(facts[-1:], "en"), EN) == ()
    assert said(short_place(Place((("page", "{words}"),)), EN)) == "p. {words}"


def test_facts_stand_in_a_row_and_what_says_nothing_is_none() -> None:
    assert said(in_a_row([(Span("a"),), (), (Span("b"), Span("c"))])) == "a · bc"
    assert in_a_row([]) == ()


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        ((False, False), "“Ja”"),
        ((True, False), "[…] “Ja”"),
        ((False, True), "“Ja” […]"),
        ((True, True), "[…] “Ja” […]"),
    ],
)
def test_that_a_text_is_a_piece_is_said_outside_its_quotation_marks(
    cut: tuple[bool, bool], expected: str
) -> None:
    text = Text("Ja", "nl", manner="verbatim", cut=cut)
    assert [said(line) for line in text_lines(text, EN)] == [expected]
    [line] = text_lines(text, EN)
    assert {span.language for span in line if "…" in span.text} <= {""}  # words of ours
    ours, translated = text._replace(manner=""), text._replace(manner="translated")
    bare = expected.replace("“", "").replace("”", "")
    assert [said(line) for line in text_lines(ours, EN)] == [bare]
    assert [said(line) for line in text_lines(translated, EN)] == [f"translation: {bare}"]


def test_the_places_in_a_piece_are_marked_where_they_are() -> None:
    text = Text("een brug ver", "nl", manner="verbatim", marks=((4, 8),), cut=(True, True))
    assert [said(line) for line in text_lines(text, EN)] == ["[…] “een »brug« ver” […]"]


def test_names_stand_in_a_row_each_in_its_own_language() -> None:
    row = names((BOOK, Ref("speaker", "ada", Text("Ada", "nl"))))
    assert said(row) == "The book, Ada"
    assert [span.language for span in row] == ["en", "", "nl"]
    assert name_span(BOOK).link == "https://example.org/"
    assert (id_after(BOOK).text.strip(), id_after(BOOK).role) == ("book", "code")


def test_a_note_has_its_label_and_there_may_be_none() -> None:
    assert [said(line) for line in note_lines(Text("Who knows", "en"), NL)] == ["toelichting: Who knows"]
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
