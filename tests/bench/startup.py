"""How long `socinno show` takes as a whole process, against a bare Typer program that prints a rich table.

The bare program imports PyYAML and pydantic too, has the same settings of the garbage collector, and runs
on the same Typer. The two run in turn, so that a machine whose speed drifts slows both. The processor time
counts, as others may be at work. `python tests/bench/startup.py [RUNS]`; in another environment it
reports on the Typer that is there.
"""

import compileall
import statistics
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import socinno

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.measuring import run

LIMIT = 1.15
BARE = """
import gc

gc.set_threshold(100_000)

import typer
import yaml
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def main(width: int = 80) -> None:
    table = Table("position", "position")
    table.add_row("relations", "products")
    Console(width=width).print(table)


try:
    app()
finally:
    gc.freeze()
"""


def report(ours: list[float], bare: list[float]) -> str:
    """The medians in milliseconds, their ratio, and the median of the ratios of each pair."""
    pairs = sorted(a / b for a, b in zip(ours, bare, strict=True))
    own, other = statistics.median(ours), statistics.median(bare)
    return (
        f"socinno show {own * 1000:4.0f} ms, bare program {other * 1000:4.0f} ms; ratio of the medians "
        f"{own / other:.3f}, of the pairs {statistics.median(pairs):.3f} ({pairs[0]:.2f} to {pairs[-1]:.2f})"
    )


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    compileall.compile_dir(Path(socinno.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        ours = [str(Path(sys.executable).with_name("socinno")), "show"]
        pairs = [(run(ours), run([str(bare)])) for _ in range(runs + 1)][1:]
        assert {it.code for pair in pairs for it in pair} == {0}
    libraries = ", ".join(f"{name} {version(name)}" for name in ("typer", "rich", "pydantic", "pyyaml"))
    print(f"{libraries}; {runs} runs; at most {LIMIT} of processor time")
    for name in ("processor", "wall"):
        own, other = ([getattr(it, name) for it in column] for column in zip(*pairs, strict=True))
        print(f"{name:9} {report(own, other)}")


if __name__ == "__main__":
    main()
