"""A source as a web page: the words that a reader sees.

Not by Python's own parser, which takes minutes for a page of tags that never close.
"""

import re
from collections.abc import Iterator
from html import unescape

from socinno.quotations.sources.text import Piece

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-z][\w:-]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*> | <!-- | <[!?][^<>]*>""",
    re.I | re.X,
)
_SILENT = frozenset({"script", "style", "title", "template", "noscript"})
_INLINE = frozenset(
    """
    a abbr b bdi bdo cite code em i mark q s small span strong sub sup u wbr
    """.split()  # noqa: SIM905 (a list of strings is harder to read)
)


def read(text: str) -> Iterator[Piece]:
    """The words of a page, a line end around each block."""
    line, at = 1, 0
    while match := _TAG.search(text, at):
        before, at = text[at : match.start()], match.end()
        yield from _words(before, line)
        line += before.count("\n")
        name = (match["name"] or "").lower()
        if match[0] == "<!--":
            at = _after(text, "-->", at)
        elif name in _SILENT and not match["end"]:
            at = _after(text, f"</{name}>", at)
        if name and name not in _INLINE:
            yield "\n" if name == "br" else "\n\n", line
        line += text.count("\n", match.start(), at)
    yield from _words(text[at:], line)


def _words(text: str, line: int) -> Iterator[Piece]:
    for i, row in enumerate(text.splitlines(keepends=True)):
        yield unescape(row), line + i


def _after(text: str, sign: str, at: int) -> int:
    """The place after the next sign, in whatever case; the end where there is none."""
    found = re.compile(re.escape(sign), re.I).search(text, at)
    return found.end() if found else len(text)
