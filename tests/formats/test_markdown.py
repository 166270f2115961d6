"""Markdown: what a CommonMark parser with GFM's tables reads in it is what the view says."""

import re
from pathlib import Path

import pytest
from asking import library, shown, views
from crowd import crowd
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from socinno.formats import Sheet, write, written
from socinno.formats.markdown import escaped
from socinno.queries.quotes import Filters, quotes
from socinno.queries.who import who
from socinno.views import Card, Part, Text

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
    assert {t.content for t in inline if t.type == "html_inline"} <= {"<br>", "<!-- -->"}
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
    assert read(escaped(text.strip())) == text.strip()
    assert PARSER.parse(escaped(text.strip()))[0].type == "paragraph_open"


def read(markdown: str) -> str:
    """What somebody reads in a paragraph, comments left out."""
    token = PARSER.parse(markdown)[1]
    return "".join(c.content for c in token.children or () if c.type != "html_inline")


GITHUB = re.compile(r"(?:https?|ftp)://|www\.|[a-z0-9.+_-]+@[a-z0-9_-]*\.[a-z0-9]", re.IGNORECASE | re.ASCII)
"""What becomes a link on GitHub by itself: its extended autolinks, as the specification of GFM has them."""

ADDRESSES = st.lists(
    st.sampled_from(["http", "https", "ftp", "www", "mailto", *":/.@_-+aZ1 &;*", "&copy;"]), min_size=1
).map("".join)


@given(ADDRESSES)
@example("see http://a.nl, HTTPS://b.nl/www.c.nl and (www.d.nl)")
@example("mailto:a.b+c@d-e.nl, xmpp:f@g.nl/h, i@.j.nl, k_l@m_n.nl")
def test_no_address_becomes_a_link_by_itself(text: str) -> None:
    words = " ".join(["say", *text.split()])
    shown = escaped(words)
    assert read(shown) == words
    assert not [part for part in shown.split("<!-- -->") if GITHUB.search(part)], shown


def test_addresses_that_lead_nowhere_are_left_alone() -> None:
    for text in ("@home", "a@b", "1:2", "a: b", "www", "10 000", "@a.b"):
        assert escaped(text) == text


def test_an_address_of_a_link_keeps_its_signs() -> None:
    address = "https://example.org/?x=1&copy;=2&lt;&y=3"
    card = Card("source", "s", Text("s"), (Part("url", Text(address)),))
    token = PARSER.parse("".join(write(card, Sheet(), "markdown")))[-2]
    [link] = [c for c in token.children or () if c.type == "link_open"]
    assert str(link.attrGet("href")).replace("%26", "&") == address
    assert read_link(token.children or []) == address


def read_link(children: list[Token]) -> str:
    """The text of the one link among these."""
    types = [c.type for c in children]
    return "".join(c.content for c in children[types.index("link_open") : types.index("link_close")])


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
    assert sum(piece.startswith("\n\n> ") for piece in pieces) == len(list(table.records))


def test_camps_are_parted_by_an_empty_row_and_shared_sides_stand_above(tmp_path: Path) -> None:
    text = written(who(crowd(tmp_path, 14, 10, alike=True), Filters(), "en"), Sheet("en"), "markdown")
    assert text.count("\n|  |  |") == 1
    assert text.index("◀ Agreed   ▶ Not agreed") < text.index("| --- |")
