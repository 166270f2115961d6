"""Debates of other tools as content files, and how many of their quotes are not as their texts have them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from socinno.authoring import schema
from socinno.authoring.check import SourceTexts, judged, texts_of
from socinno.authoring.guessing import guessed
from socinno.authoring.new import Begun, save_new, seen_from, to_write, write_from
from socinno.exchange.draft import ORDER, Draft, line
from socinno.exchange.recognising import FORMATS, format_of, members_of
from socinno.library import reader
from socinno.library.tree import NODE_LIMIT, SIZE_LIMIT
from socinno.library.writing import block
from socinno.model.ids import Ids
from socinno.problems import Stop
from socinno.quotations.locating import Track
from socinno.saving import fill, new_folder

HEAD = f"# yaml-language-server: $schema={schema.NAME}\n"

TEXT = "text"
"""What `--as` says for the text of a source, which `drafting` takes."""

SORTS = ("speakers", "dichotomies", "quotes", "stances", "themes", "sources")
"""The things of a debate that are counted, by their keys."""

WORDED = frozenset({"title", "question", "summary", "claim", "text", "note"})
"""The keys of texts, by which the language is guessed."""


class Wanted(NamedTuple):
    """What a debate is to be: its id, and its title and its language, if these were given.

    `asked` is the language to take where that of the debate is not known.
    """

    id: str
    title: str | None
    language: str | None
    asked: str


class Outcome(NamedTuple):
    """What came of a draft: a content file (text), and what is told of it.

    `known` says how its language is: given, stated, guessed, unknown. `elsewhere`: the files with texts
    that it may not name, by source. `compared`: how many direct quotes were looked for in their text,
    `wrong`: how many errors these have.
    """

    id: str
    text: str
    made: Mapping[str, int]
    left: Mapping[str, int]
    language: str
    known: str
    elsewhere: Mapping[str, Path]
    compared: int = 0
    wrong: int = 0


class Imported(NamedTuple):
    """What came of another tool's file or folder: content files at a path, which is a folder or the one.

    `refused`: the files of a folder that could not be read, each with why; `others`: how many of it are
    in no format.
    """

    format: str
    path: Path
    outcomes: tuple[Outcome, ...]
    refused: tuple[Stop, ...] = ()
    others: int = 0

    @property
    def is_folder(self) -> bool:
        """Whether the path is a folder of content files."""
        return not self.path.suffix

    def total(self, what: str) -> Counter[str]:
        """What the debates have `made` or have `left`, by what it is."""
        return sum((Counter(getattr(outcome, what)) for outcome in self.outcomes), Counter())


def write(
    source: Path,
    folder: Path,
    wanted: Wanted,
    format: str | None = None,
    progress: Track = iter,
) -> Begun | Imported:
    """Write what a file or folder of another tool holds, else the source that it is and its speakers.

    `format` is one of `FORMATS` or `TEXT`; without it, what is recognised. A folder of files that are
    debates each becomes a folder of debates, as does one with the texts of its sources within: whole, or
    not at all. Stop (1) for what cannot be read, Stop (2) as `new.write` does.
    """
    title, tag = wanted.title, wanted.language
    taken = format or format_of(source)
    members = [*members_of(source)] if source.is_dir() and taken is None else []
    if taken == TEXT or not (taken or members):
        return write_from(source, folder, wanted.id, title, wanted.asked, tag)
    file = to_write(folder, wanted.id, title, tag)
    if taken is None:
        return _collection(members, file.with_suffix(""), wanted, progress)
    draft = FORMATS[taken].read(source)
    if draft.texts:
        with new_folder(str(file.with_suffix(""))) as drafted:
            outcome = _filled(draft, wanted, source.stem, drafted)
            fill(drafted / schema.NAME, [schema.text().encode()])
        return Imported(taken, file.with_suffix(""), (outcome,))
    named = {id: seen_from(folder, text) for id, text in draft.files.items()}
    outcome = _outcome(draft, wanted, source.stem, named)
    save_new(outcome.text, file)
    return Imported(taken, file, (_judged(outcome, file, draft.files),))


def _collection(members: list[tuple[str, Path]], target: Path, wanted: Wanted, progress: Track) -> Imported:
    """A folder of debates, one of each file; those that cannot be read are told, unless none can."""
    if wanted.title:
        raise Stop("from-one-title", title=wanted.title)
    format, ids = members[0][0], Ids()
    outcomes: list[Outcome] = []
    refused: list[Stop] = []
    with new_folder(str(target)) as drafted:
        for name, path in progress(members):
            own = wanted._replace(id=ids.free(path.stem, f"{wanted.id}-1"))
            try:
                if name == format:
                    outcomes.append(_filled(FORMATS[name].read(path), own, path.stem, drafted))
            except Stop as stop:
                refused.append(stop)
        if not outcomes:
            raise refused[0]
        fill(drafted / schema.NAME, [schema.text().encode()])
    others = sum(name != format for name, _ in members)
    return Imported(format, target, tuple(outcomes), tuple(refused), others)


def _filled(draft: Draft, wanted: Wanted, stem: str, folder: Path) -> Outcome:
    """A draft as a content file of a new folder, the texts within it beside that."""
    named = {id: f"{wanted.id}-texts/{id}.txt" for id in draft.texts}
    outcome = _outcome(draft, wanted, stem, named)
    if named:
        (folder / f"{wanted.id}-texts").mkdir()
    for id, text in draft.texts.items():
        fill(folder / named[id], [text.encode(errors="replace")])
    file = folder / f"{wanted.id}.yaml"
    fill(file, [outcome.text.encode()])
    return _judged(outcome, file, draft.files)._replace(text="")


def _outcome(draft: Draft, wanted: Wanted, stem: str, named: Mapping[str, str]) -> Outcome:
    """A draft as a content file, whose sources name the files of their texts where they may.

    Stop (1) where it is larger than one may be, or holds nothing of a debate.
    """
    things = {key: draft.things[key] for key in ORDER if draft.things.get(key)}
    made = {sort: len(things.get(sort, ())) for sort in SORTS}
    if not any(made[sort] for sort in SORTS if sort != "sources"):
        raise Stop("from-nothing", code=1)
    guess = wanted.language or things.get("language") or guessed(" ".join(_words(things)))
    known = "given" if wanted.language else "stated" if things.get("language") else "guessed"
    head = {
        "language": guess or wanted.asked,
        "title": line(wanted.title) or things.get("title") or line(stem) or wanted.id,
    }
    sources = {id: it | _file(named.get(id)) for id, it in things.get("sources", {}).items()}
    things = head | things | head | {"sources": sources}
    too_much = Stop("from-too-much", code=1, limit=SIZE_LIMIT // 1024 // 1024, nodes=NODE_LIMIT)
    if _nodes(things) > NODE_LIMIT:
        raise too_much  # before it is written, which takes longest
    text = "\n".join([HEAD, *(block({key: value}) for key, value in things.items() if value)])
    if len(text.encode()) > SIZE_LIMIT:
        raise too_much
    elsewhere = {id: path for id, path in draft.files.items() if not named.get(id)}
    return Outcome(
        wanted.id, text, made, draft.left, head["language"], known if guess else "unknown", elsewhere
    )


def _file(path: str | None) -> dict[str, str]:
    return {"file": path} if path else {}


def _words(thing: Any) -> Iterator[str]:
    """Every text of a draft that is in its own language: no name, id or choice."""
    if isinstance(thing, Mapping):
        for key, inner in thing.items():
            if not isinstance(inner, str):
                yield from _words(inner)
            elif key in WORDED:
                yield inner
    elif not isinstance(thing, str):
        for inner in thing:
            yield from _words(inner)


def _nodes(thing: Any) -> int:
    """How many keys and values a draft has, with what holds them."""
    if isinstance(thing, str):
        return 1
    if isinstance(thing, Mapping):
        return 1 + sum(1 + _nodes(inner) for inner in thing.values())
    return 1 + sum(map(_nodes, thing))


def _judged(outcome: Outcome, file: Path, files: Mapping[str, Path]) -> Outcome:
    """The same, after its quotes were looked for in the texts of their sources."""
    if not (files or "file: " in outcome.text):
        return outcome
    reading = reader.read(file)
    texts = texts_of(reading.debate, file, files) if reading.debate else SourceTexts({}, {})
    found = judged(reading, str(file), texts)
    errors = (it for it in found.problems if it.severity == "error" and it.address[:1] == ("quotes",))
    return outcome._replace(compared=len(found.quotes), wrong=sum(1 + it.more for it in errors))
