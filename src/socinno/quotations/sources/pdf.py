"""The words of a PDF, page by page, without what the pages repeat at their head and foot.

The library that reads it is written in C and the file is anybody's: it is read by a process of its
own, with limits to its time and memory, so that neither a crash nor a knot in the file ends the run.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from socinno.problems import Stop
from socinno.quotations.sources.document import Marker, Part
from socinno.quotations.sources.paging import PAGES, page_names, running_lines, without_running

CHARACTERS = 16 * 1024 * 1024  # of all pages together
SECONDS = 5  # of processor time, and one more for each MiB of the file
PATIENCE = 6  # times as long by the clock, for a computer that has much else to do


def read(data: bytes) -> Iterator[Part]:
    """The words of each page after its name; the lines are those of their page."""
    if find_spec("pypdfium2") is None:
        raise Stop("source-needs", extra="pdf")
    found = _pages(data)
    pages = [words for words, _ in found]
    running = running_lines(pages)
    for name, page in zip(page_names(pages, [label for _, label in found]), pages, strict=True):
        yield Marker("pages", name)
        # a word may go on over the turn of the page: whatever joins lines joins pages
        yield from without_running(page, running)


def _pages(data: bytes) -> list[tuple[str, str]]:
    """The words and the label of each page, as a process of its own finds them."""
    seconds = SECONDS + len(data) // 1024 // 1024
    reader = Path(__file__).with_name("pdfium.py")
    limits = [str(limit) for limit in (seconds, PAGES, CHARACTERS)]
    try:
        ran = subprocess.run(
            [sys.executable, "-P", str(reader), *limits],
            input=data,
            capture_output=True,
            timeout=seconds * PATIENCE,
            check=True,
        )
        return [(words, label) for words, label in json.loads(ran.stdout)]
    except (subprocess.SubprocessError, ValueError):
        raise Stop("source-broken") from None
