"""The manual page in roff (man(7)), from the same source as `-h`.

`python -m socinno.man > src/socinno/socinno.1` writes it anew; a test says when that is due.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from socinno.cli.commands import program
from socinno.cli.help import Page, Section, page


def manual() -> str:
    """The whole manual page: the program, then each of its commands."""
    whole = program()
    return (
        "\n".join(_roff(page(whole), [page(command, name) for name, command in whole.commands.items()]))
        + "\n"
    )


def _roff(main: Page, commands: list[Page]) -> Iterator[str]:
    yield '.TH SOCINNO 1 "" "socinno" "User Commands"'
    yield from (".SH NAME", "socinno \\- explore a debate from the command line")
    yield from (".SH SYNOPSIS", f".B {_escaped(main.usage)}")
    yield from (".SH DESCRIPTION", *_paragraphs(main.about))
    for section in main.sections:
        yield from _section(section, ".SH")
    yield ".SH COMMANDS IN FULL"
    shared = {entry for section in main.sections for entry in section.entries}
    for command in commands:
        yield from (f".SS {_escaped(command.usage)}", *_paragraphs(command.about))
        for section in command.sections:
            own = tuple(entry for entry in section.entries if entry not in shared)
            if own:
                yield from _section(section._replace(entries=own), ".PP\n.I")


def _section(section: Section, heading: str) -> Iterator[str]:
    title = section.title or "Help"
    yield f"{heading} {_escaped(title.upper() if heading == '.SH' else title)}"
    for term, meaning in section.entries:
        yield from (".TP", f".B {_escaped(term)}", _escaped(meaning))


def _paragraphs(of: tuple[str, ...]) -> Iterator[str]:
    for paragraph in of:
        yield from (".PP", _escaped(" ".join(paragraph.split())))


def _escaped(text: str) -> str:
    """Text that means nothing but itself in roff."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


if __name__ == "__main__":
    sys.stdout.write(manual())
