"""The rules of who speaks: a quote stands in its own speaker's turn, or in quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from socinno.model import Debate, Source, Speaker
from socinno.problems import Fact, Problem
from socinno.quotations.breaches import breach
from socinno.quotations.locating import QuoteMatch
from socinno.quotations.marks import marked
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import Turn, unknown_names, words_of_turn
from socinno.quotations.typography import Span
from socinno.text import fold, nearest

MOST_NAMES = 20  # of nobody, that are told of a source

_GOES_ON = re.compile(r"[,;]?[ \t]{0,9}[^\W\d_A-Z]")
_SAID_ALOUD = frozenset({"interview", "speech", "broadcast", "hearing", "song", "motion_picture"})


def is_in_the_speakers_turn(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-turn`: a direct quote stands in its own speaker's turn alone, where the source marks turns."""
    speaker = match.quote.told_by or match.quote.speaker
    if not speaker or not match.quoted:
        return
    other = next((turn for turn in _turns_of(match) if speaker not in turn.speakers), None)
    if other:
        yield breach(match, "turn", other=other.name, speaker=speaker, line=match.source.line(other.start))


def is_not_cited_by_its_speaker(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-within`: words in quotation marks in somebody's turn may be another's; `told-by` says so.

    `quote-unquoted`: what is told by another stands in quotation marks in that one's turn.
    """
    if not match.quote.speaker or not match.quoted or not match.turn:
        return
    words = _words(match)
    if match.quote.told_by:
        yield from _is_told_in_marks(match, match.turn)
        return
    around = marked(match.source.text, words, _turn(match))
    if around and not opens_the_turn(match.source.text, match.turn, around):
        yield breach(match, "within", "warning", speaker=match.turn.name, line=match.line)


def opens_the_turn(text: str, turn: Turn, around: Span) -> bool:
    """Whether the marks are those of the turn itself, after which no word says whose the words were."""
    start, end = around
    named = _GOES_ON.match(text, end) or text[end - 2 : end - 1] in ",;"
    return not text[turn.body : start].strip() and not named


def _is_told_in_marks(match: QuoteMatch, turn: Turn) -> Iterator[Problem]:
    quote, by = match.quote, match.quote.told_by
    own = by == quote.speaker or by not in turn.speakers
    if quote.speaker and not own and not marked(match.source.text, _words(match), _turn(match)):
        yield breach(match, "unquoted", "warning", speaker=quote.speaker, author=turn.name, line=match.line)


def is_in_quotation_marks(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-unquoted`: words of somebody else than the author stand in quotation marks in the source."""
    source, speaker = debate.sources[match.quote.source], debate.speakers.get(match.quote.speaker or "")
    if match.turns or not speaker or speaker.kind != "person" or not match.quoted:
        return
    if not source.author or source.type in _SAID_ALOUD or _has_written(speaker, source):
        return
    if not marked(match.source.text, _words(match)):
        author = _names(source)[0]
        yield breach(match, "unquoted", "warning", speaker=speaker.id, author=author, line=match.line)


def of_source(source: str, text: SourceText, turns: tuple[Turn, ...], debate: Debate) -> Iterator[Problem]:
    """`name-unknown`: a name with turns belongs to nobody of the debate, or may be meant for one."""
    for name in unknown_names(turns)[:MOST_NAMES]:
        facts: dict[str, Fact] = {"source": source, "file": text.file, "name": name}
        meant = _meant(name, debate)
        code = "name-unknown-near" if meant else "name-unknown"
        yield Problem(code, ("sources", source), facts | ({"meant": meant} if meant else {}), severity="note")


def _meant(name: str, debate: Debate) -> str:
    """The speaker whose name is most like one that nobody has: of the same letters, or short for it."""
    whole = {name: it.id for it in debate.speakers.values() for name in (it.id, *it.name.values())}
    last = fold(name).split()[-1:]
    short = (it for known, it in whole.items() if last and len(last[0]) > 3 and fold(known).endswith(last[0]))
    return next(short, "") or whole.get(nearest(name, whole).get("meant", ""), "")


def _words(match: QuoteMatch) -> tuple[int, int]:
    return (match.quoted.start, match.quoted.end) if match.quoted else (0, 0)


def _turn(match: QuoteMatch) -> tuple[int, int]:
    return words_of_turn(match.turns, *_words(match), len(match.source.text))


def _turns_of(match: QuoteMatch) -> list[Turn]:
    """The turns that a quote stands in, from the one it starts in to the one it ends in."""
    start, end = _words(match)
    first, after = (bisect_right(match.turns, at, key=lambda turn: turn.start) for at in (start, end - 1))
    return [*match.turns[max(0, first - 1) : after]]


def _has_written(speaker: Speaker, source: Source) -> bool:
    called = {fold(name) for name in (*speaker.name.values(), *speaker.also)}
    called |= {fold(name.split()[-1]) for name in speaker.name.values()}
    return any(fold(name) in called for name in _names(source)) or any(
        fold(writer.family or "") in called for writer in (*source.author, *source.editor) if writer.family
    )


def _names(source: Source) -> list[str]:
    writers = (*source.author, *source.editor)
    return [writer.literal or f"{writer.given or ''} {writer.family or ''}".strip() for writer in writers]


RULES = (is_in_the_speakers_turn, is_not_cited_by_its_speaker, is_in_quotation_marks)
