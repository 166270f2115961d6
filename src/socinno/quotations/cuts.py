"""Whether the words of a source that a quote leaves out turn what it says round, or make it less."""

import re
from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import NamedTuple

from socinno.quotations.cues import CUES, Cue, cues, spoken
from socinno.quotations.holding import held
from socinno.quotations.openings import closing, opening
from socinno.quotations.sentences import sentences
from socinno.quotations.typography import Span, as_written

SHOWN = 150  # characters of a sentence on each side, and of the quote itself, in a message
OPENING = 60  # characters of the opening of a sentence in a message
FAR = 9  # words between a cue and the words that it is said of, at most

_FRAMES = {
    "en": re.compile(r"(?<!\w)(?:that|whether|if|how)\s*$", re.I),
    "nl": re.compile(r"(?<!\w)(?:dat|of|hoe)\s*$", re.I),
}
_FACTS = {
    # what such a clause says is said as a fact, or it is no such clause
    "en": re.compile(
        r"\b(?:(?<!is )(?<!it )so|now|the\s+fact|in\s+order|such|the\s+day|the\s+time|the\s+way)\s+that\s*$",
        re.I,
    ),
    "nl": re.compile(r"\b(?:het\s+feit|nu|de\s+dag|zo)\s+dat\s*$|\b(?:een|twee|drie)\s+of\s*$", re.I),
}
_CLAUSE = {
    "en": re.compile(r"[;:—–(),]|\b(?:and|but|because|while|although|though)\b", re.I),
    "nl": re.compile(r"[;:—–(),]|\b(?:en|maar|want|omdat|terwijl|hoewel)\b", re.I),
}
_AS_IF = re.compile(
    r"(?<!\w)(?:als|wanneer)(?=\s+(?:ik|je|jij|u|hij|ze|zij|we|wij|jullie|het|dat|dit|er|de|een|deze|die|men|"
    r"iedereen|niemand|alle|onze|ons|mijn|hun)\b)",
    re.I,
)
_VERB_ENDS = re.compile(r"\s{1,9}(af|tegen|down|against|off)(?=\s{0,9}[.!?;,:])")
"""The end of a verb that means the opposite without it: `wij wijzen het af`, `we voted it down`."""
_SAID = re.compile(
    r"\b(?:said|says|saying|told|stated|written|wrote|gezegd|zeggen|zei|zegt|verteld|beweerd)\b", re.I
)
_IS = re.compile(r"[,\s]{0,3}(?:(?:which|that|it|wat|dat)\s+)?(?:is|was|are|were|zijn|bleek|blijkt)\b", re.I)
_INTRODUCE = frozenset({"according to", "in theory", "volgens", "in theorie"})
_OPENING = re.compile(r"(?<!\w)[“„«‘\"'](?=\w)")
_CLOSING = re.compile(r"(?<=[^\s(])[”»\"](?!\w)")
_MARKED = re.compile(r"(?<!\w)(?:“[^“”]{0,600}”|„[^„”“]{0,600}[”“]|«[^«»]{0,600}»|\"[^\"]{0,600}\")(?!\w)")


class Cut(NamedTuple):
    """What was left out around a quote: the `cue`; `governs`: it is said of the very words quoted.

    `clause`: the quote is the clause that the cue (`that`) introduces. `shown` is the sentence with
    the cue and the quote marked.
    """

    cue: str
    governs: bool
    clause: bool
    shown: str


class _Sentence(NamedTuple):
    """A sentence around a quote: the words before and after, and how the source has marked the quote.

    `opened`, `closed`: it has its own quotation marks there; `beyond` are the words after the closing one.
    """

    before: str
    after: str
    opened: bool
    closed: bool
    beyond: str
    language: str
    quote: str


class _Found(NamedTuple):
    """A cue before (`side` 0), after (1) or beyond (2) a quote, and what it does to it."""

    cue: Cue
    side: int
    governs: bool
    clause: bool = False


