"""What was found in the source of a new debate, said in lines: who speaks, its language, what to do next."""

import shlex
from collections.abc import Iterator

from socinno.authoring.importing import Imported
from socinno.authoring.new import Begun
from socinno.words import say, stop_line

NAMED = 5  # speakers; the others are counted


def report(made: Begun | Imported, source: str, language: str) -> Iterator[str]:
    """What was written and found, in a language; `source` is the source as it was typed."""
    yield from _imported(made, language) if isinstance(made, Imported) else _begun(made, source, language)


def _begun(made: Begun, source: str, language: str) -> Iterator[str]:
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


def _imported(made: Imported, language: str) -> Iterator[str]:
    path, first = shlex.quote(str(made.path)), made.outcomes[0]
    yield say(language, "schema-written", file=path)
    things = {"debates": len(made.outcomes), **made.total("made")} if made.is_folder else made.total("made")
    found = (_counted(key, count, language, "imported") for key, count in things.items() if count)
    yield say(language, "imported", format=made.format, found=", ".join(found))
    left = [_counted(key, count, language, "left") for key, count in made.total("left").most_common()]
    yield say(language, "imported-left" if left else "imported-whole", left="; ".join(left))
    yield from (stop_line(stop, language) for stop in made.refused)
    if made.others:
        yield _counted("others", made.others, language, "imported")
    if not made.is_folder:
        yield say(language, f"drafted-{first.known}", language=first.language)
    elsewhere = [pair for outcome in made.outcomes for pair in outcome.elsewhere.items()]
    texts = "".join(f" --text {id}={shlex.quote(str(text))}" for id, text in elsewhere)
    if made.is_folder and elsewhere:
        yield say(language, "imported-elsewhere", count=len(elsewhere))
    elif elsewhere:
        yield say(language, "drafted-elsewhere", text=texts.removeprefix(" --text "))
    compared = sum(outcome.compared for outcome in made.outcomes)
    wrong = sum(outcome.wrong for outcome in made.outcomes)
    if compared:
        form = "imported-right" if not wrong else "imported-wrong-1" if wrong == 1 else "imported-wrong"
        command = f"socinno check {path}{'' if made.is_folder else texts}"
        yield say(language, form, compared=compared, count=wrong, command=command)
    yield say(language, "imported-next", path=path)


def _counted(key: str, count: int, language: str, of: str = "drafted") -> str:
    form = f"{of}-{key}-1" if count == 1 else f"{of}-{key}"
    return say(language, form, count=count)
