"""What stands around the sentences of a source and is none of their words: times, signs, what is heard."""

import re

from socinno.quotations.furniture import NOISE
from socinno.quotations.sentences import sentences
from socinno.quotations.typography import Span

_CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_BRACKETED = rf"[\[(]{_CLOCK}[\])]"
_NOISES = rf"(?i:[\[(]{NOISE}(?:,? {NOISE}){{0,2}}\.?[\])])"
_SMALL = r"\[[^\W\d_A-ZÀ-Þ][^\[\]\n]{0,50}\]"
_SIGN = r"(?:[-–—•*·>|]{1,3}|#{1,6})"
_NUMBER = r"^[^\S\n]*(?:\d{1,3}[.)]|[a-z]\))(?=\s)"

_TIME = rf"(?:{_BRACKETED}|{_CLOCK}(?!\S))"
_HEARD = rf"(?:{_NOISES}|{_SMALL}(?=\W*(?:\Z|\n|[^\W_a-z])))"
_LEAD = re.compile(rf"(?:{_NUMBER}|\s|{_TIME}|{_HEARD}|{_SIGN}(?=\s))*", re.M)
_BESIDE = re.compile(rf"(?:{_TIME}|{_HEARD}|[\W_])*")
_TAIL = re.compile(
    rf"(?:(?<!\S)(?:{_BRACKETED}|{_NOISES})|(?<=[.!?…”\"’]\s){_SMALL}|^[^\S\n]*(?:{_CLOCK}|{_SIGN}))\Z", re.M
)
LONGEST_TAIL = 80  # characters of a time, a sign or what is heard
MOST_TAILS = 50  # that are taken off one after the other

_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"))


def trimmed(text: str, span: Span) -> Span:
    """A span without what stands before its first sentence and after its last."""
    start, end = span
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    for _ in range(MOST_TAILS):
        end = max(start, start + len(text[start:end].rstrip()))
        tail = text[max(start, end - LONGEST_TAIL) : end]
        found = _TAIL.search(tail)
        if not found or end - len(tail) + found.start() <= start:
            break
        end -= len(found[0])
    return _even(text, start, end)


def next_word(text: str, start: int, end: int) -> int:
    """Where the next word is that is said, from an offset on; `end` where there is none before it."""
    found = _BESIDE.match(text, start, end)
    return found.end() if found else start


def whole_sentences(text: str, span: Span, within: Span) -> Span:
    """The sentences that hold a span of whole words: where one is too long to be seen whole, whole words."""
    start, end = sentences(text, *span, within)
    if start > within[0] and not text[start - 1 : start + 1].isspace() and _is_in_a_word(text, start):
        found = re.compile(r"\s").search(text, start, span[0])
        start = found.end() if found else span[0]
    if end < within[1] and _is_in_a_word(text, end):
        end = max(text.rfind(" ", span[1], end), text.rfind("\n", span[1], end), span[1])
    return start, end


def _is_in_a_word(text: str, at: int) -> bool:
    return not (text[at - 1 : at].isspace() or text[at : at + 1].isspace())


def _even(text: str, start: int, end: int) -> Span:
    """A span without a quotation mark at its start or end whose other one is beyond it."""
    words = text[start:end]
    for opening, closing in _PAIRS:
        if closing not in words:
            start += len(words) - len(words.lstrip(opening))
        if opening not in words:
            end -= len(words) - len(words.rstrip(closing))
    if words.count('"') % 2:
        start, end = start + (words[:1] == '"'), end - (words[-1:] == '"' and words[:1] != '"')
    return start, max(start, end)
