"""Debates: what each one in a library is about, and how much it holds."""

from asking import library

from socinno.queries.debates import debates
from socinno.views import Text


def test_a_debate_is_a_record_with_counts() -> None:
    debate = library().debates[0]
    [record] = debates(library(), "en").records
    assert record["id"] == Text("social-innovation")
    assert record["dichotomies"] == len(debate.dichotomies)
    assert record["speakers"] == len(debate.speakers)
    assert record["quotes"] == len(debate.quotes)


def test_records_can_be_gone_through_again() -> None:
    records = debates(library(), "nl").records
    assert list(records) == list(records) != []
