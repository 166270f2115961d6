"""The columns of a spreadsheet and the keys of a content file, in both directions; heads in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from socinno.model import OWN
from socinno.text import fold

KINDS = {
    "debate": ("debate", "debat"),
    "sources": ("source", "bron"),
    "speakers": ("speaker", "spreker"),
    "dichotomies": ("question", "vraag"),
    "positions": ("side", "kant"),
    "quotes": ("quote", "citaat"),
    "stances": ("stance", "standpunt"),
    "common-ground": ("common ground", "overeenstemming"),
    "themes": ("theme", "thema"),
    "topics": ("topic", "onderwerp"),
}
"""What a row is (a key of the content), as it is written in English and in Dutch."""

HEADS = {
    "row": ("Kind", "Soort"),
    "id": ("Id", "Id"),
    "under": ("Under", "Onder"),
    "speaker": ("Speaker", "Spreker"),
    "on": ("Question", "Vraag"),
    "positions": ("Side", "Kant"),
    "form": ("Form", "Vorm"),
    "text": ("Text", "Tekst"),
    "translation": ("Translation", "Vertaling"),
    "source": ("Source", "Bron"),
    "section": ("Section", "Paragraaf"),
    "page": ("Page", "Pagina"),
    "paragraph": ("Paragraph", "Alinea"),
    "time": ("Time", "Tijd"),
    "anchor": ("Near the words", "Bij de woorden"),
    "date": ("Date", "Datum"),
    "supports": ("Supports", "Steunt"),
    "challenges": ("Challenges", "Bestrijdt"),
    "told-by": ("Told by", "Aangehaald door"),
    "neither": ("Neither side of", "Geen kant bij"),
    "assigned": ("Assigned", "Toegewezen"),
    "basis": ("How known", "Hoe bekend"),
    "evidence": ("Evidence", "Blijkt uit"),
    "note": ("Note", "Toelichting"),
    "reviewed": ("Reviewed", "Nagekeken"),
    "ref": ("Ref", "Ref"),
    "title": ("Title", "Titel"),
    "short": ("Short", "Kort"),
    "question": ("Asked", "Gevraagd"),
    "claim": ("Claim", "Stelling"),
    "summary": ("Summary", "Samenvatting"),
    "quotes": ("Quotes", "Citaten"),
    "name": ("Name", "Naam"),
    "also": ("Also called", "Heet ook"),
    "honorific": ("Form of address", "Aanspreektitel"),
    "role": ("Role", "Rol"),
    "affiliation": ("Affiliation", "Organisatie"),
    "about": ("About", "Over"),
    "language": ("Language", "Taal"),
    "by": ("Made by", "Gemaakt door"),
    "event.title": ("Event", "Gelegenheid"),
    "event.date": ("Event date", "Datum gelegenheid"),
    "event.place": ("Place", "Plaats"),
    "event.note": ("Event note", "Toelichting gelegenheid"),
    **{
        key: (key, key)
        for key in (
            *("type", "author", "editor", "container-title", "publisher", "publisher-place", "issued"),
            *("accessed", "edition", "volume", "issue", "ISBN", "DOI", "URL", "file", "sha256"),
        )
    },
}
"""The head of each column, in English and in Dutch, by its key: those of a thing in a content file, and
`row` (what the row is), `form` (a `kind`), `under` (the question of a side, the theme of a topic), and
`on`, the question that somebody's words name."""

ALSO = {"quote": "text", "citaat": "text"}
"""Other heads that people write."""
VALUES = {
    **{"letterlijk": "direct", "indirect": "indirect", "persoon": "person", "groep": "collective"},
    **{"zelf gezegd": "stated", "gezegd": "stated", "volgens de bron": "reported", "gemeld": "reported"},
    **{"onze lezing": "inferred", "afgeleid": "inferred", "our reading": "inferred"},
    **{"said so": "stated", "according to the source": "reported"},
}
"""What people write for a value of `form` and `basis`."""
YES = frozenset({"yes", "ja", "true", "waar", "x", "1"})
PLACE = ("section", "page", "paragraph", "time", "anchor")
IDS = ("positions", "supports", "challenges", "evidence", "quotes", "reviewed")
LINES = ("also", "author", "editor")
"""What holds several names, one a line."""

