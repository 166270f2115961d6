"""The text of a source with what marks it, put together from the parts that a reader of its kind gives."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import NamedTuple

Words = tuple[str, int]
"""Some words of a source, and the line of its file that they start on, counted from 1."""

HEADING = 300  # characters of a heading that are kept

_MARKS = re.compile(r"[^\w\x00-\x7f]{31,}")  # no letter, digit or ASCII: perhaps combining marks


class Sign(NamedTuple):
    """What the format of a source says of the words after it.

    `kind` is `headings` (its name is the words up to an empty line), `pages`, `times` or `voices`,
    `strong` and `/strong` around words in bold, or `told` for a fact about the whole source.
    """

    kind: str
    name: str = ""
    level: int = 0


Part = Words | Sign


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
    in `words`: tracked changes.
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

    def line(self, offset: int) -> int:
        """The line of the file, counted from 1, that holds the character at an offset."""
        i = bisect_right(self.offsets, offset) - 1
        return self.lines[i] + self.text.count("\n", self.offsets[i], offset) if i >= 0 else 1


def joined(parts: Iterable[Part], shown: str) -> SourceText:
    """The parts of a text as one, each still knowing its line."""
    out = StringIO()
    offsets, lines = array("L"), array("L")
    signs: list[tuple[int, Sign]] = []
    at, expected = 0, 0
    for part in parts:
        if isinstance(part, Sign):
            signs.append((at, part))
            continue
        words, line = _composed(part[0]), part[1]
        if not words:
            continue
        if line != expected:
            offsets.append(at)
            lines.append(line)
        out.write(words)
        at += len(words)
        expected = line + words.count("\n")
    text = out.getvalue()
    return SourceText(
        shown,
        text,
        offsets,
        lines,
        headings=tuple(_headings(signs, text)),
        pages=_marks(signs, "pages"),
        times=_marks(signs, "times"),
        voices=_marks(signs, "voices"),
        strong=tuple(_strong(signs, text)),
        told=tuple(dict.fromkeys(sign.name for _, sign in signs if sign.kind == "told")),
    )


def _composed(words: str) -> str:
    if words.isascii():
        return words
    # composing sorts combining marks, which takes minutes where thousands follow each other
    return unicodedata.normalize("NFC", _MARKS.sub(_stream_safe, words))


def _stream_safe(run: re.Match[str]) -> str:
    """The run with a joiner after each 30 combining marks, as Unicode's stream-safe format has it."""
    if sum(map(bool, map(unicodedata.combining, run[0]))) <= 30:
        return run[0]
    return "\u034f".join(run[0][i : i + 30] for i in range(0, len(run[0]), 30))


def _marks(signs: list[tuple[int, Sign]], kind: str) -> tuple[Mark, ...]:
    return tuple(Mark(at, sign.name) for at, sign in signs if sign.kind == kind)


def _headings(signs: list[tuple[int, Sign]], text: str) -> Iterable[Mark]:
    for at, sign in signs:
        if sign.kind == "headings":
            name = " ".join(text[at : at + HEADING].lstrip().partition("\n\n")[0].split())
            if name:
                yield Mark(at, name, sign.level)


def _strong(signs: list[tuple[int, Sign]], text: str) -> Iterable[tuple[int, int]]:
    """The spans in bold that are a line of their own, or several."""
    start, depth = 0, 0
    for at, sign in signs:
        if sign.kind == "strong":
            start = start if depth else at
            depth += 1
        elif sign.kind == "/strong" and depth:
            depth -= 1
            if not depth and text[start:at].strip() and _alone(text, start, at):
                yield start, at


def _alone(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - HEADING) : start].rpartition("\n")[2]
    after = text[end : end + HEADING].partition("\n")[0]
    return not before.strip() and not after.strip()
