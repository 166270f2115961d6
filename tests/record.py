"""The bundled debate against the report that it is from, and the record that keeps what came of it.

The report is not ours to publish. Where it is at hand, the debate is compared with it. Anywhere else
the debate is held against the record: a digest of each thing that was compared. Whatever differs from
the record was not compared, and counts as false. `python tests/record.py` compares again and renews the
record; without the report, or with a fault, it writes nothing.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

import socinno
from socinno.model import OWN, Debate, Quote, Speaker

TESTS = Path(__file__).parent
REPORT = TESTS.parent.parent / "shared" / "source" / "sociale-innovatie-hype-of-echte-verandering.txt"
RECORD = TESTS / "record.json"
RUN = 8
"""So many words in a row as in the report would be its words; a name or a title may be shorter."""
TITLE = "lector ‘Organiseren van Verandering in het publieke domein’"  # the report's too, but a name
PROPER_NAMES = {
    ("by", "by"),
    ("event", "place"),
    ("sources", "title"),
    ("speakers", "affiliation"),
    ("speakers", "name"),
}


class Record(NamedTuple):
    """What was compared, as digests alone."""

    sha256: str
    """Of the report."""
    quotation_marks: list[str]
    """What the report puts in quotation marks, sorted."""
    quotes: dict[str, str]
    """Of each quote its kind, speaker and place, and if it is direct its words."""
    own_words: dict[str, str]
    """Of each text of ours its Dutch, by its address."""


def digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:32]


@cache
def bundled() -> Debate:
    (only,) = socinno.load().debates
    return only


def recorded(record: Path = RECORD) -> Record:
    return Record(**json.loads(record.read_text(encoding="utf-8")))


def new(report: bytes, debate: Debate) -> Record:
    """The record of a comparison; only worth keeping where there are no `faults`."""
    return Record(
        sha256(report).hexdigest(),
        sorted(digest(words) for words in in_quotation_marks(report.decode())),
        {name: _of_quote(quote) for name, quote in debate.quotes.items()},
        {address: digest(text) for address, text in _ours(debate).items()},
    )


def _of_quote(quote: Quote) -> str:
    words = quote.text[OWN] if quote.kind == "direct" else None
    place = quote.at.model_dump(exclude_none=True)
    return digest(json.dumps([quote.kind, quote.speaker, quote.source, place, words], sort_keys=True))


def not_as_recorded(debate: Debate, record: Record) -> list[str]:
    """What is in the debate, or was, and differs from what was compared."""
    now = new(b"", debate)
    direct = sorted(digest(quote.text[OWN]) for quote in _quotes(debate, "direct"))
    return [
        *(name for name in now.quotes | record.quotes if now.quotes.get(name) != record.quotes.get(name)),
        *(it for it in now.own_words | record.own_words if now.own_words.get(it) != record.own_words.get(it)),
        *(["the quotation marks of the report"] if direct != record.quotation_marks else []),
    ]


def texts(value: Any, address: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
    """Every text in a part of the debate, with its address."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), (*address, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts(item, (*address, str(number)))
    elif isinstance(value, Mapping) and all(isinstance(item, str) for item in value.values()):
        if value:
            yield address, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts(item, (*address, key))


def is_ours(debate: Debate, address: tuple[str, ...]) -> bool:
    """Whether a text is ours: not a proper name, a direct quote or the translation of one."""
    room, key = address[0], address[-1]
    if room == "quotes" and debate.quotes[address[1]].kind == "direct":
        return key == "note"
    return (room, key) not in PROPER_NAMES


def _ours(debate: Debate) -> dict[str, str]:
    """Each text of ours in Dutch, the language of the report, by its address."""
    found = {"/".join(address): text for address, text in texts(debate) if is_ours(debate, address)}
    return {address: text.get("nl") or " ".join(text.values()) for address, text in found.items()}


def in_quotation_marks(report: str) -> list[str]:
    found = re.findall("“([^”]*)”", report)
    assert len(found) == report.count("“")
    return found


def _quotes(debate: Debate, kind: str) -> list[Quote]:
    return [quote for quote in debate.quotes.values() if quote.kind == kind]


