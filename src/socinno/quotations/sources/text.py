"""The bytes of a source as text, in several encodings; plain text, with its pages by form feeds."""

import codecs
import re
from collections.abc import Iterator

from socinno.problems import Stop
from socinno.quotations.sources import html
from socinno.quotations.sources.document import Marker, Part
from socinno.quotations.sources.paging import PAGES, page_names

SNIFFED = 64 * 1024  # characters at the start that say whether a text is a page

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_BINARY = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body)\b", re.I)
_MARKUP = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|li|p|span|strong|table|t[dr]|ul)(?:\s[^<>]*)?/?>", re.I
)


def decoded(data: bytes) -> str:
    """The bytes as text: by byte order mark or declaration, else UTF-8, else Windows-1252.

    Each line ends with one line feed. Stop where they are not text.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    declared = _DECLARED.search(data[:2048])
    if encoding is None and declared:
        encoding = _known(declared[1].decode("ascii", "replace"))
        if encoding is None:
            raise Stop("source-encoding")  # a guess could turn its words into others
    for candidate in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            words = data.decode(candidate)
        except UnicodeError:
            continue
        if not _BINARY.search(words):
            return _LINE_END.sub("\n", words)
    raise Stop("source-encoding")


def _known(declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
        codecs.decode(b"", name)  # Python also has codecs that do not give text
    except (LookupError, TypeError, ValueError):
        return None
    return _AS_BROWSERS_DO.get(name, name)


def read(data: bytes) -> Iterator[Part]:
    """The words as they stand; those of a page where they are one, whatever its file is called."""
    words = decoded(data)
    if is_page(words):
        yield Marker("told", "source-is-page")
        yield from html.words(words)
    else:
        yield from _by_page(words)


def is_page(words: str) -> bool:
    """Whether a text is HTML, or a piece of it."""
    start = words[:SNIFFED]
    return bool(_PAGE.match(start)) or sum(1 for _ in _MARKUP.finditer(start)) > 2


def _by_page(words: str) -> Iterator[Part]:
    if not 0 < words.count("\f") < PAGES:
        yield words.replace("\f", "\n"), 1
        return
    line = 1
    pages = words.split("\f")
    for name, page in zip(page_names(pages), pages, strict=True):
        yield Marker("pages", name)
        yield page, line
        line += page.count("\n")
        if not page.endswith("\n"):
            yield "\n", line
