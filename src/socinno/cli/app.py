"""The program: its error boundary, what makes a function a command, and the only place that prints.

Exit codes: 0 fine; 1 content is broken; 2 wrong usage, unknown names included; 130 interrupted;
141 the reader of the pipe went away.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from functools import wraps
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from socinno.cli import terminal
from socinno.cli.options import EVERYWHERE, FILTERS, Options, own_format, settled
from socinno.formats import DEFAULT_FORMAT, FORMATS
from socinno.problems import MINUS, Stop, Unusable
from socinno.text import nearest
from socinno.views import Card, Columns, Ref, Table
from socinno.words import say

if TYPE_CHECKING:
    from socinno.library import Library
    from socinno.queries.quotes import Filters
    from socinno.views import View, Written

UsageError: Any = typer.BadParameter.__mro__[1]  # Typer exports only what inherits from it


class Program(TyperGroup):
    """The error boundary: whatever a user can run into ends in one line and a documented code."""

    def main(self, args: Any = None, *rest: Any, **extra: Any) -> Any:
        """Run, and exit with the documented code. Typer's own boundary ends a broken pipe with 1."""
        words = list(sys.argv[1:] if args is None else args)
        sys.exit(_bounded(lambda: self._run(words), words))

    def _run(self, words: list[str]) -> int:
        try:
            with self.make_context("socinno", list(words)) as ctx:
                self.invoke(ctx)
        except typer.Exit as done:
            return done.exit_code
        return 0

    def get_help(self, ctx: Any) -> str:
        """The page that -h shows."""
        return _help(self, "")

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names. Stop (2), with the nearest, if it names none."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise Stop("no-such-command", asked=args[0], **nearest(args[0], self.list_commands(ctx)))
        if args[:1] == ["search"]:
            args = ["search", *hyphens_kept(args[1:])]
        return super().resolve_command(ctx, args)


class Command(TyperCommand):
    """A command whose -h is a page of ours."""

    def get_help(self, ctx: Any) -> str:
        """The page that -h shows."""
        return _help(self, self.name or "")


def _help(of: Any, name: str) -> str:
    from socinno.cli.help import page, text

    return text(page(of, name), terminal.width(None, sys.stdout, os.environ))


def _bounded(run: Callable[[], int], words: list[str]) -> int:
    try:
        return run()
    except Stop as stop:
        return _stopped(stop, words)
    except UsageError as error:
        return _stopped(explain(error), words)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        terminal.forget(sys.stdout)
        return _stopped(Stop("cannot-write", code=1, why=error.strerror or str(error)), words)


def _stopped(stop: Stop, words: list[str]) -> int:
    from socinno.words import problem_line, stop_line

    language = _language_of(words)
    lines = [problem_line(problem, language) for problem in stop.problems]
    _tell(*lines, stop_line(stop, language))
    return stop.code


def _language_of(words: list[str]) -> str:
    """The language to say a mistake in, from words that may not have been parsed."""
    asked = [b for a, b in pairwise(words) if a == "--lang"]
    asked += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    try:
        return terminal.language(asked[0] if asked else None, os.environ)
    except Stop:
        return terminal.language(None, {**os.environ, "SOCINNO_LANG": ""})


def _tell(*lines: str) -> None:
    terminal.put("".join(f"{line}\n" for line in lines), sys.stderr)


