"""The tree of reasons: the quotes for and against a thing, those for and against these quotes, and so on.

Quotes may bear on each other in any way, round in circles too. Each stands in the tree once with its
words and what is below it, as near to the top as it can; elsewhere it is only named. Nothing here calls
itself, so that a chain of any length will do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from socinno.model import Debate, Quote
from socinno.queries.presenter import Presenter, Records
from socinno.views import Reason, Reasons, Value, Word

DEEPEST = 2  # levels that people are shown unless they ask for all
MOST = 20  # and quotes that bear on the things themselves, on all of these together
HOW = ("supports", "challenges")

Bearing = Mapping[str, Sequence[tuple[str, Quote]]]


class Node(NamedTuple):
    """A quote in a tree: how it bears `on` what (id), how deep, and whether that does not stand above it.

    `again`: as in `Reason`. `below` counts the quotes that stand below it, not named only; `opened`:
    these are told.
    """

    quote: Quote
    how: str
    on: str
    level: int
    apart: bool
    again: str
    below: int
    opened: bool


def bearing(debate: Debate) -> Bearing:
    """What bears on each thing (id), and how, in the order of the file."""
    found: dict[str, list[tuple[str, Quote]]] = {}
    for quote in debate.quotes.values():
        for how in HOW:
            for target in dict.fromkeys(getattr(quote, how)):
                found.setdefault(target, []).append((how, quote))
    return found


class ReasonTree:
    """The trees below some things (ids) together. `among`: of these speakers (ids) alone, if any. `most`:
    of what bears on the things themselves only the first so many, on each."""

    def __init__(
        self, debate: Debate, roots: Sequence[str], among: Collection[str] = (), most: int = 0
    ) -> None:
        self._all, self._roots, self._among = bearing(debate), dict.fromkeys(roots), among
        first = {root: self._all.get(root, ())[: most or None] for root in roots}
        self._on: Bearing = {**self._all, **first}
        self._place: dict[str, tuple[str, str]] = {}
        """Where each quote stands: how, and on what; nowhere, for a root."""
        order = [*self._roots]
        for target in order:  # grows while it is gone through: breadth first, so nearest to the top
            for how, quote in self._on.get(target, ()):
                if quote.id not in self._place and quote.id not in self._roots:
                    self._place[quote.id] = how, target
                    order.append(quote.id)
        self._below = dict.fromkeys(order, 0)
        speaker = {name: debate.quotes[name].speaker for name in self._place}
        for name in reversed(order):
            if name in self._place:
                kept = not among or speaker[name] in among
                self._below[self._place[name][1]] += self._below[name] + kept

    def kept(self, quote: Quote) -> bool:
        """Whether a quote is by one of the speakers asked for."""
        return not self._among or quote.speaker in self._among

    def direct(self, root: str) -> int:
        """How many quotes bear on a root itself."""
        return len({quote.id for _, quote in self._all.get(root, ()) if self.kept(quote)})

    def sides(self, root: str) -> tuple[int, int]:
        """How many quotes are for a root, and how many against it."""
        hows = [how for how, quote in self._all.get(root, ()) if self.kept(quote)]
        supporting, challenging = map(hows.count, HOW)
        return supporting, challenging

    def total(self, root: str) -> int:
        """How many quotes bear on a root, itself or through others; the other trees do not count."""
        order, met = [root], {root}
        count = 0
        for target in order:
            for _, quote in self._all.get(target, ()):
                if quote.id not in met:
                    met.add(quote.id)
                    order.append(quote.id)
                    count += self.kept(quote)
        return count

    def nodes(self, deepest: int = 0) -> dict[str, list[Node]]:
        """The nodes below each root in reading order; no deeper than so many levels, if any."""
        told: set[str] = {*self._roots}
        return {root: [*self._below_root(root, deepest, told)] for root in self._roots}

    def _below_root(self, root: str, deepest: int, told: set[str]) -> Iterator[Node]:
        stack = [(root, root, 0, iter(self._on.get(root, ())))]  # on what, under what, how deep
        while stack:
            on, under, level, rest = stack[-1]
            how, quote = next(rest, ("", None))
            if quote is None:
                stack.pop()
                continue
            here = self._place.get(quote.id) == (how, on)
            kept = self.kept(quote)
            closed = deepest and kept and level + 1 >= deepest and self._below[quote.id]
            opened = here and not closed  # where nothing is below but what is named only, that is told
            if kept:
                again = "" if here else "above" if quote.id in told else "below"
                below = self._below[quote.id] if here else 0
                if not deepest or level < deepest or again == "above":  # below may be too deep to be there
                    yield Node(quote, how, on, level, on != under, again, below, opened)
            if here:
                told.add(quote.id)
            if opened:
                inner = iter(self._on.get(quote.id, ()))
                stack.append((quote.id, quote.id if kept else under, level + kept, inner))


def reasons(
    tell: Presenter, roots: Sequence[str], among: Collection[str] = (), everything: bool = False
) -> dict[str, Reasons]:
    """The reasons for and against each of some positions or quotes (ids) that has any.

    `among`: those of these speakers (ids) alone. People are shown some levels, with `everything` or of some
    speakers all, notes included.
    """
    tree = ReasonTree(tell.debate, roots, among)
    whole = tree.nodes()
    opened = everything or bool(among)
    of_each = MOST // max(1, sum(map(bool, whole.values())))
    shown = whole if opened else ReasonTree(tell.debate, roots, (), of_each).nodes(DEEPEST)
    return {
        root: Reasons(
            tuple(_reason(tell, node, opened) for node in shown[root]),
            tree.direct(root),
            tree.total(root),
            tell.ref(tell.debate.things[root]),
            len(roots) > 1,
            tree.direct(root) - len({node.quote.id for node in shown[root] if not node.level}),
            tree.sides(root),
            Records(partial(_records, tell, nodes)),
        )
        for root, nodes in whole.items()
        if nodes
    }


def _reason(tell: Presenter, it: Node, opened: bool) -> Reason:
    quotation = tell.quotation(it.quote)
    quotation = quotation._replace(brief=not (opened and quotation.note), nameless=tell.debate.nameless)
    if len(quotation.supports) + len(quotation.challenges) == 1:  # its place in the tree says it
        quotation = quotation._replace(supports=(), challenges=())
    more = 0 if it.opened else it.below
    return Reason(quotation, it.how, tell.ref(tell.debate.things[it.on]), it.level, it.apart, it.again, more)


def _records(tell: Presenter, nodes: Sequence[Node]) -> Iterator[Mapping[str, Value]]:
    for it in nodes:
        yield {
            "level": it.level,
            "how": Word(it.how),
            "of": tell.ref(tell.debate.things[it.on]),
            "quote": tell.ref(it.quote),
            "below": it.below,
            "quotation": None if it.again else tell.quotation(it.quote),
        }
