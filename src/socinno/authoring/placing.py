"""Where a quote stands in its source, filled in from the text where the file does not say so.

Only `at` is put in, behind the `source` of the quote, so comments, order and layout stay. What was meant
is then proved: the new text must hold what the old one held, and that.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

import yaml

from socinno.library.tree import Take, Tree, events, pass_over, tree_of
from socinno.library.writing import block, flow
from socinno.quotations.locating import FEW_QUOTES, QuoteMatch
from socinno.quotations.matching import Place, composed, places
from socinno.quotations.places import place_of
from socinno.quotations.press import places_in_print, printed
from socinno.quotations.sources import SourceText
from socinno.quotations.stretches import Indexed
from socinno.quotations.typography import Span, normalized

MOST_COMPARED = 20  # places with the words of a quote; where more have them, none is told
READINGS = 16  # times that a text is read anew to prove what is put into it

Placings = Mapping[str, Mapping[str, str]]
"""By the ids of quotes what is put under their `at`: `section`, `page`, `time`."""

_EMPTY = re.compile(r"\s*:(?:[ \t]*(?:~|null|Null|NULL|\{[ \t]*\})(?=\s|,|\}|\Z))?")
_LINE_END = re.compile("\r\n|\n|\r")


class _Quote(NamedTuple):
    """Where a quote stands in a file: the column of its keys, the span of its source, where `at` ends.

    `flow`: in braces; `at` is None where it has no such key.
    """

    flow: bool
    column: int
    source: Span
    at: int | None = None


def placings(matches: tuple[QuoteMatch, ...]) -> Placings:
    """What can be filled in: for direct quotes without a place whose words stand at one place alone."""
    missing: dict[str, list[QuoteMatch]] = {}
    for match in matches:
        if match.quoted and not any(value is not None for _, value in match.quote.at):
            missing.setdefault(match.quote.source, []).append(match)
    return {id: place for here in missing.values() for id, place in _told(here)}


def _told(matches: list[QuoteMatch]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The place of each quote of a source, where all places with its words are in the same one."""
    source, stands = matches[0].source, _search(matches)
    for match in matches:
        place = _place(source, match.alignment.start) if match.alignment else {}
        found = list(islice(stands(match), MOST_COMPARED))
        if place and all(_place(source, it.spans[0][0]) == place for it in found) and _all_seen(found):
            yield match.quote.id, place


def _all_seen(found: list[Place]) -> bool:
    return 0 < len(found) < MOST_COMPARED


def _search(matches: list[QuoteMatch]) -> Callable[[QuoteMatch], Iterator[Place]]:
    """What finds every place with the words of a quote, as the check found one of them."""
    plain = normalized(matches[0].source.text)
    is_pressed = any(match.outcome == "press" for match in matches)
    bare = printed(plain, matches[0].turns) if is_pressed else None
    wanted = [normalized(composed(match.words)).text for match in matches]
    index = Indexed(plain.text, wanted) if len(matches) > FEW_QUOTES else None

    def stands(match: QuoteMatch) -> Iterator[Place]:
        if match.outcome == "press" and bare:
            return places_in_print(match.words, bare)
        return places(match.words, plain, index)

    return stands


def _place(source: SourceText, offset: int) -> Mapping[str, str]:
    """The place of an offset, as far as its names can be read."""
    return {aspect: name for aspect, name in place_of(source, offset).items() if name.isprintable()}


def placed(text: str, wanted: Placings) -> tuple[str, int]:
    """The text with the places in it that could be proved, and how many those are."""
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


def _holds(text: str, before: Tree, filled: Placings) -> bool:
    """Whether a text holds what was there before, and what is filled in."""
    new, problems = tree_of(text.encode(), "")
    quotes = before["quotes"] | {id: before["quotes"][id] | {"at": at} for id, at in filled.items()}
    return not problems and new == before | {"quotes": quotes}


def _with(text: str, where: Mapping[str, _Quote], filled: Placings) -> str:
    """The text with places put in."""
    first = _LINE_END.search(text)
    line_end = first[0] if first else "\n"
    parts, done = [], 0
    for start, end, new in sorted(_splice(text, where[id], at) for id, at in filled.items()):
        parts += [text[done:start], new.replace("\n", line_end)]
        done = end
    return "".join([*parts, text[done:]])


def _splice(text: str, quote: _Quote, place: Mapping[str, str]) -> tuple[int, int, str]:
    """From where to where what is put in."""
    if quote.at is not None:
        empty = _EMPTY.match(text, quote.at)
        return quote.at, empty.end() if empty else quote.at, f": {flow(place)}"
    after = quote.source[1]
    if quote.flow:
        return after, after, f", at: {flow(place)}"
    rows = block({"at": place}, quote.column)
    line = _LINE_END.search(text, after)
    at = line.end() if line else len(text)
    return at, at, rows if line else f"\n{rows[:-1]}"


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
    source, at, column = None, None, 0
    for key, value in _children(event, take):
        column = key.start_mark.column
        if key.value == "source":
            start, end = value.start_mark.index, value.end_mark.index
            source = start, start + len(text[start:end].rstrip())  # a text in a block reaches further
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
