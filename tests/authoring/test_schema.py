"""`socinno schema` describes what the reader takes, as an editor sees it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from authors import debate, run
from ruamel.yaml import YAML

from socinno.authoring.new import starter
from socinno.authoring.schema import schema
from socinno.checks import references
from socinno.files import own_content
from socinno.library import reader

VALID = jsonschema.Draft202012Validator(schema())


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2 to plain data, as yaml-language-server sees it."""
    yaml = YAML(typ="safe", pure=True)
    data = yaml.load(text)
    return json.loads(json.dumps(data, default=str))


def complaints(text: str) -> list[str]:
    return [error.message for error in VALID.iter_errors(as_an_editor_reads(text))]


def reads(text: str) -> bool:
    debate = reader.parse(text.encode(), "x.yaml", "x").debate
    return debate is not None and not [*references.errors(debate)]


BRACES = "  - {speaker: walker, positions: [ban], basis: reported, evidence: [walker-says]}\n"
LINES = "  - speaker: walker\n    basis: reported\n    evidence: [walker-says]\n"
EVERY = Path(__file__).parent.parent / "every" / "every-key.yaml"


def test_it_is_a_schema_of_its_draft_with_an_id() -> None:
    printed = json.loads(run("schema").out)
    assert printed == schema()
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert printed["$id"]
    jsonschema.Draft202012Validator.check_schema(printed)


@pytest.mark.parametrize("path", sorted(own_content().glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_debates_are_valid(path: Path) -> None:
    assert complaints(path.read_text()) == []


def test_a_debate_with_every_key_is_valid_and_every_key_is_in_it() -> None:
    tree = as_an_editor_reads(EVERY.read_text())
    assert complaints(EVERY.read_text()) == []
    stances = {key for stance in tree["stances"] for key in stance}
    assert stances == {*schema()["$defs"]["Stance"]["properties"]}
    quotes = {key for quote in tree["quotes"].values() for key in quote}
    assert {*schema()["$defs"]["Quote"]["properties"]} - quotes == {"note"}


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_starter_is_valid(lang: str) -> None:
    assert complaints(starter(None, lang)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("issued: 2018", "issued: 2018, edition: 1.10, volume: 12, page: 3, ISBN: 9789023255970"),
        ("issued: 2018", "issued: 2018-01-25"),
        ("title: Report,", "title: no,"),
        ("title: Cars on the square", "title: 2018"),
        ("supports: [ban]", "supports:"),
        ("title: Cars on the square", "title: {en: Cars, nl-BE: Auto’s}"),
        ("stances:\n", "common-ground:\nthemes: {}\nevent:\nstances:\n"),
        ("positions: [keep]", "positions: keep"),
        (", evidence: [baker-says]", ""),
        ("basis: reported,", "basis: reported, assigned: true,"),
        ("basis: reported,", "basis: reported, assigned: false, date: 2018-01?, ref: 12,"),
        (BRACES, f"{LINES}    neither: cars\n    positions:\n    assigned:\n"),
        ("evidence: [walker-says]", "source: report, at: {page: 1}"),
        ("title: Keep the cars, ", ""),
        (", claim: People need room.", ""),
        ("    question: Who is the square for?\n    positions", "    short: Cars\n    positions"),
        ("    speaker: walker\n", "    told-by: walker\n    date: 2018?\n"),
        ("    at: {page: 2}\n", "    at:\n      section: Square\n    reviewed: [quote-cut]\n"),
        ("{name: Sam Baker}", "{name: Sam Baker, also: [Mr Baker, Q.], ref: S-1}"),
        ("{type: report, title: Report,", f"{{type: report, title: Report, sha256: {'a' * 64},"),
        ("title: Cars on the square", "by: The archive\nref: 7\ntitle: Cars on the square"),
        ("  report: {", "  book: {type: book, title: x, author: [{family: Wit}]}\n  report: {"),
    ],
)
def test_what_the_reader_takes_an_editor_does_not_complain_of(old: str, new: str) -> None:
    text = debate().replace(old, new)
    assert text != debate()
    assert reads(text)
    assert complaints(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: direct", "kind: dirct"),
        ("claim: Shops", "clame: Shops"),
        ("title: Cars on the square\n", ""),
        ("  baker-says:", "  Baker Says:"),
        ("[baker-says]", "[Baker Says]"),
        ("[baker-says]", "baker-says"),
        ("      ban: {title: Ban the cars, claim: People need room.}\n", ""),
        ("title: Cars on the square", "title: {English: Cars}"),
        ("title: Cars on the square", "title: {}"),
        ("language: en", "language: English"),
        ("issued: 2018", "issued: January 2018"),
        ("page: 2", "pge: 2"),
        ("speakers:", "speakers: []\nx:"),
        ("[keep], basis", "[keep, ban, keep], basis"),
        ("positions: [keep], ", ""),
        ("positions: [keep]", "positions: ~"),
        ("positions: [keep]", "positions: [keep], neither: cars"),
        ("basis: reported,", "basis: reported, assigned: yes,"),
        ("basis: reported,", "basis: reported, assigned: 1,"),
        ("basis: reported,", "basis: reported, date: 2018-01??,"),
        ("basis: reported,", "basis: reported, source: report,"),
        ("basis: reported,", "basis: inferred,"),
        ("{title: Keep the cars, claim: Shops need cars.}", "{summary: x}"),
        ("{title: Keep the cars, claim: Shops need cars.}", "{title: ~}"),
        ("{type: report, title: Report,", "{type: report, title: Report, sha256: abc,"),
        ("text: Walker wants room to play.", "text: Walker wants room.\n    translation: {nl: Ruimte.}"),
        ("  report: {", "  book: {type: book, title: x, author: [{}]}\n  report: {"),
    ],
)
def test_what_the_reader_refuses_an_editor_complains_of(old: str, new: str) -> None:
    text = debate().replace(old, new, 1)
    assert text != debate()
    assert not reads(text)
    assert complaints(text)


def test_what_an_editor_shows_of_a_key_is_there() -> None:
    printed = schema()
    assert printed["$defs"]["Stance"]["description"]
    assert printed["$defs"]["Quote"]["properties"]["kind"]["enum"] == ["direct", "indirect"]


def test_it_can_be_written_beside_the_content(tmp_path: Path) -> None:
    path = tmp_path / "debate.schema.json"
    assert run("schema", "--write", tmp_path).err == f"written: {path}\n"
    assert path.read_text() == run("schema").out
    assert run("schema", "--write", tmp_path).code == 0  # the same: nothing is lost
    path.write_text("mine")
    ran = run("schema", "--write", tmp_path)
    assert ran.code == 2
    assert "--force" in ran.err
    assert path.read_text() == "mine"
    assert run("schema", "--write", tmp_path, "--force").code == 0
    assert path.read_text() == run("schema").out
    assert run("schema", "--write", tmp_path / "nowhere").code == 1
