"""What came of a measurement of scale: what it misses, and its tables, for a terminal and the README."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.measuring import LONGEST, STOPPED, Figures, growth
from bench.workload import HOW, LINEAR, SHAPES, Library, Row

FLAT = 0.1  # an exponent that is called flat
COLUMNS = {
    "bare": {"CPU s": ("seconds", 2), "ratio": ("ratio", 2), "first": ("first", 2), "MiB": ("memory", 0)},
    "yaml.load": {"CPU s": ("seconds", 2), "ratio": ("ratio", 2), "wall": ("wall", 2), "MiB": ("memory", 0)},
}
"""By what is compared with: what stands above the figures, which they are, and their decimals."""


class Result(NamedTuple):
    """What came of a row in the libraries of one shape, the smallest first."""

    row: Row
    libraries: list[Library]
    figures: list[Figures]

    @property
    def shape(self) -> str:
        return self.libraries[0].shape

    @property
    def growth(self) -> list[float | None]:
        """The exponents from size to size, where the time is long enough to tell."""
        return growth([it.size for it in self.libraries], [it.over for it in self.figures])


def missed(result: Result) -> Iterator[str]:
    """What a row misses, in words: its goals, its exit code, growth in proportion."""
    for library, found in zip(result.libraries, result.figures, strict=True):
        start_up_counts = result.row.against != "bare" and library is not result.libraries[-1]
        for measure, most in {} if start_up_counts else result.row.goals.items():
            if (value := getattr(found, measure)) > most:
                yield f"{measure} {value:.2f} at {library.size:,}, at most {most:g}"
        for code in found.codes - {*result.row.codes}:
            why = f"stopped after {LONGEST} s" if code == STOPPED else f"exit code {code}"
            yield f"{why} at {library.size:,}"
    for library, exponent in zip(result.libraries[1:], result.growth, strict=True):
        if exponent is not None and exponent > LINEAR:
            yield f"grows as size to the power {exponent:.2f}, up to {library.size:,}"


def table(against: str, shape: str, results: Sequence[Result]) -> str:
    """The rows of one shape of library: each measure at every size, then growth from size to size."""
    rows = [it for it in results if (it.row.against, it.shape) == (against, shape)]
    if not rows:
        return ""
    columns, libraries = COLUMNS[against], rows[0].libraries
    heads = "".join(f"{name:>{7 * len(libraries)}}" for name in columns)
    lines = [f"\n{'; '.join(it.title for it in libraries)}: against {against}", f"{'':38}{heads}  growth"]
    for it in rows:
        cells = [f"{getattr(of, name):7.{places}f}" for name, places in columns.values() for of in it.figures]
        lines.append("".join([f"{_name(it):38}", *cells, *(f"{_power(one):>7}" for one in it.growth)]))
    return "\n".join(lines)


def named(results: Sequence[Result]) -> str:
    """What is missed, a line each."""
    lines = [f"{it.shape}: {_name(it)}: {why}" for it in results for why in missed(it)]
    return "\n".join([f"\ngoals missed: {len(lines)}", *lines])


def markdown(results: Sequence[Result]) -> str:
    """The tables of the README: ratios at every size of the first shape, and at the largest of the others."""
    told = [it for it in results if it.shape in it.row.readme.split()]
    usual, *others = ([it for it in told if it.shape == shape] for shape in SHAPES)
    sizes = [f"{it.size:,}" for it in usual[0].libraries]
    last = ["first byte", "MiB", "growth"]
    first = [[_code(it), *map(_ratio, it.figures), *_last(it)] for it in usual]
    second = [
        [it.libraries[-1].title, _code(it), _ratio(it.figures[-1]), *_last(it)]
        for shape in others
        for it in shape
    ]
    return "\n\n".join((
        _rows([["Quotes, 50 a debate", *sizes, *last], *first]),
        _rows([["Other libraries", "", "ratio", *last], *second]),
    ))  # fmt: skip


def _rows(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (rows[0], ["---"] * len(rows[0]), *rows[1:]))


def _ratio(found: Figures) -> str:
    return f"{'over ' if STOPPED in found.codes else ''}{_short(found.ratio)}"


def _name(result: Result) -> str:
    return result.row.typed.removesuffix(" ''") + HOW[result.row.how]


def _code(result: Result) -> str:
    row = result.row
    to = "" if row.against == "bare" else f", to `{row.against}`"
    typed = row.typed.removesuffix(" ''")
    return f"`{typed}`{HOW[row.how]}{to}"


def _last(result: Result) -> list[str]:
    last = result.figures[-1]
    first = _short(last.first) if result.row.against == "bare" else ""
    return [first, f"{last.memory:.0f}", _power(result.growth[-1])]


def _short(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio < 10 else f"{ratio:.0f}"


def _power(exponent: float | None) -> str:
    return "flat" if exponent is None or exponent < FLAT else f"{exponent:.2f}"
