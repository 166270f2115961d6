"""What -h says of a command, and what `socinno help` says: from the data of `options`, in words' words."""

from __future__ import annotations

import io
import textwrap
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from socinno.cli.options import ALL, COMMANDS, EVERYWHERE, PROGRAM, VARIABLES, Declared, Option, Options
from socinno.formats import DEFAULT_FORMAT, FORMATS
from socinno.problems import Stop
from socinno.text import nearest

TOPICS: tuple[str, ...] = ()


@cache
def _texts(language: str) -> dict[str, str]:
    texts = tomllib.loads((Path(__file__).with_name(f"help.{language}.toml")).read_text("utf-8"))["help"]
    return dict(texts)


BESIDE_FROM = 64  # cells of width from which an explanation stands beside what it explains
WIDEST = 96  # longer lines are hard to read
TERM = 26  # cells for what is explained, where its explanation stands beside it
CODES = ("0", "1", "2", "130", "141")
SELDOM = ("index", "export", "completion", "schema")
Section = tuple[str, list[tuple[str, str]]]
"""A heading, and what stands under it: terms, each with what it means."""


def meaning(key: str, language: str) -> str:
    """What a command, argument, option or heading means, by its key."""
    return _texts(language)[key].format(formats=", ".join(FORMATS))


def page(of: Declared, language: str, width: int) -> str:
    """The page that -h shows of a command, or of the program."""
    usage = f"{meaning('heading-usage', language)} {_usage(of, language)}"
    return _laid_out([usage, *_about(of, language)], _sections(of, language), language, width)


def _usage(of: Declared, language: str) -> str:
    """A command as it is typed: brackets for what may be left out, dots for what may be repeated."""
    name = f"[{meaning('heading-command', language)}]" if of is PROGRAM else of.name
    argument = of.argument and f"{of.argument.metavar}{' ...' if of.argument.many else ''}"
    if argument and of.argument and not of.argument.least:
        argument = f"[{argument}]"
    return " ".join(filter(None, ("socinno", name, argument, f"[{meaning('heading-options', language)}]")))


def _about(of: Declared, language: str) -> list[str]:
    return meaning(f"command-{of.name or 'program'}", language).split("\n\n")


def _sections(of: Declared, language: str) -> Iterator[Section]:
    def told(*rows: tuple[str, str]) -> list[tuple[str, str]]:
        return [(term, meaning(key, language)) for term, key in rows]

    name = of.name or "program"
    yield (
        meaning("heading-examples", language),
        told(*((line, f"example-{name}-{n}") for n, line in enumerate(of.examples, 1))),
    )
    if of.argument:
        yield meaning("heading-arguments", language), told((of.argument.metavar, f"argument-{name}"))
    if of is PROGRAM:
        for group, found in groupby(ALL, attrgetter("group")):
            yield (
                meaning(f"heading-{group}", language),
                [(command.name, _about(command, language)[0]) for command in found],
            )
    yield from options(of.options, language)
    yield "", told(("-h, --help", "heading-page"))
    if of is PROGRAM:
        yield (
            meaning("heading-environment", language),
            told(
                *((name, f"environment-{name}") for name in VARIABLES),
                ("NO_COLOR, FORCE_COLOR", "environment-colour"),
                ("FORCE_HYPERLINK", "environment-links"),
            ),
        )
        yield meaning("heading-exit-codes", language), told(*((code, f"exit-{code}") for code in CODES))


def options(of: Iterable[Option], language: str) -> Iterator[Section]:
    """Options under the heading of their group, groups in the order in which they come."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for option in of:
        term = f"{', '.join(reversed(option.flags))} {option.metavar}".rstrip()
        groups.setdefault(option.group, []).append((term, meaning(option.help, language)))
    yield from ((meaning(f"heading-{group}", language), entries) for group, entries in groups.items())


def _laid_out(paragraphs: Iterable[str], sections: Iterable[Section], language: str, width: int) -> str:
    width = min(width, WIDEST)
    lines = []
    for paragraph in paragraphs:
        lines += [*_folded(paragraph, width, 7 if not lines else 0), ""]
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
        return _laid_out([], _topics(asked.language), asked.language, asked.width)
    if topic == "options":
        return _laid_out([], _every_option(asked.language), asked.language, asked.width)
    if topic in COMMANDS:
        return page(COMMANDS[topic], asked.language, asked.width)
    if topic not in TOPICS:
        raise Stop("no-such-topic", asked=topic, choices=(*TOPICS, "options"), **nearest(topic, topics()))
    text = manual(topic, asked.language)
    return _rendered(text, asked) if asked.format == DEFAULT_FORMAT else text


def topics() -> tuple[str, ...]:
    """Every word that `socinno help` knows."""
    return (*TOPICS, "options", *COMMANDS)


def _topics(language: str) -> Iterator[Section]:
    titles = [(topic, manual(topic, language).partition("\n")[0].lstrip("# ")) for topic in TOPICS]
    yield (
        meaning("heading-topics", language),
        [*titles, ("options", meaning("heading-every-option", language))],
    )
    yield (
        meaning("heading-seldom", language),
        [(name, _about(COMMANDS[name], language)[0]) for name in SELDOM],
    )


def _every_option(language: str) -> Iterator[Section]:
    """The options of every command, then of each command those that it has of its own."""
    yield from options(EVERYWHERE, language)
    for command in ALL:
        own = [option for option in command.options if option not in EVERYWHERE]
        if own:
            entries = [entry for _, found in options(own, language) for entry in found]
            yield f"socinno {command.name}", entries


def _rendered(markdown: str, asked: Options) -> str:
    from rich.console import Console  # late: only for the manual
    from rich.markdown import Markdown

    file, width = io.StringIO(), min(asked.width, WIDEST)
    Console(file=file, width=width, force_terminal=asked.colour, color_system="standard").print(
        Markdown(markdown, hyperlinks=False)
    )
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())


def manual(topic: str, language: str) -> str:
    return ""
