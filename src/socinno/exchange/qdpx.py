"""Projects of qualitative research (REFI-QDA 1.0, .qdpx): coded selections of texts as quotes.

A project is a zip from anybody: only the project and the texts that it names are unpacked, bounded; XML
with a document type is refused, and no path in it is ever followed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from socinno.exchange import bounded
from socinno.exchange.codes import SPEAKER, Coded, debated, path_of
from socinno.exchange.draft import Draft, given, line, words
from socinno.model.ids import Ids
from socinno.problems import Stop

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample

PROJECT = "project.qde"
INTERNAL = "internal://"
MEMBERS = 5000  # files in a project
XML_LIMIT = 32 * 1024 * 1024  # bytes, unpacked
TEXTS_LIMIT = 64 * 1024 * 1024  # bytes of all texts, unpacked
DEPTH, ELEMENTS = 100, 500_000
COUNTED = {
    **{"Note": "qdpx-notes", "VariableValue": "qdpx-variables", "Set": "qdpx-sets", "Graph": "qdpx-graphs"},
    **{"Link": "qdpx-links", "PictureSource": "qdpx-sources", "AudioSource": "qdpx-sources"},
    **{
        "VideoSource": "qdpx-sources",
        "PictureSelection": "qdpx-selections",
        "PDFSelection": "qdpx-selections",
    },
    **{"AudioSelection": "qdpx-selections", "VideoSelection": "qdpx-selections"},
    **{"TranscriptSelection": "qdpx-selections"},
}
"""The elements that a debate has no place for, with the word that counts each."""
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, expat.ExpatError),
    *(EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError),
)

Code = tuple[str, ...]


class Said(NamedTuple):
    """Who said what by the cases of a project: the names by the ids of sources, selections and codes."""

    of: dict[str, list[str]]

    def names(self, *ids: str) -> list[str]:
        """Who said what has these ids."""
        return [*dict.fromkeys(name for id in ids for name in self.of.get(id, ()))]


def recognises(sample: Sample) -> bool:
    """Whether it is a zip with a project."""
    if not sample.head.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(sample.path) as archive:
            return PROJECT in archive.namelist()[:MEMBERS]
    except _BROKEN:
        return False


def read(path: Path) -> Draft:
    """A project as a debate. Stop (1) where it cannot be read, or is made to harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(bounded.data(path))) as archive:
            if len(archive.infolist()) > MEMBERS:
                raise Stop("from-tangled", code=1, path=str(path))
            project = _tree(_unpacked(archive, PROJECT, XML_LIMIT, path), path)
            return _draft(project, archive, path)
    except _BROKEN:
        raise Stop("qdpx-broken", code=1, path=str(path)) from None


def _draft(project: Element, archive: zipfile.ZipFile, path: Path) -> Draft:
    left, ids = Counter(COUNTED[it.tag] for it in project.iter() if it.tag in COUNTED), Ids()
    codes = dict(_codes(project.find("CodeBook/Codes"), ()))
    refs: dict[Code, str] = {code: line(guid) for guid, code in codes.items()}
    said = _cases(project, refs)
    coded: list[Coded] = []
    sources, texts, room = {}, {}, TEXTS_LIMIT
    members = {it.rpartition("/")[2]: it for it in reversed(archive.namelist())}
    for source in project.iter("TextSource"), project.iter("Representation"):
        for it in source:
            selections = it.findall("PlainTextSelection")
            whole = _text(it, archive, members, room, path) if selections else ""
            room -= len(whole)
            title, guid = line(it.get("name")), line(it.get("guid"))
            id = ids.free(title, "text-1")
            here = [*_selections(it, selections, _counted_so(whole, selections), id, codes, said, left)]
            if here:
                coded += here
                sources[id] = {"type": "document", "title": title or "document", **given(ref=guid)}
                texts[id] = whole
    things = debated(coded, ids, refs, left)
    return Draft({"title": line(project.get("name")), "sources": sources} | things, +left, texts=texts)


