"""The place of a quote put into the text of a content file that says none, behind the `source` of the quote.

So comments, order and layout stay. What was meant is then proved: the new text must hold what the old one
held, and that.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from socinno.library.tree import Take, Tree, events, pass_over, tree_of
from socinno.library.writing import block, flow

READINGS = 16  # times that a text is read anew to prove what is put into it

Values = Mapping[str, str]
"""What stands under `at`: `section`, `page`, `time`."""

_EMPTY = re.compile(r"\s*:(?:[ \t]*(?:~|null|Null|NULL|\{[ \t]*\})(?=\s|,|\}|\Z))?")
_LINE_END = re.compile("\r\n|\n|\r")


class _Quote(NamedTuple):
    """Where a quote stands in a file: the column of its keys, where its source and its key `at` end.

    `flow`: in braces; `at` is None where it has no such key.
    """

    flow: bool
    column: int
    source: int
    at: int | None = None


def filled_in(text: str, wanted: Mapping[str, Values]) -> tuple[str, int]:
    """The text with values of `at`, by the ids of quotes: as far as that could be proved; and how many."""
    tree, problems = tree_of(text.encode(), "")
    if not wanted or tree is None or problems:
        return text, 0
    where = dict(_quotes(text))
    untried = deque([[id for id in wanted if id in where]])
    done: list[str] = []
    for _ in range(READINGS):
        if not untried:
            break
        some = untried.popleft()
        tried = {id: wanted[id] for id in (*done, *some)}
        if _holds(_with(text, where, tried), tree, tried):
            done += some
        elif len(some) > 1:
            half = len(some) // 2
            untried += [some[:half], some[half:]]
    return _with(text, where, {id: wanted[id] for id in done}), len(done)


def _holds(text: str, before: Tree, tried: Mapping[str, Values]) -> bool:
    """Whether a text holds what was there before, and what is filled in."""
    new, problems = tree_of(text.encode(), "")
    quotes = before["quotes"] | {id: before["quotes"][id] | {"at": at} for id, at in tried.items()}
    return not problems and new == before | {"quotes": quotes}


def _with(text: str, where: Mapping[str, _Quote], tried: Mapping[str, Values]) -> str:
    """The text with values put in."""
    first = _LINE_END.search(text)
    line_end = first[0] if first else "\n"
    parts, done = [], 0
    for start, end, new in sorted(_splice(text, where[id], at) for id, at in tried.items()):
        parts += [text[done:start], new.replace("\n", line_end)]
        done = end
    return "".join([*parts, text[done:]])


def _splice(text: str, quote: _Quote, at: Values) -> tuple[int, int, str]:
    """From where to where what is put in."""
    if quote.at is not None:
        empty = _EMPTY.match(text, quote.at)
        return quote.at, empty.end() if empty else quote.at, f": {flow(at)}"
    after = quote.source
    if quote.flow:
        return after, after, f", at: {flow(at)}"
    rows = block({"at": at}, quote.column)
    line = _LINE_END.search(text, after)
    end = line.end() if line else len(text)
    return end, end, rows if line else f"\n{rows[:-1]}"


def _quotes(text: str) -> Iterator[tuple[str, _Quote]]:
    """The quotes of a file, each by its id, in one pass."""
    take = events(text)
    take(), take()  # the start of the stream, and that of the document
    for key, value in _children(take(), take):
        if key.value != "quotes":
            pass_over(value, take)
            continue
        for id, quote in _children(value, take):
            found = _quote(text, quote, take)
            if found:
                yield id.value, found


def _quote(text: str, event: Any, take: Take) -> _Quote | None:
    source, at, column = 0, None, 0
    for key, value in _children(event, take):
        column = key.start_mark.column
        if key.value == "source":
            start, end = value.start_mark.index, value.end_mark.index
            source = start + len(text[start:end].rstrip())  # a text in a block reaches further
        elif key.value == "at":
            at = key.end_mark.index
        pass_over(value, take)
    return _Quote(bool(event.flow_style), column, source, at) if source else None


def _children(event: Any, take: Take) -> Iterator[tuple[Any, Any]]:
    """The keys of a mapping, each with the first event of its value, of which who asks takes the rest."""
    if type(event) is not yaml.MappingStartEvent:
        pass_over(event, take)
        return
    while type(key := take()) is not yaml.MappingEndEvent:
        yield key, take()
