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
from typer.core import TyperCommand, TyperGroup

from socinno import terminal
from socinno.authoring import commands as authoring
from socinno.formats import DEFAULT_FORMAT, FORMATS, named
from socinno.problems import Stop, Unusable

if TYPE_CHECKING:
    from socinno.library import Library
    from socinno.queries.lists import Filters
    from socinno.views import View, Written

UsageError: Any = typer.BadParameter.__mro__[1]  # Typer exports only what inherits from it


class Asked(NamedTuple):
    """How an answer is wanted: what the options that every command has came to."""

    language: str
    format: str
    width: int
    colour: bool
    content: str | None
    debate: str | None
    output: str | None
    force: bool
    paged: bool
    indexed: bool = True


def _option(*names: str, help: str, metavar: str | None = None, panel: str = "Only some") -> Any:
    return typer.Option(*names, metavar=metavar, help=help, show_default=False, rich_help_panel=panel)


WHAT, HOW, WHERE = "What to read", "How to write it", "Where to"


Lang = Annotated[
    str | None, _option("--lang", metavar="nl|en", help="Language of content and interface.", panel=HOW)
]
Format = Annotated[
    str | None, _option("--format", "-f", metavar="NAME", help=f"One of: {', '.join(FORMATS)}.", panel=HOW)
]
Content = Annotated[
    str | None, _option("--content", metavar="DIR", help="Folder with debates, or one file.", panel=WHAT)
]
Chosen = Annotated[
    str | None,
    _option("--debate", "-d", metavar="ID", help="Which debate, if there are several.", panel=WHAT),
]
Width = Annotated[
    str | None, _option("--width", metavar="CELLS", help="Width of the answer, 20 to 1000.", panel=HOW)
]
Color = Annotated[
    str | None, _option("--color", metavar="WHEN", help="Colour: auto, always or never.", panel=HOW)
]
Output = Annotated[
    str | None,
    _option(
        "--output", "-o", metavar="FILE", help="Write to a file; its ending says the format.", panel=WHERE
    ),
]
Force = Annotated[bool | None, _option("--force", help="Replace the file if it is there.", panel=WHERE)]
NoPager = Annotated[bool | None, _option("--no-pager", help="Do not stop after each screen.", panel=WHERE)]
EVERYWHERE: dict[str, Any] = {
    "lang": Lang,
    "format": Format,
    "content": Content,
    "debate": Chosen,
    "width": Width,
    "color": Color,
    "output": Output,
    "force": Force,
    "no_pager": NoPager,
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

    def main(self, args: Any = None, *rest: Any, **extra: Any) -> Any:
        """Run, and exit with the documented code. Typer's own boundary ends a broken pipe with 1."""
        gc.set_threshold(100_000)  # a command makes much and drops little: looking for it costs a tenth
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
            from socinno.schema_problems import nearest

            raise Stop("no-such-command", asked=args[0], **nearest(args[0], self.list_commands(ctx)))
        if args[:1] == ["search"]:
            from socinno.usage import hyphens_kept

            args = ["search", *hyphens_kept(args[1:])]
        return super().resolve_command(ctx, args)


class Command(TyperCommand):
    """A command whose -h is a page of ours."""

    def get_help(self, ctx: Any) -> str:
        """The page that -h shows."""
        return _help(self, self.name or "")


def _help(of: Any, name: str) -> str:
    from socinno.helping import page, text

    return text(page(of, name), terminal.width(None, sys.stdout, os.environ))


def _bounded(run: Callable[[], int], words: list[str]) -> int:
    try:
        return run()
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


READ, WRITE = "Read a debate", "Write a debate"


def command(
    name: str | None = None, panel: str = READ, formats: tuple[str, ...] = ()
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
        if name:
            return app.command(name, cls=Command, rich_help_panel=panel)(run)
        return app.callback(invoke_without_command=True)(run)

    return register


def _own_format(formats: tuple[str, ...]) -> Any:
    return Annotated[
        str | None, _option("--format", "-f", metavar="|".join(formats), help="How to write it.", panel=HOW)
    ]


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


def _keyword(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _settled(ctx: typer.Context, given: dict[str, Any], formats: tuple[str, ...] = ()) -> Asked:
    """The options of a command, else those given before it, else what the environment says."""
    before = ctx.obj or {}
    options = {key: before.get(key) if value is None else value for key, value in given.items()}
    output = options["output"]
    return Asked(
        terminal.language(options["lang"], os.environ),
        named(options["format"], output, os.environ, formats),
        terminal.width(options["width"], None if output else sys.stdout, os.environ),
        terminal.colour(options["color"], None if output else sys.stdout, os.environ),
        options["content"] or os.environ.get("SOCINNO_CONTENT") or None,
        options["debate"],
        output,
        bool(options["force"]),
        not options["no_pager"],
        os.environ.get("SOCINNO_INDEX") != "off",
    )


def _write(view: "View | Written", asked: Asked) -> None:
    from socinno.formats import FORMATS, Sheet, write
    from socinno.views import Written

    if isinstance(view, Written):
        _save(view.text, asked, "utf-8") if asked.output else terminal.put(view.text, sys.stdout)
        _tell(*view.told)
        raise typer.Exit(view.code)
    if asked.format not in FORMATS:  # that of the files which a command wrote, not of what it says
        asked = asked._replace(format=DEFAULT_FORMAT)
    if asked.output:
        text = write(view, Sheet(asked.language, asked.width, asked.colour), asked.format)
        return _save(text, asked, "utf-8-sig" if FORMATS[asked.format].marked else "utf-8")
    links = asked.colour and terminal.links(sys.stdout, os.environ)
    sheet = Sheet(asked.language, asked.width, asked.colour, sys.stdout.encoding or "utf-8", links)
    text = write(view, sheet, asked.format)
    if not (asked.paged and FORMATS[asked.format].screen and sys.stdout.isatty() and _paged(text)):
        terminal.put(text, sys.stdout)
    if getattr(view, "total", None) is not None:
        from socinno.messages import best_line

        _tell(*best_line(view, asked.language))
    if asked.format == DEFAULT_FORMAT and sys.stdout.isatty() and sys.stderr.isatty():
        from socinno.messages import next_line

        _tell(*next_line(view, asked.language))


def _save(text: str, asked: Asked, encoding: str) -> None:
    from socinno.output import save

    save(text.encode(encoding), str(asked.output), asked.force)


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


def program() -> Any:
    """The whole command line as Typer builds it, to be described."""
    from typer.main import get_command

    return get_command(app)


Version = Annotated[
    bool,
    typer.Option(
        "--version",
        callback=_version,
        is_eager=True,
        help="Show the version.",
        rich_help_panel="About socinno",
    ),
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
    only: Annotated[
        str | None, _option("--only", metavar="shared|differing", help="Only what they share or differ in.")
    ] = None,
) -> "View":
    """Compare positions, or speakers, or one dichotomy's two positions, side by side."""
    from socinno.queries.compare import compare

    return compare(_library(asked), names, asked.language, only)


@command("who")
def who(
    asked: Asked,
    name: Annotated[str | None, typer.Argument(metavar="SPEAKER", help="One speaker's line.")] = None,
    pairs: Annotated[
        bool, _option("--pairs", help="All pairs of speakers who speak to the same.", panel="Only some")
    ] = False,
    speaker: Speaker = None,
    position: Position = None,
    dichotomy: Dichotomy = None,
    kind: Kind = None,
    source: Source = None,
) -> "View":
    """Show who stands where, and which speakers agree and differ most."""
    from socinno.queries import who

    library, filters = _library(asked), _filters(speaker, position, dichotomy, kind, source)
    if name:
        return who.one(library, name, filters, asked.language)
    return (who.pairs if pairs else who.who)(library, filters, asked.language)


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


@app.command("completion", cls=Command, rich_help_panel="Set up")
def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="The shell you use.")],
) -> None:
    """Print a script with which the shell completes commands, options, ids and names."""
    from socinno.shells import SCRIPTS

    terminal.put(SCRIPTS[terminal.one_of(shell, tuple(SCRIPTS), "completion")], sys.stdout)


for _name, _function, _formats in authoring.COMMANDS:
    command(_name, WRITE, _formats)(_function)
