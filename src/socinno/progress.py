"""A progress bar on the terminal for what takes longer than a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TextIO

from socinno.words import say

PATIENCE = 1.0  # seconds before a bar appears
STRIDE = 16  # steps between looks at the clock


def bar(stream: TextIO, language: str) -> Callable[[Sequence[Any]], Iterable[Any]]:
    """Something to wrap a sequence in: it passes on each item, and draws how far it has got."""

    def passed_on(items: Sequence[Any]) -> Iterator[Any]:
        start = time.monotonic()
        for n, item in enumerate(items):
            if n % STRIDE == 0 and time.monotonic() - start > PATIENCE:
                yield from _drawn(items, n, stream, language)
                return
            yield item

    return passed_on


def _drawn(items: Sequence[Any], done: int, stream: TextIO, language: str) -> Iterator[Any]:
    """The rest of the items, with a bar while they last."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(file=stream, markup=False, highlight=False)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(say(language, "indexing"), total=len(items), completed=done)
        for item in items[done:]:
            yield item
            progress.advance(task)
