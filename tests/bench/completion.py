"""What one TAB takes, against a bare Typer program that prints a table: see `startup`.

Libraries of so many files, 50 quotes in each, are made in a folder of their own; each is completed with a
fresh index, after one file has changed, and with no index. The programs run in turn, and processor time
counts. `python tests/bench/completion.py [FILES ...]`; more than 2,000 files take minutes to index.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.measuring import run
from bench.startup import BARE
from generate import QUOTES_A_DEBATE, generate

from socinno.library import opened

LIMIT = 0.40
ROUNDS = 9
WORDS = {
    "nothing typed": ("show", ""),
    "an id": ("show", "quote-1"),
    "a speaker's name": ("quotes", "-s", "taat"),
    "no name": ("show", "zzz"),
    "in one debate": ("-d", "debate-00003", "show", ""),
}


def states(folder: Path, files: int) -> Iterator[str]:
    """A library, through the states of its index."""
    made = generate(folder, files * QUOTES_A_DEBATE, files)
    for file in made:
        os.utime(file, (1_600_000_000, 1_600_000_000))  # long settled
    yield "no index"
    opened(folder)
    yield "fresh"
    with made[files // 2].open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    yield "one file changed"


def measure(files: int, folder: Path) -> None:
    """Print a line for each state of the index and each word."""
    bare = folder / "bare.py"
    bare.write_text(BARE, encoding="utf-8")
    os.environ |= {"XDG_CACHE_HOME": str(folder / "cache"), "SOCINNO_CONTENT": str(folder / str(files))}
    for state in states(folder / str(files), files):
        for case, words in WORDS.items():
            pairs = []
            for _ in range(ROUNDS):
                own = run(["-m", "socinno", *words], {"_SOCINNO_COMPLETE": "bash"}).processor
                pairs.append((own, run([str(bare)]).processor))
            own, other = (min(column) for column in zip(*pairs, strict=True))
            ratio = median(a / b for a, b in pairs)
            print(
                f"{files:6} files, {state:16} {case:16} {own * 1000:5.0f} ms, bare {other * 1000:5.0f} ms,"
                f" ratio {ratio:.2f}{'' if ratio <= LIMIT else '  over the limit'}",
                flush=True,
            )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for files in [int(word) for word in sys.argv[1:]] or [1, 20, 200, 2000]:
            measure(files, Path(folder))


if __name__ == "__main__":
    main()
