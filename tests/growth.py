"""How the time to check quotes grows with the size of hostile sources and quotes.

`python tests/growth.py [--size 64] [--doublings 4] [--only WORDS]` reads each shape at doubling sizes
(kilobytes) in this process, looks its quotes up, and applies every rule. It prints the CPU seconds at each
size and the exponent of the growth: 1 is in proportion. Ends with 1 where one is over 1.3.
"""

import argparse
import contextlib
import math
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from socinno.model import Debate
from socinno.problems import Stop
from socinno.quotations import rules
from socinno.quotations.locating import quote_matches
from socinno.quotations.sources import KINDS, joined
from socinno.quotations.sources.times import marked

MOST = 1.3  # exponent
LEAST = 0.05  # seconds of CPU below which a time says nothing of growth

DEBATE: dict[str, Any] = {
    "language": "en",
    "title": {"en": "Cars"},
    "question": {"en": "Whose is the city?"},
    "speakers": {"ann": {"name": {"en": "Ann Lee"}}, "bob": {"name": {"en": "Bob Dee"}}},
    "sources": {"s": {"type": "interview", "title": {"en": "Talk"}}},
}
PROSE = "We will raise the taxes on cars in the city, he said, and we will not ask twice. "


class Shape(NamedTuple):
    """A kind of file, a text of about so many bytes, and the quotes looked for in it."""

    kind: str
    text: Callable[[int], str]
    quotes: Callable[[int], list[str]] = lambda size: ["words that are nowhere in the text at all"]


