"""A column of a sheet is a key of a content file, whichever language its head is in."""

import pytest

from socinno.exchange.sheet_columns import HEADS, KINDS, SheetColumn, cells, column_of, kind_of, thing_of
from socinno.text import fold


@pytest.mark.parametrize("key", HEADS)
def test_a_head_is_known_in_both_languages_and_any_case(key: str) -> None:
    for head in HEADS[key]:
        assert {column_of(it) for it in (head, head.upper(), f" {head} ")} == {SheetColumn(key)}
    assert column_of(SheetColumn(key, "nl").head) == SheetColumn(key, "nl")


def test_no_two_columns_or_kinds_have_one_head() -> None:
    for table in (HEADS, KINDS):
        heads = [{fold(head) for head in heads} for heads in table.values()]
        assert sum(map(len, heads)) == len(set().union(*heads))


def test_what_a_row_is_may_be_said_in_both_languages() -> None:
    assert [kind_of(it) for it in ("Quote", " CITAAT ", "standpunt", "total", "")] == [
        *("quotes", "quotes", "stances", "", "")
    ]


def test_a_thing_comes_back_from_its_cells() -> None:
    thing = {
        "kind": "direct",
        "text": {"": "Ducks."},
        "translation": {"nl": "Eenden."},
        "at": {"page": "3", "anchor": "a, b"},
        "supports": ("a", "b"),
        "note": {"en": "x", "nl": "y"},
    }
    found = thing_of("quotes", cells("quotes", thing), "en")
    assert found == {**thing, "text": "Ducks.", "supports": ["a", "b"]}


def test_a_text_without_a_language_beside_others_is_in_that_of_the_debate() -> None:
    row = [(SheetColumn("note"), "x"), (SheetColumn("note", "nl"), "y")]
    assert thing_of("quotes", row, "en") == {"note": {"en": "x", "nl": "y"}}


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("basis", "Zelf gezegd", "stated"),
        ("basis", "according to the source", "reported"),
        ("form", "Letterlijk", "direct"),
        ("assigned", "ja", "true"),
        ("also", "Ann\nA. Lee; Annie", ["Ann", "A. Lee", "Annie"]),
        ("author", "Lee, Ann\nThe council", [{"family": "Lee", "given": "Ann"}, {"literal": "The council"}]),
    ],
)
def test_what_people_write_means_a_value(key: str, cell: str, value: object) -> None:
    [found] = thing_of("speakers", [(SheetColumn(key), cell)], "en").values()
    assert found == value
