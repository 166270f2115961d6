"""Every question that a screen can ask, by its name: the query that answers it, asked when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from itertools import chain
from typing import Any

from socinno.browse import side
from socinno.browse.asking import Answering, Ask, Reply, told
from socinno.browse.choosing import choices
from socinno.formats import Sheet
from socinno.formats.layout import rows
from socinno.formats.spans import SIGNS, Span, first_words, names, target_of
from socinno.formats.style import paragraph
from socinno.library import Library
from socinno.problems import Stop
from socinno.queries.presenter import Presenter
from socinno.queries.quotes import Filters
from socinno.text import one_line
from socinno.views import Card, Ref, View, Word
from socinno.words import problem_lines

ASIDE = {"after": 1, "before": -1}
FIRST = 6  # words of a quote, by which it is known where it is only named
OTHER = "other-speaker"  # as the data of an answer: of a speaker whose words are not shown now


def reply_to(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """The answer to a question. Stop as its query does; KeyError for a debate that is gone."""
    return ASKS[ask.what](library, ask, sheet._replace(called=partial(_in_words, library, ask.debate, sheet)))


def _in_words(library: Library, debate: str, sheet: Sheet, ref: Ref) -> Ref:
    """A quote by its first words, in quotation marks if they are the very words: ids are for who types."""
    if ref.kind != "quote" or not (debate := ref.debate or debate):
        return ref
    part = library.part(debate, ref.id)
    text = Presenter(part, sheet.language).quotation(part.quotes[ref.id]).text
    return ref._replace(name=text._replace(text=first_words(text, FIRST), marks=()))


def _query(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(".")
    query: Callable[..., Any] = getattr(import_module(f"socinno.queries.{module}"), function)
    return query


def _within(library: Library, ask: Ask) -> Library:
    return library.narrowed(ask.debate) if ask.debate else library


def _filters(ask: Ask) -> Filters:
    return Filters(speaker=ask.speakers)


def _answer(view: View, ask: Ask, sheet: Sheet, kind: str = "", id: str = "") -> Reply:
    of: tuple[Ref, ...] = getattr(view, "of_debate", ())
    debate = ask.debate or (of[0].id if len(of) == 1 else "")
    return Reply(told(view, sheet), debate, kind or ask.what, id)


def _start(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """Where browsing begins: the one debate that there is, or the list of them."""
    if len(library.debates) > 1:
        return _debates(library, ask, sheet)
    debate = library.debates[0].id
    return _show(library, ask._replace(debate=debate, names=(debate,)), sheet)


def _debates(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    view = _query("debates.debates")(library, sheet.language, ask.speakers, 0, ask.all)
    return Reply(told(view, sheet), "", "debates")


def _problems(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """What is wrong with the files that are left out."""
    found = problem_lines(library.problems, sheet.language) or [sheet.say("browse-no-problems")]
    return Reply(rows(paragraph([(Span(line),) for line in found], sheet), sheet.width), ask.debate, ask.what)


def _show(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """A thing; within a question (`ask.on`), of a speaker who takes a side on it what shows that."""
    if ask.on and _query("who.takes_side")(library.part(ask.debate), ask.names[0], ask.on):
        return _stance(library, ask, sheet)
    within = _within(library, ask)
    card: Card = _query("show.show")(within, ask.names[0], sheet.language, ask.speakers, ask.all)
    if _query("show.has_text")(library, card):
        card = _query("context.with_state")(within, card, ask.root)
    of = card.id if card.kind == "debate" else ask.debate
    told = tuple(it for it in card.foot.told if not isinstance(it, Word) or it.key != OTHER)
    data = OTHER if told != card.foot.told else None
    card = card._replace(foot=card.foot._replace(told=told))
    return _answer(card, ask._replace(debate=of), sheet, card.kind, card.id)._replace(data=data)


def _stance(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """Where the first of some things that is a speaker stands on a question, or on all, with the quotes that
    show it, and who that is; the first of them where none is."""
    people = library.part(ask.debate).speakers if ask.debate else {}
    if ask.debate and not people.keys() & {*ask.names}:
        return _show(library, ask._replace(on=""), sheet)
    ask = ask._replace(names=(next((name for name in ask.names if name in people), ask.names[0]),))
    narrowed = {}
    if ask.on:
        narrowed = {"dichotomy" if ask.on in library.part(ask.debate).dichotomies else "position": ask.on}
    filters = Filters(**narrowed)
    view: Card = _query("who.speaker")(_within(library, ask), ask.names[0], filters, sheet.language, ask.all)
    answer = _answer(view, ask, sheet, "stance", view.id)
    said = sheet.say("browse-all-of", name=one_line(view.title.text))
    name = Span(said, "strong", target=target_of(ask.debate, view.id))
    leads = paragraph([(), (Span(f"{SIGNS['right']} ", "label"), name)], sheet)
    return answer._replace(rows=chain(answer.rows, rows(leads, sheet.width)))


def _who(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    view = _query("who.who")(_within(library, ask), _filters(ask), sheet.language, "", ask.all)
    return _answer(view, ask, sheet)


def _pairs(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    view = _query("pairs.pairs")(_within(library, ask), _filters(ask), sheet.language, everything=ask.all)
    return _answer(view, ask, sheet)


def _quotes(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    view = _query("quotes.quotes")(_within(library, ask), _filters(ask), sheet.language, 0, ask.all)
    return _answer(view, ask, sheet)


def _compare(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """Things side by side, below what they are called."""
    try:
        view = _query("compare.compare")(
            _within(library, ask), ask.names, sheet.language, None, (), False, ask.all
        )
    except Stop as stop:
        if not ask.debate and stop.key in ("name-in-debates", "several-people"):  # each was pointed at
            raise Stop("browse-other-debates") from None
        raise
    answer = _answer(view, ask, sheet)
    called = () if view.kind == "facing" else names(view.heads, "title")
    above = rows(paragraph([called, ()], sheet), sheet.width) if called else iter(())
    return answer._replace(rows=chain(above, answer.rows))


def _search(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    view = _query("search.search")(
        _within(library, ask), ask.names, _filters(ask), sheet.language, 0, (), ask.all
    )
    return _answer(view, ask, sheet)


def _choices(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """Whose words can be chosen, as data."""
    return Reply(iter(()), ask.debate, ask.what, data=choices(library, ask.debate, sheet))


def _passage(library: Library, ask: Ask, sheet: Sheet) -> Reply:
    """The source of the first thing, if that is a quote, or else of the only quote among the others, or
    (`ask.on`) of the quote `after` or `before` it; as data. Things are meant by their ids alone. Stop if
    there is no such quote, or several."""
    first, *others = (name if name in library.part(ask.debate, name).quotes else "" for name in ask.names)
    quotes = {first} if first else {*filter(None, others)}
    if len(quotes) != 1:
        raise Stop("browse-no-quote")
    step = ASIDE.get(ask.on, 0)
    view = _query("passage.passage")(_within(library, ask), *quotes, sheet.language, ask.root, step)
    return Reply(iter(()), ask.debate, ask.what, data=view)


ASKS: Mapping[str, Answering] = {
    "start": _start,
    "debates": _debates,
    "problems": _problems,
    "show": _show,
    "stance": _stance,
    "who": _who,
    "pairs": _pairs,
    "quotes": _quotes,
    "compare": _compare,
    "side-questions": side.list_questions,
    "side-speakers": side.list_speakers,
    "search": _search,
    "choices": _choices,
    "passage": _passage,
}
"""Every question by its name."""
