"""The card of a speaker: who it is in two lines, stances in a few, quotes as many as can be read."""

import json
import re
from pathlib import Path

import pytest
from arguing import debate
from arguing import library as of_one
from asking import library
from typer.testing import CliRunner

import socinno
from socinno.cli.app import app
from socinno.files import own_content
from socinno.formats import Sheet, written
from socinno.library import Library
from socinno.queries.cards import FEW
from socinno.queries.show import show
from socinno.views import Card, Hint, Quotation, Ref, Signed, Table


def screen(of: Card, width: int = 80) -> list[str]:
    return written(of, Sheet("en", width), "table").splitlines()


def twice(folder: Path) -> Library:
    """The bundled debate as two."""
    text = (own_content() / "social-innovation.yaml").read_text("utf-8")
    for name, title in (("one", "The first"), ("two", "The second")):
        changed = text.replace("title:\n", "title: {en: TITLE, nl: TITLE}\n", 0)
        (folder / f"{name}.yaml").write_text(changed.replace("TITLE", title), "utf-8")
    return socinno.load(folder)


def test_it_is_read_in_one_look() -> None:
    rows = screen(show(library(), "graaf", "en"))
    assert len(rows) <= 50
    assert rows[1].split() == ["speaker", "de-graaf"]
    stances = [row[16:] for row in rows if row[16:18] in ("1 ", "2 ", "3 ", "4 ")]
    assert stances == [
        "1 ○ New relations  (our reading) *",
        "2 … From below or also in policy",
        "4 … Transition or governing together",
    ]
    assert "no known stance on 1 other question" in rows[rows.index("stances         " + stances[0]) + 3]


def test_machines_have_a_stance_on_every_dichotomy_and_every_quote() -> None:
    data = json.loads(written(show(library(), "de-graaf", "en"), Sheet(), "json"))
    [of] = library().debates
    assert [record["dichotomy"]["id"] for record in data["stances"]] == [*of.dichotomies]
    assert [quote["id"] for quote in data["quotes"]] == [q.id for q in of.said["de-graaf"]]


def test_everything_has_the_notes_the_evidence_and_the_silences() -> None:
    text = " ".join(screen(show(library(), "graaf", "en", (), True)))
    assert "shown by: de-graaf-behaviour" in text
    assert "3 · Endpoint or continuous improvement" in text
    assert "kind            person" in text
    assert "dr." in text


def test_a_side_that_is_called_as_another_is_told_with_its_question() -> None:
    alike = debate({})
    data = alike.model_dump(by_alias=True, exclude_none=True)
    data["dichotomies"]["e"] = {"title": "E", "positions": {"yes": {"title": "L"}, "no": {"title": "R"}}}
    data["stances"] = [
        {"speaker": "ann", "positions": ["left"], "basis": "reported"},
        {"speaker": "ann", "positions": ["no"], "basis": "reported"},
    ]
    shown = show(of_one(type(alike).model_validate(data, context={"id": "x"})), "ann", "en")
    rows = [row[16:] for row in screen(shown) if row[16:18] in ("1 ", "2 ")]
    assert rows == ["1 ◐ D: L", "2 ◐ E: R"]


def test_many_quotes_are_counted_beyond_the_first() -> None:
    of = debate({f"q{n}": {"speaker": "ann", "supports": ("left",)} for n in range(FEW + 3)})
    shown = show(of_one(of), "ann", "en")
    rows = screen(shown)
    assert sum("Words of" in row for row in rows) == FEW
    assert "3 more quotes" in rows
    assert "socinno quotes -s ann --limit 0" in rows[-1]
    whole = screen(show(of_one(of), "ann", "en", (), True))
    assert sum("Words of" in row for row in whole) == FEW + 3


def test_who_is_known_by_a_description_alone_is_told_by_it() -> None:
    read = [part.key for part in show(library(), "room", "en").read]
    assert read == ["about", "stances", "quotes"]


