"""Where the speakers of a Discourse Network Analyzer database stand, from what they said when."""

from collections.abc import Iterator
from typing import Any

from socinno.exchange.draft import given

ByWhom = dict[tuple[str, str], list[tuple[str, str, str]]]
"""By speaker and dichotomy (ids): the date ('' where it is not known), the position and the quote of what
was said."""

BOTH = {
    "en": "Coded on both sides, in statements of one day or of unknown days.",
    "nl": "Aan beide kanten gecodeerd, in uitspraken van één dag of van onbekende dagen.",
    "de": "Auf beiden Seiten codiert, in Aussagen eines Tages oder unbekannter Tage.",
    "fr": "Codé des deux côtés, dans des déclarations d’un seul jour ou de jours inconnus.",
    "es": "Codificado en ambos lados, en declaraciones de un día o de días desconocidos.",
}
"""Why somebody is on both sides: as coders put it, who may have met a change of mind."""


def stances_of(said: ByWhom) -> Iterator[dict[str, Any]]:
    """The stances that the statements of each speaker on each dichotomy show.

    Who says the same again has one stance, from the first time on; who says the other thing later has
    another. Who says both on one day, or on days that are not known, stands on both sides at once: which was
    first, nobody has written down.
    """
    for (speaker, _), statements in said.items():
        for date, sides in _periods(statements):
            yield given(
                speaker=speaker,
                positions=sorted(sides) if len(sides) > 1 else next(iter(sides)),
                basis="stated",
                evidence=[quote for quotes in sides.values() for quote in quotes],
                date=date,
                note=BOTH if len(sides) > 1 else None,
            )


def _periods(statements: list[tuple[str, str, str]]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The days from which on a speaker said something else, each with the quotes by position until then."""
    if not all(date for date, _, _ in statements):
        yield "", _by_side(statements)
        return
    days: dict[str, list[tuple[str, str, str]]] = {}
    for it in statements:
        days.setdefault(it[0].removesuffix("?"), []).append(it)
    period: list[tuple[str, str, str]] = []
    taken: set[str] = set()
    for day in sorted(days):
        sides = {side for _, side, _ in days[day]}
        if period and sides != taken:
            yield period[0][0], _by_side(period)
            period = []
        period += days[day]
        taken = sides
    yield period[0][0], _by_side(period)


def _by_side(statements: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, side, quote in statements:
        found.setdefault(side, []).append(quote)
    return found
