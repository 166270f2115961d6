"""The command line: parse, ask one query, write the view. The only place that prints.

Exit codes: 0 fine; 1 content is broken; 2 wrong usage, unknown names included; 130 interrupted;
141 the reader of the pipe went away.
"""

import gc
import inspect
import os
import sys
from collections.abc import Callable
from functools import wraps
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from socinno import terminal
from socinno.authoring import commands as authoring
from socinno.problems import Stop, Unusable

if TYPE_CHECKING:
    from socinno.library import Library
    from socinno.queries.lists import Filters
    from socinno.views import View, Written

DEFAULT_FORMAT = "table"
UsageError: Any = typer.BadParameter.__mro__[1]  # Typer exports only what inherits from it


class Asked(NamedTuple):
    """How an answer is wanted: what the options that every command has came to."""

    language: str
    format: str
    width: int
    colour: bool
    content: str | None
    debate: str | None
    indexed: bool = True


def _option(*names: str, metavar: str, help: str) -> Any:
    return typer.Option(*names, metavar=metavar, help=help, show_default=False)


Lang = Annotated[str | None, _option("--lang", metavar="nl|en", help="Language of content and interface.")]
Format = Annotated[
    str | None, _option("--format", "-f", metavar="table|json", help="How to write the answer.")
]
Content = Annotated[str | None, _option("--content", metavar="DIR", help="Folder with debates.")]
Chosen = Annotated[
    str | None, _option("--debate", "-d", metavar="ID", help="Which debate, if there are several.")
]
Width = Annotated[str | None, _option("--width", metavar="CELLS", help="Width of the answer, 20 to 1000.")]
Color = Annotated[str | None, _option("--color", metavar="auto|always|never", help="When to colour.")]
EVERYWHERE: dict[str, Any] = {
    "lang": Lang,
    "format": Format,
    "content": Content,
    "debate": Chosen,
    "width": Width,
    "color": Color,
}
"""The options that the program and each of its commands have."""

Speaker = Annotated[
    list[str] | None, _option("--speaker", "-s", metavar="NAME", help="Only by this speaker.")
]
Position = Annotated[
    list[str] | None, _option("--position", "-p", metavar="NAME", help="Only about this position.")
]
Dichotomy = Annotated[
    list[str] | None, _option("--dichotomy", metavar="NAME", help="Only about this dichotomy.")
]
Kind = Annotated[
    list[str] | None, _option("--kind", metavar="direct|indirect", help="Only this kind of quote.")
]
Source = Annotated[list[str] | None, _option("--source", metavar="NAME", help="Only from this source.")]


class Program(TyperGroup):
    """The error boundary: whatever a user can run into ends in one line and a documented code."""

    def main(self, args: Any = None, prog_name: str | None = None, *rest: Any, **extra: Any) -> Any:
        """Run, and exit with the documented code."""
        gc.set_threshold(100_000)  # a command makes much and drops little: looking for it costs a tenth
        words = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False
        sys.exit(_bounded(lambda: super(Program, self).main(words, "socinno", *rest, **extra), words))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names. Stop (2), with the nearest, if it names none."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from socinno.schema_problems import nearest

            raise Stop("no-such-command", asked=args[0], **nearest(args[0], self.list_commands(ctx)))
        if args[:1] == ["search"]:
            from socinno.usage import hyphens_kept

            args = ["search", *hyphens_kept(args[1:])]
        return super().resolve_command(ctx, args)


def _bounded(run: Callable[[], Any], words: list[str]) -> int:
    try:
        return run() or 0
    except Stop as stop:
        return _stopped(stop, words)
    except UsageError as error:
        from socinno.usage import explain

        return _stopped(explain(error), words)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        terminal.forget(sys.stdout)
        return _stopped(Stop("cannot-write", code=1, why=error.strerror or str(error)), words)


def _stopped(stop: Stop, words: list[str]) -> int:
    from socinno.messages import problem_line, stop_line

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


