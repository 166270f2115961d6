"""The bytes of a content file to its text, or to what is wrong with them as text."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from socinno.problems import MOST, Problem, Where
from socinno.text import encoding_of, unmarked_encoding

# not: C0 but tab and line ends, DEL, C1, surrogates, the marks that override the direction of text, a
# byte order mark, and what is no character at all
_FIT = "\t\n\r -~\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
FORBIDDEN = re.compile(f"[^{_FIT}]+")
_FINE = re.compile(f"[{_FIT}]*")  # a text without any is known by this in a sixth of the time


def text_in(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text that some bytes are, without its byte order mark; none if something is wrong with it."""
    if meant := unmarked_encoding(data):
        return None, [Problem("utf-16", (), {"encoding": meant[:6].upper()}, Where(file, 1, 1))]
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        return None, [Problem("not-utf8", (), {}, where) for where in _places(before, [len(before)], file)]
    if not _FINE.fullmatch(text):
        return None, _control_characters(text, file)
    return text, []


def _control_characters(text: str, file: str) -> list[Problem]:
    """A problem for each run of them."""
    runs = (match.start() for match in FORBIDDEN.finditer(text))
    first = [*islice(runs, MOST)]
    found = [
        Problem("control-character", (), code_point(text[at]), where)
        for at, where in zip(first, _places(text, first, file), strict=True)
    ]
    found[-1] = found[-1]._replace(more=sum(1 for _ in runs))
    return found


def _places(text: str, offsets: Iterable[int], file: str) -> Iterator[Where]:
    """The lines and columns of some offsets into a text, which ascend and are at no line's end."""
    line, start, seen = 1, 0, 0
    for at in offsets:
        ends = [text.count(end, seen, at) for end in ("\n", "\r", "\r\n")]
        if any(ends):
            line += ends[0] + ends[1] - ends[2]
            start = max(text.rfind("\n", seen, at), text.rfind("\r", seen, at)) + 1
        seen = at
        yield Where(file, line, at - start + 1)


def code_point(character: str) -> dict[str, str]:
    """The fact that names a character nobody sees."""
    return {"character": f"U+{ord(character):04X}"}
