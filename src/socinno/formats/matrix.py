"""Who stands where in the terminal picture: speakers by questions."""

from __future__ import annotations

from collections.abc import Iterator

from socinno.formats import Sheet
from socinno.formats.inlines import key_line, lines
from socinno.formats.layout import Picture, Ruled
from socinno.formats.spans import names
from socinno.formats.style import paragraph, style
from socinno.views import Matrix


def matrix(it: Matrix, sheet: Sheet) -> Iterator[Picture]:
    """Cells by speaker and question."""
    if not it.lines:
        yield paragraph(lines(it.empty, sheet), sheet)
        return
    heads = [[key_line("speaker", sheet)], *([names((head.of,))] for head in it.heads)]
    told = (
        [[names((line.speaker,), "strong")], *(lines(s, sheet) for s in line.stances)] for line in it.lines
    )
    framed = ([paragraph(cell, sheet) for cell in row] for row in (heads, *told))
    width = max(1, (sheet.width + 3) // (len(it.heads) + 1) - 3)
    yield Ruled(framed, [width] * (len(it.heads) + 1), style("frame"), framed=False)
