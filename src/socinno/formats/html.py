"""One self-contained web page: headings, tables with scoped headers, a language on every passage.

No script, nothing loaded from elsewhere; light and dark, and fit to print (WCAG 2.2 AA).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, groupby

from socinno.formats import Sheet, parted
from socinno.formats.blocks import (
    DEEPEST,
    Block,
    Chart,
    Grid,
    Heading,
    Labelled,
    Legend,
    Paragraph,
    Sentence,
    answer_blocks,
    blocks,
    is_large,
    title_line,
    titled,
)
from socinno.formats.chart_html import chart
from socinno.formats.inlines import capital, lead_line, lines
from socinno.formats.markup import (
    PREVIEW,
    About,
    document,
    facts_markup,
    heading_markup,
    legend_markup,
    line_markup,
    linked,
    place_markup,
    previewed,
    reasons_markup,
    template,
    value_lines,
    value_markup,
)
from socinno.formats.spans import SIGNS, Line, Span
from socinno.views import Card, Columns, Matrix, Reasons, Share, Table, View, Word


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as a whole page."""
    sheet = sheet._replace(page=True, colour=True)  # a browser has looks, so that signs need not tell
    about = About(sheet.language, titled(view, sheet), _described(view, sheet))
    body = chain(["<main>\n"], _body(view, sheet), ["\n</main>"])
    looks = template("document.css") + template("view.css")  # for which a browser looks through a whole page
    yield from document(body, about, looks)


def _described(view: View, sheet: Sheet) -> str:
    """What a preview of a link to the page says: its first words; of a list, which is made as it is written,
    what any answer is about."""
    found: list[str] = []
    for block in answer_blocks(view, sheet) if isinstance(view, Card | Columns) else ():
        if isinstance(block, Labelled | Paragraph):
            found += ["".join(span.text for span in line) for line in lines(block.value, sheet)]
        if sum(map(len, found)) > PREVIEW:
            break
    ended = (line if line.endswith(("?", "!", ".")) else f"{line}." for line in found if line)
    text = " ".join(ended) or sheet.say("command-program")
    return previewed(text)


def _body(view: View, sheet: Sheet) -> Iterator[str]:
    """What is told, piece by piece; a list may be too long to know before it is written what is in it."""
    headed = isinstance(view, Card)
    of = view.debates if isinstance(view, Matrix) else view.of_debate
    title = () if headed else (heading_markup(1, _title(view, sheet)),)
    told = parted(chain(title, _blocks(answer_blocks(view, sheet, 1 if headed else 2), sheet)), "\n")
    return linked(told if isinstance(view, Table) else list(told), len(of) == 1 or (headed and not of))


def _title(view: View, sheet: Sheet) -> Line:
    """The title of a page, which leads nowhere: what several things it names are is below it."""
    line = title_line(view, sheet)
    alone = len({span.target for span in line if span.target}) < 2
    return line if alone else tuple(span._replace(target="") for span in line)


def _blocks(of: Iterable[Block], sheet: Sheet) -> Iterator[str]:
    """The blocks in order; facts that follow each other are one list."""
    for kind, run in groupby(of, key=type):
        if kind is Labelled:
            yield facts_markup((block for block in run if isinstance(block, Labelled)), sheet)
        else:
            yield from (part for block in run for part in _block(block, sheet))


def _block(block: Block, sheet: Sheet) -> Iterator[str]:
    if isinstance(block, Heading):
        yield heading_markup(min(block.level, DEEPEST), block.line)
    elif isinstance(block, Grid):
        yield from _grid(block, sheet)
    elif isinstance(block, Legend):
        yield legend_markup(block.signs, sheet)
    elif isinstance(block, Reasons):
        yield from reasons_markup(block, sheet)
    elif isinstance(block, Chart):
        yield from chart(block, sheet, _named)
    elif isinstance(block, Sentence):
        yield f"<p>{line_markup(block.line)}</p>"
    else:
        yield value_markup(block.value, sheet)


def _named(line: Line) -> str:
    """A line as the place of what it names."""
    place, told = place_markup(line)
    return f"<span{place}>{told}</span>" if place else told


def _grid(grid: Grid, sheet: Sheet) -> Iterator[str]:
    """A table; on a narrow screen `document.css` puts the cells of a row below each other, under their
    heads."""
    corner = "<td></td>" if grid.labelled else ""
    heads = corner + "".join(_head("col", head) for head in grid.heads)
    look = "labelled" if grid.labelled else "aligned" if grid.aligned else "framed"
    yield f'<div class="scroll" tabindex="0"><table class="{look}">'
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    named = [_bare(head) for head in grid.heads]
    for label, cells in grid.rows:
        told = [_cell(cell, head, sheet) for cell, head in zip(cells, named, strict=True)]
        first = _head("row", label) if grid.labelled else _lead(cells[0], sheet)
        yield f"<tr>{first}" + "".join(told[not grid.labelled :]) + "</tr>"
    yield "</tbody>\n</table></div>"


def _head(scope: str, of: list[Line]) -> str:
    """The head of a row or a column, which is the place of what it names first."""
    first, *others = of
    place, told = place_markup(first)
    return f'<th scope="{scope}"{place}>{"<br>".join((told, *map(line_markup, others)))}</th>'


def _lead(cell: tuple[Labelled, ...], sheet: Sheet) -> str:
    """The head of a row that says itself what it is about."""
    if len(cell) > 1 or is_large(cell[0].value):
        return f'<th scope="row">{"".join(_facts_in(cell, sheet))}</th>'
    place, told = place_markup(lead_line(cell[0].value, sheet))
    return f'<th scope="row"{place}><div>{told}</div></th>'


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
        label = f'<span class="label">{line_markup(fact.label)}: </span>' if len(cell) > 1 else ""
        first, *others = _fact(fact, sheet)
        yield f"<div>{label}{_drawn(fact, sheet)}{first}</div>" + "".join(f"<div>{it}</div>" for it in others)


def _drawn(fact: Labelled, sheet: Sheet) -> str:
    """The picture of a fact, to stand before its words: the sign for how two relate, or a bar."""
    if isinstance(fact.value, Share):
        percent = 100 * fact.value.part // max(1, fact.value.whole)
        bar = f'<rect width="100" height="1"/><rect class="part" width="{percent}" height="1"/>'
        return (
            f'<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">{bar}</svg> '
        )
    if fact.look == "mark" and isinstance(fact.value, Word):
        return line_markup((Span(f"{SIGNS[fact.value.key]} ", fact.value.key),))
    return ""


def _fact(fact: Labelled, sheet: Sheet) -> list[str]:
    if fact.look == "lead":
        return [line_markup(lead_line(fact.value, sheet))]
    return value_lines(fact.value, sheet)
