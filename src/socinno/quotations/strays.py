"""What stands in a turn and may be of somebody else: a heading, an aside, what follows an unknown name."""

import re
from collections.abc import Iterator

from socinno.quotations.labels import WIDE, Label, label_on
from socinno.quotations.participants import NOBODY, is_no_name, may_be_one
from socinno.quotations.passages import Excerpt
from socinno.quotations.turns import Turn

_LINE = re.compile(r"[^\n]+")
_WITHIN = re.compile(
    r"(?:(?P<aside>[(\[])|[.!?…][”’\"')\]*_]{0,4}[^\S\n]{1,4})(?P<bold>\*\*|__)?"
    r"(?P<name>[^\W\d_a-z][\w.’'-]{0,30}(?: [^\W\d_][\w.’'-]{0,30}){0,3})[*_]{0,2}:(?=[\s*_])"
)
_SET_APART = re.compile(r"[ \t]*[>|]")
_ACROSS = re.compile(r"^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.M)
_CLOSED = {"(": ")", "[": "]"}


def stray(passage: Excerpt) -> str | None:
    """The name of a label between the start of the turn of a passage and its end, if there is one.

    From there on it is not sure that the turn goes on: `Eve: No!`, where no speaker is called Eve.
    """
    turn = passage.turn
    found = (*_starts_of_lines(passage, turn), *_within_lines(passage, turn)) if turn else ()
    return max(found, default=(0, None))[1]


def is_aside(passage: Excerpt) -> bool:
    """Whether a passage of a turn may be nobody's speech.

    It is a heading or below one such as `Read more`; it stands in brackets, as what is done there does,
    in lines that are cited or of a table, or in a paragraph with a label such as `Photo: `; or it comes
    after a line across the page. What stands at the head of a page may be in its sentence.
    """
    text, turn, start = passage.source.text, passage.turn, passage.start
    if not turn:
        return False
    line = text.rfind("\n", 0, start) + 1
    headings = [it for it in passage.source.headings if turn.body <= it.start <= start]
    if any(it.start >= line or is_no_name(it.name) for it in headings):
        return True
    apart = [it.name for it in passage.source.apart if turn.body <= it.start <= start]
    if any(apart[-1:]):
        return True
    if any(_goes_over(passage, mark.start) for mark in passage.source.pages):
        return True
    below = line > turn.body and _SET_APART.match(text, line) and not _SET_APART.match(text, turn.start)
    return (
        bool(below or _ACROSS.search(text, turn.body, start))
        or _is_noted(passage, turn)
        or any(
            text.rfind(sign, turn.body, start + 1) > text.rfind(closed, turn.body, start + 1)
            and text.find(closed, start) >= passage.end - len(closed) - 1
            for sign, closed in _CLOSED.items()
        )
    )


def _goes_over(passage: Excerpt, page: int) -> bool:
    """Whether a sentence goes on over a page that starts with a capital or a number, as its head would."""
    if not passage.start < page < passage.end:
        return False
    text = passage.source.text
    before, after = text[passage.start : page].rstrip(), text[page : passage.end].lstrip()
    return before[-1:] not in ".!?…”’\"')" and (after[:1].isupper() or after[:1].isdigit())


def _is_noted(passage: Excerpt, turn: Turn) -> bool:
    """Whether the paragraph of a passage starts with a label of what nobody says."""
    text = passage.source.text
    begin = text.rfind("\n\n", 0, passage.start) + 2
    label = label_on(text[begin : begin + WIDE].partition("\n")[0], NOBODY) if begin > turn.body else None
    return bool(label and label.form != "voice" and is_no_name(label.name))


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
