"""The commands of those who read: each parses, asks one query, and gives its view."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from socinno.cli import authoring as authoring
from socinno.cli import terminal
from socinno.cli.app import WRITE, Command, command, library_of, progress
from socinno.cli.app import app as app
from socinno.cli.app import program as program
from socinno.cli.options import Options, Speaker, option
from socinno.problems import MINUS, Stop, one_of

if TYPE_CHECKING:
    from socinno.queries.quotes import Filters
    from socinno.views import View


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        terminal.put(f"socinno {version('socinno')}\n", sys.stdout)
        raise typer.Exit


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
def landing(asked: Options, version: Version = False) -> "View":
    """Explore a debate: its dichotomies, who stands where, and the quotes that show it.

    Without a command: the overview of the debate.
    """
    return _overview(asked, ())


@command("show")
def show(
    asked: Options,
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
        return authoring.in_context(library_of(asked), name, asked, source)
    from socinno.queries.show import show

    return show(library_of(asked), name, asked.language)


def _overview(asked: Options, speakers: tuple[str, ...]) -> "View":
    from socinno.library.names import find_all
    from socinno.queries.debates import debates
    from socinno.queries.overview import overview

    library = library_of(asked)
    if len(library.debates) > 1:
        return debates(library, asked.language)
    chosen = find_all(library, speakers, ("speaker",))
    return overview(library.debates[0], asked.language, chosen)


@command("compare")
def compare(
    asked: Options,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="Two to six ids or names, or one dichotomy.")
    ],
    only: Annotated[
        str | None, option("--only", metavar="shared|differing", help="Only what they share or differ in.")
    ] = None,
) -> "View":
    """Compare positions, or speakers, or one dichotomy's two positions, side by side."""
    from socinno.queries.compare import compare

    return compare(library_of(asked), names, asked.language, only)


@command("who", filtered=True)
def who(
    asked: Options,
    name: Annotated[str | None, typer.Argument(metavar="SPEAKER", help="One speaker's line.")] = None,
    pairs: Annotated[
        bool, option("--pairs", help="All pairs of speakers who speak to the same.", panel="Only some")
    ] = False,
    *,
    filters: "Filters",
) -> "View":
    """Show who stands where, and which speakers agree and differ most."""
    from socinno.queries import who

    library = library_of(asked)
    if name:
        return who.one(library, name, filters, asked.language)
    return (who.pairs if pairs else who.who)(library, filters, asked.language)


@command("quotes", filtered=True)
def quotes(
    asked: Options,
    *,
    filters: "Filters",
) -> "View":
    """List the quotes, all or those that fit the filters."""
    from socinno.queries.quotes import quotes

    return quotes(library_of(asked), filters, asked.language)


@command("speakers", filtered=True)
def speakers(
    asked: Options,
    *,
    filters: "Filters",
) -> "View":
    """List the speakers, all or those with a quote or stance that fits the filters."""
    from socinno.queries.speakers import speakers

    return speakers(library_of(asked), filters, asked.language)


@command("search", filtered=True)
def search(
    asked: Options,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Words, word* or a phrase in quotation marks.")
    ],
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="How many hits at most; 0 for all.")
    ] = 10,
    *,
    filters: "Filters",
) -> "View":
    """Search every text of every debate: all of the words, the best hits first. -word leaves out."""
    from socinno.queries.search import search

    without = [word[1:] for word in words if word.startswith(MINUS)]
    words = [word for word in words if not word.startswith(MINUS)]
    return search(library_of(asked), words, filters, asked.language, limit, without)


@command("index")
def index(
    asked: Options,
    status: Annotated[bool, typer.Option("--status", help="Tell what the index holds; the default.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the index anew.")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="Remove the index.")] = False,
) -> "View":
    """Tell, remake or remove the index that keeps a large library fast; never needed for an answer."""
    from socinno.queries.index import upkeep

    return upkeep(asked.content, rebuild, clear, progress(asked.language))


@command("export", formats=("parquet",))
def export(
    asked: Options,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A new folder for the files.")],
) -> "View":
    """Write every debate as tables for other programs: parquet."""
    from socinno.exchange.parquet import write

    return write(library_of(asked), folder)


@command("debates")
def debates(asked: Options) -> "View":
    """List the debates in the content folder."""
    from socinno.queries.debates import debates

    return debates(library_of(asked), asked.language)


@app.command("completion", cls=Command, rich_help_panel="Set up")
def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="The shell you use.")],
) -> None:
    """Print a script with which the shell completes commands, options, ids and names."""
    from socinno.cli.shells import SCRIPTS

    terminal.put(SCRIPTS[one_of(shell, tuple(SCRIPTS), "completion")], sys.stdout)


for _name, _function, _formats in authoring.COMMANDS:
    command(_name, WRITE, _formats)(_function)
