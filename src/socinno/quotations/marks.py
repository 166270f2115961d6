"""Whether a source has some words in quotation marks."""

import re

from socinno.quotations.typography import Span

FAR = 1500  # characters to the mark that opens or closes, at most

_PAIRS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("‘", "’"), ('"', '"'), ("'", "'"))
_MARKS = {
    (opening, closing): (
        re.compile(rf"(?<!\w){opening}(?=\S)"),
        re.compile(rf"(?<=\S){closing}(?!\w)"),
    )
    for opening, closing in _PAIRS
}


def marked(text: str, span: Span, within: Span | None = None) -> Span | None:
    """The quotation marks around a span of a text, as the span from the one to after the other; or None."""
    least, most = within or (0, len(text))
    start, end = span
    if text[start : start + 1] in "“„«‘\"'" and text[end - 1 : end] in "”“»’\"'":
        return span
    for opening, closing in _MARKS.values():
        opens = [match.start() for match in opening.finditer(text, max(least, start - FAR), start + 1)]
        if not opens or closing.search(text, opens[-1] + 1, max(start, end - 1)):
            continue
        close = closing.search(text, max(opens[-1] + 1, end - 1), min(most, end + FAR))
        if close:
            return opens[-1], close.end()
    return None
