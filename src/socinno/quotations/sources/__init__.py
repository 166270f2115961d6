"""The text of a source from a local file: which kinds there are, where it may lie, how large it may be.

Reading is inert and bounded: only a regular file of a known kind, at most `SOURCE_LIMIT` bytes, and
nothing that it refers to. What cannot be used is a `Problem` without an address, not an exception:
who asked knows where the file is named.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PureWindowsPath

from socinno import files
from socinno.model import Source
from socinno.problems import Fact, Problem, Stop
from socinno.quotations.sources import docx, html, markdown, pdf, subtitles, text
from socinno.quotations.sources.document import Mark as Mark
from socinno.quotations.sources.document import Part
from socinno.quotations.sources.document import SourceText as SourceText
from socinno.quotations.sources.document import joined as joined
from socinno.quotations.sources.text import decoded
from socinno.quotations.sources.times import marked

SOURCE_LIMIT = 16 * 1024 * 1024  # bytes; a long novel has one million


def _of_text(words: Callable[[str], Iterator[Part]]) -> Callable[[bytes], Iterator[Part]]:
    return lambda data: words(decoded(data))


KINDS: Mapping[str, Callable[[bytes], Iterator[Part]]] = {
    ".txt": text.read,
    ".md": _of_text(markdown.words),
    ".html": _of_text(html.words),
    ".htm": _of_text(html.words),
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".vtt": _of_text(subtitles.words),
    ".srt": _of_text(subtitles.words),
}
"""How each kind of file is read, by the ending of its name. A reader stops at what it cannot read."""


def text_of(
    name: str, source: Source, beside: Path, texts: Mapping[str, str | Path], root: Path | None = None
) -> SourceText | Problem | None:
    """The text of a source: the file given for its id, else its `file` beside a content file; or None.

    The `file` lies, links resolved, at or below the folder of the content file, or of `root`.
    """
    if name in texts:
        return read(Path(texts[name]), str(texts[name]))
    if source.file is None:
        return None
    if PureWindowsPath(source.file).anchor:  # of any system: a debate is read on others, too
        return _unusable("source-absolute", source.file)
    try:
        path = Path(os.path.realpath(beside.parent / source.file))
        folders = [Path(os.path.realpath(folder)) for folder in (beside.parent, root) if folder]
    except (OSError, ValueError) as error:
        return _unusable("source-unreadable", source.file, why=getattr(error, "strerror", "") or "")
    if not any(path.is_relative_to(folder) for folder in folders):
        return _unusable("source-outside", source.file, id=name)
    ending = Path(source.file).suffix
    return read(path, source.file, ending)  # where it was found to lie: a link may lead elsewhere by now


def read(path: Path, shown: str, ending: str | None = None) -> SourceText | Problem:
    """The text of a source file, or why it has none; `shown` is what a person knows the file by.

    `ending` says of which kind it is, where its own name does not.
    """
    kind = KINDS.get((path.suffix if ending is None else ending).lower())
    if kind is None:
        return _unusable("source-kind", shown, choices=tuple(KINDS))
    try:
        data = _data(path)
        found = joined(kind(data), shown)
    except (OSError, ValueError) as error:
        return _unusable("source-unreadable", shown, why=getattr(error, "strerror", "") or "")
    except Stop as stop:
        return _unusable(stop.key, shown, **stop.facts)
    if not found.text.strip():
        return _unusable("source-empty", shown)
    return found._replace(times=found.times or marked(found.text), sha256=hashlib.sha256(data).hexdigest())


def is_another(source: Source, text: SourceText) -> bool:
    """Whether the text of a source is another than the one that its quotes were compared with before."""
    return bool(source.sha256 and text.sha256 and source.sha256 != text.sha256)


def _data(path: Path) -> bytes:
    """The bytes of a regular file; Stop for any other, and for one that is too large."""
    if not path.is_file():
        raise Stop("source-missing")
    data = files.read(path, SOURCE_LIMIT)
    if len(data) > SOURCE_LIMIT:
        raise Stop("source-too-large", limit=SOURCE_LIMIT // 1024 // 1024)
    return data


def _unusable(code: str, file: str, **facts: Fact) -> Problem:
    return Problem(code, (), {"file": file, **facts})
