"""What fifty misquotes cost against a long source: processor time over start-up, memory, growth.

The text is made, no two sentences alike, in turns of two speakers. Start-up is that of `socinno check` on
the same file without the text. Part of tests/bench/fidelity.py; `python tests/bench/speed.py` runs it alone.
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

MISQUOTES = 50
GOALS = {1.0: (0.6, 250), 10.0: (6.0, 250)}
"""By the size of the text in millions of characters: the most seconds, and the most MiB."""
GROWTH = (0.5, 1.0, 2.0, 4.0, 8.0)
LINEAR = 1.1  # an exponent that is called linear

SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wi ka lo mi nu re sa to".split()  # noqa: SIM905 (shorter)


class Spent(NamedTuple):
    """What a process took: seconds of processor time, MiB at the peak; and how many errors it told."""

    seconds: float
    memory: float
    errors: int


def made(size: int, chance: random.Random) -> tuple[str, list[str]]:
    """A text of so many characters, and misquotes of it: a word is another in each."""
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(8_000)]
    rows, length = list[str](), 0
    while length < size:
        said = [" ".join(chance.choices(words, k=chance.randint(6, 24))).capitalize() + "." for _ in range(8)]
        rows.append(f"{'Ann Baker' if len(rows) % 2 else 'Tom Hill'}: {' '.join(said)}")
        length += len(rows[-1]) + 2
    quotes = []
    for row in chance.choices(rows, k=MISQUOTES):
        picked = chance.choice(row.partition(": ")[2].split(". ")).rstrip(".").split()
        picked[len(picked) // 2] = "otherwise"
        quotes.append(" ".join(picked) + ".")
    return "\n\n".join(rows) + "\n", quotes


def _debate(quotes: list[str]) -> dict[str, Any]:
    return {
        "language": "en",
        "title": "A long one",
        "question": "Who is right?",
        "sources": {"report": {"type": "interview", "title": "A report", "language": "en"}},
        "speakers": {"ann": {"name": "Ann Baker"}, "tom": {"name": "Tom Hill"}},
        "dichotomies": {
            "side": {
                "title": "Sides", "question": "Which?",
                "positions": {name: {"title": name, "claim": name} for name in ("one", "two")},
            }
        },
        "quotes": {
            f"q{n}": {"speaker": "ann", "kind": "direct", "text": quote, "source": "report",
                      "at": {"paragraph": "1"}, "supports": ["one"]}
            for n, quote in enumerate(quotes)
        },
        "stances": [{"speaker": "ann", "positions": ["one"], "basis": "stated", "evidence": ["q0"]}],
    }  # fmt: skip


def _run(*words: str) -> Spent:
    command = [sys.executable, "-m", "socinno", "check", "-f", "json", *words]
    with tempfile.TemporaryFile() as told:
        with subprocess.Popen(command, stdout=told, stderr=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        answer = told.read()
    errors = json.loads(answer)["summary"]["errors"] if answer else 0
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, errors)


def cost(size: float) -> Spent:
    """What the misquotes of a text of so many million characters cost over start-up, the best of two."""
    text, quotes = made(int(size * 1_000_000), random.Random(f"speed/{size}"))
    with tempfile.TemporaryDirectory() as folder:
        debate, source = Path(folder) / "debate.yaml", Path(folder) / "report.txt"
        debate.write_text(json.dumps(_debate(quotes)), encoding="utf-8")
        source.write_text(text, encoding="utf-8")
        bare = min(_run(str(debate)).seconds for _ in range(2))
        runs = [_run(str(debate), "--text", f"report={source}") for _ in range(2)]
    best = min(runs)
    return best._replace(seconds=best.seconds - bare)


def exponent(sizes: list[float], seconds: list[float]) -> float:
    """The slope of the line through the logarithms: 1 where twice the text takes twice the time.

    >>> round(exponent([1, 2, 4], [3, 6, 12]), 3)
    1.0
    """
    x, y = [math.log(size) for size in sizes], [math.log(max(one, 1e-3)) for one in seconds]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    across = sum((a - mean_x) ** 2 for a in x)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / across


def measured() -> bool:
    """Print the table of costs; whether every goal is reached."""
    found = {size: cost(size) for size in sorted({*GROWTH, *GOALS})}
    print(
        f"\n{MISQUOTES} misquotes against a text of so many MB: seconds of processor over start-up, peak MiB"
    )
    fine = all(spent.errors >= MISQUOTES for spent in found.values())
    for size, spent in found.items():
        most, memory = GOALS.get(size, (math.inf, math.inf))
        reached = spent.seconds <= most and spent.memory <= memory
        fine &= reached
        goal = f"at most {most} s, {memory} MiB: {'ok' if reached else 'MISSED'}" if size in GOALS else ""
        told = "" if spent.errors >= MISQUOTES else f"MISSED: only {spent.errors} misquotes were told"
        print(f"  {size:4} MB {spent.seconds:6.2f} s {spent.memory:5.0f} MiB  {told or goal}")
    compared = [size for size in GROWTH if found[size].errors >= MISQUOTES]
    if len(compared) < 2:
        return False
    slope = exponent(compared, [found[size].seconds for size in compared])
    verdict = "ok" if slope <= LINEAR else "MISSED"
    print(f"  from {compared[0]} to {compared[-1]} MB time grows as size to the power {slope:.2f}: {verdict}")
    return fine and slope <= LINEAR


if __name__ == "__main__":
    sys.exit(not measured())
