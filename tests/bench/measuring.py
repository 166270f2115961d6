"""Measuring whole processes, in turn with what they are compared with; and how time grows with size."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median
from typing import NamedTuple

from bench.speed import exponent

LONGEST = 60  # seconds of processor time after which a process is ended
STOPPED = -24  # the exit code of what was ended so, by SIGXCPU
LEAST = 0.02  # seconds over start-up, under which a time says nothing of growth
PATIENCE = 8.0  # seconds on the wall: what has taken more is not run again
ENOUGH = 480.0  # seconds on the wall after which no round begins


class Spent(NamedTuple):
    """What a process took: seconds of processor, on the wall and to the first byte, and MiB at the peak.

    Of several processes: the seconds of all, and the memory of the largest, which is at least that of the
    one that started them.
    """

    processor: float
    wall: float
    first: float
    memory: float
    code: int


def run(words: Sequence[str], more: Mapping[str, str] | None = None, leaves: bool = False) -> Spent:
    """Run Python on these words to its end, from compiled files, as an installed package runs.

    `more`: of the environment. `leaves`: the reader goes away after the first line, as head does.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | dict(more or {})
    command = ["sh", "-c", f'ulimit -S -t {LONGEST}; exec "$@"', "sh", sys.executable, *words]
    pipe, nowhere, start = subprocess.PIPE, subprocess.DEVNULL, time.perf_counter()
    with subprocess.Popen(command, stdout=pipe, stderr=nowhere, env=environment) as process:
        assert process.stdout
        pieces = iter(partial(os.read, process.stdout.fileno(), 1 << 16), b"")
        piece, first = next(pieces, b""), time.perf_counter() - start
        while piece and not (leaves and b"\n" in piece):
            piece = next(pieces, b"")
        process.stdout.close()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall, unit = time.perf_counter() - start, 1024 * 1024 if sys.platform == "darwin" else 1024
    return Spent(used.ru_utime + used.ru_stime, wall, first, used.ru_maxrss / unit, process.returncode)


class Case(NamedTuple):
    """What is measured, and what it is compared with."""

    ours: Callable[[], Spent]
    theirs: Callable[[], Spent]


Pairs = list[tuple[Spent, Spent]]


def in_turn(cases: Sequence[Case], rounds: int) -> list[Pairs]:
    """What every case took in every round: so a machine whose speed drifts slows all alike."""
    start, taken = time.perf_counter(), [list[tuple[Spent, Spent]]() for _ in cases]
    for number in range(rounds):
        if number and time.perf_counter() - start > ENOUGH:
            break
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        for case, pairs in zip(cases, taken, strict=True):
            if sum(spent.wall for pair in pairs for spent in pair) < PATIENCE:
                theirs = case.theirs()
                pairs.append((case.ours(), theirs))
    return taken


class Figures(NamedTuple):
    """What the runs of a case come to: the least seconds and what of them is over start-up, the median
    ratios to what it is compared with (of processor, wall, and the first byte to its whole wall), the most
    MiB, the exit codes."""

    seconds: float
    over: float
    ratio: float
    wall: float
    first: float
    memory: float
    codes: frozenset[int]


def figures(pairs: Pairs, start_up: float) -> Figures:
    """The figures of a case; `start_up` in seconds of processor."""
    seconds = min(ours.processor for ours, _ in pairs)
    return Figures(
        seconds,
        seconds - start_up,
        median(ours.processor / theirs.processor for ours, theirs in pairs),
        median(ours.wall / theirs.wall for ours, theirs in pairs),
        median(ours.first / theirs.wall for ours, theirs in pairs),
        max(ours.memory for ours, _ in pairs),
        frozenset(ours.code for ours, _ in pairs),
    )


def growth(sizes: Sequence[int], over: Sequence[float]) -> list[float | None]:
    """The exponents from each size to the next: 1 where twice the size takes twice the time over start-up.

    None where that is too short to say; where only the smaller is, the exponent is at least what is told.

    >>> [one and round(one, 2) for one in growth([1, 10, 100, 1000], [0.001, 0.01, 0.2, 2])]
    [None, 1.0, 1.0]
    """
    clear = [max(seconds, LEAST) for seconds in over]
    steps = range(1, len(sizes))
    return [
        exponent(list(sizes[n - 1 : n + 1]), clear[n - 1 : n + 1]) if clear[n] > LEAST else None
        for n in steps
    ]
