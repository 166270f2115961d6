"""`socinno cite`: passages that a few words lead to, added one by one or many at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from socinno.authoring.additions import Refused, as_block, put_in, rewritten
from socinno.authoring.cite import Citation, Hit, Request, aimed, cited, found, request, spoken_by, surely
from socinno.authoring.manuscript import Manuscript, Verbatim, manuscript
from socinno.cli import terminal
from socinno.cli.asking import progress
from socinno.cli.dialogue import Screen, picked
from socinno.cli.passage import WHO, described
from socinno.cli.settings import Options
from socinno.problems import Fact, Stop, Where
from socinno.quotations.passages import Excerpt
from socinno.views import Written
from socinno.words import problem_lines, say, sentence, stop_line

Many = tuple[str, ...]
STANDARD_INPUT = "-"
SEVERAL = "cite-several-places"
TOLD, FIRST, LONGEST = 9, 12, 100  # passages, words and characters of what is told
MOST = 4 * 1024 * 1024  # bytes of standard input: a book of passages


class Harvest(NamedTuple):
    """The quotes that can be made, what is told of the others, each with its line, and the exit code of that.

    `lines` are those of standard input by the id of their quote; `of` is how many there are.
    """

    citations: tuple[Citation, ...]
    told: tuple[tuple[int, str], ...] = ()
    code: int = 0
    lines: Mapping[str, int] = {}
    of: int = 0


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
        harvest = _of_lines(base, wanted, asked)
    elif not (yes or printed) and sys.stdin.isatty() and sys.stdout.isatty():
        yes = True
        harvest = _asked(base, _found(base, " ".join(words), wanted), wanted, asked)
    else:
        hit = _only(base, " ".join(words), wanted, asked, terminal.tell)
        harvest = Harvest((cited(base, hit, wanted),), tuple((0, line) for line in _near(hit, asked)))
    return _added(base, harvest, asked, save=yes and not printed, hint=not printed)


def _translations(given: Many) -> dict[str, str]:
    """Texts by their language, each typed as `en=TEXT`. Stop (2) for one that is not, or is a second."""
    found: dict[str, str] = {}
    for pair in given:
        language, sign, text = pair.partition("=")
        if not (language and sign and text.strip()):
            raise Stop("bad-translation-option", value=pair)
        if language in found:
            raise Stop("cite-translated-twice", language=language)
        found[language] = text
    return found


def _added(base: Manuscript, harvest: Harvest, asked: Options, *, save: bool, hint: bool) -> Written:
    """What is written or printed, what is told of it in the order of its lines, and the exit code."""
    told = [*harvest.told]
    try:
        result = rewritten(base, harvest.citations)
        if save and result.written:
            put_in(base, result)
    except Stop as stop:
        terminal.tell(*(line for _, line in told))
        stop.unsaved = as_block(base, harvest.citations).encode()
        raise
    for refused in result.refused:
        number = harvest.lines.get(refused.citation.id, 0)
        told += ((number, line) for line in _told_refused(refused, asked.language))
    for it in result.written if save else ():
        number = harvest.lines.get(it.id, 0)
        told.append((number, _told_added(base, it, number, asked.language)))
    lines = list(dict.fromkeys(line for _, line in sorted(told, key=lambda line: line[0])))
    if (harvest.of and save) or (result.written and not save and hint):
        key = "cite-so-many" if save else "cite-printed" if harvest.of else "cite-printed-one"
        facts: dict[str, Fact] = {"count": len(result.written), "of": harvest.of, "file": base.file}
        lines.append(sentence(key, facts, asked.language))
    lines += _told_changed(base, {it.quote["source"] for it in result.written}, asked.language)
    unwritten = [*([] if save else result.written), *(it.citation for it in result.refused)]
    code = harvest.code or (1 if result.refused else 0)
    return Written(as_block(base, unwritten) if unwritten else "", tuple(lines), code)


def _told_added(base: Manuscript, it: Citation, number: int, language: str) -> str:
    where = described(base, it.passage, language, it.quote.get("speaker"))
    facts: dict[str, Fact] = {"id": it.id, "where": where, "words": _first(it.passage)}
    if number:
        return sentence("cite-added-line", {**facts, "number": number}, language)
    return sentence("cite-added", {**facts, "file": base.file}, language)


def _told_changed(base: Manuscript, sources: Set[str], language: str) -> Iterator[str]:
    """That a source that was quoted is another text than the one its quotes were compared with before."""
    for it in base.sources:
        if it.id in sources and ("source-changed", ("sources", it.id, "sha256")) in base.known:
            facts: dict[str, Fact] = {"id": it.id, "file": it.text.file}
            yield f"socinno: {sentence('source-changed', facts, language)}"


def _told_refused(it: Refused, language: str) -> Iterator[str]:
    unplaced = (problem._replace(where=Where(problem.where.file)) for problem in it.problems)
    yield from problem_lines(unplaced, language)  # the file has no such lines
    yield stop_line(Stop("cite-worse", id=it.citation.id), language)


def _found(base: Manuscript, words: str, wanted: Request) -> list[Hit]:
    """The passages that some words lead to. Stop (2) if there are none, with the texts not looked in."""
    try:
        return found(base, words, wanted.speaker)
    except Stop as stop:
        looked_in = {it.id for it in base.sources}
        stop.problems = tuple(it for id, it in base.texts.unusable.items() if id not in looked_in)
        raise


def _only(base: Manuscript, words: str, wanted: Request, asked: Options, tell: Callable[..., object]) -> Hit:
    """The one passage that some words lead to. Stop (2) if there are several, which are told, or if it is
    not sure that it is the one that is meant."""
    hits = _found(base, words, wanted)
    if len(hits) > 1:
        tell(*_numbered(base, hits, asked.language))
        raise Stop(SEVERAL, asked=words, count=len(hits))
    if not surely(words, hits[0]):
        raise Stop("cite-not-quite", asked=words, words=_first(hits[0].passage))
    return hits[0]


def _numbered(base: Manuscript, hits: Sequence[Hit], language: str) -> Iterator[str]:
    """A line for each of some passages, with where it stands and how it begins."""
    for n, hit in enumerate(hits[:TOLD], 1):
        where = described(base, hit.passage, language)
        facts: dict[str, Fact] = {"number": n, "where": where, "words": _first(hit.passage)}
        yield sentence("cite-place", facts, language)
    if len(hits) > TOLD:
        yield say(language, "more-lines", count=len(hits) - TOLD)


def _first(passage: Excerpt) -> str:
    words = passage.text.split()
    return " ".join(words[:FIRST])[:LONGEST] + ("…" if len(words) > FIRST else "")


def _near(hit: Hit, asked: Options) -> Iterator[str]:
    """That words are not quite those of the passage, where it was taken for what is meant."""
    if hit.passage.near:
        yield stop_line(Stop("cite-near", words=_first(hit.passage)), asked.language)


def _asked(base: Manuscript, hits: Sequence[Hit], wanted: Request, asked: Options) -> Harvest:
    """The passage that is chosen on the screen, if one is."""

    def wrong(citation: Citation) -> list[str]:
        """What the file would gain with a quote, each in a sentence."""
        refused = rewritten(base, (citation,)).refused
        return [sentence(it.code, it.facts, asked.language) for each in refused for it in each.problems]

    screen = Screen(asked.language, asked.colour)
    citation = picked(base, hits, wanted, screen, wrong)
    return Harvest((citation,)) if citation else Harvest((), ((0, say(asked.language, "cite-left")),))


def _of_lines(base: Manuscript, wanted: Request, asked: Options) -> Harvest:
    """The quotes of the lines of standard input: `words | what they speak to | who says them`."""
    if wanted.id or wanted.indirect or wanted.translation:
        raise Stop("cite-one-at-a-time")
    data = sys.stdin.buffer.read(MOST + 1)
    if len(data) > MOST:
        raise Stop("cite-too-much", most=f"{MOST // 1024 // 1024} MiB")
    lines = [it for it in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1) if it[1].strip()]
    made: dict[str, Citation] = {}
    sayings: dict[Verbatim, str] = {}
    numbers: dict[str, int] = {}
    told: list[tuple[int, str]] = []
    code = 0
    for number, line in progress(asked.language, "citing")(lines):
        seen: list[str] = []
        try:
            hit, its = _of_line(base, wanted, line, asked, lambda *them, seen=seen: seen.extend(them))
            citation = cited(base, hit, its, made)
            if (same := sayings.setdefault(citation.saying, citation.id)) != citation.id:
                raise Stop("cite-there", id=same)
            made[citation.id], numbers[citation.id] = citation, number
            seen += _near(hit, asked)
        except Stop as stop:
            key = f"{stop.key}-line" if stop.key in (*WHO, SEVERAL) else stop.key
            why = sentence(key, stop.facts, asked.language)
            seen.append(stop_line(Stop("cite-line", number=number, why=why), asked.language))
            code = max(code, stop.code)
        told += ((number, it) for it in seen)
    return Harvest((*made.values(),), tuple(told), code, numbers, len(lines))


def _of_line(
    base: Manuscript, wanted: Request, line: str, asked: Options, tell: Callable[..., object]
) -> tuple[Hit, Request]:
    """The passage of a line, and what is wanted of it. Stops as `found` and `_only`."""
    words, targets, name = (*map(str.strip, line.split("|", 2)), "", "")[:3]
    its = aimed(base, wanted, filter(None, map(str.strip, targets.split(","))))
    its = spoken_by(base, its, name) if name else its
    its = its if its.supports else its._replace(stance=None, note=None)  # which no side is taken with
    return _only(base, words, its, asked, tell), its
