"""Markdown (CommonMark with GFM tables): tables where cells are short, else headings and quotes.

Content is escaped: nothing in it becomes markup, nor a link where GitHub makes links of addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    Sentence,
    answer_blocks,
    is_large,
    titled,
)
from socinno.formats.crossings import ColumnKey, above_lines, column_keys, head_text, speaker_line
from socinno.formats.inlines import capital, lines, web_address
from socinno.formats.plain import unsigned
from socinno.formats.reasons import entry_lines, heading, levelled, more_below, more_beside, sign_line
from socinno.formats.spans import Line, Span
from socinno.formats.stances import axis, legend_line, mark
from socinno.text import one_line
from socinno.views import Card, Quotation, Reasons, StanceView, Value, View

SHORT, FEW = 64, 3  # characters of a line and lines of a cell, at most, in a table

_SIGNS = r"[\\`*_{}\[\]<>#|~&$!]"
_MEANING = re.compile(_SIGNS)
_ADDRESS = r":(?=//)|(?<=www)\.|(?<=[a-z0-9.+_-])@(?=[a-z0-9_-]*\.[a-z0-9])"
_MEANING_OR_ADDRESS = re.compile(f"{_SIGNS}|{_ADDRESS}", re.IGNORECASE | re.ASCII)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"^([-+=:]|\d+(?=[.)]))")
BREAK = "\\\n"  # a line end that stays one
_STRONG = ("strong", "title")


def write(view: View, sheet: Sheet) -> Iterator[str]:
    """The view as one Markdown document; its own title, or its kind, is the heading of level 1."""
    sheet = sheet._replace(colour=False)  # what is found is marked by signs
    headed = isinstance(view, Card)
    start = [] if headed else [f"# {escaped(titled(view, sheet))}"]
    parts = (
        part for block in answer_blocks(view, sheet, 1 if headed else 2) for part in _block(block, sheet)
    )
    yield from parted(filter(None, chain(start, parts)), "\n\n")
    yield "\n"


def escaped(text: str, linked: bool = False) -> str:
    """Text that means nothing but itself in Markdown, wherever on a line it stands.

    `linked`: it is the text of a link, in which no address becomes another.
    """
    text = (_MEANING if linked else _MEANING_OR_ADDRESS).sub(_inert, text)
    return _AT_START.sub(lambda m: f"\\{m[0]}" if not m[0].isdigit() else m[0] + "\\", text)


def _inert(match: re.Match[str]) -> str:
    """A sign without its meaning; only what stands between keeps an address of e-mail from being a link."""
    return "<!-- -->@" if match[0] == "@" else f"\\{match[0]}"


def _block(block: Block, sheet: Sheet) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * min(block.level, DEEPEST)} {capital(_line(block.line))}"
    elif isinstance(block, Grid):
        yield from _grid(block, sheet)
    elif isinstance(block, Chart):
        yield from _chart(block, sheet)
    elif isinstance(block, Sentence):
        yield _line(block.line)
    elif isinstance(block, Legend):
        yield BREAK.join(_line(legend_line(sign, sheet)) for sign in block.signs)
    elif isinstance(block, Reasons):
        yield from _tree(block, sheet)
    elif isinstance(block, Labelled):
        yield _labelled(block, sheet)
    else:
        yield _paragraph(block.value, sheet)


def _labelled(fact: Labelled, sheet: Sheet) -> str:
    label = f"**{capital(_line(fact.label, plain=True))}:**"
    told = [_line(line) for line in unsigned(fact.value, sheet)]
    if type(fact.value) is not tuple:
        return f"{label} {BREAK.join(told)}"
    return "\n".join([label, "", *(f"- {line}" for line in told)])


def _paragraph(value: Value, sheet: Sheet) -> str:
    told = [_line(line) for line in lines(value, sheet)]
    if type(value) is Quotation:
        said, by = told[: 1 + bool(value.translation)], told[1 + bool(value.translation) :]
        return "\n>\n".join([*(f"> {line}" for line in said), "> " + "\\\n> ".join(by)])
    if type(value) is StanceView:
        return "- " + "\\\n  ".join(told)
    return BREAK.join(told)


def _tree(it: Reasons, sheet: Sheet) -> Iterator[str]:
    """A list in lists."""
    yield BREAK.join(map(_line, heading(it, sheet)))
    told: list[str] = []
    for level, reason in levelled(it):
        sign, *words = sign_line(reason), *entry_lines(reason, level < reason.level, sheet)
        first, *rest = words
        told.append(_listed([(*sign, Span(" "), *first), *rest], level))
        if reason.more:
            told.append(
                _listed([(*more_below(reason.more, sheet), Span(reason.quotation.id, "code"))], level + 1)
            )
    yield "\n".join(told)
    yield _line(more_beside(it.left, sheet)) if it.left else ""


def _listed(of: list[Line], level: int) -> str:
    """An entry of a list, which stands in so many others."""
    before = "  " * level
    return f"{before}- " + f"\\\n{before}  ".join(map(_line, of))


def _grid(grid: Grid, sheet: Sheet) -> Iterator[str]:
    """A table as long as every cell is short; from top to bottom as soon as one is not."""
    of, met = iter(grid.rows), []
    table = [[[_line(line) for line in head] for head in grid.heads], [["---"]] * len(grid.heads)]
    corners = [[""], ["---"]]
    for row in of:
        label, cells = row
        met.append(row)
        corners.append([_line(line) for line in label])
        table.append([_in_cell(cell, sheet) for cell in cells])
        if not all(map(_short, table[-1])):
            for inner in grid.stacked(chain(met, of)):
                yield from _block(inner, sheet)
            return
    if grid.labelled:
        table = [[corner, *cells] for corner, cells in zip(corners, table, strict=True)]
    yield "\n".join("| " + " | ".join(map("<br>".join, row)) + " |" for row in table)


def _chart(chart: Chart, sheet: Sheet) -> Iterator[str]:
    """Speakers by questions in signs, and what the numbers of the questions mean."""
    it = chart.crossing
    titles = ["" if chart.small else escaped(one_line(head_text(head).text)) for head in it.heads]
    heads = [f"{head.number} {title}".rstrip() for head, title in zip(it.heads, titles, strict=True)]
    table = [["", *heads], ["---"] * (len(heads) + 1)]
    for line in it.lines:
        table += [[""] * len(table[0])] if line.apart else []
        told = zip(it.heads, line.stances, strict=True)
        cells = (((mark(stance),) if chart.small else axis(stance, head.sides)) for head, stance in told)
        table.append([_line(speaker_line(line)), *(_line(cell, plain=True) for cell in cells)])
    keys = column_keys(it, not chart.small, chart.small)
    yield from map(_line, above_lines(it, sheet))
    yield from ("   ".join(map(_line, key.parts)) for key in keys if not key.number)
    yield "\n".join("| " + " | ".join(row) + " |" for row in table)
    keyed = ((*_numbered(key), *key.parts) for key in keys if key.number)
    yield BREAK.join("   ".join(map(_line, parts)) for parts in keyed)


def _numbered(key: ColumnKey) -> tuple[Line, ...]:
    return ((Span(f"{key.number}"),),)


def _in_cell(cell: tuple[Labelled, ...], sheet: Sheet) -> list[str]:
    if any(is_large(fact.value) for fact in cell):
        return [""] * (FEW + 1)
    return [_line(line) for fact in cell for line in unsigned(fact.value, sheet)]


def _short(cell: list[str]) -> bool:
    return len(cell) <= FEW and all(len(line) <= SHORT for line in cell)


def _line(line: Line, plain: bool = False) -> str:
    first, *rest = line or (Span(""),)
    spans = [first._replace(text=first.text.lstrip()), *rest]
    runs = groupby(spans, key=lambda span: span.role in _STRONG and not plain)
    return "".join(_marked("".join(map(_span, run)), strong) for strong, run in runs).rstrip()


def _marked(text: str, strong: bool) -> str:
    """Text in bold, with the white space around it outside the marks."""
    core = text.strip()
    return text.replace(core, f"**{core}**", 1) if strong and core else text


def _span(span: Span) -> str:
    text = span.text
    if span.role in ("code", "edge"):
        return f" `{text.strip()}`"
    core = text.strip()
    before, _, after = text.partition(core) if core else (text, "", "")
    address = _ENTITY.sub("&amp;", web_address(span.link))
    return before + (f"[{escaped(core, linked=True)}](<{address}>)" if address else escaped(core)) + after
