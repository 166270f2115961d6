"""Comparing: what can stand side by side, how it relates, and what is left when only that is wanted."""

import re

import pytest
from asking import EVERY, library, shown

import socinno
from socinno import Stop
from socinno.views import Columns, Ref


def relations(compared: Columns) -> dict[str, str]:
    return {row.key.id if isinstance(row.key, Ref) else row.key: row.outcome for row in compared.rows}


def test_one_dichotomy_is_its_two_positions_under_its_question() -> None:
    compared = socinno.compare(library(), ["relations-products"], "en")
    assert [head.id for head in compared.heads] == ["relations", "products"]
    assert compared.of
    assert compared.of.id == "relations-products"
    assert compared.question
    assert relations(compared)["claim"] == "other"


def test_positions_of_different_dichotomies_each_say_which_is_theirs() -> None:
    compared = socinno.compare(library(), ["relations", "policy"], "en")
    assert compared.of is None
    assert compared.rows[0].key == "dichotomy"


def test_speakers_relate_on_each_dichotomy() -> None:
    debate = library().debates[0]
    found = relations(socinno.compare(library(), ["graaf", "wittmayer"], "en"))
    assert set(debate.dichotomies) < set(found)
    assert {found[name] for name in debate.dichotomies} <= {"agree", "partly", "differ", "unshared"}


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
        (["graaf", "wittmayer", "soeterbroek", "editors", "room", "reporter", "zeldenrust"], "unknown-name"),
    ],
)
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


def test_nothing_shared_is_said_in_words() -> None:
    for format in ("table", "plain", "markdown", "html", "svg"):
        text = shown("compare only shared", format)
        assert re.sub(r"\s+", " ", text).count("Nothing that they share is reported.") == 1
        assert "Laurens de Graaf" in text


def test_every_row_of_a_comparison_has_equal_columns() -> None:
    for width in (90, 120, 200):
        text = shown("compare two positions", "table", width)
        [top] = [line for line in text.splitlines() if line.startswith("╭")]
        _, first, second = re.split("[╭┬╮]", top)[1:4]
        assert len(first) == len(second)
