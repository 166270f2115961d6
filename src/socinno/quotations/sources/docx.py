"""The words of a Word document (DOCX): paragraphs, tables, notes, headings; as tracked changes leave them.

A document is a zip of XML files from anybody: only the parts with words are unpacked, bounded, and XML
that declares a document type or entities is refused.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat

from socinno.problems import Stop
from socinno.quotations.sources.document import Marker, Part

XML_LIMIT = 32 * 1024 * 1024  # bytes of one unpacked part; five hundred pages have about ten million
ENTRIES = 5000  # files in a document; zipfile keeps a record of each
ELEMENTS = 1_500_000
DEPTH = 500
BLOCK = 64 * 1024

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_STYLES = "word/styles.xml"
_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*([1-9])", re.I)
_OFF = ("0", "false", "off")
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})  # a fallback says again what its choice says
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, expat.ExpatError),
    *(EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError),
)

Attributes = dict[str, str]


def read(data: bytes) -> Iterator[Part]:
    """The words, an empty line after each paragraph; a fact where changes were tracked."""
    if data.count(b"PK\x01\x02") > ENTRIES:
        raise Stop("source-broken")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            known = set(archive.namelist())
            if _PARTS[0] not in known:
                raise Stop("source-broken")
            levels = _levels(archive) if _STYLES in known else {}
            line = 1
            for name in _PARTS:
                if name in known:
                    document = _Document(levels, line)
                    yield from _parsed(archive, name, document)
                    line = document.line
    except _BROKEN:
        raise Stop("source-broken") from None


class _Paragraph(NamedTuple):
    """What is known of a paragraph while it is read: its words, each with whether they are bold."""

    words: list[tuple[str, bool]]
    level: list[int]


class _Document:
    """The paragraphs of a part, as the parser meets their beginnings, words and ends."""

    def __init__(self, levels: dict[str, int], line: int) -> None:
        self.levels, self.line = levels, line
        self.parts: list[Part] = []
        self.left_out = self.count = self.depth = 0
        self.in_text = self.bold = self.hidden = False
        self.paragraphs: list[_Paragraph] = []  # a text box has paragraphs inside one

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        self.count, self.depth = self.count + 1, self.depth + 1
        if self.count > ELEMENTS or self.depth > DEPTH:
            raise Stop("source-tangled")
        if name in _TRACKED:
            self.parts.append(Marker("told", "source-tracked-changes"))
        self.left_out += name in _LEFT_OUT
        here = self.paragraphs[-1] if self.paragraphs else None
        if name == "p":
            self.paragraphs.append(_Paragraph([], []))
        elif name == "r":
            self.bold = self.hidden = False
        elif name == "b":
            self.bold = attributes.get("val", "1") not in _OFF
        elif name == "vanish":
            self.hidden = attributes.get("val", "1") not in _OFF
        elif name == "t":
            self.in_text = True
        elif here and name == "pStyle":
            style = attributes.get("val", "")
            here.level.append(self.levels.get(style, 0) or _level(style))
        elif here and name == "outlineLvl":
            here.level.append(_outline(attributes))
        elif name in _BREAKS:
            self._add(_BREAKS[name])

    def end(self, name: str) -> None:
        """An element ends."""
        self.depth -= 1
        self.left_out -= name in _LEFT_OUT
        if name == "t":
            self.in_text = False
        elif name == "p" and self.paragraphs:
            self.parts += _said(self.paragraphs.pop(), self.line)
            self.line += 1

    def words(self, words: str) -> None:
        """Some of the characters inside an element."""
        if self.in_text:
            self._add(words)

    def _add(self, words: str) -> None:
        if self.paragraphs and not self.left_out and not self.hidden:
            self.paragraphs[-1].words.append((words, self.bold))


def _said(paragraph: _Paragraph, line: int) -> Iterator[Part]:
    # one piece for all: the lines within a paragraph are not counted
    words = "".join(said for said, _ in paragraph.words)
    if not words.strip():
        return
    level = next(filter(None, paragraph.level), 0)
    bold = all(bold for said, bold in paragraph.words if said.strip())
    if level:
        yield Marker("headings", level=level)
    if bold:
        yield Marker("strong")
    for row in words.split("\n"):
        yield row, line
        yield "\n", line
    if bold:
        yield Marker("/strong")
    yield "\n", line


class _Styles:
    """The styles that make a heading, each with its level."""

    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self.parts: list[Part] = []
        self.style = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "style":
            self.style = attributes.get("styleId", "")
        level = _level(attributes.get("val", "")) if name == "name" else 0
        if level := level or (_outline(attributes) if name == "outlineLvl" else 0):
            self.levels[self.style] = level

    def end(self, name: str) -> None:
        """An element ends, of which nothing follows."""

    def words(self, words: str) -> None:
        """Some characters, which no style has."""


def _levels(archive: zipfile.ZipFile) -> dict[str, int]:
    styles = _Styles()
    for _ in _parsed(archive, _STYLES, styles):
        pass  # what it yields is for documents
    return styles.levels


def _level(name: str) -> int:
    match = _HEADING.fullmatch(name)
    return int(match[1]) if match else int(name.lower() == "title")


def _outline(attributes: Attributes) -> int:
    level = attributes.get("val", "")
    return int(level) + 1 if level in tuple("012345678") else 0  # 9 is the body of the text


def _parsed(archive: zipfile.ZipFile, name: str, into: _Document | _Styles) -> Iterator[Part]:
    """The parts that come of a file of the archive, parsed a block at a time."""
    # other ways of packing, which no word processor uses, may ask for gigabytes of memory
    if archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Stop("source-broken")
    parser = _parser(into)
    size = 0
    with archive.open(name) as stream:
        while block := stream.read(BLOCK):
            size += len(block)
            if size > XML_LIMIT:
                raise Stop("source-too-large", limit=XML_LIMIT // 1024 // 1024)
            parser.Parse(block, False)
            yield from into.parts
            into.parts.clear()
    parser.Parse(b"", True)
    yield from into.parts


def _parser(into: _Document | _Styles) -> expat.XMLParserType:
    """A parser that tells an object of elements and words, their namespaces aside."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refused
    parser.EntityDeclHandler = _refused
    parser.buffer_text = True

    def start(tag: str, attributes: Attributes) -> None:
        into.start(tag.rpartition(":")[2], {key.rpartition(":")[2]: attributes[key] for key in attributes})

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: into.end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = into.words
    return parser


def _refused(*_: object) -> None:
    raise Stop("source-broken")
