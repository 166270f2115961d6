"""With this folder in PYTHONPATH, Python counts its writing system calls, and dies just before one of them.

`KILL_BEFORE` is the number of that call, counted from 1; of a write, half has been done by then.
With `KILL_WITHIN` it dies that many seconds after the first of them. `KILL_COUNT` is a file that the
number of calls, and the seconds from the first to the last, are written to at the end.
"""

import atexit
import io
import os
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

CALLS = {
    *("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.truncate"),
    "shutil.rmtree",
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
deadly = int(os.environ.get("KILL_BEFORE", 0))
within = float(os.environ.get("KILL_WITHIN", -1))
times: list[float] = []


def tick(half: Callable[[], object] = lambda: None) -> None:
    """Count a call that is about to be made; die if it is the one."""
    times.append(time.perf_counter())
    if len(times) == 1 and within >= 0:
        threading.Thread(target=dead, args=(within,), daemon=True).start()
    if len(times) == deadly:
        half()
        dead()


def dead(seconds: float = 0.0) -> None:
    """Die, in some seconds."""
    time.sleep(seconds)
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(137)


def hook(event: str, args: tuple[Any, ...]) -> None:
    """Count what Python tells of (PEP 578)."""
    if event in CALLS or (event == "open" and args[0] != os.devnull and args[2] & WRITING):
        tick()


class Counted(io.FileIO):
    """A file of which each write is counted."""

    def write(self, data: Any, /) -> int:
        tick(lambda: super(Counted, self).write(data[: len(data) // 2]))
        return super().write(data)


def fdopen(handle: int, mode: str = "r", *rest: Any, **more: Any) -> Any:
    """As `os.fdopen`, with writes that are counted."""
    return io.BufferedWriter(Counted(handle, mode)) if mode == "wb" else opened(handle, mode, *rest, **more)


def fsync(handle: int) -> None:
    """As `os.fsync`, counted."""
    tick()
    synced(handle)


def connect(*given: Any, **more: Any) -> Any:
    """As `sqlite3.connect`, with statements that are counted."""
    connection = connected(*given, **more)
    connection.set_trace_callback(lambda _: tick())
    return connection


def told() -> None:
    """Write how many calls there were, and how long they took."""
    calls, seconds = len(times), times[-1] - times[0] if times else 0.0
    with open(os.environ["KILL_COUNT"], "w", encoding="ascii") as file:
        file.write(f"{calls} {seconds}")


opened, synced, connected = os.fdopen, os.fsync, sqlite3.connect
if deadly or within >= 0 or "KILL_COUNT" in os.environ:
    for module, counted in ((os, fdopen), (os, fsync), (sqlite3, connect)):
        setattr(module, counted.__name__, counted)
    sys.addaudithook(hook)
    if "KILL_COUNT" in os.environ:
        atexit.register(told)
