"""What a picture is drawn with: looks that work in light and dark, labels with a gutter, links to the web."""

import pytest

from socinno.formats import Sheet
from socinno.formats.layout import Prose, rows
from socinno.formats.spans import SIGNS, Span, target_of
from socinno.formats.style import BESIDE, GUTTER, STYLES, TARGET, labelled, leading, paragraph, right_to_left


def test_only_the_sixteen_colours_of_the_terminal_are_used() -> None:
    words = {word for look in STYLES.values() for word in look.split()}
    assert words <= {"bold", "dim", "italic", "reverse", "cyan", "green", "blue", "magenta", "red", "yellow"}


def test_how_a_stance_is_known_and_how_stances_relate_each_have_a_look_and_a_sign() -> None:
    assert {"stated", "reported", "inferred"} <= set(SIGNS)
    assert {"agree", "differ", "partly", "silent"} <= set(STYLES) & set(SIGNS)


@pytest.mark.parametrize(
    "label", ["kort", "x" * (BESIDE - GUTTER), "x" * BESIDE, "x" * 50, "twee hele woorden bij elkaar"]
)
def test_a_label_never_touches_its_value(label: str) -> None:
    sheet = Sheet("en", 60)
    block = labelled([(Span(label),)], [Prose([[("|value" * 20, None)]])], 60, sheet)
    for row in rows(block, 60):
        line = "".join(text for text, _ in row)
        assert line[BESIDE - GUTTER : BESIDE].isspace(), line
        assert len(line.rstrip()) <= 60


def test_a_lead_gets_a_look_only_where_it_has_none() -> None:
    assert leading((Span("a"), Span("b", "code")), "strong") == (Span("a", "strong"), Span("b", "code"))


def test_links_are_drawn_where_the_sheet_allows_and_they_are_of_the_web() -> None:
    def linked(address: str, links: bool) -> bool:
        sheet = Sheet("en", colour=True, links=links)
        [[(_, look)]] = rows(paragraph([(Span("x", link=address),)], sheet), 9)
        return "link" in str(look)

    assert linked("https://example.org/", True)
    assert not linked("https://example.org/", False)
    assert not linked("javascript:alert(1)", True)


def test_what_is_at_the_edge_is_below_what_a_terminal_may_reorder() -> None:
    def told(text: str) -> list[str]:
        line = (Span(text), Span("id", "edge"))
        return ["".join(text for text, _ in row) for row in rows(paragraph([line], Sheet()), 12)]

    assert told("abc") == ["abc       id"]
    assert told("שלום") == ["שלום", "          id"]


@pytest.mark.parametrize(
    ("text", "expected"), [("abc", False), ("één 中", False), ("שלום", True), ("a مرحبا", True)]
)
def test_what_a_terminal_may_reorder(text: str, expected: bool) -> None:
    assert right_to_left((Span(text),)) is expected


def test_what_names_a_thing_says_which_where_that_is_asked_for() -> None:
    named = Span("Ada", "strong", target=target_of("debate", "ada"))

    def look(targets: bool) -> object:
        sheet = Sheet("en", colour=True, targets=targets)
        [[(_, style)]] = rows(paragraph([(named,)], sheet), 9)
        assert style is not None
        assert style.bold
        return style.meta.get(TARGET)

    assert look(targets=True) == "debate#ada"
    assert look(targets=False) is None
