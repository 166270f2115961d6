"""Hostile shapes of sources and quotes, of any size: what a check of quotes must read in little time."""

from collections.abc import Callable
from typing import NamedTuple

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


def common(count: int) -> list[str]:
    """Some different quotes of a few words of the prose."""
    words = (PROSE * 3).split()
    return [" ".join(words[n % 17 : n % 17 + 1 + n % 11]).strip(".,") for n in range(count)]


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
    "misquotes, a number growing": Shape(
        ".txt",
        lambda size: "".join(f"Sentence {n} says that cars cost {n} euros. " for n in range(5_000)),
        lambda size: [f"Sentence {n} says that buses cost {n}" for n in range(size // 1000)],
    ),
    "misquotes of the source before": Shape(
        ".txt", counted("Sentence {0} says that cars cost {0} euros. \n"), lambda size: stretches(size, "no ")
    ),
    "quotes of common words, everywhere": Shape(".txt", again(PROSE), lambda size: common(size // 2000)),
    "quotes of common words, by another": Shape(
        ".txt", again(f"Bob: {PROSE}\nAnn: No.\n"), lambda size: common(size // 2000)
    ),
    "quotes of common words, nowhere": Shape(
        ".txt", again(PROSE), lambda size: [f"cars taxes {'ask ' * (n % 7)}city" for n in range(size // 2000)]
    ),
    "quotes of signs, nowhere": Shape(
        ".txt", again(PROSE), lambda size: ["?!" * (n % 50 + 1) for n in range(size // 2000)]
    ),
    "quotes that start in a word, nowhere": Shape(
        ".txt", again(PROSE), lambda size: [f"[x]zz{n}" for n in range(size // 2000)]
    ),
    "long quotes that are nowhere": Shape(
        ".txt",
        counted("Sentence {0} says that cars cost {0} euros. \n"),
        lambda size: [f"{n} euros cost cars that says sentence " * 8 for n in range(size // 2000)],
    ),
    "a quote as long as its source": Shape(".txt", again(PROSE), lambda size: [again(PROSE)(size // 2)]),
    "gaps by the hundred": Shape(
        ".txt", again(PROSE), lambda size: ["we [...] cars " * 100 for _ in range(size // 64_000 + 1)]
    ),
    "brackets in brackets": Shape(".txt", again(PROSE), lambda size: ["[(" * (size // 64) + "a"]),
    "turns of two": Shape(".txt", again("Ann: We will.\nBob: So.\n"), always("We will", "So")),
    "turns in bold": Shape(".txt", again("**Ann:** We will.\n**Bob:** So.\n"), always("We will")),
    "turns with times": Shape(".txt", again("[0:01] Ann: We will.\n0:02 Bob: So.\n"), always("We will")),
    "turns by signs": Shape(".txt", again("Ann. \u2013 We will.\nBob. \u2013 So.\n"), always("We will")),
    "turns in cells": Shape(".txt", again("Ann | We will.\nBob\tSo.\n[Ann] No.\n"), always("We will")),
    "turns in a line": Shape(".txt", again("Ann: We will. Bob: So. "), always("We will")),
    "turns under names": Shape(".txt", again("Ann Lee\nWe will.\n\nBob Dee\nSo.\n\n"), always("We will")),
    "turns in bold of Markdown": Shape(".md", again("**Ann**: We will.\n\n**Bob**: So.\n\n"), always("So")),
    "turns of voices": Shape(
        ".vtt", again("00:01.000 --> 00:02.000\n<v Ann>We will.\n\n<v Bob>So.\n\n"), always("We will")
    ),
}  # fmt: skip