app = typer.Typer(
    cls=Program,
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


READ, WRITE = "Read a debate", "Write a debate"


def command(
    name: str | None = None, panel: str = READ, formats: tuple[str, ...] = (), filtered: bool = False
) -> Callable[[Callable[..., View | Written]], Callable[..., None]]:
    """Make a function of (asked, own options) -> View a command with the options of all commands.

    One that is `filtered` is given the filters too. One that writes its answer itself (`Written`)
    names the formats that it has.
    """

    def register(function: Callable[..., View | Written]) -> Callable[..., None]:
        @wraps(function)
        def run(ctx: typer.Context, **given: Any) -> None:
            everywhere = {key: given.pop(key) for key in EVERYWHERE}
            asked = settled(ctx, everywhere, formats)
            if filtered:
                given["filters"] = _filters({key: given.pop(key) for key in FILTERS})
            if name is None and ctx.invoked_subcommand:
                ctx.obj = everywhere
            else:
                _write(_answer(function, asked, given), asked)

        own = [
            p for p in inspect.signature(function).parameters.values() if p.name not in ("asked", "filters")
        ]
        everything = (FILTERS if filtered else {}) | EVERYWHERE
        everything |= {"format": own_format(formats)} if formats else {}
        shared = [_keyword(key, annotation) for key, annotation in everything.items()]
        context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        run.__signature__ = inspect.Signature([context, *own, *shared])  # type: ignore[attr-defined]
        run.__annotations__ = {}  # the signature says it all; Typer would evaluate these too
        if name:
            return app.command(name, cls=Command, rich_help_panel=panel)(run)
        return app.callback(invoke_without_command=True)(run)

    return register


def _filters(given: dict[str, list[str] | None]) -> Filters:
    from socinno.queries.quotes import Filters

    return Filters(**{key: tuple(names or ()) for key, names in given.items()})


def _answer(function: Callable[..., View | Written], asked: Options, given: dict[str, Any]) -> View | Written:
    """What a command answers; from the files if the index proves unusable on the way."""
    try:
        return function(asked, **given)
    except Unusable as unusable:
        from socinno.queries.index import discard

        _tell_slower(str(unusable), asked.language)
        discard(asked.content)
        return function(asked._replace(indexed=False), **given)


def _keyword(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _write(view: View | Written, asked: Options) -> None:
    from socinno.formats import Sheet, written
    from socinno.views import Written

    if isinstance(view, Written):
        _save(view.text, asked, "utf-8") if asked.output else terminal.put(view.text, sys.stdout)
        _tell(*view.told)
        raise typer.Exit(view.code)
    if asked.format not in FORMATS:  # that of the files which a command wrote, not of what it says
        asked = asked._replace(format=DEFAULT_FORMAT)
    if asked.output:
        text = written(view, Sheet(asked.language, asked.width, asked.colour), asked.format)
        return _save(text, asked, "utf-8-sig" if FORMATS[asked.format].marked else "utf-8")
    links = asked.colour and terminal.links(sys.stdout, os.environ)
    sheet = Sheet(asked.language, asked.width, asked.colour, links)
    text = _escaped(written(view, sheet, asked.format), FORMATS[asked.format].escape)
    if not (asked.paged and FORMATS[asked.format].screen and sys.stdout.isatty() and _paged(text)):
        terminal.put(text, sys.stdout)
    if getattr(view, "total", None) is not None:
        _tell(*best_line(view, asked.language))
    if asked.format == DEFAULT_FORMAT and sys.stdout.isatty() and sys.stderr.isatty():
        _tell(*next_line(view, asked.language))


def _escaped(text: str, escape: str) -> str:
    """The text with what the encoding of stdout lacks as the format writes that."""
    if escape == "likeness" or (sys.stdout.encoding or "utf-8") == "utf-8":
        return text
    if escape == "xml":
        return text.encode("ascii", "xmlcharrefreplace").decode()
    units = text.encode("utf-16-be", "surrogatepass")
    codes = (int.from_bytes(units[i : i + 2], "big") for i in range(0, len(units), 2))
    return "".join(chr(code) if code < 0x80 else f"\\u{code:04x}" for code in codes)


def _paged(text: str) -> bool:
    from socinno.cli.terminal import page

    return page(text, sys.stdout, os.environ)


def _save(text: str, asked: Options, encoding: str) -> None:
    from socinno.files import save

    save(text.encode(encoding), str(asked.output), asked.force)


def library_of(asked: Options) -> Library:
    """The library asked for, narrowed to one debate if so asked; what is left out is told."""
    from socinno.library.opening import opened

    library, slower = opened(asked.content, asked.indexed, progress(asked.language))
    if slower:
        _tell_slower(slower, asked.language)
    if library.problems:
        from socinno.words import problem_line, sentence

        files = tuple(dict.fromkeys(problem.where.file for problem in library.problems))
        _tell(*(problem_line(problem, asked.language) for problem in library.problems))
        _tell(f"socinno: {sentence('left-out', {'files': files}, asked.language)}")
    if asked.debate:
        from socinno.library.names import find

        return library.narrowed(find(library, asked.debate, ("debate",)).debate)
    return library


def progress(language: str) -> Any:
    """A bar on a terminal while something takes long; else nothing at all."""
    if not sys.stderr.isatty():
        return iter
    from socinno.cli.terminal import bar

    return bar(sys.stderr, language)


def _tell_slower(why: str, language: str) -> None:
    from socinno.words import stop_line

    key = f"slower-{why}" if why in ("busy", "spoilt") else "slower"
    _tell(stop_line(Stop(key, why=why), language))


def program() -> Any:
    """The whole command line as Typer builds it, to be described."""
    from typer.main import get_command

    return get_command(app)


def narrowed(words: list[str]) -> None:
    """Typer builds every command that it knows at each start: leave it the one that is asked for."""
    asked = [command for command in app.registered_commands if command.name == words[0]] if words else []
    app.registered_commands = asked or app.registered_commands


def hyphens_kept(words: list[str]) -> list[str]:
    """The words of a search, `-word` made one that is not taken for options of one letter."""
    return [f"{MINUS}{w[1:]}" if len(w) > 2 and w[0] == "-" and w[1] != "-" else w for w in words]


def explain(error: Any) -> Stop:
    """The stop (2) for one of Typer's usage errors, by what the error carries."""
    command = error.ctx.command_path if error.ctx else "socinno"
    option = getattr(error, "option_name", None)
    if option and type(error).__name__ == "NoSuchOption":
        known = [name for p in error.ctx.command.params for name in p.opts] if error.ctx else []
        return Stop("no-such-option", option=option, command=command, **nearest(option, known))
    if option:
        takes_none = "does not take a value" in error.message
        return Stop("option-takes-no-value" if takes_none else "option-needs-value", option=option)
    if type(error).__name__ == "MissingParameter":
        name = str(getattr(error.param, "metavar", None) or getattr(error.param, "name", ""))
        return Stop("missing-argument", name=name, command=command)
    if "extra argument" in error.message:
        return Stop("extra-argument", extra=error.message.partition(" (")[2][:-1], command=command)
    return Stop("usage", message=error.message)


def best_line(view: View, language: str) -> tuple[str, ...]:
    """That a table has only the best of what there is, as one line."""
    if not isinstance(view, Table) or view.total is None:
        return ()
    shown = sum(1 for _ in view.records)
    if shown >= view.total:
        return ()
    return (f"socinno: {say(language, 'best-of', shown=shown, total=view.total)}",)


def next_line(view: View, language: str) -> tuple[str, ...]:
    """What to try next, as one line; only after an overview, where a newcomer starts."""
    if not (isinstance(view, Card) and view.kind == "debate"):
        return ()
    values = [value for part in view.parts if isinstance(part.value, tuple) for value in part.value]
    dichotomies = [v.of.id for v in values if isinstance(v, Columns) and v.of]
    speakers = [v.id for v in values if isinstance(v, Ref) and v.kind == "speaker"]
    shown = [f"socinno show {name}" for name in (*dichotomies[:1], *speakers[:1])]
    compared = [f"socinno compare {name}" for name in dichotomies[:1]]
    return (say(language, "next", commands=", ".join([*shown, *compared])),)
