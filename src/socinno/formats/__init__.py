"""Views as text: one table of formats, each a pure function of a view and the sheet it is written on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, cast

from socinno.problems import Fact, Stop, one_of
from socinno.words import LANGUAGES, say

if TYPE_CHECKING:  # what completes a word knows the formats by name, and writes no view
    from socinno.views import Ref, View
    from socinno.views.page import Page


class Format(NamedTuple):
    """A format: the module whose `write(view, sheet)` writes every shape of view, and its file endings.

    `screen`: for people at a terminal, so through a pager. `marked`: a file of it starts with a byte
    order mark, without which spreadsheets take UTF-8 for something else. `escape`: how characters that
    an encoding lacks are written in it: by their `likeness` (in `csv` cell by cell), or as
    `json` or `xml` escape them.
    """

    module: str
    endings: tuple[str, ...]
    escape: str = "likeness"
    screen: bool = False
    marked: bool = False


FORMATS = {
    "table": Format("socinno.formats.table", (), screen=True),
    "plain": Format("socinno.formats.plain", (".txt",), screen=True),
    "json": Format("socinno.formats.json", (".json",), "json"),
    "csv": Format("socinno.formats.csv", (".csv",), "csv", marked=True),
    "markdown": Format("socinno.formats.markdown", (".md", ".markdown"), "xml"),
    "html": Format("socinno.formats.html", (".html", ".htm"), "xml"),
    "svg": Format("socinno.formats.svg", (".svg",), "xml"),
}
"""Every format by its name."""

PAGE = "socinno.formats.page"
"""The module that writes a whole debate as a page."""


DEFAULT_FORMAT = "table"


class Sheet(NamedTuple):
    """What an answer is written on. Decided once, before any writing; never probed by a writer.

    `language` of the interface's words; `width` in terminal cells; `colour` and `links`: whether
    escape sequences may be used for them. `path` is what is typed after a command so that it reads
    what this answer was made from: a file or folder, or which debate, as a shell takes it. `page`: who
    reads it may have no socinno to ask for the rest, so notes stand in it, and no sign for these.
    `targets`: what names a thing says so in its look (`style.TARGET`), for who may open it. `called`: gives
    what shows a stance the name that a reader knows it by; without it quotes go by their ids.
    """

    language: str = "en"
    width: int = 80
    colour: bool = False
    links: bool = False
    path: str = ""
    page: bool = False
    targets: bool = False
    called: Callable[[Ref], Ref] | None = None

    def say(self, key: str, /, **facts: Fact) -> str:
        """A word or sentence of the interface in this sheet's language."""
        return say(self.language, key, **facts)


def named(
    asked: str | None, output: str | None, environment: Mapping[str, str], own: tuple[str, ...] = ()
) -> str:
    """The format asked for, else that of the file's ending, else SOCINNO_FORMAT, else the table.

    `own` are the formats of a command that has others, the usual one first. Stop (2) where what is
    asked is no format, or a file's ending says none.
    """
    if own:
        ending = PurePath(output or "").suffix.casefold().removeprefix(".")
        return one_of(asked or (ending if ending in own else own[0]), own, "--format")
    if asked:
        return one_of(asked, tuple(FORMATS), "--format")
    if output:
        ending = PurePath(output).suffix.casefold()
        endings = {known: name for name, format in FORMATS.items() for known in format.endings}
        if ending not in endings:
            raise Stop("no-such-ending", file=output, choices=tuple(endings))
        return endings[ending]
    return one_of(environment.get("SOCINNO_FORMAT") or DEFAULT_FORMAT, tuple(FORMATS), "SOCINNO_FORMAT")


def write(view: View | Page, sheet: Sheet, format: str) -> Iterator[str]:
    """The view in a format, piece by piece, the last ending in a line end. A debate as a page is HTML alone.

    Any character may be in it: where it goes, what an encoding lacks is replaced as the format's
    `escape` says. Stop (2) for a format or a language that there is not, also of a page.
    """
    one_of(sheet.language, LANGUAGES, "language")
    from socinno.views.page import Page

    paged = isinstance(view, Page)
    module = PAGE if paged else FORMATS[one_of(format, tuple(FORMATS), "format")].module
    if paged and format != "html":
        raise Stop("page-is-html", format=format)
    return cast("Callable[[View | Page, Sheet], Iterator[str]]", import_module(module).write)(view, sheet)


def written(view: View | Page, sheet: Sheet, format: str) -> str:
    """The view in a format, whole. Stop (2) as in `write`."""
    return "".join(write(view, sheet, format))


def parted(pieces: Iterable[str], separator: str) -> Iterator[str]:
    """The pieces one by one, with the separator between them."""
    for i, piece in enumerate(pieces):
        yield f"{separator if i else ''}{piece}"
