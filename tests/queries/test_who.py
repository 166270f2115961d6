"""Who stands where: every cell says the side and how we know it, or that no stance is known."""

import importlib
from pathlib import Path
from typing import cast

import pytest
from asking import EVERY, library

import socinno
from socinno import Filters, Sheet, write
from socinno.agreement import STATES
from socinno.files import own_content
from socinno.formats.inlines import lines
from socinno.queries.who import speaker, who
from socinno.views import Ref, StanceView, Table, Text, Word


def said(stance: StanceView) -> str:
    return "".join(span.text for span in lines(stance, Sheet())[0])


def every() -> socinno.Library:
    """The debate with every state in it."""
    return socinno.load(EVERY)


def cell(speaker: str, dichotomy: str) -> StanceView:
    table = who(every(), Filters(), "en")
    record = next(r for r in table.records if isinstance(r["speaker"], Ref) and r["speaker"].id == speaker)
    stance = record[dichotomy]
    assert isinstance(stance, StanceView)
    return stance


@pytest.mark.parametrize(
    ("speaker", "dichotomy", "mark"),
    [
        ("bob", "build", "●─────┤"),
        ("ann", "build", "├─────◐"),
        ("ann", "pay", "├─────○"),
        ("dee", "build", "├──◐──┤"),
        ("crowd", "build", "├──◐──┤"),
        ("eve", "build", "├──□──┤"),
        ("cas", "build", "spoke to it, no known stance"),
        ("clerk", "build", "no known stance"),
    ],
)
def test_the_mark_stands_where_the_speaker_stands(speaker: str, dichotomy: str, mark: str) -> None:
    assert said(cell(speaker, dichotomy)) == mark


def test_every_record_has_every_state_in_json_and_each_stands_in_a_row_of_csv() -> None:
    table = who(every(), Filters(), "en")
    assert table.nested is not None
    assert table.flat is not None
    [debate] = every().debates
    nested = {
        (record["speaker"].id, stance.dichotomy.id): stance.state
        for record in table.nested
        for stance in cast(tuple[StanceView, ...], record["stances"])
        if isinstance(record["speaker"], Ref)
    }
    assert len(nested) == len(debate.speakers) * len(debate.dichotomies)
    assert set(nested.values()) == set(STATES)
    flat = [record["state"] for record in table.flat]
    assert flat == [Word(state) for state in nested.values()]


def test_every_speaker_has_a_line_and_every_dichotomy_a_column() -> None:
    table = who(library(), Filters(), "en")
    debate = library().debates[0]
    assert len(list(table.records)) == len(debate.speakers)
    assert [column.fields[0].key for column in table.columns[1:]] == list(debate.dichotomies)


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_it_is_a_matrix_in_a_usual_terminal(width: int, language: str) -> None:
    text = write(who(library(), Filters(), language), Sheet(language, width), "table")
    head = text.split("─┼─", 1)[0]
    assert head.count("←") == head.count("→") == 4


def test_it_is_stacked_in_a_narrow_one_and_then_names_the_positions() -> None:
    text = write(who(every(), Filters(), "en"), Sheet("en", 20), "table")
    assert "┼" not in text
    assert "●─────┤ Build it" in " ".join(text.split())


@pytest.mark.parametrize(
    ("filters", "speakers", "columns"),
    [
        (Filters(speaker=("graaf",)), 1, 4),
        (Filters(dichotomy=("bottom-up-policy",)), 3, 1),
        (Filters(position=("transition",)), 2, 1),
    ],
)
def test_filters_are_those_of_everywhere(filters: Filters, speakers: int, columns: int) -> None:
    table = who(library(), filters, "en")
    assert (len(table.columns) - 1) == columns
    assert len(list(table.records)) >= speakers


def test_below_the_matrix_stand_the_pairs_who_agree_and_differ_most_with_the_count() -> None:
    agree, differ = who(every(), Filters(), "en").also
    assert (agree.key, differ.key) == ("pairs-agree", "pairs-differ")
    counted = []
    for part in (agree, differ):
        assert isinstance(part.value, Table)
        counted.append([record["count"] for record in part.value.records])
    one = {"count": 1, "of": 1}
    assert counted == [[Word("agree-on", one), Word("agree-on-inferred", one)], [Word("differ-on", one)]]
    text = write(who(every(), Filters(), "en"), Sheet("en", 120), "table")
    assert "agree on 1 of 1 shared" in text
    assert "agree on 1 of 1 shared, in our reading" in text
    assert "%" not in text


def test_of_very_many_speakers_no_pairs_are_said_to_agree_most(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("socinno.queries.who")
    monkeypatch.setattr(module, "MOST_RELATED", 2)
    assert who(every(), Filters(), "en").also == ()
    assert len(who(every(), Filters(speaker=("ann", "bob")), "en").also) == 2


def test_one_speakers_line_has_every_dichotomy_and_the_quotes() -> None:
    text = write(speaker(every(), "bob", Filters(), "en"), Sheet("en", 80), "plain")
    assert "Stance: Build it — stated, 2022" in text
    assert "Let them pay." in text
    silent = write(speaker(every(), "clerk", Filters(), "en"), Sheet("en", 80), "plain")
    assert silent.count("Stance: no known stance") == 2
    changed = write(speaker(every(), "ann", Filters(), "en"), Sheet("en", 80), "plain")
    assert "before: Build it (2021)" in changed


@pytest.fixture
def twice(tmp_path: Path) -> socinno.Library:
    """The debate that comes along, twice."""
    own = Path(socinno.load().debates[0].id + ".yaml")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text((own_content() / own).read_text("utf-8"), encoding="utf-8")
    return socinno.load(tmp_path)


def test_over_several_debates_each_stance_is_a_record_of_its_own(twice: socinno.Library) -> None:
    table = who(twice, Filters(), "en")
    [alone] = {len(list(who(twice.narrowed(debate), Filters(), "en").records)) for debate in twice.debates}
    assert len(list(table.records)) == 2 * alone * 4
    text = write(table, Sheet("en", 100), "table")
    assert "no known stance" in text
    of_one = who(twice, Filters(speaker=("graaf",), dichotomy=("bottom-up-policy",)), "en")
    assert [record["debate"] for record in of_one.records] == [Text("a"), Text("b")]


def test_who_speaks_in_several_debates_is_one_speaker_there_too(twice: socinno.Library) -> None:
    line = speaker(twice, "graaf", Filters(), "en")
    [stances] = [part.value for part in line.parts if part.key == "stances"]
    assert isinstance(stances, tuple)
    assert len(stances) == 8
