"""The terminal picture as an SVG image: self-contained, for slides and documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from rich.cells import cell_len
from rich.style import Style

from socinno.formats import Sheet, parted
from socinno.formats.inlines import lines, web_address
from socinno.formats.layout import Strip, rows
from socinno.formats.table import pictured
from socinno.views import Card, Columns, View

WIDE, HIGH, BASE = 8.4, 17, 13  # of a cell, and from its top to the line that letters stand on
MARGIN = 20

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
    """The view as an image of a terminal `sheet.width` cells wide, in colour whatever the sheet says."""
    full = sheet._replace(colour=True, links=True)
    count = 0
    drawn: list[bytes] = []  # which take half of the memory, and the height is known at the end
    unhinted = view._replace(foot=view.foot._replace(hints=()))
    for picture in pictured(unhinted, full):
        for row in rows(picture, sheet.width):
            if texts := "\n".join(_row(row, count)):
                drawn.append(texts.encode())
            count += 1
    start, end = PAGE.split("{drawn}")
    yield start.format(
        width=round(sheet.width * WIDE + 2 * MARGIN, 1),
        height=count * HIGH + 2 * MARGIN,
        language=sheet.language,
        title=escape(_title(view, full)),
        paper=PAPER,
        ink=INK,
    )
    yield from parted((texts.decode() for texts in drawn), "\n")
    yield end


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
