"""The highlights that Taguette exports as CSV: each a quote, its tags its speaker, side and themes."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from socinno.exchange.bounded import parsed, text
from socinno.exchange.codes import Coded, debated, path_of
from socinno.exchange.draft import Draft, line, words
from socinno.model.ids import Ids
from socinno.problems import Stop

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample

HEADS = ["id", "document", "tag", "content"]


def recognises(sample: Sample) -> bool:
    """Whether a file begins with the four heads of such an export, and no others."""
    return _heads(sample.head.decode("utf-8-sig", "replace").partition("\n")[0])[0] == HEADS


def _heads(first: str) -> tuple[list[str], str]:
    """The heads of a first line, and what stands between them: Excel in many languages writes `;`."""
    delimiter = ";" if first.count(";") > first.count(",") else ","
    return [it.strip().strip('"') for it in first.strip().split(delimiter)], delimiter


def read(path: Path) -> Draft:
    """The highlights as a debate. Stop (1) where the file has other heads.

    A text is looked for beside the file, under the name of its document.
    """
    whole = text(path).removeprefix("\ufeff")
    heads, delimiter = _heads(whole.partition("\n")[0])
    if heads != HEADS:
        raise Stop("taguette-heads", code=1, path=str(path))
    left, ids, refs = Counter[str](), Ids(), dict[tuple[str, ...], str]()
    found: dict[tuple[str, str, str], dict[tuple[str, ...], None]] = {}
    for row in [*parsed(whole, path, delimiter)][1:]:
        number, document, tag, content = (*row, "", "", "", "")[:4]
        if not words(content):
            left["taguette-empty"] += any(cell.strip() for cell in row)
            continue
        codes = found.setdefault((line(number), line(document), words(content)), {})
        if name := line(tag):
            refs.setdefault(path_of(name), name)
            codes[path_of(name)] = None
    documents = {document: ids.free(document, "document") for _, document, _ in found}
    coded = [
        Coded(said, [*codes], documents[document], {"paragraph": f"highlight {number or '–'}"}, number)
        for (number, document, said), codes in found.items()
    ]
    sources: dict[str, Any] = {
        id: {"type": "document", "title": document or "document", **({"ref": document} if document else {})}
        for document, id in documents.items()
    }
    files = {id: path.parent / name for name, id in documents.items() if _is_beside(name, path)}
    return Draft({"sources": sources} | debated(coded, ids, refs, left), +left, files)


def _is_beside(name: str, path: Path) -> bool:
    """Whether a document of this name is a file in the folder of another, which it is not itself."""
    beside = path.parent / name
    with suppress(OSError, ValueError):  # a name that no file can have
        return Path(name).name == name and beside.is_file() and beside != path
    return False
