"""What stands at the left: the questions and the speakers of a debate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rich.cells import cell_len, chop_cells

from socinno.browse.asking import Ask, Reply
from socinno.formats import Sheet
from socinno.formats.inlines import capital
from socinno.formats.layout import Strip, rows
from socinno.formats.spans import Line, Span, name_span
from socinno.formats.style import paragraph
from socinno.library import Library
from socinno.queries.presenter import Presenter
from socinno.text import one_line
from socinno.views import Ref

HANGING = 1  # cells that the further lines of a name stand to the right
_PART = re.compile(r"[^\s-]*-+|[^\s-]+\s*|\s+")


def list_questions(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """The way to who stands where in a debate, and its questions, numbered."""
    debate = library.part(ask.debate)
    tell = Presenter(debate, sheet.language)
    of = tell.ref(debate)
    digits = len(str(len(debate.dichotomies)))
    numbered = (
        _named(tell.ref(it), sheet, f"{n:>{digits}} ") for n, it in enumerate(debate.dichotomies.values(), 1)
    )
    first: Line = (Span(sheet.say("browse-overview"), target=name_span(of).target),)
    told = chain(rows(paragraph([first], sheet), sheet.width), _listed("questions", numbered, sheet))
    return Reply(told, ask.debate, "side-questions", title=one_line(of.name.text))


def list_speakers(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """The speakers of a debate."""
    debate = library.part(ask.debate)
    tell = Presenter(debate, sheet.language)
    lines = (_named(tell.ref(it), sheet) for it in debate.speakers.values())
    told = _listed("speakers", lines, sheet) if debate.speakers else iter(())
    return Reply(told, ask.debate, "side-speakers")


def shared(questions: int, speakers: int, free: int) -> int:
    """Of some free rows those for the questions: what these take if the speakers then have theirs, or else
    three fifths at most."""
    return max(1, min(questions, max(free * 3 // 5, free - speakers)))


def _listed(head: str, named: Iterable[Sequence[Line]], sheet: Sheet) -> Iterator[Strip]:
    yield from rows(paragraph([(Span(capital(sheet.say(head)), "label"),)], sheet), sheet.width)
    for lines in named:
        yield from rows(paragraph(lines, sheet), sheet.width)


def _named(of: Ref, sheet: Sheet, number: str = "") -> list[Line]:
    """A thing by its name on lines of its own, behind its number, no word broken that fits on one."""
    name = name_span(of)
    indent = len(number) or HANGING
    folded = broken(name.text, max(1, sheet.width - indent))
    before = Span(number, "label", target=name.target)
    return [
        (before if n == 0 else Span(" " * indent), name._replace(text=part)) for n, part in enumerate(folded)
    ]


def broken(name: str, width: int) -> list[str]:
    """A name in lines so wide, broken at spaces and behind hyphens; a longer word wherever it must be."""
    found = [""]
    for word in _PART.findall(name):
        if found[-1] and cell_len(found[-1] + word.rstrip()) > width:
            found.append("")
        if cell_len(word.rstrip()) > width:
            *whole, word = chop_cells(word, width)
            found[-1:] = [*whole, ""]
        found[-1] += word
    return [line.rstrip() for line in found if line.strip()]
