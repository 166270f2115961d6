"""What is compared when names and words are compared."""

from __future__ import annotations

import unicodedata


class _Folding(dict[int, str]):
    """What each character of a decomposed text becomes; worked out once a character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = "" if unicodedata.combining(character) else character if character.isalnum() else " "
        self[code] = plain
        return plain


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text without case, accents and punctuation: what is compared when words are compared."""
    return " ".join(unicodedata.normalize("NFKD", text).casefold().translate(_FOLDING).split())
