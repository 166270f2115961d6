"""What a quote must be beside its source: the very words, in its speaker's turn, and not cut short."""

from collections.abc import Iterator

from socinno.model import Debate
from socinno.problems import Fact, Problem, Severity
from socinno.quotations.cues import cue_around
from socinno.quotations.locating import QuoteMatch
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import Turn


def problems(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """Every breach of a rule by one quote or anchor of a debate."""
    for rule in RULES:
        yield from rule(match)


def of_source(
    source_id: str, source: SourceText, turns: tuple[Turn, ...], debate: Debate
) -> Iterator[Problem]:
    """What is wrong with a source that the quotes of a debate were compared with, as a whole."""
    yield from ()


def stands_in_its_source(match: QuoteMatch) -> Iterator[Problem]:
    """`quote-absent`, `anchor-absent`: the words are found in the text of the source."""
    if match.outcome == "absent":
        yield _problem(match, "absent")


def is_verbatim(match: QuoteMatch) -> Iterator[Problem]:
    """`quote-near`, `anchor-near`: the words are the source's own, not merely like them."""
    if match.outcome == "near" and match.alignment:
        yield _problem(match, "near", diff=match.alignment.diff, line=match.line)


def is_written_alike(match: QuoteMatch) -> Iterator[Problem]:
    """`quote-typography`, `anchor-typography`: quotation marks and spaces are the source's own, too."""
    if match.outcome == "equal" and match.alignment and match.alignment.mended != match.words:
        yield _problem(match, "typography", "warning", line=match.line)


def is_as_press_prints_it(match: QuoteMatch) -> Iterator[Problem]:
    """`quote-press`: a quote is as a newspaper or a court prints it, and in what; an anchor may be."""
    if match.part == "text" and match.outcome == "press" and match.alignment:
        yield _problem(match, "press", "note", diff=match.alignment.diff, line=match.line)


def keeps_its_meaning(match: QuoteMatch) -> Iterator[Problem]:
    """`quote-cut`: nothing in the sentence that holds a direct quote turns its meaning when cut off."""
    if match.part == "text" and match.outcome in ("exact", "equal", "press") and match.alignment:
        cue = cue_around(match.source.text, match.alignment.spans)
        if cue:
            yield _problem(match, "cut", "warning", cue=cue, line=match.line)


def is_in_the_speakers_turn(match: QuoteMatch) -> Iterator[Problem]:
    """`quote-turn`: a direct quote stands in its own speaker's turn, where the source marks turns."""
    speaker = match.quote.speaker
    if speaker and match.part == "text" and match.turn and speaker not in match.turn.speakers:
        yield _problem(match, "turn", other=match.turn.name, speaker=speaker, line=match.line)


def _problem(match: QuoteMatch, breach: str, severity: Severity = "error", /, **facts: Fact) -> Problem:
    code = f"{'anchor' if match.part == 'anchor' else 'quote'}-{breach}"
    facts = {"id": match.quote.id, "file": match.source.file, **facts}
    return Problem(code, match.address, facts, severity=severity)


RULES = (
    stands_in_its_source,
    is_verbatim,
    is_written_alike,
    is_as_press_prints_it,
    keeps_its_meaning,
    is_in_the_speakers_turn,
)
