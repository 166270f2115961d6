"""Speakers by questions in a page: signs on an axis or marks, the words of each for who cannot see them.

On a narrow screen each speaker is a card: `document.css` has the looks of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from socinno.formats import Sheet
from socinno.formats.blocks import Chart
from socinno.formats.crossings import (
    ColumnKey,
    above_lines,
    column_keys,
    head_text,
    known_stances,
    speaker_line,
)
from socinno.formats.inlines import lines
from socinno.formats.spans import SIGNS, Line, Span, target_of
from socinno.formats.stances import mark, placed, said
from socinno.text import one_line
from socinno.views import Head, MatrixLine, StanceView

Shown = Callable[[Line], str]


def _apart(line: MatrixLine) -> str:
    return ' class="apart"' if line.apart else ""


def chart(
    it: Chart,
    sheet: Sheet,
    shown: Shown,
    look: Callable[[MatrixLine], str] = _apart,
    corner: str = "",
) -> Iterator[str]:
    """The table, and what the numbers of its columns mean. `shown` writes a line of spans, `look` the
    class of a speaker's row; `corner` is said above the speakers, beside the questions."""
    of = it.crossing
    label = escape(one_line(of.debate.name.text))
    kind = "matrix small" if it.small else "matrix"
    yield from (f"<p>{shown(line)}</p>" for line in above_lines(of, sheet))
    keys = column_keys(of, not it.small, it.small)
    yield from _keys([key for key in keys if not key.number], shown)
    yield f'<div class="{kind}" role="region" aria-label="{label}" tabindex="0">\n<table>'
    heads = "".join(_head(head, it.small, shown) for head in of.heads)
    yield f"<thead><tr><td>{escape(corner)}</td>{heads}</tr></thead>\n<tbody>"
    for line in of.lines:
        told = zip(of.heads, line.stances, strict=True)
        cells = "".join(_cell(head, stance, it.small, sheet) for head, stance in told)
        silent = len(of.heads) - len(known_stances(of.heads, line))
        rest = sheet.say("silent-on", count=silent, of=len(of.heads)) if silent and not it.small else ""
        more = f'<td class="rest">{escape(rest)}</td>' if rest else ""
        yield f'<tr{look(line)}><th scope="row">{shown(speaker_line(line))}</th>{cells}{more}</tr>'
    yield "</tbody>\n</table>\n</div>"
    yield from _keys([key for key in keys if key.number], shown)


def _keys(keys: Sequence[ColumnKey], shown: Shown) -> Iterator[str]:
    """What numbers stand for, or the sides of all of them."""
    if keys:
        yield '<ul class="keys">' + "".join(_key(key.number, key.parts, shown) for key in keys) + "</ul>"


def _head(head: Head, small: bool, shown: Shown) -> str:
    title = head_text(head)
    language = f' lang="{escape(title.language)}"' if title.language else ""
    words = escape(one_line(title.text))
    look = "unseen" if small else "title"
    target = "" if small else target_of(head.of.debate, head.of.id)  # there is no room to point at it
    number = shown((Span(str(head.number), "number", target=target),))
    told = f'{number} <span class="{look}"{language}>{words}</span>'
    return f'<th scope="col" title="{escape(one_line(head.of.name.text))}">{told}</th>'


def _cell(head: Head, stance: StanceView, small: bool, sheet: Sheet) -> str:
    words = escape(_words(stance, sheet))
    at, sign, beside = placed(stance, head.sides)
    if small:
        sign, beside = mark(stance), ()
    drawn = _sign(sign) + "".join(map(_sign, beside))
    track = f'<span class="track" aria-hidden="true">{drawn}</span>'
    label = str(head.number) if small else f"{head.number} {one_line(head_text(head).text)}"
    unseen = f'<span class="unseen">{words}</span>'
    return (
        f'<td class="{at or stance.state}" title="{words}" data-head="{escape(label)}">{track}{unseen}</td>'
    )


def _sign(sign: Span) -> str:
    return f'<span class="{sign.role}">{escape(sign.text)}</span>'


def _words(stance: StanceView, sheet: Sheet) -> str:
    """A stance in words, with what stands beside it."""
    told = lines(stance, sheet)
    first = said(stance, sheet) if stance.state != "silent" else told[0]
    return "; ".join(
        "".join(span.text for span in line if span.role not in SIGNS) for line in (first, *told[1:])
    )


def _key(number: int, parts: tuple[Line, ...], shown: Shown) -> str:
    label = f'<span class="number">{number}</span> ' if number else ""
    return f"<li>{label}" + " ".join(f"<span>{shown(part)}</span>" for part in parts) + "</li>"
