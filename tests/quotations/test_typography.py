"""Typography alone makes no difference, and what is left of a text leads back to where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.quotations.typography import as_written, normalized

MESSY = st.text(alphabet="abc ‘’\u00a0\u00ad…-–\n\tﬁ'\"[]().,1é\u0301", max_size=60)


def test_texts_that_differ_in_typography_alone_are_alike() -> None:
    alike = [
        ("a b", "a\u00a0b", "a\n  b", "a \u200bb"),
        ("it's 'so'", "it’s ‘so’", "it´s «so»"),
        ("we - all", "we – all", "we -- all", "we—all", "we\u2011all"),
        ("so...", "so…", "so . . .", "so ...", "so. . . ."),
        ("example", "exam\u00adple", "exam\u00ad\nple", "exam\u00ad \n  ple"),
        ("fine", "ﬁne"),
    ]
    offenders = [texts for texts in alike if len({normalized(text).text for text in texts}) > 1]
    assert offenders == []


def test_words_and_numbers_are_never_alike() -> None:
    differ = [("a b", "ab"), ("no, one", "no one"), ("-5", "5"), ("re sign", "resign"), ("1 000", "1000")]
    assert [pair for pair in differ if normalized(pair[0]).text == normalized(pair[1]).text] == []


@pytest.mark.parametrize(
    ("passage", "line"),
    [
        ("een\n   twee", "een twee"),
        ("exam\u00ad\nple", "example"),
        ("well-\nknown", "well-known"),
        ("so -\nthen", "so - then"),
        ("a\u00a0b  c", "a\u00a0b  c"),
    ],
)
def test_a_passage_is_written_as_one_line(passage: str, line: str) -> None:
    assert as_written(passage) == line


@given(MESSY, st.data())
def test_every_span_leads_back_into_the_text(text: str, data: st.DataObject) -> None:
    plain = normalized(text)
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    a, b = plain.span(start, end)
    assert 0 <= a <= b <= len(text)
