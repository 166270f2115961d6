"""Times in a recording: read as they are written, said in one way, and found in a transcript."""

import re
from itertools import islice

from socinno.quotations.sources.document import Mark

MOST_MARKS = 100_000  # of a week of speech there are fewer

_CLOCK = re.compile(r"(?:(\d{1,4})[:.h]\s?)?(\d{1,4})[:.m]\s?(\d{1,2})(?:[.,]\d{1,3})?s?")
_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_AT_THE_START = rf"^[ \t]*(?:[\[(]({_TIME})[\])]|({_TIME})(?=\s|$))"
_BEHIND_A_NAME = rf"^[^\n:]{{1,60}}?[ \t]{{1,3}}(?:[\[(]({_TIME})[\])]|({_TIME}))(?:[ \t]*$|:(?=\s))"
_BEHIND_A_LABEL = rf"^[^\n:]{{1,60}}:[*_]{{0,3}}[ \t]{{1,3}}[\[(]({_TIME})[\])]"
_MARKED = re.compile(rf"^(?=[^\S\n]*\S)(?:{_AT_THE_START}|{_BEHIND_A_NAME}|{_BEHIND_A_LABEL})", re.M)


def seconds(time: str) -> int | None:
    """A time such as `1:02:03`, `62:03`, `00:01:02,500` or `1h02m03s` in whole seconds; None: no time."""
    match = _CLOCK.fullmatch(time.strip())
    if not match:
        return None
    hours, minutes, rest = int(match[1] or 0), int(match[2]), int(match[3])
    if rest > 59 or (match[1] and minutes > 59):
        return None
    return hours * 3600 + minutes * 60 + rest


def clock(time: str) -> str:
    """A time as `h:mm:ss`; '' for what is no time."""
    whole = seconds(time)
    return "" if whole is None else f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def marked(text: str) -> tuple[Mark, ...]:
    """The times that stand at the start of lines of a text, or behind the name of who speaks.

    None where there is one only, and where they do not follow each other: those are no marks.
    """
    every = list(islice(_MARKED.finditer(text), MOST_MARKS + 1))
    if len(every) > MOST_MARKS:
        return ()
    found = ((match, next(filter(None, match.groups()))) for match in every)
    marks = tuple(Mark(match.start(), name) for match, time in found if (name := clock(time)))
    whole = [seconds(mark.name) or 0 for mark in marks]
    return marks if len(marks) > 1 and whole == sorted(whole) else ()
