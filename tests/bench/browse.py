"""How soon `socinno browse` shows something to read, and how soon a key is seen while something slow runs.

Each start in a pseudo-terminal, in turn with `socinno show` of the same debates, so that a machine whose
speed drifts slows both. `python tests/bench/browse.py WORDS [PATH] [RUNS]`: the debates at PATH (those that
come along), of whose first screen WORDS are seen. Its index is made before.
"""

import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from typing import NamedTuple

from socinno.words import say

LIMIT = 3.0
PATIENCE = 60.0  # seconds
KEYS, BUSY = (say("en", key) for key in ("all-keys", "browse-busy"))
SOCINNO = [sys.executable, "-m", "socinno"]


class Took(NamedTuple):
    """What something took: seconds on the clock, and of processor time as far as it is known."""

    wall: float
    processor: float = 0.0


class Screen:
    """A program in a pseudo-terminal, by what it writes."""

    def __init__(self, command: list[str], rows: int = 24, columns: int = 80) -> None:
        self.start = time.perf_counter()
        self.child, self.master = pty.fork()
        if not self.child:
            os.environ.update(TERM="xterm-256color", SOCINNO_LANG="en")
            os.execvp(command[0], command)
        ioctl(self.master, TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.told = b""

    def until(self, words: bytes, after: int = 0) -> float:
        """Seconds from now until some words are written, beyond so many bytes."""
        start = time.perf_counter()
        while words not in self.told[after:]:
            ready, _, _ = select.select([self.master], [], [], PATIENCE)
            assert ready, self.told[-2000:]
            self.told += os.read(self.master, 1 << 16)
        return time.perf_counter() - start

    def settle(self) -> int:
        """Take in what is still written, until nothing is for a moment; how many bytes there are then."""
        while select.select([self.master], [], [], 0.1)[0]:
            self.told += os.read(self.master, 1 << 16)
        return len(self.told)

    def processor(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.child}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.master, keys)

    def end(self) -> None:
        """Leave it."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.master)


def shown(path: list[str]) -> Took:
    """What `socinno show` takes, whole."""
    start, before = time.perf_counter(), os.times()
    subprocess.run([*SOCINNO, "show", *path], stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(time.perf_counter() - start, used)


def browsed(words: bytes, path: list[str]) -> Took:
    """What it takes until the first screen of `socinno browse` says some words."""
    screen = Screen([*SOCINNO, "browse", *path])
    screen.until(words)
    took = Took(time.perf_counter() - screen.start, screen.processor())
    screen.end()
    return took


def latency(words: bytes, path: list[str]) -> tuple[list[float], float]:
    """Seconds until each of some presses of `?` shows the keys while the pairs of speakers are counted; and
    how long that counting went on at least."""
    screen = Screen([*SOCINNO, "browse", *path])
    screen.until(words)
    time.sleep(1)
    screen.type(b"p")
    start, found = time.perf_counter(), []
    for _ in range(10):
        seen = screen.settle()
        screen.type(b"?")
        found.append(screen.until(KEYS.encode(), seen))
        screen.type(b"q")
    busy = time.perf_counter() - start if BUSY.encode() in screen.told else 0.0
    screen.end()
    return sorted(found), busy


def main() -> None:
    """Print what was measured."""
    words = sys.argv[1].encode()
    path = sys.argv[2:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    pairs = [(shown(path), browsed(words, path)) for _ in range(runs + 1)][1:]
    for n, name in enumerate(Took._fields):
        show, browse = ([pair[of][n] for pair in pairs] for of in (0, 1))
        ratio = statistics.median(b / a for a, b in zip(show, browse, strict=True))
        print(
            f"{name:9} show {statistics.median(show) * 1000:4.0f} ms, first screen of browse "
            f"{statistics.median(browse) * 1000:4.0f} ms; {ratio:.2f} of it, at most {LIMIT:.0f}"
        )
    took, busy = latency(words, path)
    print(
        f"`?` to its screen, over {busy:.1f} s of work: median {took[5] * 1000:.0f} ms, "
        f"most {took[-1] * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
