"""The text of a source from a local file, with its line numbers: plain text, Markdown or a page.

Reading is inert and bounded: only a regular file of a known kind, at most `SOURCE_LIMIT` bytes, and
nothing that it refers to. What cannot be used is a `Problem` without an address, not an exception:
who asked knows where the file is named.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from socinno.model import Source
from socinno.problems import Fact, Problem

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Piece = tuple[str, int]
"""Some words of a source, and the line of the file that they start on, counted from 1."""

SOURCE_LIMIT = 4 * 1024 * 1024  # bytes; a long novel has one million
PARAGRAPH = 5000  # characters of Markdown; looking for links in longer ones could take minutes

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
_IN_LINE = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "", "image": ""}


class Mark(NamedTuple):
    """A name for what follows in a text from `start` on: a heading, a page, a time, a voice."""

    start: int
    name: str


class SourceText(NamedTuple):
    """The words of a source in composed form (NFC), and where in its file each part stands.

    Besides what the text says itself, its format may tell: `headings`, `pages` and `times` (seconds as
    `h:mm:ss`) by where they start, `voices` (who speaks from there on), and the spans of `strong` that
    are a line of their own. `sha256` is of the file's bytes. `told` are facts that a reader of the check
    must know, each the key of a sentence in `words`: tracked changes.
    """

    file: str
    text: str
    offsets: tuple[int, ...]
    lines: tuple[int, ...]
    headings: tuple[Mark, ...] = ()
    pages: tuple[Mark, ...] = ()
    times: tuple[Mark, ...] = ()
    voices: tuple[Mark, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    sha256: str = ""
    told: tuple[str, ...] = ()

    def line(self, offset: int) -> int:
        """The line of the file, counted from 1, that holds the character at an offset."""
        return self.lines[bisect_right(self.offsets, offset) - 1] if self.offsets else 1


def text_of(
    name: str, source: Source, beside: Path, texts: Mapping[str, str | Path]
) -> SourceText | Problem | None:
    """The text of a source: the file given for its id, else its `file` beside a content file; or None."""
    if name in texts:
        return read(Path(texts[name]), str(texts[name]))
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


def _markdown(text: str) -> Iterator[Piece]:
    """The words without the markup, an empty line after each paragraph, heading or item."""
    from markdown_it import MarkdownIt  # heavy, and few sources are Markdown; it comes with rich

    parser = MarkdownIt("commonmark").disable("inline")
    for token in parser.parse(text):
        start = token.map[0] + 1 if token.map else 1
        if token.type in ("code_block", "fence"):
            yield token.content + "\n", start + (token.type == "fence")
        if token.type == "inline":
            yield from _paragraph(token.content, start, parser)
            yield "\n\n", start


def _paragraph(content: str, line: int, parser: MarkdownIt) -> Iterator[Piece]:
    if len(content) > PARAGRAPH:
        yield content, line
        return
    children: list[Token] = []
    parser.inline.parse(content, parser, {}, children)
    for child in children:
        line += child.type in ("softbreak", "hardbreak")
        yield _IN_LINE.get(child.type, child.content), line


def _html(text: str) -> Iterator[Piece]:
    """The words of a page that a reader sees, a line end around each block.

    Not by Python's own parser, which takes minutes for a page of tags that never close.
    """
    line, at = 1, 0
    while match := _TAG.search(text, at):
        before, at = text[at : match.start()], match.end()
        yield from _unescaped(before, line)
        line += before.count("\n")
        name = (match["name"] or "").lower()
        if match[0] == "<!--":
            at = _after(text, "-->", at)
        elif name in _SILENT and not match["end"]:
            at = _after(text, f"</{name}>", at)
        if name and name not in _INLINE:
            yield "\n" if name == "br" else "\n\n", line
        line += text.count("\n", match.start(), at)
    yield from _unescaped(text[at:], line)


def _unescaped(text: str, line: int) -> Iterator[Piece]:
    for i, row in enumerate(text.splitlines(keepends=True)):
        yield unescape(row), line + i


def _after(text: str, sign: str, at: int) -> int:
    """The place after the next sign, in whatever case; the end where there is none."""
    found = re.compile(re.escape(sign), re.I).search(text, at)
    return found.end() if found else len(text)


KINDS: Mapping[str, Callable[[str], Iterator[Piece]]] = {
    ".txt": lambda text: iter([(text, 1)]),
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
}
"""How each kind of file is read, by the ending of its name."""
