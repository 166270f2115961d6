"""A source as Markdown (CommonMark): its words without the markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from socinno.quotations.sources.text import Piece

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PARAGRAPH = 5000  # characters; looking for links in longer ones could take minutes
_IN_LINE = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "", "image": ""}


def read(text: str) -> Iterator[Piece]:
    """The words of a page, an empty line after each paragraph, heading or item."""
    from markdown_it import MarkdownIt  # heavy, and few sources are Markdown; it comes with rich

    parser = MarkdownIt("commonmark").disable("inline")
    for token in parser.parse(text):
        start = token.map[0] + 1 if token.map else 1
        if token.type in ("code_block", "fence"):
            yield token.content + "\n", start + (token.type == "fence")
        if token.type == "inline":
            yield from _words(token.content, start, parser)
            yield "\n\n", start


def _words(content: str, line: int, parser: MarkdownIt) -> Iterator[Piece]:
    if len(content) > PARAGRAPH:
        yield content, line
        return
    children: list[Token] = []
    parser.inline.parse(content, parser, {}, children)
    for child in children:
        line += child.type in ("softbreak", "hardbreak")
        yield _IN_LINE.get(child.type, child.content), line
