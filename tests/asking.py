"""How tests ask: every view of the debate that comes along, of one with odd texts, of one with every key."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import socinno
from socinno import Filters, Library
from socinno.formats import Sheet, written
from socinno.queries.who import pairs, speaker, who
from socinno.views import View

TESTS = Path(__file__).parent
ODD = TESTS / "odd"
EVERY = TESTS / "every"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@cache
def library(odd: bool = False) -> Library:
    return socinno.load(ODD) if odd else socinno.load()


@cache
def views(language: str = "en", odd: bool = False) -> dict[str, View]:
    """Each view by the words that ask for it."""
    of = library(odd)
    debate = of.debates[0]
    alike = [*list(debate.quotes)[4:], *list(debate.speakers)[4:]]  # some of each sort say enough
    shown = [debate.id, *(name for name in debate.things if name not in alike), "de-graaf-bridge"]
    shown = [name for name in shown if name in debate.things or name == debate.id]
    if odd:
        return asked(of, shown, ("left", "right"), ("wang", "renee", "dalia"), "bad", language)
    people = ("graaf", "wittmayer", "soeterbroek", "editors", "room", "reporter")
    return asked(of, shown, ("relations", "products"), people, "book", language)


@cache
def every(language: str = "en") -> dict[str, View]:
    """Each view, and everything shown, of the debate in which every key of the format is used."""
    of = socinno.load(EVERY)
    [debate] = of.debates
    shown = [debate.id, *debate.things]
    return asked(of, shown, ("build-it", "leave-it"), ("ann", "bob", "dee", "eve", "crowd"), "vote", language)


def asked(
    of: Library,
    shown: Sequence[str],
    sides: Sequence[str],
    people: Sequence[str],
    unquoted: str,
    language: str,
) -> dict[str, View]:
    """Each view of a library: some things shown, others side by side, nothing of one source."""
    all_of = Filters()
    found: dict[str, View] = {
        "compare two positions": socinno.compare(of, sides, language),
        "compare two speakers": socinno.compare(of, people[:2], language),
        "compare all speakers": socinno.compare(of, people, language),
        "compare only shared": socinno.compare(of, people[:2], language, "shared"),
        "quotes": socinno.quotes(of, all_of, language),
        "speakers": socinno.speakers(of, all_of, language),
        "quotes --all": socinno.quotes(of, all_of, language, 0, True),
        "speakers --all": socinno.speakers(of, all_of, language, 0, True),
        "debates": socinno.debates(of, language),
        "search": socinno.search(of, ("e*",), all_of, language),
        "search --all": socinno.search(of, ("e*",), all_of, language, 0, (), True),
        "who": who(of, all_of, language),
        "who --pairs": pairs(of, all_of, language),
        "who one": speaker(of, people[0], all_of, language),
        "nothing": socinno.quotes(of, Filters(speaker=(people[0],), source=(unquoted,)), language),
    }
    return found | {f"show {name}": socinno.show(of, name, language) for name in shown}


@cache
def shown(
    name: str, format: str, width: int = 80, language: str = "en", odd: bool = False, colour: bool = False
) -> str:
    """One of these views in a format, written once for all tests that look at it."""
    return written(views(language, odd)[name], Sheet(language, width, colour), format)


def socinno_run(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a user runs it, in an environment of its own."""
    return subprocess.run(
        [sys.executable, "-m", "socinno", *words],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
