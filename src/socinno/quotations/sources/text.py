"""A source as plain text: its words as they stand."""

from collections.abc import Iterator

Piece = tuple[str, int]
"""Some words of a source, and the line of the file that they start on, counted from 1."""


def read(text: str) -> Iterator[Piece]:
    """The words of a plain text."""
    yield text, 1