_BY_HEAD = {fold(head): key for key, heads in HEADS.items() for head in heads} | ALSO
_KIND = {fold(word): kind for kind, words in KINDS.items() for word in words}
_SPOKEN = re.compile(r"(.+?)\s*\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*\)")


class SheetColumn(NamedTuple):
    """A column: its key of `HEADS`, and the language of its texts; '' where these have none of their own."""

    key: str
    language: str = ""

    @property
    def head(self) -> str:
        """What stands above it, in English."""
        return HEADS[self.key][0] + (f" ({self.language})" if self.language else "")


def column_of(head: str) -> SheetColumn | None:
    """The column that a head is of, in either language and any case; None for one that is not known."""
    spoken = _SPOKEN.fullmatch(head.strip())
    if spoken and (key := _BY_HEAD.get(fold(spoken[1]))):
        primary, sign, rest = spoken[2].partition("-")
        return SheetColumn(key, primary.lower() + sign + rest)
    key = _BY_HEAD.get(fold(head.strip()))
    return SheetColumn(key) if key else None


def kind_of(word: str) -> str:
    """What a row is, a key of `KINDS`; '' for a word that is not known."""
    return _KIND.get(fold(word.strip()), "")


def cells(kind: str, thing: Mapping[str, Any]) -> Iterator[tuple[SheetColumn, str]]:
    """The cells of a thing as the model has it, with its columns."""
    for key, value in thing.items():
        if key == "at" or (key == "event" and isinstance(value, Mapping)):
            inner = ((f"event.{name}" if key == "event" else name, it) for name, it in value.items())
            yield from cells(kind, dict(inner))
        elif key not in ("topics", "positions") or kind == "stances":
            yield from _cells("form" if key == "kind" else key, value)


def _cells(key: str, value: Any) -> Iterator[tuple[SheetColumn, str]]:
    if isinstance(value, Mapping):
        yield from (
            (SheetColumn(key, "" if language == OWN else language), text) for language, text in value.items()
        )
    elif isinstance(value, bool):
        yield SheetColumn(key), "yes" if value else ""
    elif isinstance(value, str):
        yield SheetColumn(key), value
    else:
        names = (_name(it) if isinstance(it, Mapping) else it for it in value)
        yield SheetColumn(key), ("\n" if key in LINES else ", ").join(names)


def _name(name: Mapping[str, str | None]) -> str:
    """A name as people write it in a list: the family name first."""
    return name.get("literal") or ", ".join(filter(None, (name.get("family"), name.get("given"))))


def thing_of(kind: str, row: Iterable[tuple[SheetColumn, str]], language: str) -> dict[str, Any]:
    """The keys of a thing that the cells of its row say; a text without a language beside others with one is
    in that of the debate."""
    thing: dict[str, Any] = {}
    for column, cell in row:
        key, owner = column.key, thing
        if key in ("row", "id", "under", "on"):
            continue
        if key.startswith("event."):
            owner, key = thing.setdefault("event", {}), key.removeprefix("event.")
        elif key in PLACE and kind in ("quotes", "stances"):
            owner = thing.setdefault("at", {})
        key = "kind" if key == "form" else key
        value = _value(column.key, cell)
        before = owner.get(key)
        if column.language or isinstance(before, dict):
            known = before if isinstance(before, dict) else {language: before} if before else {}
            value = known | {column.language or language: value}
        if value:
            owner[key] = value
    return thing


def _value(key: str, cell: str) -> Any:
    """A cell as the value of a key."""
    if key in IDS:
        return [it for it in re.split(r"[\s,;]+", cell) if it] if key != "positions" else cell.strip()
    if key in LINES:
        names = [line.strip() for line in re.split(r"[\n;]", cell) if line.strip()]
        return names if key == "also" else [*map(_author, names)]
    if key == "assigned":
        return "true" if fold(cell.strip()) in YES else ""
    if key in ("form", "basis"):
        return VALUES.get(fold(cell.strip()), cell.strip().lower())
    return cell


def _author(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name}
