"""Who speaks where in a source that marks turns, as an interview or a transcript does: `Name: ...`."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from socinno.model import Debate
from socinno.quotations.labels import Label, labels
from socinno.quotations.named import names_of
from socinno.quotations.sources import SourceText
from socinno.quotations.typography import Span
from socinno.text import fold

PARTICLES = frozenset(
    "de den der het t ten ter van von le la el al bin dr drs prof".split()  # noqa: SIM905 (easier to read)
)
OFFICES = frozenset(
    """
    voorzitter moderator interviewer presentator verslaggever griffier vraag antwoord zaal
    chair chairman chairwoman president speaker host reporter clerk court question answer audience witness
    """.split()  # noqa: SIM905 (a list of strings is harder to read)
)


class Turn(NamedTuple):
    """From `start` on somebody else speaks: any of `speakers` (ids), `name` as the source says it.

    The words that they say start at `body`, after the label.
    """

    start: int
    speakers: frozenset[str]
    name: str
    body: int = 0


def turns(source: SourceText, debate: Debate) -> tuple[Turn, ...]:
    """The turns of a source in order; none where fewer than two speakers of the debate have one.

    A label counts when it names a speaker of the debate. Where two do, so does a label of the same
    form that looks like a person's name, says an office, or stands there more than once.
    """
    known = names_of(debate)
    found = _told_apart(labels(source, known))
    meant = {label.start: known.speakers(label.name) for label in found}
    speakers = {ids for ids in meant.values() if ids}
    if len(speakers) < 2 and not (speakers and source.voices):
        return ()
    forms = {label.form for label in found if meant[label.start]}
    count = Counter(fold(label.name) for label in found)
    return tuple(
        Turn(label.start, meant[label.start], label.name, label.body)
        for label in found
        if meant[label.start] or (label.form in forms and is_of_somebody(label, count[fold(label.name)]))
    )


def turn_at(turns: tuple[Turn, ...], offset: int) -> Turn | None:
    """The turn that an offset is in; None before the first."""
    before = bisect_right(turns, offset, key=lambda turn: turn.start)
    return turns[before - 1] if before else None


def words_of_turn(turns: tuple[Turn, ...], start: int, end: int, size: int) -> Span:
    """From where the turn that holds `start` begins to where the one that holds `end` is over.

    `size` is the length of the text.
    """
    first, after = turn_at(turns, start), bisect_right(turns, end - 1, key=lambda turn: turn.start)
    begin = min(first.body, start) if first else 0
    return begin, turns[after].start if after < len(turns) else size


def unknown_names(turns: Iterable[Turn]) -> list[str]:
    """The names with turns that belong to no speaker of the debate, each once."""
    return list(dict.fromkeys(turn.name for turn in turns if not turn.speakers))


def _told_apart(found: Iterable[Label]) -> list[Label]:
    """The labels in order, none within another: a form of the file comes before what the text says."""
    apart: list[Label] = []
    for label in sorted(found, key=lambda label: label.start):
        if not apart or (label.start >= apart[-1].body and label.start > apart[-1].start):
            apart.append(label)
    return apart


def is_of_somebody(label: Label, count: int) -> bool:
    """Whether a label that names no known speaker is of one, by its form and how often it stands there."""
    folded = fold(label.name).split()
    if not folded or label.name[:1].isdigit():
        return False
    if label.titled or label.form == "voice" or folded[-1] in OFFICES:
        return True
    return label.spaced and ((count > 1 and len(folded) <= 4) or like_a_name(label.name))


def like_a_name(label: str) -> bool:
    """Whether some words look like a person's whole name."""
    words = [word for word in label.split() if fold(word) not in PARTICLES]
    return 2 <= len(words) <= 3 and all(word[0].isupper() for word in words)
