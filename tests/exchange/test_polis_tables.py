"""The tables of a Polis export: comments in the order of their numbers, and headings that are needed."""

from collections import Counter
from pathlib import Path

import pytest

from socinno.exchange.polis_tables import by_number, comments_of, table
from socinno.problems import Stop


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_comments_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    path = written(
        tmp_path / "comments.csv", "comment-body,comment-id", "ten,10", "two,2", "x,a", "again,2", "short"
    )
    left = Counter[str]()
    assert [it["comment-body"] for it in comments_of(path, left).values()] == ["two", "ten", "x"]
    assert left["polis-empty"] == 2


@pytest.mark.parametrize("id", ["", "a", "٣", "²", "9" * 5000, "-1"])
def test_any_id_can_be_put_in_order(id: str) -> None:
    assert by_number("5") < by_number(id)


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        table(written(tmp_path / "a.csv", "b,c"), Counter(), "b", "a")
    assert (stop.value.key, stop.value.code, stop.value.facts["column"]) == ("polis-column", 1, "a")
