"""A passage of a source written down as a quote: who says it, where it stands, what it speaks to.

What is written is checked before it replaces the file: nothing that was right becomes wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from socinno import files
from socinno.authoring.check import Checked, Texts, judged, texts_of
from socinno.authoring.new import LONGEST_ID, slug
from socinno.library import reader
from socinno.library.catalogue import FileLibrary
from socinno.library.insertion import Addition, added
from socinno.library.names import find
from socinno.library.tree import SIZE_LIMIT
from socinno.library.writing import block
from socinno.model import Debate
from socinno.problems import Problem, Stop
from socinno.quotations import sources
from socinno.quotations.passages import Passage, anchor, counted, passages, rare_words
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import Turn, turns
from socinno.quotations.typography import Normalized, normalized
from socinno.saving import save
from socinno.text import encoding_of


class Source(NamedTuple):
    """A source of a debate made ready for looking things up in it."""

    id: str
    text: SourceText
    turns: tuple[Turn, ...]
    plain: Normalized


class Manuscript(NamedTuple):
    """A content file as it is to be added to: its bytes, its debate, the texts of its sources.

    `sources` are those that passages are looked for in; `known` is what was wrong with the file before.
    """

    file: str
    data: bytes
    debate: Debate
    texts: Texts
    sources: tuple[Source, ...]
    known: Counter[tuple[object, ...]]

    @property
    def text(self) -> str:
        """The text of the file, without its byte order mark."""
        return self.data.decode(encoding_of(self.data))


class Wanted(NamedTuple):
    """What is to be written with a passage, ids where things are named.

    `own`: words in quotation marks are the speaker's all the same. `stance` is the basis of a stance that
    is written with it, `note` what belongs to that.
    """

    supports: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    id: str | None = None
    speaker: str | None = None
    told_by: str | None = None
    own: bool = False
    stance: str | None = None
    note: str | None = None
    translation: Mapping[str, str] = {}
    indirect: str | None = None


class Citation(NamedTuple):
    """A quote that can be written: its id, its keys, and where it comes from."""

    id: str
    quote: dict[str, Any]
    passage: Passage
    wanted: Wanted

    @property
    def block(self) -> str:
        """Its lines, as they stand under `quotes`."""
        return block({self.id: self.quote}, 2)


class Plan(NamedTuple):
    """What a file becomes with some citations, and those that would make it worse, each with how."""

    text: str
    written: tuple[Citation, ...]
    refused: tuple[tuple[Citation, tuple[Problem, ...]], ...]
    notes: tuple[Problem, ...]


def opened(file: str, given: Sequence[str] = ()) -> Manuscript:
    """A content file to be added to; `given` are sources by id, by the path of their text, or `ID=PATH`.

    Stop (2) for what is not there, (1) where the file holds no debate, or no source has a text.
    """
    path = Path(file)
    files.looked_up(path)
    try:
        data = files.read(path, SIZE_LIMIT)
    except OSError as error:
        raise Stop("cannot-read", code=1, file=file, why=files.reason(error)) from None
    reading = reader.parse(data, file, path.stem)
    if reading.debate is None:
        raise Stop("cite-broken", code=1, problems=reading.problems, file=file)
    debate = reading.debate
    named = dict(_source_of(debate, path, word) for word in given)
    found = texts_of(debate, path, {id: text for id, text in named.items() if text})
    for id in named:
        if problem := found.unusable.get(id):
            raise Stop(problem.code, code=1, **problem.facts)
        if id not in found.usable:
            raise Stop("no-source-text", source=id)
    chosen = [id for id in found.usable if id in named or not named]
    if not chosen:
        raise Stop("cite-no-text", file=file)
    ready = (Source(id, it, turns(it, debate), normalized(it.text)) for id in chosen for it in [found.usable[id]])
    checked = judged(reading, file, found)
    return Manuscript(file, data, debate, found, tuple(ready), _known(checked))


def _source_of(debate: Debate, file: Path, word: str) -> tuple[str, Path | None]:
    """The source (id) that is meant by its id or by the path of its text, and that path."""
    if word in debate.sources:
        return word, None
    id, sign, path = word.partition("=")
    if sign and id in debate.sources:
        return id, Path(path)
    text = sources.read(Path(word), word)
    if isinstance(text, Problem):
        raise Stop("no-such-source", asked=word)
    alike = [it.id for it in debate.sources.values() if it.sha256 == text.sha256 or _lies(it.file, file, word)]
    open_ = [it.id for it in debate.sources.values() if it.file is None]
    meant = alike or (open_ if len(open_) == 1 else [])
    if len(meant) != 1:
        raise Stop("cite-which-source", file=word, choices=tuple(debate.sources))
    return meant[0], Path(word)


def _lies(name: str | None, beside: Path, word: str) -> bool:
    return name is not None and (beside.parent / name).resolve() == Path(word).resolve()


def _known(checked: Checked) -> Counter[tuple[object, ...]]:
    """What is wrong with a file, each as often as it is: notes are no fault."""
    return Counter((it.code, it.address) for it in checked.problems if it.severity != "note")


def found(manuscript: Manuscript, words: str, speaker: str | None = None) -> list[tuple[Source, Passage]]:
    """The passages that some words lead to; of several those of a speaker (id), if one is asked for.

    Stop (2) where there are none.
    """
    hits = [(it, hit) for it in manuscript.sources for hit in passages(words, it.text, it.turns, it.plain)]
    hits = [it for it in hits if not it[1].near] or hits
    own = [it for it in hits if it[1].turn and speaker in it[1].turn.speakers]
    if not hits:
        raise Stop("cite-nothing", asked=words)
    return own or hits


def ids_of(manuscript: Manuscript, names: Iterable[str], kind: str) -> tuple[str, ...]:
    """The things of a sort that some names mean, as ids. Stop (2) with the candidates for one that is none."""
    debate = manuscript.debate
    library = FileLibrary((debate,), files={debate.id: Path(manuscript.file)})
    return tuple(dict.fromkeys(find(library, name, (kind,)).thing.id for name in names))


def cited(
    manuscript: Manuscript, source: Source, passage: Passage, wanted: Wanted, taken: Iterable[str] = ()
) -> Citation:
    """A passage as a quote. Stop (2) where it is not known who says it: `cite-nobody`, `cite-whose`.

    `taken` are ids beside those of the debate that are not free.
    """
    speaker, told_by = _speakers(passage, wanted)
    id = wanted.id or _new_id(manuscript, source, passage, speaker, taken)
    place = passage.place
    if wanted.indirect:
        start, end = passage.hit
        place["anchor"] = " ".join(source.text.text[start:end].split())
    direct = wanted.indirect is None
    quote: dict[str, Any] = {
        "speaker": speaker,
        "told-by": told_by,
        "kind": "direct" if direct else "indirect",
        "text": passage.text if direct else wanted.indirect,
        "translation": dict(wanted.translation),
        "source": source.id,
        "at": place,
        "supports": list(wanted.supports),
        "challenges": list(wanted.challenges),
        "reviewed": ["quote-within"] if direct and passage.quoted and not told_by and wanted.own else [],
    }
    return Citation(id, {key: value for key, value in quote.items() if value}, passage, wanted)


def _speakers(passage: Passage, wanted: Wanted) -> tuple[str | None, str | None]:
    """Who said the words of a passage, and who tells them if that is somebody else."""
    turn = passage.turn
    if turn is None:
        return wanted.speaker, wanted.told_by
    if not turn.speakers and not wanted.speaker:
        raise Stop("cite-nobody", name=turn.name, line=passage.line)
    if len(turn.speakers) > 1 and wanted.speaker is None:
        raise Stop("cite-several", name=turn.name, line=passage.line, choices=tuple(sorted(turn.speakers)))
    own = min(turn.speakers, default=None)
    if wanted.speaker and wanted.speaker not in turn.speakers:
        return wanted.speaker, wanted.told_by or own
    if passage.quoted and not wanted.own and wanted.speaker is None and wanted.indirect is None:
        raise Stop("cite-whose", line=passage.line, name=turn.name, speaker=own)
    return wanted.speaker or own, wanted.told_by


def _new_id(
    manuscript: Manuscript, source: Source, passage: Passage, speaker: str | None, taken: Iterable[str]
) -> str:
    """An id of the speaker and the rarest words, that nothing has yet."""
    words = rare_words(passage, counted(source.text))
    base = slug("-".join([*([speaker] if speaker else []), *words]))[:LONGEST_ID].strip("-") or "quote"
    used = {*(thing.id for thing in manuscript.debate.things()), *taken}
    names = (base if n == 1 else f"{base[: LONGEST_ID - 5]}-{n}" for n in range(1, len(used) + 3))
    return next(name for name in names if name not in used)


def planned(manuscript: Manuscript, citations: Sequence[Citation]) -> Plan:
    """What the file becomes with some citations: those with which it gains no error and no warning.

    Stop (1) where nothing can be put into it, with all of them as what is unsaved.
    """
    wanted, refused = list(citations), list[tuple[Citation, tuple[Problem, ...]]]()
    anchored: set[str] = set()
    while wanted:
        text = _with(manuscript, wanted)
        checked = judged(reader.parse(text.encode(), manuscript.file, Path(manuscript.file).stem), manuscript.file, manuscript.texts)
        elsewhere = _elsewhere(checked, wanted) - anchored
        gained = _gained(manuscript, checked)
        if elsewhere:
            wanted = [_anchored(manuscript, it) if it.id in elsewhere else it for it in wanted]
            anchored |= elsewhere
            continue
        if not gained:
            notes = tuple(it for it in checked.problems if it.severity == "note" and _of(it) in {c.id for c in wanted})
            return Plan(text, tuple(wanted), tuple(refused), notes)
        blamed = {_of(problem) for problem in gained}
        worse = [it for it in wanted if it.id in blamed] or wanted
        refused += [(it, tuple(p for p in gained if _of(p) == it.id) or tuple(gained)) for it in worse]
        wanted = [it for it in wanted if it not in worse]
    return Plan(manuscript.text, (), tuple(refused), ())
