"""Views as text: one table of formats, each a pure function of a view and the sheet it is written on."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, cast

from socinno.problems import Fact
from socinno.views import View
from socinno.words import say

FORMATS = {
    "table": "socinno.formats.table",
    "json": "socinno.formats.json",
}
"""Each format's name, and the module whose `write(view, sheet)` writes every shape of view in it."""


class Sheet(NamedTuple):
    """What an answer is written on. Decided once, before any writing; never probed by a writer.

    `width` in terminal cells; `colour` and `links`: whether escape sequences may be used;
    `encoding`: what every character must exist in.
    """

    language: str = "en"
    width: int = 80
    colour: bool = False
    encoding: str = "utf-8"

    def say(self, key: str, /, **facts: Fact) -> str:
        """A word or sentence of the interface in this sheet's language."""
        return say(self.language, key, **facts)


def write(view: View, sheet: Sheet, format: str) -> str:
    """The view in a format, ending in a line end."""
    writer = cast(Callable[[View, Sheet], str], import_module(FORMATS[format]).write)
    return writer(view, sheet)
