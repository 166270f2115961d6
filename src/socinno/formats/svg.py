"""The terminal picture as an SVG image: self-contained, for slides and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from socinno.formats import Sheet, parted
from socinno.formats.blocks import titled
from socinno.formats.inlines import lines, web_address
from socinno.formats.layout import Strip, rows
from socinno.formats.slide import HIGH, LARGE, LETTER, MARGIN, SEEN, WIDE, Slide
from socinno.formats.slide_card import card_slide
from socinno.formats.slide_matrix import matrix_slide
from socinno.formats.table import pictured
from socinno.views import Card, Columns, Matrix, View

RUN = re.compile(r"[^ ]+(?: [^ ]+)*")
BASE = 13  # from the top of a cell to the line that letters stand on


class Colours(NamedTuple):
    """What a picture is drawn with: each has a contrast of 4.5 to 1 with the paper (WCAG 2.2, AA)."""

    paper: str
    ink: str
    faint: str
    shades: Mapping[str, str]
    """The terminal's colours."""

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, the paper first."""
        return (self.paper, self.ink, self.faint, *self.shades.values())


NAMES = ("red", "green", "yellow", "blue", "magenta", "cyan")
LIGHT = Colours(
    *("#ffffff", "#1b1f27", "#59616e"),
    dict(zip(NAMES, ("#b3261e", "#1d7332", "#7a5b00", "#1f5fc4", "#9a2fb0", "#00707a"), strict=True)),
)
DARK = Colours(
    *("#181c24", "#dde2ea", "#9aa3b2"),
    dict(zip(NAMES, ("#ff8a80", "#8cd68c", "#e8c86e", "#82b4ff", "#d6a0f0", "#6ecdd7"), strict=True)),
)
"""Slides and paper are white; what shows a picture in the dark, and knows of it, shows it dark."""

DARK_STYLE = "".join(
    f'[fill="{light}"]{{fill:{dark}}}' for light, dark in zip(LIGHT.all, DARK.all, strict=True)
)

PAGE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{wide}" \
height="{high}" role="img" aria-labelledby="socinno-title" aria-describedby="socinno-desc" \
lang="{language}">
<title id="socinno-title">{title}</title>
<desc id="socinno-desc">{told}</desc>
<style>@media (prefers-color-scheme: dark) {{ {dark} }}</style>
<rect width="100%" height="100%" fill="{paper}"/>
<g font-family="'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace" font-size="14" \
fill="{ink}" xml:space="preserve">
{drawn}
</g>
</svg>
"""


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as an image, in colour whatever the sheet says: a card or a matrix as a slide, 16 by 9;
    anything else as a terminal `sheet.width` cells wide, as high as it takes.
    """
    full = sheet._replace(colour=True, links=True)
    if isinstance(view, (Card, Matrix)):
        of = card_slide(view, full) if isinstance(view, Card) else matrix_slide(view, full)
        size, seen, drawn = of.size, SEEN, _slide(of)
    else:
        strips = (
            row
            for it in pictured(view._replace(foot=view.foot._replace(hints=())), full)
            for row in rows(it, sheet.width)
        )
        # which take half of the memory, and the height is known at the end
        held = ["\n".join(_row(row, n * HIGH)).encode() for n, row in enumerate(strips)]
        size = round(sheet.width * WIDE + 2 * MARGIN, 1), len(held) * HIGH + 2 * MARGIN
        seen = size
        drawn = (it.decode() for it in held if it)
    start, end = PAGE.split("{drawn}")
    yield start.format(
        width=_short(size[0]),
        height=_short(size[1]),
        wide=_short(seen[0]),
        high=_short(seen[1]),
        language=sheet.language,
        title=escape(titled(view, full) if isinstance(view, (Card, Matrix)) else _title(view, full)),
        told=escape(sheet.say("picture-told")),
        paper=LIGHT.paper,
        ink=LIGHT.ink,
        dark=DARK_STYLE,
    )
    yield from parted(drawn, "\n")
    yield end


def _slide(of: Slide) -> Iterator[str]:
    """What is drawn of a slide; what is at its foot, at the end of the page."""
    top = 0.0
    for row in of.title:
        yield from _row(row, top, LARGE)
        top += HIGH * LARGE
    top = of.above * HIGH
    for row in of.body:
        yield from _row(row, top)
        top += HIGH
    top = of.size[1] - 2 * MARGIN - len(of.foot) * HIGH
    for row in of.foot:
        yield from _row(row, top)
        top += HIGH


def _short(length: float) -> str:
    """A length to a hundredth, also of a picture that is very high."""
    return f"{length:.2f}".rstrip("0").rstrip(".")


def _title(view: View, sheet: Sheet) -> str:
    """What the picture shows, for who does not see it."""
    heads = view.heads if isinstance(view, Columns) else ()
    named = [view.title] if isinstance(view, Card) else [head.name for head in heads]
    shown = ", ".join(span.text for text in named for line in lines(text, sheet) for span in line)
    return shown or sheet.say(view.kind)


def _row(row: Strip, top: float, large: float = 1) -> Iterator[str]:
    x = 0
    for text, style in row:
        for run in RUN.finditer(text):  # readers of pictures take several spaces for one
            at = x + cell_len(text[: run.start()])
            yield _drawn(run[0], style, at * large, top, large)
        x += cell_len(text)


def _drawn(text: str, style: Style | None, x: float, top: float, large: float) -> str:
    place = f'x="{MARGIN + x * WIDE:.1f}" y="{_short(MARGIN + top + BASE * large)}"'
    # the length holds the columns in line whatever font there is
    length = f'textLength="{cell_len(text) * WIDE * large:.1f}" lengthAdjust="spacingAndGlyphs"'
    size = f' font-size="{_short(LETTER * large)}"' if large != 1 else ""
    drawn = f"<text {place} {length}{size}{_look(style) if style else ''}>{escape(text)}</text>"
    address = web_address(style.link) if style and style.link else ""
    return f'<a href="{escape(address)}">{drawn}</a>' if address else drawn


@lru_cache
def _look(style: Style) -> str:
    colour = LIGHT.shades.get(style.color.name, "") if style.color else ""
    fill = colour or (LIGHT.faint if style.dim else "")
    bold, italic = "bold" if style.bold else "", "italic" if style.italic else ""
    looks = (("fill", fill), ("font-weight", bold), ("font-style", italic))
    return "".join(f' {name}="{value}"' for name, value in looks if value)
