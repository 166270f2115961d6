"""What is compared when names are compared."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """The text without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())
