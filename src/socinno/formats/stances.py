"""Where somebody stands: the sign and the words of every state, as lines, on an axis, or in one mark."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from socinno.formats import Sheet
from socinno.formats.spans import (
    NOTED,
    SIGNS,
    Line,
    Span,
    in_words,
    names,
    naming,
    note_lines,
    silence,
    source_line,
    text_lines,
)
from socinno.views import Changed, Ref, Sign, Signed, StanceView

TIED_FROM = 40  # cells of width from which there is room for a sign and a word beside it

SIDES = {"first": "side-first", "second": "side-second"}
"""The states that their position says by itself, and the look of that side."""

MARKS = {
    "first": "◀",
    "second": "▶",
    "connects": "◆",
    "divided": "◆",
    "neither": "□",
    "assigned": "◇",
    "spoke": "…",
    "silent": "·",
}
"""The one mark of a state, where there is room for no more."""

HOLLOW_BOTH, HOLLOW_NEITHER = "◈", "▫"
HOLLOW = {
    "first": "◁",
    "second": "▷",
    "connects": HOLLOW_BOTH,
    "divided": HOLLOW_BOTH,
    "neither": HOLLOW_NEITHER,
}
"""And where that is our reading, so that it never looks as sure as what a source says."""

DRAWN = {
    "middle": "─┼─",
    "mark-inferred": f"{HOLLOW['first']} {HOLLOW['second']}",
    "mark-both": MARKS["divided"],
    "mark-both-inferred": HOLLOW_BOTH,
    "mark-neither-inferred": HOLLOW_NEITHER,
    "mark-first": MARKS["first"],
    "mark-second": MARKS["second"],
}
"""What a legend shows of what has no sign of its own."""

AXIS = 5  # cells of an axis where there is room


def stance_lines(stance: StanceView, sheet: Sheet) -> list[Line]:
    """A stance with its sign, and in words whose it is or which side, and how we know it."""
    if stance.state == "silent" and stance.assigned is None:
        return [silence(sheet, stance.state)]
    sign = _sign(stance)
    head = (Span(f"{SIGNS[sign]} ", stance.basis or sign), *said(stance, sheet), *_noted(stance, sheet))
    if stance.brief:
        return [head, *_beside(stance, sheet), *_below(stance, sheet)]
    return [head, *_shown(stance, sheet), *_beside(stance, sheet)]


class Placed(NamedTuple):
    """A stance between two sides: its sign, at the `first`, the `second` or `between`; and signs beside it.

    No place: there is nothing to stand on a side.
    """

    place: str
    sign: Span
    beside: tuple[Span, ...] = ()


def placed(stance: StanceView, sides: Sequence[Ref]) -> Placed:
    """Where a stance stands between the two sides of its question."""
    changed = [Span(SIGNS["changed"], "changed")] if stance.changed else []
    if stance.state in SIGNS and stance.basis == "inferred":  # which its own sign does not say
        changed = [Span(SIGNS[stance.basis], stance.basis), *changed]
    given = [Span(SIGNS[it.state], it.state) for it in (stance.assigned,) if it]
    if stance.basis:
        place = stance.state if stance.state in SIDES else "between"
        sign = Span(SIGNS[_sign(stance)], SIDES.get(place, "strong"))
        return Placed(place, sign, (*changed, *given))
    own = Span(SIGNS[stance.state], "faint")
    if stance.assigned:
        return Placed(_place(stance.assigned, sides), given[0], (own,) if stance.state == "spoke" else ())
    return Placed("", own)


def axis(stance: StanceView, sides: Sequence[Ref], width: int = AXIS) -> Line:
    """A stance as a mark on a line so wide: at the left the first side, at the right the second."""
    place, sign, beside = placed(stance, sides)
    if not place:
        return (sign,)
    at = {"first": 0, "second": width - 1}.get(place, width // 2)
    signs = [span._replace(text=f" {span.text}") for span in beside]
    return (Span("─" * at, "faint"), sign, Span("─" * (width - at - 1), "faint"), *signs)


def _place(assigned: StanceView, sides: Sequence[Ref]) -> str:
    """Where a side is that was assigned."""
    if len(assigned.positions) != 1:
        return "between"
    return "first" if assigned.positions[0].id == sides[0].id else "second"


def mark(stance: StanceView) -> Span:
    """A stance as one mark, hollow where it is our reading: an own one, else the side that was assigned,
    else whether there is anything."""
    state = stance.assigned.state if stance.assigned and not stance.basis else stance.state
    marks = HOLLOW if stance.basis == "inferred" else MARKS
    return Span(marks[state], SIDES.get(state, "strong" if stance.basis else "faint"))


def said(stance: StanceView, sheet: Sheet) -> Line:
    """A stance in words alone: who or on which side, in which way, and how we know it."""
    words = [] if stance.state in SIDES or stance.half else [sheet.say(stance.state)]
    words += [sheet.say(stance.basis)] if stance.basis else []
    words += [in_words(stance.date.iso, sheet)] if stance.date else []
    lead = names(stance.leads, "strong")
    dash = (Span(f" {SIGNS['dash']} ", "label"),) if lead else ()
    half = (Span(f": {sheet.say(stance.half)}"),) if stance.half else ()
    return (*lead, *half, *dash, *(() if half else _both(stance)), Span(", ".join(words), "label"))


def taker(stance: StanceView, sheet: Sheet, of: Ref | None = None) -> tuple[Span, Line]:
    """Who takes a side, seen below that side: the sign, and the name with what the sign does not say."""
    sign = _sign(stance)
    side = [stance.half] if stance.half else [stance.state] if len(stance.positions) > 1 else []
    told = [Span(f": {sheet.say(key)}") for key in side]
    told += [Span(f" ({sheet.say('inferred')})", "label")] if stance.basis == "inferred" else []
    given = stance.assigned
    if given and of in given.positions:
        told.append(Span(f" {SIGNS[given.state]}", given.state))
    told += [Span(f" {SIGNS['changed']}", "changed")] if stance.changed else []
    return Span(SIGNS[sign], stance.basis or sign), (*names((stance.speaker,)), *told)


def evidence_lines(stance: StanceView, sheet: Sheet) -> list[Line]:
    """Since when a stance is held, what shows it, and what stands beside it, in words."""
    return [*_dated(stance, sheet), *_shown(stance, sheet), *_beside(stance, sheet)]


def _dated(stance: StanceView, sheet: Sheet) -> Iterator[Line]:
    if stance.date:
        yield (Span(f"{sheet.say('date')}: ", "label"), Span(in_words(stance.date.iso, sheet)))


def _both(stance: StanceView) -> Line:
    """The sign for who is on both sides, to stand before the word that says how."""
    both = len(stance.positions) > 1
    return (Span(f"{SIGNS['both']} ", "both"),) if both else ()


def _noted(stance: StanceView, sheet: Sheet) -> Line:
    """The sign that there is a note, where that is not told itself."""
    signed = stance.brief and stance.note and not sheet.page
    return (Span(f" {SIGNS[NOTED]}", NOTED),) if signed else ()


def _below(stance: StanceView, sheet: Sheet) -> list[Line]:
    """What shows a stance; of a brief one its note, on a page: of both parts of a group once."""
    if not stance.brief:
        return [*_shown(stance, sheet)]
    return note_lines(stance.note, sheet) if sheet.page and stance.half != "others" else []


def _sign(stance: StanceView) -> str:
    """What its sign is of: the state if that has one of its own, else how we know it."""
    return stance.state if stance.state in SIGNS else stance.basis


def _beside(stance: StanceView, sheet: Sheet) -> Iterator[Line]:
    """What stands beside the speaker's own stance: a side that was assigned, one that was left."""
    if assigned := stance.assigned:
        sides = names(assigned.positions) or (Span(sheet.say("neither")),)
        yield (*_labelled(assigned.state, assigned.state, sheet), *sides)
        if not stance.brief:
            yield from (*_dated(assigned, sheet), *_shown(assigned, sheet))
    if stance.changed:
        yield (*_labelled("changed", "changed-from", sheet), *changed_line(stance.changed, sheet))


