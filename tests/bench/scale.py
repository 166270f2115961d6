"""How every command keeps up with a growing library: `python tests/bench/scale.py`.

One run, everything in turn with the bare program of tests/bench/startup.py, or with yaml.load over the same
files: all with the same settings of the garbage collector. The libraries, the commands and the most that each
may take are in tests/bench/workload.py. Prints a table for each shape of library, with at every size seconds
of processor (the least), the ratio to what it is compared with (of processor, the median), the first byte in
whole runs of the bare program (or the ratio on the wall), and MiB at the peak; then the exponents of growth,
from size to size, of what is over start-up (a bare program's, or the least TAB's). What misses a goal, ends
with another exit code or grows faster than its library is named, and makes the exit code 1. `--markdown`
prints the tables of the README, too.
"""

import argparse
import compileall
import os
import shlex
import shutil
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path

import socinno

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.measuring import Case, Spent, figures, in_turn, run
from bench.results import COLUMNS, Result, markdown, missed, named, table
from bench.startup import BARE
from bench.workload import ROWS, SHAPES, Library, Row, written

YAML = """
import gc, sys, yaml
from pathlib import Path

gc.set_threshold(100_000)
for file in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
gc.freeze()
"""
OURS = "import sys\nfrom socinno.__main__ import main\nsys.exit(main())\n"  # as pip makes it
PROGRAMS = {"socinno": OURS, "bare": BARE, "yaml.load": YAML}
LEAST = 2_000  # quotes of the largest library, so that no shape comes to nothing


def asked(row: Row, library: Library, programs: Path) -> Spent:
    """Run what is typed, in a library: as a command, or as a shell does at a TAB."""
    words = [library.names.get(word, word) for word in shlex.split(row.typed)]
    shutil.rmtree(library.names["NEW"], ignore_errors=True)
    if row.how == "changed":
        file, before = library.files[0], time.time() - 60  # old enough to be trusted by its times
        file.write_text(file.read_text("utf-8") + "# changed\n", "utf-8")
        os.utime(file, (before, before))
    more = {"SOCINNO_CONTENT": library.names["DIR"], "XDG_CACHE_HOME": str(programs / "cache")}
    more |= {"_SOCINNO_COMPLETE": "bash"} if row.how == "TAB" else {}
    return run([str(programs / "socinno"), *words], more, leaves=row.how == "head")


def compared(row: Row, library: Library, programs: Path) -> Spent:
    """Run what a row is compared with."""
    words = [library.names["DIR"]] if row.against == "yaml.load" else []
    return run([str(programs / row.against), *words])


def libraries(folder: Path, quotes: int, sizes: int) -> dict[str, list[Library]]:
    """Write so many of each shape, the largest; the largest of all has so many quotes, LEAST or more.

    In other processes: the most that this one ever had would count as memory of every program it starts.
    """
    with ProcessPoolExecutor() as pool:
        made = {
            name: [
                pool.submit(written, folder / f"{name}-{part}", name, int(part * quotes))
                for part in shape.parts[-sizes:]
            ]
            for name, shape in SHAPES.items()
        }
        return {name: [it.result() for it in each] for name, each in made.items()}


def measured(of: dict[str, list[Library]], rounds: int, folder: Path) -> list[Result]:
    """Every row in every library of its shapes, in turn."""
    for name, program in PROGRAMS.items():
        (folder / name).write_text(program, "utf-8")
    plan = [(row, of[shape]) for row in ROWS for shape in row.shapes.split()]
    cases = [
        Case(partial(asked, row, it, folder), partial(compared, row, it, folder))
        for row, its in plan
        for it in its
    ]
    taken = iter(in_turn(cases, rounds))
    found = [(row, its, [next(taken) for _ in its]) for row, its in plan]
    tab = min(ours.processor for row, _, pairs in found if row.how == "TAB" for ours, _ in chain(*pairs))
    bare = min(it.processor for row, _, pairs in found if row.against == "bare" for _, it in chain(*pairs))
    return [
        Result(row, its, [figures(it, tab if row.how == "TAB" else bare) for it in pairs])
        for row, its, pairs in found
    ]


def options() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("quotes", type=int, nargs="?", default=100_000, help="of the largest library")
    parser.add_argument("--sizes", type=int, default=3, help="of each shape, the largest")
    parser.add_argument("--rounds", type=int, default=5, help="at most; none begins after 8 minutes")
    parser.add_argument("--quick", action="store_true", help="as 3000 --sizes 2 --rounds 1")
    parser.add_argument("--markdown", action="store_true")
    asked = parser.parse_args()
    if asked.quotes < LEAST:
        parser.error(f"at least {LEAST} quotes")
    return asked


def main() -> int:
    """Measure, print, and say whether every goal is reached."""
    asked, start = options(), time.perf_counter()
    compileall.compile_dir(Path(socinno.__file__).parent, quiet=1)
    quotes, sizes, rounds = (3_000, 2, 1) if asked.quick else (asked.quotes, asked.sizes, asked.rounds)
    with tempfile.TemporaryDirectory() as folder:
        results = measured(libraries(Path(folder), quotes, sizes), rounds, Path(folder))
    print(
        "\n".join(filter(None, (table(against, shape, results) for against in COLUMNS for shape in SHAPES)))
    )
    print(named(results))
    if asked.markdown:
        print(f"\n{markdown(results)}")
    print(f"\n{time.perf_counter() - start:.0f} s")
    return int(any(True for it in results for _ in missed(it)))


if __name__ == "__main__":
    sys.exit(main())
