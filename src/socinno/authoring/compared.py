"""What is told of a source as a whole: that it was not compared, that it changed, what its text tells."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from socinno.model import Debate, Quote
from socinno.problems import KEY, Fact, Problem
from socinno.quotations.sources import SourceText, is_another


def of_sources(
    debate: Debate, texts: Mapping[str, SourceText], unusable: Collection[str], alone: Collection[Quote]
) -> Iterator[Problem]:
    """Every such problem; `alone` are the direct quotes that were compared with nothing."""
    yield from quotes_are_compared(alone, {*unusable, *texts})
    yield from quotes_are_looked_for(alone, texts)
    for name, text in texts.items():
        yield from texts_stay_the_same(debate, name, text)
        yield from texts_tell(name, text)


def quotes_are_compared(alone: Iterable[Quote], told: Collection[str]) -> Iterator[Problem]:
    """`quote-unchecked`: the source of a direct quote has a text at hand; of some that is told already."""
    for name, count in Counter(quote.source for quote in alone).items():
        if name not in told:
            facts: dict[str, Fact] = {"id": name, "count": count}
            yield Problem("quote-unchecked", ("sources", name, KEY), facts, severity="warning")


def quotes_are_looked_for(alone: Iterable[Quote], texts: Collection[str]) -> Iterator[Problem]:
    """`quote-unsought`: every direct quote is looked for to the end of a text that is at hand."""
    for name, count in Counter(quote.source for quote in alone if quote.source in texts).items():
        facts: dict[str, Fact] = {"id": name, "count": count}
        yield Problem("quote-unsought", ("sources", name, KEY), facts, severity="warning")


def texts_stay_the_same(debate: Debate, name: str, text: SourceText) -> Iterator[Problem]:
    """`source-changed`: the text is the one that the quotes were compared with before."""
    if is_another(debate.sources[name], text):
        facts = {"id": name, "file": text.file}
        yield Problem("source-changed", ("sources", name, "sha256"), facts, severity="warning")


def texts_tell(name: str, text: SourceText) -> Iterator[Problem]:
    """What a reader must know of a text: its tracked changes, that it is a page by another name."""
    for told in text.told:
        yield Problem(told, ("sources", name, KEY), {"id": name, "file": text.file}, severity="note")
