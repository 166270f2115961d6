"""How the time and memory to read content grow with the size of hostile and of honest content files.

`python tests/growth_content.py [--size 1024] [--doublings 3] [--only WORDS] [--command check]` writes each
shape at doubling sizes (kilobytes), runs `socinno` on it in a process of its own, and prints the CPU
seconds and the peak of memory (MiB) at each size, and the exponent of the growth of the time: 1 is in
proportion. Ends with 1 where one is over 1.3, or at 8 MiB over 5 seconds or 300 MiB.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

MOST_EXPONENT, MOST_SECONDS, MOST_MEMORY = 1.3, 5.0, 300.0
STARTING = 0.3  # seconds of CPU that a program takes to start, which say nothing of growth
CRASHED = 99  # the code of a run that ended in a traceback
GIVE_UP, ROOM = 120, 4 << 30  # seconds of CPU, and bytes: what a run is ended at

Make = Callable[[int], bytes]

TITLE = "language: en\ntitle: Cars\nquestion: Whose is the square?\n"
HEAD = f"""\
{TITLE}sources:
  report: {{type: report, title: Report}}
speakers:
  baker: {{name: Sam Baker}}
  walker: {{name: Kim Walker}}
dichotomies:
  cars:
    title: Cars or people
    positions:
      keep: {{title: Keep the cars}}
      ban: {{title: Ban the cars}}
