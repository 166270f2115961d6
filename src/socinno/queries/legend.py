"""The legend of an answer: the signs that occur in its stances, each once and in one order."""

from collections.abc import Iterable, Iterator

from socinno.views import Sign, StanceView, Word

ORDER = ("stated", "reported", "inferred", "both", "neither", "assigned", "changed", "spoke", "silent")
"""Every sign of a stance, from what is known best to what is not known."""


def legend(stances: Iterable[StanceView]) -> tuple[Sign, ...]:
    """What the signs of some stances mean, as far as they occur."""
    found = {sign for stance in stances for sign in signs(stance)}
    return tuple(Sign(sign, Word(f"legend-{sign}")) for sign in ORDER if sign in found)


def signs(stance: StanceView) -> Iterator[str]:
    """The signs of a stance: how it is known or what it is, and what stands beside it."""
    yield stance.state if stance.state in ORDER else stance.basis
    if stance.state in ("connects", "divided"):
        yield "both"
    if stance.assigned:
        yield "assigned"
    if stance.changed:
        yield "changed"


def sourced(legend: Iterable[Sign], kind: str) -> tuple[Sign, ...]:
    """A legend that says of which kind the one source is that is behind all that is reported."""
    named = Word(f"legend-reported-{kind}")
    return tuple(it._replace(means=named) if it.sign == "reported" else it for it in legend)
