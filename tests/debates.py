"""A small valid debate for the tests, and ways to change a few lines of it and hear what is then wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

from socinno.checks import references
from socinno.library import reader
from socinno.library.whereabouts import located
from socinno.model import Debate
from socinno.problems import Problem

VALID = """\
language: nl
title: {nl: Bibliotheek op zondag, en: The library on Sundays}
question: Moet de bibliotheek op zondag open?
sources:
  minutes: {type: report, title: Notulen van de raad, issued: 2024-03, language: nl}
speakers:
  ada: {name: Ada de Wit, role: {nl: lezer, en: reader}}
  bram: {name: Bram ten Cate, honorific: dr.}
dichotomies:
  opening:
    title: Open of dicht
    question: {nl: "Gaat de deur op zondag open?", en: "Do the doors open on Sundays?"}
    positions:
      open: {title: Open, claim: De deur gaat open.}
      closed: {title: Dicht, claim: De deur blijft dicht.}
  paying:
    title: Samen of alleen
    question: Wie betaalt de zondag?
    positions:
      city: {title: De stad, claim: De stad betaalt.}
      readers: {title: De lezers, claim: De lezers betalen.}
quotes:
  reading-day:
    {speaker: ada, kind: direct, text: Zondag is leesdag., translation: {en: Sunday is for reading.},
     source: minutes, at: {page: 1}, supports: [open]}
  day-of-rest:
    {speaker: bram, kind: indirect, text: {nl: Ook het personeel wil rust., en: Staff need rest too.},
     source: minutes, at: {section: Rondvraag}, supports: [closed], challenges: [reading-day]}
stances:
  - {speaker: ada, positions: [open], basis: stated, evidence: [reading-day]}
  - {speaker: bram, positions: [closed], basis: reported, evidence: [day-of-rest]}
common-ground:
  books: {title: Boeken, summary: Boeken zijn voor iedereen., quotes: [reading-day]}
themes:
  hours:
    title: Tijden
    summary: Wanneer men komt.
    topics:
      morning: {title: Ochtend, quotes: [day-of-rest]}
"""


class Broken(NamedTuple):
    """Content with something wrong: why, the content, and each `line:column code` that it gets."""

    why: str
    text: str | bytes
    told: list[str]

    def __str__(self) -> str:
        return self.why


def edited(lines: str) -> str:
    """The valid debate with some sections written anew. The new lines come first: line 1 is theirs."""
    new = {section.partition(":")[0] for section in _sections(lines)}
    return lines + "".join(s for s in _sections(VALID) if s.partition(":")[0] not in new)


def _sections(text: str) -> list[str]:
    return [section for section in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE) if section]


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    """All that is wrong with a debate: as text, as YAML, as a debate, and by the rules of the format."""
    data = text.encode() if isinstance(text, str) else text
    debate, problems, tree = reader.parse(data, "debate.yaml", "debate")
    if debate is None or tree is None:
        return problems
    return tuple(located(references.errors(debate), tree, "debate.yaml"))


def told(text: str | bytes) -> list[str]:
    """The same, each as `line:column code`."""
    return [f"{p.where.line}:{p.where.column} {p.code}" for p in problems_of(text)]


def a_debate(lines: str = "", name: str = "debate") -> Debate:
    """The valid debate, if need be with some sections written anew, as a model called `name`."""
    text = edited(lines)
    assert told(text) == []
    debate = reader.parse(text.encode(), f"{name}.yaml", name).debate
    assert debate is not None
    return debate