def test_a_speaker_of_two_debates_is_one_with_the_debate_at_each_stance_and_quote(tmp_path: Path) -> None:
    shown = show(twice(tmp_path), "de-graaf", "en")
    parts = {part.key: part.value for part in shown.read}
    stances, quotes = parts["stances"], parts["quotes"]
    assert isinstance(stances, tuple)
    assert [value.id for value in stances if isinstance(value, Ref)] == ["one", "two"]
    assert [value.number for value in stances if isinstance(value, Signed)] == [1, 2, 4, 1, 2, 4]
    assert isinstance(quotes, tuple)
    assert [value.id for value in quotes if isinstance(value, Ref)] == ["one", "two"]
    assert len([value for value in quotes if isinstance(value, Quotation)]) == 12
    table = next(part.value for part in shown.parts if part.key == "stances" and part.machine)
    assert isinstance(table, Table)
    assert [*next(iter(table.records))] == ["debate", "dichotomy", "stance"]


def test_of_a_speaker_of_two_debates_all_quotes_count_together(tmp_path: Path) -> None:
    shown = show(twice(tmp_path), "reporter", "en")
    quotes = next(part.value for part in shown.read if part.key == "quotes")
    assert isinstance(quotes, tuple)
    assert len([value for value in quotes if isinstance(value, Quotation)]) == FEW
    assert len(shown.foot.told) == 1


NAMESAKES = """\
language: en
title: Namesakes
question: Who is who?
sources:
  src: {type: report, title: Report, issued: 2024}
speakers:
  s0: {name: Ada Lee}
  s1: {name: Ada Lee}
  s2: {name: Bob Bo}
dichotomies:
  d0:
    title: The door
    question: Does it open?
    positions:
      d0-a: {title: Open, claim: It opens.}
      d0-b: {title: Shut, claim: It shuts.}
quotes:
  q0: {speaker: s0, kind: direct, text: It opens., source: src, at: {page: 1}, supports: [d0-a]}
  q1: {speaker: s1, kind: direct, text: It shuts., source: src, at: {page: 2}, supports: [d0-b]}
stances:
  - {speaker: s0, positions: [d0-a], basis: stated, evidence: [q0]}
  - {speaker: s1, positions: [d0-b], basis: stated, evidence: [q1]}
"""
"""Two speakers have one name."""


@pytest.mark.parametrize("format", ["table", "plain", "html", "markdown"])
@pytest.mark.parametrize(
    "words", ["show", "who", "quotes", "compare s0 s1", "compare s0 s1 s2", "who --pairs", "show d0"]
)
def test_speakers_of_one_name_are_told_apart_by_their_ids(tmp_path: Path, words: str, format: str) -> None:
    (tmp_path / "names.yaml").write_text(NAMESAKES, "utf-8")
    asked = [*words.split(), "--content", str(tmp_path), "--format", format]
    told = CliRunner().invoke(app, asked).stdout
    text = re.sub(r"<[^>]+>|[\\*]", "", told)
    assert "Ada Lee (s0)" in text
    assert "Ada Lee (s1)" in text
    assert "Bob Bo (s2)" not in text


def test_machines_read_the_name_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(NAMESAKES, "utf-8")
    for format in ("json", "csv"):
        told = CliRunner().invoke(app, ["quotes", "--content", str(tmp_path), "--format", format]).stdout
        assert "Ada Lee" in told
        assert "(s0)" not in told


def test_of_a_speaker_who_is_not_asked_for_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(NAMESAKES, "utf-8")
    content = ["--content", str(tmp_path)]
    shown = CliRunner().invoke(app, ["show", "s0", "-s", "s1", *content])
    assert "‘Ada Lee’ is none of the speakers asked for" in shown.stdout
    who = CliRunner().invoke(app, ["who", "s0", "-s", "s1", *content])
    assert (who.exit_code, who.stdout) == (2, "")
    assert who.stderr == "socinno: ‘s0’ is none of the speakers asked for\n"


def test_speakers_to_compare_are_named_by_words_that_one_can_read() -> None:
    for language, words in (("en", "graaf room"), ("nl", "graaf zaal")):
        assert Hint("compare", words) in show(library(), "de-graaf", language).foot.hints
