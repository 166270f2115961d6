"""Every word and sentence that a person reads, by key and language; content speaks for itself.

They stand in `en.toml` and `nl.toml`, whose tables are `words`, `sentences` (something is wrong),
`rules` (for each what is said of a breach, and a page) and `help`; the manual is in `manual/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from socinno.problems import Fact, More, Problem, Stop, limited
from socinno.text import one_line

LANGUAGES = ("en", "nl")

TOPICS = (
    *("reading", "agreement", "filters", "formats", "writing", "checking"),
    *("index", "export", "exchange", "api", "environment"),
)
"""The topics of the manual, in the order in which a reader wants them."""

PAGES = ("kialo", "wahl-o-mat", "dna", "polis", "argdown", "taguette", "qdpx")
"""Further pages of the manual, one for each format of another tool: the topic `exchange` names them."""

LONGEST = 100  # signs of a value that a mistake repeats
PATHS = ("file", "files", "path", "folder", "content", "why")  # which are of use whole alone

SPOKEN = "language"  # the fact that is a language by its code, said by its name where that has words
KINDS = ("what", "wanted")  # facts that name sorts of things, said as the words of who writes
SORTS = ("sort", "sorts")  # and as the words of who reads


def say(language: str, key: str, /, **facts: Fact) -> str:
    """The word or sentence under a key, in a language; a key that has none stands for itself."""
    words = _words(language, key)
    shown = {name: _shown(fact) for name, fact in facts.items()}
    if SPOKEN in facts:
        shown[SPOKEN] = language_name(shown[SPOKEN], language)
    return words.format_map(shown) if facts else words


def language_name(code: str, language: str) -> str:
    """What a language (BCP 47) is called; one without words stands for itself."""
    named = _words(language, key := f"language-{code.partition('-')[0]}")
    return code if named == key else named


def say_around(language: str, key: str, name: str, /) -> tuple[str, str]:
    """What a sentence says before and after its one fact, for who gives that fact a look of its own."""
    before, _, after = _words(language, key).partition(f"{{{name}}}")
    return before, after


def sentence(key: str, facts: Mapping[str, Fact], language: str) -> str:
    """The sentence of a key, its facts filled in; `meant` becomes a clause, or nothing.

    Those in `candidates` are also there as `either`, of which one is to be chosen.
    """
    shown = {name: _shown(fact) for name, fact in facts.items()}
    shown["meant"] = say(language, "meant", meant=facts["meant"]) if "meant" in facts else ""
    shown |= {name: _either(facts[name], language) for name in KINDS if name in facts}
    if key == "bad-choice" and isinstance(choices := facts["choices"], tuple):
        shown["choices"] = _shown(tuple(_choice(choice, language) for choice in choices))
    shown |= {name: _either(facts[name], language, False) for name in SORTS if name in facts}
    if isinstance(names := facts.get("candidates"), tuple):
        shown["either"] = f" {say(language, 'or')} ".join(_shown(it) for it in (names[:-1], names[-1:]) if it)
    return _words(language, key).format_map(shown)


def problem_line(problem: Problem, language: str) -> str:
    """`file:line:column: error: sentence [rule]`."""
    severity = say(language, f"severity-{problem.severity}")
    told = sentence(problem.code, problem.facts, language)
    return f"{one_line(str(problem.where))}: {severity}: {told} [{problem.code}]"


def more_line(more: More, language: str) -> str:
    """`file: error: and so many more like these [rule]`."""
    told = sentence("and-more", {"count": more.beyond}, language)
    return f"{one_line(more.file)}: {say(language, f'severity-{more.severity}')}: {told} [{more.code}]"


def problem_lines(problems: Iterable[Problem], language: str) -> list[str]:
    """A line for each problem that is told by itself, then how many more there are of each kind."""
    told, more = limited(problems)
    return [*(problem_line(it, language) for it in told), *(more_line(it, language) for it in more)]


def stop_line(stop: Stop, language: str) -> str:
    """`socinno: sentence`, with what was typed, or is named, no longer than it takes to know it by."""
    facts = {name: fact if name in PATHS else _short(fact) for name, fact in stop.facts.items()}
    return f"socinno: {sentence(stop.key, facts, language)}"


def _short(fact: Fact) -> Fact:
    """A fact of at most `LONGEST` signs, without its middle; so each of several."""
    if isinstance(fact, tuple):
        return tuple(str(_short(one)) for one in fact)
    text = str(fact)
    half = LONGEST // 2
    return f"{text[:half]}…{text[1 - half :]}" if len(text) > LONGEST else fact


def rule_codes() -> tuple[str, ...]:
    """The code of every rule of content, as the words have them: form first, then the sources' texts."""
    return tuple(name.removeprefix("rules.") for name in _bodies(LANGUAGES[0]) if name.startswith("rules."))


def rule_page(code: str, language: str) -> str:
    """The page of a rule: a line on what is wrong, then why and how to mend it; '' for no rule."""
    return _table(language, f"rules.{code}").get("page", "")


def manual(topic: str, language: str) -> str:
    """A topic of the manual, one of TOPICS or PAGES, as Markdown."""
    return (Path(__file__).parent / "manual" / language / f"{topic}.md").read_text("utf-8")


def _shown(fact: Fact) -> str:
    return one_line(", ".join(fact) if isinstance(fact, tuple) else str(fact))


def _choice(value: str, language: str) -> str:
    """A value that may be typed, and what it means where it has words."""
    meaning = _words(language, key := f"choice-{value}")
    return value if meaning == key else f"{value} ({meaning})"


def _either(fact: Fact, language: str, writing: bool = True) -> str:
    """Sorts of things in words; those who write call them by the names of their keys."""
    kinds = fact if isinstance(fact, tuple) else (str(fact),)
    own = [(kind, f"author-{kind}" if writing else f"sort-{kind}") for kind in kinds]
    named = (kind if _words(language, key) == key else key for kind, key in own)
    return f" {say(language, 'or')} ".join(say(language, name) for name in named)


def _words(language: str, key: str) -> str:
    for name in ("words", "sentences", "help"):
        if key in (table := _table(language, name)):
            return table[key]
    return _table(language, f"rules.{key}").get("say", key)


@cache
def _table(language: str, name: str) -> dict[str, str]:
    """One table of a language; empty if there is none of this name."""
    body = _bodies(language if language in LANGUAGES else LANGUAGES[0]).get(name, "")
    lines = [line for line in body.splitlines() if line and not line.startswith("#")]
    plain = re.findall(r'^([\w-]+) = "([^"\\]*)"$', "\n".join(lines), re.MULTILINE)
    if len(plain) == len(lines):
        return dict(plain)
    import tomllib  # a fiftieth of a start: only for a table of more than plain texts of one line

    return tomllib.loads(body)


@cache
def _bodies(language: str) -> dict[str, str]:
    """What stands under each heading of a language's file: a run reads few of the tables."""
    text = Path(__file__).with_name(f"{language}.toml").read_text("utf-8")
    return dict(part.split("]\n", 1) for part in text.split("\n[")[1:])
