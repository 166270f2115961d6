"""The boundary: argv becomes an answer, the answer is written, and every error ends in one line and a code.

Exit codes: 0 fine; 1 content is broken; 2 wrong usage, unknown names included; 130 interrupted;
141 the reader of the pipe went away.
"""

from __future__ import annotations

import codecs
import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import typer
from typer._click.exceptions import BadOptionUsage, NoSuchOption  # Typer exports none of its errors
from typer.core import TyperCommand, TyperGroup

from socinno.cli import commands, help, overwriting, pager, terminal
from socinno.cli.asking import without_index
from socinno.cli.exporting import in_order, page_text
from socinno.cli.options import ALL, LIMIT, PROGRAM, TEXT
from socinno.cli.settings import Options, settled
from socinno.cli.shapes import Declared, is_path
from socinno.formats import DEFAULT_FORMAT, FORMATS, Sheet, write
from socinno.problems import Stop, Unusable
from socinno.saving import save
from socinno.text import encoding_of, nearest
from socinno.views import View, Written
from socinno.views.page import Page
from socinno.words import problem_lines, stop_line


def _parsed(command: Any, ctx: Any, args: list[str]) -> list[str]:
    """Typer's parser alone; its conversion of values would build an adapter (1 ms) for each option."""
    parser = command.make_parser(ctx)
    for option in command.declared.options:
        action = "append" if option.many else "store" if option.metavar else "store_const"
        parser.add_option(None, option.flags, option.name, action, const=True)
    try:
        ctx.params, ctx.args, _ = parser.parse_args(list(args))
    except (NoSuchOption, BadOptionUsage) as error:
        raise mistake(error, command.declared, ctx.obj) from None
    if ctx.params.pop("help", False) and not ctx.resilient_parsing:
        asked = {**(ctx.parent.params if ctx.parent else {}), **ctx.params}.get("width")
        width = terminal.width(asked, sys.stdout, os.environ)
        terminal.put([help.help_page(command.declared, language_of(ctx.obj), width)], sys.stdout)
        raise typer.Exit
    return list(ctx.args)


class Command(TyperCommand):
    """A command as declared: its options are added to Typer's parser, and taken out when it runs."""

    parse_args = _parsed

    def __init__(self, declared: Declared) -> None:
        super().__init__(declared.name)
        self.declared = declared

    def invoke(self, ctx: Any) -> int:
        """Run it, and answer with the exit code."""
        given = {**ctx.parent.params, **ctx.params}
        if self.name != "search":
            return _run(self.declared, given, ctx.args)
        return _searched(self.declared, given, ctx.args, ctx.obj)


class Program(TyperGroup):
    """All commands; and without one, the program itself."""

    declared = PROGRAM
    parse_args = _parsed

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = {declared.name: Command(declared) for declared in ALL}

    def main(self, args: Any = None, *rest: Any, **extra: Any) -> Any:
        """Run, and exit with the documented code. Typer's own boundary ends a broken pipe with 1."""
        words = list(sys.argv[1:] if args is None else args)
        sys.exit(self._code(words))

    def _code(self, words: list[str]) -> int:
        try:
            with self.make_context("socinno", list(words), obj=words) as ctx:
                return self.invoke(ctx)
        except typer.Exit as done:
            return done.exit_code
        except Stop as stop:
            return _stopped(stop, words)
        except KeyboardInterrupt:
            return 130
        except OSError as error:
            terminal.forget(sys.stdout)
            return _stopped(Stop("cannot-write", code=1, why=error.strerror or str(error)), words)

    def invoke(self, ctx: Any) -> int:
        """Run the command that is named, else show the overview, and answer with the exit code."""
        if ctx.params.pop("version", False):
            return commands.version()
        if not ctx.args:
            return _run(self.declared, ctx.params, [])
        name, command, args = self.resolve_command(ctx, ctx.args)
        with command.make_context(name, args, parent=ctx) as inner:
            return int(command.invoke(inner))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names; a path is shown. Stop (2), with the nearest, if none."""
        if args[0] in self.commands:
            return args[0], self.commands[args[0]], args[1:]
        if is_path(args[0]):
            return "show", self.commands["show"], args
        raise Stop("no-such-command", asked=args[0], **nearest(args[0], list(self.commands)))


app = typer.Typer(
    cls=Program,
    callback=lambda: None,  # Typer makes a group of what has one
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _stopped(stop: Stop, words: list[str]) -> int:
    language = language_of(words)
    if stop.unsaved:
        try:
            terminal.put([stop.unsaved.decode(encoding_of(stop.unsaved))], sys.stdout)
        except OSError as error:
            terminal.forget(sys.stdout)
            stop = Stop("cannot-write", code=1, why=error.strerror or str(error))
    terminal.tell(*problem_lines(stop.problems, language), stop_line(stop, language))
    return stop.code


def mistake(error: Any, of: Declared, words: list[str]) -> Stop:
    """The stop (2) for what Typer's parser cannot make of the words after a command."""
    option = error.option_name
    flags = [flag for known in of.options for flag in known.flags]
    if not isinstance(error, NoSuchOption):
        takes_none = any(option in known.flags and not known.metavar for known in of.options)
        return Stop("option-takes-no-value" if takes_none else "option-needs-value", option=option)
    if option == "--source" and TEXT in of.options:
        return Stop("use-text", value=next(_after(option, words), "ID=FILE"))
    left_out = [word[1:] for word in words if word.startswith(option) and word[1] != "-" and word[2:]]
    if of.name == "search" and left_out:
        return Stop("use-without", option=f"-{left_out[0]}", word=left_out[0])
    return Stop("no-such-option", option=option, command=_path(of), **nearest(option, flags))


