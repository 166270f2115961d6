"""Speakers compared: the verdict first, then where each stands, all else on demand."""

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
    table = next(part.value for part in compared.also if part.key == key)
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
        "On none of the 4 questions do both take a side · 1 more in our reading: agree",
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
    assert screen(compared)[3:8] == [
        "                  Ada         │ Bo",
        "=  1  Question 0  ● Yes       │ ● Yes",
        "≠  2  Question 1  ● Yes       │ ● No",
        "≠  3  Question 2  ● No        │ ● Yes",
        "≈  4  Question 3  ● ↔ Yes, No │ ● Yes",
    ]
    assert screen(compared)[9:12] == [
        "a side known of one at most:",
        "               Ada │ Bo",
        "5  Question 4  ·   │ ● Yes",
    ]
    assert compared.foot.told == (Word("questions-unknown-1", {"count": 1}),)
    signs = {sign.sign for sign in compared.foot.legend}
    assert signs == {"agree", "differ", "partly", "stated", "both", "silent"}
    assert [(hint.command, hint.words) for hint in compared.foot.hints] == [
        ("quotes", "-s ada -s bo"),
        ("compare", "ada bo --all"),
    ]


def test_of_two_who_share_nothing_it_is_told_what_is_known_of_each() -> None:
    compared = socinno.compare(library(), ["graaf", "wittmayer"], "nl")
    text = screen(compared, 80, "nl")
    assert text[:6] == [
        "Bij geen van de 4 vragen kiezen ze allebei een kant",
        "",
        "                                 Laurens de Graaf  │ Julia Wittmayer",
        "1  Relaties of producten         ○ Nieuwe relaties │ ·",
        "2  Van onderop of ook in beleid  …                 │ ·",
        "4  Transitie of samen besturen   …                 │ ○ Transitie",
    ]
    assert compared.foot.told == (Word("questions-unknown-1", {"count": 1}),)
    assert {sign.sign for sign in compared.foot.legend} == {"inferred", "spoke", "silent"}
    for format in ("plain", "markdown", "html"):
        told = write(compared, Sheet("nl"), format)
        assert "Transitie" in told


def test_many_questions_of_which_no_two_take_a_side_are_counted(tmp_path: Path) -> None:
    def compared(name: str, ada: str, bo: str) -> Columns:
        return socinno.compare(voting(tmp_path / name, ("Ada", ada), ("Bo", bo)), ["ada", "bo"], "en")

    few = compared("few", "y" * 10, "yy" + "-" * 8)
    assert [len([*part.value.records]) for part in few.also if isinstance(part.value, Table)] == [1, 2, 8]
    many = compared("many", "y" * 11, "yy" + "-" * 9)
    assert many.foot.told == (Word("questions-unshared", {"count": 9}),)
    assert "Question 2" not in "".join(screen(many))
    none = compared("none", "y" * 11, "-" * 11)
    assert "Question 7" in "".join(screen(none))
    assert none.foot.told == (Word("questions-unshared", {"count": 3}),)


def test_one_shared_question_is_told_in_words(tmp_path: Path) -> None:
    for votes, key in (("y", "one-agree"), ("b", "one-partly"), ("n", "one-differ")):
        of = voting(tmp_path / key, ("Ada", "y"), ("Bo", votes))
        assert verdict(socinno.compare(of, ["ada", "bo"], "en")) == [Word(f"verdict-{key}")]
    of = voting(tmp_path / "all", ("Ada", "y"), ("Bo", "y"), ("Cas", "n"))
    assert verdict(socinno.compare(of, ["ada", "bo", "cas"], "en")) == [Word("verdict-all-differ")]


def test_of_more_there_are_pairs_and_where_each_stands_and_the_sides_are_named_once(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyyb"), ("Bo", "yyny"), ("Cas", "ynnn"), ("Dee", "y-N-"))
    text = screen(socinno.compare(of, ["ada", "bo", "cas", "dee"], "en"))
    assert " ".join(text[:2]) == (
        "On 1 of the 4 questions all who take a side are on the same side; on 3 they are not"
    )
    assert text[3] == "Ada  Dee  ██████████  agree on 1 of 1  ≈ 0  ≠ 0"
    assert text[10:15] == [
        "                  Ada │ Bo │ Cas │ Dee",
        "=  1  Question 0  ◀   │ ◀  │ ◀   │ ◀",
        "≠  2  Question 1  ◀   │ ◀  │ ▶   │ ·",
        "≠  3  Question 2  ◀   │ ▶  │ ▶   │ ▷",
        "≠  4  Question 3  ◆   │ ◀  │ ▶   │ ·",
    ]
    told = " ".join(" ".join(text).split())
    assert "◀ Yes ▶ No" in told
    assert "◁ ▷ our reading: not in so many words" in told


def test_where_those_who_take_a_side_agree_it_says_how_many_these_are(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yy"), ("Bo", "yy"), ("Cas", "y-"))
    text = screen(socinno.compare(of, ["ada", "bo", "cas"], "en"))
    assert "=  1  Question 0           ◀   │ ◀  │ ◀" in text
    assert "=  2  Question 1 · 2 of 3  ◀   │ ◀  │ ·" in text


def test_who_takes_no_side_has_a_column_and_pairs_who_share_nothing_are_counted(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yy"), ("Bo", "ny"), ("Cas", "--"), ("Dee", "--"))
    text = screen(socinno.compare(of, ["ada", "bo", "cas", "dee"], "en"))
    [head] = [line for line in text if "Cas" in line and "Dee" in line]
    assert head.split("│")[-2:] == [" Cas ", " Dee"]
    assert "Pairs with no question on which both take a side: 5" in text


def test_what_others_surely_differ_on_needs_no_reading_of_ours(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yy"), ("Bo", "ny"), ("Cas", "YN"))
    compared = socinno.compare(of, ["ada", "bo", "cas"], "en")
    assert verdict(compared) == [
        Word("verdict-agree-all", {"agree": 1, "shared": 2, "rest": 1}),
    ]
    assert "in our reading" not in "".join(screen(compared))
    counted = socinno.compare(of, ["ada", "bo", "cas"], "en", with_inferred=True)
    assert verdict(counted)[1:] == [Word("verdict-inferred", {"count": 2})]


def test_sides_of_different_names_stand_at_their_question() -> None:
    compared = socinno.compare(socinno.load(EVERY), ["ann", "bob", "dee"], "en")
    text = screen(compared, 120)
    [first] = [n for n, line in enumerate(text) if "◀ Build it" in line]
    assert text[first + 1].split("  ")[0].strip() or "▶ The canal is fine as it is." in text[first + 1]
    assert not {"mark-first", "mark-second"} & {sign.sign for sign in compared.foot.legend}


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
    assert letters(columns).count(letters("a side known of one at most")) == 3
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
    assert plain.startswith("On 1 of the 4 questions all who take a side are on the same side")
    assert "Ada, Bo\nAgree on: 2 of 4\nPartly agree: 1\nDiffer: 1" in plain
    assert "How they compare: differ\nAda: Yes — said so themselves\nBo: Yes — said so themselves" in plain
    for format in ("markdown", "html"):
        text = write(compared, Sheet("en"), format)
        assert "2 of 4" in text
        assert "Question 3" in text
