"""Drafts of debates as the texts of content files, with what is told of each: counts, language, quotes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from socinno.authoring import schema
from socinno.authoring.guessing import LOOKED_AT, guessed
from socinno.exchange.draft import ORDER, Draft, line, renamed
from socinno.library import reader
from socinno.library.tree import NODE_LIMIT, SIZE_LIMIT
from socinno.library.writing import block
from socinno.model.fields import LANGUAGE_PATTERN
from socinno.problems import Problem, Stop
from socinno.quotations import rules, sources
from socinno.quotations.locating import quote_matches
from socinno.quotations.sources import SourceText

HEAD = f"{schema.MODELINE}\n"

SORTS = ("speakers", "dichotomies", "quotes", "stances", "themes", "sources")
"""The things of a debate that are counted, by their keys."""

READ = {"title", "question", "claim", "summary", "text", "note"}
"""The keys of what is written for readers, by which a language is known."""

LONGEST = 40 * LOOKED_AT  # characters: enough for as many words as are looked at


class Target(NamedTuple):
    """What a debate is to be: its id, and its title and its language, if these were given.

    `asked` is the language to take where that of the debate is not known.
    """

    id: str
    title: str | None
    language: str | None
    asked: str


class Converted(NamedTuple):
    """What came of a draft: a content file (text), and what is told of it.

    `known` says how its language is: given, stated, guessed, unknown. `elsewhere`: the files with texts
    that it may not name, by source; `unusable`: what is wrong with those that cannot be read. `compared`:
    how many direct quotes were looked for in their text, `wrong`: how many errors these have.
    """

    id: str
    text: str
    made: Mapping[str, int]
    left: Mapping[str, int]
    language: str
    known: str
    elsewhere: Mapping[str, Path]
    unusable: tuple[Problem, ...] = ()
    compared: int = 0
    wrong: int = 0


def converted(draft: Draft, plan: Target, called: str, named: Mapping[str, str]) -> Converted:
    """A draft as a content file, its quotes looked for in the texts of their sources.

    `called` is its title where it has none. `named`: how it may name the files of its sources' texts.
    Stop (1) where it is larger than one may be, or holds nothing of a debate.
    """
    things = renamed({key: draft.things[key] for key in ORDER if draft.things.get(key)}, plan.id)
    made = {sort: len(things.get(sort, ())) for sort in SORTS}
    if not any(made[sort] for sort in SORTS if sort != "sources"):
        raise Stop("from-nothing", code=1)
    ids = dict(zip(draft.things.get("sources", ()), things.get("sources", ()), strict=True))  # one may be new
    files = {ids.get(id, id): path for id, path in draft.files.items()}
    named = {ids.get(id, id): name for id, name in named.items()}
    read = {id: sources.read(path, str(path)) for id, path in files.items()}
    texts = {id: text for id, text in read.items() if isinstance(text, SourceText)}
    things["sources"] = {
        id: {**source, **_file(texts.get(id), named.get(id))}
        for id, source in things.get("sources", {}).items()
    }
    language, known = _language(plan, things)
    title = line(plan.title) or things.get("title") or line(called) or plan.id
    head = {"language": language, "title": title}
    things = head | things | head
    text = _text(things)
    unusable = tuple(text for text in read.values() if isinstance(text, Problem))
    elsewhere = {id: files[id] for id in texts if not named.get(id)}
    made_of = Converted(plan.id, text, made, draft.left, language, known, elsewhere, unusable)
    return _judged(made_of, things, texts) if texts else made_of


def _language(plan: Target, things: Mapping[str, Any]) -> tuple[str, str]:
    """The language of a debate, and how it is known."""
    if plan.language:
        return plan.language, "given"
    stated = things.get("language", "")
    if re.fullmatch(LANGUAGE_PATTERN.strip("^$"), stated):
        return stated, "stated"
    words, room = [], LONGEST
    for part in _read(things):
        words.append(part)
        room -= len(part)
        if room < 0:
            break
    guess = guessed(" ".join(words))
    return (guess, "guessed") if guess else (plan.asked, "unknown")


def _read(things: Mapping[str, Any]) -> Iterator[str]:
    """The texts of a draft that are written for readers."""
    for key, value in things.items():
        if isinstance(value, Mapping):
            yield from _read(value)
        elif not isinstance(value, str):
            yield from (text for one in value if isinstance(one, Mapping) for text in _read(one))
        elif key in READ:
            yield value


def _file(text: SourceText | None, name: str | None) -> dict[str, str]:
    """What a source says of the file of its text."""
    if not text:
        return {}
    return {"file": name, "sha256": text.sha256} if name else {"sha256": text.sha256}


def _text(things: Mapping[str, Any]) -> str:
    """A content file. Stop (1) where it is larger than one may be."""
    too_much = Stop("from-too-much", code=1, limit=SIZE_LIMIT // 1024 // 1024, nodes=NODE_LIMIT)
    if _nodes(things) > NODE_LIMIT:
        raise too_much  # before it is written, which takes longest
    text = "\n".join([HEAD, *(block({key: value}) for key, value in things.items() if value)])
    if len(text.encode()) > SIZE_LIMIT:
        raise too_much
    return text


def _nodes(thing: Any) -> int:
    """How many keys and values a draft has, with what holds them."""
    if isinstance(thing, str):
        return 1
    if isinstance(thing, Mapping):
        return 1 + sum(1 + _nodes(inner) for inner in thing.values())
    return 1 + sum(map(_nodes, thing))


def _judged(made: Converted, things: Mapping[str, Any], texts: dict[str, SourceText]) -> Converted:
    """The same, after its quotes were looked for in the texts of their sources: as `check` does, but for
    what is no error, which takes longest."""
    debate = reader.debate_of({key: value for key, value in things.items() if value}, made.id)
    if debate is None:
        return made  # `check` says what is wrong with it
    found = list(quote_matches(debate.quotes.values(), debate, texts))
    wrong = sum(1 for match in found for _ in rules.quote_errors(match, debate))
    return made._replace(compared=len(found), wrong=wrong)
