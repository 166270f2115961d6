"""Completing words in a shell: ids with a hint, the values of options, commands and options.

The shell's script calls the program with the words typed so far. What is wanted most, an id, comes
from labels, without building a debate: a key press must not wait.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from socinno.cli import terminal
from socinno.cli.help import meaning, topics
from socinno.cli.options import COMMANDS, PROGRAM
from socinno.cli.shapes import FILES, TOPICS, Argument, Completes, Declared, Option, Things
from socinno.files import own_content
from socinno.library.outline import Outlined
from socinno.problems import Stop
from socinno.text import normal
from socinno.unseen import without_unseen
from socinno.words import LANGUAGES, say, stop_line

NAMES_OF_FILES = ":files"  # what the scripts take as: complete the names of files
LONGEST = 60  # of a hint


class Candidate(NamedTuple):
    """A word that may be meant, what sort of thing it is, and what people call that thing."""

    word: str
    kind: str = ""
    name: str = ""


class Walk(NamedTuple):
    """What the words typed so far come to: as Typer's parser has it, without loading Typer.

    `pending` is an option that the next word is the value of; `ended`: after --, there are no options.
    """

    of: Declared
    given: dict[str, str]
    words: list[str]
    pending: Option | None
    ended: bool


def walked(before: Sequence[str]) -> Walk:
    """The command among the words, the last value of each option, and the words that are neither."""
    of, words, pending, ended = PROGRAM, [], None, False
    given: dict[str, str] = {}
    for word in before:
        if pending:
            given[pending.name], pending = word, None
        elif word == "--" and not ended:
            ended = True
        elif word.startswith("-") and word != "-" and not ended:
            flag, value = _split(word)
            option = next((o for o in of.options if flag in o.flags), None)
            if option and option.metavar and value is None:
                pending = option
            elif option:
                given[option.name] = value or ""
        elif of is PROGRAM and word in COMMANDS:
            of, ended = COMMANDS[word], False
        else:
            of, ended = (COMMANDS["show"], False) if of is PROGRAM else (of, ended)
            words.append(word)
    return Walk(of, given, words, pending, ended)


def _split(word: str) -> tuple[str, str | None]:
    """An option as typed, and the value glued to it, if any."""
    if word.startswith("--"):
        flag, equals, value = word.partition("=")
        return flag, value if equals else None
    return word[:2], word[2:] or None


def run(shell: str, words: Sequence[str], environment: Mapping[str, str]) -> int:
    """Write the candidates for the last word to stdout; the exit code."""
    try:
        terminal.put([completed(shell, words, environment)], sys.stdout)
    except OSError as error:
        terminal.forget(sys.stdout)
        stop = Stop("cannot-write", code=1, why=error.strerror or str(error))
        terminal.tell(stop_line(stop, _language(walked(words), environment)))
        return stop.code
    return 0


def completed(shell: str, words: Sequence[str], environment: Mapping[str, str]) -> str:
    """The candidates for the last word, one a line: the word, a tab, its hint."""
    typed = [word.strip("\"'") for word in words if word != "="] or [""]
    try:
        found = list(candidates(typed[:-1], typed[-1], environment, one=shell == "bash"))
    except (Stop, OSError):
        return ""  # a shell that completes has no place for complaints
    return "".join(f"{c.word}\t{hint(c)}\n" for c in found)


def hint(of: Candidate) -> str:
    """What a candidate is, in letters, digits and plain punctuation, which no shell runs or expands."""
    words = re.sub("['‘’`´]", "", normal(without_unseen(of.name)))
    plain = "".join(c if c.isalnum() or c in ",.-" else " " for c in words)
    short = " ".join(f"{of.kind}, {plain}".strip(", ").split())
    return short if len(short) <= LONGEST else short[: LONGEST - 3].rsplit(" ", 1)[0] + "..."


def candidates(
    before: Sequence[str], word: str, environment: Mapping[str, str], one: bool = False
) -> Iterator[Candidate]:
    """What the word may become. By name rather than id, in a shell that must replace it: only one."""
    walk = walked(before)
    flag, value = _split(word) if word.startswith("-") and not walk.ended else ("", None)
    glued = next((o for o in walk.of.options if flag in o.flags and o.metavar and value is not None), None)
    if walk.pending:
        yield from _values(walk.pending.completes, walk, word, environment, one)
    elif glued:
        head = word.removesuffix(value or "")
        found = _values(glued.completes, walk, value or "", environment, one)
        yield from (c._replace(word=f"{head}{c.word}") for c in found)
    elif flag:
        language = _language(walk, environment)
        told = ((o.flags[0], meaning(o.help, language)) for o in walk.of.options)
        yield from (Candidate(flag, "", help) for flag, help in told if flag.startswith(word))
    elif {".", "/"} & {*word} and not walk.words and (walk.of is PROGRAM or walk.of.group == "read"):
        yield Candidate(NAMES_OF_FILES)
    elif walk.of is PROGRAM:
        found = (
            Candidate(name, "", meaning(f"command-{name}", _language(walk, environment))) for name in COMMANDS
        )
        yield from (c for c in found if c.word.startswith(word))
    elif walk.of.argument and (_takes_more(walk.of.argument) or not _after_path(walk)):
        yield from _values(walk.of.argument.completes, walk, word, environment, one)


def _takes_more(argument: Argument) -> bool:
    """Whether every word after a command may be completed, not the first alone."""
    return argument.many and not argument.of_file


def _after_path(walk: Walk) -> list[str]:
    """The words without a path to read that stands first."""
    return walk.words[1:] if walk.of.starts_with_path([*walk.words, ""]) else walk.words


def _values(
    completes: Completes, walk: Walk, word: str, environment: Mapping[str, str], one: bool
) -> Iterator[Candidate]:
    if isinstance(completes, Things) and completes.or_path and {".", "/"} & {*word}:
        yield Candidate(NAMES_OF_FILES)
    elif isinstance(completes, Things):
        yield from _things(completes.kinds, walk, word, environment, one)
    elif completes == FILES:
        yield Candidate(NAMES_OF_FILES)
    elif completes:
        choices = topics(_language(walk, environment)) if completes == TOPICS else completes
        yield from (Candidate(choice) for choice in choices if choice.startswith(word))


def _things(
    kinds: tuple[str, ...], walk: Walk, word: str, environment: Mapping[str, str], one: bool
) -> Iterator[Candidate]:
    """What a word may mean of what has an id in the debates at hand, each id once."""
    from socinno.library.labels import completions  # late: brings SQLite

    of_file = bool(walk.of.argument and walk.of.argument.of_file)
    path = walk.words[0] if walk.words and (of_file or _after_path(walk) != walk.words) else None
    content = path or walk.given.get("content") or environment.get("SOCINNO_CONTENT")
    indexed = environment.get("SOCINNO_INDEX") != "off"
    folder = Path(content) if content else own_content()
    found: dict[str, Outlined] = {}
    for thing in completions(folder, word, kinds, walk.given.get("debate", ""), indexed):
        found.setdefault(thing.id, thing)
    if one and len(found) > 1 and not any(id.startswith(word) for id in found):
        return
    language = _language(walk, environment)
    for id, thing in found.items():
        yield Candidate(id, say(language, thing.kind), thing.called(language))


def _language(walk: Walk, environment: Mapping[str, str]) -> str:
    try:
        return terminal.language(walk.given.get("lang"), environment)
    except Stop:
        return LANGUAGES[0]
