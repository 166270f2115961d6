"""What -h says of a command, and what `socinno help` says: from the data of `options`, in words' words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from socinno.cli.options import ALL, COMMANDS, EVERYWHERE, EXPORTS, FILTERS, OUTPUT, PROGRAM
from socinno.cli.shapes import Declared, Option
from socinno.formats import DEFAULT_FORMAT, FORMATS
from socinno.problems import Stop
from socinno.text import nearest
from socinno.words import LANGUAGES, PAGES, TOPICS, manual, say

if TYPE_CHECKING:
    from socinno.cli.settings import Options

WIDEST = 90  # longer lines are hard to read
TERM = 26  # cells: what is explained is at most so wide where all explanations of a page stand in line
FULLER = ("new", "debates", "export")  # commands of which there is more to say than a sentence
CLOSING = {"export": "and-everywhere-export"}  # the last line of one whose mistakes name other options
EVERY_TOPIC = (*TOPICS, "options")
MORE = (
    ("socinno COMMAND -h", "more-command"),
    ("socinno help", "more-topics"),
    ("socinno help {topic-options}", "more-options"),
)
Section = tuple[str, list[tuple[str, str]]]
"""A heading, and what stands under it: terms, each with what it means."""


def meaning(key: str, language: str) -> str:
    """What a command, argument, option or heading means, by its key."""
    return say(language, key, formats=tuple(FORMATS))


def help_page(of: Declared, language: str, width: int) -> str:
    """The page that -h shows of a command, or of the program."""
    name = of.name or "program"
    about = [meaning(f"command-{name}", language)]
    about += [meaning(f"about-{name}", language)] if name in FULLER else []
    sections = _program(language) if of is PROGRAM else _command(of, language)
    closing = "" if of is PROGRAM else meaning(CLOSING.get(name, "and-everywhere"), language)
    return _laid_out([_usage(of, language), *about], sections, width, closing)


def _usage(of: Declared, language: str) -> str:
    """A command as it is typed: brackets for what may be left out, dots for what may be repeated."""
    words = ["socinno", of.name or f"[{meaning('COMMAND', language)}]"]
    if of.argument:
        before = "|".join(as_typed(word, language) for word in of.argument.before)
        words += [f"[{before}]"] if before else []
        argument = f"{as_typed(of.argument.metavar, language)}{' ...' if of.argument.many else ''}"
        words.append(argument if of.argument.least else f"[{argument}]")
    return " ".join([meaning("heading-usage", language), *words, f"[{meaning('OPTIONS', language)}]"])


def as_typed(words: str, language: str) -> str:
    """Words to type as a language has them: what stands for something else (FILE), and keys in braces."""
    return re.sub(r"[A-Z]{2,}|\{[a-z-]+\}", lambda found: say(language, found[0].strip("{}")), words)


def _program(language: str) -> Iterator[Section]:
    """Every command that people need often, by what they want to do; examples; and where more is."""
    often = [command for command in ALL if not command.seldom and command.group != "more"]
    for group, found in groupby(often, attrgetter("group")):
        rows = [_command_row(command, language) for command in found]
        rows += [_row(OUTPUT, language)] if group == "share" else []
        yield meaning(f"heading-{group}", language), rows
    yield _examples(PROGRAM, language)
    told = [(as_typed(line, language), meaning(key, language)) for line, key in MORE]
    yield meaning("heading-more", language), told


def _command(of: Declared, language: str) -> Iterator[Section]:
    yield _examples(of, language)
    if of.argument:
        argument = as_typed(of.argument.metavar, language), meaning(f"argument-{of.name}", language)
        yield meaning("heading-arguments", language), [argument]
    if of.formats == tuple(EXPORTS):
        yield meaning("heading-exports", language), [_export_row(name, language) for name in EXPORTS]
    own = [_row(option, language) for option in of.options if option not in EVERYWHERE]
    yield meaning("heading-options", language), [*own, ("-h, --help", meaning("heading-page", language))]


def _export_row(name: str, language: str) -> tuple[str, str]:
    """A format of `export`, with the endings that say so, and what it is for."""
    endings = ", ".join(ending or meaning("no-ending", language) for ending in EXPORTS[name])
    return f"{name} ({endings})", meaning(f"export-{name}", language)


def _examples(of: Declared, language: str) -> Section:
    keys = (f"example-{of.name or 'program'}-{number}" for number, _ in enumerate(of.examples, 1))
    lines = (as_typed(line, language) for line in of.examples)
    told = [(line, meaning(key, language)) for line, key in zip(lines, keys, strict=True)]
    return meaning("heading-examples", language), told


def _command_row(command: Declared, language: str) -> tuple[str, str]:
    return command.name, meaning(f"command-{command.name}", language)


def _row(option: Option, language: str) -> tuple[str, str]:
    """An option as it is typed, short flag first, and what it means."""
    it = f"{', '.join(reversed(option.flags))} {as_typed(option.metavar, language)}".rstrip()
    return it, meaning(option.help, language)


def _laid_out(paragraphs: Iterable[str], sections: Iterable[Section], width: int, closing: str = "") -> str:
    """A page; explanations stand in line beside what they explain where there is room, else below."""
    width, sections = min(width, WIDEST), list(sections)
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [*_folded(paragraph, width, 0 if lines else 7), ""]
    widths = [max(len(term) for term, _ in entries) for _, entries in sections]
    column = max((wide for wide in widths if wide <= TERM), default=0)
    for (title, entries), widest in zip(sections, widths, strict=True):
        room = column if widest <= TERM and column <= width // 3 else widest
        lines += _folded(f"{title}:", width)
        for term, told in entries:
            if room + 2 <= width // 2:
                lines += _folded(f"  {term:<{room}}  {told}", width, room + 4)
            else:
                lines += [*_folded(f"  {term}", width, 4), *_folded(f"      {told}", width, 6)]
        lines.append("")
    lines += [*_folded(closing, width), ""] if closing else []
    return "\n".join(lines[:-1]) + "\n"


def _folded(line: str, width: int, indent: int = 0) -> list[str]:
    import textwrap  # late: what completes a word lays out no page

    return textwrap.wrap(
        line, width, subsequent_indent=" " * indent, break_on_hyphens=False, replace_whitespace=False
    )


def answer(topic: str | None, asked: Options) -> str:
    """The topics; or one of the manual, every option, or a command. Stop (2) if there is no such topic."""
    name = _names().get(topic or "", topic)
    if topic is None:
        return _laid_out([], _topics(asked.language), asked.width, meaning("and-commands", asked.language))
    if name == "options":
        closing = meaning("and-environment", asked.language)
        return _laid_out([], _every_option(asked.language), asked.width, closing)
    if name in (*TOPICS, *PAGES):
        text = manual(name, asked.language)
        return _rendered(text, asked) if asked.format == DEFAULT_FORMAT else text
    if topic in COMMANDS:
        return help_page(COMMANDS[topic], asked.language, asked.width)
    choices = tuple(topic_name(each, asked.language) for each in EVERY_TOPIC)
    raise Stop("no-such-topic", asked=topic, choices=choices, **nearest(topic, (*choices, *PAGES, *COMMANDS)))


def topic_name(topic: str, language: str) -> str:
    """What a topic is called where it is typed, in a language."""
    return say(language, f"topic-{topic}")


def _names() -> dict[str, str]:
    """Every topic by what it is called in each language: all are understood, whichever is spoken."""
    return {topic_name(topic, language): topic for language in LANGUAGES for topic in EVERY_TOPIC}


def topics(language: str) -> tuple[str, ...]:
    """Every word that `socinno help` knows, in a language."""
    return (*(topic_name(topic, language) for topic in EVERY_TOPIC), *PAGES, *COMMANDS)


def _topics(language: str) -> Iterator[Section]:
    titles = [manual(topic, language).partition("\n")[0].lstrip("# ") for topic in TOPICS]
    names = [topic_name(topic, language) for topic in EVERY_TOPIC]
    told = [*titles, meaning("more-options", language)]
    yield meaning("heading-topics", language), list(zip(names, told, strict=True))
    seldom = [it for it in ALL if it.seldom and it.name not in TOPICS]  # which the manual tells of
    yield meaning("heading-seldom", language), [_command_row(it, language) for it in seldom]


def _every_option(language: str) -> Iterator[Section]:
    """The options of every command, the filters that several have, then what each command has of its own."""
    for group, found in groupby((*EVERYWHERE, *_own(PROGRAM)), attrgetter("group")):
        yield meaning(f"heading-{group}", language), [_row(option, language) for option in found]
    filtering = ", ".join(f"socinno {it.name}" for it in ALL if {*FILTERS} <= {*it.options})
    yield filtering, [_row(option, language) for option in FILTERS]
    for command in ALL:
        if own := _own(command):
            yield f"socinno {command.name}", [_row(option, language) for option in own]


def _own(of: Declared) -> list[Option]:
    """The options that only this command explains: not those of every command, nor the filters of many."""
    shared = {*EVERYWHERE, *(FILTERS if {*FILTERS} <= {*of.options} else ())}
    return [option for option in of.options if option not in shared]


def _rendered(text: str, asked: Options) -> str:
    from rich import console, markdown, theme  # late: only for the manual

    file, width = io.StringIO(), min(asked.width, WIDEST)
    calm = theme.Theme({"markdown.code": "bold", "markdown.h1": "bold"})  # on any background
    page = console.Console(
        file=file, width=width, color_system="standard" if asked.colour else None, theme=calm
    )
    page.print(markdown.Markdown(text, hyperlinks=False, code_theme="ansi_light"))
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())
