"""A real terminal for tests: a program in a pseudo-terminal, and what its screen then shows."""

import os
import time
from types import TracebackType
from typing import Any

import pexpect
import pyte


class Terminal:
    """A program on a screen of its own; used in a `with`, which ends the program."""

    def __init__(
        self, command: list[str], environment: dict[str, str], rows: int = 24, columns: int = 100
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        asked = {**os.environ, "TERM": "xterm-256color", **environment}
        for name in ("COLUMNS", "LINES"):
            asked.pop(name, None)
        self.child: Any = pexpect.spawn(
            command[0], command[1:], env=asked, dimensions=(rows, columns), timeout=20
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.child.close(force=True)

    def type(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    def resize(self, rows: int, columns: int) -> None:
        """Make the window another size."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def show(self) -> str:
        """What the screen shows now."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float) -> bool:
        """Take in what comes; False when nothing did."""
        try:
            data = self.child.read_nonblocking(100_000, seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += data
        self.stream.feed(data)
        return True

    def settle(self, quiet: float = 0.6, most: float = 15) -> str:
        """Wait until the screen no longer changes."""
        end = time.monotonic() + most
        while self.read(quiet) and time.monotonic() < end:
            pass
        return self.show()

    def until(self, expected: str, most: float = 15) -> str:
        """Wait until the screen shows something, and return all of it."""
        end = time.monotonic() + most
        while expected not in self.show() and time.monotonic() < end:
            self.read(0.2)
        self.settle(0.3, 2)
        assert expected in self.show(), self.show()
        return self.show()

    def ended(self) -> int:
        """Wait for the end of the program; its exit code, or minus the signal that ended it."""
        while self.read(5):
            pass
        self.child.close()
        code = self.child.exitstatus
        return int(code) if code is not None else -int(self.child.signalstatus)
