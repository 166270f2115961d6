"""What a screen must hold: every passage of an answer, whatever its shape, and how to find it again."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from asking import ANSI
from wcwidth import wcswidth

from socinno.text import one_line
from socinno.views import (
    Columns,
    Date,
    Foot,
    Item,
    Matrix,
    Place,
    Quotation,
    Reason,
    Ref,
    Signed,
    StanceView,
    Table,
    Text,
    Word,
)

FRAME = re.compile("[│─╭╮╰╯├┤┬┴┼]")


def widest(text: str) -> int:
    """The cells of the widest line."""
    return max(wcswidth(ANSI.sub("", line)) for line in text.splitlines())


def letters(text: str) -> str:
    """The letters and digits of a text: what no fold, frame or label can change."""
    return "".join(c for c in text if c.isalnum())


def passages(value: Any) -> Iterator[str]:
    """Every passage that a person must be able to read in a view, whatever its shape."""
    if getattr(value, "of_debate", ()):  # for pages
        yield from passages(value._replace(of_debate=()))
    elif isinstance(value, Text):
        yield one_line(value.text)
    elif isinstance(value, Table):
        for record in value.records:
            for column in value.columns:
                yield from (p for field in column.fields for p in passages(record[field.key]))
        yield from passages(tuple(part.value for part in value.foot.shared))
    elif isinstance(value, Signed):
        yield from passages(signed(value))
    elif isinstance(value, Quotation) and value.brief:
        yield from passages((*brief(value), Text(value.id)))
    elif isinstance(value, Item):
        yield from passages((value.lead, value.text, value.facts, Text(value.id)))
    elif isinstance(value, Matrix):
        for it in value.crossings:  # a head has its title or a short one, a cell has no words
            yield from passages((it.told, tuple(line.speaker for line in it.lines)))
    elif isinstance(value, StanceView):
        shown = () if value.brief else (value.evidence, value.note, value.source)
        beside = (value.assigned and value.assigned.positions, value.changed and value.changed.positions)
        yield from passages((value.leads, *shown, *beside))
    elif getattr(value, "machine", False) or isinstance(value, Foot):
        return
    elif isinstance(value, Columns) and value.of_debate:  # where it is from, which is no part of it
        yield from passages(value._replace(of_debate=()))
    elif isinstance(value, Columns) and value.look:
        yield from passages(facing(value))
    elif isinstance(value, Reason) and value.again:
        yield value.quotation.id
    elif isinstance(value, Place):
        yield from (one_line(words) for _, words in value.facts)
    elif isinstance(value, tuple) and not isinstance(value, (Word, Date)):
        yield from (p for item in value if not isinstance(item, str) for p in passages(item))


def shown_passages(value: Any) -> Iterator[str]:
    """The passages and names in a view as they are written, of a stance the side that is shown."""
    if getattr(value, "of_debate", ()):  # for pages
        yield from shown_passages(value._replace(of_debate=()))
    elif isinstance(value, Text):
        yield value.text
    elif isinstance(value, Ref):
        yield value.name.text
    elif isinstance(value, StanceView):
        shown = () if value.brief else (value.evidence, value.note, value.source)
        beside = (value.assigned and value.assigned.positions, value.changed and value.changed.positions)
        yield from shown_passages((value.leads, *shown, *beside))
    elif getattr(value, "machine", False) or isinstance(value, Foot):
        return
    elif isinstance(value, Columns) and value.of_debate:
        yield from shown_passages(value._replace(of_debate=()))
    elif isinstance(value, Columns) and value.look:
        yield from shown_passages(facing(value))
    elif isinstance(value, Matrix):
        for it in value.crossings:
            yield from shown_passages((it.told, tuple(line.speaker for line in it.lines)))
    elif isinstance(value, Reason) and value.again:
        yield value.quotation.id
    elif isinstance(value, Signed):
        yield from shown_passages(signed(value))
    elif isinstance(value, Item):
        yield from shown_passages((value.lead, value.text, value.facts))
    elif isinstance(value, Quotation) and value.brief:
        yield from shown_passages(brief(value))
    elif isinstance(value, Quotation):
        by = (value.speaker, value.told_by)
        parts = (*by, value.text, value.translation, value.source, value.supports, value.note)
        yield from shown_passages((*parts, value.challenges, *(Text(words) for _, words in value.at.facts)))
    elif isinstance(value, Table):
        seen = {field.key for column in value.columns for field in column.fields}
        for record in value.records:
            yield from shown_passages(tuple(v for key, v in record.items() if key in seen))
    elif getattr(value, "machine", False) or isinstance(value, Foot):
        return
    elif isinstance(value, tuple):
        for item in value:
            yield from shown_passages(item)


def brief(quote: Quotation) -> tuple[Any, ...]:
    """What people read of a quotation in brief."""
    place = tuple(Text(one_line(words)) for key, words in quote.at.facts if key not in quote.at.quoted)
    note = quote.note if quote.note and quote.note.marks else None
    return (quote.speaker, quote.told_by, quote.text, quote.translation, place, quote.named, note)


def signed(it: Signed) -> tuple[Any, ...]:
    """What people read of a stance as a sign."""
    sides = it.stance.positions if len(it.stance.positions) == 1 else ()
    opened = it.alone and it.stance.opened
    shown = (it.stance.evidence, it.stance.note, it.stance.source) if opened else ()
    return (it.question, sides, it.stance.assigned and it.stance.assigned.positions, *shown)


def facing(columns: Columns) -> tuple[Any, ...]:
    """What people read of two sides that speak for themselves, or stand under their title."""
    title = (columns.of,) if columns.look == "titled" else ()
    return (*title, *columns.heads, *columns.read, *columns.also)


def by_column(text: str) -> str:
    """The cells of every table, one column after the other."""
    columns: dict[int, list[str]] = {}
    for line in text.splitlines():
        for i, cell in enumerate(FRAME.split(line)):
            columns.setdefault(i, []).append(cell.strip())
    return "\n".join("".join(cells) for cells in columns.values())


def cells(screen: str) -> str:
    """The words of a screen in reading order of its cells, without the borders, spaces and folds."""
    found: list[str] = []
    columns: list[list[str]] = []
    for line in [*screen.splitlines(), ""]:
        inside = line.startswith("│")
        if inside:
            parts = line.strip("│").split("│")
            columns = columns if len(columns) == len(parts) else [[] for _ in parts]
            for column, part in zip(columns, parts, strict=True):
                column.append(part)
        if not inside:
            found += ["".join(column) for column in columns] + [line]
            columns = []
    lined = "".join(by_column(screen).split())  # lines in columns have no frame around them
    return "".join("".join(found).split()) + lined


def by_side(screen: str) -> str:
    """What stands at either side of a word between them, one side after the other."""
    found: list[str] = []
    for block in screen.split("\n\n"):
        between = re.search(r"^(.{20,} )(?:of|or)  \S", block, re.MULTILINE)
        at = len(between[1]) if between else 0
        found += [line[:at] for line in block.splitlines()] + [line[at + 3 :] for line in block.splitlines()]
    return "\n".join(found)


def by_gap(screen: str) -> str:
    """What stands in columns that bars or spaces part, two of these at least, one column after the other."""
    found: list[str] = []
    barred = groupby(screen.splitlines(), key=lambda line: "│" in line)
    for block in (list(lines) for inside, lines in barred if inside):
        lines = [line.replace("│", " ") for line in block]
        wide = range(max(map(len, lines)))
        empty = ["x"[all(line[n : n + 1] in ("", " ") for line in lines) :] or " " for n in wide]
        columns = [match.span() for match in re.finditer("x+(?: x+)*", "".join(empty))]
        found += ["".join(line[start:end] for line in lines) for start, end in columns]
    return "\n".join("".join(text.split()) for text in found)


def lost(view: Any, screen: str) -> list[str]:
    """The passages of a view that do not stand whole on a screen, in which what was found may be marked."""
    shown = "\n".join((cells(screen), "".join(by_side(screen).split()), by_gap(screen)))
    shown = shown.translate(dict.fromkeys(map(ord, "»«")))
    wanted = ("".join(unicodedata.normalize("NFC", p).split()) for p in shown_passages(view))
    return [passage for passage in wanted if passage not in shown]
