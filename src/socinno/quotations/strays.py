"""What stands in a turn and may be no words of its speaker: headings, asides, what follows an unknown name."""

import re
from collections.abc import Iterator

from socinno.quotations.labels import WIDE, Label, label_on
from socinno.quotations.participants import NOBODY, may_be_one
from socinno.quotations.passages import Excerpt
from socinno.quotations.turns import Turn

_LINE = re.compile(r"[^\n]+")
_WITHIN = re.compile(
    r"(?:(?P<aside>[(\[])|[.!?…][”’\"')\]*_]{0,4}[^\S\n]{1,4})(?P<bold>\*\*|__)?"
    r"(?P<name>[^\W\d_a-z][\w.’'-]{0,30}(?: [^\W\d_][\w.’'-]{0,30}){0,3})[*_]{0,2}:(?=[\s*_])"
)
_CLOSED = {"(": ")", "[": "]"}


def stray(passage: Excerpt) -> str | None:
    """The name of a label between the start of the turn of a passage and its end, if there is one.

    From there on it is not sure that the turn goes on: `Eve: No!`, where no speaker is called Eve.
    """
    turn = passage.turn
    found = (*_starts_of_lines(passage, turn), *_within_lines(passage, turn)) if turn else ()
    return max(found, default=(0, None))[1]


def is_aside(passage: Excerpt) -> bool:
    """Whether a passage of a turn stands in brackets, as what is done there does, or is a heading."""
    text, turn = passage.source.text, passage.turn
    if not turn:
        return False
    for mark in passage.source.headings:
        line = text.find("\n", mark.start)
        if turn.body <= mark.start <= passage.start < (len(text) if line < 0 else line):
            return True
    return any(
        text.rfind(sign, turn.body, passage.start + 1) > text.rfind(closed, turn.body, passage.start + 1)
        and text.find(closed, passage.start) >= passage.end - len(closed) - 1
        for sign, closed in _CLOSED.items()
    )


def _starts_of_lines(passage: Excerpt, turn: Turn) -> Iterator[tuple[int, str]]:
    text, source = passage.source.text, passage.source
    first = text.find("\n", turn.body - 1) + 1 or len(text)
    for row in _LINE.finditer(text, first, passage.end):
        label = label_on(row[0][:WIDE], NOBODY)
        if label and may_be_one(label) and (label.name[:1].isupper() or turn.name[:1].islower()):
            yield row.start(), label.name
    if ":" not in text[turn.start : turn.body]:  # a name alone starts a turn, as a heading or in bold
        headings = [mark.start for mark in source.headings]
        strong = [start for start, _ in source.strong]
        alike = headings if turn.start in headings else strong if turn.start in strong else []
        for start in (it for it in alike if turn.body <= it < passage.start):
            name = text[start : text.find("\n", start)].strip("#*_ \t")
            if may_be_one(Label(start, start, name, "alone")):
                yield start, name


def _within_lines(passage: Excerpt, turn: Turn) -> Iterator[tuple[int, str]]:
    text = passage.source.text
    for match in _WITHIN.finditer(text, turn.body, passage.end):
        if match["aside"] and 0 <= text.find(_CLOSED[match["aside"]], match.end()) < passage.start:
            continue  # it was over before
        name = match["name"]
        is_word = " " not in name and re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text)
        if may_be_one(Label(0, 0, name, "plain")) and (match["bold"] or not is_word):
            yield match.start("name"), name
