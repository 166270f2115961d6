"""Characters that an encoding lacks, each replaced by as many cells of what every encoding has."""

from __future__ import annotations

import unicodedata

_PAIRS = {
    "●◐○": "*+o",
    "↔⟷≠≈·•": "~~!~.-",
    "←→◆│┃▌": "<>#|||",
    "“”„‟″": '"' * 5,
    "«»": "<>",
    "‘’‚‛′`": "'" * 6,
    "‐‑‒–—―−─━═": "-" * 10,
    "╭╮╰╯┌┐└┘├┤┬┴┼╞╡╪┡┩╇": "+" * 19,
    "…\u00a0\u202f\u2009×÷½": ".   x/?",
    "ßøØđĐłŁıæÆœŒþÞ": "soOdDlLiaAoOtT",
}
_SUBSTITUTES = {ord(a): b for full, simple in _PAIRS.items() for a, b in zip(full, simple, strict=True)}


def fit(text: str, encoding: str) -> str:
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
