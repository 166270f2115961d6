"""How the time to check quotes grows with hostile sources and quotes, and what the largest of them take.

`python tests/growth.py [--size 64] [--doublings 4] [--only WORDS]` reads each shape at doubling sizes
(kilobytes) in this process, looks its quotes up, and applies every rule; then what marks and wraps long
texts. It prints the CPU seconds at each size and the exponent of the growth: 1 is in proportion. Ends with 1
where one is over 1.3. `--whole` runs `socinno check` of 8 MiB of each shape (content and source together)
and commands that write as much, and prints the CPU seconds and the memory; it ends with 1 where one takes
over 5 seconds or 300 MiB.
"""

import argparse
import contextlib
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from shapes import QUOTES, SOURCES, Shape

from socinno.formats import Sheet, write
from socinno.model import Debate
from socinno.problems import Stop
from socinno.queries.excerpts import excerpt
from socinno.queries.search import parsed, places
from socinno.quotations import rules
from socinno.quotations.locating import quote_matches
from socinno.quotations.sources import KINDS, joined
from socinno.quotations.sources.times import marked
from socinno.views import Card, Column, Field, Part, Place, Quotation, Ref, Table, Text

MOST = 1.3  # exponent
LEAST = 0.05  # seconds of CPU below which a time says nothing of growth
WHOLE = 8 * 1024 * 1024  # bytes of content and source
SECONDS, MEBIBYTES = 5, 300  # that a command may take
WIDTHS = (20, 80, 300)
FORMATS = ("plain", "csv", "html", "svg", "markdown")

DEBATE: dict[str, Any] = {
    "language": "en",
    "title": {"en": "Cars"},
    "question": {"en": "Whose is the city?"},
    "speakers": {"ann": {"name": {"en": "Ann Lee"}}, "bob": {"name": {"en": "Bob Dee"}}},
}

Prepared = Callable[[int], Callable[[], object]]
"""For a size what is measured."""


def with_quotes(quotes: list[Any], file: str | None = None) -> dict[str, Any]:
    """A debate with direct quotes of one source."""
    about = {"speaker": "ann", "kind": "direct", "source": "s", "at": {"page": "2"}}
    told = {f"q{i}": {**about, "text": quote} for i, quote in enumerate(quotes)}
    return {
        **DEBATE,
        "sources": {"s": {"type": "interview", "title": {"en": "Talk"}, **({"file": file} if file else {})}},
        "quotes": told,
    }


def prepared(shape: Shape, size: int) -> Callable[[], int]:
    """What is measured: the text read and marked, its quotes looked up, every rule applied to them."""
    data = shape.text(size).encode()
    quotes = [{"en": quote} for quote in shape.quotes(size)]
    debate = Debate.model_validate(with_quotes(quotes), context={"id": "d"})

    def run() -> int:
        text = joined(KINDS[shape.kind](data), "s")
        text = text._replace(times=text.times or marked(text.text))
        matches = list(quote_matches(debate.quotes.values(), debate, {"s": text}))
        found = [problem for match in matches for problem in rules.problems(match, debate)]
        first = matches[0]
        return len(found) + sum(1 for _ in rules.of_source("s", text, first.turns, debate))

    return run


