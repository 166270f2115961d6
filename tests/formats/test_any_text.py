"""Any text at all, in every format: what is written is well formed, and says what the text says."""

import json
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from socinno.formats import FORMATS, Sheet, written
from socinno.text import one_line
from socinno.views import (
    Card,
    Column,
    Columns,
    Context,
    Field,
    Item,
    Part,
    Place,
    Quotation,
    Ref,
    Row,
    Table,
    Text,
    View,
)

ODD = (
    *map(chr, range(0xA0)),
    *"\u00ad\u200b\u200d\u200e\u2028\u202e\u2060\u3164\ufdd0\ufdef\ufe0f\ufeff\ufffe\uffff\ud800\udfff",
    *"\U0001fffe\U000e0041\U0010ffff",
)
NEVER = {*map(chr, range(0xA0)), *"\u202e\ufdd0\ufdef\ufeff\ufffe\uffff\ud800\udfff\U0001fffe"} - {
    *"\n\t",
    *map(chr, range(0x20, 0x7F)),
}
FILLED = (
    "@BODY@",
    "@TITLE@",
    "@STYLE@",
    "$body",
    "$title",
    "${title}",
    "{title}",
    "{drawn}",
    "{0}",
    "%s",
    "CUES",
    "\\1",
)
TEXTS = st.one_of(
    st.text(st.characters()),
    st.lists(st.sampled_from([*ODD, *"a<>&'é;", "]]>", "-->", "</title>", "&#0;", *FILLED]), max_size=12).map(
        "".join
    ),
)


def shapes(text: str) -> list[View]:
    """A text wherever one may stand: as a title, a fact, a name, a head, words in their place, a cell."""
    words = Text(f"A{text}", "nl")
    ref = Ref("speaker", "ada", words)
    shared = (Field("x", "heading"), Field("y", "shared"), Field("z"))
    facts = Place((("section", f"A{text}"), ("page", f"A{text}")), "nl")
    verbatim = words._replace(manner="verbatim", cut=(True, True))
    quote = Quotation(
        "q", "d", ref, "direct", verbatim, words, ref, facts, note=words, brief=True, named=(ref,)
    )
    place = Context(ref, 1, text, ((f"A{text}", True),), text)
    return [
        Card("debate", "x", words, (Part("note", words), Part("speaker", ref), Part("context", place))),
        Columns("compare", (ref, ref), (Row("note", (words, words)),)),
        Table("anything", (Column("name", (Field("name"),)),), ({"name": words},)),
        Table(
            "anything",
            (Column("name", (Field("x"),)), Column("note", (Field("y"),))),
            ({"x": words, "y": ref},),
        ),
        Table(
            "anything",
            (Column("name", shared),),
            ({"x": ref, "y": ref, "z": Item(words, (words,), (ref,), "x")},),
        ),
        Table("anything", (Column("name", shared),), ({"x": words, "y": None, "z": quote},)),
    ]


class Page(HTMLParser):
    """A page's text by the tag that it is in; every tag must be closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.text: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.inside == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside += [tag] if tag not in ("meta", "br") else []

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in {*self.inside}:
            self.text[tag] = self.text.get(tag, "") + data


@settings(max_examples=60)
@given(TEXTS)
@example("".join(ODD))
@example(" ".join(FILLED))
def test_a_page_holds_any_text_and_nothing_in_it_is_filled_in(text: str) -> None:
    for view in shapes(text):
        page = written(view, Sheet(), "html")
        assert not NEVER & {*page}
        read = Page(page)
        if isinstance(view, Card):
            assert read.text["title"] == one_line(f"A{text}")
        assert one_line(f"A{text}") in " ".join(read.text["body"].split())


@settings(max_examples=60)
@given(TEXTS)
@example("".join(ODD))
@example(" ".join(FILLED))
def test_a_picture_is_xml_whatever_the_text(text: str) -> None:
    for view in shapes(text):
        root = ElementTree.fromstring(written(view, Sheet("en", 200), "svg").encode())
        if isinstance(view, Card):
            assert root[0].text == one_line(f"A{text}")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=20)
@given(TEXTS)
@example("".join(ODD))
def test_every_format_writes_any_text(name: str, text: str) -> None:
    for view in shapes(text):
        whole = written(view, Sheet(), name)
        if name == "json":
            assert json.loads(whole)
        else:
            assert whole.encode("utf-8").endswith(b"\n")
