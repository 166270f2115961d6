"""What to do next: commands that go on from the first screen, with what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from socinno.model import Debate, Speaker, Thing
from socinno.queries.presenter import Presenter
from socinno.text import fold
from socinno.views import Counts, Hint

SHORT = 3  # letters at least in a name that is typed


def hints(
    tell: Presenter, counts: Sequence[Counts], sort: str = "file", long: bool = True
) -> tuple[Hint, ...]:
    """Commands that go on from the questions of a debate, in the order in which they are shown.

    Not `long`: the questions are shown in a line each, so who stands where is still to be asked.
    """
    return tuple(_hints(tell, counts, sort, long))


def _hints(tell: Presenter, counts: Sequence[Counts], sort: str, long: bool) -> Iterator[Hint]:
    if counts:
        most = max(counts, key=lambda it: sum(count for _, count in it.sides) + dict(it.beside)["both"])
        yield Hint("show", str((most if long else counts[0]).number))
    speaker = _first_to_read(tell) if counts else None
    if speaker:
        yield Hint("quotes", f"-s {typed(tell, speaker)}")
    elif tell.debate.quotes:
        yield Hint("quotes")
    if counts and tell.debate.speakers:
        yield Hint("who")
    if not long and sort == "file":
        yield Hint("show", "--sort split")
    yield Hint("-h")


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


def _called(it: Any) -> Iterator[str]:
    """The words that a question or a side is called by."""
    for name in (it.id, *(it.title or it.claim).values()):
        yield from (name, *fold(name).split())


def _words(speaker: Speaker) -> Iterator[str]:
    """The words by which a speaker may be meant, of the affiliation too."""
    names = (*speaker.name.values(), *speaker.also, *(speaker.affiliation or {}).values())
    yield speaker.id
    for name in names:
        yield from fold(name).split()