def _labelled(sign: str, key: str, sheet: Sheet) -> Line:
    return Span(f"{SIGNS[sign]} ", sign), Span(f"{sheet.say(key)}: ", "label")


def changed_line(before: Changed, sheet: Sheet) -> Line:
    """Where somebody stood before, and when."""
    of = names(before.positions) if before.positions else (Span(sheet.say(before.state)),)
    when = (Span(f" ({in_words(before.date.iso, sheet)})", "faint"),) if before.date else ()
    return (*of, *when)


def _shown(stance: StanceView, sheet: Sheet) -> Iterator[Line]:
    """What shows a stance: quotes, a place in a source, our reasons."""
    if stance.evidence:
        shown_by = map(sheet.called, stance.evidence) if sheet.called else stance.evidence
        yield (Span(sheet.say("evidence") + ": ", "label"), *names(shown_by))
    if stance.source and stance.at:
        yield source_line(stance.source, stance.at, sheet)
    yield from note_lines(stance.note, sheet)


def legend_line(sign: Sign, sheet: Sheet) -> Line:
    """A sign and what it means."""
    means = sheet.say(sign.means.key, **sign.means.facts)
    return Span(f"{drawn(sign)} ", sign.sign), Span(means, "label")


def drawn(sign: Sign) -> str:
    """What an entry of a legend shows of its sign."""
    return SIGNS.get(sign.sign) or DRAWN[sign.sign]


