"""A first content file from the text of a source: the source, who speaks in it, and where to write."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from socinno.authoring.guessing import guessed
from socinno.library.decoding import FORBIDDEN
from socinno.library.writing import block
from socinno.model.ids import Ids, slug
from socinno.quotations.callings import is_office
from socinno.quotations.participants import Participant, participants
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import PARTICLES
from socinno.text import fold, normal
from socinno.unseen import places

LONGEST_TEXT = 300  # characters of a title or name

_SAMPLE = re.compile(r"^# +([a-z-]+):$", re.M)
"""An id in the commented sample of a template, which must stay free."""


class Brief(NamedTuple):
    """What a draft is to be: the debate's id, its title and language if these were given.

    `asked` is the language to take where that of the source is not known. `stem` names the source's
    file, and `file` is its path as seen from the content file; '' where it may not stand there.
    """

    id: str
    stem: str
    asked: str
    title: str = ""
    language: str = ""
    file: str = ""


class Drafted(NamedTuple):
    """The text of a content file and what it was made of.

    `known` says how its language is: `given`, `guessed`, or `unknown`.
    """

    text: str
    source: str
    people: tuple[Participant, ...]
    language: str
    known: str


def drafted(template: str, brief: Brief, source: SourceText) -> Drafted:
    """A content file that has the source and its speakers; `template` is what stands above these."""
    people = tuple(one for one in participants(source) if cleaned(one.name))
    guess = guessed(source.text)
    language = brief.language or guess or brief.asked
    known = "given" if brief.language else "guessed" if guess else "unknown"
    called = _heading(source, people)
    ids = Ids({brief.id, *_SAMPLE.findall(template)})
    id = ids.free(brief.stem, "source")
    work = {
        "type": "document",
        "title": called or cleaned(brief.stem) or "source",
        **({"file": brief.file} if brief.file else {}),
        "sha256": source.sha256,
    }
    things = {"sources": {id: work}, "speakers": _speakers(people, ids)}
    head = headed(template, title=brief.title or called, language=language)
    body = "\n".join(block({key: value}) for key, value in things.items() if value)
    return Drafted(f"{head.rstrip()}\n\n{body}", id, people, language, known)


def headed(template: str, *, title: str, language: str) -> str:
    """A starter with a title and a language in place of its own; '' leaves these as they are."""
    for key, value in (("title", title), ("language", language)):
        if value:
            before, _, after = template.partition(f"\n{key}: ")
            template = f"{before}\n{block({key: value})}{after.partition(chr(10))[2]}"
    return template


def cleaned(text: str) -> str:
    """A text of a source as it may stand in a content file: on a line, without what nobody sees."""
    shown = FORBIDDEN.sub(" ", normal(text)).replace("\u00ad", "")
    unseen = {*places(shown)}
    return " ".join("".join(c for n, c in enumerate(shown) if n not in unseen).split())[:LONGEST_TEXT].strip()


def _heading(source: SourceText, people: tuple[Participant, ...]) -> str:
    """The first heading of the highest level, unless it is the name of who speaks; '' for none."""
    names = {fold(one.name) for one in people}
    of_first = (cleaned(mark.name) for mark in source.headings if mark.level == 1)
    return next((name for name in of_first if name and fold(name) not in names), "")


def _speakers(people: tuple[Participant, ...], ids: Ids) -> dict[str, Mapping[str, Any]]:
    """The speakers by their ids: the family name where it is one's alone, else the whole name."""
    families = Counter(slug(_family(one.name)) for one in people)
    found: dict[str, Mapping[str, Any]] = {}
    for one in people:
        family = _family(one.name)
        alone = families[slug(family)] == 1
        id = ids.free(*([family] if alone else []), one.name, "speaker")
        found[id] = _speaker(one)
    return found


def _family(name: str) -> str:
    """The family name: the last word, and the small ones before it; of an office, all words."""
    words = name.split()
    if is_office(name) or words[-1].isdigit():
        return name
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in PARTICLES:
        at -= 1
    return " ".join(words[at:])


def _speaker(one: Participant) -> Mapping[str, Any]:
    also = [name for name in map(cleaned, one.also) if name]
    told = {
        "name": cleaned(one.name),
        "also": also,
        "honorific": cleaned(one.honorific),
        "role": cleaned(one.role),
        "affiliation": cleaned(one.affiliation),
    }
    return {key: value for key, value in told.items() if value}
