"""The words of subtitles (WebVTT and SubRip), with the times of their cues and who speaks in them.

A file that breaks the rules of its format is read as far as it can be: a cue is what follows a line
with two times, up to an empty line or the next such line.
"""

import re
from collections.abc import Iterator
from html import unescape

from socinno.problems import Stop
from socinno.quotations.sources.document import Marker, Part
from socinno.quotations.sources.times import clock

CUES = 120_000  # a day and a night of them

_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"\s*({_TIME})\s*-->\s*({_TIME})(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]{1,200})>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>|<\d[\d:.]{3,15}>|\{\\[^{}]{0,100}\}", re.I)
_ODD = re.compile("[<&{]")
_ROLLING = re.compile(r"<\d\d:\d\d(?::\d\d)?\.\d{3}>")
_SPEAKER_CHANGES = re.compile(r"\s*(?:[-–—]\s|>>)")


def words(text: str) -> Iterator[Part]:
    """The words of the cues, one after the other as they are spoken; an empty line where another speaks."""
    rolling = bool(_ROLLING.search(text))
    rows = text.replace("\f", "\n").split("\n")
    last = voice = end = ""
    for count, (start, ends, first, body) in enumerate(_cues(rows)):
        if count >= CUES:
            raise Stop("source-tangled")
        end = ends
        yield Marker("times", start)
        for i, row in enumerate(body):
            for speaker, said in _voiced(row):
                if speaker and speaker != voice:
                    yield "\n", first + i
                    yield Marker("voices", speaker)
                    voice = speaker
                elif _SPEAKER_CHANGES.match(said):
                    yield "\n", first + i
                # as captions roll up, each cue shows the line before it again
                if said.strip() and not (rolling and said.strip() == last):
                    yield said.rstrip() + "\n", first + i
                    last = said.strip()
    if end := clock(end):
        yield Marker("times", end)


def _cues(rows: list[str]) -> Iterator[tuple[str, str, int, list[str]]]:
    """Each cue: its two times, the line of its first words, and its lines."""
    i = 0
    while i < len(rows):
        timing = _TIMING.fullmatch(rows[i])
        i += 1
        if not timing:
            continue
        start, end = clock(timing[1]), timing[2]
        first = i
        while i < len(rows) and rows[i].strip() and "-->" not in rows[i]:
            i += 1
        # without an empty line between them, the number of the next cue stands before its times
        numbered = i < len(rows) and "-->" in rows[i] and rows[i - 1].strip().isdigit()
        if start:
            yield start, end, first + 1, rows[first : max(first, i - numbered)]


def _voiced(row: str) -> Iterator[tuple[str, str]]:
    """The words of a line, each time with the voice that a tag names before them."""
    name, at = "", 0
    for match in _VOICE.finditer(row):
        before = _bare(row[at : match.start()])
        if before.strip():
            yield name, before
        name, at = " ".join(unescape(match[1]).split()), match.end()
    yield name, _bare(row[at:])


def _bare(row: str) -> str:
    return " ".join(unescape(_TAG.sub("", row)).split("\n")) if _ODD.search(row) else row