def cut(text: str, quoted: Iterable[Span], language: str, within: Span | None = None) -> Cut | None:
    """What a quote, given by its spans in a text, leaves out of its sentence, if anything turns on it.

    `within` is the turn that it stands in: a sentence never reaches over it. None for a whole sentence,
    and for a language without a list of cues.

    >>> cut("It is never true that policy alone changes practice.", [(22, 51)], "en").shown
    'It is never true [-that-] «policy alone changes practice».'
    """
    spans = list(quoted)
    start, end = spans[0][0], spans[-1][1]
    if spoken(language) not in CUES:
        return None
    first, last = sentences(text, start, end, within)
    sentence = _sentence(text[first:start], text[start:end], text[end:last], spoken(language))
    told = [it for look in (_clause, _before, _after, _opening, _beyond) for it in look(sentence)]
    if not told:
        return None
    found = next((it for it in told if it.governs), told[0])
    at = found.cue.start + (first, end, last - len(sentence.beyond))[found.side]
    shown = _shown(text, (first, last), (start, end), (at, at + found.cue.end - found.cue.start))
    return Cut(found.cue.words, found.governs, found.clause, shown)


def _sentence(before: str, quote: str, after: str, language: str) -> _Sentence:
    """The sentence with other quotes in it blanked, and cut where the source closes this one."""
    opened = quote[:1] in "“„«‘\"'" or before.rstrip()[-1:] in tuple("“„«‘\"'")
    closed = quote[-1:] in "”»’\"'" or after.lstrip(",.!? ")[:1] in tuple("”»’\"'")
    marks = [match.end() for match in _OPENING.finditer(f"{before}x") if match[0] not in "‘'"]
    if marks and not opened and not _CLOSING.search(before, marks[-1]):
        before = " " * marks[-1] + before[marks[-1] :]  # within longer words of somebody's
    closing = _CLOSING.search(f"{quote[-1:]}{after}")
    opening = _OPENING.search(after)
    beyond = ""
    if closed or (closing and not (opening and opening.start() < closing.start())):
        at = 0 if closed else max(0, (closing.end() if closing else 0) - 1)
        beyond, after = after[at:], after[:at]
    return _Sentence(_blanked(before), _blanked(after), opened, closed, beyond, language, quote)


def _blanked(words: str) -> str:
    return _MARKED.sub(lambda match: " " * len(match[0]), words)


def _clause(sentence: _Sentence) -> Iterator[_Found]:
    """A clause taken from after its `that`: somebody holds it, doubts it, or denies it."""
    match = None if sentence.opened else _FRAMES[sentence.language].search(sentence.before)
    if match:
        negated = cues(sentence.before, sentence.language, ("negation",))
        if negated or not _FACTS[sentence.language].search(sentence.before):
            words = match[0].strip()
            yield _Found(
                Cue(match.start(), match.start() + len(words), "clause", words), 0, True, clause=True
            )


def _opening(sentence: _Sentence) -> Iterator[_Found]:
    """Whose view it is, or on what condition: before a quote, or after it."""
    before, after, language = sentence.before, sentence.after, sentence.language
    if sentence.opened:
        return
    holds = held(before, sentence.quote, language)
    first = holds or opening(before, sentence.quote, language)
    last = None if sentence.closed else closing(after, language)
    for side, words, span in ((0, before, first), (1, after, last)):
        if span:
            said = shorten(words[slice(*span)], OPENING, placeholder=" ...")
            cue = Cue(*span, "opening", said)
            yield _Found(cue, side, governs=True, clause=span == holds)


def _before(sentence: _Sentence) -> Iterator[_Found]:
    found = cues(sentence.before, sentence.language)
    if sentence.opened:  # 'according to Smith' is how words in quotation marks are given to somebody
        found = [cue for cue in found if cue.kind != "report"]
    told = [_Found(cue, 0, _governs_what_follows(cue, sentence)) for cue in reversed(found)]
    if any(cue.kind == "condition" for cue in found):
        told = [it for it in told if it.cue.kind != "tense"]  # its condition is stated
    yield from sorted(told, key=lambda it: not it.governs)


