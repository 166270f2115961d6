"""The terminal picture: nothing is ever lost and no line is too wide, whatever the width and the words."""

import re
from collections.abc import Iterator

import pytest
from asking import ANSI, every, library, shown, views
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth
from whole import by_column, letters, lost, passages, widest

import socinno
from socinno import Sheet
from socinno.formats import FORMATS, written
from socinno.library.catalogue import FileLibrary
from socinno.library.reader import parse
from socinno.model import Debate
from socinno.views import Card, Column, Field, Part, Table, Text, View

WIDTHS = (20, 40, 80, 200)
MORE = (21, 25, 33, 59, 60, 79, 100, 120, 130, 157, 300)
ASKED = [(odd, name) for odd in (False, True) for name in views(odd=odd)]
SCREENS = [name for name, format in FORMATS.items() if format.screen]
SWEEP = [*WIDTHS, *(pytest.param(width, marks=pytest.mark.long) for width in MORE)]


@pytest.mark.parametrize("width", SWEEP)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(language: str, width: int) -> None:
    """Cells beside each other are read column by column; a word that is folded comes together again."""
    for odd, name in ASKED:
        text = shown(name, "table", width, language, odd)
        assert widest(text) <= width, name
        there = letters(text) + "\n" + letters(by_column(text))
        words = {letters(word) for p in passages(views(language, odd)[name]) for word in p.split()}
        assert [word for word in words if word not in there] == [], name


@pytest.mark.parametrize("width", SWEEP)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_passage_stands_whole_on_the_screen(language: str, width: int) -> None:
    for name, view in views(language).items():
        if not name.startswith("who"):  # the matrix folds its heads between others
            assert lost(view, shown(name, "table", width, language)) == [], name


@pytest.mark.parametrize("width", SWEEP)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_key_of_the_format_is_on_the_screen(language: str, width: int) -> None:
    for name, view in every(language).items():
        screen = written(view, Sheet(language, width), "table")
        assert widest(screen) <= width, name
        assert name.startswith("who") or lost(view, screen) == [], name


def everything(language: str) -> Iterator[tuple[str, View]]:
    """Every thing there is, and all of them side by side."""
    debate = library().debates[0]
    for name in debate.things:
        yield name, socinno.show(library(), name, language)
    yield "speakers", socinno.compare(library(), list(debate.speakers)[:3], language)
    for dichotomy in debate.dichotomies:
        yield dichotomy, socinno.compare(library(), [dichotomy], language)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "width", [80, *(pytest.param(w, marks=pytest.mark.long) for w in (20, 40, 200, *MORE))]
)
def test_everything_in_the_debate_is_whole(width: int, language: str) -> None:
    for name, view in everything(language):
        screen = written(view, Sheet(language, width), "table")
        assert max(map(cell_len, screen.splitlines())) <= width, name
        gaps = re.sub(r"(?<=\S)  +", "│", re.sub(r"(?m)^ *\d+  ", "   ", screen))  # titles fold beside cells
        assert lost(view, f"{screen}\n{by_column(gaps)}") == [], name


@pytest.mark.long
@pytest.mark.parametrize("width", range(20, 301, 7))
def test_the_overview_and_a_comparison_are_whole_at_all_widths_between(width: int) -> None:
    of = library()
    for view in (socinno.overview(of.debates[0], "nl"), socinno.compare(of, ["wittmayer", "graaf"], "nl")):
        screen = written(view, Sheet("nl", width), "table")
        assert max(map(cell_len, screen.splitlines())) <= width
        assert lost(view, screen) == []


@settings(max_examples=150, deadline=None)
@given(st.integers(20, 300), st.sampled_from(ASKED), st.sampled_from(["en", "nl"]), st.booleans())
def test_any_width_will_do(width: int, asked: tuple[bool, str], language: str, colour: bool) -> None:
    odd, name = asked
    for format in SCREENS:
        assert widest(written(views(language, odd)[name], Sheet(language, width, colour), format)) <= width


@pytest.mark.parametrize("width", [80, 120, 200])
def test_frames_stand_in_line_whatever_letters_are_in_them(width: int) -> None:
    """Wide, combined and joined characters; what runs right to left never stands beside anything."""
    for odd, name in ASKED:
        for line in shown(name, "table", width, "en", odd).splitlines():
            if line.startswith("│"):
                assert line.endswith("│"), name
                assert not re.search("[֐-ࣿ]", line), name


