"""Short aspects in the terminal picture: labels beside their values, or above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socinno.formats import Sheet
from socinno.formats.inlines import key_line
from socinno.formats.layout import Picture, Prose
from socinno.formats.style import LABELLED_FROM, filled, indented, labelled, measure, paragraph
from socinno.views import Part


def facts(parts: Sequence[Part], sheet: Sheet) -> Iterator[Picture]:
    """Short aspects: labels beside their values, or above them where that is too narrow."""
    yield Prose()
    if sheet.width < LABELLED_FROM:
        for part in parts:
            yield paragraph([key_line(part.key, sheet, "heading")], sheet)
            yield indented(filled(part.told, sheet))
        return
    labels = (key_line(part.key, sheet) for part in parts)
    yield labelled(labels, (filled(part.told, sheet) for part in parts), measure(sheet), sheet)
