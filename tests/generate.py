"""Libraries of any size, made from a seed: for tests and measurements of scale.

Words and speakers follow Zipf's law, as in real talk: a few are everywhere, most are rare.
`python tests/generate.py FOLDER QUOTES [DEBATES] [SEED]` writes one.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

QUOTES_A_DEBATE = 50
DEBATES_A_FOLDER = 100
VOCABULARY = 5000
ONSETS = (
    "b",
    "br",
    "d",
    "f",
    "g",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "v",
    "w",
    "z",
    "ç",
)
VOWELS = ("a", "aa", "e", "ee", "i", "ie", "o", "oe", "u", "é", "ë", "ö")


class World(NamedTuple):
    """What the debates of a library share: words and speakers (id, name), the frequent ones first."""

    words: tuple[str, ...]
    speakers: tuple[tuple[str, str], ...]
    seed: int


def world(quotes: int, seed: int = 1) -> World:
    """The words and speakers of a library of so many quotes. Every fortieth id is two people's."""
    random = Random(seed)
    words = tuple(dict.fromkeys(_word(random) for _ in range(VOCABULARY)))
    count = max(4, quotes // 20)
    people = []
    for n in range(count):
        name = f"{_word(random).title()} {_word(random).title()}"
        people.append((f"speaker-{n - 1 if n % 40 == 39 else n}", name))
    return World(words, tuple(people), seed)


def generate(folder: Path, quotes: int, debates: int | None = None, seed: int = 1) -> list[Path]:
    """Write a library of so many quotes over so many debates; the same for the same seed."""
    debates = debates or max(1, quotes // QUOTES_A_DEBATE)
    shared = world(quotes, seed)
    files = []
    for n in range(debates):
        part = folder / f"part-{n // DEBATES_A_FOLDER:03}" if debates > DEBATES_A_FOLDER else folder
        part.mkdir(parents=True, exist_ok=True)
        file = part / f"debate-{n:05}.yaml"
        file.write_text(debate(shared, quotes * (n + 1) // debates - quotes * n // debates, n), "utf-8")
        files.append(file)
    return files


def debate(shared: World, quotes: int, number: int = 0) -> str:
    """One debate of so many quotes, as YAML."""
    random = Random(f"{shared.seed}-{number}")
    say = _Talk(random, shared.words)
    drawn = dict(random.choices(shared.speakers, _zipf(len(shared.speakers)), k=max(2, quotes // 3)))
    speakers = list(drawn)
    by = [random.choices(speakers, _zipf(len(speakers)))[0] for _ in range(quotes)]
    lines = [
        "language: nl",
        f"title: {{nl: {say(4)}, en: {say(4)}}}",
        f"question: {{nl: {say(8)}, en: {say(8)}}}",
        f"summary: {say(40)}",
        "sources:",
        *(f"  source-{i}: {{type: article, title: {say(5)}, language: nl, issued: 20{i}}}" for i in (18, 19)),
        "speakers:",
        *(f"  {key}: {{name: {name}, role: {{nl: {say(4)}, en: {say(4)}}}}}" for key, name in drawn.items()),
        "dichotomies:",
    ]
    for d in range(2):
        lines += [f"  dichotomy-{d}:", f"    title: {say(3)}", f"    question: {say(9)}", "    positions:"]
        lines += [f"      side-{d}-{s}: {{title: {say(3)}, claim: {say(12)}}}" for s in "ab"]
    if quotes:
        lines += ["quotes:", *_quotes(random, say, by), *_stances(by)]
    return "\n".join([*lines, "common-ground:", f"  shared: {{title: {say(3)}, summary: {say(30)}}}", ""])


def _quotes(random: Random, say: "_Talk", by: Sequence[str]) -> Iterator[str]:
    for n, speaker in enumerate(by):
        yield f"  quote-{n}:"
        yield f"    speaker: {speaker}"
        yield f"    kind: {('direct', 'indirect')[n % 3 == 2]}"
        yield f"    text: {say(random.randint(10, 40))}"
        if n % 3 == 0:
            yield f"    translation: {{en: {say(25)}}}"
        yield f"    source: source-{18 + n % 2}"
        yield f"    at: {{section: {say(2)}, page: '{n + 1}'}}"
        yield f"    supports: [side-{n % 2}-{'ab'[n % 5 < 2]}]"
        if n % 7 == 6:
            yield f"    challenges: [quote-{n - 1}]"


def _stances(by: Sequence[str]) -> Iterator[str]:
    yield "stances:"
    for n, speaker in enumerate(dict.fromkeys(by)):
        sides = ("side-0-a", "side-0-b", "side-0-a, side-0-b")[n % 3]
        evidence = f"quote-{by.index(speaker)}"
        yield f"  - {{speaker: {speaker}, positions: [{sides}], basis: reported, evidence: [{evidence}]}}"


class _Talk:
    """Some words of a vocabulary, drawn by Zipf's law, as a bare YAML text."""

    def __init__(self, random: Random, words: Sequence[str]) -> None:
        self.random, self.words = random, words
        self.weights = list(accumulate(_zipf(len(words))))

    def __call__(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=count)).capitalize()


def _zipf(count: int) -> list[float]:
    return [1 / rank for rank in range(1, count + 1)]


def _word(random: Random) -> str:
    return "".join(random.choice(ONSETS) + random.choice(VOWELS) for _ in range(random.randint(2, 4)))


if __name__ == "__main__":
    generate(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:]))
