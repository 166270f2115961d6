"""A quote as a newspaper or a court prints it is found, and it is said what press prints otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.quotations.press import as_printed, places_in_print, printed
from socinno.quotations.typography import normalized

TEXT = "We must raise taxes on park-\ning next year, so the well-\nknown\n\n12\n\nshops[1] stay. Is it so?"


def found(quote: str, text: str = TEXT) -> list[str]:
    source = printed(normalized(text))
    return [as_printed(quote, place, source).diff for place in places_in_print(quote, source)]


@pytest.mark.parametrize(
    ("quote", "diff"),
    [
        ("we must raise taxes", "[-w-]{+W+}e must raise …"),
        ("So the", "[-S-]{+s+}o the"),
        ("next year.", "next year[-.-]{+,+}"),
        ("We must raise,", "We must raise[-,-]"),
        ("taxes on parking next", "taxes on park{+-+}ing next"),
        ("the well-known shops stay", "the well-known {+12+} shops{+[1]+} stay"),
        ("we must [...] next year.", "[-w-]{+W+}e must next year[-.-]{+,+}"),
        ("We must raise taxes ... next year.", "next year[-.-]{+,+}"),
        ("... raise taxes ...", "raise taxes[-...-]"),
    ],
)
def test_what_press_prints_otherwise_is_shown(quote: str, diff: str) -> None:
    assert found(quote) == [diff]


def test_verse_and_lists_are_quoted_in_one_line() -> None:
    assert found("We sing, / and dance / at night", "We sing,\nand dance\n at night") == ["… [-/-] …"]
    assert found("We want a hall, a square", "We want\n- a hall,\n- a square") == [
        "We want {+-+} a hall, {+-+} a square"
    ]
    assert found("It works. We pay", "- It works.\n- We pay") == []  # another speaks


def test_a_mark_that_opens_each_paragraph_of_a_long_quote_is_none_of_its_words() -> None:
    text = "He said: “We must raise taxes.\n\n“And we will build the bridge.” So it was."
    assert found("We must raise taxes. And we will build", text) == ["… raise taxes. {+“+}And we will …"]
    assert found("We must raise taxes. “And we will build", text) == []


def test_other_words_are_never_taken_for_it() -> None:
    quotes = (
        "We must lower taxes",
        "We must not raise taxes",
        "We Must raise taxes",
        "We must, raise taxes",
        "well known shops",
        "wellknown shop",
        "Is it so.",
        "e must raise",
        "",
        "[...]",
    )
    assert [quote for quote in quotes if found(quote)] == []


MESSY = st.text(alphabet="abA ‘’\u00ad…-\n'[]().,1>:", max_size=40)


@given(MESSY, MESSY)
def test_searching_never_fails(quote: str, text: str) -> None:
    source = printed(normalized(text))
    for place in places_in_print(quote, source):
        assert all(0 <= a <= b <= len(text) for a, b in place.spans)
        as_printed(quote, place, source)
