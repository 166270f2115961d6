"""Ids are made from names, and none is given twice."""

import re

from hypothesis import given
from hypothesis import strategies as st

from socinno.authoring.ids import LONGEST_ID, free_id, slug
from socinno.model import ID_PATTERN


@given(st.text(max_size=40))
def test_a_slug_is_an_id_or_nothing(name: str) -> None:
    assert re.search(ID_PATTERN, slug(name)) or not re.search("[a-z]", slug(name))


def test_the_first_name_whose_id_is_free_gives_it() -> None:
    taken = {"smit"}
    assert [free_id(("Smit", "Anna Smit"), taken) for _ in range(3)] == [
        "anna-smit",
        "anna-smit-2",
        "anna-smit-3",
    ]
    assert free_id(("王小明", "speaker"), taken) == "speaker"
    assert free_id(("2024", "speaker"), taken) == "speaker-2"
    assert taken >= {"smit", "anna-smit", "speaker", "speaker-2"}


@given(st.lists(st.text(max_size=120), max_size=30))
def test_ids_are_ids_and_each_is_given_once(names: list[str]) -> None:
    taken: set[str] = set()
    found = [free_id((name, "speaker"), taken) for name in names]
    assert len({*found}) == len(names)
    assert all(re.search(ID_PATTERN, id) and len(id) <= LONGEST_ID for id in found)