def _selections(
    source: Element,
    selections: list[Element],
    whole: str,
    id: str,
    codes: dict[str, Code],
    said: Said,
    left: Counter[str],
) -> Iterator[Coded]:
    """The coded selections of a text, each with its words; those without are counted."""
    for it in selections:
        guids = [line(ref.get("targetGUID")) for ref in it.findall("Coding/CodeRef")]
        start, end = _number(it.get("startPosition")), _number(it.get("endPosition"))
        text = words(whole[start:end]) if 0 <= start < end <= len(whole) else ""
        found = [codes[guid] for guid in guids if guid in codes]
        left["qdpx-missing"] += len(guids) - len(found)
        own = said.names(line(it.get("guid")), *guids) or said.names(line(source.get("guid")))
        if not text:
            left["qdpx-empty"] += 1
        elif not (found or own):
            left["qdpx-uncoded"] += 1
        else:
            place = {"paragraph": f"{start}–{end}"}
            yield Coded(text, found, id, place, line(it.get("guid")), own)


def _cases(project: Element, refs: dict[Code, str]) -> Said:
    said = Said({})
    for case in project.iter("Case"):
        if name := line(case.get("name")):
            refs.setdefault((SPEAKER, name), line(case.get("guid")))
            for kind in ("SourceRef", "SelectionRef", "CodeRef"):
                for ref in case.iter(kind):
                    said.of.setdefault(line(ref.get("targetGUID")), []).append(name)
    return said


def _codes(of: Element | None, above: Code) -> Iterator[tuple[str, Code]]:
    """The codes with their ids, those below others too."""
    for code in of.findall("Code") if of is not None else ():
        path = (*above, *path_of(line(code.get("name")) or "code"))
        yield line(code.get("guid")), path
        yield from _codes(code, path)


def _text(
    source: Element, archive: zipfile.ZipFile, members: Mapping[str, str], room: int, path: Path
) -> str:
    """The text of a source: within the project, or in a file of the zip; '' where it is elsewhere."""
    content = source.find("PlainTextContent")
    if content is not None:
        return content.text or ""
    name = (source.get("plainTextPath") or "").removeprefix(INTERNAL).rpartition("/")[2]
    member = members.get(name, "") if name else ""
    data = _unpacked(archive, member, max(0, room), path) if member else b""
    return data.decode("utf-8-sig", "replace")


def _counted_so(whole: str, selections: list[Element]) -> str:
    """The text as its places are counted: a line end is one sign or two, which names of selections show."""
    if "\r\n" not in whole:
        return whole

    def right(text: str) -> int:
        parts = ((it.get("name") or "", _number(it.get("startPosition"))) for it in selections)
        return sum(bool(name) and text.startswith(name[:20].strip(), at) for name, at in parts if at >= 0)

    return max((whole, whole.replace("\r\n", "\n")), key=right)


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 12 else -1


def _unpacked(archive: zipfile.ZipFile, name: str, limit: int, path: Path) -> bytes:
    """A file of a project. Stop (1) where it is larger than it may be, or packed as no program does."""
    info = archive.getinfo(name)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Stop("from-tangled", code=1, path=str(path))
    with archive.open(info) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise Stop("from-tangled", code=1, path=str(path))
    return data


def _tree(data: bytes, path: Path) -> Element:
    """The elements of a project by their names without namespace. Stop (1) for what is made to harm."""
    builder, parser, count = TreeBuilder(), expat.ParserCreate(namespace_separator="|"), [0, 0]

    def refuse(*_: object) -> None:
        raise Stop("from-tangled", code=1, path=str(path))

    def start(name: str, attributes: dict[str, str]) -> None:
        count[0], count[1] = count[0] + 1, count[1] + 1
        if count[0] > ELEMENTS or count[1] > DEPTH:
            refuse()
        builder.start(name.rpartition("|")[2], attributes)

    def end(name: str) -> None:
        count[1] -= 1
        builder.end(name.rpartition("|")[2])

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.Parse(data, True)
    return builder.close()
