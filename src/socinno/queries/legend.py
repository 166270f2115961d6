"""The legend of an answer: the signs that occur in its stances, each once and in one order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from types import MappingProxyType

from socinno.queries.presenter import NOBODY
from socinno.views import Columns, Sign, StanceView, Word

ORDER = ("stated", "reported", "inferred", "both", "neither", "assigned", "changed", "spoke", "silent")
"""Every sign of a stance, from what is known best to what is not known."""

CELL = {"both": "middle"}
"""What is drawn otherwise in a cell of a matrix."""

SMALL = {
    "inferred": "mark-inferred",
    "both": "mark-both",
    "both-inferred": "mark-both-inferred",
    "neither-inferred": "mark-neither-inferred",
}
"""And in a cell that has room for one mark: what we read in it is hollow."""

BOTH = ("connects", "divided")


def legend(stances: Iterable[StanceView]) -> tuple[Sign, ...]:
    """What the signs of some stances mean, as far as they occur."""
    return _explained(stances, signs, {})


def cell_legend(stances: Iterable[StanceView]) -> tuple[Sign, ...]:
    """What is drawn in the cells of a matrix."""
    return _explained(stances, _cell_signs, CELL)


def small_legend(stances: Iterable[StanceView]) -> tuple[Sign, ...]:
    """What is drawn in cells that have room for one mark. The two sides are explained at each question."""
    return _explained(stances, _small_signs, SMALL)


def _explained(
    stances: Iterable[StanceView], of: Callable[[StanceView], Iterator[str]], drawn: dict[str, str]
) -> tuple[Sign, ...]:
    return meanings({sign for stance in stances for sign in of(stance)}, drawn)


def meanings(found: Set[str], drawn: Mapping[str, str] = MappingProxyType({})) -> tuple[Sign, ...]:
    """What some signs mean; `drawn` otherwise than by their names."""
    every = (sign for name in ORDER for sign in (name, f"{name}-inferred") if sign in found)
    return tuple(Sign(drawn.get(sign, sign), Word(f"legend-{sign}")) for sign in every)


def signs(stance: StanceView) -> Iterator[str]:
    """The signs of a stance: how it is known or what it is, and what stands beside it."""
    yield stance.state if stance.state in ORDER else stance.basis
    if stance.state in BOTH:
        yield "both"
    if stance.assigned:
        yield "assigned"
    if stance.changed:
        yield "changed"


def in_words_only(stance: StanceView) -> StanceView:
    """A stance of which words say what it is: only that it changed is a sign."""
    return stance._replace(state="first", basis="", assigned=None, note=None)


def at_a_side(stance: StanceView) -> StanceView:
    """A stance below a side, where words say that it is on both, and no sign says that it has a note."""
    return stance._replace(state="first" if stance.state in BOTH else stance.state, note=None)


def nobody(of: Iterable[Columns]) -> tuple[Sign, ...]:
    """What stands at a side of which nobody is known to take it, if there is one in what people read."""
    empty = (row.silence(n) for it in of for row in it.read for n, cell in enumerate(row.cells) if not cell)
    return (Sign("silent", Word("legend-nobody"), drawn=True),) if NOBODY in empty else ()


def sourced(legend: Iterable[Sign], kind: str) -> tuple[Sign, ...]:
    """A legend that says of which kind the one source is that is behind all that is reported."""
    named = Word(f"legend-reported-{kind}")
    return tuple(it._replace(means=named) if it.sign == "reported" else it for it in legend)


def _cell_signs(stance: StanceView) -> Iterator[str]:
    """As anywhere; where a side was assigned there is something, so no sign for silence."""
    yield from (sign for sign in signs(stance) if sign != "silent" or not stance.assigned)
    if stance.state == "neither" and stance.basis == "inferred":
        yield stance.basis


def _small_signs(stance: StanceView) -> Iterator[str]:
    """One mark: the state; a side that was assigned where nothing of the speaker's own is known."""
    ours = "-inferred" if stance.basis == "inferred" else ""
    if stance.state in BOTH:
        yield f"both{ours}"
    elif stance.state in ("first", "second"):
        if ours:
            yield stance.basis
    elif stance.state == "neither":
        yield f"neither{ours}"
    elif stance.assigned:
        yield "assigned"
    else:
        yield stance.state
