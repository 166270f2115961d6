"""A content file as rows of an index: what it holds, or what is wrong with it, each with its checksum.

A thing has a number of its own wherever it comes in a library: that of its file, then its place in it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from socinno.files import File, key_of
from socinno.library import catalogue
from socinno.library.catalogue import Document, Entry
from socinno.library.indexed import packed
from socinno.library.outline import CALLED, SHORT
from socinno.library.reader import valid
from socinno.library.sketch import chosen_by, sketch_of
from socinno.library.soundness import checksum
from socinno.library.store import NUMBERS, PLACES
from socinno.model import Debate

SETTLED = 3.0  # seconds; what changed more recently may change again unseen by its times (FAT: two)

Stored = tuple[Any, ...]
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Rows(NamedTuple):
    """The rows that a file has in each table, in the order of its columns."""

    file: list[Stored]
    head: list[Stored]
    sketch: list[Stored]
    label: list[Stored]
    thing: list[Stored]
    word: list[Stored]
    quote: list[Stored]
    bears: list[Stored]


def rows_of(file: File, inside: bytes, number: int) -> Rows:
    """Read a file, which gets a number in the index; `inside`: its path in the library."""
    settled = abs(time.time_ns() - file.mtime) >= SETTLED * 1e9
    debate, problems, tree = valid(file.path)
    told = [(p.code, p.address, p.facts, p.where.line, p.where.column, p.more) for p in problems]
    unread = any(p.code == "unreadable" for p in problems)
    key = key_of(file) if settled and not unread else ""  # to be read again next time
    wrong = json.dumps(told) if told else None  # in ASCII: it may speak of a name that is no text
    if debate is None or tree is None:
        return Rows([_with_checksum(number, inside, key, None, wrong, 0, 0)], [], [], [], [], [], [], [])
    rows = _of_debate(debate, tree, number)
    whole = sum(row[-1] for table in (rows.head, rows.label, rows.quote) for row in table)
    whole += sum(row[2] + row[4] for row in rows.sketch)
    whole += sum(row[6] + row[-1] for row in rows.thing) + sum(checksum(*row) for row in rows.bears)
    own = (number, inside, key, debate.id, wrong, len(debate.quotes), whole)
    return rows._replace(file=[_with_checksum(*own)])


def _with_checksum(*values: Any) -> Stored:
    return (*values, checksum(*values))


def _of_debate(debate: Debate, tree: dict[str, Any], number: int) -> Rows:
    """The rows of a debate, as it is in its file, but that of the file itself."""
    first = number << PLACES
    both = list(zip(catalogue.entries(debate), catalogue.documents(debate), strict=True))
    things = [_thing(first + n, number, *it) for n, it in enumerate(both)]
    labels = [_label(first + n, entry, debate) for n, (entry, _) in enumerate(both)]
    words = [(n | rank << NUMBERS, text) for n, _, rank, *_, text, _ in things]
    numbers = {entry.id: first + n for n, (entry, _) in enumerate(both) if entry.what != debate.what}
    head = _json({key: value for key, value in tree.items() if key != "quotes"})
    quotes, pairs = _quotes(debate, number, tree.get("quotes", {}), numbers)
    names = {entry.id: entry.person.names for entry, _ in both if entry.what == "speaker"}
    return Rows(
        [],
        [_with_checksum(number, head)],
        [_sketch(debate, number, names)],
        labels,
        things,
        words,
        quotes,
        pairs,
    )


def _sketch(debate: Debate, file: int, names: Mapping[str, Sequence[str]]) -> Stored:
    """What a debate comes to; `names`: those of its speakers (ids), folded."""
    text, choices = sketch_of(debate, names), chosen_by(debate)
    return (file, text, checksum(file, text), choices, checksum(file, choices))


def _thing(number: int, file: int, entry: Entry, document: Document) -> Stored:
    """The names and the words of a thing."""
    rank, names = document.bound, packed(entry)
    of_names = checksum(file, number, entry.what, entry.id, names)
    said = ",".join(aspect for aspect, _ in document.texts), "\n".join(text for _, text in document.texts)
    return (number, file, rank, entry.what, entry.id, names, of_names, *said, checksum(rank, *said))


def _label(number: int, entry: Entry, debate: Debate) -> Stored:
    """What a thing is called, as it is written, for who completes its id."""
    thing = catalogue.within(debate, entry.what, entry.id)
    called: Mapping[str, str] = next((text for key in CALLED if (text := vars(thing).get(key))), {})
    names = {language: text[:SHORT] for language, text in called.items()}
    row = (entry.what, entry.id, number, _json(names))
    return (*row, checksum(*row))


def _quotes(
    debate: Debate, file: int, tree: dict[str, Any], numbers: dict[str, int]
) -> tuple[list[Stored], list[Stored]]:
    """Every quote as it is in the file with what it can be chosen by, and what each bears on."""
    people = {name: catalogue.person(speaker).key for name, speaker in debate.speakers.items()}
    rows, pairs = [], []
    for name, quote in debate.quotes.items():
        chosen_by = people.get(quote.speaker or ""), quote.kind, quote.source
        row = (numbers[name], file, name, *chosen_by, _json(tree[name]))
        rows.append((*row, checksum(file, row[0], *row[2:])))
        pairs += [(target, numbers[name]) for target in debate.bearing[name]]
    return rows, pairs