def command(
    name: str | None = None, formats: tuple[str, ...] = ()
) -> Callable[[Callable[..., "View | Written"]], Callable[..., None]]:
    """Make a function of (asked, own options) -> View a command with the options of all commands.

    A command that writes its answer itself (`Written`) names the formats that it has.
    """

    def register(function: Callable[..., "View | Written"]) -> Callable[..., None]:
        @wraps(function)
        def run(ctx: typer.Context, **given: Any) -> None:
            everywhere = {key: given.pop(key) for key in EVERYWHERE}
            asked = _settled(ctx, everywhere, formats)
            if name is None and ctx.invoked_subcommand:
                ctx.obj = everywhere
            else:
                _write(_answer(function, asked, given), asked)

        own = list(inspect.signature(function).parameters.values())[1:]
        everything = EVERYWHERE | ({"format": _own_format(formats)} if formats else {})
        shared = [_keyword(key, annotation) for key, annotation in everything.items()]
        context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        run.__signature__ = inspect.Signature([context, *own, *shared])  # type: ignore[attr-defined]
        run.__annotations__ = {}  # the signature says it all; Typer would evaluate these too
        return app.command(name)(run) if name else app.callback(invoke_without_command=True)(run)

    return register


def _answer(
    function: Callable[..., "View | Written"], asked: Asked, given: dict[str, Any]
) -> "View | Written":
    """What a command answers; from the files if the index proves unusable on the way."""
    try:
        return function(asked, **given)
    except Unusable as unusable:
        from socinno.upkeep import discard

        _tell_slower(str(unusable), asked.language)
        discard(asked.content)
        return function(asked._replace(indexed=False), **given)


def _own_format(formats: tuple[str, ...]) -> Any:
    return Annotated[
        str | None, _option("--format", "-f", metavar="|".join(formats), help="How to write it.")
    ]


def _keyword(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _settled(ctx: typer.Context, given: dict[str, Any], formats: tuple[str, ...] = ()) -> Asked:
    """The options of a command, else those given before it, else what the environment says."""
    before = ctx.obj or {}
    options = {key: before.get(key) if value is None else value for key, value in given.items()}
    from socinno.formats import FORMATS

    known = formats or tuple(FORMATS)  # the first is the usual one
    return Asked(
        terminal.language(options["lang"], os.environ),
        terminal.one_of(options["format"] or known[0], known, "--format"),
        terminal.width(options["width"], sys.stdout, os.environ),
        terminal.colour(options["color"], sys.stdout, os.environ),
        options["content"] or os.environ.get("SOCINNO_CONTENT") or None,
        options["debate"],
        os.environ.get("SOCINNO_INDEX") != "off",
    )


def _write(view: "View | Written", asked: Asked) -> None:
    from socinno.formats import FORMATS, Sheet, write
    from socinno.views import Written

    if isinstance(view, Written):
        terminal.put(view.text, sys.stdout)
        _tell(*view.told)
        raise typer.Exit(view.code)

    if asked.format not in FORMATS:  # of the files that a command wrote, not of what it says
        asked = asked._replace(format=DEFAULT_FORMAT)
    sheet = Sheet(asked.language, asked.width, asked.colour, sys.stdout.encoding or "utf-8")
    terminal.put(write(view, sheet, asked.format), sys.stdout)
    if getattr(view, "total", None) is not None:
        from socinno.messages import best_line

        _tell(*best_line(view, asked.language))
    if asked.format == DEFAULT_FORMAT and sys.stdout.isatty() and sys.stderr.isatty():
        from socinno.messages import next_line

        _tell(*next_line(view, asked.language))


def _library(asked: Asked) -> "Library":
    """The library asked for, narrowed to one debate if so asked; what is left out is told."""
    from socinno.opening import opened

    library, slower = opened(asked.content, asked.indexed, _progress(asked.language))
    if slower:
        _tell_slower(slower, asked.language)
    if library.problems:
        from socinno.messages import problem_line, sentence

        files = tuple(dict.fromkeys(problem.where.file for problem in library.problems))
        _tell(*(problem_line(problem, asked.language) for problem in library.problems))
        _tell(f"socinno: {sentence('left-out', {'files': files}, asked.language)}")
    if asked.debate:
        from socinno.names import find

        return library.narrowed(find(library, asked.debate, ("debate",)).debate)
    return library


def _progress(language: str) -> Any:
    """A bar on a terminal while something takes long; else nothing at all."""
    if not sys.stderr.isatty():
        return iter
    from socinno.progress import bar

    return bar(sys.stderr, language)


def _tell_slower(why: str, language: str) -> None:
    from socinno.messages import stop_line

    key = f"slower-{why}" if why in ("busy", "spoilt") else "slower"
    _tell(stop_line(Stop(key, why=why), language))


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        terminal.put(f"socinno {version('socinno')}\n", sys.stdout)
        raise typer.Exit


app = typer.Typer(
    cls=Program,
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
]


@command()
def landing(asked: Asked, version: Version = False) -> "View":
    """Explore a debate: its dichotomies, who stands where, and the quotes that show it.

    Without a command: the overview of the debate.
    """
    return _overview(asked, ())


@command("show")
def show(
    asked: Asked,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Id or name; none: the overview.")
    ] = None,
    speaker: Speaker = None,
    context: authoring.Context = False,
    source: authoring.SourceFile = None,
) -> "View":
    """Show the overview, or one thing: a dichotomy, position, speaker, quote, source or theme."""
    if name is None:
        return _overview(asked, tuple(speaker or ()))
    if speaker:
        raise Stop("only-overview", asked=name)
    if context:
        return authoring.in_context(_library(asked), name, asked, source)
    from socinno.queries.cards import show

    return show(_library(asked), name, asked.language)


