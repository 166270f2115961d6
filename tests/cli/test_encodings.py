"""An encoding that lacks characters: screens stay as wide and in line, files for programs lose nothing."""

import html
import json

import pytest
from asking import ANSI, library, shown, views
from markdown_it import MarkdownIt
from rich.cells import cell_len
from whole import widest

import socinno
from socinno.cli.terminal import encoded
from socinno.formats import FORMATS, Sheet, written
from socinno.words import LANGUAGES

ENCODINGS = ("ascii", "cp1252", "latin-1", "cp437")
SCREENS = [name for name, format in FORMATS.items() if format.screen]
ASKED = [(odd, name) for odd in (False, True) for name in views(odd=odd)]
SWEEP = [40, 80, *(pytest.param(w, marks=pytest.mark.long) for w in (20, *range(23, 120, 7), 120))]
LINES = "│├┤─┬┴┼╭╮╰╯"
LIKE = {**dict.fromkeys(LINES, "+"), "│": "|", "─": "-"}
MARKDOWN = MarkdownIt("commonmark").enable("table")


def put(text: str, format: str, encoding: str) -> str:
    """A text as a reader in an encoding sees it."""
    return b"".join(encoded([text], encoding, FORMATS[format].escape)).decode(encoding)


def out_of_line(text: str, simple: str) -> list[str]:
    """The lines that are not as wide as in UTF-8, or whose frames do not stand in the same cells."""
    before, after = ANSI.sub("", text).split("\n"), ANSI.sub("", simple).split("\n")
    assert len(before) == len(after)
    return [
        line
        for full, line in zip(before, after, strict=True)
        if len(full) != len(line)
        or cell_len(full) != cell_len(line)
        or any(one in LINES and two not in (one, LIKE[one]) for one, two in zip(full, line, strict=True))
    ]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_answer_can_be_written_in_every_encoding(encoding: str) -> None:
    """An odd answer too, whatever its script, and line by line as it was."""
    for odd, name in ASKED:
        for format in FORMATS:
            text = shown(name, format, 80, "en", odd)
            simple = put(text, format, encoding)
            assert simple.count("\n") == text.count("\n"), (name, format)
            assert "\ufffd" not in simple, (name, format)


@pytest.mark.parametrize("width", SWEEP)
def test_no_screen_of_the_debate_is_wider_or_out_of_line_in_any_encoding(width: int) -> None:
    offenders = []
    for language in LANGUAGES:
        for name, format in [(name, format) for name in views(language) for format in SCREENS]:
            text = shown(name, format, width, language)
            for encoding in ENCODINGS:
                simple = put(text, format, encoding)
                if widest(simple) > width or out_of_line(text, simple):
                    offenders.append((language, name, format, encoding))
    assert offenders == []


@pytest.mark.long
@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120])
def test_no_thing_of_the_debate_is_wider_or_out_of_line_in_any_encoding(width: int) -> None:
    offenders = []
    for language in LANGUAGES:
        for name, format in [(name, format) for name in library().debates[0].things for format in SCREENS]:
            text = written(socinno.show(library(), name, language), Sheet(language, width), format)
            for encoding in ENCODINGS:
                simple = put(text, format, encoding)
                if widest(simple) > width or out_of_line(text, simple):
                    offenders.append((language, name, format, encoding))
    assert offenders == []


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_colour_and_links_make_no_difference_to_an_encoding(encoding: str) -> None:
    for name in views():
        text = shown(name, "table", 100, colour=True)
        simple = put(text, "table", encoding)
        assert ANSI.findall(simple) == ANSI.findall(text), name
        assert ANSI.sub("", simple) == put(ANSI.sub("", text), "table", encoding), name
        assert out_of_line(text, simple) == [], name


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_a_table_is_framed_and_closed_in_every_encoding(encoding: str) -> None:
    framed = 0
    for odd, name in ASKED:
        text = put(shown(name, "table", 100, odd=odd), "table", encoding)
        frames = [line for line in text.splitlines() if line.startswith("+--")]
        rows = [line for line in text.splitlines() if line.startswith("| ") and line.count("|") > 2]
        framed += bool(frames and rows)
        assert not frames or [line for line in rows if not line.endswith("|")] == [], name
    assert framed


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_wide_scripts_alone_make_a_line_wider(encoding: str) -> None:
    """The width promised is that of UTF-8; a line where each character has one cell keeps its width."""
    plain = 0
    for name in views(odd=True):
        for format in SCREENS:
            text = shown(name, format, 80, odd=True)
            for full, line in zip(text.split("\n"), put(text, format, encoding).split("\n"), strict=True):
                if all(cell_len(character) == 1 for character in full):
                    assert len(line) == len(full), (name, format)
                    plain += not full.isascii()
    assert plain > 100


@pytest.mark.parametrize("odd", [False, True])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_json_has_the_same_data_in_every_encoding(encoding: str, odd: bool) -> None:
    for name in views(odd=odd):
        text = shown(name, "json", odd=odd)
        assert json.loads(put(text, "json", encoding)) == json.loads(text), name


@pytest.mark.parametrize("format", ["html", "svg"])
@pytest.mark.parametrize("odd", [False, True])
def test_pages_and_pictures_lose_nothing_in_any_encoding(format: str, odd: bool) -> None:
    for name in views(odd=odd):
        text = shown(name, format, odd=odd)
        for encoding in ENCODINGS:
            simple = put(text, format, encoding)
            assert html.unescape(simple) == html.unescape(text), name


@pytest.mark.parametrize("odd", [False, True])
def test_markdown_reads_the_same_in_every_encoding(odd: bool) -> None:
    for name in views(odd=odd):
        text = shown(name, "markdown", odd=odd)
        for encoding in ENCODINGS:
            simple = put(text, "markdown", encoding)
            assert html.unescape(simple) == html.unescape(text), name
            assert MARKDOWN.render(simple) == MARKDOWN.render(text), name