"""
QUOTE = "  q{n}: {{speaker: baker, kind: indirect, text: Word {n}, source: report, at: {{page: 1}}{more}}}\n"


QUOTES = f"{HEAD}quotes:\n"
SOURCES = f"{TITLE}sources:\n"


def again(unit: str, lead: str = "", tail: str = "") -> Make:
    """One unit as often as it takes to fill so many bytes."""
    data, before, after = unit.encode(), lead.encode(), tail.encode()
    return lambda size: before + data * ((size - len(before + after)) // len(data)) + after


def numbered(pattern: str, lead: str = "", tail: str = "") -> Make:
    """One unit as often as it takes, each with its number, `{n}`, and that before it, `{m}`."""

    def made(size: int) -> bytes:
        room, units = size - len(lead) - len(tail), []
        for n in range(size):
            units.append(pattern.format(n=n, m=n - 1))
            room -= len(units[-1])
            if room < 0:
                break
        return "".join([lead, *units[:-1], tail]).encode()

    return made


def nested(opening: str, closing: str) -> Make:
    """Units inside each other."""
    each = len(opening + closing)
    return lambda size: (opening * (size // each) + closing * (size // each)).encode()


def quoted(more: str = "", text: str = "Word {n}", tail: str = "", **changed: str) -> Make:
    """Quotes with a text, and more or other words in each."""
    quote = QUOTE.replace("{more}", more).replace("Word {n}", text)
    for old, new in changed.items():
        quote = quote.replace(old, new)
    return numbered(quote, f"{HEAD}quotes:\n", tail)


def stances(stance: str, quotes: int = 100) -> Make:
    """So many quotes, and stances on the one dichotomy."""
    said = "".join(QUOTE.format(n=n, more=", supports: [keep]") for n in range(quotes))
    return numbered(f"  - {stance}\n", f"{HEAD}quotes:\n{said}stances:\n")


AS_YAML: dict[str, Make] = {
    "one control character": again("\x01"),
    "control characters apart": again("\x01a"),
    "control characters on lines": again("# \x01\n"),
    "escaped control characters": again("\\x01", 'a: "', '"'),
    "scalars with an escape": again('- "\\x01"\n'),
    "aliases": again("*a,", "a: [", "]"),
    "anchors": again("&a b,", "a: [", "]"),
    "anchors, numbered": numbered("&a{n} b,", "a: [", "]"),
    "tags": again("!t b,", "a: [", "]"),
    "duplicate keys": again("a: b\n"),
    "duplicate keys, in braces": again("a: b,", "a: {", "}"),
    "keys": numbered("k{n}: b\n"),
    "empty keys": again('"": x\n'),
    "complex keys": again("? [a]\n: b\n"),
    "question marks": again("? "),
    "question marks on lines": again("?\n"),
    "no values, in braces": numbered("k{n},", "a: {", "}"),
    "a list": again("- a\n"),
    "a list in brackets": again("a,", "a: [", "]"),
    "empty items": again("-\n"),
    "commas": again(",", "a: ["),
    "empty lists": again("[],", "a: [", "]"),
    "brackets": again("["),
    "brackets, closed": nested("[", "]"),
    "braces": again("{a: "),
    "dashes": again("- "),
    "one plain scalar": again("a", "a: "),
    "one plain scalar, words": again("a ", "a: "),
    "one plain scalar, lines": again(" a\n", "a: "),
    "one key": again("a"),
    "one quoted scalar": again("a", 'a: "', '"'),
    "one quoted scalar, lines": again("a\n", 'a: "', '"'),
    "single quotes": again("''", "a: '", "'"),
    "folded": again("  a\n", "a: >\n"),
    "folded, empty lines": again("\n", "a: >\n"),
    "literal": again("  a\n", "a: |\n"),
    "literal, one line": again("a", "a: |\n  "),
    "literal, spaces": again(" ", "a: |\n"),
    "comments": again("# a\n"),
    "one comment": again("#"),
    "empty lines": again("\n"),
    "spaces": again(" "),
    "tabs": again("\t", "a:"),
    "documents": again("--- a\n"),
    "document ends": again("...\n"),
    "directives": again("%YAML 1.1\n"),
    "unknown directives": again("%A b\n"),
    "colons": again(":"),
    "percent escapes in a tag": again("%41", "a: !<"),
    "NULs": again("\0"),
    "UTF-16 without its mark": lambda size: (HEAD + "a" * (size // 2 - len(HEAD))).encode("utf-16-le"),
    "UTF-32 without its mark": lambda size: (HEAD + "a" * (size // 4 - len(HEAD))).encode("utf-32-be"),
    "no UTF-8": lambda size: b"a: " + b"\xff" * (size - 3),
    "wide characters": again("漢", "a: "),
    "characters of four bytes": again("\U0001d11e", "a: "),
    "characters of four bytes, a list": again("- \U0001d11e\n"),
    "marks": again("\u0301\u0327", "title: e"),
}
"""What is wrong, or large, as YAML."""

AS_A_DEBATE: dict[str, Make] = {
    "unknown keys": numbered("k{n}: b\n", HEAD),
    "unknown keys without a value": numbered("k{n}:\n", HEAD),
    "unknown keys, near": numbered("titel{n}: b\n", HEAD),
    "unknown keys in quotes": quoted(", colour: red"),
    "a list where a text belongs": quoted(text="[a]"),
    "lists where texts belong": numbered("  q{n}: {{kind: [a], text: [b], source: [c], at: [d]}}\n", QUOTES),
    "texts where mappings belong": numbered("  q{n}: a\n", QUOTES),
    "empty things": numbered("  q{n}: {{}}\n", QUOTES),
    "things without a value": numbered("  q{n}:\n", QUOTES),
    "empty speakers": numbered("  s{n}: {{}}\n", "speakers:\n"),
    "empty stances": again("  - {}\n", "stances:\n"),
    "stances that are texts": again("  - a\n", "stances:\n"),
    "stances without a value": again("  -\n", "stances:\n"),
    "bad ids": numbered("  Q_{n}: {{kind: direct, text: a, source: report}}\n", QUOTES),
    "bad ids in one list": again("A,", f"{HEAD}quotes:\n  q: {{supports: [", "]}\n"),
    "ids in one list": numbered(
        "a{n},", QUOTES + "  q: {kind: direct, text: a, source: report, supports: [", "]}\n"
    ),
    "bad dates": quoted(", date: yesterday"),
    "bad languages": numbered(" L{n}: a\n", "title:\n"),
    "bad kinds": quoted(indirect="indrect"),
    "empty texts": quoted(text="''"),
    "positions": numbered("      p{n}: {{title: a}}\n", HEAD),
    "empty authors": numbered("{{}},", TITLE + "sources: {s: {type: a, title: b, author: [", "]}}\n"),
}  # fmt: skip
"""What is wrong as a debate."""

BY_THE_RULES: dict[str, Make] = {
    "quotes": quoted(),
    "direct quotes": quoted(indirect="direct"),
    "long quotes": quoted(text="Word " * 50),
    "quotes after carriage returns": lambda size: quoted()(size).replace(b"\n", b"\r"),
    "unknown positions": quoted(", supports: [none{n}]"),
    "unknown speakers": quoted(baker="none{n}"),
    "unknown sources": quoted(report="none{n}"),
    "unknown ids in one list": numbered(
        "a{n},", f"{HEAD}common-ground: {{c: {{title: a, summary: b, quotes: [", "]}}\n"
    ),
    "a chain of support": quoted(", supports: [q{m}]"),
    "a ring of support": quoted(
        ", supports: [q{m}]", tail=QUOTE.format(n=-1, more=", supports: [q1]").replace("q-1", "'q-1'")
    ),
    "all for one": quoted(", supports: [q0]"),
    "its own reason": quoted(", supports: [q{n}]"),
    "the same twice": quoted(", supports: [keep, keep]"),
    "quotes without a place": quoted(**{"page: 1": ""}),
    "reviews of nothing": quoted(", reviewed: [no-rule-{n}]"),
    "reviews of one quote": quoted(", reviewed: [" + "a, " * 500 + "]"),
    "stances": stances("{{speaker: baker, positions: keep, basis: reported}}"),
    "dated stances": stances("{{speaker: baker, positions: keep, basis: reported, date: 2018-01-25}}"),
    "stances without evidence": stances("{{speaker: walker, positions: keep, basis: stated}}"),
    "stances by another": stances(
        "{{speaker: walker, positions: keep, basis: stated, evidence: [q1, q2, q3]}}"
    ),
    "stances of unknown speakers": stances("{{speaker: nobody{n}, positions: keep, basis: stated}}"),
    "stances on unknown positions": stances("{{speaker: baker, positions: none{n}, basis: stated}}"),
    "speakers": numbered("  s{n}: {{name: Speaker {n}}}\n", f"{TITLE}speakers:\n"),
    "sources": numbered("  s{n}: {{type: book, title: Title {n}}}\n", SOURCES),
    "sources with a file": numbered("  s{n}: {{type: book, title: a, file: no{n}.txt}}\n", SOURCES),
    "dichotomies": numbered(
        "  d{n}: {{title: a, positions: {{a{n}: {{title: b}}, b{n}: {{title: c}}}}}}\n", HEAD
    ),
    "ids taken": numbered("  d{n}: {{title: a, positions: {{a: {{title: b}}, b: {{title: c}}}}}}\n", HEAD),
    "texts in one of two languages": numbered(
        "  t{n}: {{title: a, summary: b}}\n",
        HEAD.replace("title: Cars\n", "title: {en: a, nl: b}\n") + "themes:\n",
    ),
    "long summaries": numbered("  t{n}: {{title: a, summary: " + "word " * 400 + "}}\n", f"{HEAD}themes:\n"),
    "common ground": numbered("  c{n}: {{title: a, summary: b}}\n", f"{HEAD}common-ground:\n"),
    "languages": numbered(" en-{n:0>8}: a\n", f"{HEAD}summary:\n"),
}  # fmt: skip
"""What is wrong, or much, by the rules."""

SHAPES = {
    f"{kind}: {name}": make
    for kind, shapes in {"yaml": AS_YAML, "debate": AS_A_DEBATE, "rules": BY_THE_RULES}.items()
    for name, make in shapes.items()
}
COMMANDS = {
    "check": ("check",),
    "check -f json": ("check", "-f", "json"),
    "check -f sarif": ("check", "-f", "sarif"),
    "show": ("show", "--content"),
}


class Cost(NamedTuple):
    """What a run took: CPU seconds, and at its peak MiB of memory; the exit code."""

    seconds: float
    memory: float
    code: int


def cost(command: str, file: Path) -> Cost:
    """What a process of its own takes to run a command on a file."""
    words = [sys.executable, "-m", "socinno", *COMMANDS[command], str(file)]
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=told, preexec_fn=_limited
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        crashed = b"Traceback" in told.read()
    per_mib = 1024 * (1024 if sys.platform == "darwin" else 1)
    code = CRASHED if crashed else process.returncode
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / per_mib, code)


def _limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (GIVE_UP, GIVE_UP))
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """How fast times grow: the slope of their logarithms; 0 where they are too short to say."""
    points = [
        (math.log(size), math.log(taken - STARTING))
        for size, taken in zip(sizes, seconds, strict=True)
        if taken > 2 * STARTING
    ]
    if len(points) < 2:
        return 0.0
    middle = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    over = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return over / sum((x - middle[0]) ** 2 for x, _ in points)


class Measured(NamedTuple):
    """A shape by a command: what each size took, how the time grows, and whether all of that may be."""

    name: str
    command: str
    costs: list[Cost]
    exponent: float
    fine: bool


def measured(
    names: list[str], commands: list[str], sizes: list[int], cost: Callable[[str, Path], Cost] = cost
) -> Iterator[Measured]:
    """What each shape takes by each command."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            for command in commands:
                costs = []
                for size in sizes:
                    file = Path(folder) / "debate.yaml"
                    file.write_bytes(SHAPES[name](size))
                    costs.append(cost(command, file))
                grown = exponent(sizes, [each.seconds for each in costs])
                small = all(it.seconds <= MOST_SECONDS and it.memory <= MOST_MEMORY for it in costs)
                ended = all(it.code in (0, 1) for it in costs)
                yield Measured(name, command, costs, grown, grown <= MOST_EXPONENT and small and ended)


def main() -> int:
    """Measure, print, and say whether all is small enough."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=1024, help="kilobytes of the smallest file")
    parser.add_argument("--doublings", type=int, default=3)
    parser.add_argument("--only", default="", help="shapes whose name has these words")
    parser.add_argument("--command", choices=COMMANDS, action="append", help="instead of all")
    asked = parser.parse_args()
    sizes = [asked.size * 1024 * 2**n for n in range(asked.doublings + 1)]
    names = [name for name in SHAPES if asked.only in name]
    over = 0
    for each in measured(names, asked.command or [*COMMANDS], sizes):
        over += not each.fine
        told = "  ".join(f"{it.seconds:5.1f} s {it.memory:4.0f} MiB ({it.code})" for it in each.costs)
        grown = f"{each.exponent:5.2f} {'    ' if each.fine else 'OVER'}"
        print(f"{told}   {grown} {each.command}: {each.name}", flush=True)
    print(f"{over} take more than they may")
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main())