def again(unit: str, lead: str = "") -> Callable[[int], str]:
    """A text of one unit many times."""
    return lambda size: lead + unit * (size // len(unit.encode()) + 1)


def counted(pattern: str) -> Callable[[int], str]:
    """A text of one unit many times, each with its number."""
    return lambda size: "".join(pattern.format(n) for n in range(size // len(pattern.format(9999)) + 1))


def always(*quotes: str) -> Callable[[int], list[str]]:
    """The same quotes for each size."""
    return lambda size: list(quotes)


SOURCES = {
    f"{kind[1:]} of {unit!r}": Shape(kind, again(unit))
    for kind, units in {
        ".txt": (
            "12\n", "12\n\n", "1 a\n", "7\nHead\n\n", "a:\n", "Ann: ", "Ann:\n", "ANN\n",
            "Ann. Bob: no.\n", "a: b. ", "\n", " \n", " ", "\t", "\x0c", "a\x0cb\n", "\r", "- ", "-\n",
            "a-\n", "\xad\n", "\u200b", "\u0301", "e\u0301", "\u0301\u0327", "\u1100\u1161", "...",
            "\u2026", ". ", "[", "[1]", "[...]", "(applause) ", "(", '"', "\u201c", "\u201d", "'a' ",
            "1", "1.", "a1 ", "abc1 ", "word\xb9 ", "1:02 a\n", "1:02\n", "0:01 Ann: ", "> ", ">\n",
            "> > a\n", "uh, ", " uh", "**Ann** ", "**Ann**\n", "Mr. ", "Ann (", "Ann, a",
            "Ann (a). \u2013 b\n", "Mr ANN. b\n", "Ann [", "A\n\n", "Page 1\n", "1 / 2\n",
            "1\n\nA head\n\n", "ab cd ef gh ij kl mn\n\n", "A. B. ", "if ", "not ", "that ", "volgens ",
            "\ufb01", "---\n", "a: b\n", "Title: a\n", "x" * 100 + "\n", "\u0390", "\u0344", "\ufdfa",
            "\ufeff", "a: b; not if, 12, she said. Sure.\n", "7 a long line with some words x1\n",
            "[1] (applause), 3 uh, it said12.\n",
        ),
        ".md": (
            "*", "**", "_", "`", "``a` ", "[", "[a](", "![", "<a ", "<!--", "# a\n", "> ", "- ", "1. ",
            "a\n=\n", "~~", "\\", "&amp;", "&", "```\n", "[a]: b\n", "|a|b|\n", "---\n", "**a**\n\n",
            "*a* ", "a_b ", "<b>", "</", "&#", "[a][",
        ),
        ".html": (
            "<b>", "</b>", "<", "<a", '<a b="', "<!--", "<!", "&amp;", "&", "&#1;", "<p>", "<br>",
            "<h1>a", "<h1>", "<script>", "<title>", "<td>a", "<b>a</b>", "<p><b>a</b></p>", "<i><b>",
            "a\n", "<a b='", "<? ",
        ),
        ".vtt": (
            "00:01.000 --> 00:02.000\na\n\n", "<v Ann>", "<v ", "00:01.000 --> ", "NOTE\n", "<", "a\n",
            "\n", "00:01.000 --> 00:02.000\n<v Ann>a</v> <v Bob>b\n\n", "00:01.000 --> 00:02.000\n",
            "-->\n",
        ),
        ".srt": (
            "1\n00:00:01,000 --> 00:00:02,000\na\n\n", "1\n", "00:00:01,000 --> 00:00:02,000\n1\n",
        ),
    }.items()
    for unit in units
}  # fmt: skip

LINES = 200  # quotes that follow each other through a text


def stretches(size: int, change: str = "") -> list[str]:
    """Quotes of numbered sentences, from all over a text of them."""
    last = size // 60
    return [f"Sentence {n} says that cars cost {change}{n}" for n in range(0, last, max(1, last // LINES))]


QUOTES = {
    "one word that is everywhere": Shape(".txt", again("cars and "), always("cars", "and", "a")),
    "part of a word that is everywhere": Shape(".txt", again("carscars"), always("cars")),
    "a long quote, everywhere but its end": Shape(".txt", again("a "), always("a " * 5000 + "b")),
    "a long quote of a line, everywhere": Shape(".txt", again("a "), always("a " * 5000)),
    "prose": Shape(".txt", again(PROSE), always("we will ask twice", "taxes [...] twice", "we [may] ask")),
    "speakers": Shape(
        ".txt", again(f"Ann: {PROSE}\nBob: No.\n"), always("we will not ask", "No. We will raise")
    ),
    "a name on each line": Shape(".txt", counted("Ann Nobody{}: so\nBob: so\n"), always("so")),
    "a label of each letter": Shape(".txt", counted("Ann: a\nX{0}: Y{0}: z\nBob: c\n"), always("so")),
    "quotes all over, found": Shape(
        ".txt", counted("Sentence {0} says that cars cost {0} euros. \n"), stretches
    ),
    "quotes all over, changed": Shape(
        ".txt",
        counted("Sentence {0} says that cars cost {0} euros. \n"),
        lambda size: stretches(size, "some "),
    ),
    "gaps": Shape(".txt", again("a b c "), lambda size: ["a [...] b " * (min(size, 16_384) // 10)]),
    "dots": Shape(".txt", again("a b c "), lambda size: ["a ... b " * (min(size, 16_384) // 10)]),
    "words put in": Shape(".txt", again("a b c "), lambda size: ["a [x] b " * (min(size, 16_384) // 10)]),
    "brackets in a quote": Shape(".txt", again(PROSE), lambda size: ["[" * (size // 64) + "cars"]),
    "closed brackets in a quote": Shape(".txt", again(PROSE), lambda size: ["cars" + "[]" * (size // 64)]),
    "quotation marks in a quote": Shape(".txt", again(PROSE), lambda size: ["“" * (size // 64) + "cars"]),
    "a quote of marks": Shape(".txt", again(PROSE), lambda size: ["e" + "\u0301\u0327" * (size // 64)]),
    "a quote of dots": Shape(".txt", again(PROSE), lambda size: ["." * (size // 16)]),
    "a quote of spaced dots": Shape(".txt", again(PROSE), lambda size: ["a" + " ." * (size // 16)]),
    "a quote of hyphens": Shape(".txt", again(PROSE), lambda size: ["a-" * (size // 64)]),
    "a quote of line ends": Shape(".txt", again("a\n"), lambda size: ["a\n" * (size // 64)]),
}

SHAPES = SOURCES | QUOTES


def prepared(shape: Shape, size: int) -> Callable[[], int]:
    """What is measured: the text read and marked, its quotes looked up, every rule applied to them."""
    data = shape.text(size).encode()
    quotes = {
        f"q{i}": {"speaker": "ann", "kind": "direct", "source": "s", "text": {"en": quote}}
        for i, quote in enumerate(shape.quotes(size))
    }
    debate = Debate.model_validate({**DEBATE, "quotes": quotes}, context={"id": "d"})

    def run() -> int:
        text = joined(KINDS[shape.kind](data), "s")
        text = text._replace(times=text.times or marked(text.text))
        matches = list(quote_matches(debate.quotes.values(), debate, {"s": text}))
        found = [problem for match in matches for problem in rules.problems(match, debate)]
        first = matches[0]
        return len(found) + sum(1 for _ in rules.of_source("s", text, first.turns, debate))

    return run


def seconds(run: Callable[[], int]) -> float:
    """The CPU time of a run; what is refused for its size took its time, too."""
    start = time.process_time()
    with contextlib.suppress(Stop):
        run()
    return time.process_time() - start


def times(shape: Shape, sizes: list[int]) -> Iterator[float]:
    """The CPU time at each size."""
    for size in sizes:
        yield seconds(prepared(shape, size))


def exponent(sizes: list[int], measured: list[float]) -> float:
    """How fast times grow: the slope of their logarithms; 0 where they are too short to say."""
    points = [
        (math.log(size), math.log(taken))
        for size, taken in zip(sizes, measured, strict=True)
        if taken > LEAST
    ]
    if len(points) < 2:
        return 0.0
    middle = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    over = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return over / sum((x - middle[0]) ** 2 for x, _ in points)


def measured(names: list[str], sizes: list[int]) -> Iterator[tuple[str, list[float], float]]:
    """The times and the exponent of each shape."""
    for name in names:
        taken = list(times(SHAPES[name], sizes))
        yield name, taken, exponent(sizes, taken)


def main() -> int:
    """Measure, print, and say whether every exponent is small enough."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=64, help="kilobytes of the smallest text")
    parser.add_argument("--doublings", type=int, default=4)
    parser.add_argument("--only", default="", help="shapes whose name has these words")
    asked = parser.parse_args()
    sizes = [asked.size * 1024 * 2**n for n in range(asked.doublings + 1)]
    over = 0
    for name, taken, grown in measured([name for name in SHAPES if asked.only in name], sizes):
        over += grown > MOST
        told = " ".join(f"{each:7.2f}" for each in taken)
        print(f"{told}   {grown:5.2f} {'OVER' if grown > MOST else '    '} {name}", flush=True)
    print(f"{over} grow faster than the power {MOST}")
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main())
