"""A content file as it is to be added to: its bytes, its debate, and the texts that it is written from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from socinno import files
from socinno.authoring.check import Checked, SourceTexts, judged, texts_of
from socinno.library import reader
from socinno.library.catalogue import FileLibrary
from socinno.library.tree import SIZE_LIMIT
from socinno.library.whereabouts import located
from socinno.model import Debate
from socinno.problems import Address, Problem, Stop
from socinno.quotations import sources
from socinno.quotations.passages import word_counts
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import Turn, turns
from socinno.quotations.typography import Normalized, normalized
from socinno.text import encoded_as, encoding_of

UNFINISHED = ("silent-speaker", "position-without-quote")
"""What is told of a debate that is being written, of others than who is quoted: no fault of that quote."""


Verbatim = tuple[str, str | None, str]
"""The source (id), the speaker (id) and the words of a direct quote."""


class Searchable(NamedTuple):
    """A source (id) of a debate made ready for looking things up in it, and how often it has each word."""

    id: str
    text: SourceText
    turns: tuple[Turn, ...]
    plain: Normalized
    counts: Callable[[], Counter[str]]


class Manuscript(NamedTuple):
    """A content file as it is to be added to.

    `names` are what it names, without its quotes. `texts` are those of all its sources, `sources` the ones
    that passages are looked for in; `known` is what was wrong with it before, by rule and address; `sayings`
    are its direct quotes (ids) by source, speaker and words.
    """

    file: str
    data: bytes
    debate: Debate
    names: FileLibrary
    texts: SourceTexts
    sources: tuple[Searchable, ...]
    known: Counter[tuple[str, Address]]
    sayings: Mapping[Verbatim, str]

    @property
    def text(self) -> str:
        """The text of the file, without its byte order mark."""
        return self.data.decode(encoding_of(self.data))

    def checked_as(self, text: str, quotes: Collection[str]) -> Checked:
        """What `check` says of the file with another text in it; some quotes (ids) are looked for."""
        reading = reader.parse(encoded_as(text, self.data), self.file, Path(self.file).stem)
        return judged(reading, self.file, self.texts, only=quotes)

    def gained(self, checked: Checked) -> tuple[Problem, ...]:
        """What is wrong now, and was not: notes are no fault, nor is what others have yet to say."""
        now = _faults(checked.problems)
        return tuple(it for it in checked.problems if (it.code, it.address) in now - self.known)


def manuscript(file: str, given: Sequence[str] = ()) -> Manuscript:
    """A content file to be added to; `given` are sources by id, by the path of their text, or `ID=PATH`.

    Without those, passages are looked for in all of its sources that have a text. Stop (2) for what is
    not there, (1) where the file holds no debate, or no source has a text.
    """
    path = Path(file)
    files.looked_up(path)
    try:
        data = files.read(path, SIZE_LIMIT)
    except OSError as error:
        raise Stop("cannot-read", code=1, file=file, why=files.reason(error)) from None
    reading = reader.parse(data, file, path.stem)
    if reading.debate is None or reading.tree is None:
        raise Stop("cite-broken", code=1, problems=reading.problems, file=file)
    debate = reading.debate
    named = dict(_source_of(debate, path, word) for word in given)
    found = texts_of(debate, path, {id: text for id, text in named.items() if text})
    told = located(found.unusable.values(), reading.tree, file)
    found = found._replace(unusable=dict(zip(found.unusable, told, strict=True)))
    ready = _ready(debate, found, named)
    if not ready:
        raise Stop("cite-no-text", code=1, file=file)
    known = _faults(judged(reading, file, found, only=()).problems)
    names = FileLibrary((debate.model_copy(update={"quotes": {}}),), files={debate.id: path})
    direct = (it for it in debate.quotes.values() if it.kind == "direct")
    sayings = {(it.source, it.speaker, words): it.id for it in direct for words in it.text.values()}
    return Manuscript(file, data, debate, names, found, ready, known, sayings)


def _ready(debate: Debate, found: SourceTexts, named: Collection[str]) -> tuple[Searchable, ...]:
    """The sources to look in: those that are named, else all. Stop for a named one that has no text."""
    for id in named or [id for id in found.unusable if not found.usable]:
        if problem := found.unusable.get(id):
            raise Stop("cite-unusable", code=1, problems=(problem,), source=id)
        if id not in found.usable:
            raise Stop("cite-no-text-of", code=1, source=id)
    chosen = ((id, text) for id, text in found.usable.items() if id in named or not named)
    return tuple(
        Searchable(id, text, turns(text, debate), normalized(text.text), cache(partial(word_counts, text)))
        for id, text in chosen
    )


def _source_of(debate: Debate, file: Path, word: str) -> tuple[str, Path | None]:
    """The source (id) that is meant by its id or by the path of its text, and that path."""
    if word in debate.sources:
        return word, None
    id, sign, path = word.partition("=")
    if sign and id in debate.sources:
        return id, Path(path)
    text = sources.read(Path(word), word)
    if isinstance(text, Problem):
        raise Stop("cite-no-source", asked=word, choices=tuple(debate.sources))
    alike = [
        it.id for it in debate.sources.values() if it.sha256 == text.sha256 or _lies(it.file, file, word)
    ]
    bare = [it.id for it in debate.sources.values() if it.file is None and it.sha256 is None]
    meant = alike or (bare if len(bare) == 1 else [])
    if len(meant) != 1:
        raise Stop("cite-which-source", file=word, choices=tuple(debate.sources))
    return meant[0], Path(word)


def _lies(name: str | None, beside: Path, word: str) -> bool:
    return name is not None and (beside.parent / name).resolve() == Path(word).resolve()


def _faults(problems: Iterable[Problem]) -> Counter[tuple[str, Address]]:
    told = (it for it in problems if it.severity != "note" and it.code not in UNFINISHED)
    return Counter((it.code, it.address) for it in told)
