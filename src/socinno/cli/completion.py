"""Completing words in a shell: ids with a hint, the values of options, commands and options.

The shell's script calls the program with the words typed so far. What is wanted most, an id, comes
from the YAML as it stands, without building the debate: a key press must not wait.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

from socinno.cli import terminal
from socinno.formats import FORMATS
from socinno.problems import Stop
from socinno.text import fold
from socinno.words import LANGUAGES, say

FILES = ":files"  # what the scripts take as: complete the names of files
LONGEST = 60  # of a hint
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Candidate(NamedTuple):
    """A word that may be meant, what sort of thing it is, and what people call that thing."""

    word: str
    kind: str = ""
    name: str = ""


NAMES: dict[str, tuple[str, ...]] = {
    "-s": ("speaker",),
    "--speaker": ("speaker",),
    "-p": ("position",),
    "--position": ("position",),
    "--dichotomy": ("dichotomy",),
    "--source": ("source",),
    "-d": ("debate",),
    "--debate": ("debate",),
}
"""Options whose value is the id of a thing, and of which sort."""

CHOICES: dict[str, tuple[str, ...]] = {
    "--kind": ("direct", "indirect"),
    "--lang": LANGUAGES,
    "-f": tuple(FORMATS),
    "--format": tuple(FORMATS),
    "--color": terminal.COLOURS,
    "--only": ("shared", "differing"),
}
"""Options whose value is one of a few words."""

OWN_FORMATS = {"check": ("lines", "json", "sarif"), "export": ("parquet",)}
"""Commands with formats of their own."""

FREE = {
    "-o": FILES,
    "--output": FILES,
    "--content": FILES,
    "--write": FILES,
    "--width": "",
    "--title": "",
    "--explain": "",
    "--limit": "",
    "-n": "",
}
"""Options whose value is a file's name, or anything at all."""

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "show": (),
    "compare": ("dichotomy", "position", "speaker"),
    "who": ("speaker",),
}
"""Commands that take ids, and of which sorts; no sort means any."""

FILE_ARGUMENTS = frozenset({"check", "export"})
"""Commands that take files."""


def answer(shell: str, words: Sequence[str], environment: Mapping[str, str]) -> str:
    """The candidates for the last word, one a line: the word, a tab, its hint."""
    typed = [word.strip("\"'") for word in words if word != "="] or [""]
    try:
        found = list(candidates(typed[:-1], typed[-1], environment, one=shell == "bash"))
    except (Stop, OSError):
        return ""  # a shell that completes has no place for complaints
    return "".join(f"{c.word}\t{hint(c)}\n" for c in found)


def hint(of: Candidate) -> str:
    """What a candidate is, in letters, digits and plain punctuation, which no shell runs or expands."""
    words = re.sub("['‘’`´]", "", unicodedata.normalize("NFC", of.name))
    plain = "".join(c if c.isalnum() or c in ",.-" else " " for c in words)
    short = " ".join(f"{of.kind}, {plain}".strip(", ").split())
    return short if len(short) <= LONGEST else short[: LONGEST - 3].rsplit(" ", 1)[0] + "..."


def candidates(
    before: list[str], word: str, environment: Mapping[str, str], one: bool = False
) -> Iterator[Candidate]:
    """What the word may become. By name rather than id, in a shell that must replace it: only one."""
    option, equals, value = word.partition("=")
    if equals and option.startswith("--"):
        found = candidates([*before, option], value, environment, one)
        yield from (c._replace(word=f"{option}={c.word}") for c in found)
        return
    last = before[-1] if before else ""
    kinds = NAMES.get(last)
    if last in FREE:
        yield Candidate(FREE[last])
    elif last in CHOICES:
        own = OWN_FORMATS.get(_command(before)) if last in ("-f", "--format") else None
        yield from (Candidate(choice) for choice in own or CHOICES[last] if choice.startswith(word))
    elif kinds is None and (word.startswith("-") or not _command(before)):
        yield from _of_program(_command(before), word)
    elif kinds is None and _command(before) in FILE_ARGUMENTS:
        yield Candidate(FILES)
    else:
        kinds = kinds if kinds is not None else ARGUMENTS.get(_command(before))
        if kinds is not None:
            language = _language(before, environment)
            things = _things(before, environment, language)
            yield from _meant([t for t in things if not kinds or t.kind in kinds], word, one, language)


def _meant(things: list[Candidate], word: str, one: bool, language: str) -> list[Candidate]:
    """The things whose id starts with the word, else those with a name of which a word does."""
    found = [thing for thing in things if thing.word.startswith(word)]
    if not found and (asked := fold(word)):
        named = [t for t in things if any(w.startswith(asked) for w in fold(t.name).split())]
        found = named if not one or len(named) == 1 else []
    return [thing._replace(kind=say(language, thing.kind)) for thing in found]


def _command(before: list[str]) -> str:
    """The command among the words: the first that is neither an option nor an option's value."""
    valued = {*NAMES, *CHOICES, *FREE}
    words = (w for last, w in zip(["", *before], before, strict=False) if last not in valued)
    return next((word for word in words if not word.startswith("-")), "")


def _given(before: list[str], *options: str) -> str | None:
    """The value that an option was given, if it was."""
    apart = (value for option, value in pairwise(before) if option in options)
    joined = (w.partition("=")[2] for w in before if w.partition("=")[0] in options and "=" in w)
    return next(chain(apart, joined), None)


def _language(before: list[str], environment: Mapping[str, str]) -> str:
    try:
        return terminal.language(_given(before, "--lang"), environment)
    except Stop:
        return LANGUAGES[0]


def _things(before: list[str], environment: Mapping[str, str], language: str) -> Iterator[Candidate]:
    """Everything that has an id, in the debates at hand."""
    from socinno.files import content_files, own_content
    from socinno.library.outline import outline

    content = _given(before, "--content") or environment.get("SOCINNO_CONTENT")
    debate = _given(before, "--debate", "-d")
    for file in content_files(Path(content) if content else own_content()):
        if debate and not file.stem.startswith(debate):
            continue
        for kind, id, names in outline(file):
            if _ID.fullmatch(id):  # whatever has no proper id is passed over
                yield Candidate(id, kind, names.get(language) or next(iter(names.values()), ""))


def _of_program(command: str, word: str) -> Iterator[Candidate]:
    """The commands, or a command's options, from the command line itself."""
    from socinno.cli.commands import program
    from socinno.cli.help import commands, options

    known = options(program(), command) if word.startswith("-") else commands(program())
    yield from (Candidate(name, "", told) for name, told in known if name.startswith(word))
