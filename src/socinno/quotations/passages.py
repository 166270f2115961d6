"""The passages of a source that a few words lead to: whole sentences, who says them, and where they stand."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from socinno.quotations.few_words import WORD, few, stretches_of
from socinno.quotations.locating import can_find_near
from socinno.quotations.marks import marked
from socinno.quotations.places import place_of
from socinno.quotations.press import printed
from socinno.quotations.sources import SourceText
from socinno.quotations.speaking import opens_the_turn
from socinno.quotations.trimming import next_word, trimmed, whole_sentences
from socinno.quotations.turns import Turn, turn_at, words_of_turn
from socinno.quotations.typography import Normalized, Span, as_written, normalized

ANCHOR = (4, 8, 12, 20)  # words, of which as few as tell a place apart are an anchor
BESIDE = 400  # characters beside a passage in which they are looked for
AROUND = 2000  # characters beside a passage in which its bounds are looked for, where no turn has any

_CLOSING = re.compile(r"[.!?…]+[”’\"')]*")
_SIGN = re.compile(r"[\W_]")
_TOKEN = re.compile(r"\S+")
_CITES = re.compile(r"[.!?…:,;”’\"]$")
"""What stands before quotation marks in which somebody's sentences are cited, and not a word or two."""


class Excerpt(NamedTuple):
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


def passages_with(words: str, source: SourceText, turns: Sequence[Turn], plain: Normalized) -> list[Excerpt]:
    """The sentences that have some words, in the order of the text; where none has, those most like them.

    Case, punctuation and typography do not matter, and the last word may be cut off. `plain` is the text
    of the source, normalized.
    """
    some, known = few(words), tuple(turns)
    if not some:
        return []
    hits = stretches_of(some, plain) or stretches_of(few(words, joined=True), _joined(plain.original, known))
    near = not hits and can_find_near()
    if near:
        hits = _near(words, plain)
    every = (it for hit in hits if (it := _passage(source, known, hit, near)))
    return list({(it.start, it.end): it for it in every}.values())


@lru_cache(4)
def _joined(text: str, turns: tuple[Turn, ...]) -> Normalized:
    """A text as press prints it; kept, as many lines may be looked for in it."""
    return printed(normalized(text), turns).joined


def _near(words: str, plain: Normalized) -> list[Span]:
    """The span of a text most like some words, whatever their case and punctuation."""
    from socinno.quotations.fuzzy import nearest_passages  # needs an extra, and few words need it

    found = nearest_passages([" ".join(few(words))], plain._replace(text=_small(plain.text)))
    return [(it.start, it.end) for it in found.values()]


@lru_cache(4)
def _small(text: str) -> str:
    """A text in small letters, without punctuation, and as long as it was."""
    small = _SIGN.sub(" ", text.lower())
    return small if len(small) == len(text) else _SIGN.sub(" ", text)  # some capital has no letter of its own


