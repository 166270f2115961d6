"""The questions of a debate: their two sides facing each other with who takes each, and how many do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from socinno.agreement import SILENT
from socinno.model import Dichotomy, Position, Speaker
from socinno.queries.legend import ORDER
from socinno.queries.presenter import NO_QUOTES, NOBODY, Presenter
from socinno.views import Columns, Counts, Part, Row, StanceView, Word


def facing(
    tell: Presenter,
    dichotomy: Dichotomy,
    number: int = 0,
    among: Sequence[str] = (),
    everything: bool = False,
) -> Columns:
    """The two positions of a dichotomy facing each other, with who takes each.

    `among`: only these speakers (ids). `everything`: with what shows where they stand, and who is silent.
    """
    sides = tuple(dichotomy.positions.values())
    who = tuple(_takers(tell, p, n, among, not everything) or None for n, p in enumerate(sides))
    counts = tuple(_quote_counts(tell, p.id) for p in sides)
    some = any(who)
    rows = (
        Row("who", who, empty=NOBODY, machine=not some and (bool(among) or any(counts))),
        Row("quotes", counts, empty=NO_QUOTES, machine=some and not everything),
    )
    also = besides(tell, dichotomy, among, everything)
    if everything and not among:
        silent = tell.refs(name for name in tell.debate.speakers if tell.on(name, dichotomy.id) == SILENT)
        also += (Part("silent", silent),) if silent else ()
    return Columns(
        "facing",
        tuple(map(tell.ref, sides)),
        rows if any(counts) and not among else rows[:1],
        tell.ref(dichotomy),
        tell.text(dichotomy.question),
        also=also,
        number=number,
    )


def _takers(
    tell: Presenter, of: Position, side: int, among: Sequence[str], brief: bool
) -> tuple[StanceView, ...]:
    """Who takes a side, what is known best first; of a divided group some do, and others do not."""
    found = sorted(
        tell.taking(of, among) or (),
        key=lambda it: ORDER.index(it.state if it.state == "assigned" else it.basis),
    )
    half = ("some", "others")[side]
    return tuple(it._replace(brief=brief, half=half if it.state == "divided" else "") for it in found)


def besides(
    tell: Presenter, dichotomy: Dichotomy, among: Collection[str] = (), everything: bool = True
) -> tuple[Part, ...]:
    """Who takes neither side of a dichotomy, and who spoke to it without a known stance.

    `everything`: people read of these too.
    """
    stands: dict[str, list[Speaker]] = {"neither": [], "spoke": []}
    for name, speaker in tell.debate.speakers.items():
        on = tell.on(name, dichotomy.id)
        if on.state in stands and (not among or name in among):
            stands[on.state].append(speaker)
    told = (tell.standing(speaker, dichotomy) for speaker in stands["neither"])
    neither = tuple(it._replace(brief=not everything) for it in told)
    silent = (it for it in stands["spoke"] if not tell.on(it.id, dichotomy.id).assigned)
    spoke = tuple(map(tell.ref, silent))
    parts = (Part("neither", neither), Part("spoke", spoke, machine=not everything))
    return tuple(part for part in parts if part.value)


def turnout(tell: Presenter, dichotomy: Dichotomy, number: int) -> Counts:
    """How many speakers take each side of a dichotomy alone, both sides, neither, or none that is known."""
    states = [tell.on(name, dichotomy.id).state for name in tell.debate.speakers]
    first, second = tell.refs(dichotomy.positions)
    beside = {
        "both": states.count("connects") + states.count("divided"),
        "neither": states.count("neither"),
        "spoke": states.count("spoke"),
        "silent": states.count("silent"),
    }
    sides = (first, states.count("first")), (second, states.count("second"))
    return Counts(tell.ref(dichotomy), sides, tuple(beside.items()), number)


def _quote_counts(tell: Presenter, position: str) -> Word | None:
    if position not in tell.argued:
        return None
    supporting, challenging = tell.argued[position]
    return Word("quote-counts", {"supporting": supporting, "challenging": challenging})
