"""The rules of brackets: what a quote leaves out, and the words it puts in, hide nothing."""

import re
from collections.abc import Iterator

from socinno.model import Debate
from socinno.problems import Problem
from socinno.quotations.breaches import breach
from socinno.quotations.cues import cue_in
from socinno.quotations.furniture import without_brackets
from socinno.quotations.gaps import Gap
from socinno.quotations.locating import QuoteMatch
from socinno.quotations.matching import AMOUNT
from socinno.quotations.sentences import sentences
from socinno.quotations.turns import words_of_turn
from socinno.quotations.typography import Span, as_written
from socinno.text import fold

MOST_SENTENCES = 2  # that a gap may leave out without a word about it
FEW_WORDS = 2  # between a sentence's start or end and a quote: words put in there stand for them
BESIDE = 30  # characters of a source shown beside what is left out of it
SHOWN = 80  # characters shown of what is left out

_TURNS_IT = ("negation", "hedge")
_MAKES_LESS = ("condition", "denial", "report")
_AMOUNT = re.compile(rf"\s?(?:%|{AMOUNT})", re.I)
_AGAINST = re.compile(
    r"\b(?:against|stop(?:s|ped|ping)?|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|oppos(?:es?|ed|ing)|less|too|"
    r"tegen|stop(?:t|te|ten|pen)|gestopt|voorkom(?:t|en)|vermijd(?:t|en)|minder|te)\s*$",
    re.I,
)
"""What says the opposite of the words after it, or less: looked for at the end of what is left out."""
_NEGATES = re.compile(
    r"(?:n['’]t|not|un|i[nmlr]|non|less|dis|mis|de|anti|over|under|on|niet|wan|ont|loos|vrij|free)-?", re.I
)
_PRONOUNS = frozenset(
    """
    i me my mine myself you your yours he him his himself she her hers herself it its itself we us our ours
    they them their theirs themselves this that these those who which
    ik mij me mijn jij je jou jouw u uw hij hem zijn zich zij ze haar het wij we ons onze jullie hun hen
    dit dat deze die wie wat er
    """.split()  # noqa: SIM905 (easier to read)
)
_NOT_OF_A_NAME = "the a an of mr mrs ms dr de het een van mevrouw meneer heer en and".split()  # noqa: SIM905


