"""Short aspects in the terminal picture: labels beside their values, or above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socinno.formats import Sheet
from socinno.formats.inlines import capital, key_line
from socinno.formats.layout import Picture, Prose
from socinno.formats.spans import Line
from socinno.formats.style import LABELLED_FROM, filled, indented, labelled, measure, paragraph
from socinno.views import Part


def facts(parts: Sequence[Part], sheet: Sheet) -> Iterator[Picture]:
    """Short aspects: labels beside their values, or above them where that is too narrow."""
    yield Prose()
    if sheet.width < LABELLED_FROM:
        for part in parts:
            yield paragraph([_label(part, sheet, "heading")], sheet)
            yield indented(filled(part.told, sheet))
        return
    labels = (_label(part, sheet, "label") for part in parts)
    yield labelled(labels, (filled(part.told, sheet) for part in parts), measure(sheet), sheet)


def _label(part: Part, sheet: Sheet, role: str) -> Line:
    """What an aspect is called; where that is to be read on, as the start of a line."""
    label = key_line(part.called, sheet, role)
    return tuple(span._replace(text=f"{capital(span.text)}:") for span in label) if part.label else label
