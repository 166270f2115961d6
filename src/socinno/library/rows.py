"""A content file as rows of an index: what it holds, or what is wrong with it, each with its checksum.

A thing has a number of its own wherever it comes in a library: that of its file, then its place in it.
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic_core import to_json

from socinno.files import File, key_of
from socinno.library import catalogue
from socinno.library.catalogue import LONGEST, MOST, WEIGHTS, Entry
from socinno.library.indexed import packed
from socinno.library.outline import CALLED, SHORT
from socinno.library.reader import valid
from socinno.library.sketch import chosen_by, sketch_of
from socinno.library.soundness import checksum
from socinno.library.store import NUMBERS, PLACES
from socinno.model import Debate, Speaker, Thing
from socinno.text import fold

SETTLED = 3.0  # seconds; what changed more recently may change again unseen by its times (FAT: two)
AT_ONCE, MARK = 32, "qzxj"  # texts that are folded as one, and what stands between them

Stored = tuple[Any, ...]


def _json(value: Any) -> str:
    return to_json(value).decode()


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
    collecting = gc.isenabled()
    gc.disable()  # what is made is needed to the end: to look for what is not costs up to a third
    try:
        return _read(file, inside, number)
    finally:
        if collecting:
            gc.enable()


def _read(file: File, inside: bytes, number: int) -> Rows:
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
    first, every = number << PLACES, catalogue.everything(debate)
    said = [catalogue.said_by(thing) for thing in every]
    folded = _folded(list({debate.id, *(text for of in said for _, text in of)})).__getitem__
    entries = list(catalogue.entries(debate, folded))
    words = ([(aspect, folded(text)) for aspect, text in of] for of in said)
    things = [_thing(n, number, *it) for n, it in enumerate(zip(entries, words, strict=True), first)]
    labels = [_label(n, thing) for n, thing in enumerate(every, first)]
    ranked = [(row[0] | row[2] << NUMBERS, row[-2]) for row in things]
    numbers = {entry.id: n for n, entry in enumerate(entries[1:], first + 1)}
    who = {entry.id: entry.person for entry in entries if entry.what == Speaker.what}
    people = {name: somebody.key for name, somebody in who.items()}
    head = _with_checksum(number, _json({key: value for key, value in tree.items() if key != "quotes"}))
    quotes = _quotes(debate, number, tree.get("quotes", {}), numbers, people)
    pairs = [(target, numbers[name]) for name in debate.quotes for target in debate.bearing[name]]
    drawn = _sketch(debate, number, {name: somebody.names for name, somebody in who.items()})
    return Rows([], [head], [drawn], labels, things, ranked, quotes, pairs)


def _sketch(debate: Debate, file: int, names: Mapping[str, Sequence[str]]) -> Stored:
    """What a debate comes to; `names`: those of its speakers (ids), folded."""
    text, choices = sketch_of(debate, names), chosen_by(debate)
    return (file, text, checksum(file, text), choices, checksum(file, choices))


def _folded(texts: Sequence[str]) -> dict[str, str]:
    """Each text folded: some at once, which takes half the time, with a mark between them.

    Where one of them has a word that is like the mark, each by itself.
    """
    found: list[str] = []
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        parts = fold(f" {MARK} ".join(some)).split(MARK)
        found += map(str.strip, parts) if len(parts) == len(some) else map(fold, some)
    return dict(zip(texts, found, strict=True))


def _thing(number: int, file: int, entry: Entry, texts: Sequence[tuple[str, str]]) -> Stored:
    """The names and the words of a thing, of which the texts by aspect are folded."""
    what, name, rank, names = entry.what, entry.id, bound(texts), packed(entry)
    said, words = ",".join([aspect for aspect, _ in texts]), "\n".join([text for _, text in texts])
    of_names, of_words = checksum(file, number, what, name, names), checksum(rank, said, words)
    return (number, file, rank, what, name, names, of_names, said, words, of_words)


def bound(texts: Iterable[tuple[str, str]]) -> int:
    """How well a thing ranks for a word at best, from 0, by its texts (aspect, folded): by the weight of the
    best, and then how many words the shortest of such has after the first, as far as `LONGEST`."""
    of = [(MOST - WEIGHTS.get(a, 1)) * (LONGEST + 1) + min(t.count(" "), LONGEST) for a, t in texts]
    return min(of, default=MOST * (LONGEST + 1))


def _label(number: int, thing: Thing) -> Stored:
    """What a thing is called, as it is written, for who completes its id."""
    fields, called = vars(thing), None
    for key in CALLED:
        if called := fields.get(key):
            break
    names = _json({language: text[:SHORT] for language, text in called.items()}) if called else "{}"
    row = (thing.what, thing.id, number, names)
    return (*row, checksum(*row))


def _quotes(
    debate: Debate, file: int, tree: dict[str, Any], numbers: Mapping[str, int], people: Mapping[str, str]
) -> list[Stored]:
    """Every quote as it is in the file with what it can be chosen by."""
    rows = []
    for name, quote in debate.quotes.items():
        fields, number = vars(quote), numbers[name]
        row = (name, people.get(fields["speaker"]), fields["kind"], fields["source"], _json(tree[name]))
        rows.append((number, file, *row, checksum(file, number, *row)))
    return rows
