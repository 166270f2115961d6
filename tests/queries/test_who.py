"""Who stands where: every cell says the side and how we know it, or that it is not reported."""

from pathlib import Path
from typing import cast

import pytest
from asking import library

import socinno
from socinno import Filters, Sheet, write
from socinno.files import own_content
from socinno.formats.inlines import lines
from socinno.queries.who import pairs, speaker, who
from socinno.views import Axis, Ref, Table, Text, Word


def said(axis: Axis) -> str:
    return "".join(span.text for span in lines(axis, Sheet())[0])


def cell(speaker: str, dichotomy: str) -> Axis:
    table = who(library(), Filters(), "en")
    record = next(r for r in table.records if isinstance(r["speaker"], Ref) and r["speaker"].id == speaker)
    axis = record[dichotomy]
    assert isinstance(axis, Axis)
    return axis


@pytest.mark.parametrize(
    ("speaker", "dichotomy", "mark"),
    [
        ("sociological-essays", "transition-governance", "●─────┤"),
        ("public-administration-essays", "transition-governance", "├─────◐"),
        ("de-graaf", "relations-products", "○─────┤"),
        ("de-graaf", "bottom-up-policy", "├──○──┤"),
        ("room", "relations-products", "not reported"),
    ],
)
def test_the_mark_stands_where_the_speaker_stands(speaker: str, dichotomy: str, mark: str) -> None:
    assert said(cell(speaker, dichotomy)) == mark


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
    text = write(who(library(), Filters(), "en"), Sheet("en", 30), "table")
    assert "┼" not in text
    assert "○─────┤ New relations" in text


@pytest.mark.parametrize(
    ("filters", "speakers", "columns"),
    [
        (Filters(speaker=("graaf",)), 1, 4),
        (Filters(dichotomy=("bottom-up-policy",)), 3, 1),
        (Filters(position=("governance",)), 2, 1),
    ],
)
def test_filters_are_those_of_everywhere(filters: Filters, speakers: int, columns: int) -> None:
    table = who(library(), filters, "en")
    assert (len(table.columns) - 1) == columns
    assert len(list(table.records)) >= speakers


def test_pairs_rest_on_what_both_speak_to() -> None:
    found = pairs(library(), Filters(), "en").records
    assert all(isinstance(r["shared"], int) and r["shared"] >= 1 for r in found)
    for record in found:
        parts = [record[how] for how in ("agree", "partly", "differ")]
        assert sum(len(part) for part in parts if isinstance(part, tuple)) == record["shared"]


def test_below_the_matrix_stand_the_pairs_who_agree_and_differ_most_with_the_count() -> None:
    agree, differ = who(library(), Filters(), "en").also
    assert (agree.key, differ.key) == ("pairs-agree", "pairs-differ")
    for part, how in ((agree, "agree"), (differ, "differ")):
        assert isinstance(part.value, Table)
        for record in part.value.records:
            assert record["count"] == Word(f"{how}-on", {"count": 1, "of": 1})
    text = write(who(library(), Filters(), "en"), Sheet("en", 120), "table")
    assert "agree on 1 of 1 both speak to" in text
    assert "%" not in text


def test_one_speakers_line_has_every_dichotomy_and_the_quotes() -> None:
    text = write(speaker(library(), "wittmayer", Filters(), "en"), Sheet("en", 80), "plain")
    assert text.count("Stance: not reported") == 3
    assert "wittmayer-transition" in text
    assert "Transition and confrontation, inferred by us" in text


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
    assert "○ New relations — inferred by us" in text
    assert "not reported" in text
    of_one = who(twice, Filters(speaker=("graaf",), dichotomy=("bottom-up-policy",)), "en")
    assert [record["debate"] for record in of_one.records] == [Text("a"), Text("b")]


def test_who_speaks_in_several_debates_is_one_speaker_there_too(twice: socinno.Library) -> None:
    line = speaker(twice, "graaf", Filters(), "en")
    [stances] = [part.value for part in line.parts if part.key == "stances"]
    assert isinstance(stances, tuple)
    assert len(stances) == 8
    single, double = (pairs(of, Filters(), "en").records for of in (twice.narrowed(twice.debates[0]), twice))
    assert [record["shared"] for record in double] == [2 * cast(int, record["shared"]) for record in single]
