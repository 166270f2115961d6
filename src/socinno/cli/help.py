"""What `-h` says, and the manual page: the command line's own description, grouped, with examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any, NamedTuple

BESIDE_FROM = 64  # cells of width from which an explanation stands beside what it explains
WIDEST = 96  # longer lines are hard to read
TERM = 26  # cells for what is explained, where its explanation stands beside it
OTHER = "Other"

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("socinno", "the debate at a glance"),
        ("socinno show relations-products", "one dichotomy, with its quotes"),
        ("socinno compare graaf wittmayer", "two speakers side by side"),
        ("socinno who", "who stands where"),
        ("socinno quotes -s graaf -o graaf.csv", "his quotes in a spreadsheet"),
    ),
    "show": (
        ("socinno show", "the overview"),
        ("socinno show relations", "one position and its quotes"),
        ("socinno show graaf --lang nl", "one speaker, in Dutch"),
    ),
    "compare": (
        ("socinno compare relations-products", "its two positions"),
        ("socinno compare graaf wittmayer --only differing", "where they part"),
        ("socinno compare relations products -o both.html", "as a web page"),
    ),
    "who": (
        ("socinno who", "everyone on every dichotomy"),
        ("socinno who graaf", "one speaker, with the quotes"),
        ("socinno who --pairs -f json", "who agrees with whom, for programs"),
    ),
    "search": (
        ("socinno search bewoners", "whatever says this word"),
        ("socinno search 'bottom up' -policy", "a phrase, and a word that must not be there"),
        ("socinno search initiat* -s graaf", "what starts so, of one speaker"),
    ),
    "index": (("socinno index", "what the index holds"),),
    "export": (("socinno export tables", "tables for DuckDB or Spark"),),
    "check": (
        ("socinno check", "all that is wrong, and where"),
        ("socinno check --format sarif", "for programs"),
        ("socinno check --explain unknown-id", "what a rule asks"),
    ),
    "new": (("socinno new budget --content DIR", "a first file to fill in"),),
    "schema": (("socinno schema --write DIR", "so that your editor helps"),),
    "quotes": (
        ("socinno quotes -s graaf --kind direct", "his very words"),
        ("socinno quotes -p relations -f json", "for other programs"),
        ("socinno quotes -o quotes.csv", "for a spreadsheet"),
    ),
    "speakers": (
        ("socinno speakers", "everyone who speaks"),
        ("socinno speakers --dichotomy relations-products", "who speaks to it"),
    ),
    "debates": (("socinno debates --content DIR", "the debates in a folder"),),
    "completion": (
        ("source <(socinno completion bash)", "in ~/.bashrc"),
        ("source <(socinno completion zsh)", "in ~/.zshrc"),
        ("socinno completion fish | source", "in ~/.config/fish/config.fish"),
    ),
}
"""For each command, and for the program (no name), what to type and what that gives."""

CODES = (
    ("0", "Fine."),
    ("1", "Content is broken, or the answer cannot be written."),
    ("2", "Wrong usage; unknown ids and names included."),
    ("130", "Interrupted."),
    ("141", "Whoever read the output went away."),
)
"""The exit codes, and when."""

ENVIRONMENT = (
    ("SOCINNO_LANG", "As --lang."),
    ("SOCINNO_FORMAT", "As --format."),
    ("SOCINNO_CONTENT", "As --content."),
    ("NO_COLOR, FORCE_COLOR", "No colour; colour in pipes too."),
    ("FORCE_HYPERLINK", "1: links in any terminal; 0: in none."),
)
"""The environment variables that are looked at."""


class Section(NamedTuple):
    """A group of things explained: each a term and what it means."""

    title: str
    entries: tuple[tuple[str, str], ...]


class Page(NamedTuple):
    """All about the program or one of its commands."""

    usage: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]


def commands(program: Any) -> list[tuple[str, str]]:
    """Every command of the program with its first sentence."""
    return [(name, _first(command)) for name, command in program.commands.items()]


def options(program: Any, command: str) -> list[tuple[str, str]]:
    """Every long option of a command, or of the program, with what it does."""
    of = program.commands.get(command, program)
    return [(name, p.help or "") for p in of.params for name in p.opts if name.startswith("--")]


def page(of: Any, name: str = "") -> Page:
    """The page of a command, or of the program if it has no name."""
    listed = getattr(of, "commands", {})
    arguments = [p for p in of.params if p.param_type_name == "argument"]
    usage = " ".join(["socinno", name, *map(_argument, arguments), "[OPTIONS]"])
    about = tuple(textwrap.dedent(of.help or "").split("\n\n"))
    sections = [
        Section("Examples", EXAMPLES.get(name, ())),
        Section("Arguments", tuple((str(p.metavar), p.help or "") for p in arguments)),
        *_grouped((c.rich_help_panel, key, _first(c)) for key, c in listed.items()),
        *_grouped((p.rich_help_panel, _term(p), p.help or "") for p in of.params if p not in arguments),
        Section("", (("-h, --help", "Show this page."),)),
    ]
    if listed:
        sections += [Section("Environment", ENVIRONMENT), Section("Exit codes", CODES)]
        usage = "socinno [COMMAND] [OPTIONS]"
    return Page(" ".join(usage.split()), about, tuple(s for s in sections if s.entries))


def _argument(argument: Any) -> str:
    """An argument as it is typed: in brackets if it may be left out, with dots if it may be repeated."""
    name = f"{argument.metavar}{'' if argument.nargs == 1 else ' ...'}"
    return name if argument.required else f"[{name}]"


def _grouped(of: Iterator[tuple[Any, str, str]]) -> list[Section]:
    """Entries under the title that each has, titles in the order in which they come."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for title, term, meaning in of:
        groups.setdefault(title if isinstance(title, str) else OTHER, []).append((term, meaning))
    return [Section(title, tuple(entries)) for title, entries in groups.items()]


def _term(option: Any) -> str:
    """An option as it is typed."""
    metavar = "" if option.is_flag else f" {option.metavar}"
    return ", ".join(sorted(option.opts, key=len)) + metavar


def _first(command: Any) -> str:
    return str(command.help or "").partition("\n\n")[0].replace("\n", " ")


def text(of: Page, width: int) -> str:
    """The page as lines no wider than asked."""
    width = min(width, WIDEST)
    lines = [*_folded(f"Usage: {of.usage}", width, 7), ""]
    for paragraph in of.about:
        lines += [*_folded(" ".join(paragraph.split()), width), ""]
    for section in of.sections:
        lines += _folded(f"{section.title}:", width) if section.title else ()
        beside = width >= BESIDE_FROM and all(len(term) <= TERM for term, _ in section.entries)
        for term, meaning in section.entries:
            lines += _entry(term, meaning, width, beside)
        lines.append("")
    return "\n".join(lines[:-1])


def _entry(term: str, meaning: str, width: int, beside: bool) -> list[str]:
    if beside:
        return _folded(f"  {term:<{TERM}}  {meaning}", width, TERM + 4)
    return [*_folded(f"  {term}", width, 4), *_folded(f"      {meaning}", width, 6)]


def _folded(line: str, width: int, indent: int = 0) -> list[str]:
    return textwrap.wrap(
        line, width, subsequent_indent=" " * indent, break_on_hyphens=False, replace_whitespace=False
    )
