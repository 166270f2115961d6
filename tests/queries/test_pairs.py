"""Who agrees with whom: counted, ranked, and what is not shown counted as well."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any, cast

import pytest
from asking import EVERY, library
from votes import voting

import socinno
from socinno import Filters, Sheet, write
from socinno.files import own_content
from socinno.queries.pairing import Group, Pair
from socinno.queries.pairs import HOW, least_shared, pairs
from socinno.queries.presenter import Presenter
from socinno.views import Share, Table, Text, Word


def every() -> socinno.Library:
    """The debate with every state in it."""
    return socinno.load(EVERY)


def records(table: Table) -> list[dict[str, Any]]:
    return [dict(record) for record in table.nested or ()]


def named(table: Table) -> list[tuple[str, str]]:
    """The pairs that people see, by name."""
    return [
        cast(tuple[str, str], tuple(getattr(it, "text", "") for it in cast(tuple[Any, ...], record["pair"])))
        for record in table.records
    ]


def test_the_counts_of_a_pair_add_up_and_name_their_questions() -> None:
    for of in (library(), every()):
        for record in records(pairs(of, Filters(), "en")):
            assert record["shared"] == sum(record[how] for how in HOW)
            assert record["shared_inferred"] == sum(record[f"{how}_inferred"] for how in HOW)
            for how in HOW:
                assert len(record[f"{how}_on"]) == record[how]
                assert len(record[f"{how}_on_inferred"]) == record[f"{how}_inferred"]
            assert record["shared"] + record["shared_inferred"] > 0


def test_a_pair_that_rests_on_an_inference_is_told_apart() -> None:
    found = {(it["first"].id, it["second"].id): it for it in records(pairs(every(), Filters(), "en"))}
    both = found["ann", "bob"]
    assert [[it.text for it in both[key]] for key in ("differ_on", "agree_on_inferred")] == [
        ["build"],
        ["pay"],
    ]
    assert (both["shared"], both["rate"]) == (1, Share(0, 1))
    assert not any("eve" in names or "cas" in names for names in found)


def test_with_inferred_it_is_counted_and_marked() -> None:
    table = pairs(every(), Filters(), "en", with_inferred=True)
    [both] = [it for it in records(table) if (it["first"].id, it["second"].id) == ("ann", "bob")]
    assert both["rate"] == Share(1, 2)
    text = write(table, Sheet("en", 100), "table")
    assert re.search(r"Ann Bell +Bob Crane +█████ +agree on 1 of 2 .*\(1 in our reading\)", text)
    assert (
        "in our reading"
        not in write(pairs(every(), Filters(), "en"), Sheet("en", 100), "plain").split("Pairs")[0]
    )


def test_each_pair_is_one_line_with_its_counts_and_no_percentage(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyyy"), ("Bo", "yyyn"), ("Cas", "nnnb"))
    text = write(pairs(of, Filters(), "en"), Sheet("en", 80), "table")
    lines = text.splitlines()
    assert lines[:3] == [
        "Ada  Bo   ███████▌    agree on 3 of 4  ≈ 0  ≠ 1",
        "Ada  Cas              agree on 0 of 4  ≈ 1  ≠ 3",
        "Bo   Cas              agree on 0 of 4  ≈ 1  ≠ 3",
    ]
    assert "%" not in text


def test_the_order_is_by_rate_then_by_how_many_are_shared_then_that_of_the_file(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyyyy"), ("Bo", "yyy--"), ("Cas", "yyyyy"), ("Dee", "yynnn"))
    assert named(pairs(of, Filters(), "en")) == [
        ("Ada", "Cas"), ("Ada", "Bo"), ("Bo", "Cas"), ("Bo", "Dee"), ("Ada", "Dee"), ("Cas", "Dee"),
    ]  # fmt: skip


def test_who_shares_too_little_is_counted_and_stands_last_for_machines(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyyy"), ("Bo", "yyyn"), ("Cas", "y---"), ("Dee", "----"), ("Eve", "---Y"))
    table = pairs(of, Filters(), "en")
    assert named(table) == [("Ada", "Bo")]
    assert table.total == 1
    assert table.foot.told == (
        Word("pairs-order"),
        Word("pairs-less", {"least": 3, "count": 2}),
        Word("pairs-none", {"count": 5}),
        Word("pairs-read", {"count": 2}),
    )
    found = [(it["first"].id, it["second"].id, it["shared"]) for it in records(table)]
    assert found == [
        ("ada", "bo", 4),
        ("ada", "cas", 1),
        ("bo", "cas", 1),
        ("ada", "eve", 0),
        ("bo", "eve", 0),
    ]
    assert len(named(pairs(of, Filters(), "en", min_shared=1))) == 3
    assert [hint.words for hint in table.foot.hints] == [
        "ada bo", "--pairs --min-shared 1", "--pairs --with-inferred",
    ]  # fmt: skip


@pytest.mark.parametrize(("questions", "least"), [(0, 1), (1, 1), (2, 1), (3, 3), (9, 3), (10, 4), (38, 13)])
def test_two_must_share_a_third_of_the_questions_and_three(questions: int, least: int) -> None:
    tell = Presenter(library().debates[0], "en")
    assert least_shared([Group(tell, (), ["q"] * questions), Group(tell, (), [])]) == least


def test_where_no_two_share_so_many_all_who_share_any_are_shown_and_it_says_so() -> None:
    table = pairs(library(), Filters(), "en")
    assert named(table) == [("The sociological essays", "The public-administration essays")]
    assert table.foot.told[1] == Word("pairs-few", {"least": 3})
    asked = pairs(library(), Filters(), "en", min_shared=3)
    assert (named(asked), asked.empty) == ([], Word("no-pairs-least", {"least": 3}))
    text = write(asked, Sheet("en", 80), "table")
    assert "socinno who --pairs --min-shared 1" in text


def test_nobody_who_shares_anything_is_said_in_words(tmp_path: Path) -> None:
    nobody = pairs(voting(tmp_path / "a", ("Ada", "y-"), ("Bo", "-n")), Filters(), "en")
    assert write(nobody, Sheet("en", 80), "table").startswith("No two speakers take a side on the same")
    read = pairs(voting(tmp_path / "b", ("Ada", "y"), ("Bo", "Y")), Filters(), "en")
    assert write(read, Sheet("en", 80), "table").startswith(
        "No two speakers take a side on the same question, except in our"
    )


def test_a_limit_holds_for_everybody_and_the_rest_is_counted(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyy"), ("Bo", "yyy"), ("Cas", "yyn"))
    table = pairs(of, Filters(), "en", limit=1)
    assert (len(named(table)), len(records(table)), len([*(table.flat or ())]), table.total) == (1, 1, 1, 3)
    assert table.foot.told == (Word("pairs-order"), Word("pairs-first", {"shown": 1, "total": 3}))


def test_everything_is_every_pair_who_share_a_question(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyy"), ("Bo", "yyy"), ("Cas", "y--"))
    assert len(named(pairs(of, Filters(), "en", limit=1))) == 1
    table = pairs(of, Filters(), "en", min_shared=3, limit=1, everything=True)
    assert (len(named(table)), table.foot.told) == (3, (Word("pairs-order"),))


def test_one_speaker_gives_the_pairs_of_that_one_and_several_those_among_them(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyy"), ("Bo", "yyy"), ("Cas", "yyn"), ("Dee", "---"))
    table = pairs(of, Filters(speaker="cas"), "en")
    assert named(table) == [("Cas", "Ada"), ("Cas", "Bo")]
    assert table.foot.told[1:] == (Word("pairs-none", {"count": 1}),)
    assert named(pairs(of, Filters(speaker=("ada", "cas")), "en")) == [("Ada", "Cas")]
    assert named(pairs(of, Filters(dichotomy="q2"), "en")) == [("Ada", "Bo"), ("Ada", "Cas"), ("Bo", "Cas")]


def test_two_of_one_name_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yyy"), ("Bo", "yyy"))
    text = (tmp_path / "votes.yaml").read_text("utf-8").replace("name: Bo", "name: Ada")
    (tmp_path / "votes.yaml").write_text(text, encoding="utf-8")
    of = socinno.load(tmp_path)
    assert "Ada (ada)  Ada (bo)" in write(pairs(of, Filters(), "en"), Sheet("en", 80), "table")


def test_csv_has_a_column_for_each_number_and_for_the_questions() -> None:
    rows = [*csv.reader(io.StringIO(write(pairs(every(), Filters(), "en"), Sheet(), "csv")))]
    assert ",".join(rows[0]) == (
        "first,first.name,second,second.name,debates,agree,partly,differ,shared,agree_inferred,partly_inferred,"
        "differ_inferred,shared_inferred,rate.part,rate.whole,agree_on,partly_on,differ_on,agree_on_inferred,"
        "partly_on_inferred,differ_on_inferred"
    )
    found = {row[0] + " " + row[2]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    both = found["ann bob"]
    assert (both["first.name"], both["differ"], both["shared"], both["differ_on"]) == (
        "Ann Bell",
        "1",
        "1",
        "build",
    )
    assert (both["rate.part"], both["rate.whole"], both["agree_on_inferred"]) == ("0", "1", "pay")


def test_the_header_of_csv_stands_even_without_a_pair(tmp_path: Path) -> None:
    nobody = pairs(voting(tmp_path, ("Ada", "y-"), ("Bo", "-n")), Filters(), "en")
    assert write(nobody, Sheet(), "csv").startswith("first,first.name,second,second.name,debates,agree,")
    assert json.loads(write(nobody, Sheet(), "json")) == []


def test_who_speaks_in_several_debates_is_one_speaker(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        source = own_content() / "social-innovation.yaml"
        (tmp_path / name).write_text(source.read_text("utf-8"), encoding="utf-8")
    twice = socinno.load(tmp_path)
    once = twice.narrowed(twice.debates[0].id)
    single, double = (records(pairs(of, Filters(), "en")) for of in (once, twice))
    assert [it["shared"] for it in double] == [2 * it["shared"] for it in single]
    assert [text.text for text in double[0]["debates"]] == ["a", "b"]


def test_two_are_one_pair_in_whatever_order_their_debates_have_them(tmp_path: Path) -> None:
    voting(tmp_path, ("Ada", "yyy"), ("Bo", "yyn"), name="one")
    of = voting(tmp_path, ("Bo", "yyy"), ("Ada", "yyy"), name="two")
    [pair] = records(pairs(of, Filters(), "en"))
    assert (pair["first"].id, pair["agree"], pair["differ"], pair["shared"]) == ("ada", 5, 1, 6)


def test_a_table_makes_no_record_of_a_pair_that_it_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = voting(tmp_path, *((f"S{n}", "yyyy") for n in range(30)))
    made: list[Pair] = []

    def on(pair: Pair, *_: object) -> tuple[Text, ...]:
        made.extend([pair] * bool(pair.related))
        return ()

    monkeypatch.setattr(Pair, "on", on)
    table = pairs(of, Filters(), "en", limit=2)
    write(table, Sheet(), "table")
    assert made == []
    assert len(named(table)) == 2


def test_a_question_is_told_by_its_id_alone(tmp_path: Path) -> None:
    of = voting(tmp_path, ("Ada", "yy"), ("Bo", "yn"))
    [pair] = json.loads(write(pairs(of, Filters(), "en"), Sheet(), "json"))
    assert (pair["agree_on"], pair["differ_on"]) == (["q0"], ["q1"])
