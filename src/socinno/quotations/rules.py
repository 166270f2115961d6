"""What a quote must be beside its source: the very words, in its speaker's turn, and not cut short."""

from collections.abc import Callable, Iterator

from socinno.model import Debate
from socinno.problems import Problem
from socinno.quotations import brackets, cutting, places, speaking
from socinno.quotations.breaches import breach
from socinno.quotations.locating import QuoteMatch
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import Turn


def problems(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """Every breach of a rule by one quote or anchor."""
    for rule in RULES:
        yield from rule(match, debate)


def quote_errors(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """Those of its breaches that are errors; the rules that give none are not run, which take longest."""
    for rule in ERRORS:
        yield from (problem for problem in rule(match, debate) if problem.severity == "error")


def of_source(source: str, text: SourceText, turns: tuple[Turn, ...], debate: Debate) -> Iterator[Problem]:
    """Every breach of a rule by the whole text of a source of the debate, given by its id."""
    yield from cutting.of_source(source, text, turns, debate)
    yield from speaking.of_source(source, text, turns, debate)


def stands_in_its_source(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-absent`, `anchor-absent`: the words are found in the text of the source."""
    if match.outcome == "absent":
        yield breach(match, "absent")


def is_verbatim(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-near`, `anchor-near`: the words are the source's own, not merely like them."""
    if match.outcome == "near" and match.alignment:
        yield breach(match, "near", diff=match.alignment.diff, line=match.line)


def is_written_alike(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-typography`, `anchor-typography`: quotation marks and spaces are the source's own, too."""
    if match.outcome == "equal" and match.alignment and match.alignment.mended != match.words:
        yield breach(match, "typography", "warning", line=match.line)


def is_as_press_prints_it(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """`quote-press`: a quote is as a newspaper or a court prints it, and in what; an anchor may be."""
    if match.part == "text" and match.outcome == "press" and match.alignment:
        yield breach(match, "press", "note", diff=match.alignment.diff, line=match.line)


RULES: tuple[Callable[[QuoteMatch, Debate], Iterator[Problem]], ...] = (
    stands_in_its_source,
    is_verbatim,
    is_written_alike,
    is_as_press_prints_it,
    *brackets.RULES,
    *cutting.RULES,
    *speaking.RULES,
    *places.RULES,
)

ERRORS = (
    stands_in_its_source,
    is_verbatim,
    brackets.leaves_out_nothing_that_turns_it,
    speaking.is_in_the_speakers_turn,
    *places.RULES,
)
"""The rules of which a breach can be an error."""
