"""Ids are made from names, and none is given twice."""

import re

from hypothesis import given
from hypothesis import strategies as st

from socinno.model import ID_PATTERN
from socinno.model.ids import LONGEST_ID, Ids, slug


@given(st.text(max_size=40))
def test_a_slug_is_an_id_or_nothing(name: str) -> None:
    assert re.search(ID_PATTERN, slug(name)) or not re.search("[a-z]", slug(name))


def test_the_first_name_whose_id_is_free_gives_it() -> None:
    ids = Ids({"smit"})
    assert [ids.free("Smit", "Anna Smit") for _ in range(3)] == [
        "anna-smit",
        "anna-smit-2",
        "anna-smit-3",
    ]
    assert ids.free("王小明", "speaker") == "speaker"
    assert ids.free("2024", "speaker") == "speaker-2"


@given(st.lists(st.text(max_size=120), max_size=30))
def test_ids_are_ids_and_each_is_given_once(names: list[str]) -> None:
    ids = Ids()
    found = [ids.free(name, "speaker") for name in names]
    assert len({*found}) == len(names)
    assert all(re.search(ID_PATTERN, id) and len(id) <= LONGEST_ID for id in found)
