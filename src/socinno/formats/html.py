"""One self-contained web page: headings, tables with scoped headers, a language on every passage.

No script, nothing loaded from elsewhere; light and dark, and fit to print (WCAG 2.2 AA).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from socinno.formats import Sheet, parted
from socinno.formats.blocks import (
    DEEPEST,
    Block,
    Chart,
    Grid,
    Heading,
    Labelled,
    Legend,
    Sentence,
    answer_blocks,
    blocks,
    is_large,
    titled,
)
from socinno.formats.chart_html import chart
from socinno.formats.inlines import item_lines, lines, web_address
from socinno.formats.reasons import (
    bearing_line,
    entry_lines,
    heading,
    levelled,
    more_below,
    more_beside,
    sign_line,
)
from socinno.formats.spans import SIGNS, Line, Span
from socinno.formats.stances import legend_line
from socinno.views import Card, Item, Quotation, Reason, Reasons, StanceView, Value, View

DRAWN = frozenset({*SIGNS, "faint"})
"""Roles of what may be a sign alone, which the words beside it say to who cannot see it."""


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as a whole page."""
    headed = isinstance(view, Card)
    title = titled(view, sheet)
    start, end = files(__package__).joinpath("page.html").read_text("utf-8").split("$body")
    yield Template(start).substitute(language=sheet.language, title=escape(title))
    yield "" if headed else f"<h1>{escape(title)}</h1>\n"
    yield from parted(_blocks(answer_blocks(view, sheet, 1 if headed else 2), sheet), "\n")
    yield end


def _blocks(of: Iterable[Block], sheet: Sheet) -> Iterator[str]:
    """The blocks in order; facts that follow each other are one list."""
    for kind, run in groupby(of, key=type):
        if kind is Labelled:
            yield _facts((block for block in run if isinstance(block, Labelled)), sheet)
        else:
            yield from (part for block in run for part in _block(block, sheet))


def _block(block: Block, sheet: Sheet) -> Iterator[str]:
    if isinstance(block, Heading):
        level = min(block.level, DEEPEST)
        yield f"<h{level}>{_line(block.line)}</h{level}>"
    elif isinstance(block, Grid):
        yield from _grid(block, sheet)
    elif isinstance(block, Legend):
        signs = (f"<li>{_line(legend_line(sign, sheet))}</li>" for sign in block.signs)
        yield f'<ul class="legend">{"".join(signs)}</ul>'
    elif isinstance(block, Reasons):
        yield from _tree(block, sheet)
    elif isinstance(block, Chart):
        yield from chart(block, sheet, _line)
    elif isinstance(block, Sentence):
        yield f"<p>{_line(block.line)}</p>"
    else:
        yield _paragraph(block.value, sheet)


def _facts(facts: Iterable[Labelled], sheet: Sheet) -> str:
    rows = (
        f"<div><dt>{_line(fact.label)}</dt>"
        + "".join(f"<dd>{_line(line)}</dd>" for line in lines(fact.value, sheet))
        + "</div>"
        for fact in facts
    )
    return "<dl>" + "\n".join(rows) + "</dl>"


def _paragraph(value: Value, sheet: Sheet) -> str:
    told = item_lines(value, sheet, worded=True) if isinstance(value, Item) else lines(value, sheet)
    if isinstance(value, Quotation):
        parts = 1 + bool(value.translation)
        said = "".join(f"<p>{_line(line)}</p>" for line in told[:parts])
        by = "".join(f"<div>{_line(line)}</div>" for line in told[parts:])
        manner = "verbatim" if value.text.manner == "verbatim" else "retold"
        quoted = f'<blockquote class="{manner}">{said}</blockquote>'
        return f'<figure id="{escape(value.id)}">{quoted}<figcaption>{by}</figcaption></figure>'
    if isinstance(value, StanceView):
        return '<div class="stance">' + "".join(f"<div>{_line(line)}</div>" for line in told) + "</div>"
    if isinstance(value, Item):
        return '<div class="item">' + "".join(f"<p>{_line(line)}</p>" for line in told) + "</div>"
    return "".join(f"<p>{_line(line)}</p>" for line in told)


def _tree(it: Reasons, sheet: Sheet) -> Iterator[str]:
    """A list in lists: each entry is closed by what comes after it."""
    yield from (f"<p>{_line(line)}</p>" for line in heading(it, sheet))
    open_lists = 0
    for level, reason in levelled(it):
        closed = "</li>" + "</ul></li>" * (open_lists - level - 1) if level < open_lists else ""
        start = closed if closed else '<ul class="reasons">'
        open_lists = level + 1
        yield f"{start}<li>{_reason(reason, level < reason.level, sheet)}"
    yield "</li></ul>" * open_lists
    yield from [f"<p>{_line(more_beside(it.left, sheet))}</p>"] if it.left else []


def _reason(reason: Reason, astray: bool, sheet: Sheet) -> str:
    """An entry: how it bears on what, in a sign and words, and the quote; what is left out below it."""
    astray = astray or reason.apart
    how = bearing_line(reason, sheet) if astray else (Span(sheet.say(reason.how), "label"),)
    told = f"<div>{_line((*sign_line(reason), Span(' '), *how))}</div>"
    if reason.again:
        [where] = entry_lines(reason._replace(apart=False), False, sheet)
        told += f"<p>{_line(where)}</p>"
    else:
        told += _paragraph(reason.quotation, sheet)
    left = _line((*more_below(reason.more, sheet), Span(f"  {reason.quotation.id}", "code")))
    return f"{told}<p>{left}</p>" if reason.more else told


def _grid(grid: Grid, sheet: Sheet) -> Iterator[str]:
    corner = "<td></td>" if grid.labelled else ""
    heads = corner + "".join(f'<th scope="col">{_cell_lines(head)}</th>' for head in grid.heads)
    yield (
        '<div class="scroll" tabindex="0"><table class="labelled">'
        if grid.labelled
        else '<div class="scroll" tabindex="0"><table>'
    )
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for label, cells in grid.rows:
        told = ["".join(_in_cell(fact, len(cell) == 1, sheet) for fact in cell) for cell in cells]
        first = _cell_lines(label) if grid.labelled else told.pop(0)
        yield f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in told) + "</tr>"
    yield "</tbody>\n</table></div>"


def _in_cell(fact: Labelled, alone: bool, sheet: Sheet) -> str:
    """A fact in a cell, labelled only where it is not the only one."""
    if is_large(fact.value):
        return "\n".join(_blocks(blocks(fact.value, sheet, DEEPEST), sheet))
    label = "" if alone else f'<span class="label">{_line(fact.label)}: </span>'
    return f"<div>{label}{_cell_lines(lines(fact.value, sheet))}</div>"


def _cell_lines(of: list[Line]) -> str:
    return "<br>".join(_line(line) for line in of)


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    text = escape(span.text)
    if address := web_address(span.link):
        text = f'<a href="{escape(address)}">{text}</a>'
    language = f' lang="{escape(span.language)}"' if span.language else ""
    look = f' class="{span.role}"' if span.role else ""
    if span.role in ("code", "edge"):
        return f" <code>{text.strip()}</code>"
    hidden = "" if any(c.isalnum() for c in text) or span.role not in DRAWN else ' aria-hidden="true"'
    return f"<span{look}{language}{hidden}>{text}</span>" if look or language else text
