"""`socinno cite`: passages that a few words lead to, added one by one or many at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from socinno.authoring.additions import Refused, as_block, rewritten, written
from socinno.authoring.cite import Citation, Hit, Request, aimed, cited, found, request, said
from socinno.authoring.manuscript import Manuscript, manuscript
from socinno.cli import terminal
from socinno.cli.asking import progress
from socinno.cli.dialogue import Screen, picked
from socinno.cli.passage import described
from socinno.cli.settings import Options
from socinno.problems import Stop
from socinno.views import Written
from socinno.words import problem_lines, say, sentence, stop_line

Many = tuple[str, ...]
STANDARD_INPUT = "-"
MOST = 4 * 1024 * 1024  # bytes of standard input: a book of passages


class Harvest(NamedTuple):
    """The quotes that can be made, what is told of those that cannot, and the exit code of that."""

    citations: tuple[Citation, ...]
    told: tuple[str, ...] = ()
    code: int = 0


def cite(
    asked: Options,
    file: str,
    *words: str,
    source: Many = (),
    translation: Many = (),
    yes: bool = False,
    printed: bool = False,
    **given: str | Many | None,
) -> Written:
    """Add the quotes that words lead to: asked about on a terminal, at once with `yes`, else printed."""
    base = manuscript(file, source)
    wanted = request(base, translation=_translations(translation), **given)
    if words == (STANDARD_INPUT,):
        outcome = _of_lines(base, wanted, asked)
    elif sys.stdin.isatty() and sys.stdout.isatty() and not (yes or printed):
        yes = True
        outcome = _asked(base, found(base, " ".join(words), wanted.speaker), wanted, asked)
    else:
        hit = _only(base, found(base, " ".join(words), wanted.speaker), " ".join(words), asked)
        outcome = Harvest((cited(base, hit, wanted),), tuple(_near(hit, asked)))
    return _added(base, outcome, asked, save=yes and not printed)


def _translations(given: Many) -> dict[str, str]:
    """Texts by their language, each typed as `en=TEXT`. Stop (2) for one that is not."""
    pairs = [pair.partition("=") for pair in given]
    for language, sign, text in pairs:
        if not (language and sign and text.strip()):
            raise Stop("bad-translation-option", value=f"{language}{sign}{text}")
    return {language: text for language, _, text in pairs}


def _added(base: Manuscript, outcome: Harvest, asked: Options, *, save: bool) -> Written:
    """What is written or printed, what is told of it, and the exit code."""
    result = rewritten(base, outcome.citations)
    told = [*outcome.told, *_told_refused(result.refused, asked.language)]
    code = outcome.code or (1 if result.refused else 0)
    if save and result.written:
        written(base, result)
        told += (_told_added(base, it, asked.language) for it in result.written)
    unwritten = [*([] if save else result.written), *(it.citation for it in result.refused)]
    return Written(as_block(base, unwritten) if unwritten else "", tuple(told), code)


def _told_added(base: Manuscript, it: Citation, language: str) -> str:
    facts = {"id": it.id, "file": base.file, "where": described(base, it.passage, language)}
    return sentence("cite-added", facts, language)


def _told_refused(refused: Iterable[Refused], language: str) -> Iterator[str]:
    for it in refused:
        yield from problem_lines(it.problems, language)
        yield stop_line(Stop("cite-worse", id=it.citation.id), language)


def _only(base: Manuscript, hits: Sequence[Hit], words: str, asked: Options) -> Hit:
    """The one passage that some words lead to. Stop (2) if there are several, which are told."""
    if len(hits) > 1:
        terminal.tell(*_numbered(base, hits, asked.language))
        raise Stop("cite-several-places", asked=words, count=len(hits))
    return hits[0]


def _numbered(base: Manuscript, hits: Sequence[Hit], language: str) -> Iterator[str]:
    """A line for each of some passages, with where it stands and how it begins."""
    for n, hit in enumerate(hits[:9], 1):
        where = described(base, hit.passage, language)
        yield sentence("cite-place", {"number": n, "where": where, "words": _first(hit)}, language)
    if len(hits) > 9:
        yield say(language, "more-lines", count=len(hits) - 9)


def _first(hit: Hit) -> str:
    words = hit.passage.text.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")


def _near(hit: Hit, asked: Options) -> Iterator[str]:
    """That words are not quite those of the passage, where it was taken for what is meant."""
    if hit.passage.near:
        yield stop_line(Stop("cite-near", words=_first(hit)), asked.language)


def _asked(base: Manuscript, hits: Sequence[Hit], wanted: Request, asked: Options) -> Harvest:
    """The passage that is chosen on the screen, if one is."""

    def wrong(citation: Citation) -> list[str]:
        """What the file would gain with a quote, each in a sentence."""
        refused = rewritten(base, (citation,)).refused
        return [sentence(it.code, it.facts, asked.language) for each in refused for it in each.problems]

    screen = Screen(asked.language, asked.colour)
    citation = picked(base, hits, wanted, screen, wrong)
    return Harvest((citation,)) if citation else Harvest((), (say(asked.language, "cite-left"),))


def _of_lines(base: Manuscript, wanted: Request, asked: Options) -> Harvest:
    """The quotes of the lines of standard input: `words | what they speak to | who says them`."""
    if wanted.id or wanted.indirect or wanted.translation:
        raise Stop("cite-one-at-a-time")
    data = sys.stdin.buffer.read(MOST + 1)
    if len(data) > MOST:
        raise Stop("cite-too-much", most=f"{MOST // 1024 // 1024} MiB")
    lines = data.decode("utf-8-sig", "replace").splitlines()
    made: list[Citation] = []
    told: list[str] = []
    code = 0
    for number, line in progress(asked.language, "citing")([*enumerate(lines, 1)]):
        if line.strip():
            try:
                hit, its = _of_line(base, wanted, line, asked)
                made.append(cited(base, hit, its, {it.id for it in made}))
                told += _near(hit, asked)
            except Stop as stop:
                why = sentence(stop.key, stop.facts, asked.language)
                told.append(stop_line(Stop("cite-line", number=number, why=why), asked.language))
                code = max(code, stop.code)
    return Harvest(tuple(made), tuple(told), code)


def _of_line(base: Manuscript, wanted: Request, line: str, asked: Options) -> tuple[Hit, Request]:
    """The passage of a line, and what is wanted of it. Stops as `found` and `_only`."""
    words, targets, name = (*map(str.strip, line.split("|", 2)), "", "")[:3]
    its = aimed(base, wanted, filter(None, map(str.strip, targets.split(","))))
    its = said(base, its, name) if name else its
    its = its if its.supports else its._replace(stance=None, note=None)  # which no side is taken with
    return _only(base, found(base, words, its.speaker), words, asked), its
