"""The questions of a debate: their two sides facing each other with who takes each, and how many do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from socinno.agreement import SILENT, division
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

    `among`: only these speakers (ids), and how many others. `everything`: with what shows where they stand,
    who is silent, and what the sides claim.
    """
    sides = tuple(dichotomy.positions.values())
    who = tuple(_takers(tell, p, n, among, not everything) or None for n, p in enumerate(sides))
    counts = tuple(_quote_counts(tell, p.id) for p in sides)
    some = any(who)
    others = tuple(_elsewhere(tell, p) for p in sides) if among else ()
    rows = (
        Row("who", who, empty=NOBODY, machine=not (some or among) and any(counts), silences=others),
        *((Row("quotes", counts, empty=NO_QUOTES, machine=some and not everything),) if any(counts) else ()),
    )
    also = besides(tell, dichotomy, among, everything)
    if dichotomy.summary and not among:
        also = (Part("summary", tell.text(dichotomy.summary), machine=not everything), *also)
    if everything and not among:
        silent = tell.refs(name for name in tell.debate.speakers if tell.on(name, dichotomy.id) == SILENT)
        also += (Part("silent", silent),) if silent else ()
    return Columns(
        "facing",
        tuple(map(tell.ref, sides)),
        rows[:1] if among else (*claims(tell, dichotomy, not everything), *rows),
        tell.ref(dichotomy),
        tell.text(dichotomy.question),
        also=also,
        number=number,
    )


def claims(tell: Presenter, dichotomy: Dichotomy, machine: bool = False) -> tuple[Row, ...]:
    """What the positions of a dichotomy claim, if they are not called by that, and what it comes to."""
    sides = dichotomy.positions.values()
    rows = (
        Row("claim", tuple(tell.text(p.claim if p.title else None) for p in sides), machine=machine),
        Row("summary", tuple(tell.text(p.summary) for p in sides), machine=machine),
    )
    return tuple(row for row in rows if any(row.cells))


def _elsewhere(tell: Presenter, of: Position) -> Word | None:
    """How many take a side of whom is not told; nothing where nobody does."""
    count = len(tell.taking(of) or ())
    return Word("elsewhere-1" if count == 1 else "elsewhere", {"count": count}) if count else None


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
    """How many speakers take each side of a dichotomy alone, both sides, neither, or none that is known:
    each is counted once, with a side that was assigned only where no stance is known."""
    found = [tell.on(name, dichotomy.id) for name in tell.debate.speakers]
    inferred = sum(it.stance is not None and it.stance.basis == "inferred" for it in found)
    states = ["assigned" if it.assigned and not it.stance else it.state for it in found]
    first, second = tell.refs(dichotomy.positions)
    beside = {
        "both": states.count("connects") + states.count("divided"),
        "neither": states.count("neither"),
        "spoke": states.count("spoke"),
        "silent": states.count("silent"),
        "assigned": states.count("assigned"),
    }
    sides = (first, states.count("first")), (second, states.count("second"))
    return Counts(tell.ref(dichotomy), sides, tuple(beside.items()), number, inferred)


def asked_in_order(tell: Presenter, sort: str = "file") -> list[Counts]:
    """The questions with how many stand where: in the order of the `file`, or those first that `split` the
    speakers most."""
    counts = [turnout(tell, it, n) for n, it in enumerate(tell.debate.dichotomies.values(), 1)]
    if sort == "split":
        counts.sort(key=lambda it: -_division(it, len(tell.debate.speakers)))
    return counts


def _division(it: Counts, of: int) -> float:
    (_, first), (_, second) = it.sides
    return division(first, second, of)


def _quote_counts(tell: Presenter, position: str) -> Word | None:
    if position not in tell.argued:
        return None
    supporting, challenging = tell.argued[position]
    return Word("quote-counts", {"supporting": supporting, "challenging": challenging})
