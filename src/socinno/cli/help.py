"""What -h says of a command, and what `socinno help` says: from the data of `options`, in words' words."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from socinno.cli.options import ALL, COMMANDS, EVERYWHERE, PROGRAM, Declared, Option
from socinno.cli.settings import VARIABLES, Options
from socinno.formats import DEFAULT_FORMAT, FORMATS
from socinno.problems import Stop
from socinno.text import nearest
from socinno.words import TOPICS, manual, say

BESIDE_FROM = 64  # cells of width from which an explanation stands beside what it explains
WIDEST = 96  # longer lines are hard to read
TERM = 26  # cells for what is explained, where its explanation stands beside it
FULLER = ("program", "new")  # commands of which there is more to say than a sentence
ENVIRONMENT = (*VARIABLES, "NO_COLOR, FORCE_COLOR", "FORCE_HYPERLINK")
CODES = ("0", "1", "2", "130", "141")
SELDOM = ("index", "export", "completion", "schema")
Section = tuple[str, list[tuple[str, str]]]
"""A heading, and what stands under it: terms, each with what it means."""


def meaning(key: str, language: str) -> str:
    """What a command, argument, option or heading means, by its key."""
    return say(language, key, formats=tuple(FORMATS))


def page(of: Declared, language: str, width: int) -> str:
    """The page that -h shows of a command, or of the program."""
    name = of.name or "program"
    usage = f"{meaning('heading-usage', language)} {_usage(of, language)}"
    about = [meaning(f"command-{name}", language)]
    about += [meaning(f"about-{name}", language)] if name in FULLER else []
    return _laid_out([usage, *about], _sections(of, name, language), width)


def _usage(of: Declared, language: str) -> str:
    """A command as it is typed: brackets for what may be left out, dots for what may be repeated."""
    words = ["socinno", of.name or f"[{meaning('heading-command', language)}]"]
    if of.argument:
        argument = f"{of.argument.metavar}{' ...' if of.argument.many else ''}"
        words.append(argument if of.argument.least else f"[{argument}]")
    return " ".join([*words, f"[{meaning('heading-options', language)}]"])


def _sections(of: Declared, name: str, language: str) -> Iterator[Section]:
    def told(key: str, *rows: tuple[str, str]) -> Section:
        heading = meaning(f"heading-{key}", language) if key else ""
        return heading, [(term, meaning(means, language)) for term, means in rows]

    yield told("examples", *((line, f"example-{name}-{n}") for n, line in enumerate(of.examples, 1)))
    if of.argument:
        yield told("arguments", (of.argument.metavar, f"argument-{name}"))
    if of is PROGRAM:
        for group, found in groupby(ALL, attrgetter("group")):
            yield told(group, *((command.name, f"command-{command.name}") for command in found))
    yield from options(of.options, language)
    yield told("", ("-h, --help", "heading-page"))
    if of is PROGRAM:
        yield told(
            "environment", *((names, f"environment-{names.partition(',')[0]}") for names in ENVIRONMENT)
        )
        yield told("exit-codes", *((code, f"exit-{code}") for code in CODES))


def options(of: Iterable[Option], language: str) -> Iterator[Section]:
    """Options under the heading of their group, groups in the order in which they come."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for option in of:
        term = f"{', '.join(reversed(option.flags))} {option.metavar}".rstrip()
        groups.setdefault(option.group, []).append((term, meaning(option.help, language)))
    yield from ((meaning(f"heading-{group}", language), entries) for group, entries in groups.items())


def _laid_out(paragraphs: Iterable[str], sections: Iterable[Section], width: int) -> str:
    width = min(width, WIDEST)
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [*_folded(paragraph, width, 0 if lines else 7), ""]
    for title, entries in sections:
        lines += _folded(f"{title}:", width) if title else ()
        beside = width >= BESIDE_FROM and all(len(term) <= TERM for term, _ in entries)
        for term, told in entries:
            if beside:
                lines += _folded(f"  {term:<{TERM}}  {told}", width, TERM + 4)
            else:
                lines += [*_folded(f"  {term}", width, 4), *_folded(f"      {told}", width, 6)]
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def _folded(line: str, width: int, indent: int = 0) -> list[str]:
    return textwrap.wrap(
        line, width, subsequent_indent=" " * indent, break_on_hyphens=False, replace_whitespace=False
    )


def answer(topic: str | None, asked: Options) -> str:
    """The topics; or one of the manual, every option, or a command. Stop (2) if there is no such topic."""
    if topic is None:
        return _laid_out([], _topics(asked.language), asked.width)
    if topic == "options":
        return _laid_out([], _every_option(asked.language), asked.width)
    if topic in TOPICS:
        text = manual(topic, asked.language)
        return _rendered(text, asked) if asked.format == DEFAULT_FORMAT else text
    if topic in COMMANDS:
        return page(COMMANDS[topic], asked.language, asked.width)
    raise Stop("no-such-topic", asked=topic, choices=(*TOPICS, "options"), **nearest(topic, topics()))


def topics() -> tuple[str, ...]:
    """Every word that `socinno help` knows."""
    return (*TOPICS, "options", *COMMANDS)


def _topics(language: str) -> Iterator[Section]:
    titles = [(topic, manual(topic, language).partition("\n")[0].lstrip("# ")) for topic in TOPICS]
    titles.append(("options", meaning("heading-every-option", language)))
    yield meaning("heading-topics", language), titles
    seldom = [(name, meaning(f"command-{name}", language)) for name in SELDOM]
    yield meaning("heading-seldom", language), seldom


def _every_option(language: str) -> Iterator[Section]:
    """The options of every command, then of each command those that it has of its own."""
    yield from options(EVERYWHERE, language)
    for command in ALL:
        own = [option for option in command.options if option not in EVERYWHERE]
        if own:
            entries = [entry for _, found in options(own, language) for entry in found]
            yield f"socinno {command.name}", entries


def _rendered(text: str, asked: Options) -> str:
    from rich import console, markdown, theme  # late: only for the manual

    file, width = io.StringIO(), min(asked.width, WIDEST)
    calm = theme.Theme({"markdown.code": "bold", "markdown.h1": "bold"})  # on any background
    page = console.Console(
        file=file, width=width, color_system="standard" if asked.colour else None, theme=calm
    )
    page.print(markdown.Markdown(text, hyperlinks=False, code_theme="ansi_light"))
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())
