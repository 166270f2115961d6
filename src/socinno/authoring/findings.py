"""What was found in the source of a new debate, said in lines: who speaks, its language, what to do next."""

import shlex
from collections.abc import Iterator

from socinno.authoring.importing import Imported
from socinno.authoring.new import Begun
from socinno.words import problem_lines, say, stop_line

NAMED = 5  # speakers; the others are counted
TOLD = 10  # files that could not be read; the others are counted


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
        names = [f"{one.name} ({_counted('drafted-turns', one.turns, language)})" for one in people[:NAMED]]
        left = len(people) - NAMED
        names += [say(language, "and-others", count=left)] if left > 0 else []
        yield f"{_counted('drafted-speakers', len(people), language)}: {', '.join(names)}"
    else:
        yield say(language, "drafted-nobody")
    if found.times:
        yield say(language, "drafted-times")
    for key, marks in (("headings", found.headings), ("pages", found.pages)):
        if marks:
            yield _counted(f"drafted-{key}", len(marks), language)


def _imported(made: Imported, language: str) -> Iterator[str]:
    yield say(language, "schema-written", file=shlex.quote(str(made.path)))
    several = len(made.debates) > 1
    counted = {"debates": len(made.debates) if several else 0, **made.total("made")}
    found = (_counted(f"imported-{key}", count, language) for key, count in counted.items() if count)
    format = say(language, f"format-{made.format}")
    yield say(language, "imported", format=format, found=", ".join(found))
    left = [
        _counted(f"left-{key}", count, language) for key, count in made.total("left").most_common() if count
    ]
    yield say(language, "imported-left" if left else "imported-whole", left="; ".join(left))
    yield from _refused(made, language)
    if not several:
        [debate] = made.debates
        yield say(language, f"drafted-{debate.known}", language=debate.language)
    yield from _texts(made, language)
    shown = "debates" if several else "show"
    command = f"socinno {shown} --content {shlex.quote(str(made.path))}"
    yield say(language, "imported-next", command=command)


def _refused(made: Imported, language: str) -> Iterator[str]:
    """The files that could not be read, the first of them each with why, and those in another format."""
    for path, stop in made.refused[:TOLD]:
        why = stop_line(stop, language).removeprefix("socinno: ")
        yield why if str(path) in why else say(language, "imported-refused", path=str(path), why=why)
    if len(made.refused) > TOLD:
        yield _counted("imported-refused-more", len(made.refused) - TOLD, language)
    if made.others:
        yield _counted("imported-others", made.others, language)


def _texts(made: Imported, language: str) -> Iterator[str]:
    """Where the texts of the sources are, if they may not be named, and how the quotes stand in them."""
    unusable = [problem for debate in made.debates for problem in debate.unusable]
    yield from problem_lines(unusable[:TOLD], language)
    if len(unusable) > TOLD:
        yield _counted("imported-unusable-more", len(unusable) - TOLD, language)
    elsewhere = [pair for debate in made.debates for pair in debate.elsewhere.items()]
    texts = "".join(f" --text {id}={shlex.quote(str(text))}" for id, text in elsewhere[:TOLD])
    whole = not made.is_folder and len(elsewhere) <= TOLD
    if elsewhere:
        key = "drafted-elsewhere" if whole and len(elsewhere) == 1 else "imported-elsewhere"
        yield say(language, key, text=texts.removeprefix(" --text "), count=len(elsewhere))
    compared = sum(debate.compared for debate in made.debates)
    wrong = sum(debate.wrong for debate in made.debates)
    if compared:
        command = "; ".join([*_checks(made)][:TOLD])
        form = "imported-right" if not wrong else "imported-wrong-1" if wrong == 1 else "imported-wrong"
        yield say(language, form, compared=compared, count=wrong, command=command)


def _checks(made: Imported) -> Iterator[str]:
    """The command for each content file with errors, that compares it with its texts wherever they lie."""
    for debate in made.debates:
        if debate.wrong:
            file = made.path / f"{debate.id}.yaml" if made.is_folder and len(made.debates) > 1 else made.path
            texts = (f" --text {id}={shlex.quote(str(text))}" for id, text in debate.elsewhere.items())
            yield f"socinno check {shlex.quote(str(file))}{''.join([*texts][:TOLD])}"


def _counted(key: str, count: int, language: str) -> str:
    return say(language, f"{key}-1" if count == 1 else key, count=count)
