"""What may have been meant by a name that nothing has, among however many things."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from socinno.library.catalogue import Entry
from socinno.library.suggestions import NEAR, suggested

NAMES = st.lists(st.text("aber -", min_size=1, max_size=6).filter(str.strip), max_size=12)


def called(*names: str) -> list[tuple[Entry, list[str]]]:
    return [(Entry("d", "speaker", name, (name,)), [name]) for name in names]


def test_what_is_spelled_nearly_so_is_meant_by_its_name_or_a_word_of_it() -> None:
    near, _ = suggested("bever", called("beaver", "de bevers", "otter"), 3)
    assert {entry.id for entry in near} == {"beaver", "de bevers"}


def test_all_are_named_where_they_are_few() -> None:
    assert [entry.id for entry in suggested("zzz", called("een", "twee"), 2)[1]] == ["een", "twee"]
    assert list(suggested("zzz", called("een", "twee"), 1)[1]) == []


def test_of_things_with_one_name_the_first_is_meant() -> None:
    first, second = Entry("a", "quote", "toll", ("toll",)), Entry("b", "quote", "toll", ("toll",))
    assert suggested("tol", [(it, ["toll"]) for it in (first, second)], 3)[0] == [first]


@given(NAMES, st.text("aber", min_size=1, max_size=6))
def test_the_nearest_are_those_among_all_names_and_words(names: list[str], asked: str) -> None:
    every = dict.fromkeys([*names, *(word for name in names for word in name.split())])
    near = get_close_matches(asked, list(every), 8, NEAR)
    found = [entry.id for entry in suggested(asked, called(*names), 8)[0]]
    assert len(found) == len(near)
    assert all(word == name or word in name.split() for word, name in zip(near, found, strict=True))


def test_very_many_things_take_no_memory() -> None:
    def many() -> Iterator[tuple[Entry, list[str]]]:
        for n in range(30_000):
            yield Entry("d", "quote", f"quote-{n % 500}", (f"quote-{n % 500}",)), [f"quote-{n % 500}"]

    tracemalloc.start()
    try:
        assert suggested("zzz", many(), 8) == ([], ())
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
