"""Speakers compared: the verdict first, of two where each stands, of more the camps, all else on demand."""

import json
from pathlib import Path
from typing import Any, cast

import pytest
from asking import EVERY, library
from votes import voting
from whole import by_column, letters

import socinno
from socinno import Sheet, write
from socinno.views import Columns, Item, Table, Word


def verdict(compared: Columns) -> list[Word]:
    [it] = compared.verdict
    assert isinstance(it, Item)
    return [cast(Word, fact) for fact in it.facts]


def part(compared: Columns, key: str) -> Table:
    [table] = [part.value for part in compared.also if part.key == key]
    assert isinstance(table, Table)
    return table


def screen(compared: Columns, width: int = 80, language: str = "en") -> list[str]:
    return write(compared, Sheet(language, width), "table").splitlines()


def test_two_open_with_how_often_they_agree(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yynb-Y"), ("Bo", "ynyyyn"))
    assert verdict(socinno.compare(of, ["ada", "bo"], "en")) == [
        Word("verdict-agree", {"agree": 1, "shared": 4}),
        Word("verdict-partly", {"count": 1}),
        Word("verdict-differ", {"count": 2}),
        Word("verdict-differ-inferred", {"count": 1}),
    ]
    assert verdict(socinno.compare(of, ["ada", "bo"], "en", with_inferred=True)) == [
        Word("verdict-agree", {"agree": 1, "shared": 5}),
        Word("verdict-partly", {"count": 1}),
        Word("verdict-differ", {"count": 3}),
        Word("verdict-inferred", {"count": 1}),
    ]


def test_two_who_share_nothing_surely_are_told_what_we_read() -> None:
    compared = socinno.compare(library(), ["sociological", "wittmayer"], "en")
    assert screen(compared)[:4] == [
        "They share 0 of 4 questions · 1 more in our reading: agree",
        "",
        "                                       The sociological essays │ Julia Wittmayer",
        "=  4  Transition or governing          ◐ Transition            │ ○ Transition",
    ]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_two_of_the_debate_that_comes_along_fit_on_a_screen(language: str) -> None:
    names = [*library().debates[0].speakers]
    for one in names:
        for other in names:
            if one != other:
                assert len(screen(socinno.compare(library(), [one, other], language))) <= 24


def test_of_two_each_shared_question_is_a_line_and_the_others_are_counted(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yynb--"), ("Bo", "ynyyy-"))
    compared = socinno.compare(of, ["ada", "bo"], "en")
    assert screen(compared)[2:7] == [
        "                  Ada         │ Bo",
        "=  1  Question 0  ● Yes       │ ● Yes",
        "≠  2  Question 1  ● Yes       │ ● No",
        "≠  3  Question 2  ● No        │ ● Yes",
        "≈  4  Question 3  ● ↔ Yes, No │ ● Yes",
    ]
    assert compared.foot.told == (Word("questions-unshared", {"count": 2}),)
    assert {sign.sign for sign in compared.foot.legend} == {"agree", "differ", "partly", "stated", "both"}
    assert [(hint.command, hint.words) for hint in compared.foot.hints] == [
        ("quotes", "-s ada -s bo"),
        ("compare", "ada bo --all"),
    ]


def test_of_more_there_are_pairs_and_camps_and_each_side_is_named_once(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyyb"), ("Bo", "yyny"), ("Cas", "ynnn"), ("Dee", "y-N-"))
    text = screen(socinno.compare(of, ["ada", "bo", "cas", "dee"], "en"))
    assert text[0] == "All who take a side agree on 1 of 4 shared questions · differ on 3"
    assert text[2] == "Ada  Dee  ██████████  1 of 1 shared  = 1  ≈ 0  ≠ 0"
    assert text[9:14] == [
        "                  Yes │ on both sides │ No",
        "=  1  Question 0  Ada, Bo, Cas, Dee │ ·",
        "≠  2  Question 1  Ada, Bo │ Cas",
        "≠  3  Question 2  Ada │ Bo, Cas, ○ Dee",
        "≠  4  Question 3  Bo │ ↔ Ada │ Cas",
    ]


def test_who_shares_nothing_with_the_others_is_named(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yy"), ("Bo", "ny"), ("Cas", "--"), ("Dee", "--"))
    text = screen(socinno.compare(of, ["ada", "bo", "cas", "dee"], "en"))
    assert "Share nothing with the others: Cas, Dee" in text
    assert "Pairs who share no question: 5" in text


def test_what_others_surely_differ_on_needs_no_reading_of_ours(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yy"), ("Bo", "ny"), ("Cas", "YN"))
    compared = socinno.compare(of, ["ada", "bo", "cas"], "en")
    assert verdict(compared) == [
        Word("verdict-agree-all", {"agree": 1, "shared": 2}),
        Word("verdict-differ", {"count": 1}),
    ]
    assert "in our reading" not in "".join(screen(compared))
    counted = socinno.compare(of, ["ada", "bo", "cas"], "en", with_inferred=True)
    assert verdict(counted)[1:] == [
        Word("verdict-differ", {"count": 2}),
        Word("verdict-inferred", {"count": 2}),
    ]


def test_sides_of_different_names_stand_at_who_takes_them() -> None:
    compared = socinno.compare(socinno.load(EVERY), ["ann", "bob", "dee"], "en")
    text = " ".join(" ".join(screen(compared, 120)).split())
    assert "Build it: Bob Crane │ ↔ Dee Elms │ The canal is fine as it is.: Ann Bell" in text
    assert "The town: · │ The users: ○ Ann Bell, Bob Crane" in text


@pytest.mark.parametrize("only", ["shared", "differing"])
def test_only_narrows_the_questions_and_not_the_verdict(only: str, tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyb"), ("Bo", "yny"))
    compared = socinno.compare(of, ["ada", "bo"], "en", only)
    assert verdict(compared)[0] == Word("verdict-agree", {"agree": 1, "shared": 3})
    signs = [cast(Word, record["compared"]).key for record in part(compared, "questions").records]
    assert signs == (["agree", "partly"] if only == "shared" else ["differ", "partly"])
    assert [row.outcome for row in compared.rows] == signs


def test_all_leaves_nothing_out() -> None:
    compared = socinno.compare(library(), ["graaf", "room"], "en", everything=True)
    assert not any(row.machine for row in compared.rows)
    text = " ".join(screen(compared, 100))
    assert "mayor of Lopik" in text
    columns = by_column("\n".join(screen(compared, 100)))
    assert letters(columns).count(letters("fewer than two take a side")) == 3
    short = socinno.compare(library(), ["graaf", "room"], "en")
    assert all(row.machine for row in short.rows)
    assert "mayor of Lopik" not in " ".join(screen(short, 100))
    assert short.rows == tuple(row._replace(machine=True) for row in compared.rows)


def test_machines_get_the_pairs_and_the_camps(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yb-"), ("Bo", "nY-"), ("Cas", "y-y"))
    told: Any = json.loads(write(socinno.compare(of, ["ada", "bo", "cas"], "en"), Sheet(), "json"))
    assert [(it["first"]["id"], it["second"]["id"], it["shared"]) for it in told["pairs"]] == [
        ("ada", "cas", 1),
        ("ada", "bo", 1),
        ("bo", "cas", 1),
    ]
    camps = [
        {key: [ref["id"] for ref in it[key]] for key in ("first", "both", "second", "inferred")}
        for it in told["questions"]
    ]
    assert camps == [
        {"first": ["ada", "cas"], "both": [], "second": ["bo"], "inferred": []},
        {"first": ["bo"], "both": ["ada"], "second": [], "inferred": ["bo"]},
    ]
    two: Any = json.loads(write(socinno.compare(of, ["ada", "bo"], "en"), Sheet(), "json"))
    assert [it["differ"] for it in two["pairs"]] == [1]


def test_people_who_read_elsewhere_get_the_same(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyyb"), ("Bo", "yyny"), ("Cas", "ynnn"))
    compared = socinno.compare(of, ["ada", "bo", "cas"], "en")
    plain = write(compared, Sheet("en"), "plain")
    assert plain.startswith("All who take a side agree on 1 of 4 shared questions")
    assert "Ada, Bo\nAgree on: 2 of 4 shared\nAgree: 2\nPartly agree: 1\nDiffer: 1" in plain
    assert "How they compare: differ\nYes: Ada — said so themselves; Bo — said so themselves" in plain
    for format in ("markdown", "html"):
        text = write(compared, Sheet("en"), format)
        assert "2 of 4 shared" in text
        assert "Question 3" in text
