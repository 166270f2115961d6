"""What stands at the left: the questions and the speakers of a debate, or the debates of a library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socinno.browse.asking import Ask, Drawn
from socinno.formats import Sheet
from socinno.formats.layout import Strip, rows
from socinno.formats.spans import Line, Span, id_beside, name_span, target_of
from socinno.formats.style import hanging, paragraph
from socinno.library import Library
from socinno.queries.presenter import Presenter
from socinno.queries.wording import Wording
from socinno.text import one_line


def debates(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    """The debates by their titles."""
    lines = (
        (Span(one_line(Wording(head, sheet.language).told(head.title).text), target=target_of(it.id, it.id)),)
        for it in library.sketches()
        for head in (it.head(),)
    )
    return Drawn(_listed("debates", lines, sheet), "", "side-debates")


def questions(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    """The questions of a debate, numbered; the debate itself first."""
    debate = library.part(ask.debate)
    tell = Presenter(debate, sheet.language)
    title = (name_span(tell.ref(debate)),)
    numbered = (
        (Span(f"{n}  ", "label"), name_span(tell.ref(it)))
        for n, it in enumerate(debate.dichotomies.values(), 1)
    )
    lines: Iterator[Line] = iter([title, *numbered])
    name = one_line(tell.ref(debate).name.text)
    return Drawn(_listed("questions", lines, sheet), ask.debate, "side-questions", title=name)


def speakers(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    """The speakers of a debate."""
    debate = library.part(ask.debate)
    tell = Presenter(debate, sheet.language)
    refs = map(tell.ref, debate.speakers.values())
    lines = ((name_span(ref._replace(twice=False)), *id_beside(ref)) for ref in refs)
    return Drawn(_listed("speakers", lines, sheet), ask.debate, "side-speakers")


def _listed(head: str, lines: Iterable[Line], sheet: Sheet) -> Iterator[Strip]:
    yield from rows(paragraph([(Span(sheet.say(head), "faint"),)], sheet), sheet.width)
    for line in lines:
        yield from rows(hanging(paragraph([line], sheet)), sheet.width)
