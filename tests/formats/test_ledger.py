"""Lines in aligned columns: each on one line if it fits, nothing lost if not, and a share as a bar."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from whole import by_column, letters, widest

from socinno.formats import Sheet, written
from socinno.formats.ledger import share_bar
from socinno.views import Column, Field, Ref, Share, Table, Text, Value

PAIR = (
    Column("pair", (Field("pair", "apart"),)),
    Column("rate", (Field("rate"),)),
    Column("differ", (Field("differ", "sign"),)),
    Column("in-our-reading", (Field("in-our-reading", "aside"),)),
)


def pairs(*names: tuple[str, str], part: int = 26, whole: int = 36, read: int = 0) -> Table:
    records: list[Mapping[str, Value]] = [
        {
            "pair": (Text(a), Text(b)),
            "rate": Share(part, whole),
            "differ": whole - part,
            "in-our-reading": read,
        }
        for a, b in names
    ]
    return Table("pairs", PAIR, records, aligned=True)


def screen(table: Table, width: int) -> list[str]:
    return written(table, Sheet("en", width), "table").splitlines()


@pytest.mark.parametrize(
    ("part", "whole", "drawn"),
    [
        (0, 5, ""),
        (0, 0, ""),
        (5, 5, "██████████"),
        (1, 2, "█████"),
        (26, 36, "███████▏"),
        (1, 1000, "▏"),
        (999, 1000, "█████████▉"),
    ],
)
def test_a_bar_is_as_long_as_the_part_and_whole_only_of_all(part: int, whole: int, drawn: str) -> None:
    assert share_bar(Share(part, whole)) == drawn


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_bar_grows_with_the_part(part: int, more: int) -> None:
    whole = part + more
    drawn = share_bar(Share(part, whole))
    assert len(drawn) <= 10
    assert bool(drawn) == bool(part)
    assert (drawn == "█" * 10) == (part == whole > 0)


def test_a_pair_is_a_line_and_what_follows_stands_in_columns() -> None:
    text = screen(pairs(("SPD", "Greens"), ("The Liberals", "SPD"), read=2), 80)
    assert text == [
        "SPD           Greens  ███████▏    agree on 26 of 36  ≠ 10  (2 in our reading)",
        "The Liberals  SPD     ███████▏    agree on 26 of 36  ≠ 10  (2 in our reading)",
    ]


def test_what_is_drawn_goes_before_a_name_stands_elsewhere() -> None:
    wide = screen(pairs(("The Liberals", "The Conservatives")), 71)
    assert wide == ["The Liberals  The Conservatives  ███████▏    agree on 26 of 36  ≠ 10"]
    assert screen(pairs(("The Liberals", "The Conservatives")), 62) == [
        "The Liberals  The Conservatives    agree on 26 of 36  ≠ 10"
    ]


def test_names_of_pairs_never_fold_side_by_side_but_stand_above_the_rest() -> None:
    assert screen(pairs(("The Liberal Democrats", "The Conservatives"), ("Left", "Right")), 60) == [
        "The Liberal Democrats  The Conservatives",
        "  ███████▏    agree on 26 of 36  ≠ 10",
        "Left  Right",
        "  ███████▏    agree on 26 of 36  ≠ 10",
    ]
    assert screen(pairs(("The Liberals", "The Conservatives")), 20) == [
        "The Liberals",
        "The Conservatives",
        "  agree on 26 of 36",
        "  ≠ 10",
    ]


def test_what_runs_from_right_to_left_stands_beside_nothing() -> None:
    assert screen(pairs(("שלום", "Ada")), 80) == ["שלום", "Ada", "  ███████▏    agree on 26 of 36  ≠ 10"]


def headed(*cells: tuple[Value, ...]) -> Table:
    heads = tuple(Ref("speaker", f"s{n}", Text(f"Speaker {n}")) for n in range(len(cells[0]) - 1))
    columns = (
        Column("question", (Field("q"),)),
        *(Column(head, (Field(f"c{n}"),)) for n, head in enumerate(heads)),
    )
    records = [{"q": q, **{f"c{n}": cell for n, cell in enumerate(rest)}} for q, *rest in cells]
    return Table("questions", columns, records, aligned=True, headed=True)


def test_under_heads_a_bar_parts_the_columns_and_narrow_the_heads_are_labels() -> None:
    table = headed((Text("Build it?"), Text("yes, it must"), Text("no")))
    assert screen(table, 80) == [
        "           Speaker 0    │ Speaker 1",
        "Build it?  yes, it must │ no",
    ]
    assert screen(table, 22) == [
        "Build it?",
        "  Speaker 0: yes, it",
        "  must",
        "  Speaker 1: no",
    ]


def test_colour_changes_no_word() -> None:
    table = pairs(("SPD", "Greens"))
    plain = written(table, Sheet("en", 80), "table")
    coloured = written(table, Sheet("en", 80, colour=True), "table")
    assert "≠" in coloured
    assert cell_len(plain.strip()) > 0


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), min_size=1, max_size=40
).filter(lambda text: bool(text.strip()))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.integers(20, 300), st.integers(0, 3))
def test_at_any_width_no_word_is_lost_and_no_line_too_wide(
    names: list[tuple[str, str]], width: int, read: int
) -> None:
    for table in (pairs(*names, read=read), headed(*((Text(a), Text(b), Text(a)) for a, b in names))):
        text = written(table, Sheet("en", width), "table")
        assert widest(text) <= width
        there = letters(text) + letters(by_column(text))
        assert [a for pair in names for name in pair for a in name.split() if letters(a) not in there] == []
