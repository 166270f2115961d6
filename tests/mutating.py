"""Content files gone wrong in one way or several, or whose texts are hostile; each from a seed alone."""

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from hostile import CORNERS, FITS, TEXTS, VALUES

from socinno.files import own_content

EVERY_KEY = Path(__file__).parent / "every" / "every-key.yaml"
SQUARES = sorted((Path(__file__).parent / "squares").glob("*.yaml"))
ODD = Path(__file__).parent / "odd"

WORDED = re.compile(
    rb"\b(title|short|claim|question|summary|name|role|about|affiliation|honorific|note|by|place|type|text"
    rb"|publisher|literal|section|page|paragraph|anchor|time|en|nl|URL|ref): "
    rb"(?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[^\"'\[{>|&*!,}\n][^,}\n]*)"
)
"""A key whose value is a text, with that value on the same line."""


SAID = """Sam Baker: It is not true. My customers come by car.
Mrs Bell: We need this bridge. If it is free, of course.
The clerk: Bob wrote: "Let them pay." Shame! I gave Dee the case for leaving it.
"""


class Case(NamedTuple):
    """What is tried: of which seed and number it is, and what it consists of."""

    name: str
    data: bytes
    ending: str = ""
    words: tuple[str, ...] = ()


def whole() -> list[bytes]:
    """Valid debates to start from."""
    squares = [path.read_text(encoding="utf-8") for path in SQUARES]
    quoting = squares[0].replace("    # file: report.txt", "    file: report.txt", 1)
    shipped = sorted(own_content().glob("*.yaml"))[0].read_bytes()
    every = EVERY_KEY.read_text(encoding="utf-8")
    compared = every.replace("    sha256:", "    file: report.txt\n    sha256:", 1)
    odd = [path.read_text(encoding="utf-8") for path in sorted(ODD.glob("*.yaml"))]
    texts = (*squares, quoting, every, compared, compared, *odd)
    return [*(text.encode() for text in texts), shipped[: shipped.index(b"quotes:\n")]]


def _drop_line(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    del rows[chance.randrange(len(rows))]
    return b"\n".join(rows)


def _twice(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    rows.insert(chance.randrange(len(rows)), chance.choice(rows))
    return b"\n".join(rows)


def _swap(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    a, b = chance.randrange(len(rows)), chance.randrange(len(rows))
    rows[a], rows[b] = rows[b], rows[a]
    return b"\n".join(rows)


def _indent(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    i = chance.randrange(len(rows))
    rows[i] = (
        chance.choice([b" ", b"  ", b"\t", b"- ", b"# "]) + rows[i]
        if chance.random() < 0.6
        else rows[i].lstrip()
    )
    return b"\n".join(rows)


def _token(data: bytes, chance: random.Random) -> bytes:
    tokens = [*b"[]{}:,#&*!|>'\"%@`?-~\\\n\t\x00\x1b\x7f\xff", *"‘“\u202e\u2028\u200bé😀"]
    new = chance.choice(tokens)
    i = chance.randrange(len(data) + 1)
    return data[:i] + (new.encode() if isinstance(new, str) else bytes([new])) + data[i:]


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    i = chance.randrange(len(data))
    return data[:i] + bytes([data[i] ^ (1 << chance.randrange(8))]) + data[i + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    a, b = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return data[:a] if chance.random() < 0.5 else data[:a] + data[b:]


def _corner(data: bytes, chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    rows.insert(chance.randrange(len(rows)), chance.choice(CORNERS))
    return b"\n".join(rows)


def _key(data: bytes, chance: random.Random) -> bytes:
    """Another value for a key, or a key more: in a mapping in braces, or as a row of its own."""
    rows = data.split(b"\n")
    i = chance.randrange(len(rows))
    fitting = next((keys.split() for mark, keys in FITS.items() if mark in rows[i]), list(VALUES))
    key = chance.choice(fitting if chance.random() < 0.9 else list(VALUES))
    new = f"{key}: {chance.choice(VALUES[key])}".encode()
    found = re.search(rb"\b%s: (?:\[[^]]*\]|\{[^}]*\}|[^,}]*)" % key.encode(), rows[i])
    if found:
        rows[i] = rows[i][: found.start()] + new + rows[i][found.end() :]
    elif rows[i].endswith(b"}"):
        rows[i] = rows[i][:-1] + b", " + new + b"}"
    else:
        rows.insert(i, rows[i][: len(rows[i]) - len(rows[i].lstrip())] + new)
    return b"\n".join(rows)


def _unkey(data: bytes, chance: random.Random) -> bytes:
    """Without one key of a mapping in braces."""
    found = list(re.finditer(rb"(?<=[{ ])[a-z0-9-]+: (?:\[[^]]*\]|\{[^}]*\}|[^,{}\[\n]*)(?:, )?", data))
    if not found:
        return data
    key = chance.choice(found)
    return data[: key.start()] + data[key.end() :]


def _word(data: bytes, chance: random.Random) -> bytes:
    words = data.split(b" ")
    words[chance.randrange(len(words))] = chance.choice(words)
    return b" ".join(words)


def _text(data: bytes, chance: random.Random) -> bytes:
    """A hostile text for one that is there, alone or behind it."""
    found = list(WORDED.finditer(data))
    if not found:
        return data
    old, new = chance.choice(found), chance.choice(TEXTS)
    new = new if chance.random() < 0.7 else f"{chance.choice(TEXTS)} {new}"
    value = json.dumps(new, ensure_ascii=False).replace("\ufeff", "\\ufeff").replace("\x7f", "\\x7f")
    return data[: old.start()] + old[1] + b": " + value.encode() + data[old.end() :]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _drop_line,
    _twice,
    _swap,
    _indent,
    _token,
    _flip,
    _cut,
    _corner,
    _word,
    _key,
    _unkey,
    _text,
)
OF_KEYS = (_key, _key, _unkey, _text)
"""Those that leave the file readable as YAML: what it says is wrong, or odd, rather than how."""
TEXTS_ALONE = 0.08  # of the files: nothing is wrong with them but what their texts say


def cases(seed: int, first: int, count: int) -> Iterator[bytes]:
    """Files number `first` to `first + count` of a seed: each depends on its own number alone."""
    valid = whole()
    for n in range(first, first + count):
        chance = random.Random(f"{seed}/{n}")
        if n < len(CORNERS):
            yield CORNERS[n]
        elif chance.random() < 0.1:
            yield chance.randbytes(chance.randrange(400))
        elif chance.random() < TEXTS_ALONE:
            data = chance.choice(valid)
            for _ in range(chance.randint(3, 12)):
                data = _text(data, chance)
            yield data
        else:
            data = chance.choice(valid)
            kinds = OF_KEYS if chance.random() < 0.4 else MUTATIONS
            for _ in range(chance.randint(1, 4)):
                data = chance.choice(kinds)(data, chance)
            yield data