def signed_lines(it: Signed, sheet: Sheet) -> list[Line]:
    """A stance as a sign, and what else there is to say of one that stands alone."""
    head, stance = _signed(it, sheet), it.stance
    if not it.alone:
        return [head]
    reading = stance.basis == "inferred"
    ours = (Span(f"  ({sheet.say(stance.basis)})", "label"),) if reading else ()
    before = (
        [(*_labelled("changed", "changed-from", sheet), *changed_line(stance.changed, sheet))]
        if stance.changed
        else []
    )
    below = [*before, *_below(stance, sheet)] if stance.brief else evidence_lines(stance, sheet)
    return [(*head, *ours, *_noted(stance, sheet)), *below]


def _signed(it: Signed, sheet: Sheet) -> Line:
    """A stance as its number, its signs, and the side taken, or what the question is called."""
    stance, sides = it.stance, it.stance.positions
    signs = [("changed", "changed")] if stance.changed else []
    shown = stance.state != "silent" or (it.alone and not stance.assigned)
    signs += [(_sign(stance), stance.basis or _sign(stance))] if shown else []
    signs += [("both", "both")] if len(sides) > 1 else []
    tie = "\u00a0" if sheet.width >= TIED_FROM else " "  # a sign stands on the line of what it is of
    number = (Span(f"{it.number}{tie}", "label"),) if it.number else ()
    question = naming(text_lines(it.question, sheet)[0], stance.dichotomy) if it.question else ()
    side = names(sides) if len(sides) == 1 else ()
    colon = (Span(": "),) if question and side else ()
    drawn = tuple(Span(f"{SIGNS[sign]}{tie}", role) for sign, role in signs)
    given = stance.assigned
    to = names(given.positions) or (Span(sheet.say("neither")),) if given else ()
    space = " " if drawn else ""
    beside = (Span(f"{space}{SIGNS[given.state]}{tie}", given.state), *to) if given else ()
    return (*number, *drawn, *question, *colon, *side, *beside)


def worded_lines(it: Signed, sheet: Sheet) -> list[Line]:
    """The same with what the signs say in words."""
    short = it.stance._replace(brief=True, note=None, lead="positions")
    first, *rest = stance_lines(short, sheet)
    number = (Span(f"{it.number} "),) if it.number else ()
    called = naming(text_lines(it.question, sheet)[0], it.stance.dichotomy) if it.question else ()
    question = (*called, Span(": ")) if called else ()
    if it.alone and not it.stance.brief:
        below = evidence_lines(it.stance._replace(date=None), sheet)
    else:
        below = [*rest, *signed_lines(it._replace(stance=it.stance._replace(changed=None)), sheet)[1:]]
    return [(*number, *question, *first), *below]
