"""A debate to search in, of which the names are said in several ways."""

from pathlib import Path

import pytest

from socinno.files import listing
from socinno.library import Library, from_files

DEBATE = """
language: nl
title: Bruggen bouwen
question: Wie bouwt de brug?
sources:
  krant: {type: article, title: De krant, language: nl}
speakers:
  vera: {name: Véra Zeldenrust, role: brugwachter}
  room: {name: {nl: De zaal, en: The room}, kind: collective}
dichotomies:
  as:
    title: Zelf of samen
    question: Bouwen we zelf?
    summary: Over een brug
    positions:
      zelf: {title: Zelf, claim: Een brug bouw je zelf}
      samen: {title: Samen, claim: Dat doe je samen}
quotes:
  oud:
    speaker: vera
    kind: direct
    text: De oude brug is één groot coördinatieprobleem
    translation: {en: The old bridge is one big problem of coordination}
    source: krant
    at: {page: "1"}
    supports: [samen]
  nieuw:
    speaker: room
    kind: indirect
    text: {nl: Een nieuwe brug, en: A new bridge}
    source: krant
    at: {page: "2"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bruggen.yaml").write_text(DEBATE, "utf-8")
    return tmp_path


@pytest.fixture
def library(folder: Path) -> Library:
    return from_files(*listing(folder))
