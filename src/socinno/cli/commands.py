"""What each command does: it asks one query of the library, and answers with a view or with text.

A command is called with how an answer is wanted, the words typed after its name, and its own options,
as `options` declares them. Each query is imported when it is asked: -h, mistakes in usage and other
commands need none of it.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from socinno.cli import exporting, terminal
from socinno.cli.asking import ask, library_of, progress
from socinno.cli.browsing import browse as browse
from socinno.cli.exporting import export_to, exported, page_of
from socinno.cli.help import answer
from socinno.cli.options import IMPORTS, ORDERS, SHELLS, SPLITS
from socinno.cli.settings import Options, number
from socinno.files import own_content
from socinno.library import Library, index_clear, index_rebuild, index_status
from socinno.problems import Stop, one_of
from socinno.views import Card, Part, Text, View, Word, Written
from socinno.views.page import Page
from socinno.words import sentence

Many = tuple[str, ...]


def show(
    asked: Options,
    name: str | None = None,
    *,
    speaker: Many = (),
    sort: str | None = None,
    context: bool = False,
    text: Many = (),
) -> View | Page:
    """The overview, or one thing; with `context` a quote in its place in its source."""
    sources = _texts(text)
    if sources and not (context and name):
        raise Stop("text-needs")
    if context and name is None:
        raise Stop("context-needs")
    if name is None:
        return _overview(asked, speaker, sort)
    if sort is not None:
        raise Stop("option-without-name", option="--sort")
    library = library_of(asked)
    if context:
        return ask("context.in_context", library, name, asked.language, sources, asked.root, asked.all)
    try:
        shown = ask("show.show", library, name, asked.language, speaker, asked.all)
    except Stop as stop:
        raise _meant_file(stop, name) from None
    if isinstance(shown, Card) and shown.kind == "debate" and _as_page(asked, speaker):
        return page_of(library, shown.id, asked)
    return (
        ask("context.with_state", library, shown, asked.root)
        if ask("show.has_text", library, shown)
        else shown
    )


def _as_page(asked: Options, speakers: Many) -> bool:
    """Whether a debate is shown as the page that `export` writes."""
    return asked.format == "html" and not speakers


def _meant_file(stop: Stop, name: str) -> Stop:
    """That a name is that of a file here, where nothing else is called so."""
    file = f"{name}.yaml"
    here = stop.key.startswith("unknown-name") and stop.facts.get("asked") == name and Path(file).is_file()
    return Stop("unknown-name-file", asked=name, file=shlex.quote(file)) if here else stop


def _overview(asked: Options, speakers: Many, sort: str | None) -> View | Page:
    from socinno.library.names import find_people, speakers_of

    order = one_of(sort or SPLITS[0], SPLITS, "--sort")
    library = library_of(asked)
    if len(library.debates) > 1:
        return ask("debates.debates", library, asked.language, speakers, asked.limit, asked.all)
    if _as_page(asked, speakers):
        return page_of(library, library.names[0], asked, order)
    debate = library.debates[0]
    chosen = speakers_of(debate, find_people(library, speakers))
    return ask("overview.overview", debate, asked.language, chosen, order, asked.all)


def debates(asked: Options, *, speaker: Many = ()) -> View:
    """The debates in the content folder."""
    return ask("debates.debates", library_of(asked), asked.language, speaker, asked.limit, asked.all)


def compare(
    asked: Options, *names: str, only: str | None = None, speaker: Many = (), with_inferred: bool = False
) -> View:
    """Positions, speakers or the two positions of a dichotomy side by side."""
    library = library_of(asked)
    return ask("compare.compare", library, names, asked.language, only, speaker, with_inferred, asked.all)


def who(
    asked: Options,
    name: str | None = None,
    *,
    sort: str | None = None,
    pairs: bool = False,
    min_shared: str | None = None,
    with_inferred: bool = False,
    **filters: Many,
) -> View:
    """Who stands where; or one speaker's line; or all pairs of speakers, or those of one."""
    order = one_of(sort, ORDERS, "--sort") if sort else ""
    least = None if min_shared is None else number(min_shared, "--min-shared")
    for_pairs = {
        "--limit": asked.limited,
        "--min-shared": least is not None,
        "--with-inferred": with_inferred,
    }
    if pairs and sort is not None:
        raise Stop("option-not-with-pairs", option="--sort")
    for option, given in for_pairs.items():
        if given and not pairs:
            raise Stop("option-for-pairs", option=option)
    library, wanted = _filtered(asked, filters)
    if pairs:
        named = wanted._replace(speaker=(*wanted.speaker, *([name] if name else [])))
        counted = (least, with_inferred, asked.limit, asked.all)
        return ask("pairs.pairs", library, named, asked.language, *counted)
    if name:
        return ask("who.speaker", library, name, wanted, asked.language, asked.all)
    return ask("who.who", library, wanted, asked.language, order, asked.all)


def quotes(asked: Options, **filters: Many) -> View:
    """The quotes that fit the filters."""
    return ask("quotes.quotes", *_filtered(asked, filters), asked.language, asked.limit, asked.all)


def speakers(asked: Options, **filters: Many) -> View:
    """The speakers with a quote or stance that fits the filters."""
    return ask("speakers.speakers", *_filtered(asked, filters), asked.language, asked.limit, asked.all)


