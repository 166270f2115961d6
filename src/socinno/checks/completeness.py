"""What only `check` tells: what a reader of a debate would miss, or cannot have been meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from socinno.checks.evidence import CONTRADICTIONS
from socinno.checks.signs import RULES as SIGN_RULES
from socinno.checks.signs import every_text
from socinno.model import OWN, Debate, Model, Quote, Source, Worded, marked
from socinno.problems import KEY, Address, Fact, Problem, Severity

SCREEN = 80 * 24  # characters: what a terminal of the usual size shows at once

_TO_DO = re.compile(r"TODO(?!\w)")


def warnings(debate: Debate) -> Iterator[Problem]:
    """Everything that is unfinished, or that a reader would miss, and contradictions in what it says."""
    for rule in RULES:
        yield from rule(debate)


def nothing_is_left_to_do(debate: Debate) -> Iterator[Problem]:
    """`still-to-do`: no text starts with `TODO`, which stands where the author has yet to write: an error.

    The debate can be shown all the same, while it is written. A file may be called so.
    """
    for address, text in every_text(debate, ()):
        if _TO_DO.match(text) and address[-1] != "file":
            yield Problem("still-to-do", address)


def things_have_quotes(debate: Debate) -> Iterator[Problem]:
    """`position-without-quote`, `silent-speaker`, `unused-source`: each has a quote, or a stance.

    A source that nothing is quoted from may be named all the same, as its own note may say: a note.
    Nobody is silent where nobody has been quoted yet.
    """
    quotes, stances = debate.quotes.values(), debate.stances
    taken = {name for stance in stances for name in stance.positions}
    heard = {name for quote in quotes for name in (quote.speaker, quote.told_by)}
    if not debate.quotes and not stances:
        heard = {*debate.speakers}
    quoted: dict[str, tuple[str, Severity, Collection[str | None]]] = {
        "position": ("position-without-quote", "warning", taken.union(*(q.supports for q in quotes))),
        "speaker": ("silent-speaker", "warning", heard | {stance.speaker for stance in stances}),
        "source": ("unused-source", "note", {q.source for q in quotes} | {s.source for s in stances}),
    }
    for address, thing in debate.everything():
        code, severity, names = quoted.get(thing.what, ("", "note", {thing.id}))
        explained = isinstance(thing, Source) and thing.note
        if thing.id not in names and not explained:
            yield Problem(code, (*address, KEY), {"id": thing.id}, severity=severity)


def texts_have_every_language(debate: Debate) -> Iterator[Problem]:
    """`missing-language`: each text is there in each language that the debate's title has."""
    wanted = {debate.language if language == OWN else language for language in debate.title}
    for address, owner in _owners(debate):
        verbatim = {"text"} if isinstance(owner, Quote) and owner.kind == "direct" else set()
        for name, key, worded in marked(type(owner), Worded):
            text = getattr(owner, name)
            if not text or not worded.everywhere or name in verbatim:
                continue
            spoken = {debate.language if language == OWN else language for language in text}
            if missing := wanted - spoken:
                yield _warning("missing-language", (*address, key), languages=tuple(sorted(missing)))


def summaries_fit_a_screen(debate: Debate) -> Iterator[Problem]:
    """`long-summary`: a summary is no longer than a screen of 80 by 24."""
    for address, owner in _owners(debate):
        for language, text in (getattr(owner, "summary", None) or {}).items():
            if len(text) > SCREEN:
                place = (*address, "summary", *([language] if language else []))
                yield _warning("long-summary", place, count=len(text), limit=SCREEN)


def _owners(debate: Debate) -> Iterator[tuple[Address, Model]]:
    """Everything that holds texts, with its address."""
    yield (), debate
    if debate.event:
        yield ("event",), debate.event
    yield from debate.everything()
    for n, stance in enumerate(debate.stances):
        yield ("stances", n), stance


def _warning(code: str, address: Address, **facts: Fact) -> Problem:
    return Problem(code, address, facts, severity="warning")


RULES = (
    nothing_is_left_to_do,
    *CONTRADICTIONS,
    things_have_quotes,
    texts_have_every_language,
    summaries_fit_a_screen,
    *SIGN_RULES,
)
