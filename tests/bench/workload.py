"""What is measured of a growing library: shapes of libraries, and commands with their goals, as tables."""

import re
from collections.abc import Callable
from functools import partial
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from bench.startup import LIMIT
from generate import LIGHT, LONG, generate, matrix, world

LINEAR = 1.1  # an exponent that is called linear
AT_ONCE = 1.5  # bare programs until a command ends whose reader went away


class Shape(NamedTuple):
    """A kind of library: what it is, its sizes as parts of the largest of all, and how one is written.

    The smallest in the default sizes are large enough for an index.
    """

    title: str
    parts: tuple[float, ...]
    write: Callable[[Path, int], list[Path]]


def _few(folder: Path, quotes: int) -> list[Path]:
    return generate(folder, quotes, max(1, quotes // 3))


def _crossed(folder: Path, stances: int) -> list[Path]:
    return matrix(folder, _questions(stances), 2 * _questions(stances))


def _questions(stances: int) -> int:
    return max(1, round(sqrt(stances / 2)))


SHAPES = {
    "fifty": Shape("{size} quotes in {files} debates", (0.01, 0.1, 1), generate),
    "small": Shape("{size} quotes in {files} debates", (0.003, 0.03, 0.3), _few),
    "one": Shape(
        "{size} quotes in one debate", (0.0125, 0.05, 0.2), partial(generate, debates=1, style=LIGHT)
    ),
    "long": Shape("{size} quotes of 2,000 words", (0.001, 0.004), partial(generate, debates=1, style=LONG)),
    "matrix": Shape("{questions} questions by {speakers} speakers", (0.02, 0.05, 0.2), _crossed),
}


class Library(NamedTuple):
    """A library that was written: its shape and size, and what stands for each name in what is typed."""

    shape: str
    size: int
    files: list[Path]
    names: dict[str, str]

    @property
    def title(self) -> str:
        questions, files = _questions(self.size), f"{len(self.files):,}"
        told = {"size": f"{self.size:,}", "files": files, "questions": questions, "speakers": 2 * questions}
        return SHAPES[self.shape].title.format(**told)


def written(folder: Path, shape: str, size: int) -> Library:
    """Write a library, and choose what it is asked: its middle debate and what is in it, some words."""
    files, words = SHAPES[shape].write(folder, size), world(size).words
    debate = files[len(files) // 2]
    ids = re.findall(r"^  ((?:speaker|quote)-\d+):", debate.read_text("utf-8"), re.MULTILINE)
    quotes = [id for id in ids if id.startswith("quote")] or [""]
    speakers = [id for id in ids if id.startswith("speaker") and int(id[8:]) % 40 < 38]  # else two people's
    names = {
        "DIR": str(folder),
        "NEW": f"{folder}-tables",
        "DEBATE": debate.stem,
        "QUOTE": quotes[len(quotes) // 2],
        "SPEAKER": speakers[-1],
        "OTHER": speakers[0],
        "COMMON": words[0],
        "RARE": words[2000],
        "PHRASE": f"{words[0]} {words[1]}",
        "PREFIX*": f"{words[0][:2]}*",
    }
    return Library(shape, size, files, names)


class Row(NamedTuple):
    """What is typed, in libraries of which shapes, and the most that it may take: by the figures' names.

    `how`: one of HOW. `readme`: the shapes of which it stands in the README.
    """

    typed: str
    shapes: str
    goals: dict[str, float] = {}  # noqa: RUF012 (it is not changed)
    how: str = "end"
    codes: tuple[int, ...] = (0,)
    against: str = "bare"
    readme: str = ""


HOW = {"end": "", "TAB": " TAB", "head": ", one line read", "changed": ", a file changed"}
"""How what is typed is run, and what is said of that after it."""

STREAMED = {"memory": 80.0, "first": LIMIT}
TAB = {"ratio": 0.4}
ROWS = (
    Row("index --rebuild", "fifty", {"ratio": 1.5}, against="yaml.load", readme="fifty"),
    Row("index --rebuild", "small", {"ratio": 2.0}, against="yaml.load", readme="small"),
    Row("index --rebuild", "one matrix long", against="yaml.load"),
    Row("check DIR", "fifty small", {"ratio": 3.0}, codes=(0, 1), against="yaml.load", readme="fifty"),
    Row("check DIR", "one matrix", codes=(0, 1), against="yaml.load"),
    Row("show ''", "fifty", TAB, "TAB", readme="fifty"),
    Row("show quote-1", "fifty", TAB, "TAB"),
    Row("quotes -s speaker-1", "fifty", TAB, "TAB"),
    Row("who --", "fifty", TAB, "TAB"),
    Row("show ''", "small one", how="TAB", readme="small"),
    Row("show DEBATE", "fifty small one", readme="fifty"),
    Row("show DEBATE", "fifty small", how="changed", readme="fifty"),
    Row("show QUOTE -d DEBATE", "fifty"),
    Row("show QUOTE -d DEBATE", "one", {"over": 0.15}, readme="one"),
    Row("show SPEAKER", "fifty one matrix"),
    Row("show nobody-at-all", "fifty small", codes=(2,)),
    Row("who -d DEBATE", "fifty"),
    Row("who -f json", "fifty matrix"),
    Row("who", "matrix", readme="matrix"),
    Row("who --pairs -f json", "matrix", readme="matrix"),
    Row("compare SPEAKER OTHER", "fifty matrix long"),
    Row("quotes -s SPEAKER", "fifty", readme="fifty"),
    Row("quotes -f json", "fifty small one long", STREAMED, readme="fifty one"),
    Row("quotes -f json", "fifty small one", {"ratio": AT_ONCE}, "head", (141,), readme="fifty"),
    *(Row(f"quotes -f {name}", "fifty", STREAMED) for name in ("csv", "plain", "markdown", "html")),
    Row("quotes", "fifty", STREAMED, readme="fifty"),
    Row("quotes -s speaker-0", "fifty", STREAMED),
    Row("quotes -s speaker-0 -n 20", "fifty"),
    Row("quotes --kind indirect -f json", "fifty", STREAMED),
    Row("quotes -p side-0-a -f json", "one"),
    Row("quotes --dichotomy dichotomy-0 -f json", "one"),
    Row("search COMMON", "fifty small", {"over": 0.4, "memory": 60.0}, readme="fifty"),
    Row("search RARE", "fifty", readme="fifty"),
    *(Row(f"search {words}", "fifty") for words in ("PHRASE", "PREFIX*")),
    Row("search COMMON -n 0 -f json", "fifty small", {"memory": 80.0}, readme="fifty small"),
    Row("search COMMON", "long", readme="long"),
    Row("speakers", "fifty", {"over": 1.0}, readme="fifty"),
    Row("speakers -f json", "fifty", {"over": 1.0}),
    Row("speakers -f json", "one", {"over": 0.6}, readme="one"),
    Row("speakers -f json", "small"),
    Row("debates", "fifty", {"over": 1.0}, readme="fifty"),
    Row("debates -f json", "fifty", {"over": 1.0}),
    Row("debates -f json", "small"),
    Row("export NEW", "fifty small"),
)  # fmt: skip
"""Each shape has its first row before all others: it makes the indexes, too."""
