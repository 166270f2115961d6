"""What stands at the left: the questions and the speakers of a debate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from socinno.browse.asking import Ask, Reply
from socinno.formats import Sheet
from socinno.formats.inlines import capital
from socinno.formats.layout import Hanging, Strip, rows
from socinno.formats.spans import Line, Span, id_beside, name_span
from socinno.formats.style import INDENT, paragraph
from socinno.library import Library
from socinno.queries.presenter import Presenter
from socinno.text import one_line


def list_questions(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """The questions of a debate, numbered; the debate itself first."""
    debate = library.part(ask.debate)
    tell = Presenter(debate, sheet.language)
    of = tell.ref(debate)
    digits = len(str(len(debate.dichotomies)))
    numbered = (
        (Span(f"{n:>{digits}} ", "label"), name_span(tell.ref(it)))
        for n, it in enumerate(debate.dichotomies.values(), 1)
    )
    lines: Iterator[Line] = chain([(name_span(of),)], numbered)
    told = _listed("questions", lines, sheet, digits + 1)
    return Reply(told, ask.debate, "side-questions", title=one_line(of.name.text))


def list_speakers(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """The speakers of a debate."""
    debate = library.part(ask.debate)
    tell = Presenter(debate, sheet.language)
    refs = map(tell.ref, debate.speakers.values())
    lines = ((name_span(ref._replace(twice=False)), *id_beside(ref)) for ref in refs)
    return Reply(
        _listed("speakers", lines, sheet) if debate.speakers else iter(()), ask.debate, "side-speakers"
    )


def _listed(head: str, lines: Iterable[Line], sheet: Sheet, indent: int = INDENT) -> Iterator[Strip]:
    yield from rows(paragraph([(Span(capital(sheet.say(head)), "label"),)], sheet), sheet.width)
    for line in lines:
        yield from rows(Hanging(paragraph([line], sheet), indent), sheet.width)
