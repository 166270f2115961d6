"""Markdown: what a CommonMark parser with GFM's tables reads in it is what the view says."""

import re

import pytest
from asking import library, shown, views
from markdown_it import MarkdownIt

from socinno.formats import Sheet, write
from socinno.formats.markdown import escaped
from socinno.queries.quotes import Filters, quotes
from socinno.views import Card

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ASKED = [(odd, name) for odd in (False, True) for name in views(odd=odd)]


def rendered(odd: bool, name: str) -> str:
    return str(PARSER.render(shown(name, "markdown", odd=odd)))


@pytest.mark.parametrize(("odd", "name"), ASKED)
def test_content_never_becomes_markup(odd: bool, name: str) -> None:
    allowed = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "strong", "code", "blockquote", "ul", "li", "br"}
    table = {"table", "thead", "tbody", "tr", "th", "td"}
    tokens = PARSER.parse(shown(name, "markdown", odd=odd))
    inline = [child for token in tokens for child in token.children or ()]
    assert {t.tag for t in (*tokens, *inline) if t.tag} <= allowed | table | {"a"}
    assert {t.content for t in inline if t.type == "html_inline"} <= {"<br>"}
    for link in (t for t in inline if t.type == "link_open"):
        assert str(link.attrGet("href")).startswith("https://example.org/")


@pytest.mark.parametrize(("odd", "name"), ASKED)
def test_there_is_one_title(odd: bool, name: str) -> None:
    assert rendered(odd, name).count("<h1>") == 1


HARD = """*a* _a_ `a` <b> [a](b) ![a](b) ~~a~~ &amp; a\\ \\* $x$ --- === @a
# a
- a
+ a
1. a
1) a
> a
a | b
| a |
a: b"""


@pytest.mark.parametrize("text", [*HARD.splitlines()[0].split(), *HARD.splitlines()])
def test_text_means_nothing_but_itself(text: str) -> None:
    token = PARSER.parse(escaped(text.strip()))[1]
    assert "".join(child.content for child in token.children or ()) == text.strip()
    assert PARSER.parse(escaped(text.strip()))[0].type == "paragraph_open"


def test_short_cells_make_a_table_and_long_ones_headings_and_quotes() -> None:
    assert "<table>" in rendered(False, "who")
    page = rendered(False, "compare two positions")
    assert "<table>" not in page
    assert "<blockquote>" in page
    assert "<h3>" in page


def test_a_table_has_as_many_cells_in_every_row() -> None:
    rows = re.findall(r"<tr>(.*?)</tr>", rendered(True, "who"), re.S)
    assert len({len(re.findall(r"<t[hd]", row)) for row in rows[:4]}) == 1


def test_every_quote_is_a_quote_of_its_own() -> None:
    card = views()["show de-graaf"]
    assert isinstance(card, Card)
    assert rendered(False, "show de-graaf").count("<blockquote>") == 6


def test_a_list_of_long_texts_is_written_record_by_record() -> None:
    table = quotes(library(), Filters(), "en")
    pieces = list(write(table, Sheet(), "markdown"))
    assert sum(piece.startswith("\n\n## ") for piece in pieces) == len(list(table.records))
