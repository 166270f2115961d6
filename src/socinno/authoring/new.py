"""A first content file: commented, valid, ready to be shown, and written where nothing was."""

from __future__ import annotations

import os
import re
from pathlib import Path, PureWindowsPath
from stat import S_ISDIR
from typing import Any, NamedTuple

from socinno.authoring import schema
from socinno.authoring.drafting import Brief, Drafted, drafted, headed
from socinno.files import looked_up
from socinno.library.decoding import FORBIDDEN
from socinno.model import ID_PATTERN
from socinno.model.fields import LANGUAGE_PATTERN
from socinno.model.ids import LONGEST_ID, slug
from socinno.problems import Problem, Stop, Where
from socinno.quotations import sources
from socinno.quotations.sources import SourceText
from socinno.saving import clear_drafts, resolved, save
from socinno.unseen import places

DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""What Windows takes for a device, in any case and with any ending: a file of that name is not to be had."""


class Begun(NamedTuple):
    """A file that was written from a source (its path), with what was found there.

    `named`: whether it names the source's file, which it may where that lies in its folder.
    """

    file: Path
    draft: Drafted
    found: SourceText
    named: bool


def write(folder: Path, name: str, title: str | None, language: str, tag: str | None = None) -> Path:
    """Write a starter file in a folder, and the schema beside it where nothing has its name; its path.

    Stop (2) for a name, title or language tag that cannot be, where there is no such folder, or a file
    already.
    """
    file = to_write(folder, name, title, tag)
    save_new(starter(title, language, tag or ""), file)
    return file


def write_from(
    source: Path, folder: Path, name: str, title: str | None, language: str, tag: str | None = None
) -> Begun:
    """Write a file with a source and those who speak in it, otherwise as `write`.

    Stop (2) as `write` does, and for a source that cannot be read.
    """
    file = to_write(folder, name, title, tag)
    found = _text(source)
    seen = seen_from(folder, source)
    brief = Brief(name, source.stem, language, title or "", tag or "", seen)
    draft = drafted(_template("draft", language), brief, found)
    save_new(draft.text, file)
    return Begun(file, draft, found, bool(seen))


def to_write(folder: Path, name: str, title: str | None, tag: str | None) -> Path:
    """Where the file of a debate goes, of which nothing is there yet. Stops as `write`."""
    refuse(name, title)
    if tag is not None and not re.fullmatch(LANGUAGE_PATTERN.strip("^$"), tag):
        raise Stop("bad-tag", asked=tag)
    if not S_ISDIR(looked_up(folder, "no-content").st_mode):
        raise Stop("no-content", path=str(folder))
    file = folder / f"{name}.yaml"
    clear_drafts(resolved(str(folder / schema.NAME)))  # which who was killed between the two files left
    if os.path.lexists(file):
        raise Stop("debate-exists", file=str(file))
    return file


def save_new(text: str, file: Path) -> None:
    """Write a content file where none was, and the schema beside it. Stop (2) where something is."""
    beside = file.parent / schema.NAME
    try:
        save(text.encode(), file)
    except Stop as stop:
        taken = stop.key in ("output-exists", "file-exists", "not-a-file")
        raise (Stop("debate-exists", file=str(file)) if taken else stop) from None
    if not os.path.lexists(beside):
        save(schema.text().encode(), beside)


def _text(source: Path) -> SourceText:
    if S_ISDIR(looked_up(source).st_mode):
        raise Stop("from-folder", path=str(source))
    text = sources.read(source, str(source))
    if isinstance(text, Problem):
        raise Stop("from-unusable", code=1, problems=(text._replace(where=Where(str(source))),))
    return text


def seen_from(folder: Path, source: Path) -> str:
    """The path of a source's file as a content file in a folder may name it; '' where it may not.

    It lies there or below, links followed, and its name is one that any system can read.
    """
    top = os.path.realpath(folder)
    ways = (os.path.abspath(folder), os.path.abspath(source)), (top, os.path.realpath(source))
    for base, path in ways:
        seen = os.path.relpath(path, base) if Path(path).is_relative_to(base) else ""
        seen = seen.replace(os.sep, "/")
        inside = Path(os.path.realpath(path)).is_relative_to(top) and Path(path).suffix == source.suffix
        odd = FORBIDDEN.search(seen) or places(seen) or PureWindowsPath(seen).anchor
        if seen and inside and not odd:
            return seen
    return ""


def starter(title: str | None, language: str, tag: str = "") -> str:
    """The text of a starter file; `title` and the language `tag` are the debate's, if given."""
    return headed(_template("starter", language), title=title or "", language=tag)


def _template(name: str, language: str) -> str:
    return Path(__file__).with_name(f"{name}.{language}.yaml").read_text(encoding="utf-8")


def refuse(name: str, title: str | None) -> None:
    """Stop (2) for a name that cannot be an id, or a title that cannot stand in a content file."""
    if name.casefold() in DEVICES:
        raise Stop("device-id", asked=name)
    if not re.search(ID_PATTERN, name) or name.endswith("\n") or len(name) > LONGEST_ID:
        meant = slug(name)[:LONGEST_ID].strip("-")
        fits = re.search(ID_PATTERN, meant) and meant not in DEVICES
        near: dict[str, Any] = {"meant": meant} if fits else {}
        raise Stop("bad-new-id", asked=name, **near)
    if title is not None and (not title.strip() or FORBIDDEN.search(title)):
        raise Stop("bad-title", asked=title)
