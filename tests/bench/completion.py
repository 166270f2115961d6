"""How long one TAB takes, against a bare Typer program's: `python tests/bench/completion.py`."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

BARE = """
import typer
app = typer.Typer()
def ids(incomplete: str):
    return [(i, "a hint") for i in ("alpha", "beta") if i.startswith(incomplete)]
@app.command()
def show(name: str = typer.Argument("", autocompletion=ids)): ...
@app.command()
def other(number: int = 1): ...
app(prog_name="bare")
"""
ROUNDS = 21


def seconds(command: list[str], **environment: str) -> float:
    before = time.perf_counter()
    subprocess.run(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - before


def main() -> None:
    ours = str(Path(sys.executable).with_name("socinno"))
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        asked = {"_BARE_COMPLETE": "complete_bash", "COMP_WORDS": "bare show ", "COMP_CWORD": "2"}
        cases: dict[str, list[list[float]]] = {"an id": [], "a speaker": [], "a command": [], "an option": []}
        words = {
            "an id": ["show", ""],
            "a speaker": ["quotes", "-s", "gra"],
            "a command": ["s"],
            "an option": ["who", "--"],
        }
        for _ in range(ROUNDS):  # in turns, so that a busy machine is busy for both
            plain = seconds([sys.executable, str(bare)], **asked)
            for case, typed in words.items():
                cases[case].append([plain, seconds([ours, *typed], _SOCINNO_COMPLETE="bash")])
    for case, rounds in cases.items():
        plain, own = (median(column) for column in zip(*rounds, strict=True))
        print(f"{case:10} {own * 1000:5.0f} ms, bare Typer {plain * 1000:5.0f} ms, ratio {own / plain:.2f}")


if __name__ == "__main__":
    main()
