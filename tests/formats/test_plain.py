"""Plain lines: each fact with its label, nothing lost, nothing said by a picture alone."""

import pytest
from asking import every, library, shown, views
from whole import letters, passages, widest

from socinno.formats import Sheet, write, written
from socinno.queries.quotes import Filters, quotes

ASKED = [(odd, name) for odd in (False, True) for name in views(odd=odd)]
MORE = (60, 100, 130, 300)


@pytest.mark.parametrize("width", [20, 40, 80, 200, *(pytest.param(w, marks=pytest.mark.long) for w in MORE)])
def test_no_line_is_wider_than_asked_and_no_passage_is_lost(width: int) -> None:
    for odd, name in ASKED:
        text = shown(name, "plain", width, "en", odd)
        assert widest(text) <= width, name
        there = letters(text)
        assert [p for p in passages(views(odd=odd)[name]) if letters(p) not in there] == [], name


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_key_of_the_format_is_there(language: str) -> None:
    for name, view in every(language).items():
        there = letters(written(view, Sheet(language, 60), "plain"))
        assert [p for p in passages(view) if letters(p) not in there] == [], name


def test_there_is_one_blank_line_at_most_and_none_at_either_end() -> None:
    for odd, name in ASKED:
        text = shown(name, "plain", 80, "en", odd)
        assert "\n\n\n" not in text, name
        assert not text.startswith("\n"), name
        assert not text.endswith("\n\n"), name


def test_no_sign_stands_for_what_is_said_in_words() -> None:
    for name in views():
        assert not set("●◐○□◇△…↔≠≈├┤│╭") & set(shown(name, "plain").replace("[…]", "")), name
    for name, view in every().items():
        assert not set("●◐○□◇△…↔≠≈├┤│╭") & set(written(view, Sheet(), "plain").replace("[…]", "")), name


def test_an_id_stands_in_brackets_behind_the_name() -> None:
    assert "Laurens de Graaf (de-graaf)" in shown("quotes", "plain")
    assert "Speaker: Laurens de Graaf (de-graaf)" in shown("show de-graaf-bridge", "plain", 200)


def test_lines_are_written_one_by_one() -> None:
    pieces = list(write(quotes(library(), Filters(), "en"), Sheet(), "plain"))
    assert all(piece.count("\n") in (1, 2) and piece.endswith("\n") for piece in pieces)
