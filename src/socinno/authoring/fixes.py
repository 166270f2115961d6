"""Mending what is safe and unambiguous: the typography of a quote, as its source has it, and its place.

Only the scalars concerned are rewritten, in the text of the file as it stands, so comments and
layout stay. What was meant is then proved: the new text must hold the same scalars but for those.
"""

import textwrap
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from socinno import files
from socinno.authoring import check as checking
from socinno.authoring.check import MENDED, Checked
from socinno.authoring.placing import placings
from socinno.library.decoding import FORBIDDEN
from socinno.library.filling import filled_in
from socinno.library.tree import SIZE_LIMIT, Scalar, scalars
from socinno.quotations.locating import Track
from socinno.quotations.typography import QUOTATION_MARKS
from socinno.saving import save
from socinno.text import encoding_of

READ_AGAIN, LEAST_READINGS = 16 * 1024 * 1024, 16
"""Characters, and times, that a text is read anew to prove one way of writing its edits: some seconds."""


class Mended(NamedTuple):
    """How much was mended in a file: texts in their typography, and quotes that had no place."""

    texts: int
    places: int


class Edit(NamedTuple):
    """A new value for the first scalar that has the old one, from a line and column on."""

    place: tuple[int, int]
    old: str
    new: str


class Token(NamedTuple):
    """A scalar as it is to be written, and the value that it then has."""

    token: str
    value: str


def mend(paths: Iterable[Path], texts: Mapping[str, Path], progress: Track = iter) -> dict[str, Mended]:
    """Mend the content files that paths lead to, in place: how much was mended, by file.

    Stops as `save`, at the first file that cannot be written; those before it are mended.
    """
    done = {checked.file: _mend(checked) for checked in checking.check(paths, texts, progress).files}
    return {file: count for file, count in done.items() if any(count)}


def _mend(checked: Checked) -> Mended:
    wanted, missing = edits(checked), placings(checked.quotes)
    if not wanted and not missing:
        return Mended(0, 0)
    data = files.read(checked.file, SIZE_LIMIT)
    encoding = encoding_of(data)
    new, count = edited(data.decode(encoding), wanted)
    new, places = filled_in(new, missing)
    if count or places:
        save(new.encode(encoding), checked.file, force=True)
    return Mended(count, places)


def edits(checked: Checked) -> list[Edit]:
    """What can be mended in a file."""
    found = {match.address: match for match in checked.quotes}
    matches = [(found[p.address], p.where) for p in checked.problems if p.code in MENDED]
    return [
        Edit((where.line, where.column), match.words, match.alignment.mended)
        for match, where in matches
        if match.alignment and not FORBIDDEN.search(match.alignment.mended)
    ]


def edited(text: str, wanted: Iterable[Edit]) -> tuple[str, int]:
    """The text with the edits in it that could be proved, and how many those are."""
    before = scalars(text)
    pending = {i: (_tokens(text, before[i], edit.new), edit.new) for edit, i in _placed(wanted, before)}
    done: dict[int, Token] = {}
    while pending:  # each round with the next way to write what is not proved yet
        tried = {
            i: Token(token, value) for i, (ways, value) in pending.items() if (token := next(ways, None))
        }
        done |= _proved(text, before, done, tried)
        pending = {i: pending[i] for i in tried if i not in done}
    return _with(text, before, done), len(done)


def _placed(wanted: Iterable[Edit], before: list[Scalar]) -> Iterator[tuple[Edit, int]]:
    """Each edit with the scalar that it is of, by its index."""
    known: dict[str, list[tuple[int, int, int]]] = {}
    for i, scalar in enumerate(before):
        known.setdefault(scalar.value, []).append((scalar.line, scalar.column, i))
    for edit in wanted:
        places = known.get(edit.old, [])
        at = bisect_left(places, edit.place)
        if at < len(places):
            yield edit, places[at][2]


def _proved(
    text: str, before: list[Scalar], done: dict[int, Token], tried: dict[int, Token]
) -> dict[int, Token]:
    """Those of the edits tried, beside what is done, that give their scalars the new value and leave
    every other as it was: all in one reading of the text; where some fail, in halves, as often as may be."""
    proved: dict[int, Token] = {}
    unproved = deque([tried] if tried else [])
    for _ in range(max(LEAST_READINGS, READ_AGAIN // len(text))):
        if not unproved:
            break
        some = unproved.popleft()
        written = done | proved | some
        hoped = [scalar.value for scalar in before]
        for i, it in written.items():
            hoped[i] = it.value
        found = _values(_with(text, before, written))
        right = {i: it for i, it in some.items() if len(found) == len(hoped) and found[i] == it.value}
        if found == hoped:
            proved |= some
        elif 0 < len(right) < len(some):
            unproved.appendleft(right)
        elif len(some) > 1:
            listed = [*some.items()]
            half = len(listed) // 2
            unproved += [dict(listed[:half]), dict(listed[half:])]
    return proved


def _with(text: str, before: list[Scalar], written: Mapping[int, Token]) -> str:
    """The text with some scalars, by their index, written anew."""
    parts, at = [], 0
    for i in sorted(written):
        parts += [text[at : before[i].start], written[i].token]
        at = before[i].end
    return "".join([*parts, text[at:]])


def _values(text: str) -> list[str]:
    try:
        return [scalar.value for scalar in scalars(text)]
    except ValueError:
        return []


def _tokens(text: str, scalar: Scalar, value: str) -> Iterator[str]:
    """Ways to write the new value, the one that changes least first."""
    old = text[scalar.start : scalar.end]
    tail = old[len(old.rstrip()) :]
    yield _requoted(old, scalar.style, value)
    if scalar.style in (">", "|"):
        head, _, body = old.partition("\n")
        rows = body.rstrip().splitlines()
        yield f"{head}\n{_wrapped(value, rows, whole=scalar.style == '|')}{tail}"
    inside = value.replace("\\", "\\\\").replace('"', '\\"')
    yield f'"{inside}"{tail}'


def _requoted(old: str, style: str, value: str) -> str:
    """The same characters, quotation marks replaced by those of the value in their order."""
    skip = 1 if style in ("'", '"') else 0
    inner = old[skip : len(old) - skip]
    marks = iter([c for c in value if c in QUOTATION_MARKS])
    new = "".join(next(marks, c) if c in QUOTATION_MARKS else c for c in inner)
    return old[:skip] + new + old[len(old) - skip :]


def _wrapped(value: str, rows: list[str], *, whole: bool) -> str:
    """The value on lines as long as those that were there; `whole`: on one."""
    first = next(iter(rows), "")
    margin = first[: len(first) - len(first.lstrip())]
    width = len(margin) + len(value) if whole else max((len(row) for row in rows), default=80)
    return textwrap.fill(
        value,
        max(width, len(margin) + 20),
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
