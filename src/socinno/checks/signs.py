"""Warnings: signs in a text that nobody sees, and names that nobody can tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from socinno.model import Debate, Model
from socinno.problems import Address, Fact, Problem
from socinno.text import normal
from socinno.unseen import places, without_unseen

NAMES = frozenset({"name", "also", "author", "editor"})
"""Keys under which words are names, in which a soft hyphen has no place either."""

AROUND = 12  # characters of a text that are told before and after a sign


def texts_show_all_that_they_hold(debate: Debate) -> Iterator[Problem]:
    """`unseen-sign`: no text holds a sign that shows nothing and does nothing."""
    for address, text in every_text(debate, ()):
        if text.isascii():
            continue
        hyphens = [i for i, c in enumerate(text) if c == "\u00ad"] if NAMES & {*address} else []
        if found := sorted({*places(text), *hyphens}):
            signs = dict.fromkeys(_code_point(text[i]) for i in found)
            facts: dict[str, Fact] = {"characters": tuple(signs), "near": _near(text, found[0])}
            yield Problem("unseen-sign", address, facts, severity="warning")


def names_can_be_told_apart(debate: Debate) -> Iterator[Problem]:
    """`names-alike`: the names of two speakers look different, unless they are the same."""
    first: dict[str, tuple[str, str]] = {}
    for key, speaker in debate.speakers.items():
        for language, name in speaker.name.items():
            written = " ".join(normal(name).split())
            other, as_written = first.setdefault(_look(name), (key, written))
            if other != key and as_written != written:
                address = ("speakers", key, "name", *([language] if language else []))
                yield Problem("names-alike", address, {"id": key, "other": other}, severity="warning")


def every_text(value: object, address: Address) -> Iterator[tuple[Address, str]]:
    """Every text of a debate with its address, names and passages of any kind."""
    if isinstance(value, str):
        yield address, value
    elif isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            yield from every_text(getattr(value, name), (*address, field.alias or name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from every_text(inner, (*address, *([key] if key else [])))
    elif isinstance(value, tuple):
        for i, inner in enumerate(value):
            yield from every_text(inner, (*address, i))


def _code_point(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _near(text: str, at: int) -> str:
    """The words around a sign, with its code point in its place."""
    before, after = text[max(0, at - AROUND) : at], text[at + 1 : at + 1 + AROUND]
    return f"{before}[{_code_point(text[at])}]{after}"


def _look(name: str) -> str:
    """What is seen of a name: signs that look the same are the same (NFKC)."""
    return " ".join(normal(without_unseen(name), "NFKC").split())


RULES = (texts_show_all_that_they_hold, names_can_be_told_apart)
