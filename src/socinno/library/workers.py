"""The rows of many files, made by several processes at once where that is sooner.

Processes are forked, which nothing that is imported or started twice can see; so only where a system
does that well, and nothing else runs in this one. Each reads its share and sends what it makes.
"""

from __future__ import annotations

import marshal
import os
import select
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple, NoReturn

from socinno.files import File
from socinno.library.rows import Rows, rows_of

try:
    import fcntl
except ImportError:  # where no process is forked either
    fcntl = None  # type: ignore[assignment]

MOST = 4  # processes: the one that writes what they make keeps up with no more
WORTH_ONE = 1_000_000  # bytes of content from which another process helps
HEAD = 8  # bytes before each message, which say how long it is
AT_ONCE = 1024 * 1024  # bytes that a pipe is made to hold: else who sends waits while what it sent is written
MESSAGE = 200_000  # bytes of rows at least, but at the end, that are sent together


class Work(NamedTuple):
    """A file that is to be read: its path in the library, and its number in the index."""

    file: File
    inside: bytes
    number: int


@contextmanager
def making(works: Sequence[Work], alone: bool) -> Iterator[Iterator[tuple[File, Rows]]]:
    """The rows of every file; in any order by processes of their own, which end with this.

    `alone`: nothing else runs in this process, so that it can be forked.
    """
    workers: dict[int, int] = {}  # the processes, each by the stream that it sends to
    try:
        for share in _shares(works, _helpful(works) if alone else 0):
            with suppress(OSError):  # no memory for one more: this one reads what no other does
                _start(workers, [(n, works[n]) for n in share])
        yield _gathered(works, list(workers))
    finally:
        for stream, process in workers.items():
            os.close(stream)
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)


def _helpful(works: Sequence[Work]) -> int:
    """How many processes make it sooner than this one alone would."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 0
    weight = sum(work.file.size for work in works)
    found = min(MOST, len(os.sched_getaffinity(0)), len(works), weight // WORTH_ONE)
    return found if found > 1 else 0


def _shares(works: Sequence[Work], count: int) -> list[list[int]]:
    """The files (by place) for each of so many processes, each about as much to read."""
    shares: list[list[int]] = [[] for _ in range(count)]
    weights = [0] * count
    for n, work in enumerate(works if count else ()):
        least = weights.index(min(weights))
        shares[least].append(n)
        weights[least] += work.file.size
    return shares


def _start(workers: dict[int, int], share: Sequence[tuple[int, Work]]) -> None:
    receiver, sender = os.pipe()
    with suppress(OSError):  # it holds less
        fcntl.fcntl(sender, fcntl.F_SETPIPE_SZ, AT_ONCE)
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # or two of us would tell of it
    try:
        process = os.fork()
        if not process:
            _work(share, sender, [receiver, *workers], held)
        workers[receiver] = process
    except OSError:
        os.close(receiver)
        raise
    finally:
        os.close(sender)
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _work(
    share: Sequence[tuple[int, Work]], sender: int, others: Sequence[int], held: Iterable[int]
) -> NoReturn:
    """All that a forked process does: it sends the rows of its share, and ends without a word."""
    try:
        for stream in others:  # while one is open that nobody reads, who writes to it is not told
            os.close(stream)
        if callable(signal.getsignal(signal.SIGINT)):
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        made: list[bytes] = []
        for n, work in share:
            made.append(marshal.dumps((n, *rows_of(*work))))  # at once, while it is in the processor's cache
            if n == share[-1][0] or sum(map(len, made)) > MESSAGE:
                _send(sender, marshal.dumps(made))
                made.clear()
    finally:
        os._exit(0)


def _send(sender: int, message: bytes) -> None:
    data = memoryview(len(message).to_bytes(HEAD, "big") + message)
    while data:
        data = data[os.write(sender, data) :]


def _gathered(works: Sequence[Work], streams: list[int]) -> Iterator[tuple[File, Rows]]:
    """What the processes send; what one did not that died is made here."""
    left = dict(enumerate(works))
    while streams:
        for stream in select.select(streams, [], [])[0]:
            if message := _received(stream):
                for n, *tables in map(marshal.loads, marshal.loads(message)):
                    yield left.pop(n).file, Rows(*tables)
            else:
                streams.remove(stream)
    for work in left.values():
        yield work.file, rows_of(*work)


def _received(stream: int) -> bytes:
    """The next message of a stream; none at its end, also where that is in the midst of one."""
    return _read(stream, int.from_bytes(_read(stream, HEAD), "big"))


def _read(stream: int, size: int) -> bytes:
    parts = []
    while size:
        some = os.read(stream, min(size, AT_ONCE))
        if not some:
            return b""
        size -= len(some)
        parts.append(some)
    return b"".join(parts)
