"""What the pages of a source repeat at their head and foot, and the numbers that are printed there."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from socinno.quotations.sources.document import Words

PAGES = 20_000  # of one source; what has more has none
EDGE = 3  # lines at the head and at the foot of a page that may repeat
SHARE = 0.6  # of the pages must agree

_NUMBER = re.compile(r"\d{1,5}")
_AT_AN_END = re.compile(r"^\W{0,5}(\d{1,5})\b|\b(\d{1,5})\W{0,5}$")
_WORD = r"(?:(?:page|pagina|seite|blz|pag|p)\b\.?\s*)?"
_ALONE = re.compile(rf"\W{{0,5}}{_WORD}\d{{1,5}}(?:\s*(?:/|of|van|von)\s*\d{{1,5}})?\W{{0,5}}", re.I)
_LONG = 150  # characters; a longer line is no running head


def page_names(pages: Sequence[str], labels: Sequence[str] = ()) -> list[str]:
    """The name of each page: the number printed on it, else its label, else its place, from 1."""
    shift = _shift(pages)
    if shift is not None:
        return [str(i + shift) if i + shift > 0 else str(i + 1) for i in range(len(pages))]
    return [(labels[i] if i < len(labels) else "") or str(i + 1) for i in range(len(pages))]


def without_running(page: str, running: frozenset[str]) -> Iterator[Words]:
    """The lines of a page but for running heads and feet, and for its number on a line of its own."""
    lines = page.split("\n")
    edges = {i for i, _ in _edges(lines)}
    for i, line in enumerate(lines):
        if i not in edges or not (_alike(line) in running or _ALONE.fullmatch(line.strip())):
            yield line + "\n", i + 1


def running_lines(pages: Sequence[str]) -> frozenset[str]:
    """The lines, numbers in them aside, that most pages have at their head or foot."""
    count: Counter[str] = Counter()
    for page in pages:
        count.update({_alike(line) for _, line in _edges(page.split("\n"))})
    least = max(3, len(pages) / 3)  # a book has other heads on its left pages than on its right ones
    return frozenset(line for line, n in count.items() if n >= least)


def _edges(lines: list[str]) -> list[tuple[int, str]]:
    filled = [(i, line) for i, line in enumerate(lines) if line.strip()]
    some = filled if len(filled) <= 2 * EDGE else filled[:EDGE] + filled[-EDGE:]
    return [(i, line) for i, line in some if len(line) <= _LONG]


def _alike(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.split()))


def _shift(pages: Sequence[str]) -> int | None:
    """How far the printed numbers are from the places of the pages, where most agree; else None."""
    count: Counter[int] = Counter()
    for i, page in enumerate(pages):
        edges = [line.strip() for _, line in _edges(page.split("\n"))]
        found = {int(n) for line in edges for both in _AT_AN_END.findall(line) for n in both if n}
        count.update({n - i for n in found})
    shift, n = max(count.items(), key=lambda item: item[1], default=(1, 0))
    return shift if n >= 2 and n >= SHARE * len(pages) else None
