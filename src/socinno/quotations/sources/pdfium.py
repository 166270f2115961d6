"""The pages of a PDF from standard input, as JSON on standard output: a program of its own, for `pdf`.

It knows nothing of the rest, so that it starts at once. Its arguments are the limits: seconds of
processor time, pages, and characters of all pages together.
"""

import json
import os
import sys
from contextlib import suppress

with suppress(ImportError):  # not every system has it
    import resource

MEMORY = 1024 * 1024 * 1024  # bytes of address space, most of which is never touched


def pdf_pages(data: bytes, pages: int, characters: int) -> list[tuple[str, str]]:
    """The words of each page and its label ('': none). PdfiumError for what is no PDF, or is locked."""
    import pypdfium2  # an extra, which may not be there

    document = pypdfium2.PdfDocument(data)
    found: list[tuple[str, str]] = []
    for i in range(min(len(document), pages)):
        try:
            page = document[i]
            text = page.get_textpage()
            words = text.get_text_bounded() if text.count_chars() <= characters else ""
            text.close()
            page.close()
        except pypdfium2.PdfiumError:  # one broken page is no reason to lose the others
            words = ""
        characters -= len(words)
        if characters < 0:
            raise ValueError("too many characters")
        # where a hyphen ends a line the library joins the word and leaves this sign
        words = words.replace("\r\n", "\n").replace("\x02", "-\n").replace("\ufffe", "-\n")
        found.append((words, document.get_page_label(i) or ""))
    document.close()
    return found


def _limit(seconds: int) -> None:
    with suppress(NameError, OSError, ValueError):  # not every system has limits
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _limit(int(sys.argv[1]))
    with os.fdopen(0, "rb") as asked, os.fdopen(1, "wb") as answer:
        answer.write(json.dumps(pdf_pages(asked.read(), int(sys.argv[2]), int(sys.argv[3]))).encode())
