"""The terminal picture as an SVG image: self-contained, for slides and documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import zip_longest

from rich.cells import cell_len
from rich.style import Style

from socinno.formats import Sheet, parted
from socinno.formats.blocks import titled
from socinno.formats.inlines import lines, web_address
from socinno.formats.layout import Strip, padded, rows
from socinno.formats.matrix import Drawn, crossed, matrix
from socinno.formats.spans import Span
from socinno.formats.style import paragraph
from socinno.formats.table import pictured
from socinno.views import Card, Columns, Matrix, View

WIDE, HIGH, BASE = 8.4, 17, 13  # of a cell, and from its top to the line that letters stand on
MARGIN = 20
SLIDES = (60, 80, 100, 130, 170)  # cells that a matrix may take on a slide
LEGENDS = (32, 44, 60)  # and what stands beside it

PAPER, INK, FAINT = "#181c24", "#dde2ea", "#9aa3b2"
SHADES = {
    "red": "#ff8a80",
    "green": "#8cd68c",
    "yellow": "#e8c86e",
    "blue": "#82b4ff",
    "magenta": "#d6a0f0",
    "cyan": "#6ecdd7",
}
"""The terminal's colours; each has a contrast of more than 4.5 to 1 with the paper (WCAG 2.2, AA)."""

PAGE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" \
height="{height:g}" role="img" aria-labelledby="socinno-title" lang="{language}">
<title id="socinno-title">{title}</title>
<rect width="100%" height="100%" rx="8" fill="{paper}"/>
<g font-family="'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace" font-size="14" \
fill="{ink}" xml:space="preserve">
{drawn}
</g>
</svg>
"""


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as an image of a terminal `sheet.width` cells wide, in colour whatever the sheet says.

    A matrix is a slide: 16 by 9, as wide as makes its letters largest.
    """
    full = sheet._replace(colour=True, links=True)
    count, cells = 0, sheet.width
    drawn: list[bytes] = []  # which take half of the memory, and the height is known at the end
    unhinted = view._replace(foot=view.foot._replace(hints=()))
    strips: Iterable[Strip] = (row for it in pictured(unhinted, full) for row in rows(it, sheet.width))
    if isinstance(view, Matrix):
        strips, cells = slide(view, full)
    for row in strips:
        if texts := "\n".join(_row(row, count)):
            drawn.append(texts.encode())
        count += 1
    width, height = _size(cells, count)
    if isinstance(view, Matrix):
        width, height = _landscape(cells, count)
    start, end = PAGE.split("{drawn}")
    yield start.format(
        width=width,
        height=height,
        language=sheet.language,
        title=escape(titled(view, full) if isinstance(view, Matrix) else _title(view, full)),
        paper=PAPER,
        ink=INK,
    )
    yield from parted((texts.decode() for texts in drawn), "\n")
    yield end


def slide(view: Matrix, sheet: Sheet) -> tuple[list[Strip], int]:
    """The rows of a matrix under its title, and its width in cells, so that its letters are largest.

    What numbers and signs mean stands below the cells, or beside them.
    """
    crossings = list(view.crossings)
    title = paragraph([(Span(titled(view, sheet), "title"),)], sheet)
    found: list[list[Strip]] = []
    for wide in SLIDES:
        own = sheet._replace(width=wide)
        if len(crossings) == 1:
            parts = [(crossed(crossings[0], own, sheet._replace(width=w)), w) for w in (wide, *LEGENDS)]
            laid = [_below(*parts[0]), *(_beside(drawn, wide, width) for drawn, width in parts[1:])]
        else:
            of = matrix(view._replace(crossings=crossings), own)
            laid = [[row for it in of for row in rows(it, wide)]]
        found += ([*rows(title, wide), [], *strips] for strips in laid)
    best = min(found, key=_worse)
    return best, _widest(best)


def _worse(strips: list[Strip]) -> tuple[int, int]:
    """How small letters get; where that is about the same, how narrow columns are."""
    width, _ = _landscape(_widest(strips), len(strips))
    return int(width / 100), -_widest(strips)


def _below(drawn: Drawn, wide: int) -> list[Strip]:
    return [row for it in drawn.all for row in rows(it, wide)]


def _beside(drawn: Drawn, wide: int, width: int) -> list[Strip]:
    left = [row for it in drawn.grid for row in rows(it, wide)]
    right = [row for it in drawn.below for row in rows(it, width)]
    free = _widest(left) + 4
    above = [row for it in drawn.above for row in rows(it, wide)]
    return [
        *above,
        *([[]] if above else []),
        *([*padded(a or [], free), *(b or [])] for a, b in zip_longest(left, right)),
    ]


def _widest(strips: list[Strip]) -> int:
    return max(map(_cells, strips), default=1)


def _cells(row: Strip) -> int:
    return cell_len("".join(text for text, _ in row).rstrip())


def _size(cells: int, count: int) -> tuple[float, float]:
    return round(cells * WIDE + 2 * MARGIN, 1), count * HIGH + 2 * MARGIN


def _landscape(cells: int, count: int) -> tuple[float, float]:
    """The smallest 16 by 9 that holds so many cells and rows."""
    width, height = _size(cells, count)
    width = max(width, height * 16 / 9)
    return round(width, 1), round(width * 9 / 16, 1)


def _title(view: View, sheet: Sheet) -> str:
    """What the picture shows, for who does not see it."""
    heads = view.heads if isinstance(view, Columns) else ()
    named = [view.title] if isinstance(view, Card) else [head.name for head in heads]
    shown = ", ".join(span.text for text in named for line in lines(text, sheet) for span in line)
    return shown or sheet.say(view.kind)


def _row(row: Strip, n: int) -> Iterator[str]:
    x = 0
    for text, style in row:
        if text.strip():
            lead = len(text) - len(text.lstrip(" "))
            yield _drawn(text.strip(" "), style, x + lead, n)
        x += cell_len(text)


def _drawn(text: str, style: Style | None, x: int, n: int) -> str:
    place = f'x="{MARGIN + x * WIDE:.1f}" y="{MARGIN + n * HIGH + BASE}"'
    # the length holds the columns in line whatever font there is
    length = f'textLength="{cell_len(text) * WIDE:.1f}" lengthAdjust="spacingAndGlyphs"'
    drawn = f"<text {place} {length}{_look(style) if style else ''}>{escape(text)}</text>"
    address = web_address(style.link) if style and style.link else ""
    return f'<a href="{escape(address)}">{drawn}</a>' if address else drawn


@lru_cache
def _look(style: Style) -> str:
    colour = SHADES.get(style.color.name, "") if style.color else ""
    fill = colour or (FAINT if style.dim else "")
    bold, italic = "bold" if style.bold else "", "italic" if style.italic else ""
    looks = (("fill", fill), ("font-weight", bold), ("font-style", italic))
    return "".join(f' {name}="{value}"' for name, value in looks if value)
