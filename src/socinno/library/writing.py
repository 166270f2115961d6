"""Things of a debate as YAML text, in the layout of the starters: short things on a line, long texts folded.

What is written is text, or lists and mappings of it, as a content file holds it.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

WIDTH = 100  # characters of a line
SHORT = 60  # characters of a list or mapping that stands on one
MOST_SHORT = 3  # keys of such a mapping
STEP = 2  # spaces

_PLAIN = re.compile(r"[^\W_](?:[\w .;()/’“”…+%–—-]*[\w.)’”…%])?")
_NULLS = frozenset({"null", "Null", "NULL"})
_BREAKS = re.compile("[\x85\u2028\u2029]")
"""What YAML takes for the end of a line, and JSON does not escape."""
_ODD = re.compile("[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|  |^ | $")
"""What a folded text would change."""


def block(things: Mapping[str, Any], indent: int = 0) -> str:
    """Keys with their values as lines, indented by so many spaces, the last with its line end."""
    return "".join(f"{' ' * indent}{row}\n" for row in _rows(things, WIDTH - indent))


def item(value: Any, indent: int = 0) -> str:
    """A value as the lines of an item of a list."""
    return "".join(f"{' ' * indent}{row}\n" for row in _item(value, WIDTH - indent))


def flow(value: Any) -> str:
    """A value on one line, as it stands in brackets."""
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(inner)}' for key, inner in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def _rows(things: Mapping[str, Any], width: int) -> Iterator[str]:
    for key, value in things.items():
        if isinstance(value, str):
            yield from _text(key, value, width)
        elif _is_short(value):
            yield f"{key}: {flow(value)}"
        elif isinstance(value, Mapping):
            yield f"{key}:"
            yield from _indented(_rows(value, width - STEP))
        else:
            yield f"{key}:"
            for inner in value:
                yield from _indented(_item(inner, width - STEP))


def _item(value: Any, width: int) -> Iterator[str]:
    if isinstance(value, str) or _is_short(value, most=8):
        yield f"- {flow(value)}"
        return
    first, *rest = _rows(value, width - STEP)
    yield f"- {first}"
    yield from _indented(rest)


def _indented(rows: Iterator[str] | Sequence[str]) -> Iterator[str]:
    return (f"{' ' * STEP}{row}" for row in rows)


def _is_short(value: Any, most: int = MOST_SHORT) -> bool:
    """Whether a list or mapping may stand on one line."""
    inner = value.values() if isinstance(value, Mapping) else value
    if isinstance(value, Mapping) and len(value) > most:
        return False
    if not all(isinstance(it, str) or (most > MOST_SHORT and _is_short(it)) for it in inner):
        return False
    return len(flow(value)) <= (SHORT if most == MOST_SHORT else WIDTH)


def _text(key: str, value: str, width: int) -> Iterator[str]:
    plain = f"{key}: {_scalar(value)}"
    if len(plain) <= width or _ODD.search(value):
        yield plain
        return
    yield f"{key}: >-"
    yield from _indented(wrap(value, max(20, width - STEP), break_long_words=False, break_on_hyphens=False))


def _scalar(value: str) -> str:
    """A text on one line: bare where that means the same in and out of brackets, else in quotation marks."""
    if _PLAIN.fullmatch(value) and value not in _NULLS and "  " not in value:
        return value
    quoted = json.dumps(value, ensure_ascii=False)  # JSON's strings are YAML's double-quoted ones
    return _BREAKS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
