"""The passages of a source that a few words lead to: whole sentences, who says them, and where they stand."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from socinno.quotations.locating import can_find_near
from socinno.quotations.marks import marked
from socinno.quotations.places import place_of
from socinno.quotations.sentences import sentences
from socinno.quotations.sources import SourceText
from socinno.quotations.speaking import opens_the_turn
from socinno.quotations.turns import Turn, turn_at, words_of_turn
from socinno.quotations.typography import Normalized, Span, as_written, normalized

MOST = 100  # passages that some words lead to
LONGEST = 500  # characters of the words
ANCHOR = (4, 8, 12, 20)  # words, of which as few as tell a place apart are an anchor

_WORD = re.compile(r"\w+")
_LEAD = re.compile(
    r"(?:\s+|[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?[\])]?(?=\s)|[-–—•*>](?=\s)|#{1,6}(?=\s))*"
)
"""What stands before a sentence and is none of its words: a time, the sign of a list."""


class Passage(NamedTuple):
    """Some sentences of a source, from `start` to `end`, and the words that led to them.

    `turn` is the one they stand in, if the source marks turns; `quoted` are the quotation marks within it
    that they stand in, if any: then they may be somebody else's. `near`: the words were not quite these.
    """

    source: SourceText
    start: int
    end: int
    hit: Span
    turn: Turn | None = None
    quoted: Span | None = None
    near: bool = False

    @property
    def text(self) -> str:
        """The very words, as a quote of them is written."""
        return as_written(self.source.text[self.start : self.end])

    @property
    def line(self) -> int:
        """The line of the file that they start on."""
        return self.source.line(self.start)

    @property
    def place(self) -> dict[str, str]:
        """Section, page and time, as far as the source tells."""
        return dict(place_of(self.source, self.start))


def passages(words: str, source: SourceText, turns: Sequence[Turn], plain: Normalized) -> list[Passage]:
    """The sentences that have some words, in the order of the text; where none has, those most like them.

    Case, punctuation and typography do not matter. `plain` is the text of the source, normalized.
    """
    hits, near = _hits(words, plain), False
    if not hits and can_find_near():
        hits, near = _near(words, plain), True
    known = tuple(turns)
    found = {(it.start, it.end): it for hit in hits for it in [_passage(source, known, hit, hit, near)]}
    return list(found.values())


def _hits(words: str, plain: Normalized) -> list[Span]:
    parts = _WORD.findall(normalized(words[:LONGEST]).text)
    if not parts:
        return []
    inside = r"\W+".join(map(re.escape, parts))
    for form in (rf"(?<!\w){inside}(?!\w)", rf"(?<!\w){inside}"):  # the last word may be its beginning
        found = islice(re.finditer(form, plain.text, re.I), MOST)
        if hits := [plain.span(*match.span()) for match in found]:
            return hits
    return []


def _near(words: str, plain: Normalized) -> list[Span]:
    from socinno.quotations.fuzzy import nearest_passages  # needs an extra, and few words need it

    found = nearest_passages([words], plain)
    return [(it.start, it.end) for it in found.values()]


def _passage(source: SourceText, turns: tuple[Turn, ...], hit: Span, span: Span, near: bool) -> Passage:
    """The sentences that hold a span; where no turns say who speaks, the words in quotation marks."""
    text = source.text
    within = words_of_turn(turns, *span, len(text)) if turns else None
    if not turns and (quoted := marked(text, span)):
        within = quoted[0] + 1, quoted[1] - 1
        span = max(span[0], within[0]), min(span[1], within[1])
    start, end = trimmed(text, sentences(text, *span, within))
    if not turns and text[end - 1 : end] in ",;":
        end -= 1  # of the sentence that cites
    return _placed(Passage(source, start, end, hit, near=near), turns)


def _placed(passage: Passage, turns: tuple[Turn, ...]) -> Passage:
    """A passage with who says it, and the quotation marks around it that are not those of the turn."""
    span, text = (passage.start, passage.end), passage.source.text
    turn = turn_at(turns, passage.start)
    quoted = marked(text, span, words_of_turn(turns, *span, len(text))) if turn else None
    if turn and quoted and opens_the_turn(text, turn, quoted):
        quoted = None
    return passage._replace(turn=turn, quoted=quoted)


def trimmed(text: str, span: Span) -> Span:
    """A span without blanks at its ends, and without what stands before a sentence."""
    start, end = span
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    return start, max(start, start + len(text[start:end].rstrip()))


def longer(passage: Passage, turns: Sequence[Turn]) -> Passage:
    """The passage with the sentence after it; the same where its turn is over."""
    text, known = passage.source.text, tuple(turns)
    end = words_of_turn(known, passage.start, passage.end, len(text))[1]
    rest = re.compile(r"\S").search(text, passage.end, end)
    if not rest:
        return passage
    after = sentences(text, rest.start(), rest.start() + 1, (rest.start(), end))
    return _placed(passage._replace(end=trimmed(text, (passage.start, after[1]))[1]), known)


def shorter(passage: Passage, turns: Sequence[Turn]) -> Passage:
    """The passage without its last sentence; the same where it has but one."""
    text = passage.source.text
    before = sentences(text, passage.end - 1, passage.end, (passage.start, passage.end))[0]
    if before <= passage.start:
        return passage
    return _placed(passage._replace(end=trimmed(text, (passage.start, before))[1]), tuple(turns))


def between(passage: Passage, first: str, last: str, turns: Sequence[Turn]) -> Passage | None:
    """The passage from some words of its turn to others, both included; None where they are not there."""
    text, known = passage.source.text, tuple(turns)
    low, high = words_of_turn(known, passage.start, passage.end, len(text))
    low, high = (low, high) if known else (max(0, passage.start - 2000), min(high, passage.end + 2000))
    plain = normalized(text[low:high])
    starts = [low + start for start, _ in _hits(first, plain)] if first else [passage.start]
    ends = [low + end for _, end in _hits(last, plain)] if last else [passage.end]
    start = min(starts, key=lambda at: abs(at - passage.start), default=None)
    end = min(
        (at for at in ends if start is not None and at > start),
        key=lambda at: abs(at - passage.end),
        default=None,
    )
    if start is None or end is None:
        return None
    closing = re.compile(r"[.!?…]+[”’\"')]*").match(text, end) if last else None
    return _placed(passage._replace(start=start, end=closing.end() if closing else end), known)


def anchor(passage: Passage, plain: Normalized) -> str:
    """A few words beside a passage that stand there alone in its source; '' if there are none."""
    text = passage.source.text
    words = [match.span() for match in re.finditer(r"\S+", text[passage.end : passage.end + 400])]
    before = [
        match.span() for match in re.finditer(r"\S+", text[max(0, passage.start - 400) : passage.start])
    ]
    for count in ANCHOR:
        for some, offset in ((before[-count:], max(0, passage.start - 400)), (words[:count], passage.end)):
            if some:
                found = as_written(text[offset + some[0][0] : offset + some[-1][1]])
                if plain.text.count(normalized(found).text) == 1:
                    return found
    return ""


def rare_words(passage: Passage, among: Counter[str], count: int = 2) -> list[str]:
    """The rarest words of what led to a passage, else of the passage, in their order."""
    text = passage.source.text
    for start, end in (passage.hit, (passage.start, passage.end)):
        words = [
            word for word in _WORD.findall(text[start:end].casefold()) if len(word) > 3 and word.isalpha()
        ]
        rarest = sorted(dict.fromkeys(words), key=lambda word: among[word])[:count]
        if rarest:
            return [word for word in dict.fromkeys(words) if word in rarest]
    return []


def counted(source: SourceText) -> Counter[str]:
    """How often each word stands in a source."""
    return Counter(match[0] for match in _WORD.finditer(source.text.casefold()))


def number(passage: Passage, turns: Sequence[Turn]) -> int:
    """Which turn a passage stands in, counted from 1; 0: in none."""
    return bisect_right(turns, passage.start, key=lambda turn: turn.start)
