"""A passage of a source written down as a quote: who says it, where it stands, what it speaks to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple, get_args

from socinno.authoring.manuscript import Manuscript, Searchable, Verbatim
from socinno.library.decoding import FORBIDDEN, code_point
from socinno.library.names import find
from socinno.model import ID_PATTERN, Basis, Thing
from socinno.model.fields import LANGUAGE_PATTERN
from socinno.model.ids import LONGEST_ID, slug
from socinno.problems import Stop, one_of
from socinno.quotations.passages import Excerpt, passages_with, rare_words
from socinno.quotations.strays import is_aside, stray

FIVE = 5  # words, of which one may be wrong
ALIKE, ALIKE_FEW = 0.8, 0.9  # how much of so many words, and of fewer, must be the same
LONGEST = 500  # characters in which that is seen
_WORD = re.compile(r"\w+")


class Request(NamedTuple):
    """What is to be written with a passage, ids where things are named.

    `speaker` and `told_by` are asked for where the passage does not tell, or tells another; `stance` is
    the basis of a stance that is written with it, `note` what belongs to that. `indirect`: our own words
    for it, to which the words of the passage are the anchor.
    """

    supports: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    id: str | None = None
    speaker: str | None = None
    told_by: str | None = None
    stance: str | None = None
    note: str | None = None
    translation: Mapping[str, str] = {}
    indirect: str | None = None


class Citation(NamedTuple):
    """A quote that can be written: its id, its keys, and where it comes from."""

    id: str
    quote: dict[str, Any]
    passage: Excerpt
    request: Request

    @property
    def saying(self) -> Verbatim:
        """What it has in common with a quote of the same passage."""
        return self.quote["source"], self.quote.get("speaker"), self.quote["text"]


class Hit(NamedTuple):
    """A passage that some words led to, and the source it stands in."""

    source: Searchable
    passage: Excerpt


def request(manuscript: Manuscript, **given: Any) -> Request:
    """What is asked for, each thing by the name that was typed. Stop (2) for what cannot be."""
    names = {"supports": "position", "challenges": "position", "about": "dichotomy"}
    for key, kind in names.items():
        given[key] = _meant(manuscript, given.get(key, ()), kind)
    for key in ("speaker", "told_by"):
        ids = _meant(manuscript, given.get(key, ()), "speaker")
        if len(ids) > 1:
            raise Stop("cite-one", option=f"--{key.replace('_', '-')}")
        given[key] = ids[0] if ids else None
    asked = Request(**given)
    if asked.id and (len(asked.id) > LONGEST_ID or not re.fullmatch(ID_PATTERN, asked.id)):
        raise Stop("bad-new-id", asked=asked.id)
    for language, text in asked.translation.items():
        if not re.fullmatch(LANGUAGE_PATTERN, language):
            raise Stop("bad-translation-option", value=f"{language}={text}")
    if asked.stance is not None:
        one_of(asked.stance, get_args(Basis), "--stance")
    if asked.note and not asked.stance:
        raise Stop("cite-needs", option="--note", wanted="--stance")
    if asked.stance == "inferred" and not asked.note:
        raise Stop("cite-needs", option="--stance inferred", wanted="--note")
    return asked


def aimed(manuscript: Manuscript, asked: Request, names: Iterable[str]) -> Request:
    """The same, with what the words speak to: sides, `-side` for one that they speak against, questions."""
    for name in names:
        against = name.startswith("-")
        found = _thing(manuscript, name.removeprefix("-").strip(), ("position", "dichotomy"))
        key = "challenges" if against else "supports" if found.what == "position" else "about"
        aims: dict[str, Any] = {key: tuple(dict.fromkeys((*getattr(asked, key), found.id)))}
        asked = asked._replace(**aims)
    return asked


def spoken_by(manuscript: Manuscript, asked: Request, name: str) -> Request:
    """The same, with a speaker by name. Stop (2) with the candidates for one that is none."""
    return asked._replace(speaker=_thing(manuscript, name, ("speaker",)).id)


def _thing(manuscript: Manuscript, name: str, kinds: tuple[str, ...]) -> Thing:
    """What a name means. Stop (2) with the candidates if it is nothing, or several things."""
    if "speaker" not in kinds and not manuscript.debate.dichotomies:
        raise Stop("cite-no-side", asked=name, file=manuscript.file)
    return find(manuscript.names, name, kinds).thing


def _meant(manuscript: Manuscript, names: Iterable[str], kind: str) -> tuple[str, ...]:
    """The things (ids) of a sort that some names mean. Stop (2) with the candidates for one that is none."""
    return tuple(dict.fromkeys(_thing(manuscript, name, (kind,)).id for name in names))


def found(manuscript: Manuscript, words: str, speaker: str | None = None) -> list[Hit]:
    """The passages that some words lead to; of several those of a speaker (id), if one is asked for.

    Stop (2) where there are none.
    """
    hits = list(_hits(manuscript, words))
    exact = [it for it in hits if not it.passage.near]
    if not hits:
        raise Stop("cite-nothing", asked=words)
    hits = exact or list(_everywhere(manuscript, hits))
    return [it for it in hits if it.passage.turn and speaker in it.passage.turn.speakers] or hits


def _hits(manuscript: Manuscript, words: str) -> Iterator[Hit]:
    for it in manuscript.sources:
        yield from (Hit(it, passage) for passage in passages_with(words, it.text, it.turns, it.plain))


def _everywhere(manuscript: Manuscript, near: Iterable[Hit]) -> Iterator[Hit]:
    """Passages that are near what was meant, and those that have the same words in other places."""
    alike = {it.passage.source.text[slice(*it.passage.hit)]: it for it in near}
    for words, hit in alike.items():
        again = [it for it in _hits(manuscript, words) if not it.passage.near] or [hit]
        yield from (it._replace(passage=it.passage._replace(near=True)) for it in again)


def surely(words: str, hit: Hit) -> bool:
    """Whether some words can hardly mean another passage: they are in it, or so but for one of five or more.

    Of fewer words, no more than some letters may differ.
    """
    start, end = hit.passage.hit
    typed, there = (_WORD.findall(it.casefold()[:LONGEST]) for it in (words, hit.source.text.text[start:end]))
    alike = SequenceMatcher(None, " ".join(typed), " ".join(there), autojunk=False).ratio()
    return not hit.passage.near or alike >= (ALIKE if len(typed) >= FIVE else ALIKE_FEW)


def cited(manuscript: Manuscript, hit: Hit, asked: Request, taken: Collection[str] = ()) -> Citation:
    """A passage as a quote. Stop (2) where it is not known who says it: `cite-nobody`, `cite-several`,
    `cite-whose`, `cite-aside`, `cite-label`; for an id that something has, or one of `taken`; for a passage
    that is there (`cite-there`)."""
    passage = hit.passage
    speaker, told_by = whose(passage, asked)
    things = manuscript.debate.things

    def free(id: str) -> bool:
        return id not in things and id not in taken and id != manuscript.debate.id

    if asked.id and not free(asked.id):
        raise Stop("cite-id-taken", asked=asked.id)
    for wanted, given in (("--for", asked.supports), ("--speaker", speaker)):
        if asked.stance and not given:
            raise Stop("cite-needs", option="--stance", wanted=wanted)
    direct = passage.text if asked.indirect is None else ""
    same = manuscript.sayings.get((hit.source.id, speaker, direct)) if not asked.id else None
    if same:
        raise Stop("cite-there", id=same)
    for words in (direct, asked.indirect, asked.note, *asked.translation.values()):
        if sign := FORBIDDEN.search(words or ""):
            raise Stop("cite-sign", character=code_point(sign[0][0])["character"])
    id = asked.id or _free(_id(hit, speaker), free)
    return Citation(id, _quote(hit, asked, speaker, told_by), passage, asked)


def _quote(hit: Hit, asked: Request, speaker: str | None, told_by: str | None) -> dict[str, Any]:
    """What is written of a passage: the keys of a quote, of which none is empty."""
    source, passage = hit
    direct, place = asked.indirect is None, passage.place
    if not direct:
        start, end = passage.hit
        place["anchor"] = " ".join(source.text.text[start:end].split())
    own = direct and passage.quoted and speaker and not told_by
    quote: dict[str, Any] = {
        "speaker": speaker,
        "told-by": told_by,
        "kind": "direct" if direct else "indirect",
        "text": passage.text if direct else asked.indirect,
        "translation": dict(asked.translation),
        "source": source.id,
        "at": place,
        "supports": list(asked.supports),
        "challenges": list(asked.challenges),
        "reviewed": ["quote-within"] if own else [],
    }
    return {key: value for key, value in quote.items() if value}


def whose(passage: Excerpt, asked: Request) -> tuple[str | None, str | None]:
    """Who said the words of a passage (id), and who tells them if that is somebody else. Stops as `cited`."""
    turn = passage.turn
    if turn is None:
        return asked.speaker, asked.told_by
    own = min(turn.speakers, default=None)
    if asked.speaker:
        told_by = own if asked.speaker not in turn.speakers else None
        return asked.speaker, asked.told_by or told_by
    if not own:
        raise Stop("cite-nobody", name=turn.name, line=passage.line)
    if len(turn.speakers) > 1:
        raise Stop("cite-several", name=turn.name, line=passage.line, choices=tuple(sorted(turn.speakers)))
    if passage.quoted and asked.indirect is None:
        raise Stop("cite-whose", line=passage.line, name=turn.name)
    if is_aside(passage) and asked.indirect is None:
        raise Stop("cite-aside", line=passage.line, name=turn.name)
    if label := stray(passage):
        raise Stop("cite-label", line=passage.line, name=turn.name, label=label)
    return own, asked.told_by


def _id(hit: Hit, speaker: str | None) -> str:
    """An id of the speaker and two of the rarest words: those that were typed, else others of the passage."""
    passage, counts = hit.passage, hit.source.counts()
    words = rare_words(passage, counts)
    if len(words) < 2:
        more = rare_words(passage._replace(hit=(passage.start, passage.end)), counts)
        words = sorted(
            [*words, *(it for it in more if it not in words)][:2], key=passage.text.casefold().find
        )
    return slug("-".join([*([speaker] if speaker else []), *words]))[:LONGEST_ID].strip("-") or "quote"


def _free(id: str, free: Callable[[str], bool]) -> str:
    """An id, or the first that is free with a number behind it, where those before it are all taken.

    Of many it is looked for in ever larger steps, and then between the last two.
    """
    if free(id):
        return id
    base = id[: LONGEST_ID - 8].strip("-")
    taken, found = 1, 2
    while not free(f"{base}-{found}"):
        taken, found = found, found * 2
    while found - taken > 1:
        between = (taken + found) // 2
        taken, found = (taken, between) if free(f"{base}-{between}") else (between, found)
    return f"{base}-{found}"
