"""Formats: one table of them; every view in every format; nothing lost at any width."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from asking import ANSI, views
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from socinno.formats import FORMATS, Sheet, named, write
from socinno.problems import Stop
from socinno.text import one_line
from socinno.views import Axis, Date, Place, StanceView, Table, Text, Word

WIDTHS = (20, 40, 60, 80, 100, 130, 200, 300)
ASKED = [(odd, name) for odd in (False, True) for name in views(odd=odd)]
SCREENS = [name for name, format in FORMATS.items() if format.screen]
FRAME = re.compile("[│─╭╮╰╯├┤┬┴┼]")


def widest(text: str) -> int:
    return max(wcswidth(ANSI.sub("", line)) for line in text.splitlines())


def letters(text: str) -> str:
    """The letters and digits of a text: what no fold, frame or label can change."""
    return "".join(c for c in text if c.isalnum())


def passages(value: Any) -> Iterator[str]:
    """Every passage that a person must be able to read in a view, whatever its shape."""
    if isinstance(value, Text):
        yield one_line(value.text)
    elif isinstance(value, Table):
        for record in value.records:
            for column in value.columns:
                yield from (p for field in column.fields for p in passages(record[field]))
        yield from passages(value.also)
    elif isinstance(value, StanceView):
        lead = value.speaker if value.lead == "speaker" else value.positions
        yield from passages((lead, value.evidence, value.note))
    elif isinstance(value, Axis):
        yield from passages(value.stance.positions if value.stance else ())
    elif isinstance(value, Place):
        yield from (one_line(words) for _, words in value.facts)
    elif isinstance(value, tuple) and not isinstance(value, (Word, Date)):
        yield from (p for item in value if not isinstance(item, str) for p in passages(item))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_view_can_be_written_in_every_format(format: str, language: str) -> None:
    for odd, name in ASKED:
        text = write(views(language, odd)[name], Sheet(language), format)
        assert text.endswith("\n"), name
        assert "\x1b" not in text, name


@pytest.mark.parametrize("format", SCREENS)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_asked(format: str, width: int) -> None:
    for odd, name in ASKED:
        assert widest(write(views(odd=odd)[name], Sheet("en", width), format)) <= width, name


@pytest.mark.parametrize("width", WIDTHS)
def test_no_passage_is_lost_in_plain(width: int) -> None:
    for odd, name in ASKED:
        view = views(odd=odd)[name]
        shown = letters(write(view, Sheet("en", width), "plain"))
        assert [p for p in passages(view) if letters(p) not in shown] == [], name


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_lost_in_a_table(width: int) -> None:
    """Cells beside each other are read column by column; a word that is folded comes together again."""
    for odd, name in ASKED:
        view = views(odd=odd)[name]
        text = write(view, Sheet("en", width), "table")
        shown = letters(text) + "\n" + letters(by_column(text))
        words = {letters(word) for p in passages(view) for word in p.split()}
        assert [word for word in words if word not in shown] == [], name


def by_column(text: str) -> str:
    """The cells of every table, one column after the other."""
    columns: dict[int, list[str]] = {}
    for line in text.splitlines():
        for i, cell in enumerate(FRAME.split(line)):
            columns.setdefault(i, []).append(cell.strip())
    return "\n".join("".join(cells) for cells in columns.values())


@settings(max_examples=150, deadline=None)
@given(st.integers(20, 300), st.sampled_from(ASKED), st.sampled_from(["en", "nl"]), st.booleans())
def test_any_width_will_do(width: int, asked: tuple[bool, str], language: str, colour: bool) -> None:
    odd, name = asked
    for format in SCREENS:
        assert widest(write(views(language, odd)[name], Sheet(language, width, colour), format)) <= width


@pytest.mark.parametrize("width", [80, 120, 200])
def test_frames_stand_in_line_whatever_letters_are_in_them(width: int) -> None:
    """Wide, combined and joined characters; what runs right to left never stands beside anything."""
    for odd, name in ASKED:
        for line in write(views(odd=odd)[name], Sheet("en", width), "table").splitlines():
            if line.startswith("│"):
                assert line.endswith("│"), name
                assert not re.search("[֐-ࣿ]", line), name


def test_frames_of_one_table_are_equally_wide() -> None:
    text = write(views(odd=True)["compare two positions"], Sheet("en", 100), "table")
    framed = {wcswidth(line) for line in text.splitlines() if line[:1] in "╭│├╰"}
    assert len(framed) <= 1


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii", "cp437"])
@pytest.mark.parametrize("format", list(FORMATS))
def test_every_encoding_can_be_written_to(encoding: str, format: str) -> None:
    for odd, name in ASKED:
        text = write(views(odd=odd)[name], Sheet("en", 80, encoding=encoding), format)
        text.encode(encoding)
        if FORMATS[format].screen:
            assert widest(text) <= 80, name


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii"])
def test_a_table_is_aligned_in_every_encoding(encoding: str) -> None:
    for odd, name in ASKED:
        text = write(views(odd=odd)[name], Sheet("en", 100, encoding=encoding), "table")
        frames = [line for line in text.splitlines() if line.startswith("+--")]
        for line in text.splitlines():
            if frames and line.startswith("| ") and line.count("|") > 2:
                assert line.endswith("|"), name


@pytest.mark.parametrize("format", ["json", "html", "svg", "markdown"])
def test_formats_for_files_lose_nothing_in_ascii(format: str) -> None:
    import html

    view = views()["quotes"]
    full, simple = (write(view, Sheet("en", 80, encoding=e), format) for e in ("utf-8", "ascii"))
    if format == "json":
        assert json.loads(full) == json.loads(simple)
    else:
        assert html.unescape(full) == html.unescape(simple)


def test_the_format_is_the_one_asked_for_else_the_files_else_the_environments() -> None:
    assert named("csv", "a.html", {"SOCINNO_FORMAT": "json"}) == "csv"
    assert named(None, "A.HTML", {"SOCINNO_FORMAT": "json"}) == "html"
    assert named(None, None, {"SOCINNO_FORMAT": "json"}) == "json"
    assert named(None, None, {}) == "table"


@pytest.mark.parametrize(("asked", "output"), [("cvs", None), (None, "a.docx"), (None, "a")])
def test_what_is_no_format_is_refused(asked: str | None, output: str | None) -> None:
    with pytest.raises(Stop) as stop:
        named(asked, output, {})
    assert stop.value.code == 2


def test_no_two_formats_claim_one_ending() -> None:
    endings = [ending for format in FORMATS.values() for ending in format.endings]
    assert len(endings) == len(set(endings))


def test_colour_changes_looks_and_nothing_else() -> None:
    for name, view in views().items():
        bare, coloured = (write(view, Sheet("en", 80, colour), "table") for colour in (False, True))
        assert [line.rstrip() for line in ANSI.sub("", coloured).splitlines()] == bare.splitlines(), name
        assert name == "nothing" or "\x1b[" in coloured, name


def test_links_are_those_of_the_web_only() -> None:
    linked = write(views(odd=True)["show web"], Sheet("en", 80, True, links=True), "table")
    assert "\x1b]8;" in linked
    assert "https://example.org/a?b=c&d=%C3%A9" in linked
    assert "\x1b]8;" not in write(views(odd=True)["show bad"], Sheet("en", 80, True, links=True), "table")
