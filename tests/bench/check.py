"""How long `socinno check` takes over many files, against PyYAML's `yaml.load(..., CSafeLoader)`.

`python tests/bench/check.py [--files 1000] [--rounds 5]` writes that many debates to a temporary
folder, runs both as whole processes in turn (start-up and imports count, bytecode is compiled
first), and prints the median of each and their ratio.
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import socinno

LOAD = """
import sys, pathlib, yaml
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
"""


def debate(n: int, size: int = 4) -> str:
    """A valid debate, bilingual, with as many dichotomies as `size`, and no two alike."""
    rows = [
        "language: nl",
        f"title: {{nl: Debat {n} over de stad, en: Debate {n} about the city}}",
        "question: {nl: Wie maakt de stad?, en: Who makes the city?}",
        "sources:",
        "  report: {type: report, title: Verslag van de avond, issued: 2018-01-25, language: nl}",
        "speakers:",
    ]
    for i in range(size):
        rows += [f"  speaker-{i}:", f"    name: Spreker {i}", "    role: {nl: onderzoeker, en: researcher}"]
    rows.append("dichotomies:")
    for i in range(size):
        rows += [
            f"  question-{i}:",
            f"    title: {{nl: Vraag {i}, en: Question {i}}}",
            "    question: {nl: Van onderop of van bovenaf?, en: From below or from above?}",
            "    positions:",
        ]
        for side in ("below", "above"):
            rows += [
                f"      {side}-{i}:",
                f"        title: {{nl: Kant {side}, en: Side {side}}}",
                "        claim:",
                "          nl: >-",
                "            De stad wordt gemaakt door wie er woont en werkt, en dat vraagt om ruimte,",
                "            tijd en vertrouwen van wie er nu over gaat.",
                "          en: >-",
                "            The city is made by those who live and work there, and that takes room,",
                "            time and trust from those who are now in charge.",
            ]
    rows.append("quotes:")
    for i in range(size):
        rows += [
            f"  quote-{i}:",
            f"    speaker: speaker-{i}",
            "    kind: direct",
            f"    text: Wij maken de stad samen, en dat is nummer {i}.",
            "    translation: {en: We make the city together.}",
            "    source: report",
            f"    at: {{section: Debat, paragraph: {i}}}",
            f"    supports: [below-{i}]",
        ]
    rows.append("stances:")
    for i in range(size):
        rows.append(
            f"  - {{speaker: speaker-{i}, positions: [below-{i}], basis: stated, evidence: [quote-{i}]}}"
        )
    return "\n".join(rows) + "\n"


def seconds(command: list[str]) -> float:
    """How long a command takes as a whole process."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Write the files, run both in turn, print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=5)
    asked = options.parse_args()
    compileall.compile_dir(str(Path(str(socinno.__file__)).parent), quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        for n in range(asked.files):
            (Path(folder) / f"debate-{n}.yaml").write_text(debate(n), encoding="utf-8")
        load = [sys.executable, "-c", LOAD, folder]
        check = [sys.executable, "-m", "socinno", "check", folder]
        times = [(seconds(load), seconds(check)) for _ in range(asked.rounds)]
    loading, checking = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{asked.files} files of {len(debate(0).encode())} bytes, median of {asked.rounds} rounds")
    print(f"yaml.load, CSafeLoader: {loading:.2f} s; socinno check: {checking:.2f} s")
    print(f"ratio: {checking / loading:.2f} (at most 3)")


if __name__ == "__main__":
    main()