def _overview(asked: Asked, speakers: tuple[str, ...]) -> "View":
    from socinno.names import find_all
    from socinno.queries.lists import debates
    from socinno.queries.overview import overview

    library = _library(asked)
    if len(library.debates) > 1:
        return debates(library, asked.language)
    chosen = find_all(library, speakers, ("speaker",))
    return overview(library.debates[0], asked.language, chosen)


@command("compare")
def compare(
    asked: Asked,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="Two to six ids or names, or one dichotomy.")
    ],
) -> "View":
    """Compare positions, or speakers, or one dichotomy's two positions, side by side."""
    from socinno.queries.compare import compare

    return compare(_library(asked), names, asked.language)


@command("quotes")
def quotes(
    asked: Asked,
    speaker: Speaker = None,
    position: Position = None,
    dichotomy: Dichotomy = None,
    kind: Kind = None,
    source: Source = None,
) -> "View":
    """List the quotes, all or those that fit the filters."""
    from socinno.queries.lists import quotes

    return quotes(_library(asked), _filters(speaker, position, dichotomy, kind, source), asked.language)


@command("speakers")
def speakers(
    asked: Asked,
    speaker: Speaker = None,
    position: Position = None,
    dichotomy: Dichotomy = None,
    kind: Kind = None,
    source: Source = None,
) -> "View":
    """List the speakers, all or those with a quote or stance that fits the filters."""
    from socinno.queries.lists import speakers

    return speakers(_library(asked), _filters(speaker, position, dichotomy, kind, source), asked.language)


@command("search")
def search(
    asked: Asked,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Words, word* or a phrase in quotation marks.")
    ],
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="How many hits at most; 0 for all.")
    ] = 10,
    speaker: Speaker = None,
    position: Position = None,
    dichotomy: Dichotomy = None,
    kind: Kind = None,
    source: Source = None,
) -> "View":
    """Search every text of every debate: all of the words, the best hits first. -word leaves out."""
    from socinno.queries.search import search

    filters = _filters(speaker, position, dichotomy, kind, source)
    return search(_library(asked), words, filters, asked.language, limit)


def _filters(*names: list[str] | None) -> "Filters":
    from socinno.queries.lists import Filters

    return Filters(*(tuple(given or ()) for given in names))


@command("index")
def index(
    asked: Asked,
    status: Annotated[bool, typer.Option("--status", help="Tell what the index holds; the default.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the index anew.")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Remove the index.")] = False,
) -> "View":
    """Tell, remake or remove the index that keeps a large library fast; never needed for an answer."""
    from socinno.upkeep import upkeep

    return upkeep(asked.content, rebuild, clear, _progress(asked.language))


@command("export", formats=("parquet",))
def export(
    asked: Asked,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A new folder for the files.")],
) -> "View":
    """Write every debate as tables for other programs: parquet."""
    from socinno.exchange.parquet import write

    return write(_library(asked), folder)


@command("debates")
def debates(asked: Asked) -> "View":
    """List the debates in the content folder."""
    from socinno.queries.lists import debates

    return debates(_library(asked), asked.language)


for _name, _function, _formats in authoring.COMMANDS:
    command(_name, _formats)(_function)
