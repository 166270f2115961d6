"""How answers keep up with a growing library: ratios to a bare program, building and updating.

One run, everything in turn, so that a machine whose speed drifts slows all alike. Libraries come
from tests/generate.py. Usage: python tests/bench/scale.py [RUNS] [QUOTES ...]
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import socinno

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.startup import BARE
from generate import generate, world

SIZES = (10, 1_000, 10_000, 100_000)
YAML = """
import sys, yaml
from pathlib import Path
for file in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
"""
SETTLE = 2.5  # seconds after which the times of a file are trusted


class Made(NamedTuple):
    folder: Path
    files: list[Path]
    questions: dict[str, list[str]]


class Spent(NamedTuple):
    seconds: float
    processor: float
    megabytes: float


def run(*command: str) -> Spent:
    """Run a program to its end; how long it took, and the most memory it had."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    line, nowhere = [sys.executable, *command], subprocess.DEVNULL
    with subprocess.Popen(line, env=environment, stdout=nowhere, stderr=nowhere) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    processor = usage.ru_utime + usage.ru_stime
    return Spent(time.perf_counter() - start, processor, usage.ru_maxrss / 1024)


def ask(library: Made, *words: str) -> Spent:
    return run("-m", "socinno", *words, "--content", str(library.folder))


def made(folder: Path, quotes: int) -> Made:
    """A library, and the questions to ask it: its middle debate and speaker, a word of middling rank."""
    files, shared = generate(folder, quotes), world(quotes)
    speaker = shared.speakers[len(shared.speakers) // 2]
    by = next(s for s in (speaker, *shared.speakers) if any(s[1] in f.read_text("utf-8") for f in files))
    questions = {
        "show DEBATE": ["show", files[len(files) // 2].stem],
        "quotes -s": ["quotes", "-s", by[1]],
        "search": ["search", shared.words[500]],
    }
    return Made(folder, files, questions)


def stats(library: Made) -> float:
    """How long a look at the times of every file takes."""
    start = time.perf_counter()
    for folder, _, files in os.walk(library.folder):
        for file in files:
            os.stat(os.path.join(folder, file))
    return time.perf_counter() - start


def built(library: Made) -> str:
    ours, theirs = ask(library, "index", "--rebuild"), run("-c", YAML, str(library.folder))
    wall, processor = ours.seconds / theirs.seconds, ours.processor / theirs.processor
    return f"{ours.seconds:7.1f} {theirs.seconds:7.1f} {wall:6.2f} {processor:6.2f} {ours.megabytes:6.0f}"


def updated(library: Made, runs: int) -> list[float]:
    """Ratios of a question after a change in one file to the same question without, plus the stats."""
    question, ratios = library.questions["show DEBATE"], []
    for _ in range(runs):
        warm, looking = ask(library, *question).seconds, stats(library)
        with library.files[0].open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        ratios.append(ask(library, *question).seconds / (warm + looking))
        time.sleep(SETTLE)
        ask(library, *question)
    return ratios


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    sizes = [int(word) for word in sys.argv[2:]] or SIZES
    compileall.compile_dir(Path(socinno.__file__).parent, quiet=1)  # as an installed package is
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        libraries = {size: made(Path(folder) / str(size), size) for size in sizes}
        time.sleep(SETTLE)
        print("building: seconds, those of yaml.load (CSafeLoader), ratio, ratio of processor time, peak MiB")
        for size, library in libraries.items():
            print(f"{size:9,} quotes {len(library.files):6,} files {built(library)}", flush=True)
        asked = [(size, q) for size, library in libraries.items() for q in library.questions]
        ratios: dict[tuple[int, str], list[float]] = {it: [] for it in asked}
        for size, question in asked:
            ask(libraries[size], *libraries[size].questions[question])
        times = []
        for _ in range(runs):
            for size, question in asked:
                times.append(run(str(bare)).seconds)
                ours = ask(libraries[size], *libraries[size].questions[question]).seconds
                ratios[size, question].append(ours / times[-1])
        milliseconds = statistics.median(times) * 1000
        print(f"\nwarm, ratio to a bare program ({milliseconds:.0f} ms): median (lowest, highest)")
        for (size, question), found in ratios.items():
            middle = statistics.median(found)
            print(f"{size:9,} quotes  {question:12} {middle:5.2f} ({min(found):.2f}, {max(found):.2f})")
        print("\nafter a change in one file, ratio to a warm question plus a stat of every file")
        for size, library in libraries.items():
            print(
                f"{size:9,} quotes  {statistics.median(updated(library, max(3, runs // 3))):5.2f}", flush=True
            )


if __name__ == "__main__":
    main()
