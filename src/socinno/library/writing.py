"""Things of a debate as YAML text, in the layout of the starters: short things on a line, long texts folded.

What is written is text, or lists and mappings of it, as a content file holds it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

WIDTH = 100  # characters of a line
NARROW = 20  # characters that a text has at least, however deep it stands
SHORT = 60  # characters of what stands in brackets behind a key
MOST = 3  # keys of a mapping there
MOST_LISTED = 8  # keys of a mapping that is an item of a list
STEP = 2  # spaces

_PLAIN = re.compile(
    r"(?:[\w($+/]|[^\0-\x7f\s])"  # what it starts with
    r"(?:[^:#\t\r\n\u2028\u2029]|(?<!\d):(?=\S)|(?<=\S)#)*"  # no `12:30`: others take it for a number
    r"(?<!\s)"
)
_BRACKETS = re.compile(r"[\[\]{},?]")  # of a question mark there, not every reader knows that it is text
_BRACED = re.compile(r"section|page|paragraph|time|anchor|[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
"""The keys of a place, and languages: what holds these stands in brackets if it is short."""
_NULLS = frozenset({"null", "Null", "NULL"})
_BREAKS = re.compile("[\u2028\u2029]")
"""What YAML takes for the end of a line, and JSON does not escape."""
_ODD = re.compile(r"[\t\r\u2028\u2029]|^\s|\s$|\n | \n")
"""What a text on lines of its own would lose, or nobody would see there."""
_GAP = re.compile(r"(?<=\S) (?=\S)")
"""Where a line may end and the next one start, for the one blank that is read there."""


def block(things: Mapping[str, Any], indent: int = 0) -> str:
    """Keys with their values as lines, indented by so many spaces, the last with its line end."""
    return _lines(_inner(things, WIDTH - indent), indent)


def item(value: Any, indent: int = 0) -> str:
    """A value as the lines of an item of a list."""
    return _lines(_led("-", value, WIDTH - indent), indent)


def flow(value: Any) -> str:
    """A value on one line, as it stands in brackets."""
    if isinstance(value, str):
        return _word(value) if len(value) <= SHORT else _bracketed(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{flow(key)}: {flow(inner)}' for key, inner in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def _inner(value: Mapping[str, Any] | Sequence[Any], width: int) -> Iterator[str]:
    """The lines of what a mapping or list holds."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _led(f"{flow(key)}:", inner, width)
    else:
        for inner in value:
            yield from _led("-", inner, width)


def _led(lead: str, value: Any, width: int) -> Iterator[str]:
    """The lines of a value behind its key or its dash."""
    listed = lead == "-"
    if isinstance(value, str):
        yield from _text(lead, value, width)
        return
    row = flow(value) if not value or _is_short(value, listed) else None
    if row and (not value or len(lead) + 1 + len(row) <= width):
        yield f"{lead} {row}"
    elif listed:
        first, *rest = _inner(value, width - STEP)
        yield f"- {first}"
        yield from _indented(rest)
    else:
        yield lead
        yield from _indented(_inner(value, width - STEP))


def _is_short(value: Any, listed: bool = False) -> bool:
    """Whether a list or mapping may stand on one line, if that holds it."""
    keyed = isinstance(value, Mapping)
    if keyed and len(value) > (MOST_LISTED if listed else MOST):
        return False
    if keyed and not listed and not all(map(_BRACED.fullmatch, value)):
        return False
    inner = value.values() if keyed else value
    if not all(isinstance(it, str) or (listed and keyed and _is_short(it)) for it in inner):
        return False
    return listed or len(flow(value)) <= SHORT


def _text(lead: str, value: str, width: int) -> Iterator[str]:
    """A text on one line, else in a block, else in quotation marks over several lines."""
    scalar = _scalar(value)
    room = max(NARROW, width - STEP)
    paragraphs = value.split("\n")
    if len(lead) + 1 + len(scalar) <= width and len(paragraphs) == 1:
        yield f"{lead} {scalar}"
    elif _ODD.search(value):
        first, *rest = _filled(scalar, room, lead)
        yield first
        yield from _indented(rest)
    elif len(paragraphs) > 1 and all(len(line) <= room for line in paragraphs):
        yield f"{lead} |-"
        yield from _indented(paragraphs)
    else:
        yield f"{lead} >-"
        for n, paragraph in enumerate(paragraphs):
            yield from [""] * (n > 0)
            yield from _indented(_filled(paragraph, room) if paragraph else ())


def _filled(text: str, width: int, line: str = "") -> Iterator[str]:
    """Lines of as many words as fit, the first behind what stands there."""
    for word in _GAP.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def _bracketed(value: str) -> str:
    """A text on one line, as it stands in brackets."""
    return _quoted(value) if _BRACKETS.search(value) else _scalar(value)


_word = lru_cache(maxsize=4096)(_bracketed)
"""The same, of a key or an id, of which thousands of things have the same."""


def _scalar(value: str) -> str:
    """A text on one line: bare where that means the same, else in quotation marks."""
    return value if _PLAIN.fullmatch(value) and value not in _NULLS else _quoted(value)


def _quoted(value: str) -> str:
    """A text in double quotation marks; in single ones if those are the only thing to escape."""
    quoted = json.dumps(value, ensure_ascii=False)  # JSON's strings are YAML's double-quoted ones
    quoted = _BREAKS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
    single = '"' in value and "'" not in value and quoted[1:-1].replace('\\"', '"') == value
    return f"'{value}'" if single else quoted


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"{' ' * STEP}{line}" if line else "" for line in lines)


def _lines(lines: Iterable[str], indent: int) -> str:
    return "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in lines)
