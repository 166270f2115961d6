"""Comparing: what can stand side by side, what it comes to, and what is left when only that is wanted."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any, cast

import pytest
from asking import EVERY, library, shown
from whole import by_column, letters

import socinno
from socinno import Sheet, Stop, write
from socinno.files import own_content
from socinno.views import Columns, Item, Quotation, Ref, StanceView, Word

PEOPLE = ("graaf", "wittmayer", "soeterbroek", "editors", "room", "reporter")


def relations(compared: Columns) -> dict[str, str]:
    return {row.key.id if isinstance(row.key, Ref) else row.key: row.outcome for row in compared.rows}


def verdict(compared: Columns) -> list[Word]:
    return [cast(Word, fact) for it in compared.verdict for fact in cast(Item, it).facts]


def test_one_dichotomy_is_its_two_positions_under_its_question() -> None:
    compared = socinno.compare(library(), ["relations-products"], "en")
    assert [head.id for head in compared.heads] == ["relations", "products"]
    assert compared.of
    assert (compared.of.id, compared.number) == ("relations-products", 1)
    assert compared.question


def test_texts_and_the_sides_of_one_question_have_no_sign_and_what_can_be_the_same_has_one() -> None:
    compared = socinno.compare(library(), ["relations-products"], "en")
    assert set(relations(compared).values()) == {""}
    told = json.loads(write(compared, Sheet(), "json"))
    assert {row["outcome"] for row in told["rows"]} == {None}
    several = relations(socinno.compare(library(), ["relations", "transition"], "en"))
    assert (several["claim"], several["who"], several["quotes-for"]) == ("", "other", "other")


def test_positions_of_different_dichotomies_each_say_which_is_theirs() -> None:
    compared = socinno.compare(library(), ["relations", "policy"], "en")
    assert compared.of is None
    assert compared.number == 0
    assert compared.rows[0].key == "dichotomy"


def test_a_comparison_of_positions_opens_with_who_stands_where() -> None:
    of = socinno.load(EVERY)
    compared = socinno.compare(of, "build", "en")
    assert verdict(compared) == [
        Word("takers-alone", {"name": "Build it", "count": 1}),
        Word("takers-alone", {"name": "The canal is fine as it is.", "count": 1}),
        Word("takers-both", {"count": 2}),
        Word("takers-neither", {"count": 1}),
        Word("takers-spoke", {"count": 1}),
        Word("takers-silent", {"count": 1}),
    ]
    assert sum(cast(int, word.facts["count"]) for word in verdict(compared)) == len(of.debates[0].speakers)
    assert write(compared, Sheet("en", 100), "table").splitlines()[:2] == [
        "Build it alone: 1 · The canal is fine as it is. alone: 1 · on both sides: 2",
        "on neither side: 1 · spoke about it, side not known: 1 · no known stance: 1",
    ]


def test_what_rests_on_a_reading_of_ours_is_told_at_its_side() -> None:
    text = write(socinno.compare(library(), "4", "nl"), Sheet("nl", 80), "table")
    assert text.splitlines()[:2] == [
        "Transitie: 2 (1 in onze lezing) · Samen besturen: 1",
        "sprak erover, kant niet bekend: 2 · geen standpunt bekend: 3",
    ]
    assert verdict(socinno.compare(library(), "1", "nl"))[:3] == [
        Word("takers-alone-all", {"name": "Nieuwe relaties", "count": 1}),
        Word("takers-alone", {"name": "Nieuwe producten", "count": 0}),
        Word("takers-both", {"count": 1}),
    ]
    assert verdict(socinno.compare(library(), ["relations", "transition"], "nl")) == [
        Word("takers-read", {"name": "Nieuwe relaties", "count": 2, "read": 1}),
        Word("takers-too", {"count": 1}),
        Word("takers-read", {"name": "Transitie", "count": 2, "read": 1}),
    ]


def test_speakers_choose_the_rows_and_the_counts_stay_those_of_the_debate() -> None:
    of = socinno.load(EVERY)
    compared = socinno.compare(of, "build", "en", speakers="bob")
    assert compared.verdict == socinno.compare(of, "build", "en").verdict
    [who] = [row for row in compared.rows if row.key == "who"]
    [bob] = cast(tuple[StanceView, ...], who.cells[0])
    assert (bob.speaker.id, who.cells[1]) == ("bob", None)
    text = write(compared, Sheet("en", 100), "table")
    assert "Dee Elms" not in text
    assert "Only: Bob Crane" in text
    with pytest.raises(Stop, match="unknown-name"):
        socinno.compare(of, "build", "en", speakers="nobody-at-all")


def test_speakers_choose_nothing_where_speakers_are_compared() -> None:
    for name in ("graaf", "nobody-at-all"):
        with pytest.raises(Stop, match="compare-speaker"):
            socinno.compare(library(), ["graaf", "wittmayer"], "en", speakers=name)


def test_a_comparison_says_of_which_debate_it_is() -> None:
    for names in (["graaf", "wittmayer"], ["4"], ["relations", "transition"]):
        assert [it.kind for it in socinno.compare(library(), names, "en").of_debate] == ["debate"]


def test_people_read_quotes_and_stances_in_short_and_no_row_in_which_there_is_nothing() -> None:
    for everything in (False, True):
        compared = socinno.compare(library(), ["relations-products"], "en", everything=everything)
        cells = [cell for row in compared.rows for cell in row.cells if isinstance(cell, tuple)]
        values = [value for cell in cells for value in cell]
        brief = {value.brief for value in values if isinstance(value, Quotation | StanceView)}
        assert brief == {not everything}
        assert [row.machine for row in compared.rows if row.key == "quotes-against"] == [not everything]
        assert len(compared.rows) == 5


def test_a_row_says_whether_it_rests_on_a_reading_of_ours() -> None:
    compared = socinno.compare(socinno.load(EVERY), ["ann", "bob"], "en")
    sure = {row.key.id: (row.outcome, row.sure) for row in compared.rows if isinstance(row.key, Ref)}
    assert sure == {"build": ("differ", True), "pay": ("agree", False)}


def test_who_takes_neither_side_shares_nothing() -> None:
    compared = socinno.compare(socinno.load(EVERY), ["bob", "eve"], "en")
    assert relations(compared)["build"] == "unshared"


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (["graaf"], "compare-two"),
        (["graaf", "graaf"], "compare-same"),
        (["graaf", "relations"], "cannot-compare"),
        (["relations-products", "bottom-up-policy"], "cannot-compare"),
        ([*PEOPLE, "zeldenrust"], "unknown-name"),
        ([*PEOPLE, "sociological"], "compare-most"),
    ],
)  # fmt: skip
def test_what_cannot_stand_side_by_side_is_refused(names: list[str], key: str) -> None:
    with pytest.raises(Stop) as stop:
        socinno.compare(library(), names, "en")
    assert stop.value.key.startswith(key)
    assert stop.value.code == 2


def test_compared_things_can_be_narrowed_to_what_they_share_or_differ_in() -> None:
    of = library()
    for only, outcomes in (("shared", {"agree", "partly"}), ("differing", {"differ", "partly"})):
        rows = socinno.compare(of, ["graaf", "wittmayer", "soeterbroek"], "en", only).rows
        assert {row.outcome for row in rows} <= outcomes
    assert socinno.compare(of, ["sociological", "administration-essays"], "en", "differing").rows
    with pytest.raises(Stop, match="bad-choice"):
        socinno.compare(of, ["graaf", "wittmayer"], "en", "same")


def test_two_texts_differ_and_are_kept_where_only_that_is_wanted() -> None:
    compared = socinno.compare(library(), ["relations-products"], "en", "differing")
    assert [row.key for row in compared.rows] == ["claim", "summary", "who", "quotes-for"]


def test_nothing_shared_is_said_in_words_under_the_names() -> None:
    for format in ("table", "plain", "markdown", "html", "svg"):
        text = shown("compare only shared", format).rpartition("<main>")[2]  # not what a page says of itself
        assert re.sub(r"\s+", " ", text).count("No question is known on which they agree.") == 1
        assert "Laurens de Graaf" in text


@pytest.fixture
def several(tmp_path: Path) -> socinno.Library:
    """The debate that comes along, twice, and another."""
    own = (own_content() / "social-innovation.yaml").read_text("utf-8")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(own, encoding="utf-8")
    (tmp_path / "c.yaml").write_text((EVERY / "every-key.yaml").read_text("utf-8"), encoding="utf-8")
    return socinno.load(tmp_path)


def test_who_speak_in_several_debates_are_compared_in_all_of_them(several: socinno.Library) -> None:
    compared = socinno.compare(several, ["sociological", "administration-essays"], "en")
    rows = [row for row in compared.rows if isinstance(row.key, Ref)]
    assert [row.debate.id for row in rows if row.debate] == ["a"] * 4 + ["b"] * 4
    assert verdict(compared)[1] == Word("verdict-differ", {"count": 2})
    told = json.loads(write(compared, Sheet(), "json"))
    assert [row.get("debate") for row in told["rows"]] == ["a"] * 4 + ["b"] * 4 + [None] * 2
    assert [it["debate"] for it in told["questions"]] == ["a", "b"]
    header, *lines = csv.reader(io.StringIO(write(compared, Sheet(), "csv")))
    assert header[:3] == ["debate", "aspect", "outcome"]
    assert lines[3][:3] == ["a", "transition-governance", "differ"]
    text = write(compared, Sheet("en", 100), "table")
    assert letters(by_column(text)).count(letters("Social innovation: hype or real change?")) == 2


def test_things_that_are_in_no_debate_together_are_refused(several: socinno.Library) -> None:
    for names in (["sociological", "ann"], ["build-it", "ann"]):
        with pytest.raises(Stop) as stop:
            socinno.compare(several, names, "en")
        assert stop.value.key in ("compare-debates", "cannot-compare")
    with pytest.raises(Stop, match="name-in-debates"):
        socinno.compare(several, "relations-products", "en")
    assert verdict(socinno.compare(several, ["ann", "bob"], "en"))


def test_machines_get_every_row_quotes_and_who_they_are_last() -> None:
    compared = socinno.compare(library(), ["graaf", "wittmayer"], "en")
    told: Any = json.loads(write(compared, Sheet(), "json"))
    aspects = [row["aspect"] for row in told["rows"]]
    named = [it if isinstance(it, str) else it["id"] for it in aspects]
    assert named == [*library().debates[0].dichotomies, "quotes", "about"]
    assert told["rows"][-2]["cells"]["de-graaf"]
