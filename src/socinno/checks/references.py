"""Errors: what must hold inside one debate beyond its form, references and the rules of the format."""

from __future__ import annotations

from collections.abc import Iterator

from socinno.model import OWN, Debate, Model, Refers, Thing, marked
from socinno.problems import KEY, Address, Fact, Problem
from socinno.text import nearest


def errors(debate: Debate) -> Iterator[Problem]:
    """Every breach of a rule without which the debate cannot be shown rightly."""
    for rule in RULES:
        yield from rule(debate)


def ids_are_unique(debate: Debate) -> Iterator[Problem]:
    """`id-taken`: an id names one thing of the debate, whatever sort of thing it is."""
    first: dict[str, Thing] = {debate.id: debate}
    for address, thing in debate.everything():
        if thing.id in first:
            taken = first[thing.id].what
            yield Problem("id-taken", (*address, KEY), {"id": thing.id, "what": taken})
        first.setdefault(thing.id, thing)


def references_lead_somewhere(debate: Debate) -> Iterator[Problem]:
    """`unknown-id`, `wrong-kind`: a reference names a thing of the debate, of the right sort."""
    for address, name, kinds in _references(debate):
        thing = debate.things.get(name)
        if thing is None:
            choices = [t.id for t in debate.things.values() if t.what in kinds]
            facts: dict[str, Fact] = {"id": name, "wanted": kinds}
            yield Problem("unknown-id", address, facts | nearest(name, choices))
        elif thing.what not in kinds:
            yield Problem("wrong-kind", address, {"id": name, "what": thing.what, "wanted": kinds})


def _references(debate: Debate) -> Iterator[tuple[Address, str, tuple[str, ...]]]:
    """Every reference in a debate: its address, the id it names, the sorts of thing it may name."""
    stances: Iterator[tuple[Address, Model]] = ((("stances", n), s) for n, s in enumerate(debate.stances))
    for address, owner in (*debate.everything(), *stances):
        for name, key, mark in marked(type(owner), Refers):
            named = getattr(owner, name)
            if isinstance(named, str):
                yield (*address, key), named, mark.kinds
            else:
                yield from (((*address, key, i), one, mark.kinds) for i, one in enumerate(named))


def references_are_made_once(debate: Debate) -> Iterator[Problem]:
    """`same-twice`: a list of references names each thing once."""
    seen: set[tuple[Address, str]] = set()
    for address, name, _ in _references(debate):
        if isinstance(address[-1], int):
            if (address[:-1], name) in seen:
                yield Problem("same-twice", address, {"id": name})
            seen.add((address[:-1], name))


def stances_are_of_one_dichotomy(debate: Debate) -> Iterator[Problem]:
    """`two-dichotomies`: two positions of one stance are both sides of a dichotomy."""
    for n, stance in enumerate(debate.stances):
        known = [p for p in stance.positions if getattr(debate.things.get(p), "what", "") == "position"]
        if len({debate.dichotomy_of(p).id for p in known}) > 1:
            yield Problem("two-dichotomies", ("stances", n, "positions"), {"ids": tuple(known)})


def one_stance_a_dichotomy(debate: Debate) -> Iterator[Problem]:
    """`stance-twice`: a speaker has one stance on a dichotomy; one on both sides names them both."""
    seen: dict[tuple[str, str], int] = {}
    for n, stance in enumerate(debate.stances):
        for name in stance.positions[:1]:
            if getattr(debate.things.get(name), "what", "") != "position":
                continue
            dichotomy = debate.dichotomy_of(name).id
            if (stance.speaker, dichotomy) in seen:
                facts: dict[str, Fact] = {"speaker": stance.speaker, "dichotomy": dichotomy}
                yield Problem("stance-twice", ("stances", n), facts)
            seen.setdefault((stance.speaker, dichotomy), n)


def evidence_is_the_speakers(debate: Debate) -> Iterator[Problem]:
    """`evidence-by-another`: what shows a stance was said by the one who takes it."""
    for n, stance in enumerate(debate.stances):
        for i, name in enumerate(stance.evidence):
            quote = debate.quotes.get(name)
            if quote and quote.speaker != stance.speaker:
                facts: dict[str, Fact] = {"id": name, "other": quote.speaker, "speaker": stance.speaker}
                yield Problem("evidence-by-another", ("stances", n, "evidence", i), facts)


def stated_means_said(debate: Debate) -> Iterator[Problem]:
    """`not-stated`: a stance is `stated` only when a direct quote is among its evidence."""
    for n, stance in enumerate(debate.stances):
        quotes = [debate.quotes[e] for e in stance.evidence if e in debate.quotes]
        known = len(quotes) == len(stance.evidence)  # an unknown one may be meant to be direct
        if stance.basis == "stated" and known and all(q.kind != "direct" for q in quotes):
            yield Problem("not-stated", ("stances", n, "basis"), {"speaker": stance.speaker})


def inferred_says_why(debate: Debate) -> Iterator[Problem]:
    """`inferred-without-note`: a reading of ours says in `note` how it follows."""
    for n, stance in enumerate(debate.stances):
        if stance.basis == "inferred" and not stance.note:
            yield Problem("inferred-without-note", ("stances", n, "basis"), {"speaker": stance.speaker})


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
    """`no-place`: `at` says where in the source a quote stands, in at least one way."""
    for key, quote in debate.quotes.items():
        if not quote.at.model_fields_set:
            yield Problem("no-place", ("quotes", key, "at"), {"id": key})


RULES = (
    ids_are_unique,
    references_lead_somewhere,
    references_are_made_once,
    stances_are_of_one_dichotomy,
    one_stance_a_dichotomy,
    evidence_is_the_speakers,
    stated_means_said,
    inferred_says_why,
    direct_quotes_have_one_text,
    indirect_quotes_have_no_translation,
    names_say_something,
    quotes_have_a_place,
)
