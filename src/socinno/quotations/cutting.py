"""The rules of what a quote leaves out of its sentence: it says no more than the sentence does."""

from collections.abc import Iterator

from socinno.model import Debate
from socinno.problems import Fact, Problem, Severity
from socinno.quotations.breaches import breach
from socinno.quotations.cues import CUES, spoken
from socinno.quotations.cuts import cut
from socinno.quotations.locating import QuoteMatch
from socinno.quotations.sources import SourceText
from socinno.quotations.turns import Turn, words_of_turn


def keeps_its_meaning(match: QuoteMatch, debate: Debate) -> Iterator[Problem]:
    """Nothing in the sentence that holds a direct quote turns its meaning when cut off.

    `quote-cut`: it is the clause that somebody holds, doubts or denies. `quote-cue`: a word of negation,
    condition, doubt or report is left out; a note where it is not said of the very words quoted.
    """
    if match.quoted is None:
        return
    spans = match.quoted.spans
    within = words_of_turn(match.turns, spans[0][0], spans[-1][1], len(match.source.text))
    found = cut(match.source.text, spans, debate.language_of(match.quote), within)
    if found:
        name = "cut" if found.clause else "cue"
        severity: Severity = "warning" if found.governs else "note"
        yield breach(match, name, severity, cue=found.cue, shown=found.shown, line=match.line)


def of_source(source: str, text: SourceText, turns: tuple[Turn, ...], debate: Debate) -> Iterator[Problem]:
    """`cuts-unsought`: there is no list of cues in the language of a source, once for each source."""
    language = debate.sources[source].language or debate.language
    if spoken(language) not in CUES:
        facts: dict[str, Fact] = {
            "source": source,
            "file": text.file,
            "language": language,
            "choices": tuple(CUES),
        }
        yield Problem("cuts-unsought", ("sources", source), facts, severity="note")


RULES = (keeps_its_meaning,)
