"""Who speaks where in a source that marks turns, as an interview or a transcript does: `Name: ...`."""

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from socinno.model import Debate, Speaker
from socinno.text import fold

_LABEL = re.compile(r"^[ \t]*(?P<name>[^\W\d_][\w.’' -]{0,58}[\w.])[ \t]*:(?=\s)", re.M)
_PARTICLES = frozenset(
    "de den der het t ten ter van von le la el al bin dr drs prof".split()  # noqa: SIM905 (easier to read)
)


class Turn(NamedTuple):
    """From `start` on somebody else speaks: any of `speakers` (ids), `name` as the source says it.

    The words that they say start at `body`, after the label.
    """

    start: int
    speakers: frozenset[str]
    name: str
    body: int = 0


def turns(text: str, debate: Debate) -> tuple[Turn, ...]:
    """The turns of a text in order; none where no speaker of the debate has one.

    A label counts when it names a speaker of the debate. Where one does, so does a label that looks
    like a person's name, or that stands there more than once.
    """
    labels = list(_LABEL.finditer(text))
    known = _known(debate)
    count = Counter(fold(label["name"]) for label in labels)
    if not any(name in known for name in count):
        return ()
    return tuple(
        Turn(label.start(), frozenset(known.get(name, ())), label["name"], label.end())
        for label in labels
        if (name := fold(label["name"])) in known or count[name] > 1 or _like_a_name(label["name"])
    )


def turn_at(turns: tuple[Turn, ...], offset: int) -> Turn | None:
    """The turn that an offset is in; None before the first."""
    before = bisect_right([turn.start for turn in turns], offset)
    return turns[before - 1] if before else None


def _known(debate: Debate) -> dict[str, set[str]]:
    """The speakers that each name may mean: two of them may share one."""
    meant: dict[str, set[str]] = {}
    for speaker in debate.speakers.values():
        for name in _called(speaker):
            meant.setdefault(fold(name), set()).add(speaker.id)
    return meant


def _called(speaker: Speaker) -> set[str]:
    """A speaker's names as a transcript may give them: whole, with the honorific, or the last part."""
    called = {speaker.id, *speaker.name.values()}
    if speaker.kind != "person":
        return called
    for name in speaker.name.values():
        words = name.split()
        called |= {f"{speaker.honorific or ''} {name}", words[0], words[-1], speaker.id.replace("-", " ")}
        called.add(" ".join(words[1:]) or name)
    return called


def _like_a_name(label: str) -> bool:
    words = [word for word in label.split() if fold(word) not in _PARTICLES]
    return 2 <= len(words) <= 3 and all(word[0].isupper() for word in words)