def marking(words: str, size: int) -> Callable[[], object]:
    """The places of some words in a text of one of them marked."""
    text = "cars " * (size // 5)
    return lambda: places(text, parsed([words]))


def writing(format: str, width: int, size: int) -> Callable[[], object]:
    """A long text with places marked in it written in a format."""
    text = "cars and " * (size // 9)
    words = Text(text, "en", False, "verbatim", tuple(places(text, parsed(["cars"]))))
    view = Card("quote", "q", Text("q"), (Part("quote", words),))
    return lambda: sum(map(len, write(view, Sheet(width=width), format)))


def shortening(sign: str, size: int) -> Callable[[], object]:
    """The piece of a long text around the middle, in a quotation in brief, with its id at the edge."""
    text = sign * (size // len(sign.encode()))
    middle = len(text) // 2
    words = Text(text, "en", False, "verbatim", ((middle, middle + 1),))
    source = Ref("source", "s", Text("Talk"))
    quote = Quotation("q", "d", None, "direct", words, None, source, Place((("section", text),)), brief=True)
    column = Column("quote", (Field("quotation"),))

    def run() -> int:
        records = ({"quotation": quote}, {"quotation": quote._replace(text=excerpt(words))})
        return sum(map(len, write(Table("quotes", (column,), records), Sheet(), "table")))

    return run


SHAPES: dict[str, Prepared] = {
    **{name: partial(prepared, shape) for name, shape in (SOURCES | QUOTES).items()},
    **{f"highlights of {words!r}": partial(marking, words) for words in ("cars", "ca*", "cars cars", "of")},
    **{f"wrapping at {width}": partial(writing, "table", width) for width in WIDTHS},
    **{
        f"a quote in brief of {sign!a}": partial(shortening, sign) for sign in ("cars ", "c", "e\u0301", "ש ")
    },
    **{f"writing as {format}": partial(writing, format, 80) for format in FORMATS if format != "csv"},
}


def seconds(run: Callable[[], object]) -> float:
    """The CPU time of a run; what is refused for its size took its time, too."""
    start = time.process_time()
    with contextlib.suppress(Stop):
        run()
    return time.process_time() - start


def times(shape: Prepared, sizes: list[int]) -> Iterator[float]:
    """The CPU time at each size."""
    for size in sizes:
        yield seconds(shape(size))


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
        found = list(times(SHAPES[name], sizes))
        yield name, found, exponent(sizes, found)


def commands(folder: Path, only: str) -> Iterator[tuple[str, list[str]]]:
    """Each command on 8 MiB, its files written anew: the checks, then what writes a text as long."""
    content = folder / "d.yaml"
    for name, shape in (SOURCES | QUOTES).items():
        if only not in f"check: {name}":
            continue
        file = f"s{shape.kind}"
        quotes = shape.quotes(WHOLE)
        content.write_text(json.dumps(with_quotes(quotes, file), ensure_ascii=False), "utf-8")
        room = max(0, WHOLE - content.stat().st_size)
        (folder / file).write_bytes(shape.text(room).encode()[:room])
        yield f"check: {name}", ["check"]
    long = "cars " * (WHOLE // 5 - 1000)
    for sign in ("c", "漢", "🚲", "a\u200e", "👩\u200d🚲 ", "één "):
        text = sign * ((WHOLE - 2000) // len(sign.encode()))
        content.write_text(json.dumps(with_quotes([text.strip()]), ensure_ascii=False), "utf-8")
        yield from (
            (f"show, table at {width}: {sign!a}", ["show", "q0", "--width", str(width)]) for width in WIDTHS
        )
    content.write_text(json.dumps(with_quotes([long.strip()])), "utf-8")
    for words in (["search", "cars"], ["show", "q0"], ["quotes"]):
        for width in WIDTHS:
            yield f"{words[0]}, table at {width}", [*words, "--width", str(width)]
        yield from ((f"{words[0]}, {format}", [*words, "-f", format]) for format in FORMATS)


def taken(words: list[str], folder: Path) -> tuple[float, float]:
    """The CPU seconds and the mebibytes that a command takes. Not on Windows, which does not tell."""
    where = [str(folder)] if words[0] == "check" else ["--content", str(folder)]
    null = subprocess.DEVNULL
    command = [sys.executable, "-m", "socinno", *words, *where]
    process = subprocess.Popen(command, env={**os.environ, "SOCINNO_INDEX": "off"}, stdout=null, stderr=null)
    _, _, used = os.wait4(process.pid, 0)
    per_mebibyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss / per_mebibyte


def whole(only: str) -> int:
    """How many commands take too long or too much, each printed."""
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, words in commands(Path(folder), only):
            if only not in name:
                continue
            cpu, memory = taken(words, Path(folder))
            much = cpu > SECONDS or memory > MEBIBYTES
            over += much
            print(f"{cpu:7.2f} s {memory:5.0f} MiB {'OVER' if much else '    '} {name}", flush=True)
    print(f"{over} take over {SECONDS} seconds or {MEBIBYTES} MiB")
    return over


def main() -> int:
    """Measure, print, and say whether every exponent is small enough."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=64, help="kilobytes of the smallest text")
    parser.add_argument("--doublings", type=int, default=4)
    parser.add_argument("--only", default="", help="shapes whose name has these words")
    parser.add_argument("--whole", action="store_true", help="the commands, on 8 MiB of each shape")
    asked = parser.parse_args()
    if asked.whole:
        return int(whole(asked.only) > 0)
    sizes = [asked.size * 1024 * 2**n for n in range(asked.doublings + 1)]
    over = 0
    for name, told, grown in measured([name for name in SHAPES if asked.only in name], sizes):
        over += grown > MOST
        each = " ".join(f"{one:7.2f}" for one in told)
        print(f"{each}   {grown:5.2f} {'OVER' if grown > MOST else '    '} {name}", flush=True)
    print(f"{over} grow faster than the power {MOST}")
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main())
