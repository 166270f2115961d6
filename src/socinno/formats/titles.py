"""What an answer is called, so that a page which is passed on says what it is and of which debate."""

from __future__ import annotations

from socinno.formats import Sheet
from socinno.formats.inlines import capital, lines
from socinno.formats.spans import Line, Span, names, naming
from socinno.views import Card, Columns, Matrix, Ref, Table, View

NAMED = 3  # debates in a title; of more, what is told says itself of which it is


def title_line(view: View, sheet: Sheet) -> Line:
    """The heading of an answer: the title of a card; else what it tells, of what, and of which debates if of
    few. What has no title but its id is called by its kind, too."""
    kind = Span(f"{capital(sheet.say(view.kind))}: ")
    if isinstance(view, Card):
        debate = view.of_debate[0].id if view.of_debate else view.id
        title = naming(lines(view.title, sheet)[0], Ref(view.kind, view.id, view.title, debate))
        return (kind, *title) if view.id == view.title.text else title
    of = _debates(view)
    if isinstance(view, Columns):
        return (kind, *names(view.heads), *((Span(" – "), *of) if of else ()))
    if isinstance(view, Table) and view.asked:
        asked = ", ".join(f"‘{words}’" for words in view.asked)
        return (Span(f"{capital(sheet.say('searched'))}: {asked}"), *((Span(" – "), *of) if of else ()))
    return (kind, *of) if of else (Span(capital(sheet.say(view.kind))),)


def titled(view: View, sheet: Sheet) -> str:
    """The title of a page: what the answer is called, of a card with its kind and its debate."""
    told = title_line(view, sheet)
    if isinstance(view, Card) and view.of_debate:
        kind = () if view.id == view.title.text else (Span(f"{capital(sheet.say(view.kind))}: "),)
        of = _debates(view)
        told = (*kind, *told, *((Span(" – "), *of) if of else ()))
    return "".join(span.text for span in told)


def _debates(view: View) -> Line:
    of = view.debates if isinstance(view, Matrix) else view.of_debate
    return names(of) if len(of) <= NAMED else ()
