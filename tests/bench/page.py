"""How soon the page of a large debate is open in a browser: of 838 quotes with reasons 12 deep, and 38 by 38.

From the start of the navigation to `load` and the first frame laid out after it, at 1,280 by 900, and how
long choosing a speaker takes then: the best of some runs, as others may be at work.
`python tests/bench/page.py [RUNS] [FILE...]`, where a file is one debate more.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import socinno

sys.path.insert(0, str(Path(__file__).parent.parent))

from arguing import debate
from browser import browsing
from crowds import crowd
from pages import opened

from socinno import Library
from socinno.formats import Sheet, written
from socinno.library.catalogue import FileLibrary
from socinno.model import Debate

GOAL = 1000
QUOTES, WORDS, DEEP, ALIKE = 838, 40, 12, 38
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su")

LAID_OUT = """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
  const [it] = performance.getEntriesByType("navigation");
  done([it.loadEventEnd, performance.now()].map(Math.round));
})))"""
CHOSEN = """() => {
  const button = document.querySelectorAll(".options input")[2];
  if (!button) return null;
  const start = performance.now();
  button.checked = true;
  document.body.getBoundingClientRect();
  return Math.round(performance.now() - start);
}"""


def arguments() -> Debate:
    """Quotes of some words, each in answer to the one before it, in chains."""
    chance = random.Random(1)
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(QUOTES * WORDS)]
    quotes: dict[str, dict[str, object]] = {}
    for n in range(QUOTES):
        of = f"q{n - 1}" if n % DEEP else ("left", "right")[n % 2]
        text = " ".join(words[n * WORDS : (n + 1) * WORDS])
        bears = {("supports", "challenges")[n % 3 == 0]: (of,)}
        quotes[f"q{n}"] = {"text": text, "speaker": ("ann", "bob")[n % 2], **bears}
    return debate(quotes)


def libraries(files: list[str]) -> Iterator[tuple[str, Library]]:
    for name, of in ((f"{QUOTES} quotes", arguments()), (f"{ALIKE} by {ALIKE}", crowd(ALIKE, ALIKE))):
        yield name, FileLibrary((of,), files={of.id: Path("nowhere") / f"{of.id}.yaml"})
    for file in files:
        yield Path(file).stem, socinno.load(file)


def opening(browser: Any, text: str, folder: Path, runs: int) -> tuple[int, int, int | None]:
    """Milliseconds to load, to the first frame, and to choose somebody: the best of each."""
    found = []
    for _ in range(runs):
        tab = opened(browser, folder, text)
        found.append((*tab.evaluate(LAID_OUT), tab.evaluate(CHOSEN)))
        tab.context.close()
    loaded, framed, chosen = zip(*found, strict=True)
    return min(loaded), min(framed), None if chosen[0] is None else min(chosen)


def main(runs: int, files: list[str]) -> int:
    late = 0
    with browsing() as browser, tempfile.TemporaryDirectory() as folder:
        for name, of in libraries(files):
            text = written(socinno.page(of, of.debates[0].id, "en"), Sheet(), "html")
            loaded, framed, chosen = opening(browser, text, Path(folder), runs)
            late += framed > GOAL
            choice = "" if chosen is None else f", a speaker chosen in {chosen} ms"
            print(f"{name}: {len(text) // 1024} KiB, loaded in {loaded} ms, laid out in {framed} ms{choice}")
    print(f"goal: laid out within {GOAL} ms; later: {late}")
    return 1 if late else 0


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    sys.exit(main(numbers[0] if numbers else 5, [word for word in sys.argv[1:] if not word.isdigit()]))
