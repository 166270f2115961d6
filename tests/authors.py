"""What the tests of the commands for authors share: a debate to break, and the command to run on it."""

from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from socinno.cli.app import app
from socinno.library import reader
from socinno.model import Debate
from socinno.quotations.locating import QuoteMatch, quote_matches
from socinno.quotations.sources import joined

DEBATE = """\
language: en
title: Cars on the square
question: Who is the square for?
sources:
  report: {type: report, title: Report, FILE}
speakers:
  baker: {name: Sam Baker}
  walker: {name: Kim de Walker}
dichotomies:
  cars:
    title: Cars or people
    question: Who is the square for?
    positions:
      keep: {title: Keep the cars, claim: Shops need cars.}
      ban: {title: Ban the cars, claim: People need room.}
quotes:
  baker-says:
    speaker: baker
    kind: direct
    text: TEXT
    source: report
    at: {page: 2}
    supports: [keep]
  walker-says:
    speaker: walker
    kind: indirect
    text: Walker wants room to play.
    source: report
    at: {ANCHOR}
    supports: [ban]
stances:
  - {speaker: baker, positions: [keep], basis: stated, evidence: [baker-says]}
  - {speaker: walker, positions: [ban], basis: reported, evidence: [walker-says]}
"""


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


def run(*words: object, **environment: str) -> Ran:
    """Run the command line on some words."""
    result = CliRunner().invoke(app, [str(word) for word in words], env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def debate(text: str = "My customers come by car.", file: str = "", anchor: str = "page: 3") -> str:
    """A valid debate: a direct quote with this text, a source with this file, an indirect quote there."""
    named = f"file: {file}" if file else "issued: 2018"
    return DEBATE.replace("TEXT", text).replace("FILE", named).replace("ANCHOR", anchor)


def write(folder: Path, content: str | bytes, name: str = "square.yaml") -> Path:
    """A file in a folder, with its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def checked(path: Path, *words: object) -> Ran:
    """Check a debate whose source has a text at hand: that of its direct quote, by its speaker."""
    source = write(path.parent, "My customers come by car.\n", "report.txt")
    return run("check", *words, path, "--text", f"report={source}")


def rules(ran: Ran) -> list[str]:
    """The rules that the lines of a check name, in order."""
    return [line.rpartition("[")[2].rstrip("]") for line in ran.out.splitlines()]


def parsed(content: str) -> Debate:
    """A valid debate as a model."""
    read = reader.parse(content.encode(), "square.yaml", "square").debate
    assert read
    return read


def located(content: str, text: str) -> list[QuoteMatch]:
    """The quotes of a debate looked for in the text of its source."""
    of = parsed(content)
    return list(quote_matches(of.quotes.values(), of, {"report": joined([(text, 1)], "report.txt")}))
