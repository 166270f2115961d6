"""The commands of authors: start a debate, check it, and its schema; and a quote in its source."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from socinno.cli.options import option
from socinno.problems import Stop

if TYPE_CHECKING:
    from socinno.cli.options import Options
    from socinno.library import Library
    from socinno.views import View, Written


SourceFile = Annotated[
    list[str] | None,
    option("--source", metavar="ID=FILE", help="The text of a source: .txt, .md or .html."),
]
Context = Annotated[bool, option("--context", help="Show a quote in its place in its source.")]


def new(
    asked: "Options",
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of the debate, and its file's name.")],
    title: Annotated[str | None, option("--title", metavar="TEXT", help="The title of the debate.")] = None,
) -> "Written":
    """Write a starter file for a debate of your own.

    It is written in the folder of --content or SOCINNO_CONTENT, else in the current folder.
    """
    from socinno.authoring import schema
    from socinno.authoring.new import refuse, starter
    from socinno.files import save

    refuse(name, title)
    folder = _folder(asked)
    if (folder / f"{name}.yaml").exists():
        raise Stop("debate-exists", file=str(folder / f"{name}.yaml"))
    save(starter(title, asked.language).encode(), folder / f"{name}.yaml")
    beside = folder / schema.NAME
    if not beside.exists():
        save(schema.text().encode(), beside)
    shown = _typed(folder / f"{name}.yaml")
    return _written(asked, "new-written", file=shown)


def schema(
    asked: "Options",
    write: Annotated[
        str | None, option("--write", metavar="DIR", help="Write it into this folder instead.")
    ] = None,
) -> "Written":
    """Print the JSON Schema of a content file, for editors."""
    from socinno.authoring import schema
    from socinno.files import save
    from socinno.views import Written

    if write is None:
        return Written(schema.text())
    path, data = Path(write) / schema.NAME, schema.text().encode()
    if not (path.is_file() and path.read_bytes() == data):
        save(data, path, asked.force)
    return _written(asked, "schema-written", file=str(path))


def check(
    asked: "Options",
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Content files and folders; none: the content folder."),
    ] = None,
    source: SourceFile = None,
    strict: Annotated[bool, option("--strict", help="Let a warning count as an error.")] = False,
    fix: Annotated[bool, option("--fix", help="Mend what is safe to mend: typography.")] = False,
    explain: Annotated[str | None, option("--explain", metavar="RULE", help="Explain a rule.")] = None,
) -> "Written":
    """Say what is wrong with debates, where, and how to mend it."""
    from socinno.views import Written

    if explain is not None:
        from socinno.authoring.reports import explained

        return Written(explained(explain, asked.language, asked.width))
    from socinno.authoring import check as checking
    from socinno.authoring import fixes, reports

    given = [Path(path) for path in paths or [_content(asked)]]
    sources = source_files(source)
    told = [*reports.mended(fixes.mend(given, sources), asked.language)] if fix else []
    report = checking.check(given, sources)
    style = reports.Style(asked.language, sys.stdout.isatty(), asked.width, asked.colour)
    text = reports.FORMATS[asked.format](report, style)
    broken = report.count("error") or (strict and report.count("warning"))
    return Written(text, (*told, *reports.summary(report, asked.language)), 1 if broken else 0)


def in_context(library: "Library", name: str, asked: "Options", source: list[str] | None) -> "View":
    """A quote in its place in its source."""
    from socinno.queries.context import in_context

    return in_context(library, name, asked.language, source_files(source))


def source_files(given: list[str] | None) -> dict[str, Path]:
    """The files named as `ID=FILE`. Stop (2) for one that is not named so."""
    found = {}
    for pair in given or ():
        name, sign, file = pair.partition("=")
        if not (name and sign and file):
            raise Stop("bad-source-option", value=pair)
        found[name] = Path(file)
    return found


def _folder(asked: "Options") -> Path:
    folder = Path(asked.content or ".")
    if not folder.is_dir():
        raise Stop("no-content", path=str(folder))
    return folder


def _content(asked: "Options") -> str:
    from socinno.files import own_content

    return asked.content or str(own_content())


def _typed(path: Path) -> str:
    """A path as it can be typed after a command."""
    import shlex

    return shlex.quote(str(path))


def _written(asked: "Options", key: str, **facts: str) -> "Written":
    from socinno.views import Written
    from socinno.words import sentence

    return Written("", (sentence(key, facts, asked.language),))


COMMANDS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("check", check, ("lines", "json", "sarif")),
    ("new", new, ()),
    ("schema", schema, ()),
)
"""Each command's name, its function, and the formats that it has of its own."""