def _after(option: str, words: list[str]) -> Iterator[str]:
    """The values that an option which there is not was given."""
    yield from (word.partition("=")[2] for word in words if word.startswith(f"{option}="))
    yield from (value for before, value in pairwise(words) if before == option)


def _path(of: Declared) -> str:
    return f"socinno {of.name}".strip()


def language_of(words: list[str]) -> str:
    """The language to say a mistake or a page of help in, from words that may not be right.

    Typer's parser reads them, of a command that has every option, and passes over what it cannot read.
    """
    every = {option.name: option for of in (*ALL, PROGRAM) for option in of.options}
    whole = Command(PROGRAM._replace(options=tuple(every.values())))
    ctx = whole.make_context("socinno", list(words), resilient_parsing=True, ignore_unknown_options=True)
    try:
        return terminal.language(ctx.params.get("lang"), os.environ)
    except Stop:
        return terminal.language(None, {**os.environ, "SOCINNO_LANG": ""})


def _like_exclusions(argv: list[str]) -> list[str]:
    """What may be meant as a word to leave out, as searches once had it: `-word`."""
    before = argv[: argv.index("--")] if "--" in argv else argv
    return [word for word in before if re.fullmatch(r"-[^\W\d_]{3,}", word)]


def _searched(of: Declared, given: dict[str, Any], words: list[str], argv: list[str]) -> int:
    """Run a search; who may have meant `-word` as a word to leave out is told how that is asked for."""
    doubtful = _like_exclusions(argv)
    try:
        code = _run(of, given, words)
    except Stop:
        _tell_read(doubtful, argv)
        raise
    _tell_read([word for word in doubtful if word[1] != "s"], argv)  # a name glued to -s is what many type
    return code


def _tell_read(options: list[str], argv: list[str]) -> None:
    for word in options:
        stop = Stop("read-as", option=word, read=f"{word[:2]} {word[2:]}", word=word[1:])
        terminal.tell(stop_line(stop, language_of(argv)))


def _run(of: Declared, given: dict[str, Any], words: list[str]) -> int:
    """Run a command with the options and words that it was given."""
    if of.starts_with_path(words):
        if "content" in given:
            raise Stop("content-twice", path=words[0], content=given["content"])
        if of.group == "share":
            in_order(*words[:2])
        given, words = {**given, "content": words[0]}, words[1:]
    _counted(of, words, given.get("content", ""))
    _refuse_useless(of, given)
    asked = settled(of, given)
    shared = {LIMIT.name, *(option.name for option in PROGRAM.options)}
    own = {n: tuple(v) if isinstance(v, list) else v for n, v in given.items() if n not in shared}
    read = words if words and of.name == "check" else [asked.content] if asked.content else []
    texts = [Path(pair.partition("=")[2]) for pair in own.get("text", ())]
    overwriting.refuse_content(asked.output, read, texts, asked.indexed)
    function = getattr(commands, of.name or "show")
    try:
        answer = function(asked, *words, **own)
    except Unusable as unusable:
        if of.name == "index":
            raise
        without_index(asked, unusable.why)
        answer = function(asked._replace(indexed=False), *words, **own)
    return _write(answer, asked)


def _refuse_useless(of: Declared, given: dict[str, Any]) -> None:
    """Stop (2) for an option of the program, typed before a command, that is not one of the command's."""
    known = {option.name for option in of.options}
    for option in PROGRAM.options:
        if option.name not in known and given.get(option.name):
            raise Stop("no-such-option", option=option.flags[0], command=_path(of))


def _counted(of: Declared, words: list[str], content: str) -> None:
    """Stop (2) for a word that is missing, or one too many."""
    if of.argument and len(words) < of.argument.least:
        raise Stop("missing-argument", wanted=of.argument.metavar, command=_path(of))
    if of.argument and "" in words and of.name != "search":  # which says it of all its words
        raise Stop("empty-value", option=of.argument.metavar)
    extra = words[1 if of.argument else 0 :]
    if extra and not (of.argument and of.argument.many):
        meant = {"show": "compare", "quotes": "quotes -s"}.get(of.name)
        if meant and not any(map(is_path, extra)):
            name, *options = meant.split()
            whole = words if of.argument else [" ".join(extra)]
            path = [content] if content else []
            command = shlex.join(["socinno", name, *path, *options, *whole])
            raise Stop("extra-argument-meant", extra=" ".join(extra), command=command)
        raise Stop("extra-argument", extra=" ".join(extra), command=_path(of))


def _write(answer: View | Page | Written, asked: Options) -> int:
    """Write an answer where it is asked for, and tell what belongs beside it; the exit code."""
    name = asked.format if asked.format in FORMATS else DEFAULT_FORMAT  # else: of what a command wrote itself
    format = FORMATS[name]
    if isinstance(answer, Written):
        pieces: Iterable[str] = filter(None, [answer.text])
        told, code, paged = answer.told, answer.code, answer.paged
    elif isinstance(answer, Page):
        pieces, told, code, paged = page_text(answer, asked.language), (), 0, False
    else:
        links = asked.colour and not asked.output and terminal.links(sys.stdout, os.environ)
        if asked.output:
            answer = answer._replace(foot=answer.foot._replace(hints=()))  # a file is no place to type in
        pieces = write(answer, Sheet(asked.language, asked.width, asked.colour, links, asked.again), name)
        told, code, paged = (), 0, format.screen
    if asked.output:
        save(_bytes(pieces, "utf-8-sig" if format.marked else "utf-8"), asked.output, asked.force)
    else:
        pager.present(pieces, sys.stdout, os.environ, format.escape, paged and asked.paged)
    terminal.tell(*told)
    return code


def _bytes(pieces: Iterable[str], encoding: str) -> Iterator[bytes]:
    encoder = codecs.getincrementalencoder(encoding)()
    return (encoder.encode(piece) for piece in pieces)