def search(asked: Options, *words: str, without: Many = (), **filters: Many) -> View:
    """The best hits of a search."""
    library, wanted = _filtered(asked, filters)
    return ask("search.search", library, words, wanted, asked.language, asked.limit, without, asked.all)


def _filtered(asked: Options, filters: Mapping[str, Many]) -> tuple[Library, Any]:
    from socinno.queries.quotes import Filters

    return library_of(asked), Filters(**filters)


def index(asked: Options, *, status: bool = False, rebuild: bool = False, clear: bool = False) -> View:
    """What the index holds, after what was asked for; `status` is what it does anyway."""
    if rebuild and clear:
        raise Stop("one-of-index")
    if clear:
        index_clear(asked.content)
    if rebuild:
        index_rebuild(asked.content, progress(asked.language), alone=True)
    found = index_status(asked.content)
    state = "index-behind" if found.stale else "index-current"
    if not (found.needed and found.files):
        state = "index-none" if found.needed else "index-small"
    small = not found.needed and not found.files  # nothing to tell people of, but that
    parts = (
        Part("state", Word(state)),
        Part("folder", Text(str(Path(asked.content) if asked.content else own_content()))),
        Part("files", found.files, machine=small),
        Part("debates", found.debates, machine=small),
        Part("quotes", found.quotes, machine=small),
        Part("stale", found.stale, machine=small),
        Part("bytes", found.size, machine=small),
    )
    return Card("index", found.path.name, Text(str(found.path)), parts)


def export(
    asked: Options, path: str, *, sort: str | None = None, min_shared: str | None = None, open: bool = False
) -> Written:
    """Debates as what people without socinno and other programs can read."""
    least = None if min_shared is None else number(min_shared, "--min-shared")
    to = export_to(path, asked, sort and one_of(sort, SPLITS, "--sort"), open, least)
    return exported(library_of(asked), to, asked, progress(asked.language, "exporting"))


def completion(asked: Options, shell: str) -> Written:
    """The script with which a shell completes."""
    name = one_of(shell, SHELLS, "completion")
    return Written(Path(__file__).with_name(f"complete.{name}").read_text("utf-8"))


def help(asked: Options, topic: str | None = None) -> Written:
    """The topics of the manual, one of them, or the page of a command."""
    return Written(answer(topic, asked), paged=True)


def new(
    asked: Options,
    name: str,
    *,
    title: str | None = None,
    from_: str | None = None,
    as_: str | None = None,
    language: str | None = None,
) -> Written:
    """A starter, or what another file holds, as a file in the content folder, else in the current one."""
    folder = Path(asked.content or ".")
    if from_ is None:
        from socinno.authoring import new

        if as_ is not None:
            raise Stop("as-without-from")
        file = new.write(folder, name, title, asked.language, language)
        return _told(asked, "new-written", file=shlex.quote(str(file)))
    from socinno.authoring import findings, importing

    plan = importing.Target(name, title, language, asked.language)
    format = as_ and one_of(as_, IMPORTS, "--as")
    made = importing.write(Path(from_), folder, plan, format, progress(asked.language, "importing"))
    return Written("", tuple(findings.report(made, from_, asked.language)))


def cite(asked: Options, *words: str, **given: Any) -> Written:
    """The quotes that some words of a source lead to, added to a file or printed."""
    from socinno.cli import citing

    return citing.cite(asked, *words, **given)


def schema(asked: Options, *, write: str | None = None) -> Written:
    """The JSON Schema of a content file, printed or written into a folder."""
    from socinno.authoring import schema

    if write is None:
        return Written(schema.text())
    path = schema.write(Path(write), asked.force)
    return _told(asked, "schema-written", file=str(path))


def check(
    asked: Options,
    *paths: str,
    text: Many = (),
    strict: bool = False,
    fix: bool = False,
    explain: str | None = None,
) -> Written:
    """What is wrong with content files, after mending what is safe to mend if so asked; or a rule."""
    from socinno.authoring import check, fixes, reports

    if explain is not None:
        return Written(reports.explained(explain, asked.language, asked.width))
    if not paths and asked.content is None:
        raise Stop("check-needs-file")
    given = [Path(path) for path in paths or (str(asked.content),)]
    sources = _texts(text)
    shown = progress(asked.language, "checking")
    told = [*reports.mended(fixes.mend(given, sources, shown), asked.language)] if fix else []
    report = check.check(given, sources, shown)
    style = reports.Style(asked.language, sys.stdout.isatty(), asked.width, asked.colour)
    answer = reports.FORMATS[asked.format](report, style)
    broken = report.count("error") or (strict and report.count("warning"))
    return Written(answer, (*told, *reports.summary(report, asked.language)), 1 if broken else 0)


def _texts(given: Many) -> Mapping[str, Path]:
    """The files named as `ID=FILE`. Stop (2) for one that is not named so."""
    found = {}
    for pair in given:
        name, sign, file = pair.partition("=")
        if not (name and sign and file):
            raise Stop("bad-text-option", value=pair)
        found[name] = Path(file)
    return found


def _told(asked: Options, key: str, **facts: str) -> Written:
    return Written("", (sentence(key, facts, asked.language),))


def version() -> int:
    """Print the version; the exit code."""
    terminal.put([f"socinno {exporting.version()}\n"], sys.stdout)
    return 0