def _governs_what_follows(cue: Cue, sentence: _Sentence) -> bool:
    """Whether a cue is said of the quote after it: in one clause with it, or as its condition."""
    between = sentence.before[cue.end :].rstrip(" \n\t“„«‘\"'")
    words = len(between.split())
    if cue.kind == "condition":
        return not (sentence.opened and sentence.before[: cue.start].strip()) and ";" not in between
    if cue.kind == "tense":
        return not words and not sentence.opened
    introduces = not sentence.before[: cue.start].strip() and cue.kind in ("hedge", "report")
    if introduces and between[-1:] == "," and cue.words.casefold() in _INTRODUCE:
        return True
    if introduces or (sentence.opened and between[-1:] in ",:") or between == ":":
        between = between.rstrip(",: ")
    near = 3 if sentence.opened else FAR
    return words <= near and not _CLAUSE[sentence.language].search(between)


def _after(sentence: _Sentence) -> Iterator[_Found]:
    after, language = sentence.after, sentence.language
    verb = _VERB_ENDS.match(after)
    if verb:
        yield _Found(Cue(verb.start(1), verb.end(), "negation", verb[1]), 1, governs=True)
    match = _AS_IF.match(after.lstrip(", ")) if language == "nl" else None
    found = cues(after, language)
    if match:
        start = len(after) - len(after.lstrip(", "))
        found = sorted([Cue(start, start + len(match[0]), "condition", match[0]), *found])
    if any(cue.kind == "condition" for cue in (*found, *cues(sentence.before, language))):
        found = [cue for cue in found if cue.kind != "tense"]
    told = [_Found(cue, 1, _governs_what_stands_before(cue, after)) for cue in found]
    yield from sorted(told, key=lambda it: not it.governs)
    asked = re.match(r"[^\w?]{0,9}\?", after)
    if after.rstrip("”»’\"')] \n").endswith("?"):
        at = after.rindex("?")
        yield _Found(Cue(at, at + 1, "question", "?"), 1, asked is not None)


def _governs_what_stands_before(cue: Cue, after: str) -> bool:
    """Whether a cue is said of the quote before it: as its condition, next to it, or as what it is."""
    between = after[: cue.start]
    if cue.kind == "condition":
        return ";" not in between
    if cue.kind in ("negation", "tense"):
        return between.strip(", \n\t") in ("", "but", "maar") or _is_said(between, cue)
    last = (
        between.lstrip()[:1] == "," and len(between.split()) < FAR and not re.search(r"\w", after[cue.end :])
    )
    beside = last or between.strip() in ("", ",")
    return _is_said(between, cue) or (cue.kind in ("hedge", "report") and beside)


def _is_said(between: str, cue: Cue) -> bool:
    """... is a myth; ..., which is not true."""
    match = _IS.match(between)
    return (
        match is not None and cue.kind in ("negation", "denial") and len(between[match.end() :].split()) <= 3
    )


def _beyond(sentence: _Sentence) -> Iterator[_Found]:
    """A cue after the source's own closing mark counts with a verb of saying: ..., he never said."""
    words = re.split(r"[;:]|\b(?:that|dat|as|and|but|en|maar)\b", sentence.beyond, maxsplit=1)[0]
    if _SAID.search(words):
        kinds = ("negation", "hedge", "tense") if sentence.language == "nl" else ("negation", "hedge")
        yield from (_Found(cue, 2, governs=True) for cue in cues(words, sentence.language, kinds))


def _shown(text: str, sentence: Span, quote: Span, cue: Span) -> str:
    """The sentence as one line, the cue that is left out as `[-...-]`, the quote between « and »."""
    quoted, left_out = [(quote[0], "«"), (quote[1], "»")], [(cue[0], "[-"), (cue[1], "-]")]
    signs = [*left_out, *quoted] if cue[1] <= quote[0] else [*quoted, *left_out]
    parts, at = [], sentence[0]
    for place, sign in [*signs, (sentence[1], "")]:
        parts += [_short(text[at:place]), sign]
        at = place
    return as_written("".join(parts).strip())


def _short(words: str) -> str:
    """Some words, or their start and end where they are many."""
    return words if len(words) <= SHOWN else f"{words[: SHOWN // 2]} ... {words[-SHOWN // 2 :]}"
