"""The one door out: a debate as a page to share, a folder of such pages, or tables for programs."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePath
from typing import NamedTuple, cast

from socinno.cli.asking import ask
from socinno.cli.options import EXPORTS
from socinno.cli.overwriting import refuse_content
from socinno.cli.settings import Options, typed_path
from socinno.files import ENDINGS
from socinno.formats import Sheet, write
from socinno.library import Library
from socinno.problems import Fact, Stop
from socinno.saving import fill, new_folder, save
from socinno.views import Part, Written
from socinno.views.page import Page
from socinno.words import sentence

_Progress = Callable[[Sequence[str]], Iterable[str]]

INDEX = "index.html"
"""The page of a folder of pages that lists the others."""

NETWORKS = ("graphml", "gexf")
FEW = 5  # debates that a mistake names

ENDING = re.compile(r"[.]\D.*", re.S)
"""What is meant to name a sort of file, known or not: the 2 of a folder `tables-1.2` is not."""


class Export(NamedTuple):
    """What is to be written, and where: a format of `EXPORTS`; `whole`, as a folder.

    `least`: how many questions two must share, of a network.
    """

    path: str
    format: str
    whole: bool
    sort: str = "file"
    opening: bool = False
    least: int | None = None


def export_to(
    path: str, asked: Options, sort: str | None = None, opening: bool = False, least: int | None = None
) -> Export:
    """What an export to a path is, by its ending or the format that was asked for.

    Stop (2) where neither says what to write, or both do and differ, where it would be written over what
    is read, and for an option that is for another format.
    """
    ending = PurePath(path).suffix.casefold()
    ending = ending if ENDING.fullmatch(ending) else ""
    known = {ending: name for name, endings in EXPORTS.items() for ending in endings}
    if ending in ENDINGS:
        raise Stop("export-to-content", file=path)
    if not (asked.named or ending in known):
        if ending == ".pdf":
            raise Stop("no-pdf-export", ending=ending, choice=EXPORTS["page"][0])
        raise Stop("no-such-export", ending=ending, candidates=tuple(filter(None, known)))
    format = asked.named or known[ending]
    if ending and known.get(ending, format) != format:
        raise Stop("ending-not-format", file=path, ending=ending, format=format)
    if asked.output:
        raise Stop("export-without-output", file=asked.output)
    for option, given in {"--sort": sort, "--open": opening}.items():
        if given and format != "page":
            raise Stop("option-for-page", option=option)
    if least is not None and format not in NETWORKS:
        raise Stop("option-for-network")
    refuse_content(path, [asked.content] if asked.content else [], (), asked.indexed)
    file = known.get(ending) == format == "page" and not path.endswith(("/", os.sep))
    return Export(path, format, not file, sort or "file", opening, least)


def in_order(read: str, written: str) -> None:
    """Stop (2) where of two paths the one to read is not there, and what is to be written can be read."""
    debates = os.path.isdir(written) or PurePath(written).suffix.casefold() in ENDINGS
    if debates and os.path.exists(written) and not os.path.exists(read):
        raise Stop("export-reversed", read=read, order=f"{typed_path(written)} {typed_path(read)}")


def exported(library: Library, to: Export, asked: Options, progress: _Progress = iter) -> Written:
    """Write the debates; what is told of it. Stops as `save` and `new_folder` do."""
    told = [WRITERS[to.format](library, to, asked, progress)]
    first = Path(to.path, INDEX) if to.whole else Path(to.path)
    if to.opening and not _opened(first):
        told.append(sentence("no-browser", {"file": str(first.absolute())}, asked.language))
    return Written("", tuple(told))


def page_of(library: Library, name: str, asked: Options, sort: str = "file") -> Page:
    """A debate (id) as a page; Stop (2) for a SOURCE_DATE_EPOCH that is none."""
    made = ask("page.made_from", library, name, version(), made_on(os.environ))
    return cast(Page, ask("page.page", library, name, asked.language, asked.root, sort, made))


def page_text(page: Page, language: str) -> Iterator[str]:
    """A page as HTML, the same wherever it goes: nothing of a terminal is in it."""
    return write(page, Sheet(language), "html")


def _page(library: Library, to: Export, asked: Options, progress: _Progress) -> str:
    """A page of the one debate that there is, or a folder of pages; what is told of it."""
    if to.whole:
        return _pages(library, to, asked, progress)
    _demand_one(library, to, asked)
    page = page_of(library, library.names[0], asked, to.sort)
    save(_bytes(page_text(page, asked.language)), to.path, asked.force)
    return sentence("page-written", {"file": typed_path(to.path)}, asked.language)


def _demand_one(library: Library, to: Export, asked: Options) -> None:
    """Stop (2) where there are several debates, and a file of this format holds one."""
    count = len(library.names)
    if count <= 1:
        return
    listed = " ".join(filter(None, ("socinno debates", asked.again)))
    if to.format != "page":
        raise Stop("export-of-one", format=to.format, count=count, listed=listed)
    folder = typed_path(str(PurePath(to.path).with_suffix("")))
    command = " ".join(filter(None, ("socinno export", asked.again, folder, "--format page")))
    if count <= FEW:
        raise Stop("page-of-few", candidates=tuple(library.names), command=command)
    raise Stop("page-of-one", count=count, listed=listed, command=command)


def _pages(library: Library, to: Export, asked: Options, progress: _Progress) -> str:
    """A page for each debate, made and written one at a time, and one that lists them."""
    from socinno.formats import contents

    found = []
    made: tuple[Part, ...] = ()
    with new_folder(to.path) as draft:
        for name in progress(library.names):
            page = page_of(library, name, asked, to.sort)._replace(listed_in=INDEX)
            fill(draft / page_name(name), _bytes(page_text(page, asked.language)))
            found.append(contents.page_entry(page, library.debate(name).language))
            made = page.made
        fill(draft / INDEX, _bytes(contents.write(found, made, Sheet(asked.language), page_name)))
    count = len(library.names)
    facts: dict[str, Fact] = {"folder": typed_path(to.path), "count": count, "file": INDEX}
    return sentence("pages-written-1" if count == 1 else "pages-written", facts, asked.language)


def page_name(name: str) -> str:
    """The file of a debate (id) in a folder of pages; no id has an underscore."""
    return f"{name}_.html" if name == PurePath(INDEX).stem else f"{name}.html"


def _tables(library: Library, to: Export, asked: Options, progress: _Progress) -> str:
    """A folder of tables; what is told of it."""
    from socinno.exchange.parquet import write

    counts = ", ".join(f"{name} {count}" for name, count in write(library, to.path).items())
    facts = {"folder": typed_path(to.path), "counts": counts}
    return sentence("tables-written", facts, asked.language)


def _file(library: Library, to: Export, asked: Options, progress: _Progress) -> str:
    """A file for another program; what is told of it."""
    from socinno.exchange.writing import FILES

    writer = FILES[to.format]
    if not writer.several:
        _demand_one(library, to, asked)
    ending = PurePath(to.path).suffix.casefold()
    ending = ending if ending in EXPORTS[to.format] else EXPORTS[to.format][0]
    given = {} if to.least is None else {"least": to.least}
    save(writer.write(library, ending, **given), to.path, asked.force)
    return sentence("schema-written", {"file": typed_path(to.path)}, asked.language)


WRITERS: Mapping[str, Callable[[Library, Export, Options, _Progress], str]] = {
    "page": _page,
    "parquet": _tables,
    "spreadsheet": _file,
    "argdown": _file,
    "graphml": _file,
    "gexf": _file,
}
"""What writes each format of `EXPORTS`, and says what it wrote."""


def _bytes(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


def _opened(file: Path) -> bool:
    """Whether a browser shows a file that we wrote."""
    import webbrowser

    try:
        return webbrowser.open_new_tab(file.absolute().as_uri())
    except (webbrowser.Error, OSError):
        return False


def version() -> str:
    """The version of this program."""
    from importlib.metadata import version

    return version("socinno")


def made_on(environment: Mapping[str, str]) -> str:
    """The day of today, or that of SOURCE_DATE_EPOCH (seconds; reproducible-builds.org), as ISO 8601."""
    seconds = environment.get("SOURCE_DATE_EPOCH")
    try:
        day = time.gmtime(int(seconds)) if seconds else time.localtime()
        return date(*day[:3]).isoformat()
    except (ValueError, OverflowError, OSError):
        raise Stop("bad-epoch", value=str(seconds)) from None
