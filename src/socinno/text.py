"""Text from outside: made printable, folded to be compared, put in an encoding."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Literal

from socinno import unseen
from socinno.unseen import JOINER, REPLACED

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def encoding_of(data: bytes) -> str:
    """The encoding of a content file, by its byte order mark: UTF-16 if it has that of it, else UTF-8.

    Decoding leaves the mark out, and encoding puts it back.
    """
    if data.startswith(_UTF16) and not data.startswith(codecs.BOM_UTF32_LE):
        return "utf-16"
    return "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"


def encoded_as(text: str, data: bytes) -> bytes:
    """A text in the encoding that some data have, with their byte order mark if they have one."""
    encoding = encoding_of(data)
    if encoding == "utf-16":  # of which Python writes the order of this machine
        big = data.startswith(codecs.BOM_UTF16_BE)
        return data[:2] + text.encode("utf-16-be" if big else "utf-16-le")
    return text.encode(encoding)


def unmarked_encoding(data: bytes) -> str:
    """The encoding of a text that looks like UTF-16 or UTF-32 and is not marked as UTF-16; else ''.

    A text in Latin letters then has a NUL in the same places of every four bytes, and in no others.
    """
    if b"\0" not in data[:4096] or encoding_of(data) != "utf-8":
        return ""
    sample = [data[n:4096:4] for n in range(4)]
    if not all(sample):
        return ""
    nuls = [each.count(0) / len(each) for each in sample]
    if any(0.3 < share < 0.7 for share in nuls):
        return ""
    return _WIDE.get(tuple(share > 0.5 for share in nuls), "")


_WIDE: dict[tuple[bool, ...], str] = {
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
}


_STEERING = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff"
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_OTHERS = re.compile("[\x80-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")
_ODD = re.compile(f"[{_STEERING}{unseen.IGNORED}\U0001fffe-\U0010ffff]")
"""All that may have to be made visible; the last range is one, since it is tried on every letter."""

_MARKS = re.compile(r"[^\w\x00-\x7f\u034f]{31,}")  # no letter, digit or ASCII: perhaps combining marks
MOST_MARKS = 30  # that follow each other, as Unicode's stream-safe text format has it


def normal(text: str, form: Literal["NFC", "NFKC", "NFKD"] = "NFC") -> str:
    """The text in a normal form of Unicode, with a joiner (U+034F) after each 30 combining marks in a row.

    Normalizing sorts the marks of a letter, which takes minutes where thousands follow each other.
    """
    return text if text.isascii() else unicodedata.normalize(form, _MARKS.sub(_stream_safe, text))


def _stream_safe(run: re.Match[str]) -> str:
    marks = run[0]
    if not any(map(unicodedata.combining, marks)):
        return marks
    parts = [marks[i : i + MOST_MARKS] for i in range(0, len(marks), MOST_MARKS)]
    return "".join(f"{JOINER if i and unicodedata.combining(p[0]) else ''}{p}" for i, p in enumerate(parts))


def printable(text: str) -> str:
    """The text with whatever steers or shows nothing made visible, in Unicode's composed form (NFC).

    C0 controls become their control pictures; the rest, and what is `unseen`, the replacement character.
    Tabs and line ends stay.
    """
    if text.isascii() and text.isprintable():
        return text
    if text.isascii():
        return _STEERS.sub(_picture, text)
    if not _ODD.search(text):
        return normal(text)
    return normal(_OTHERS.sub(REPLACED, _STEERS.sub(_picture, unseen.made_visible(text))))


def one_line(text: str) -> str:
    """The text printable and on one line: any white space is one space."""
    line = printable(text).replace("\n", " ").strip()
    return _SPACES.sub(" ", line)


_SPACES = re.compile(r"\s\s+|[^\S ]")  # all but a single space, which millions of are as they should be


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421"


def fold(text: str) -> str:
    """The text without case, accents and punctuation: what is compared when words are compared."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    encode, folded = _western()
    known, _ = encode(text, "ignore")
    if len(known) == len(text) and _SEVERAL not in (plain := known.translate(folded)):
        return b" ".join(plain.split()).decode("ascii")
    return " ".join(_folded(text).split())


