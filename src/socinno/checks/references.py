"""Errors: what must hold inside one debate beyond its form, references and the rules of the format."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from socinno.checks.evidence import RULES as STANCE_RULES
from socinno.model import OWN, Debate, Dichotomy, Model, Refers, Stance, Thing, marked
from socinno.problems import KEY, Address, Fact, Problem
from socinno.text import SUGGESTIONS, nearest


def errors(debate: Debate) -> Iterator[Problem]:
    """Every breach of a rule without which the debate cannot be shown rightly."""
    for rule in RULES:
        yield from rule(debate)


def ids_are_unique(debate: Debate) -> Iterator[Problem]:
    """`id-taken`: an id names one thing of the debate, whatever sort of thing it is."""
    first: dict[str, Thing] = {debate.id: debate}
    for address, thing in debate.everything():
        known = first.setdefault(address[-1], thing)
        if known is not thing:
            yield Problem("id-taken", (*address, KEY), {"id": thing.id, "what": known.what})


def references_lead_somewhere(debate: Debate) -> Iterator[Problem]:
    """`unknown-id`, `wrong-kind`: a reference names a thing of the debate, of the right sort."""
    unknown, things = 0, debate.things
    for owner, key, named, kinds in _references(debate):
        for i, name in enumerate((named,) if isinstance(named, str) else named):
            thing = things.get(name)
            if thing is not None and thing.what in kinds:
                continue
            address = (*owner, key) if isinstance(named, str) else (*owner, key, i)
            facts: dict[str, Fact] = {"id": name, "wanted": kinds}
            if thing is not None:
                yield Problem("wrong-kind", address, {**facts, "what": thing.what})
                continue
            unknown += 1
            choices = (t.id for t in things.values() if t.what in kinds)
            near = nearest(name, choices) if unknown <= SUGGESTIONS else {}
            yield Problem("unknown-id", address, facts | near)


_Reference = tuple[Address, str, str | tuple[str, ...], tuple[str, ...]]


def _references(debate: Debate) -> Iterator[_Reference]:
    """Every field that refers: whose it is, its key, the id or ids in it, the sorts they may name."""
    stances: Iterator[tuple[Address, Model]] = ((("stances", n), s) for n, s in enumerate(debate.stances))
    for address, owner in chain[tuple[Address, Model]](debate.everything(), stances):
        values = vars(owner)
        for name, key, mark in marked(type(owner), Refers):
            if named := values[name]:
                yield address, key, named, mark.kinds


def references_are_made_once(debate: Debate) -> Iterator[Problem]:
    """`same-twice`: a list of references names each thing once."""
    for owner, key, named, _ in _references(debate):
        if isinstance(named, tuple) and len(named) > 1 and len(set(named)) < len(named):
            seen: set[str] = set()
            for i, name in enumerate(named):
                if name in seen:
                    yield Problem("same-twice", (*owner, key, i), {"id": name})
                seen.add(name)


def stances_are_of_one_dichotomy(debate: Debate) -> Iterator[Problem]:
    """`two-dichotomies`: two positions of one stance are both sides of a dichotomy."""
    for n, stance in enumerate(debate.stances):
        if len(stance.positions) < 2:
            continue
        known = [p for p in stance.positions if getattr(debate.things.get(p), "what", "") == "position"]
        if len({debate.dichotomy_of(p).id for p in known}) > 1:
            yield Problem("two-dichotomies", ("stances", n, "positions"), {"ids": tuple(known)})


def one_stance_a_dichotomy(debate: Debate) -> Iterator[Problem]:
    """`stance-twice`: of several stances of a speaker on a dichotomy each has a date of its own.

    A side that was assigned is a matter apart. A date of which another is a part, a year and a day in
    it, does not say which came first.
    """
    seen: dict[tuple[str, str, bool], tuple[set[str], set[str]]] = {}
    for n, stance in enumerate(debate.stances):
        asked = _dichotomy(debate, stance)
        if asked is None:
            continue
        date = (stance.date or "").removesuffix("?")
        wholes = {"", date[:4], date[:7], date}  # what the date is a part of: any time, a year, a month
        dates, known = seen.setdefault((stance.speaker, asked.id, stance.assigned), (set(), set()))
        if date in known or not wholes.isdisjoint(dates):
            facts: dict[str, Fact] = {"speaker": stance.speaker, "dichotomy": asked.id}
            yield Problem("stance-twice", ("stances", n), facts)
        dates.add(date)
        known |= wholes


def _dichotomy(debate: Debate, stance: Stance) -> Dichotomy | None:
    """What a stance is on; None where it names nothing of the debate, which another rule tells."""
    try:
        return debate.dichotomy_in(stance)
    except LookupError:
        return None


def direct_quotes_have_one_text(debate: Debate) -> Iterator[Problem]:
    """`direct-one-text`: a direct quote is a bare string; other languages are its `translation`."""
    for key, quote in debate.quotes.items():
        if quote.kind == "direct" and tuple(quote.text) != (OWN,):
            yield Problem("direct-one-text", ("quotes", key, "text"), {"id": key})


def indirect_quotes_have_no_translation(debate: Debate) -> Iterator[Problem]:
    """`translated-indirect`: only a direct quote has a `translation`; an indirect one has texts."""
    for key, quote in debate.quotes.items():
        if quote.kind == "indirect" and quote.translation:
            yield Problem("translated-indirect", ("quotes", key, "translation"), {"id": key})


def names_say_something(debate: Debate) -> Iterator[Problem]:
    """`empty-name`: the name of an author or editor has at least one part."""
    for key, source in debate.sources.items():
        for field, people in (("author", source.author), ("editor", source.editor)):
            for i, person in enumerate(people):
                if not person.model_fields_set:
                    yield Problem("empty-name", ("sources", key, field, i))


def quotes_have_a_place(debate: Debate) -> Iterator[Problem]:
    """`no-place`: `at` says where in the source a quote stands, or the source has a text to find it in."""
    for key, quote in debate.quotes.items():
        source = debate.sources.get(quote.source)
        if not quote.at.model_fields_set and source and not source.file:
            yield Problem("no-place", ("quotes", key, "at"), {"id": key})


def positions_are_called_something(debate: Debate) -> Iterator[Problem]:
    """`no-title`: a position has a title or a claim."""
    for key, dichotomy in debate.dichotomies.items():
        for name, position in dichotomy.positions.items():
            if not position.called:
                yield Problem("no-title", ("dichotomies", key, "positions", name, KEY), {"id": name})


RULES = (
    ids_are_unique,
    references_lead_somewhere,
    references_are_made_once,
    stances_are_of_one_dichotomy,
    one_stance_a_dichotomy,
    *STANCE_RULES,
    direct_quotes_have_one_text,
    indirect_quotes_have_no_translation,
    names_say_something,
    quotes_have_a_place,
    positions_are_called_something,
)