def _passage(source: SourceText, turns: tuple[Turn, ...], hit: Span, near: bool) -> Excerpt | None:
    """The sentences that hold a hit, within the turn that most of it is in; None for a name alone."""
    text = source.text
    within = _room(turns, sum(hit) // 2, len(text))
    start, end = trimmed(text, whole_sentences(text, hit, within))
    around = marked(text, hit, within)
    if around and _is_cited(text, turn_at(turns, within[0]), within, around, (start, end)):
        start, end = trimmed(text, whole_sentences(text, hit, (around[0] + 1, around[1] - 1)))
        end -= text[end - 1 : end] in (",", ";")  # of the sentence that cites
    if not (start < hit[1] and hit[0] < end):
        return None
    return _placed(Excerpt(source, start, end, hit, near=near), turns)


def _room(turns: tuple[Turn, ...], at: int, size: int) -> Span:
    """The words of the turn that holds an offset; where none does, what stands before the first."""
    turn = turn_at(turns, at)
    if turn:
        return turn.body, max(turn.body, words_of_turn(turns, turn.body, turn.body + 1, size)[1])
    return 0, turns[0].start if turns else size


def _is_cited(text: str, turn: Turn | None, within: Span, around: Span, found: Span) -> bool:
    """Whether the words in some quotation marks are taken without the sentence around them.

    So they are in an article, where the marks are those of the turn itself, and where whole sentences
    stand in them.
    """
    if not turn:
        return True
    after = text[around[1] : within[1]]
    if text[around[1] - 2] not in ".!?…,;" and next_word(after, 0, len(after)) < len(after):
        return False
    if opens_the_turn(text, turn, around):
        return True
    before = text[max(turn.body, around[0] - 20) : around[0]].rstrip()
    introduced = not before or bool(_CITES.search(before))
    if text[around[0]] in "‘'" and not introduced:
        return False  # 'cause that may be no quotation mark
    whole = introduced and text[around[1] - 2] in ".!?…"
    return whole or _holds(around, found) or not _holds(found, around)


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _placed(passage: Excerpt, turns: tuple[Turn, ...]) -> Excerpt:
    """A passage with who says it, and the quotation marks around it that are not those of the turn."""
    span, text = (passage.start, passage.end), passage.source.text
    turn = turn_at(turns, passage.start)
    quoted = marked(text, span, words_of_turn(turns, *span, len(text))) if turn else None
    if turn and quoted and opens_the_turn(text, turn, quoted):
        quoted = None
    return passage._replace(turn=turn, quoted=quoted)


def longer(passage: Excerpt, turns: Sequence[Turn]) -> Excerpt:
    """The passage with the sentence after it; the same where its turn is over, or what stands in marks."""
    text, known = passage.source.text, tuple(turns)
    most = _room(known, passage.start, len(text))[1]
    if passage.quoted and passage.quoted[0] < passage.start:
        most = passage.quoted[1] - 1
    first = next_word(text, passage.end, most)
    token = _TOKEN.match(text, first, most)
    if not token:
        return passage
    after = whole_sentences(text, token.span(), (passage.end, most))
    end = trimmed(text, (passage.start, after[1]))[1]
    return _placed(passage._replace(end=end), known)


def shorter(passage: Excerpt, turns: Sequence[Turn]) -> Excerpt:
    """The passage without its last sentence; the same where it has but one."""
    text, (start, end) = passage.source.text, (passage.start, passage.end)
    token = max(text.rfind(sign, start, end - 1) for sign in " \n") + 1
    before = whole_sentences(text, (max(start, token), end), (start, end))[0]
    end = trimmed(text, (start, before))[1]
    if not WORD.search(text, start, end):
        return passage
    return _placed(passage._replace(end=end), tuple(turns))


def between(passage: Excerpt, first: str, last: str, turns: Sequence[Turn]) -> Excerpt | None:
    """The passage from some words of its turn to others, both included; None where they are not there."""
    text, known = passage.source.text, tuple(turns)
    low, high = _room(known, passage.start, len(text))
    if not known:
        low, high = max(low, passage.start - AROUND), min(high, passage.end + AROUND)
    plain = normalized(text[low:high])
    starts = [low + start for start, _ in stretches_of(few(first), plain)] if first else [passage.start]
    start = min(starts, key=lambda at: abs(at - passage.start), default=high)
    ends = [low + end for _, end in stretches_of(few(last), plain)] if last else [passage.end]
    after = (at for at in ends if at > start)
    end = min(after, key=lambda at: abs(at - passage.end), default=None)
    if end is None:
        return None
    closing = _CLOSING.match(text, end, high) if last else None
    return _placed(passage._replace(start=start, end=closing.end() if closing else end), known)


def anchor_beside(passage: Excerpt, plain: Normalized) -> str:
    """A few words beside a passage that stand there alone in its source; '' if there are none.

    Of all places with the words of the passage, it is the nearest to them.
    """
    sides = list(_beside(passage))
    for count in ANCHOR:
        for words, last in sides:
            some = words[-count:] if last else words[:count]
            found = as_written(passage.source.text[some[0][0] : some[-1][1]]) if some else ""
            alone = WORD.search(found) and plain.text.count(normalized(found).text) == 1
            if alone and _is_nearest(passage, some[0][0]):
                return found
    return ""


def _beside(passage: Excerpt) -> Iterator[tuple[list[Span], bool]]:
    """The words before a passage, of which the last ones are the nearest, and those after it; whole ones."""
    text, start, end = passage.source.text, passage.start, passage.end
    before = [match.span() for match in _TOKEN.finditer(text, max(0, start - BESIDE), start)]
    after = [match.span() for match in _TOKEN.finditer(text, end, end + BESIDE)]
    yield before[1:] if start > BESIDE else before, True
    yield after[:-1] if end + BESIDE < len(text) else after, False


def _is_nearest(passage: Excerpt, at: int) -> bool:
    """Whether no other place with the same words is as near to an offset, as `check` looks for them."""
    text, words = passage.source.text, passage.source.text[passage.start : passage.end]
    far = abs(passage.start - at)
    low, high = max(0, at - far), at + far + len(words)
    around = normalized(text[low:high])
    return around.text.count(normalized(words).text.strip()) < 2


def rare_words(passage: Excerpt, among: Counter[str], count: int = 2) -> list[str]:
    """The rarest words of what led to a passage, else of the passage, in their order."""
    text = passage.source.text
    for start, end in (passage.hit, (passage.start, passage.end)):
        every = WORD.findall(as_written(text[start:end]).casefold())
        words = [word for word in every if len(word) > 3 and word.isalpha()]
        rarest = sorted(dict.fromkeys(words), key=lambda word: among[word])[:count]
        if rarest:
            return [word for word in dict.fromkeys(words) if word in rarest]
    return []


def word_counts(source: SourceText) -> Counter[str]:
    """How often each word stands in a source."""
    return Counter(match[0] for match in WORD.finditer(source.text.casefold()))
