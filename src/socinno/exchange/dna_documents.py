"""The documents of a Discourse Network Analyzer database: as sources, and what is said at a place in them."""

import re
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from socinno.exchange.draft import given, line
from socinno.library.tree import NODE_LIMIT, SIZE_LIMIT
from socinno.model import SOURCE_TYPES
from socinno.problems import Stop
from socinno.quotations.sources import html
from socinno.quotations.sources.document import Marker
from socinno.quotations.sources.text import is_page

BOM = "\ufeff"
ROOM = 4 * SIZE_LIMIT  # units of passages, of which white space is a part
EPOCH = datetime(1970, 1, 1)
NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Signs that a text has not: with one of them a file is none."""

TYPES = {
    "newspaper": "article-newspaper",
    "press article": "article-newspaper",
    "article": "article-newspaper",
    "testimony": "speech",
    "web page": "webpage",
    "website": "webpage",
    "blog": "post-weblog",
}
"""What people call a type of document that CSL has another word for."""


def source_of(row: dict[str, Any], date: str) -> dict[str, Any]:
    """A document as a source, in variables of CSL; what has none is in its note."""
    kind = line(row["Type"])
    type = TYPES.get(kind.lower(), kind.lower().replace(" ", "-"))
    known = type in SOURCE_TYPES
    rest = {"type": "" if known else kind, "section": line(row["Section"]), "": line(row["Notes"])}
    return given(
        type=type if known else "document",
        title=line(row["Title"]) or f"document-{row['ID']}",
        author=_author(line(row["Author"])),
        container_title=line(row["Source"]),
        issued=date,
        note="; ".join(f"{name}: {text}".removeprefix(": ") for name, text in rest.items() if text),
        ref=str(row["ID"]),
    )


def _author(name: str) -> list[dict[str, str]]:
    """The author of a document; `Family, Given` is the one form that says which is which."""
    family, comma, first = (part.strip() for part in name.partition(","))
    if comma and family and first and not re.search("[,;&]| (and|und|en|et) ", first):
        return [{"family": family, "given": first}]
    return [{"literal": name}] if name else []


def date_of(value: object, milliseconds: bool) -> str:
    """The day of a date in seconds since 1970 (UTC), or milliseconds; '' where it is none.

    Milliseconds are those of midnight where the program ran, which is not told: a day that is not sure.
    """
    if not isinstance(value, int):
        return ""
    try:
        moment = EPOCH + (timedelta(milliseconds=value) if milliseconds else timedelta(seconds=value))
    except OverflowError:
        return ""
    return f"{moment.date()}{'?' if milliseconds and moment.time() != time() else ''}"


def document_text(row: dict[str, Any]) -> str:
    """The text of a document, as a file may have it; '' where it has none."""
    text = row["Text"]
    return NO_TEXT.sub(" ", text) if isinstance(text, str) and text.strip() else ""


def marked_text(text: str) -> str:
    """A text for a file, which is in UTF-8 whatever encoding a page within it says that it had."""
    return f"{BOM}{text}" if is_page(text) and not text.startswith(BOM) else text


def passages_at(text: str, places: Iterable[tuple[int, int]]) -> list[str]:
    """The passages between a start and a stop in a text; '' for what is no place in it.

    The program counts as Java does: in units of UTF-16, and each line end as one. A database that another
    program has written may count the characters as they are stored: whichever has fewer of its places
    within words is taken. Stop (1) where they are more in all than a debate may hold.
    """
    wanted = [*places]
    if sum(min(stop, 2 * len(text)) - start for start, stop in wanted if 0 <= start < stop) > ROOM:
        raise Stop("from-too-much", code=1, limit=SIZE_LIMIT // 1024 // 1024, nodes=NODE_LIMIT)
    swing = text.replace("\r\n", "\n").encode("utf-16-le", "surrogatepass"), 2
    stored = text.encode("utf-32-le", "surrogatepass"), 4
    ways = [swing] if len(swing[0]) == 2 * len(text) else [swing, stored]
    found = max((_cut(*way, wanted) for way in ways), key=lambda found: found[1])[0]
    return [_seen(part) for part in found] if is_page(text) else found


def _seen(part: str) -> str:
    """The words of a part of a page, as they are seen, and looked for, in it."""
    return "".join(it[0] for it in html.words(part) if not isinstance(it, Marker))


def _cut(data: bytes, width: int, places: list[tuple[int, int]]) -> tuple[list[str], int]:
    """The passages in an encoding with so many bytes a unit, and how many of their ends are of words."""

    def at(start: int, stop: int) -> str:
        part = data[max(start, 0) * width : stop * width]
        return part.decode("utf-16-le" if width == 2 else "utf-32-le", "replace")

    found, ends = [], 0
    for start, stop in places:
        good = 0 <= start < stop <= len(data) // width
        found.append(at(start, stop) if good else "")
        if good:
            ends += _edge(at(start - 1, start), found[-1][:1])
            ends += _edge(at(stop, stop + 1), found[-1][-1:])
    return found, ends


def _edge(outside: str, inside: str) -> bool:
    """Whether a passage ends between these two signs as people mark one."""
    return not inside.isspace() and not (outside.isalnum() and inside.isalnum())
