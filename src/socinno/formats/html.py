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
    title_line,
    titled,
)
from socinno.formats.chart_html import chart
from socinno.formats.inlines import capital, item_lines, lead_line, lines, several, web_address
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
from socinno.formats.stances import legend_line, said
from socinno.views import (
    Card,
    Item,
    Quotation,
    Reason,
    Reasons,
    Share,
    Signed,
    StanceView,
    Value,
    View,
    Word,
)

DRAWN = frozenset({*SIGNS, "faint"})
"""Roles of what may be a sign alone, which the words beside it say to who cannot see it."""

EXPLAINED = frozenset({"stated", "reported"})
"""What a legend says of a stance once; that something is a reading of ours is said each time."""


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as a whole page."""
    headed = isinstance(view, Card)
    sheet, title = sheet._replace(page=True), titled(view, sheet)
    start, end = files(__package__).joinpath("page.html").read_text("utf-8").split("$body")
    yield Template(start).substitute(language=sheet.language, title=escape(title))
    yield "" if headed else f"<h1>{_line(title_line(view, sheet))}</h1>\n"
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
        + "".join(f"<dd>{told}</dd>" for told in _values(fact.value, sheet))
        + "</div>"
        for fact in facts
    )
    return "<dl>" + "\n".join(rows) + "</dl>"


def _values(value: Value, sheet: Sheet) -> list[str]:
    """A value or several as lines; what a sign of a stance says is in words for who cannot see it, and
    a note stands small below what it is of."""
    if of := several(value):
        return [line for it in of for line in _values(it, sheet)]
    if not isinstance(value, StanceView | Signed):
        return [_line(line) for line in lines(value, sheet)]
    signed = isinstance(value, Signed)
    stance = value.stance if isinstance(value, Signed) else value
    head, *below = lines(value, sheet)
    told = _line(head) + _unseen(stance, sheet) if signed else _line(_seen(head, stance, sheet))
    return [told, *(f'<span class="below">{_line(line)}</span>' for line in below)]


def _seen(head: Line, stance: StanceView, sheet: Sheet) -> Line:
    """A stance of which the sign says how we know it, as the legend has that: these words are not seen."""
    if stance.basis not in EXPLAINED or head[-1].text != sheet.say(stance.basis):
        return head
    words = "".join(span.text for span in head[-2:])
    return (*head[:-2], Span(words, "unseen"))


def _unseen(stance: StanceView, sheet: Sheet) -> str:
    """What the signs of a stance that is a line say."""
    words = said(stance._replace(lead="", positions=stance.positions[:1]), sheet)[-1].text
    given = f"; {sheet.say(stance.assigned.state)}" if stance.assigned else ""
    if stance.basis == "inferred" and not given:
        return ""  # that is said where all can see it
    return f'<span class="unseen"> {SIGNS["dash"]} {escape(words + given)}</span>'


def _paragraph(value: Value, sheet: Sheet) -> str:
    if isinstance(value, StanceView | Signed):
        return '<div class="stance">' + "".join(f"<div>{it}</div>" for it in _values(value, sheet)) + "</div>"
    told = item_lines(value, sheet, worded=True) if isinstance(value, Item) else lines(value, sheet)
    if isinstance(value, Quotation):
        parts = 1 + bool(value.translation)
        said = "".join(f"<p>{_line(line)}</p>" for line in told[:parts])
        by = "".join(f"<div>{_line(line)}</div>" for line in told[parts:])
        manner = "verbatim" if value.text.manner == "verbatim" else "retold"
        quoted = f'<blockquote class="{manner}">{said}</blockquote>'
        return f'<figure id="{escape(value.id)}">{quoted}<figcaption>{by}</figcaption></figure>'
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
    """A table; on a narrow screen `page.html` puts the cells of a row below each other, under their heads."""
    corner = "<td></td>" if grid.labelled else ""
    heads = corner + "".join(f'<th scope="col">{_cell_lines(head)}</th>' for head in grid.heads)
    look = "labelled" if grid.labelled else "aligned" if grid.aligned else "framed"
    yield f'<div class="scroll" tabindex="0"><table class="{look}">'
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    named = [_bare(head) for head in grid.heads]
    for label, cells in grid.rows:
        told = [_cell(cell, head, sheet) for cell, head in zip(cells, named, strict=True)]
        first = _cell_lines(label) if grid.labelled else "".join(_facts_in(cells[0], sheet))
        yield f'<tr><th scope="row">{first}</th>' + "".join(told[not grid.labelled :]) + "</tr>"
    yield "</tbody>\n</table></div>"


def _bare(of: list[Line]) -> str:
    """What a head says, without the id after it."""
    told = (span.text for line in of for span in line if span.role != "code")
    return escape(capital("".join(told).strip()))


def _cell(cell: tuple[Labelled, ...], head: str, sheet: Sheet) -> str:
    look = ' class="number"' if all(isinstance(fact.value, int | Share) for fact in cell) else ""
    return f'<td{look} data-head="{head}">{"".join(_facts_in(cell, sheet))}</td>'


def _facts_in(cell: tuple[Labelled, ...], sheet: Sheet) -> Iterator[str]:
    """The facts in a cell, labelled only where there are several."""
    for fact in cell:
        if is_large(fact.value):
            yield "\n".join(_blocks(blocks(fact.value, sheet, DEEPEST), sheet))
            continue
        label = f'<span class="label">{_line(fact.label)}: </span>' if len(cell) > 1 else ""
        first, *others = _fact(fact, sheet)
        yield f"<div>{label}{_drawn(fact, sheet)}{first}</div>" + "".join(f"<div>{it}</div>" for it in others)


def _drawn(fact: Labelled, sheet: Sheet) -> str:
    """The picture of a fact, to stand before its words: the sign for how two relate, or a bar."""
    if isinstance(fact.value, Share):
        percent = 100 * fact.value.part // max(1, fact.value.whole)
        return f'<span class="bar" aria-hidden="true"><span style="width: {percent}%"></span></span> '
    if fact.look == "mark" and isinstance(fact.value, Word):
        return _line((Span(f"{SIGNS[fact.value.key]} ", fact.value.key),))
    return ""


def _fact(fact: Labelled, sheet: Sheet) -> list[str]:
    return [_line(lead_line(fact.value, sheet))] if fact.look == "lead" else _values(fact.value, sheet)


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
