"""A comparison in the terminal: the verdict first, side by side where no word breaks, the rest below."""

from typing import Any

import pytest
from asking import every, library, shown, views
from whole import by_column, letters, shown_passages, widest

import socinno
from socinno.formats import Sheet, written
from socinno.views import (
    Column,
    Columns,
    Field,
    Foot,
    Part,
    Ref,
    Row,
    StanceView,
    Table,
    Text,
    Value,
    View,
    Word,
)


def compared(*cells: Value, **more: object) -> Columns:
    heads = tuple(Ref("position", f"p{i}", Text(f"Side {i}")) for i, _ in enumerate(cells))
    return Columns("comparison", heads, (Row("claim", cells, "other"),), **more)  # type: ignore[arg-type]


def screen(view: Columns, width: int) -> str:
    return written(view, Sheet("en", width), "table")


@pytest.mark.parametrize(("count", "width"), [(2, 72), (2, 200), (3, 100), (4, 127), (6, 181)])
def test_side_by_side_where_every_column_has_room(count: int, width: int) -> None:
    assert "╭" in screen(compared(*[Text("some words")] * count), width)


@pytest.mark.parametrize(("count", "width"), [(2, 69), (3, 96), (6, 170), (1, 20)])
def test_aspect_by_aspect_where_not(count: int, width: int) -> None:
    text = screen(compared(*[Text("some words")] * count), width)
    assert "╭" not in text
    assert text.index("claim") < text.index("Side 0")
    assert text.count("some words") == count


def test_no_word_breaks_in_a_column() -> None:
    word = "Verteidigungsausgabenerhöhung"
    assert "╭" not in screen(compared(Text(word), Text("b"), Text("c")), 100)
    assert "╭" in screen(compared(Text(word), Text("b"), Text("c")), 120)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_three_things_of_the_debate_are_side_by_side_in_a_hundred_cells(language: str) -> None:
    for names in (["relations", "products", "transition"], ["graaf", "wittmayer", "soeterbroek"]):
        view = socinno.compare(library(), names, language, everything=True)
        assert "╭" in written(view, Sheet(language, 100), "table")


def test_what_runs_from_right_to_left_stands_beside_nothing() -> None:
    assert "╭" not in screen(compared(Text("some words"), Text("שלום")), 200)
    assert "╭" in screen(compared(Text("some words"), Text("wérds")), 200)


def test_how_cells_relate_stands_under_the_label_and_nothing_where_it_is_no_question() -> None:
    assert "≠ different" in screen(compared(Text("a"), Text("b")), 100)
    texts = compared(Text("a"), Text("b"))
    assert "≠" not in screen(texts._replace(rows=(texts.rows[0]._replace(outcome=""),)), 100)


def test_the_verdict_comes_first_and_what_is_told_of_all_last() -> None:
    lines = Table("pairs", (Column("q", (Field("q"),)),), ({"q": Text("A line")},), aligned=True)
    also = (Part("pairs", lines), Part("date", Text("2018")), Part("note", Text("hidden"), machine=True))
    view = compared(Text("a"), Text("b"), verdict=(Text("They agree."),), also=also)
    for format in ("table", "plain", "markdown"):
        text = written(view, Sheet("en", 100), format)
        below = text[text.index("They agree.") :]  # the title names the sides, too
        assert below.index("Side 0") < below.index("A line") < below.index("2018")
        assert "hidden" not in text


def test_rows_for_machines_are_for_machines() -> None:
    view = compared(Text("a word"), Text("b"))
    hidden = view._replace(rows=tuple(row._replace(machine=True) for row in view.rows), empty=Word("no-both"))
    for format in ("table", "plain", "markdown", "html"):
        text = written(hidden, Sheet("en", 100), format)
        assert "a word" not in text
        assert "Nothing is known of any of them" in text
        assert "Side 0" in text
    for format in ("json", "csv"):
        assert "a word" in written(hidden, Sheet("en", 100), format)


def test_a_row_of_one_debate_among_several_names_it() -> None:
    debate = Ref("debate", "d", Text("The bridge"))
    row = Row(Ref("dichotomy", "q", Text("Build it?")), (Text("a"), Text("b")), "differ", debate=debate)
    for width in (40, 100):
        assert "The bridge" in screen(compared(Text("a"), Text("b"))._replace(rows=(row,)), width)


def test_without_rows_it_says_so_under_the_names() -> None:
    text = shown("compare only shared", "table")
    assert "╭" not in text
    assert text.index("Laurens de Graaf") < text.index("No question is known on which they agree")


def read(value: Any) -> Any:
    """What people read of a view: not what is for machines, of a stance on a line the side alone."""
    if isinstance(value, Columns):
        also = tuple(part for part in value.also if not part.machine)
        return read(
            tuple(value._replace(rows=value.read, also=also, foot=Foot(), empty=Word(""), of_debate=()))
        )
    if isinstance(value, Table):
        kept = [field.key for column in value.columns for field in column.fields]
        return tuple(read(record[key]) for record in value.records for key in kept)
    if isinstance(value, StanceView):
        return value._replace(assigned=None, changed=None)
    return tuple(map(read, value)) if type(value) is tuple or isinstance(value, Part | Row) else value


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width", [20, 27, 40, 60, 80, 100, 120, 200, 300])
def test_what_is_compared_is_whole_at_any_width(width: int, language: str) -> None:
    of: list[tuple[str, View]] = [
        *views(language).items(),
        *views(language, odd=True).items(),
        *every(language).items(),
    ]
    names = ["sociological", "wittmayer", "administration-essays", "room", "graaf", "editors"]
    of += [
        (f"compare {count}", socinno.compare(library(), names[:count], language, None, (), *how))
        for count in (2, 3, 6)
        for how in ((False, False), (False, True), (True, False))
    ]
    for name, view in of:
        if name.startswith("compare") or name == "who --pairs":
            text = written(view, Sheet(language, width), "table")
            assert widest(text) <= width, name
            there = letters(text) + "\n" + letters(by_column(text))
            words = {letters(word) for passage in shown_passages(read(view)) for word in passage.split()}
            assert [word for word in words if word not in there] == [], name
