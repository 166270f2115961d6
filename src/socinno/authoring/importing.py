"""The one door for what is in another file or folder: what it is, and the content files that come of it."""

import os
from collections import Counter
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from socinno.authoring import schema
from socinno.authoring.converting import Converted, converted
from socinno.authoring.converting import Target as Target
from socinno.authoring.new import Begun, save_new, seen_from, to_write, write_from
from socinno.exchange.draft import Draft
from socinno.exchange.recognising import FORMATS, format_of, members_of
from socinno.files import looked_up
from socinno.model.ids import Ids
from socinno.problems import Stop
from socinno.quotations.locating import Track
from socinno.quotations.sources import KINDS
from socinno.saving import fill, new_folder

TEXT = "text"
"""What `--as` says for the text of a source, which `drafting` takes."""

Member = tuple[str, Path]
"""A file of a folder, with the name of the format that it is in."""


class Imported(NamedTuple):
    """What came of another tool's file or folder: content files at a path, which is a folder or the one.

    `refused`: the files of a folder that could not be read, each with why; `others`: how many of it are
    in another format.
    """

    format: str
    path: Path
    debates: tuple[Converted, ...]
    refused: tuple[tuple[Path, Stop], ...] = ()
    others: int = 0

    @property
    def is_folder(self) -> bool:
        """Whether the path is a folder of content files."""
        return not self.path.suffix

    def total(self, what: str) -> Counter[str]:
        """What the debates have `made` or have `left`, by what it is."""
        total = Counter[str]()
        for debate in self.debates:
            total.update(getattr(debate, what))
        return total


def write(
    source: Path,
    folder: Path,
    plan: Target,
    format: str | None = None,
    progress: Track = iter,
) -> Begun | Imported:
    """Write what a file or folder of another tool holds, else the source that it is and its speakers.

    `format` is one of `FORMATS` or `TEXT`; without it, what is recognised. A folder of files that are
    debates each becomes a folder of debates, as does one with the texts of its sources within: whole, or
    not at all. Stop (1) for what cannot be read, Stop (2) as `new.write` does.
    """
    members = _members(source, format)
    taken = None if members else format or format_of(source)
    file = to_write(folder, plan.id, plan.title, plan.language)
    if not members and taken in (None, TEXT):
        if format is None and source.is_file() and source.suffix.lower() not in KINDS:
            raise Stop("from-unknown", code=1, path=str(source), choices=tuple(KINDS))
        return write_from(source, folder, plan.id, plan.title, plan.asked, plan.language)
    if taken is None:
        return _collection(members, file.with_suffix(""), plan, progress)
    draft, called = FORMATS[taken].read(source), Path(os.path.abspath(source)).stem
    if draft.texts:
        with new_folder(str(file.with_suffix(""))) as drafted:
            debate = in_folder(draft, plan, called, drafted)
            fill(drafted / schema.NAME, [schema.text().encode()])
        return Imported(taken, file.with_suffix(""), (debate,))
    named = {id: seen_from(folder, text) for id, text in draft.files.items()}
    debate = converted(draft, plan, called, named)
    save_new(debate.text, file)
    return Imported(taken, file, (debate,))


def _members(source: Path, format: str | None) -> list[Member]:
    """The files of a folder that are each a debate, of a format if one is asked for; of a folder that is
    one debate by itself, and of a file, none."""
    if format == TEXT or not S_ISDIR(looked_up(source).st_mode):
        return []
    known = format_of(source)
    if known and format in (None, known):
        return []
    return [member for member in members_of(source) if format in (None, member[0])]


def _collection(members: list[Member], target: Path, plan: Target, progress: Track) -> Imported:
    """A folder of debates, one of each file of the format that most are in; those that cannot be read are
    told, unless none can."""
    if plan.title:
        raise Stop("from-one-title", title=plan.title)
    [(format, count)] = Counter(name for name, _ in members).most_common(1)
    paths = [path for name, path in members if name == format]
    ids, debates, refused = Ids(), list[Converted](), list[tuple[Path, Stop]]()
    with new_folder(str(target)) as drafted:
        for path in progress(paths):
            try:
                own = plan._replace(id=ids.free(path.stem, f"{plan.id}-1"))
                debates.append(in_folder(FORMATS[format].read(path), own, path.stem, drafted))
            except Stop as stop:
                refused.append((path, stop))
        if not debates:
            raise refused[0][1]
        fill(drafted / schema.NAME, [schema.text().encode()])
    return Imported(format, target, tuple(debates), tuple(refused), len(members) - count)


def in_folder(draft: Draft, plan: Target, called: str, folder: Path) -> Converted:
    """A draft as a content file of a new folder, the texts within it beside that."""
    named = {id: f"{plan.id}-texts/{id}.txt" for id, text in draft.texts.items() if text.strip()}
    for id, name in named.items():
        fill(folder / name, [draft.texts[id].encode(errors="replace")])
    files = {**draft.files, **{id: folder / name for id, name in named.items()}}
    debate = converted(draft._replace(files=files), plan, called, named)
    fill(folder / f"{plan.id}.yaml", [debate.text.encode()])
    return debate._replace(text="")
