"""The text of a source from a local file: plain text, Markdown or HTML, with its line numbers.

Reading is inert and bounded: only a regular file of a known sort, at most `SIZE_LIMIT` bytes, and
nothing that it refers to.
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
from socinno.problems import Fact

if TYPE_CHECKING:
    from markdown_it.token import Token

SIZE_LIMIT = 4 * 1024 * 1024  # bytes; a long novel has one million

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

Piece = tuple[str, int]  # some text, and the line of the file that it starts on


class SourceText(NamedTuple):
    """The words of a source in composed form (NFC), and where in its file each part stands."""

    file: str
    text: str
    offsets: tuple[int, ...]
    lines: tuple[int, ...]

    def line(self, offset: int) -> int:
        """The line of the file, counted from 1, that holds the character at an offset."""
        return self.lines[bisect_right(self.offsets, offset) - 1] if self.offsets else 1


class Unusable(Exception):
    """The file cannot serve as the text of a source; `code` and `facts` say why."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def read(path: Path, shown: str) -> SourceText:
    """The text of a source file; `shown` is what a person knows it by. Raises `Unusable`."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unusable("source-kind", file=shown, choices=tuple(READERS))
    try:
        if not path.is_file():
            raise Unusable("source-missing", file=shown)
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise Unusable("source-unreadable", file=shown, why=getattr(error, "strerror", "") or "") from None
    if len(data) > SIZE_LIMIT:
        raise Unusable("source-too-large", file=shown, limit=SIZE_LIMIT // 1024 // 1024)
    return joined(reader(_LINE_END.sub("\n", decoded(data, shown))), shown)


def text_of(name: str, source: Source, beside: Path, given: Mapping[str, Path]) -> SourceText | None:
    """The text of a source: the file given for its id, else its `file` beside a content file; or None.

    Raises `Unusable`.
    """
    if name in given:
        return read(given[name], str(given[name]))
    if source.file is None:
        return None
    if Path(source.file).is_absolute():
        raise Unusable("source-absolute", file=source.file)
    return read(beside.parent / source.file, source.file)


def decoded(data: bytes, shown: str) -> str:
    """The bytes as text: by byte order mark or declaration, else UTF-8, else Windows-1252."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    declared = _DECLARED.search(data[:2048])
    if encoding is None and declared:
        encoding = _known(declared[1].decode("ascii", "replace"), shown)
    for candidate in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = data.decode(candidate)
        except UnicodeError:
            continue
        if not _BINARY.search(text):
            return text
    raise Unusable("source-encoding", file=shown)


def _known(declared: str, shown: str) -> str:
    try:
        name = codecs.lookup(declared).name
        codecs.decode(b"", name)  # Python also has codecs that do not give text
    except (LookupError, TypeError, ValueError):
        raise Unusable("source-encoding", file=shown) from None
    return _AS_BROWSERS_DO.get(name, name)


def joined(pieces: Iterable[Piece], shown: str) -> SourceText:
    """Pieces of text as one, each still knowing its line."""
    parts: list[str] = []
    offsets: list[int] = []
    lines: list[int] = []
    at = 0
    for text, line in pieces:
        for i, row in enumerate(text.splitlines(keepends=True)):
            composed = unicodedata.normalize("NFC", row)
            parts.append(composed)
            offsets.append(at)
            lines.append(line + i)
            at += len(composed)
    return SourceText(shown, "".join(parts), tuple(offsets), tuple(lines))


def _plain(text: str) -> Iterator[Piece]:
    yield text, 1


def _markdown(text: str) -> Iterator[Piece]:
    from markdown_it import MarkdownIt  # comes with rich

    parser = MarkdownIt("commonmark").disable("inline")
    for token in parser.parse(text):
        start = token.map[0] + 1 if token.map else 1
        if token.type in ("code_block", "fence"):
            yield token.content + "\n", start + (token.type == "fence")
        if token.type != "inline":
            continue
        if len(token.content) > PARAGRAPH:
            yield token.content, start
        else:
            children: list[Token] = []
            parser.inline.parse(token.content, parser, {}, children)
            for child in children:
                start += child.type in ("softbreak", "hardbreak")
                yield _IN_LINE.get(child.type, child.content), start
        yield "\n\n", start


PARAGRAPH = 5000  # characters; looking for links in longer ones could take minutes
_IN_LINE = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "", "image": ""}

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


def _html(text: str) -> Iterator[Piece]:
    """A web page's words: what a reader sees, a line end around each block.

    Not by Python's own parser, which takes minutes for a page of tags that never close.
    """
    line, at = 1, 0
    while match := _TAG.search(text, at):
        before, at = text[at : match.start()], match.end()
        yield from _seen(before, line)
        line += before.count("\n")
        name = (match["name"] or "").lower()
        if match[0] == "<!--":
            at = _after(text, "-->", at)
        elif name in _SILENT and not match["end"]:
            at = _after(text, f"</{name}>", at)
        if name and name not in _INLINE:
            yield "\n" if name == "br" else "\n\n", line
        line += text.count("\n", match.start(), at)
    yield from _seen(text[at:], line)


def _seen(words: str, line: int) -> Iterator[Piece]:
    for i, row in enumerate(words.splitlines(keepends=True)):
        yield unescape(row), line + i


def _after(text: str, sign: str, at: int) -> int:
    """The place after the next sign, in whatever case; the end where there is none."""
    found = re.compile(re.escape(sign), re.I).search(text, at)
    return found.end() if found else len(text)


READERS: dict[str, Callable[[str], Iterator[Piece]]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
}
"""What a source's text may be, by the end of its file's name."""
