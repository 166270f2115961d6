"""Short aspects: labels beside their values, above them where it is narrow."""

import pytest

from socinno.formats import Sheet
from socinno.formats.facts import facts
from socinno.formats.layout import rows
from socinno.views import Part, Text

PARTS = (
    Part("place", Text("Utrecht")),
    Part("common-ground", Text("Books"), label="agreed"),
    Part("note", None),
)


def drawn(width: int) -> list[str]:
    found = (row for picture in facts(PARTS, Sheet("en", width)) for row in rows(picture, width))
    return ["".join(text for text, _ in row).rstrip() for row in found]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_labels_stand_beside_values(width: int) -> None:
    assert drawn(width) == [
        "",
        "place           Utrecht",
        "Agreed on:      Books",
        "note            not known",
    ]


def test_where_it_is_narrow_labels_stand_above() -> None:
    assert drawn(59) == ["", "place", "  Utrecht", "Agreed on:", "  Books", "note", "  not known"]