def test_frames_of_one_table_are_equally_wide() -> None:
    text = shown("compare two positions", "table", 100, "en", True)
    framed = {wcswidth(line) for line in text.splitlines() if line[:1] in "╭│├╰"}
    assert len(framed) <= 1


TITLE = "Vraagstuk nummer"  # 16 cells, as wide as the place for a label


@pytest.mark.parametrize(
    "title", [TITLE, TITLE.replace(" ", "-"), TITLE.replace(" ", ""), f"{TITLE} zoveel", "Nu"]
)
@pytest.mark.parametrize("width", [60, 61, 80, 120, 200, 1000])
def test_between_a_label_and_its_value_there_is_always_a_gutter(title: str, width: int) -> None:
    label = socinno.show(library(), "relations-products", "en")
    heading = next(part for part in label.parts if part.key == "question")
    card = Card("quote", "q", Text("q"), (Part(title, heading.value), Part("note", None)))
    columns = (
        Column("speaker", (Field("a"),)),
        Column(title, (Field("b"),)),
        Column("stance", (Field("c"),)),
    )
    long = Text("Onafscheidelijk" * 70)  # no room for this beside anything: record by record
    table = Table("who", columns, ({"a": Text("Ada"), "b": Text("met spoed"), "c": long},))
    for view, value in ((card, "not known"), (table, "met spoed")):
        text = written(view, Sheet("en", width), "table")
        assert value in text
        for line in text.splitlines():
            said = line.removeprefix("  ")[:16] if view is table else line[:16]
            assert len(said) < 16 or said[15] == " ", line


def test_colour_changes_looks_and_nothing_else() -> None:
    for name in views():
        if name.startswith("search"):  # which marks what was found by signs where it cannot by colour
            continue
        bare, coloured = (shown(name, "table", colour=colour) for colour in (False, True))
        assert [line.rstrip() for line in ANSI.sub("", coloured).splitlines()] == bare.splitlines(), name
        assert name == "nothing" or "\x1b[" in coloured, name


@pytest.mark.long
def test_colour_changes_no_word_of_anything_in_the_debate() -> None:
    for name, view in everything("en"):
        bare, coloured = (written(view, Sheet("en", 90, colour), "table") for colour in (False, True))
        assert [line.rstrip() for line in ANSI.sub("", coloured).splitlines()] == bare.splitlines(), name


def test_links_are_those_of_the_web_only() -> None:
    linked = written(views(odd=True)["show web"], Sheet("en", 80, True, True), "table")
    assert "\x1b]8;" in linked
    assert "https://example.org/a?b=c&d=%C3%A9" in linked
    assert "\x1b]8;" not in written(views(odd=True)["show bad"], Sheet("en", 80, True, True), "table")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(
    lambda text: bool(text.strip())
)


def debate_with(title: str, claim: str, quote: str) -> Debate:
    """A debate that holds some words in its title, a claim and a direct quote."""
    reading = parse(
        b"language: en\ntitle: T\nquestion: Q\nspeakers: {s: {name: S}}\n"
        b"sources: {b: {type: book, title: B}}\n"
        b"dichotomies: {d: {title: D, question: Q, positions: {p: {title: P, claim: C},"
        b" q: {title: P, claim: C}}}}\n"
        b"quotes: {x: {speaker: s, kind: direct, text: T, source: b, at: {page: '1'}, supports: [p]}}\n",
        "x.yaml",
        "x",
    )
    assert reading.debate
    data = reading.debate.model_dump(by_alias=True, exclude_none=True)
    data["title"] = title
    data["dichotomies"]["d"]["positions"]["p"]["claim"] = claim
    data["quotes"]["x"]["text"] = quote
    return Debate.model_validate(data, context={"id": "debate"})


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, WORDS, st.integers(20, 120))
def test_any_words_whatever_are_within_the_width(title: str, claim: str, quote: str, width: int) -> None:
    of = FileLibrary((debate_with(title, claim, quote),))
    for name in ("d", "p", "x"):
        screen = written(socinno.show(of, name, "en"), Sheet("en", width), "table")
        assert all(cell_len(line) <= width for line in screen.splitlines())
