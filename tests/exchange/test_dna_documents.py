"""A document is a source, and what stands at a place in it is found however places are counted."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.exchange.dna_documents import date_of, document_text, passages_at, source_of
from socinno.problems import Stop

ROW: dict[str, Any] = {
    **{"ID": 3, "Title": "The square", "Text": "So.", "Author": "", "Source": ""},
    **{"Section": "", "Notes": "", "Type": "", "Date": 0},
}


def test_a_document_is_a_source_with_what_has_a_place() -> None:
    told = {
        "Author": "Visser, Noor",
        "Source": "The Herald",
        "Section": "A2",
        "Notes": "cut",
        "Type": "Letter",
    }
    assert source_of(ROW | told, "2026-03-01") == {
        "type": "document",
        "title": "The square",
        "author": [{"family": "Visser", "given": "Noor"}],
        "container-title": "The Herald",
        "issued": "2026-03-01",
        "note": "type: Letter; section: A2; cut",
        "ref": "3",
    }
    assert source_of(ROW | {"Title": None, "Type": "Newspaper"}, "") == {
        "type": "article-newspaper",
        "title": "document-3",
        "ref": "3",
    }


@pytest.mark.parametrize("author", ["Noor Visser", "Visser, N., Tolman, B.", "Visser, Noor and Ben", "Club,"])
def test_an_author_is_one_name_unless_it_says_its_parts(author: str) -> None:
    assert source_of(ROW | {"Author": author}, "")["author"] == [{"literal": author}]


@pytest.mark.parametrize(
    ("value", "milliseconds", "date"),
    [
        (0, False, "1970-01-01"),
        (1_106_697_600, False, "2005-01-26"),
        (1_106_697_599, False, "2005-01-25"),
        (1_106_697_600_000, True, "2005-01-26"),
        (1_106_694_000_000, True, "2005-01-25?"),  # midnight in Berlin
        (-(10**10), False, "1653-02-10"),
        (10**15, False, ""),
        (2**62, True, ""),
        (None, False, ""),
        ("2005", False, ""),
        (1.5, False, ""),
    ],
)
def test_a_date_is_a_day_or_none(value: object, milliseconds: bool, date: str) -> None:
    assert date_of(value, milliseconds) == date


@given(st.text(max_size=30), st.data())
def test_places_are_counted_as_java_does(text: str, data: st.DataObject) -> None:
    shown = text.replace("\r\n", "\n")
    start = data.draw(st.integers(0, len(shown)))
    stop = data.draw(st.integers(start, len(shown)))
    place = len(shown[:start].encode("utf-16-le")) // 2, len(shown[:stop].encode("utf-16-le")) // 2
    found = passages_at(text, [place, (0, 10**9), (3, 3), (-1, 2)])
    assert found[1:] == ["", "", ""]
    assert found[0] == shown[start:stop] or shown != text or not text.isascii()


def test_a_face_and_the_end_of_a_line_of_windows_move_no_words() -> None:
    text = "Good day \U0001f600.\r\nI am for the trees.\r\nBen is not."
    shown = text.replace("\r\n", "\n")
    for said in ("I am for the trees.", "Ben is not."):
        java = len(shown[: shown.index(said)].encode("utf-16-le")) // 2
        assert passages_at(text, [(java, java + len(said))]) == [said]
        stored = text.index(said)
        assert passages_at(text, [(stored, stored + len(said))]) == [said]


def test_a_text_has_no_signs_that_no_file_has() -> None:
    assert document_text(ROW | {"Text": "a\x00b\r\nc"}) == "a b\r\nc"
    assert [document_text(ROW | {"Text": it}) for it in (None, b"So.", " \n", 5)] == ["", "", "", ""]


def test_a_passage_of_a_page_is_what_is_seen_of_it() -> None:
    page = "<p>Keep the <b>trees</b> &amp; the grass.</p><p>And the <i>bench</i>.</p>"
    assert passages_at(page, [(3, page.index("</p>"))]) == ["Keep the trees & the grass."]


def test_passages_that_are_more_than_a_debate_are_refused() -> None:
    text = "Keep the trees. " * 10_000
    with pytest.raises(Stop) as caught:
        passages_at(text, [(0, len(text))] * 1_000)
    assert (caught.value.key, caught.value.code) == ("from-too-much", 1)
