"""Every question that a screen can ask, by its name: the query that answers it, asked when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from socinno.browse import side
from socinno.browse.asking import Answering, Ask, Drawn, told
from socinno.formats import Sheet
from socinno.library import Library
from socinno.queries.quotes import Filters
from socinno.views import Card, View


def drawn(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    """The answer to a question. Stop as its query does; KeyError for a debate that is gone."""
    return ASKS[ask.what](library, ask, sheet)


def _query(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(".")
    query: Callable[..., Any] = getattr(import_module(f"socinno.queries.{module}"), function)
    return query


def _within(library: Library, ask: Ask) -> Library:
    return library.narrowed(ask.debate) if ask.debate else library


def _filters(ask: Ask) -> Filters:
    return Filters(speaker=ask.speakers)


def _answer(view: View, ask: Ask, sheet: Sheet, kind: str = "", id: str = "") -> Drawn:
    of = getattr(view, "of_debate", ())
    debate = ask.debate or (of[0].id if len(of) == 1 else "")
    return Drawn(told(view, sheet), debate, kind or ask.what, id)


def _start(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    """Where browsing begins: the one debate that there is, or the list of them."""
    if len(library.debates) > 1:
        return _debates(library, ask, sheet)
    debate = library.debates[0].id
    return _show(library, ask._replace(debate=debate, names=(debate,)), sheet)


def _debates(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    view = _query("debates.debates")(library, sheet.language, ask.speakers, 0, ask.all)
    return Drawn(told(view, sheet), "", "debates")


def _show(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    within = _within(library, ask)
    card: Card = _query("show.show")(within, ask.names[0], sheet.language, ask.speakers, ask.all)
    return _answer(card, ask, sheet, card.kind, card.id)


def _stance(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    """Where one speaker stands on a question, or on all, with the quotes that show it."""
    within = _within(library, ask)
    narrowed = Filters(dichotomy=(ask.on,) if ask.on else ())
    view = _query("who.speaker")(within, ask.names[0], narrowed, sheet.language, ask.all)
    return _answer(view, ask, sheet, "stance", view.id)


def _who(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    view = _query("who.who")(_within(library, ask), _filters(ask), sheet.language, "", ask.all)
    return _answer(view, ask, sheet)


def _pairs(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    view = _query("pairs.pairs")(_within(library, ask), _filters(ask), sheet.language, everything=ask.all)
    return _answer(view, ask, sheet)


def _quotes(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    view = _query("quotes.quotes")(_within(library, ask), _filters(ask), sheet.language, 0, ask.all)
    return _answer(view, ask, sheet)


def _compare(library: Library, ask: Ask, sheet: Sheet) -> Drawn:
    view = _query("compare.compare")(
        _within(library, ask), ask.names, sheet.language, None, (), False, ask.all
    )
    return _answer(view, ask, sheet)


ASKS: Mapping[str, Answering] = {
    "start": _start,
    "debates": _debates,
    "show": _show,
    "stance": _stance,
    "who": _who,
    "pairs": _pairs,
    "quotes": _quotes,
    "compare": _compare,
    "side-debates": side.debates,
    "side-questions": side.questions,
    "side-speakers": side.speakers,
}
"""Every question by its name."""