def _folded(text: str) -> str:
    plain = _ACCENTS.sub("", normal(text, "NFKD").casefold())
    return _ASCII_MARK.sub(" ", plain if plain.isascii() else _OTHER_MARK.sub(_gap, plain))


_ASCII = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}
_ASCII_MARK = re.compile("[\x00-\x1f!-/:-@\\[-`{-\x7f]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")  # most combining marks, and the joiner
_OTHER_MARK = re.compile(r"[^\w\x00-\x7f]")  # no letter, digit or ASCII
_SEVERAL = b"\0"


def _gap(match: re.Match[str]) -> str:
    return "" if unicodedata.combining(match[0]) or match[0] == JOINER else " "


@cache
def _western() -> tuple[Callable[[str, str], tuple[bytes, int]], bytes]:
    """What encodes in code page 1252, as texts in Latin letters seldom need another; and each of its
    characters folded, or `_SEVERAL` for what becomes several, or one that is not ASCII."""
    folded = map(_folded, bytes(range(256)).decode("cp1252", "replace"))
    table = (c.encode() if len(c) == 1 and c.isascii() else _SEVERAL for c in folded)
    return codecs.getencoder("cp1252"), b"".join(table)


_PAIRS = {
    "●◐○□◇△": "*+o%&^",
    "↔⟷≠≈·•": "~~!~.-",
    "←→◆│┃▌": "<>#|||",
    "█▉▊▋▍▎▏": "#######",
    "“”„‟″": '"' * 5,
    "«»": "<>",
    "‘’‚‛′`": "'" * 6,
    "‐‑‒–—―−─━═": "-" * 10,
    "╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪┡┩╇": "+" * 19,
    "…\u00a0\u202f\u2009×÷½": ".   x/?",
    "ßøØđĐłŁıæÆœŒþÞ": "soOdDlLiaAoOtT",
}
_SUBSTITUTES = {ord(a): b for full, simple in _PAIRS.items() for a, b in zip(full, simple, strict=True)}


def to_encoding(text: str, encoding: str) -> str:
    """The text in characters that the encoding has, as wide in terminal cells as it was.

    Signs, lines and typographic marks become their plain likeness, accents are dropped, and what has
    no likeness becomes a question mark for each of its cells.
    """
    if text.isascii() or _has(text, encoding):
        return text
    return "".join(c if _has(c, encoding) else _substitute(c) for c in text)


def _has(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    except LookupError:
        return text.isascii()
    return True


def _substitute(character: str) -> str:
    from rich.cells import get_character_cell_size  # here: most encodings lack nothing

    cells = get_character_cell_size(character)
    simple = _SUBSTITUTES.get(ord(character)) or unicodedata.normalize("NFKD", character)[0]
    if simple.isascii() and simple.isprintable():
        return simple + " " * (cells - 1)
    return "?" * cells


SUGGESTIONS = 20
"""Problems of one rule in a file that are told with the name that may be meant: to find it takes long."""


def nearest(word: str, choices: Iterable[str]) -> dict[str, Any]:
    """The fact `meant`, when one of the choices looks like the word.

    A long word is like no other. Of many choices only those are looked at that are about as long and
    begin alike, and of these the first thousands.
    """
    listed = [*choices] if len(word) <= LONGEST_WORD else []
    if len(listed) > MANY_CHOICES:
        alike = [c for c in listed if c[:1] == word[:1] and abs(len(c) - len(word)) < 3]
        listed = sorted(alike, key=lambda c: c[:3] != word[:3])[:MANY_CHOICES]
    import difflib  # late: only where something is wrong

    found = difflib.get_close_matches(word, listed, 1)
    return {"meant": found[0]} if found else {}


LONGEST_WORD, MANY_CHOICES = 100, 2000