def leaves_out_nothing_that_turns_it(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-gap`: no negation or doubt (a denial: warning) stands in what a sentence leaves out."""
    language = debate.language_of(match.quote)
    for taken, _ in _gaps(match):
        for span in _of_the_same_sentences(match, taken):
            words = match.source.text[slice(*span)]
            turns_it = cue_in(words, language, _TURNS_IT)
            cue = (
                turns_it
                or cue_in(words, language, _MAKES_LESS)
                or _against(words)
                or _amount(match.source.text, span)
            )
            if cue:
                shown = _shown(match.source.text, span, cue)
                yield breach(match, "gap", "error" if turns_it else "warning", shown=shown, line=match.line)
                return


def _against(words: str) -> str:
    found = _AGAINST.search(words[-BESIDE:])
    return found[0].strip() if found else ""


def _amount(text: str, taken: Span) -> str:
    """What makes a number before a gap a larger one: `3 [million] cars`."""
    found = _AMOUNT.match(text, taken[0], min(taken[1], taken[0] + BESIDE))
    return found[0].strip() if found and text[taken[0] - 1].isdigit() else ""


def leaves_out_few_sentences(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-gap-long`: a gap is over no more than two sentences."""
    for taken, _ in _gaps(match):
        count = _whole_sentences(match, taken)
        if count > MOST_SENTENCES:
            yield breach(match, "gap-long", "warning", line=match.line)
            return


def puts_in_no_other_words(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-put-in`: square brackets hold a pronoun, a name, a capital or an addition, no other words."""
    language = debate.language_of(match.quote)
    allowed = _PRONOUNS | _names(debate)
    for taken, gaps in [*_gaps(match), *_at_the_ends(match)]:
        added = " ".join(gap.words for gap in gaps if gap.words is not None)
        out = match.source.text[slice(*taken)] if all(gap.words is not None for gap in gaps) else ""
        unfair = _is_another_name(added, out, allowed) or not _is_fair(added, out, gaps, allowed, language)
        if added and unfair:
            shown = f"[-{as_written(out).strip()}-]" if out.strip() else ""
            yield breach(match, "put-in", "warning", shown=f"{shown}{{+{added}+}}", line=match.line)
            return


def _gaps(match: QuoteMatch) -> list[tuple[Span, tuple[Gap, ...]]]:
    """What each gap between two spans of a quote stands for."""
    if match.quoted is None:
        return []
    spans, gaps = match.quoted.spans, match.quoted.gaps[1:]
    pairs = zip(spans, spans[1:], gaps, strict=False)
    return [((before[1], after[0]), between) for before, after, between in pairs]


def _at_the_ends(match: QuoteMatch) -> Iterator[tuple[Span, tuple[Gap, ...]]]:
    """What words put in before and after a quote stand for: the few words up to the sentence's bounds."""
    quoted = match.quoted
    if quoted is None or not quoted.gaps:
        return
    text, start, end = match.source.text, quoted.start, quoted.end
    first, last = sentences(text, start, end, words_of_turn(match.turns, start, end, len(text)))
    for span, gaps in (((first, start), quoted.gaps[0]), ((end, last), quoted.gaps[-1])):
        few = len(re.findall(r"\w+", text[slice(*span)])) <= FEW_WORDS
        glued = span[1] == start and re.search(r"\w*$", text[first:start])
        if glued and any(gap.glued for gap in gaps):
            yield (start - len(glued[0]), start), gaps
        elif gaps:
            yield (span if few else (start, start)), gaps


def _of_the_same_sentences(match: QuoteMatch, taken: Span) -> list[Span]:
    """The parts of a gap that belong to the sentences of the words before and after it."""
    text, (start, end) = match.source.text, taken
    first = sentences(text, max(0, start - 1), start)[1]
    last = sentences(text, end, end)[0]
    return [taken] if first >= end else [(start, first), (max(first, last), end)]


def _whole_sentences(match: QuoteMatch, taken: Span) -> int:
    """How many sentences a gap leaves out whole, at most one more than may be."""
    text, (start, end) = match.source.text, taken
    at = sentences(text, max(0, start - 1), start)[1]
    count = 0
    while at < end and count <= MOST_SENTENCES:
        at = sentences(text, at + 1, at + 2)[1]
        count += at <= end
    return count


def _is_fair(added: str, out: str, gaps: tuple[Gap, ...], allowed: frozenset[str], language: str) -> bool:
    glued = any(gap.glued for gap in gaps)
    if added.casefold() == out.strip().casefold() or fold(added) == "sic":
        return True
    bare = without_brackets(out)
    if not re.search(r"\w", bare):
        heard = bare == out or not without_brackets(f"[{added}]").strip()
        return heard and not (_NEGATES.fullmatch(added) if glued else cue_in(added, language, ("negation",)))
    return not glued and all(word in allowed for word in re.findall(r"\w+", fold(added)))


def _is_another_name(added: str, out: str, allowed: frozenset[str]) -> bool:
    """Whether a name is put in the place of a name that has no word of it."""
    names = allowed - _PRONOUNS - frozenset(_NOT_OF_A_NAME)
    new, old = set(re.findall(r"\w+", fold(added))), set(re.findall(r"\w+", fold(out)))
    return bool(new & names) and bool(old) and old <= names and not new & old


def _names(debate: Debate) -> frozenset[str]:
    """Each word of the names and roles of the speakers of a debate."""
    texts = [
        text
        for speaker in debate.speakers.values()
        for text in (
            *speaker.name.values(),
            *(speaker.role or {}).values(),
            *speaker.also,
            speaker.honorific or "",
        )
    ]
    return frozenset(re.findall(r"\w+", fold(" ".join(texts)))) | frozenset(_NOT_OF_A_NAME)


def _shown(text: str, cut: Span, cue: str) -> str:
    """The words cut out in brackets, as in a diff, with some of the source on each side."""
    start, end = cut
    words = as_written(text[start:end]).strip()
    at = max(0, words.find(cue))
    if len(words) > SHOWN:
        words = f"… {words[max(0, at - SHOWN // 2) : at + len(cue) + SHOWN // 2].strip()} …"
    before, after = as_written(text[max(0, start - BESIDE) : start]), as_written(text[end : end + BESIDE])
    return f"… {before.partition(' ')[2].strip()} [-{words}-] {after.rpartition(' ')[0].strip()} …"


RULES = (leaves_out_nothing_that_turns_it, leaves_out_few_sentences, puts_in_no_other_words)
