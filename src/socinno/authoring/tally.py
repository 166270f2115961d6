"""How much of a debate was compared with its sources: every count with what it is a part of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from socinno.model import Debate, Quote
from socinno.quotations import places
from socinno.quotations.locating import QuoteMatch

OUTCOMES = ("exact", "equal", "press", "near", "absent", "unchecked")
"""How a direct quote can stand beside its source, from to the letter to not compared at all."""


class Tally(NamedTuple):
    """What was compared, of how many.

    `direct` counts the direct quotes by outcome; `speakers` are those of them that stand in a turn,
    `turnless` the files in which no turns were found, `textless` the sources (ids) without a text.
    `places` are the quotes that say where they stand, `anchors` those with an anchor.
    """

    direct: Mapping[str, int] = {}
    textless: tuple[str, ...] = ()
    speakers: int = 0
    turnless: tuple[str, ...] = ()
    places: int = 0
    places_checked: int = 0
    anchors: int = 0
    anchors_compared: int = 0
    anchors_found: int = 0

    @property
    def quotes(self) -> int:
        """How many direct quotes there are."""
        return sum(self.direct.values())

    @property
    def compared(self) -> int:
        """How many direct quotes and anchors were compared with a text."""
        return self.quotes - self.direct.get("unchecked", 0) + self.anchors_compared


def tally(debate: Debate, matches: Iterable[QuoteMatch]) -> Tally:
    """What of a debate was compared; the matches are those of its quotes and anchors."""
    found = tuple(matches)
    quotes = {match.quote.id: match for match in found if match.part == "text"}
    alone = unchecked(debate.quotes.values(), found)
    with_text = {match.quote.source for match in found}
    anchors = [match for match in found if match.part == "anchor"]
    placed = [quote for quote in debate.quotes.values() if fields_of(quote)]
    checked = {match.quote.id for match in found if place_checked(match)}
    return Tally(
        Counter([*(match.outcome for match in quotes.values()), *("unchecked" for _ in alone)]),
        tuple(dict.fromkeys(quote.source for quote in alone if quote.source not in with_text)),
        sum(speaker_checked(match) for match in quotes.values()),
        tuple(dict.fromkeys(match.source.file for match in quotes.values() if not match.turns)),
        len(placed),
        sum(quote.id in checked for quote in placed),
        sum(quote.at.anchor is not None for quote in debate.quotes.values()),
        len(anchors),
        sum(match.is_found for match in anchors),
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """The tallies of several files as one."""
    listed = list(tallies)

    def distinct(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for each in listed for one in getattr(each, name)))

    def added(name: str) -> int:
        return sum(getattr(each, name) for each in listed)

    direct: Counter[str] = Counter()
    for each in listed:
        direct.update(each.direct)
    rest = Tally._fields[Tally._fields.index("places") :]
    counts = (added(name) for name in rest)
    return Tally(direct, distinct("textless"), added("speakers"), distinct("turnless"), *counts)


def unchecked(quotes: Iterable[Quote], matches: Iterable[QuoteMatch]) -> tuple[Quote, ...]:
    """Those of some quotes that are direct and were compared with nothing."""
    compared = {match.quote.id for match in matches if match.part == "text"}
    return tuple(q for q in quotes if q.kind == "direct" and q.id not in compared)


def speaker_checked(match: QuoteMatch) -> bool:
    """Whether a quote stands where its source says who speaks; where it only may stand says nothing."""
    return bool(match.turn and match.quote.speaker and match.is_found)


def fields_of(quote: Quote) -> tuple[str, ...]:
    """The ways in which a quote says where it stands, besides its anchor."""
    return tuple(name for name in ("section", "page", "paragraph", "time") if getattr(quote.at, name))


def place_checked(match: QuoteMatch) -> bool:
    """Whether all that the quote says of its place was compared with the text's headings, pages, times."""
    fields = fields_of(match.quote)
    return bool(fields) and set(fields) <= set(places.checked(match))
