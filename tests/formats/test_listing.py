"""Lists in the terminal picture: entries below each other, ids at the edge, what they share said once."""

from collections.abc import Iterator
from typing import Any

import pytest
from asking import every, library, shown, views
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from whole import letters, lost, passages, widest

from socinno.formats import Sheet, write, written
from socinno.formats.spans import Line, Span
from socinno.formats.style import right_to_left
from socinno.queries.presenter import Records
from socinno.queries.quotes import Filters, quotes
from socinno.views import (
    Column,
    Field,
    Foot,
    Item,
    Part,
    Place,
    Quotation,
    Ref,
    Sign,
    Table,
    Text,
    Value,
    Word,
)

LISTS = ("quotes", "quotes --all", "speakers", "speakers --all", "debates", "search", "search --all")
WORDS_OF_A_SCREEN = 1.6  # for each word of quotes and translations
BOOK = Ref("source", "book", Text("The book", "en"))


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    "width", [20, 33, 80, 120, 300, *(pytest.param(w, marks=pytest.mark.long) for w in range(21, 300, 9))]
)
def test_no_word_of_a_list_is_lost_at_any_width(width: int, language: str) -> None:
    for name in LISTS:
        for view in (views(language)[name], views(language, True)[name], every(language)[name]):
            screen = written(view, Sheet(language, width), "table")
            assert widest(screen) <= width, name
            there = letters(screen)
            assert [p for p in passages(view) if letters(p) not in there] == [], name
            assert lost(view, screen) == [], name


@pytest.mark.parametrize("language", ["en", "nl"])
def test_quotes_print_few_words_beside_those_of_the_quotes(language: str) -> None:
    """3.1 words for each when every quote was a row of a grid with all that is known of it."""
    view = quotes(library(), Filters(), language)
    told = [record["quotation"] for record in view.records]
    said = [t.text for q in told if isinstance(q, Quotation) for t in (q.text, q.translation) if t]
    of_quotes, on_screen = (
        [token for token in text.split() if any(map(str.isalnum, token))]
        for text in (" ".join(said), shown("quotes", "table", 80, language))
    )
    assert len(on_screen) <= WORDS_OF_A_SCREEN * len(of_quotes)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_speakers_of_a_debate_are_seen_at_once(language: str) -> None:
    assert shown("speakers", "table", 80, language).count("\n") < 26


def table(*entries: Value, **of: Any) -> Table:
    records = tuple({"entry": entry} for entry in entries)
    return Table("quotes", (Column("quote", (Field("entry"),)),), records)._replace(**of)


def drawn(view: Table, width: int = 40) -> list[str]:
    return written(view, Sheet("en", width), "table").splitlines()


def a_quote(words: str, note: Text | None = None, speaker: str = "Ada") -> Quotation:
    ada = Ref("speaker", "ada", Text(speaker, "en"))
    text = Text(words, "en", manner="verbatim")
    at = Place((("page", "3"), ("anchor", "so it is")), "en")
    return Quotation("yes", "d", ada, "direct", text, None, BOOK, at, note=note, brief=True)


def test_a_quote_in_brief_is_its_words_and_a_line_of_facts_with_the_id_at_the_edge() -> None:
    assert drawn(table(a_quote("Yes"), a_quote("No", Text("Why")))) == [
        "  “Yes”",
        "  Ada · verbatim · p. 3              yes",
        "",
        "  “No”",
        "  Ada · verbatim · p. 3 *            yes",
    ]


def test_a_source_or_debate_is_named_at_a_quote_only_where_it_is_asked_for() -> None:
    assert (
        drawn(table(a_quote("Yes")._replace(named=(BOOK,))))[1] == "  Ada · verbatim · p. 3 · The book   yes"
    )


def test_an_id_goes_below_where_there_is_no_room_and_below_what_runs_from_right_to_left() -> None:
    assert drawn(table(a_quote("Yes")), 26) == ["  “Yes”", "  Ada · verbatim · p. 3", f"{'yes':>26}"]
    assert drawn(table(a_quote("Yes", speaker="שלום")))[-1] == f"{'yes':>40}"


@settings(max_examples=60, deadline=None)
@given(st.integers(20, 300), st.text(st.sampled_from("ab é中שלם👩‍🚲 -"), min_size=1), st.booleans())
def test_whatever_is_in_it_an_id_never_stands_beside_what_is_reordered(
    width: int, words: str, told: bool
) -> None:
    view = table(
        a_quote(words, speaker=f"A{words}"), Item(Text(f"A{words}"), (Text(words),), (Text(words),), "yes")
    )
    for line in drawn(view, width):
        assert cell_len(line) <= width
        span: Line = (Span(line),)
        assert not (line.endswith("yes") and right_to_left(span))


def test_short_entries_stand_close_and_long_ones_apart() -> None:
    short = Item(Text("Ada"), (), (Text("a writer"),), "ada")
    long = short._replace(text=(Text("Writes."),))
    assert drawn(table(short, short)).count("") == 0
    assert drawn(table(short, long, short)).count("") == 2
    assert drawn(table(short))[:2] == ["Ada", "  a writer                           ada"]


def test_what_stands_beside_a_name_hangs_below_it() -> None:
    item = Item((Text("Ada de Wit"), Text("a writer of very many books")), (), (), "ada")
    assert drawn(table(item), 30) == ["Ada de Wit · a writer of", "  very many books", f"{'ada':>30}"]


def test_what_entries_share_is_said_once_above_them() -> None:
    columns = (Column("quote", (Field("debate", "heading"), Field("source", "shared"), Field("entry"))),)
    records: tuple[dict[str, Value], ...] = tuple(
        {"debate": Text(of), "source": BOOK, "entry": Text(entry)} for of, entry in ("Aa", "Ab", "Bc")
    )
    told = drawn(Table("quotes", columns, records))
    assert told == ["A", "source: The book  book", "", "  a", "", "  b", "", "B", *told[1:3], "  c"]


def test_what_all_share_and_what_is_left_out_stand_below_with_the_legend() -> None:
    foot = Foot(
        Records(lambda: iter([Sign("note", Word("legend-note"))])),
        (Word("first-of", {"shown": 1, "total": 2}),),
        shared=(Part("source", BOOK),),
    )
    assert drawn(table(a_quote("Yes", Text("Why")), foot=foot), 80)[-4:] == [
        "",
        "Source: The book  book",
        "1 of 2; --limit 0 shows all",
        "* with a note: socinno show ID",
    ]


def test_an_entry_of_nothing_is_silence_in_words() -> None:
    assert drawn(table(None)) == ["  not known"]
    assert drawn(table(empty=Word("no-quotes"))) == ["No quote fits all these filters."]


def test_entries_are_drawn_before_the_next_are_made() -> None:
    made: list[int] = []

    def records() -> Iterator[dict[str, Value]]:
        for n in range(500):
            made.append(n)
            yield {"entry": Text(f"entry {n}")}

    next(write(table(records=Records(records)), Sheet(), "table"))
    assert len(made) < 200
