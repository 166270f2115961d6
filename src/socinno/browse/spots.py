"""Where the cursor can stand in rows of an answer, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.style import Style

from socinno.formats.layout import Strip
from socinno.formats.style import TARGET

LOOKED_AT = 12  # spots before a row: so many names stand beside the lines of one quote


class Spot(NamedTuple):
    """A place where the cursor can stand: from which row to which, and the thing that is named there."""

    first: int
    last: int
    target: str


class Bookmark(NamedTuple):
    """Where a reader is in an answer: the row on top, and at which spot the cursor stands.

    `near` is the first spot in sight, and `below` how many rows it stands below the top: by it the place is
    found again where rows are drawn for another width, or in another language. `targets`: what is named at
    these two spots, which then may be others.
    """

    top: int = 0
    spot: int = -1
    near: int = -1
    below: int = 0
    targets: tuple[str, str] = ("", "")


START = Bookmark()


def target_in(look: Style | None) -> str:
    """The thing that a piece of a row names, as `debate#id`; or ''."""
    return str(look.meta.get(TARGET, "")) if look else ""


def targets(row: Strip) -> Iterator[str]:
    """What the pieces of a row name, one after the other."""
    return filter(None, (target_in(look) for _, look in row))


def add_spots(spots: list[Spot], rows: Sequence[Strip], first: int, before: Strip) -> None:
    """Add those of some rows, from a row on, below the row `before`.

    A name that goes on in the next row is one; so is a quote, with others named within it. What is named
    again right after itself has one.
    """
    whole = _only(before)
    for y, row in enumerate(rows, first):
        above, whole = whole, _only(row)
        for target in targets(row):
            last = spots[-1] if spots else None
            if last and last.target == target:
                spots[-1] = last._replace(last=y) if last.last >= y - 1 else last
                continue
            apart = 2 if whole == target and above else 1 if target in (above, whole) else 0
            at = _reaching(spots, target, y - apart)
            if at is None:
                spots.append(Spot(y, y, target))
            else:
                spots[at] = spots[at]._replace(last=y)


def _only(row: Strip) -> str:
    """The one thing that a row names; or ''."""
    found = {*targets(row)}
    return found.pop() if len(found) == 1 else ""


def _reaching(spots: Sequence[Spot], target: str, row: int) -> int | None:
    """The spot of a thing that comes as far as a row, among the last."""
    near = range(len(spots) - 1, max(-1, len(spots) - LOOKED_AT), -1)
    return next((n for n in near if spots[n].target == target and spots[n].last >= row), None)


def found_again(spots: Sequence[Spot], at: int, target: str) -> int:
    """The spot of a thing that is nearest to where it was; where it was if there is none."""
    same = (n for n, spot in enumerate(spots) if spot.target == target)
    return min(same, key=lambda n: abs(n - at), default=at) if target else at


def words_at(rows: Sequence[Strip], spot: Spot) -> str:
    """What stands at a spot, as it is read."""
    said = (
        text
        for row in rows[spot.first : spot.last + 1]
        for text, look in row
        if target_in(look) == spot.target
    )
    return " ".join(" ".join(said).split())
