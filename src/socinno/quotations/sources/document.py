"""The text of a source with what marks it, put together from the parts that a reader of its kind gives."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import islice
from typing import NamedTuple

from socinno.problems import Stop
from socinno.text import normal

Words = tuple[str, int]
"""Some words of a source, and the line of its file that they start on, counted from 1."""

HEADING = 300  # characters of a heading that are kept
MOST_PARTS = 1_000_000  # of ten megabytes of HTML there is one for ten characters
MOST_LINES = 250_000  # with words on them; War and Peace has fifty thousand
COUNTED = 1 << 16  # characters after which the lines are counted anew
MOST_COLONS = 200_000  # a transcript has one for a hundred characters


_FILLED = re.compile(r"\S[^\S\n]*\n")


class Marker(NamedTuple):
    """What the format of a source says of the words after it.

    `kind` is `headings` (its name is the words up to an empty line), `pages`, `times` or `voices`,
    `apart` for what is cited or stands beside the text (without a name: no longer),
    `strong` and `/strong` around words in bold, or `told` for a fact about the whole source.
    """

    kind: str
    name: str = ""
    level: int = 0


Part = Words | Marker


class Mark(NamedTuple):
    """A name for what follows in a text from `start` on: a heading, a page, a time, a voice.

    The `level` of a heading is 1 for the highest; other marks have none.
    """

    start: int
    name: str
    level: int = 0


class SourceText(NamedTuple):
    """The words of a source in composed form (NFC), and where in its file each part stands.

    From each of `offsets` on, the lines of the text are those of the file from the same one of `lines`
    on; a PDF counts the lines of each page, a DOCX its paragraphs. Besides what the text says itself,
    its format may tell: `headings`, `pages` and `times` (as `h:mm:ss`) by where they start, `voices`
    (who speaks from there on), and the spans of `strong` that are a line of their own. `sha256` is of
    the file's bytes. `told` are facts that a reader of the check must know, each the key of a sentence
    in `words`: tracked changes. `apart` is where cited lines, captions and the like start, and, without
    a name, where they are over.
    """

    file: str
    text: str
    offsets: Sequence[int]
    lines: Sequence[int]
    headings: tuple[Mark, ...] = ()
    pages: tuple[Mark, ...] = ()
    times: tuple[Mark, ...] = ()
    voices: tuple[Mark, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    sha256: str = ""
    told: tuple[str, ...] = ()
    apart: tuple[Mark, ...] = ()

    def line(self, offset: int) -> int:
        """The line of the file, counted from 1, that holds the character at an offset."""
        i = bisect_right(self.offsets, offset) - 1
        return self.lines[i] + self.text.count("\n", self.offsets[i], offset) if i >= 0 else 1


class _Signs:
    """The signs met so far, as what they mark: of those in bold only what a line starts with."""

    def __init__(self) -> None:
        self.marks: dict[str, list[Mark]] = {
            "headings": [],
            "pages": [],
            "times": [],
            "voices": [],
            "apart": [],
        }
        self.told: dict[str, None] = {}
        self.bold: list[tuple[int, int]] = []
        self.start, self.depth = -1, 0

    def add(self, sign: Marker, at: int, fresh: bool) -> None:
        """A sign at an offset; `fresh`: where a line starts."""
        if sign.kind in self.marks:
            self.marks[sign.kind].append(Mark(at, sign.name, sign.level))
        elif sign.kind == "told":
            self.told[sign.name] = None
        elif sign.kind == "strong":
            self.start = self.start if self.depth else at if fresh else -1
            self.depth += 1
        elif self.depth:  # the end of bold
            self.depth -= 1
            if not self.depth and 0 <= self.start < at:
                self.bold.append((self.start, at))


def joined(parts: Iterable[Part], shown: str) -> SourceText:
    """The parts of a text as one, each still knowing its line. Stop where they are too many."""
    out, signs = StringIO(), _Signs()
    offsets, lines = array("L"), array("L")
    at, expected, fresh = 0, 0, True
    for count, part in enumerate(parts):
        if count >= MOST_PARTS:
            raise Stop("source-tangled")
        if isinstance(part, Marker):
            signs.add(part, at, fresh)
            continue
        words, line = normal(part[0]), part[1]
        if not words:
            continue
        if line != expected:
            offsets.append(at)
            lines.append(line)
        counted = line
        for start in range(COUNTED, len(words), COUNTED):
            counted += words.count("\n", start - COUNTED, start)
            offsets.append(at + start)
            lines.append(counted)
        out.write(words)
        at += len(words)
        expected = line + words.count("\n")
        fresh = not words.rpartition("\n")[2].strip() and (fresh or expected > line)
    text = out.getvalue()
    if text.count(":") > MOST_COLONS or _has_more_lines(text):
        raise Stop("source-tangled")
    return _source_text(shown, text, (offsets, lines), signs)


def _has_more_lines(text: str) -> bool:
    filled = islice(_FILLED.finditer(text), MOST_LINES, None) if text.count("\n") > MOST_LINES else ()
    return next(iter(filled), None) is not None


def _source_text(
    shown: str, text: str, lines: tuple[Sequence[int], Sequence[int]], signs: _Signs
) -> SourceText:
    headings = (mark._replace(name=_heading(text, mark.start)) for mark in signs.marks["headings"])
    return SourceText(
        shown,
        text,
        *lines,
        headings=tuple(mark for mark in headings if mark.name),
        pages=tuple(signs.marks["pages"]),
        times=tuple(signs.marks["times"]),
        voices=tuple(signs.marks["voices"]),
        strong=tuple((start, end) for start, end in signs.bold if _alone(text, start, end)),
        told=tuple(signs.told),
        apart=tuple(signs.marks["apart"]),
    )


def _heading(text: str, at: int) -> str:
    return " ".join(text[at : at + HEADING].lstrip().partition("\n\n")[0].split())


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a span that starts a line has words, and none after them on the line."""
    return bool(text[start:end].strip()) and not text[end : end + HEADING].partition("\n")[0].strip()
