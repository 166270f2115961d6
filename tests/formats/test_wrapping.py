"""Text folded line by line is folded as Rich folds it whole, and no word is lost where that loses one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Rich

from socinno.formats import wrapping
from socinno.formats.wrapping import folded, longest_word

SIGNS = ["a", "ab", "abcdefghi", " ", "  ", "é", "漢", "\u0301", "🚲", "…"]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)
WIDTHS = st.integers(2, 20)


@settings(max_examples=300)
@given(TEXTS, WIDTHS)
def test_it_is_folded_as_rich_folds_it(text: str, width: int) -> None:
    whole = Rich(text).wrap(Console(), width, overflow="fold")
    assert [line for _, line in folded(text, width)] == [line.plain for line in whole]


@settings(max_examples=100)
@given(TEXTS, WIDTHS)
def test_each_line_tells_where_it_starts(text: str, width: int) -> None:
    for start, line in folded(text, width):
        assert text.startswith(line, start)


@pytest.mark.parametrize("sign", ["漢", "🚲", "e\u0301x", "👩\u200d🚲", "\u0301"])
def test_a_long_word_is_folded_alike_in_pieces_and_whole(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"so {sign * 100} it is"
    whole = list(folded(text, 7))
    monkeypatch.setattr(wrapping, "_PIECE", 16)
    assert list(folded(text, 7)) == whole


@pytest.mark.parametrize(
    "text", ["\u200d🚲漢漢 漢漢éa漢\u200d  aa🚲 éé", "a\u200d\u200d漢 \ufe0f\u200d b\u200d", "☺\ufe0f" * 30]
)
@pytest.mark.parametrize("width", [2, 7, 18, 20])
def test_joiners_anywhere_lose_no_word(text: str, width: int) -> None:
    assert "".join(line for _, line in folded(text, width)).replace(" ", "") == text.replace(" ", "")


def test_lines_come_one_by_one() -> None:
    lines = folded("word " * 1_000_000, 20)
    assert next(lines) == (0, "word word word word ")
    assert cell_len(next(lines)[1]) == 20


def test_the_longest_word_is_found_wherever_it_stands() -> None:
    for before in (0, 20_000, 70_000):
        assert longest_word("word " * before + "漢字漢字 a" + " word" * 20_000) == 8
    assert longest_word("") == 0
