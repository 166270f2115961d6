"""Debates: what each one in a library is about, and how much it holds."""

from pathlib import Path
from typing import Any

import pytest
from asking import library

from socinno.files import own_content
from socinno.library import Library, load
from socinno.problems import Stop
from socinno.queries.debates import debates
from socinno.views import Hint, Item, Table, Text, Word


def nested(table: Table) -> list[Any]:
    """What machines read."""
    return list(table.nested or ())


@pytest.fixture
def three(tmp_path: Path) -> Library:
    """The debate that comes along, three times; in one of them somebody has another name."""
    text = (own_content() / "social-innovation.yaml").read_text("utf-8")
    for name in ("a", "b", "c"):
        named = text.replace("Laurens de Graaf", "Somebody Else") if name == "b" else text
        (tmp_path / f"{name}.yaml").write_text(named, "utf-8")
    return load(tmp_path)


def test_a_debate_is_a_record_with_counts() -> None:
    debate = library().debates[0]
    [record] = nested(debates(library(), "en"))
    assert record["id"] == Text("social-innovation")
    assert record["dichotomies"] == len(debate.dichotomies)
    assert record["speakers"] == len(debate.speakers)
    assert record["quotes"] == len(debate.quotes)


def test_people_read_title_question_and_counts_in_words() -> None:
    [record] = debates(library(), "en").records
    item = record["debate"]
    assert isinstance(item, Item)
    assert (item.lead, item.id) == (
        Text("Social innovation: hype or real change?", "en"),
        "social-innovation",
    )
    assert item.facts == (
        Word("many-dichotomies", {"count": 4}),
        Word("many-speakers", {"count": 8}),
        Word("many-quotes", {"count": 49}),
    )


def test_records_can_be_gone_through_again() -> None:
    records = debates(library(), "nl").records
    assert list(records) == list(records) != []


def test_only_the_debates_in_which_some_speak_are_told_if_they_are_named(three: Library) -> None:
    def found(*names: str) -> list[str]:
        return [record["id"].text for record in nested(debates(three, "en", names))]

    assert found() == ["a", "b", "c"]
    assert found("Laurens de Graaf") == ["a", "c"]
    assert found("Somebody Else") == ["b"]
    assert found("Laurens de Graaf", "Somebody Else") == ["a", "b", "c"]
    assert nested(debates(three, "en", "Somebody Else")) == nested(debates(three, "en", ("Somebody Else",)))
    with pytest.raises(Stop, match="unknown-name"):
        debates(three, "en", ("zzz",))


def test_a_limit_gives_the_first_and_says_how_many_there_are(three: Library) -> None:
    table = debates(three, "en", limit=2)
    assert [record["id"].text for record in nested(table)] == ["a", "b"]
    assert (len(list(table.records)), table.total) == (2, 3)
    assert table.foot.told == (Word("first-of", {"shown": 2, "total": 3}),)
    assert debates(three, "en", ("Laurens de Graaf",), limit=2).foot.told == ()


def test_what_to_do_next_is_to_show_the_first(three: Library) -> None:
    assert list(debates(three, "en").foot.hints) == [Hint("show", "a")]
