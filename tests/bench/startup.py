"""How long `socinno show` takes, as a ratio to a bare Typer program that prints one rich table.

Both run as whole processes, in turn, in one run, so that a machine whose speed drifts slows both.
The bare program imports the same libraries. Usage: python tests/bench/startup.py [RUNS]
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import socinno

BARE = """
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


app()
"""


def seconds(command: list[str]) -> float:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    compileall.compile_dir(Path(socinno.__file__).parent, quiet=1)  # as an installed package is
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        ours, theirs = [str(Path(sys.executable).with_name("socinno")), "show"], [sys.executable, str(bare)]
        pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs + 1)][1:]
    ratios = sorted(a / b for a, b in pairs)
    print(f"socinno show      {statistics.median(a for a, _ in pairs) * 1000:7.0f} ms (median of {runs})")
    print(f"bare typer + rich {statistics.median(b for _, b in pairs) * 1000:7.0f} ms")
    print(f"ratio             {statistics.median(ratios):7.3f} (from {ratios[0]:.3f} to {ratios[-1]:.3f})")


if __name__ == "__main__":
    main()
