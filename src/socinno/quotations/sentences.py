"""Where the sentence around some words of a text starts and ends."""

import re
from collections.abc import Iterator

from socinno.quotations.typography import Span

REACH = 2000  # characters on each side; a sentence that is longer is looked at in part
SHORT = 60  # characters of a line; one that is longer may have been wrapped

_ABBREVIATIONS = frozenset(
    """
    dr drs mr mrs ms prof ir ing mw dhr mevr jr sr st gov sen rep gen lt col hon rev vs etc
    bijv bv nl blz p pp enz ca jl nr no art cf fig vol
    a.i a.o e.g i.e d.w.z o.a m.a.w t.a.v i.p.v u.s u.k
    """.split()  # noqa: SIM905 (a list of fifty strings is harder to read)
)
LONGEST = max(map(len, _ABBREVIATIONS))  # characters
_LAST_WORD = re.compile(r"[\w.]*$")
_END = re.compile(
    # what is heard in between, [applause], belongs to neither sentence
    r"[.!?…][”’\"'»)\]]*(?=\s{1,9}(?:[\[(][^\[\]()\n]{1,40}[\])]\s{1,9})?[“„‘\"'«(\[•–—-]{0,3}\s?[^\W_a-z]"
    r"|\s*$|[^\S\n]*\n)|\n[^\S\n]*\n|\n(?=\s*[^\W_a-z])"
)


def sentences(text: str, start: int, end: int, within: Span | None = None) -> Span:
    """From the start of the sentence that holds `start` to the end of the one that holds `end`.

    Both are looked for inside `within`, such as somebody's turn. An empty line ends a sentence, and so
    does the end of a line that is shorter than those that were wrapped: a heading.
    """
    least, most = within or (0, len(text))
    first, last = max(least, start - REACH), min(most, end + REACH)
    for found in _ends(text, first, last):
        if found <= start:
            first = found
        elif found >= end:
            return first, found
    return first, last


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if match[0] == "\n":
            if _wrapped(text, match.start()):
                continue
        elif match[0] == "." and _abbreviated(text[max(start, match.start() - 12) : match.start()]):
            continue
        yield match.end()


def _abbreviated(before: str) -> bool:
    if len(before) > LONGEST and before[-LONGEST - 1 :].isalpha():
        return False
    found = _LAST_WORD.search(before)
    word = found[0].casefold() if found else ""
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _wrapped(text: str, line_end: int) -> bool:
    """Whether a line goes on in the next one: it is about as long as that one, or ends in a comma."""
    before = text[max(0, line_end - SHORT - 1) : line_end].rpartition("\n")[2]
    after = text[line_end + 1 : line_end + 2 * SHORT].partition("\n")[0]
    return len(before) >= SHORT or before.rstrip()[-1:] in ",;–—-" or len(after) < 2 * len(before)
