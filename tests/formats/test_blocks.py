"""Views as an outline: what is a heading, what stands beside a label, and what makes a grid."""

from collections.abc import Iterator
from itertools import pairwise

from asking import library, views

from socinno.formats import Sheet
from socinno.formats.blocks import (
    Block,
    Grid,
    Heading,
    Labelled,
    Legend,
    Paragraph,
    Sentence,
    answer_blocks,
    blocks,
    is_large,
    title_line,
    titled,
)
from socinno.formats.spans import Span
from socinno.queries.pairs import pairs
from socinno.queries.presenter import Records
from socinno.queries.quotes import Filters
from socinno.views import (
    Column,
    Columns,
    Field,
    Foot,
    Item,
    Part,
    Ref,
    Row,
    Sign,
    Table,
    Text,
    Value,
    Word,
)

SHEET = Sheet("en")


def levels(of: Iterator[Block]) -> Iterator[int]:
    for block in of:
        if isinstance(block, Heading):
            yield block.level
        elif isinstance(block, Grid):
            yield from levels(iter(block.stacked(block.rows)))


def test_a_card_starts_with_its_title_and_what_it_is() -> None:
    title, kind, *_ = blocks(views()["show relations"], SHEET)
    assert isinstance(title, Heading)
    assert title.level == 1
    assert isinstance(kind, Sentence)
    told = "".join(span.text for span in kind.line)
    assert told == "Side  relations · Social innovation: hype or real change?"
    title, kind, *_ = blocks(views()["show de-graaf-bridge"], SHEET)
    assert isinstance(kind, Sentence)
    assert [span.text for span in kind.line if span.role == "code"] == []  # its title is its id


def titles(name: str) -> tuple[str, str]:
    """What is above an answer, and what its page is called."""
    view = views()[name]
    return "".join(span.text for span in title_line(view, SHEET)), titled(view, SHEET)


def test_every_answer_says_which_debate_it_is_of() -> None:
    debate = "Social innovation: hype or real change?"
    assert titles("show relations") == ("New relations", f"Side: New relations – {debate}")
    for name in ("quotes", "speakers", "search", "who"):
        assert titles(name)[0] == titles(name)[1]
        assert titles(name)[0].endswith(f"{'–' if name == 'search' else ':'} {debate}")
    assert titles("show social-innovation") == (debate, debate)


def test_of_many_debates_a_title_names_none() -> None:
    refs = tuple(Ref("debate", name, Text(name)) for name in ("a", "b", "c", "d"))
    table = Table("quotes", (), (), of_debate=refs[:2])
    assert titled(table, SHEET) == "Quotes: a, b"
    assert titled(table._replace(of_debate=refs), SHEET) == "Quotes"


def test_headings_go_down_one_level_at_a_time() -> None:
    for odd in (False, True):
        for name, view in views(odd=odd).items():
            found = [1, *levels(blocks(view, SHEET, 1))]
            assert all(after - before <= 1 for before, after in pairwise(found)), name


def test_records_are_a_grid_whose_rows_come_one_by_one() -> None:
    made: list[int] = []

    def records() -> Iterator[dict[str, Value]]:
        for n in range(3):
            made.append(n)
            yield {"n": n}

    columns = (Column("count", (Field("n"),)), Column("count", (Field("n"),)))
    grid = next(blocks(Table("quotes", columns, Records(records)), SHEET))
    assert isinstance(grid, Grid)
    next(iter(grid.rows))
    assert made == [0]


def test_a_grid_says_the_same_from_top_to_bottom() -> None:
    first, second = (next(blocks(pairs(library(), Filters(), "en"), SHEET)) for _ in range(2))
    assert isinstance(first, Grid)
    assert isinstance(second, Grid)
    beside = sum(len([fact for cell in cells for fact in cell]) for _, cells in first.rows)
    assert len(list(second.stacked(second.rows))) == beside


