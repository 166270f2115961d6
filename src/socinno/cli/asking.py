"""The library that a command asks, and asking it: a query is imported when it is asked."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from socinno.cli import terminal
from socinno.cli.settings import Options
from socinno.library import Library, index_doubt, opened
from socinno.problems import Stop, Unusable
from socinno.views import View
from socinno.words import problem_lines, sentence, stop_line


def ask(query: str, *given: Any, **more: Any) -> View:
    """What a query answers, named by its module and function, such as `who.speaker`."""
    module, _, function = query.partition(".")
    answer: View = getattr(import_module(f"socinno.queries.{module}"), function)(*given, **more)
    return answer


def library_of(asked: Options) -> Library:
    """The library asked for, narrowed to one debate if so asked; what is left out is told."""
    library, slower = opened(asked.content, asked.indexed, progress(asked.language), alone=True)
    if slower:
        _tell_slower(slower, asked.language)
    if library.problems:
        found = {problem.where.file: None for problem in library.problems}
        left_out = sentence("left-out", {"files": tuple(found)}, asked.language)
        terminal.tell(*problem_lines(library.problems, asked.language), f"socinno: {left_out}")
    return narrowed(library, asked)


def narrowed(library: Library, asked: Options) -> Library:
    """The library with the one debate that is asked for, if one is."""
    from socinno.library.names import find_debate

    return library.narrowed(find_debate(library, asked.debate)) if asked.debate else library


def progress(language: str, doing: str = "indexing") -> Any:
    """A bar on a terminal while something takes long; else nothing at all."""
    return terminal.bar(sys.stderr, language, doing) if sys.stderr.isatty() else iter


def without_index(asked: Options, why: str) -> None:
    """Tell that an index proved unusable on the way; it is removed if damaged, else looked at again."""
    _tell_slower(why, asked.language)
    doubt_index(asked, why)


def doubt_index(asked: Options, why: str) -> None:
    """Have an index that proved unusable removed if it is damaged, else looked at again; if it can be."""
    with suppress(Unusable):
        index_doubt(asked.content, why)


def _tell_slower(why: str, language: str) -> None:
    key = f"slower-{why}" if why in ("busy", "spoilt") else "slower"
    terminal.tell(stop_line(Stop(key, why=why), language))
