"""The votes of a Polis export: the last one counts, and the counts of comments are held against them."""

from collections import Counter
from pathlib import Path

import pytest

from socinno.exchange.polis_votes import hold_against_counts, votes_in
from socinno.problems import Stop


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Votes one a row, of which one was changed an hour later."""
    return written(
        tmp_path / "votes.csv",
        "timestamp,comment-id,voter-id,vote",
        "9000,1,7,-1",
        "1000,1,7,1",
        "2000,2,7,0",
    )


@pytest.fixture
def crossed(tmp_path: Path) -> Path:
    """The same votes, a participant a row."""
    return written(tmp_path / "participants-votes.csv", "participant,n-votes,1,2", "7,2,-1,0", "8,0,,")


def test_the_last_vote_counts_whatever_the_order_of_the_rows(listed: Path) -> None:
    left = Counter[str]()
    assert votes_in([listed], left) == {"7": {"1": -1, "2": 0}}
    assert left["polis-again"] == 1


def test_a_row_a_participant_says_the_same(crossed: Path) -> None:
    assert votes_in([crossed], Counter()) == {"7": {"1": -1, "2": 0}, "8": {}}


def test_of_two_files_the_later_outdoes_the_earlier_and_says_so(listed: Path, crossed: Path) -> None:
    left = Counter[str]()
    written(crossed, "participant,1,2", "7,1,0")
    assert votes_in([listed, crossed], left) == {"7": {"1": 1, "2": 0}}
    assert left["polis-again"] == 2


def test_votes_that_are_counted_and_not_given_are_lost(crossed: Path) -> None:
    left = Counter[str]()
    written(crossed, "participant,n-votes,1,2", "7,5,1,")
    votes_in([crossed], left)
    assert left["polis-lost"] == 4


def test_columns_and_cells_that_are_something_else_are_counted(crossed: Path) -> None:
    left = Counter[str]()
    written(crossed, "participant,xid,group-id,mood,1", "7,abc,2,well,perhaps", ",,,,1", "8")
    assert votes_in([crossed], left) == {"7": {}, "8": {}}
    assert +left == {"polis-columns": 1, "polis-odd": 2, "polis-xids": 1, "polis-groups": 1}


def test_what_newer_exports_have_beside_a_vote_is_counted(listed: Path) -> None:
    left = Counter[str]()
    written(listed, "timestamp,comment-id,voter-id,vote,important", "1000,1,7,1,1")
    assert votes_in([listed], left) == {"7": {"1": 1}}
    assert left["polis-columns"] == 1


def counts(agrees: object, disagrees: object) -> dict[str, dict[str, str]]:
    return {"1": {"agrees": str(agrees), "disagrees": str(disagrees)}}


VOTES = {"a": {"1": 1}, "b": {"1": 1}, "c": {"1": -1}, "d": {"1": 0}}


@pytest.mark.parametrize(
    ("told", "off"),
    [
        (counts(2, 1), 0),
        (counts(3, 1), 1),
        (counts(1, 1), 1),
        (counts("", 1), 0),
        (counts("9" * 20, 1), 0),
        ({}, 0),
    ],
)
def test_counts_that_differ_a_little_are_counted(told: dict[str, dict[str, str]], off: int) -> None:
    left = Counter[str]()
    hold_against_counts(VOTES, told, Path("votes.csv"), left)
    assert left["polis-counts"] == off


def test_counts_that_say_the_opposite_are_refused() -> None:
    with pytest.raises(Stop) as stop:
        hold_against_counts(VOTES, counts(1, 2), Path("votes.csv"), Counter())
    assert (stop.value.key, stop.value.code) == ("polis-signs", 1)


def test_more_votes_than_any_debate_holds_are_refused_while_they_are_read(crossed: Path) -> None:
    ids = ",".join(map(str, range(1000)))
    written(crossed, f"participant,{ids}", *(f"{n}{',1' * 1000}" for n in range(501)))
    with pytest.raises(Stop) as stop:
        votes_in([crossed], Counter())
    assert (stop.value.key, stop.value.code) == ("from-too-much", 1)