def test_fields_in_one_column_have_labels_and_silence_is_said_once() -> None:
    column = Column("role", (Field("role"), Field("affiliation")))
    table = Table(
        "speakers",
        (column, column),
        ({"role": None, "affiliation": None}, {"role": Text("x"), "affiliation": ()}),
    )
    grid = next(blocks(table, SHEET))
    assert isinstance(grid, Grid)
    assert [[fact.value for fact in cell] for _, [cell, _] in grid.rows] == [
        [Word("not-reported")],
        [Text("x")],
    ]


ADA = Item(Text("Ada"), (Text("Writes."),), (Text("a fact"),), "ada")


def listed(fields: tuple[Field, ...], *records: dict[str, Value]) -> list[Block]:
    return list(blocks(Table("speakers", (Column("speaker", fields),), records), SHEET, 2))


def test_a_list_of_one_column_is_entries_below_each_other_and_a_lead_is_a_heading() -> None:
    assert listed((Field("of"),), {"of": ADA}, {"of": None}) == [
        Heading(2, (Span("Ada"),)),
        Paragraph(ADA._replace(lead=None)),
        Paragraph(Word("not-reported")),
    ]


def test_what_stands_beside_a_name_is_no_heading() -> None:
    item = Item((Text("Ada"), Text("a writer")))
    head, below = listed((Field("of"),), {"of": item})
    assert (head, below) == (Heading(2, (Span("Ada"),)), Paragraph(Item(None, (Text("a writer"),))))
    assert listed((Field("of"),), {"of": Item(Text("Ada"))}) == [head]


def test_what_entries_share_heads_them_and_is_said_once() -> None:
    book = Ref("source", "book", Text("The book"))
    fields = (Field("debate", "heading"), Field("source", "shared"), Field("of"))
    of: list[dict[str, Value]] = [{"debate": Text(name), "source": book, "of": ADA} for name in "aab"]
    told = listed(fields, *of)
    heads = [(it.level, it.line[0].text) for it in told if isinstance(it, Heading)]
    assert heads == [(2, "a"), (3, "Ada"), (3, "Ada"), (2, "b"), (3, "Ada")]
    assert sum(isinstance(it, Labelled) and it.value == book for it in told) == 2


def test_below_an_answer_stand_what_all_share_what_is_left_out_and_the_signs_that_occur() -> None:
    book = Ref("source", "book", Text("The book"))
    sign, left = Sign("agree", Word("legend-agree")), Word("first-of", {"shown": 1, "total": 2})
    noted = Sign("note", Word("legend-note"))  # a page has the notes themselves
    foot = Foot(iter([noted, sign]), (left,), shared=(Part("source", book),))
    table = Table("speakers", (Column("speaker", (Field("of"),)),), ({"of": Text("x")},), foot=foot)
    assert list(answer_blocks(table, SHEET))[1:] == [
        Labelled((Span("source", "label"),), book),
        Paragraph(left),
        Legend((sign,)),
    ]
    none = table._replace(foot=Foot(Records(lambda: iter(()))))
    assert list(answer_blocks(none, SHEET)) == [Paragraph(Text("x"))]


def test_nothing_is_said_in_words() -> None:
    table = Table("quotes", (Column("text", (Field("text"),)),), (), Word("no-quotes"))
    assert list(blocks(table, SHEET)) == [Paragraph(Word("no-quotes"))]
    head = Ref("position", "p", Text("P"))
    labelled, empty = blocks(Columns("comparison", (head,), (), empty=Word("no-shared")), SHEET)
    assert isinstance(labelled, Labelled)
    assert empty == Paragraph(Word("no-shared"))


def test_rows_of_a_comparison_have_labels_and_records_have_none() -> None:
    head = Ref("position", "p", Text("P"))
    for view, labelled in (
        (Columns("comparison", (head,), (Row("claim", (Text("x"),)),)), True),
        (Table("quotes", (Column("text", (Field("text"),)),) * 2, ({"text": Text("x")},)), False),
    ):
        grid = next(blocks(view, SHEET))
        assert isinstance(grid, Grid)
        assert grid.labelled is labelled
        assert all(bool(label) is labelled for label, _ in grid.rows)


def test_what_is_more_than_a_few_words_is_large() -> None:
    assert is_large(views()["debates"])
    assert is_large((None, views()["show relations"]))
    assert not is_large((Text("x"), 3, None))
