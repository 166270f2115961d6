"""What to do next: commands that go on from the first screen, with what is there."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from socinno.library import Library
from socinno.library.catalogue import names_of, person
from socinno.library.names import meant, people_of
from socinno.model import Debate, Speaker, Thing
from socinno.problems import Stop
from socinno.queries.presenter import Presenter
from socinno.text import fold, one_line
from socinno.views import Counts, Hint

SHORT = 3  # letters at least in a name that is typed


class Typed(NamedTuple):
    """What is typed for some speakers, a word of a shell for each, and the option that says of which debate
    they are, where nothing else tells them from others."""

    words: tuple[str, ...]
    debate: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (*self.words, self.debate) if part)


def which(library: Library, debate: Debate) -> str:
    """The option that says which debate is meant; nothing where there is only one."""
    return f"-d {shlex.quote(debate.id)}" if len(library.debates) > 1 else ""


def alone(library: Library, debate: Debate, speakers: Sequence[Speaker]) -> Typed:
    """What is typed for speakers of a debate so that it means just these in a library: their ids; where
    others have these too, their whole names; else the ids and the debate."""
    ids = tuple(shlex.quote(it.id) for it in speakers)
    option = which(library, debate)
    words = tuple(_alone(library, it) for it in speakers) if option else ids
    return Typed(words) if all(words) else Typed(ids, option)


def comparing(library: Library, tell: Presenter, names: Sequence[str]) -> Hint:
    """The command that compares speakers (ids) of a debate."""
    return Hint("compare", str(called_by(library, tell, [tell.debate.speakers[name] for name in names])))


def called_by(library: Library, tell: Presenter, speakers: Sequence[Speaker]) -> Typed:
    """What is typed for speakers: in one debate a word of the name if it does, else as `alone` has it."""
    if len(library.debates) > 1:
        return alone(library, tell.debate, speakers)
    others = [it for it in tell.debate.things.values() if it.what not in ("speaker", "quote")]
    return Typed(tuple(typed(tell, it, others) for it in speakers))


def _alone(library: Library, speaker: Speaker) -> str:
    """The id or the whole name, whichever means this speaker and nothing else in all debates."""
    names = (name for name in speaker.name.values() if one_line(name) == name)
    told = (name for name in (speaker.id, *names) if _means(library, name, speaker))
    return next(map(shlex.quote, told), "")


def _means(library: Library, name: str, speaker: Speaker) -> bool:
    if name.startswith("-"):
        return False
    try:
        found = meant(library, name)
    except Stop:  # a name of signs alone, which means nothing
        return False
    return all(it.what == "speaker" for it in found) and {*people_of(found)} == {person(speaker)}


def hints(
    tell: Presenter, counts: Sequence[Counts], sort: str = "file", long: bool = True, which: str = ""
) -> tuple[Hint, ...]:
    """Commands that go on from the questions of a debate, in the order in which they are shown.

    Not `long`: the questions are shown in a line each, so who stands where is still to be asked. `which`:
    the option that says of which debate, where there are several.
    """
    found = (*_hints(tell, counts, sort, long), Hint("export", file=".html"))
    return (*(it._replace(words=f"{it.words} {which}".strip()) for it in found), Hint("-h"))


def _hints(tell: Presenter, counts: Sequence[Counts], sort: str, long: bool) -> Iterator[Hint]:
    if counts:
        most = max(counts, key=lambda it: sum(count for _, count in it.sides) + dict(it.beside)["both"])
        yield Hint("show", str((most if long else counts[0]).number))
    speaker = _first_to_read(tell) if counts else None
    if speaker:
        yield Hint("quotes", f"-s {typed(tell, speaker)}")
    elif tell.debate.quotes:
        yield Hint("quotes")
    if counts and tell.debate.speakers and not long:
        yield Hint("who")
    if not long and sort == "file":
        yield Hint("show", "--sort split")


def _first_to_read(tell: Presenter) -> Speaker | None:
    """Of who stands somewhere the one with most quotes, a person rather than a group; else of all."""
    said = tell.debate.said
    speaking = [speaker for speaker in tell.debate.speakers.values() if said.get(speaker.id)]

    def weight(speaker: Speaker) -> tuple[bool, bool, int]:
        stands = any(standing.stance for standing in tell.standings.get(speaker.id, {}).values())
        return stands, speaker.kind == "person", len(said[speaker.id])

    return max(speaking, key=weight, default=None)


def typed(tell: Presenter, speaker: Speaker, among: Iterable[Thing] = ()) -> str:
    """What is typed for a speaker: the last word of the name if that means nobody else, else the id.

    `among`: what else may be meant, where it is not speakers alone.
    """
    word = fold(tell.told(speaker.name).text).split()[-1:]
    others = {known for it in tell.debate.speakers.values() if it is not speaker for known in _words(it)}
    others |= {known for it in among for known in _called(it)}
    fits = word and len(word[0]) >= SHORT and word[0].isascii() and word[0].isalpha()
    return word[0] if fits and word[0] not in others else speaker.id


def comparable(debate: Debate) -> Iterator[Thing]:
    """What may be compared besides speakers."""
    for it in debate.dichotomies.values():
        yield from (it, *it.positions.values())


def _called(it: Thing) -> Iterator[str]:
    """The words that a thing is called by."""
    for name in names_of(it):
        yield from (name, *fold(name).split())


def _words(speaker: Speaker) -> Iterator[str]:
    """The words by which a speaker may be meant, of the affiliation too."""
    names = (*speaker.name.values(), *speaker.also, *(speaker.affiliation or {}).values())
    for name in (speaker.id, *names):
        yield from fold(name).split()
