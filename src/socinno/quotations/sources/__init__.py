"""The text of a source from a local file, with its line numbers; a module for each kind of file.

Reading is inert and bounded: only a regular file of a known kind, at most `SOURCE_LIMIT` bytes, and
nothing that it refers to. What cannot be used is a `Problem` without an address, not an exception:
who asked knows where the file is named.
"""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from socinno.model import Source
from socinno.problems import Fact, Problem
from socinno.quotations.sources import html, markdown, text
from socinno.quotations.sources.text import Piece

SOURCE_LIMIT = 4 * 1024 * 1024  # bytes; a long novel has one million

KINDS: Mapping[str, Callable[[str], Iterator[Piece]]] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".html": html.read,
    ".htm": html.read,
}
"""How each kind of file is read, by the ending of its name."""

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
_LINE_END = re.compile("\r\n|\r|\x0c|\x85")


class SourceText(NamedTuple):
    """The words of a source in composed form (NFC), and where in its file each part stands."""

    file: str
    text: str
    offsets: tuple[int, ...]
    lines: tuple[int, ...]

    def line(self, offset: int) -> int:
        """The line of the file, counted from 1, that holds the character at an offset."""
        return self.lines[bisect_right(self.offsets, offset) - 1] if self.offsets else 1


def text_of(
    name: str, source: Source, beside: Path, texts: Mapping[str, Path]
) -> SourceText | Problem | None:
    """The text of a source: the file given for its id, else its `file` beside a content file; or None."""
    if name in texts:
        return read(texts[name], str(texts[name]))
    if source.file is None:
        return None
    if Path(source.file).is_absolute():
        return _unusable("source-absolute", source.file)
    return read(beside.parent / source.file, source.file)


def read(path: Path, shown: str) -> SourceText | Problem:
    """The text of a source file, or why it has none; `shown` is what a person knows the file by."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        return _unusable("source-kind", shown, choices=tuple(KINDS))
    try:
        if not path.is_file():
            return _unusable("source-missing", shown)
        with path.open("rb") as stream:
            data = stream.read(SOURCE_LIMIT + 1)
    except (OSError, ValueError) as error:
        return _unusable("source-unreadable", shown, why=getattr(error, "strerror", "") or "")
    if len(data) > SOURCE_LIMIT:
        return _unusable("source-too-large", shown, limit=SOURCE_LIMIT // 1024 // 1024)
    words = decoded(data)
    if words is None:
        return _unusable("source-encoding", shown)
    return joined(kind(_LINE_END.sub("\n", words)), shown)


def _unusable(code: str, file: str, **facts: Fact) -> Problem:
    return Problem(code, (), {"file": file, **facts})


def decoded(data: bytes) -> str | None:
    """The bytes as text: by byte order mark or declaration, else UTF-8, else Windows-1252; None: not text."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    declared = _DECLARED.search(data[:2048])
    if encoding is None and declared:
        encoding = _known(declared[1].decode("ascii", "replace"))
        if encoding is None:
            return None  # a guess could turn its words into others
    for candidate in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            words = data.decode(candidate)
        except UnicodeError:
            continue
        if not _BINARY.search(words):
            return words
    return None


def _known(declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
        codecs.decode(b"", name)  # Python also has codecs that do not give text
    except (LookupError, TypeError, ValueError):
        return None
    return _AS_BROWSERS_DO.get(name, name)


def joined(pieces: Iterable[Piece], shown: str) -> SourceText:
    """Pieces of text as one, each still knowing its line."""
    parts: list[str] = []
    offsets: list[int] = []
    lines: list[int] = []
    at = 0
    for words, line in pieces:
        for i, row in enumerate(words.splitlines(keepends=True)):
            composed = unicodedata.normalize("NFC", row)
            parts.append(composed)
            offsets.append(at)
            lines.append(line + i)
            at += len(composed)
    return SourceText(shown, "".join(parts), tuple(offsets), tuple(lines))
