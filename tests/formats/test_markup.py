"""HTML of lines and values: links and anchors, and a document that loads and runs nothing."""

import re
from base64 import b64encode
from hashlib import sha256

from socinno import Sheet
from socinno.formats.markup import About, document, linked, quote_markup, value_markup
from socinno.views import Item, Place, Quotation, Ref, Text

HERE = '<figure id="d#a"></figure>'
TO_A, TO_B = '<a href="#d#a">A</a>', '<a href="#d#b">B</a>'


def test_a_link_leads_to_what_stands_on_the_page_and_is_words_otherwise() -> None:
    assert "".join(linked([TO_A, TO_B, HERE])) == '<a href="#a">A</a>B<figure id="a"></figure>'


def test_of_parts_that_come_one_by_one_a_link_leads_back() -> None:
    assert "".join(linked(iter([TO_A, HERE, TO_A]))) == 'A<figure id="a"></figure><a href="#a">A</a>'


def test_the_first_that_shows_a_thing_is_its_anchor() -> None:
    assert "".join(linked([HERE, HERE])) == '<figure id="a"></figure><figure></figure>'


def test_where_there_are_several_debates_an_anchor_says_which() -> None:
    other = '<figure id="e#a"></figure>'
    told = "".join(linked([TO_A, HERE, other, '<p id="#a"></p>'], one=False))
    assert told == '<a href="#d--a">A</a><figure id="d--a"></figure><figure id="e--a"></figure><p></p>'


def test_content_makes_no_anchor_and_no_link() -> None:
    hostile = Text('" id="x#y" <a href="#x#y">z</a>')
    who = Ref("speaker", "s", hostile, "d")
    quote = Quotation("q", "d", who, "indirect", hostile, None, who, Place(()))
    told = "".join(linked([quote_markup(quote, Sheet())]))
    assert re.findall(' id="([^"]*)"', told) == ["q"]
    assert "<a " not in told


def test_what_was_looked_for_is_marked_and_needs_no_signs() -> None:
    found = Text("a word to find", "en", marks=((2, 6),))
    assert '<mark lang="en">word</mark>' in value_markup(found, Sheet(colour=True))


def test_an_entry_is_the_place_of_what_it_is_of_and_its_quotes_are_quotes() -> None:
    of = Ref("speaker", "ann", Text("Ann"), "d")
    quote = Quotation("q", "d", of, "indirect", Text("Yes."), None, of, Place(()))
    told = "".join(linked([value_markup(Item(of.name, (quote,), (), "ann", of), Sheet())]))
    assert told.startswith('<div class="item" id="ann"><p><span class="strong">Ann</span></p><figure id="q">')
    assert told.endswith("<p> <code>ann</code></p></div>")


def test_the_policy_of_a_document_knows_its_own_style_alone() -> None:
    page = "".join(document(["<p>x</p>"], About("en", "a & b", 'say "so"'), "p { color: red }"))
    digest = b64encode(sha256(re.findall("<style>(.*)</style>", page)[0].encode()).digest()).decode()
    [policy] = re.findall('Content-Security-Policy" content="([^"]*)"', page)
    assert policy == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
    assert "<title>a &amp; b</title>" in page
    assert '<meta name="description" content="say &quot;so&quot;">' in page
