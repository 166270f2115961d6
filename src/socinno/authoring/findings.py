"""What was found in the source of a new debate, said in lines: who speaks, its language, what to do next."""

import shlex
from collections.abc import Iterator

from socinno.authoring.new import Begun
from socinno.words import say

NAMED = 5  # speakers; the others are counted


def report(made: Begun, source: str, language: str) -> Iterator[str]:
    """What was written and found, in a language; `source` is the source as it was typed."""
    file, draft = shlex.quote(str(made.file)), made.draft
    yield say(language, "schema-written", file=file)
    yield say(language, "drafted", found="; ".join(_found(made, language)))
    yield say(language, f"drafted-{draft.known}", language=draft.language)
    if not made.named:
        at = f"{draft.source}={shlex.quote(source)}"
        yield say(language, "drafted-elsewhere", text=at)
    yield say(language, "drafted-next", file=file)


def _found(made: Begun, language: str) -> Iterator[str]:
    people, found = made.draft.people, made.found
    if people:
        names = [f"{one.name} ({_counted('turns', one.turns, language)})" for one in people[:NAMED]]
        left = len(people) - NAMED
        names += [say(language, "and-others", count=left)] if left > 0 else []
        yield f"{_counted('speakers', len(people), language)}: {', '.join(names)}"
    else:
        yield say(language, "drafted-nobody")
    if found.times:
        yield say(language, "drafted-times")
    for key, marks in (("headings", found.headings), ("pages", found.pages)):
        if marks:
            yield _counted(key, len(marks), language)


def _counted(key: str, count: int, language: str) -> str:
    form = f"drafted-{key}-1" if count == 1 else f"drafted-{key}"
    return say(language, form, count=count)
