"""The options of the commands, and what those that every command has come to."""

import os
import sys
from typing import Annotated, Any, NamedTuple

import typer

from socinno.cli import terminal
from socinno.formats import FORMATS, named


class Options(NamedTuple):
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


def option(*names: str, help: str, metavar: str | None = None, panel: str = "Only some") -> Any:
    """An option in a group of the page that -h shows."""
    return typer.Option(*names, metavar=metavar, help=help, show_default=False, rich_help_panel=panel)


WHAT, HOW, WHERE = "What to read", "How to write it", "Where to"


Lang = Annotated[
    str | None, option("--lang", metavar="nl|en", help="Language of content and interface.", panel=HOW)
]
Format = Annotated[
    str | None, option("--format", "-f", metavar="NAME", help=f"One of: {', '.join(FORMATS)}.", panel=HOW)
]
Content = Annotated[
    str | None, option("--content", metavar="DIR", help="Folder with debates, or one file.", panel=WHAT)
]
Chosen = Annotated[
    str | None,
    option("--debate", "-d", metavar="ID", help="Which debate, if there are several.", panel=WHAT),
]
Width = Annotated[
    str | None, option("--width", metavar="CELLS", help="Width of the answer, 20 to 1000.", panel=HOW)
]
Color = Annotated[
    str | None, option("--color", metavar="WHEN", help="Colour: auto, always or never.", panel=HOW)
]
Output = Annotated[
    str | None,
    option(
        "--output", "-o", metavar="FILE", help="Write to a file; its ending says the format.", panel=WHERE
    ),
]
Force = Annotated[bool | None, option("--force", help="Replace the file if it is there.", panel=WHERE)]
NoPager = Annotated[bool | None, option("--no-pager", help="Do not stop after each screen.", panel=WHERE)]
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

Speaker = Annotated[list[str] | None, option("--speaker", "-s", metavar="NAME", help="Only by this speaker.")]
Position = Annotated[
    list[str] | None, option("--position", "-p", metavar="NAME", help="Only about this position.")
]
Dichotomy = Annotated[
    list[str] | None, option("--dichotomy", metavar="NAME", help="Only about this dichotomy.")
]
Kind = Annotated[
    list[str] | None, option("--kind", metavar="direct|indirect", help="Only this kind of quote.")
]
Source = Annotated[list[str] | None, option("--source", metavar="NAME", help="Only from this source.")]
FILTERS: dict[str, Any] = {
    "speaker": Speaker,
    "position": Position,
    "dichotomy": Dichotomy,
    "kind": Kind,
    "source": Source,
}
"""The options that choose among quotes and speakers, each of which may be given several times."""


def own_format(formats: tuple[str, ...]) -> Any:
    """The option --format of a command that has formats of its own."""
    return Annotated[
        str | None, option("--format", "-f", metavar="|".join(formats), help="How to write it.", panel=HOW)
    ]


def settled(ctx: typer.Context, given: dict[str, Any], formats: tuple[str, ...] = ()) -> Options:
    """The options of a command, else those given before it, else what the environment says."""
    before = ctx.obj or {}
    options = {key: before.get(key) if value is None else value for key, value in given.items()}
    output = options["output"]
    return Options(
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
