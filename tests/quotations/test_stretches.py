"""With an index of the words of a text the same places are found as without, and no more work is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinno.quotations import stretches
from socinno.quotations.matching import places
from socinno.quotations.stretches import BLOCK, Indexed
from socinno.quotations.typography import normalized

PIECES = [
    "a",
    "B",
    "b",
    "ab",
    "1",
    "12",
    ".",
    ",",
    " ",
    " ",
    " ",
    "½",
    "é",
    "ǰ",
    "ß",
    "_",
    "\u0345",
    "Ⅷ",
    "-",
    "x" * 600,
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
QUOTES = st.lists(st.sampled_from([*PIECES, "[...]", "[b]"]), min_size=1, max_size=6).map("".join)


def spans(quote: str, text: str, *, indexed: bool) -> list[tuple[tuple[int, int], ...]]:
    source = normalized(text)
    index = Indexed(source.text, [normalized(quote).text]) if indexed else None
    return [place.spans for place in places(quote, source, index)]


@given(TEXTS, QUOTES)
def test_every_place_is_found_and_no_other(text: str, quote: str) -> None:
    assert spans(quote, text, indexed=True) == spans(quote, text, indexed=False)


@pytest.mark.parametrize("before", range(BLOCK - 25, BLOCK + 5))
def test_words_over_the_end_of_a_block_are_found_once(before: int) -> None:
    text = f"{'z ' * (before // 2)}{' ' * (before % 2)}the very words of it{' z' * BLOCK}"
    [[span]] = spans("very words of", text, indexed=True)
    assert text[slice(*span)] == "very words of"


def test_only_the_blocks_that_have_the_rarest_words_are_gone_through() -> None:
    text = "many words " * BLOCK + "one rarity here " + "many words " * BLOCK
    [(low, high)] = Indexed(text, ["many rarity"]).stretches("one rarity", first=True, last=True)
    assert text.index("rarity") in range(low, high)
    assert high - low < 3 * BLOCK


def test_what_is_nowhere_costs_nothing_and_all_quotes_together_have_their_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "many words " * BLOCK
    assert list(Indexed(text, ["nowhere"]).stretches("nowhere", first=True, last=True)) == []
    monkeypatch.setattr(stretches, "ROOM", 0)
    monkeypatch.setattr(stretches, "TIMES", 3)
    monkeypatch.setattr(stretches, "OWN", 0)
    index = Indexed(text, ["many"])
    gone_through = [sum(high - low for low, high in index.stretches("many", True, True)) for _ in range(5)]
    assert sum(gone_through) <= 3 * len(text)
    assert gone_through[-1] < gone_through[0]
    assert index.is_short
