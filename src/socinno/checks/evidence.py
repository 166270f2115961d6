"""Errors: what a stance must have to be believed, and reasons that go against themselves."""

from __future__ import annotations

from collections.abc import Iterator

from socinno.model import Debate, Quote, Stance
from socinno.problems import Address, Problem


def stances_take_a_side_or_none(debate: Debate) -> Iterator[Problem]:
    """`missing-key`, `side-and-neither`: a stance has `positions`, or else says `neither`."""
    for n, stance in enumerate(debate.stances):
        if not stance.positions and not stance.neither:
            yield Problem("missing-key", ("stances", n), {"key": "positions"})
        if stance.positions and stance.neither:
            yield Problem("side-and-neither", ("stances", n, "neither"), {"speaker": stance.speaker})


def stances_are_shown(debate: Debate) -> Iterator[Problem]:
    """`no-evidence`: quotes show a stance, or it stands at a place in a source; our reading needs quotes."""
    for n, stance in enumerate(debate.stances):
        recorded = _recorded(stance) and stance.basis != "inferred"
        takes = stance.positions or stance.neither  # else that is what is wrong
        if takes and not recorded and not debate.evidence_of(stance):
            yield _problem("no-evidence", n, stance)


def places_are_in_a_source(debate: Debate) -> Iterator[Problem]:
    """`missing-key`: of `source` and `at` a stance has both or none."""
    for n, stance in enumerate(debate.stances):
        if (stance.source is None) != (stance.at is None or not stance.at.model_fields_set):
            yield Problem("missing-key", ("stances", n), {"key": "at" if stance.source else "source"})


def evidence_is_the_speakers(debate: Debate) -> Iterator[Problem]:
    """`evidence-by-another`: what shows a stance was said by the one who takes it.

    Only what the source reports, and a side that was assigned, may rest on the words of anybody.
    """
    for n, stance in enumerate(debate.stances):
        if not stance.evidence or stance.basis == "reported" or stance.assigned:
            continue
        for address, quote in _evidence(debate, n, stance):
            if quote.speaker != stance.speaker:
                yield Problem("evidence-by-another", address, {"id": quote.id, "speaker": stance.speaker})


def evidence_is_not_against(debate: Debate) -> Iterator[Problem]:
    """`evidence-against`: what shows that a speaker takes one side neither challenges it, nor supports
    only the other."""
    for n, stance in enumerate(debate.stances):
        if len(stance.positions) != 1 or stance.positions[0] not in debate.divided:
            continue
        [taken] = stance.positions
        both = set(debate.dichotomy_of(taken).positions)
        for address, quote in _evidence(debate, n, stance):
            if taken in quote.challenges or (both & set(quote.supports)) == both - {taken}:
                yield Problem("evidence-against", address, {"id": quote.id, "position": taken})


def nothing_is_its_own_reason(debate: Debate) -> Iterator[Problem]:
    """`own-reason`: no quote supports or challenges itself."""
    for key, quote in debate.quotes.items():
        for field in ("supports", "challenges"):
            for i, name in enumerate(getattr(quote, field)):
                if name == key:
                    yield Problem("own-reason", ("quotes", key, field, i), {"id": key})


def stated_means_said(debate: Debate) -> Iterator[Problem]:
    """`not-stated`: a `stated` stance has a direct quote among its evidence, or is a recorded answer."""
    for n, stance in enumerate(debate.stances):
        names = debate.evidence_of(stance)
        quotes = [debate.quotes[e] for e in names if e in debate.quotes]
        known = len(quotes) == len(names)  # an unknown one may be meant to be direct
        said = any(quote.kind == "direct" and quote.speaker == stance.speaker for quote in quotes)
        if stance.basis == "stated" and names and known and not said and not _recorded(stance):
            yield _problem("not-stated", n, stance, "basis")


def inferred_says_why(debate: Debate) -> Iterator[Problem]:
    """`inferred-without-note`: a reading of ours says in `note` how it follows."""
    for n, stance in enumerate(debate.stances):
        if stance.basis == "inferred" and not stance.note:
            yield _problem("inferred-without-note", n, stance, "basis")


def _recorded(stance: Stance) -> bool:
    return bool(stance.source and stance.at and stance.at.model_fields_set)


def _evidence(debate: Debate, n: int, stance: Stance) -> Iterator[tuple[Address, Quote]]:
    """The quotes that a stance names, or is shown by, each with the place in the file that says so."""
    for i, name in enumerate(debate.evidence_of(stance)):
        if name in debate.quotes:
            yield ("stances", n, *(("evidence", i) if stance.evidence else ())), debate.quotes[name]


def _problem(code: str, n: int, stance: Stance, *key: str) -> Problem:
    return Problem(code, ("stances", n, *key), {"speaker": stance.speaker})


RULES = (
    stances_take_a_side_or_none,
    stances_are_shown,
    places_are_in_a_source,
    evidence_is_the_speakers,
    stated_means_said,
    inferred_says_why,
)

CONTRADICTIONS = (evidence_is_not_against, nothing_is_its_own_reason)
"""What can be shown as it is written, and cannot be meant: told by `check` alone."""
