"""Libraries of any size, made from a seed: for tests and measurements of scale.

Words and speakers follow Zipf's law, as in real talk: a few are everywhere, most are rare. A style says
how long the quotes are; `matrix` is a debate of questions rather than quotes.
`python tests/generate.py FOLDER QUOTES [DEBATES] [SEED]` writes one.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

QUOTES_A_DEBATE = 50
DEBATES_A_FOLDER = 100
VOCABULARY = 5000
ONSETS = (
    *("b", "br", "d", "f", "g", "h", "k", "kl", "l", "m"),
    *("n", "p", "r", "s", "st", "t", "v", "w", "z", "ç"),
)
VOWELS = ("a", "aa", "e", "ee", "i", "ie", "o", "oe", "u", "é", "ë", "ö")


class Style(NamedTuple):
    """What quotes are like: how many a speaker, words in the shortest and longest, each so many with a
    translation of so many words (0: none has one), and whether a section is named beside the page."""

    of_a_speaker: int = 20
    words: tuple[int, int] = (10, 40)
    translated: int = 3
    translation: int = 25
    sections: bool = True


PLAIN = Style()
LIGHT = Style(40, (4, 14), 30, 8, sections=False)  # 20,000 in a file are read, by its size and its nodes
LONG = Style(20, (2000, 2000), 0)  # 400 in a file are read


class World(NamedTuple):
    """What the debates of a library share: words and speakers (id, name), the frequent ones first."""

    words: tuple[str, ...]
    speakers: tuple[tuple[str, str], ...]
    seed: int


def world(quotes: int, seed: int = 1, style: Style = PLAIN) -> World:
    """The words and speakers of a library of so many quotes. Every fortieth id is two people's."""
    random = Random(seed)
    words = tuple(dict.fromkeys(_word(random) for _ in range(VOCABULARY)))
    count = max(4, quotes // style.of_a_speaker)
    people = []
    for n in range(count):
        name = f"{_word(random).title()} {_word(random).title()}"
        people.append((f"speaker-{n - 1 if n % 40 == 39 else n}", name))
    return World(words, tuple(people), seed)


def generate(
    folder: Path, quotes: int, debates: int | None = None, seed: int = 1, *, style: Style = PLAIN
) -> list[Path]:
    """Write a library of so many quotes over so many debates; the same for the same seed."""
    debates = debates or max(1, quotes // QUOTES_A_DEBATE)
    shared = world(quotes, seed, style)
    files = []
    for n in range(debates):
        part = folder / f"part-{n // DEBATES_A_FOLDER:03}" if debates > DEBATES_A_FOLDER else folder
        part.mkdir(parents=True, exist_ok=True)
        file = part / f"debate-{n:05}.yaml"
        count = quotes * (n + 1) // debates - quotes * n // debates
        file.write_text(debate(shared, count, n, style), "utf-8")
        files.append(file)
    return files


def debate(shared: World, quotes: int, number: int = 0, style: Style = PLAIN) -> str:
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
        *(
            f"  {key}: {{name: {name}, role: {{nl: {say(4)}, en: {say(4)}}}{_more(key, number)}}}"
            for key, name in drawn.items()
        ),
        "dichotomies:",
    ]
    for d in range(2):
        lines += [f"  dichotomy-{d}:", f"    title: {say(3)}", f"    question: {say(9)}", "    positions:"]
        lines += [f"      side-{d}-{s}: {{title: {say(3)}, claim: {say(12)}}}" for s in "ab"]
        lines += [f"    quotes: [quote-{quotes - 1}]"] * (quotes > 0 and d == 0)
    if quotes:
        lines += ["quotes:", *_quotes(random, say, by, style), *_stances(by)]
    return "\n".join([*lines, "common-ground:", f"  shared: {{title: {say(3)}, summary: {say(30)}}}", ""])


def _more(speaker: str, debate: int) -> str:
    """Other names of every third speaker; and an affiliation, which not every debate gives in both
    languages, or at all."""
    number = int(speaker.removeprefix("speaker-"))
    also = "" if number % 3 else f", also: [Stem {number}, 'S. {number}']"
    house = f"Huis {number % 5}"
    ways = ("", f", affiliation: {house}", f", affiliation: {{nl: {house}, en: House {number % 5}}}")
    return also + ways[(number + debate) % 3]


def _quotes(random: Random, say: "_Talk", by: Sequence[str], style: Style) -> Iterator[str]:
    for n, speaker in enumerate(by):
        yield f"  quote-{n}:"
        if n % 11 != 10:  # else of somebody who is not named
            yield f"    speaker: {speaker}"
        if n % 13 == 12:
            yield f"    told-by: {by[n - 1]}"
        if n % 4 == 3:
            yield f"    date: 2019-0{n % 9 + 1}{'?' * (n % 8 == 3)}"
        yield f"    kind: {('direct', 'indirect')[n % 3 == 2]}"
        yield f"    text: {say(random.randint(*style.words))}"
        if style.translated and n % style.translated == 0:
            yield f"    translation: {{en: {say(style.translation)}}}"
        yield f"    source: source-{18 + n % 2}"
        section = f"section: {say(2)}, " if style.sections else ""
        yield f"    at: {{{section}page: '{n + 1}'}}"
        yield f"    supports: [side-{n % 2}-{'ab'[n % 5 < 2]}]"
        if n % 7 == 6:
            yield f"    challenges: [quote-{n - 1}]"


def _stances(by: Sequence[str]) -> Iterator[str]:
    """One or two stances of each speaker: in every way in which one may be written."""
    recorded = "basis: stated, source: source-18, at: {page: '1'}"
    yield "stances:"
    for n, speaker in enumerate(dict.fromkeys(by)):
        said = by.index(speaker)
        reported = f"basis: reported, evidence: [quote-{said}]"
        by_what_was_said = f"positions: side-{said % 2}-{'ab'[said % 5 < 2]}, basis: reported"
        ways = (
            (f"positions: [side-0-a], {reported}",),
            (f"positions: side-0-b, {reported}",),
            (f"positions: [side-0-a, side-0-b], {reported}",),
            (by_what_was_said if said % 11 != 10 else f"neither: dichotomy-1, {reported}",),
            (f"neither: dichotomy-0, {recorded}",),
            (f"positions: side-1-a, date: 2018, {recorded}", f"positions: side-1-b, date: 2019?, {recorded}"),
            (f"positions: side-1-b, {recorded}", f"positions: side-1-a, assigned: true, {reported}"),
        )
        yield from (f"  - {{speaker: {speaker}, {stance}}}" for stance in ways[n % len(ways)])


def matrix(folder: Path, questions: int, speakers: int, seed: int = 1) -> list[Path]:
    """Write a debate in which nearly every speaker takes a side on nearly every question, in two camps."""
    random = Random(seed)
    lines = [
        "language: en",
        "title: A crowd",
        "question: Who stands where?",
        "sources: {list: {type: report, title: A list, language: en}}",
        "speakers:",
        *(f"  speaker-{n}: {{name: Speaker {n}}}" for n in range(speakers)),
        "dichotomies:",
    ]
    for q in range(questions):
        lines += [f"  dichotomy-{q}:", f"    title: Question {q} about something", "    positions:"]
        lines += [
            f"      side-{q}-{s}: {{title: {way} it {q}}}" for s, way in (("a", "For"), ("b", "Against"))
        ]
    lines.append("stances:")
    for n in range(speakers):
        for q in range(questions):
            turned, silent, undecided = (random.random() < 0.1 for _ in range(3))
            side = f"positions: [side-{q}-{'ab'[(n + q + turned) % 2]}]"
            where = f"neither: dichotomy-{q}" if undecided else side
            lines += [
                f"  - {{speaker: speaker-{n}, basis: stated, source: list, at: {{page: 1}}, {where}}}"
            ] * (not silent)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "matrix.yaml"
    file.write_text("\n".join([*lines, ""]), "utf-8")
    return [file]


class _Talk:
    """Some words of a vocabulary, drawn by Zipf's law, as a bare YAML text."""

    def __init__(self, random: Random, words: Sequence[str]) -> None:
        self.random, self.words = random, words
        self.weights = _rising(len(words))

    def __call__(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=count)).capitalize()


def _zipf(count: int) -> list[float]:
    return [1 / rank for rank in range(1, count + 1)]


@cache
def _rising(count: int) -> list[float]:
    return list(accumulate(_zipf(count)))


def _word(random: Random) -> str:
    return "".join(random.choice(ONSETS) + random.choice(VOWELS) for _ in range(random.randint(2, 4)))


if __name__ == "__main__":
    generate(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:]))