def _anchor(quote: Quote) -> str:
    return quote.at.anchor or ""


def not_verbatim(report: str, debate: Debate) -> list[str]:
    """Direct quotes that are not in the report, word for word."""
    return [quote.id for quote in _quotes(debate, "direct") if quote.text[OWN] not in report]


def not_in_quotation_marks(report: str, debate: Debate) -> list[str]:
    """Direct quotes that the report does not mark as one, and what it marks and is not one."""
    direct = [quote.text[OWN] for quote in _quotes(debate, "direct")]
    marked = in_quotation_marks(report)
    return sorted({*direct, *marked} if sorted(direct) != sorted(marked) else ())


def anchor_elsewhere(report: str, debate: Debate) -> list[str]:
    """Quotes whose anchor is not a few words that the report has once."""
    quotes = debate.quotes.values()
    return [q.id for q in quotes if report.count(_anchor(q)) != 1 or len(_anchor(q).split()) >= 10]


def under_another_heading(report: str, debate: Debate) -> list[str]:
    """Quotes whose anchor does not stand under the heading that they name."""
    sections = {quote.at.section or "" for quote in debate.quotes.values()}
    heading, under = "", dict[str, str]()
    for line in report.splitlines():
        # a picture's number is run on to one of the headings, and a no-break space stands in another
        bare = line.rstrip("0123456789").replace("\xa0", " ")
        heading = bare if bare in sections else heading
        under |= {quote.id: heading for quote in debate.quotes.values() if _anchor(quote) in line}
    return [quote.id for quote in debate.quotes.values() if under.get(quote.id) != quote.at.section]


def in_another_paragraph(report: str, debate: Debate) -> list[str]:
    """Direct quotes whose words and anchor are not in one paragraph."""
    both = {q.id: (q.text[OWN], _anchor(q)) for q in _quotes(debate, "direct")}
    lines = report.splitlines()
    return [name for name, (w, anchor) in both.items() if not any(w in it and anchor in it for it in lines)]


def of_somebody_else(report: str, debate: Debate) -> list[str]:
    """Quotes of a person in a paragraph that does not name that person, or names another one too."""
    people = {it.id: it.name[OWN].split()[-1] for it in debate.speakers.values() if _is_named(it)}
    named = {
        quote.id: {person for person, name in people.items() if name in line}
        for line in report.splitlines()
        for quote in debate.quotes.values()
        if _anchor(quote) in line
    }
    quoted = [quote for quote in debate.quotes.values() if quote.speaker in people]
    return [quote.id for quote in quoted if named.get(quote.id) != {quote.speaker}]


def _is_named(speaker: Speaker) -> bool:
    return speaker.kind == "person" and OWN in speaker.name


def not_in_our_own_words(report: str, debate: Debate) -> list[str]:
    """Texts of ours with eight words in a row as they stand in the report."""
    taken = _runs(report) - _runs(TITLE)
    return [address for address, text in _ours(debate).items() if _runs(text) & taken]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


Comparison = Callable[[str, Debate], list[str]]

COMPARISONS: tuple[Comparison, ...] = (
    not_verbatim,
    not_in_quotation_marks,
    anchor_elsewhere,
    under_another_heading,
    in_another_paragraph,
    of_somebody_else,
    not_in_our_own_words,
)


def offenders(comparison: Comparison) -> list[str]:
    """What is false about the bundled debate: by the report if it is at hand, else by the record."""
    if REPORT.is_file():
        return comparison(REPORT.read_text(encoding="utf-8"), bundled())
    return not_as_recorded(bundled(), recorded())


def renew(report: Path, debate: Debate, record: Path) -> None:
    """Compare, and write the record; SystemExit, with nothing written, where that cannot be or is false."""
    if not report.is_file():
        sys.exit(f"not compared: the report is not at hand ({report.name})")
    words = report.read_bytes()
    for comparison in COMPARISONS:
        if found := comparison(words.decode(), debate):
            sys.exit(f"not recorded: {comparison.__name__.replace('_', ' ')}: {', '.join(found)}")
    record.write_text(json.dumps(new(words, debate)._asdict(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    renew(REPORT, bundled(), RECORD)
