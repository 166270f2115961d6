"""Entries of a list: what is said above them, and silence once where one holds nothing."""

from socinno.formats.entries import entry_values, fields_above
from socinno.views import Column, Field, Text, Word

COLUMN = Column(
    "quote",
    (Field("debate", "heading"), Field("source", "shared"), Field("a"), Field("b")),
    empty=Word("nothing"),
)


def test_what_heads_entries_is_no_part_of_one() -> None:
    assert [field.key for field in fields_above(COLUMN)] == ["debate", "source"]
    record = {"debate": Text("d"), "source": Text("s"), "a": Text("x"), "b": Text("y")}
    assert entry_values(COLUMN, record) == [Text("x"), Text("y")]


def test_what_is_not_there_is_left_out_and_silence_is_said_once() -> None:
    nothing = {"debate": Text("d"), "source": None, "a": None, "b": ()}
    assert entry_values(COLUMN, {**nothing, "b": Text("y")}) == [Text("y")]
    assert entry_values(COLUMN, nothing) == [Word("nothing")]
