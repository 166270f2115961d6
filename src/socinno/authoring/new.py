"""A first content file: commented, valid, and ready to be shown, in English or Dutch."""

from __future__ import annotations

import json
import re
from typing import Any

from socinno.authoring.schema import MODELINE
from socinno.library.tree import FORBIDDEN
from socinno.model import ID_PATTERN
from socinno.problems import Stop
from socinno.words import LANGUAGES


def starter(title: str | None, language: str) -> str:
    """The text of a starter file; `title` is the debate's, else a placeholder."""
    told = STARTERS[LANGUAGES.index(language)]
    # JSON's strings are YAML's double-quoted ones
    shown = json.dumps(title, ensure_ascii=False) if title else TITLES[LANGUAGES.index(language)]
    return told.replace("MODELINE", MODELINE).replace("TITLE", shown, 1)


TITLES = ("Should the town square be free of cars?", "Moet het dorpsplein autovrij worden?")

STARTERS = (
    """MODELINE
# A debate in one file. Its name, without .yaml, is its id. Put your own debate in its place.
# ‘socinno check’ says what is wrong and where; ‘socinno schema’ gives your editor the keys.

language: en  # the language that bare texts are in; for more: {en: ..., nl: ...}
title: TITLE
question: Should cars be banned from the town square?
summary: Replace this by a few sentences about what the debate is about and where it took place.

sources:  # where the quotes come from; the keys are those of CSL, as Zotero exports them
  report:
    type: report
    title: Report of the public meeting
    issued: 2026-01-15  # or 2026-01, or 2026
    # file: report.txt  # the text beside this file: then ‘socinno check’ looks for each quote in it

speakers:  # persons, and collective voices (kind: collective)
  baker:
    name: Sam Baker
    role: shopkeeper
  walker:
    name: Kim Walker
    role: resident

dichotomies:  # the heart of it: a question with exactly two positions
  cars-square:
    title: Cars or people
    question: Who is the square for?
    positions:
      keep-cars:
        title: Keep the cars
        claim: Without cars the shops lose their customers.
      no-cars:
        title: A square without cars
        claim: Without cars the square becomes a place to stay.

quotes:
  baker-customers:
    speaker: baker
    kind: direct  # direct: the very words; indirect: reported, in our words
    text: My customers come by car.
    source: report
    at: {page: 2}  # section, page, paragraph, time, or anchor: a few words to find it by
    supports: [keep-cars]  # positions, or other quotes; also: challenges
  walker-children:
    speaker: walker
    kind: indirect
    text: Walker would like to see children play on the square again.
    source: report
    at: {page: 3}
    supports: [no-cars]

stances:  # who stands where, and how we know: stated, reported, or inferred (then with a note)
  - {speaker: baker, positions: [keep-cars], basis: stated, evidence: [baker-customers]}
  - {speaker: walker, positions: [no-cars], basis: reported, evidence: [walker-children]}
""",
    """MODELINE
# Een debat in één bestand. De naam ervan, zonder .yaml, is de id. Zet je eigen debat in de plaats.
# ‘socinno check’ zegt wat er mis is en waar; ‘socinno schema’ geeft je editor de sleutels.

language: nl  # de taal van kale teksten; voor meer talen: {nl: ..., en: ...}
title: TITLE
question: Moeten auto’s van het dorpsplein verdwijnen?
summary: Zet hier in een paar zinnen waar het debat over gaat en waar het plaatsvond.

sources:  # waar de citaten uit komen; de sleutels zijn die van CSL, zoals Zotero ze uitvoert
  verslag:
    type: report
    title: Verslag van de bewonersavond
    issued: 2026-01-15  # of 2026-01, of 2026
    # file: verslag.txt  # de tekst naast dit bestand: dan zoekt ‘socinno check’ elk citaat erin op

speakers:  # personen, en gezamenlijke stemmen (kind: collective)
  bakker:
    name: Sam Bakker
    role: winkelier
  de-wandelaar:
    name: Kim de Wandelaar
    role: bewoner

dichotomies:  # het hart: een vraag met precies twee posities
  autos-plein:
    title: Auto’s of mensen
    question: Voor wie is het plein?
    positions:
      autos-blijven:
        title: De auto’s blijven
        claim: Zonder auto’s raken de winkels hun klanten kwijt.
      autovrij:
        title: Een plein zonder auto’s
        claim: Zonder auto’s wordt het plein een plek om te blijven.

quotes:
  bakker-klanten:
    speaker: bakker
    kind: direct  # direct: de eigen woorden; indirect: wat het verslag meldt, in onze woorden
    text: Mijn klanten komen met de auto.
    source: verslag
    at: {page: 2}  # section, page, paragraph, time, of anchor: een paar woorden om het aan te vinden
    supports: [autos-blijven]  # posities, of andere citaten; ook: challenges
  wandelaar-kinderen:
    speaker: de-wandelaar
    kind: indirect
    text: De Wandelaar ziet er graag weer kinderen spelen.
    source: verslag
    at: {page: 3}
    supports: [autovrij]

stances:  # wie waar staat, en hoe we dat weten: stated, reported, of inferred (dan met een note)
  - {speaker: bakker, positions: [autos-blijven], basis: stated, evidence: [bakker-klanten]}
  - {speaker: de-wandelaar, positions: [autovrij], basis: reported, evidence: [wandelaar-kinderen]}
""",
)


def refuse(name: str, title: str | None) -> None:
    """Stop (2) for a name that cannot be an id, or a title that cannot stand in a content file."""
    if not re.search(ID_PATTERN, name) or name.endswith("\n") or len(name) > 80:
        from socinno.authoring.fixes import slug

        near: dict[str, Any] = {"meant": slug(name)[:80].strip("-")} if slug(name) else {}
        raise Stop("bad-new-id", asked=name, **near)
    if title is not None and (not title.strip() or FORBIDDEN.search(title)):
        raise Stop("bad-title", asked=title)
