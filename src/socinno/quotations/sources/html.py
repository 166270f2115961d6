"""The words of a page that a reader sees, with its headings and what is bold.

Not by Python's own parser, which takes minutes for a page of tags that never close.
"""

import re
from collections.abc import Iterator
from html import unescape

from socinno.quotations.sources.document import Marker, Part

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-z][\w:-]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*> | <!-- | <[!?][^<>]*>""",
    re.I | re.X,
)
_SILENT = frozenset({"script", "style", "title", "template", "noscript", "textarea", "del"})
_INLINE = frozenset(
    """
    a abbr b bdi bdo cite code em font i mark q s small span strong sub sup u wbr
    """.split()  # noqa: SIM905 (a list of strings is harder to read)
)
_BOLD = frozenset({"b", "strong"})
_APART = frozenset({"blockquote", "figcaption", "aside", "footer"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def words(text: str) -> Iterator[Part]:
    """The words, a line end around each block."""
    line, at = 1, 0
    while match := _TAG.search(text, at):
        before, at = text[at : match.start()], match.end()
        if before:
            yield from _unescaped(before, line)
            line += before.count("\n")
        name = (match["name"] or "").lower()
        if match[0] == "<!--":
            at = _after(text, "-->", at)
        elif name in _SILENT and not match["end"]:
            at = _after(text, f"</{name}>", at)
        yield from _said(name, bool(match["end"]), line)
        line += text.count("\n", match.start(), at)
    yield from _unescaped(text[at:], line)


def _said(name: str, end: bool, line: int) -> Iterator[Part]:
    """What a tag says of the words around it."""
    if name in _BOLD:
        yield Marker("/strong" if end else "strong")
    if name and name not in _INLINE:
        yield "\n" if name == "br" else "\n\n", line
    if name in _APART:
        yield Marker("apart", "" if end else name)
    if name in _HEADINGS and not end:
        yield Marker("headings", level=_HEADINGS[name])


def _unescaped(text: str, line: int) -> Iterator[Part]:
    text = text.replace("\f", "\n")
    if "&" not in text:
        yield text, line
        return
    for i, row in enumerate(text.split("\n")):
        yield ("\n" if i else "") + " ".join(unescape(row).split("\n")), line + i - bool(i)


def _after(text: str, sign: str, at: int) -> int:
    """The place after the next sign, in whatever case; the end where there is none."""
    found = re.compile(re.escape(sign), re.I).search(text, at)
    return found.end() if found else len(text)
