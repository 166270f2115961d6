"""Text from outside made inert: nothing in it can steer a terminal or hide what it says."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")


def printable(text: str) -> str:
    """The text with every control character made visible, in Unicode's composed form (NFC).

    C0 controls become their control pictures, the rest the replacement character. Tabs and line
    ends stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _CONTROL.sub(_visible, text))


def one_line(text: str) -> str:
    """The text inert and on one line: any white space is one space."""
    return " ".join(printable(text).split())


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
