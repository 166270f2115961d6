"""Lines in a page: names are links to what they name there, other addresses to the web alone."""

from socinno.formats import Sheet
from socinno.formats.hypertext import Setting, of_speakers, own_name, shown, told_lines
from socinno.formats.spans import Span
from socinno.views import Ref, Text

ON = Setting(Sheet("en"), frozenset({"here", "q & a"}), {}, {}, {"ann": "s1 a1", "bob": "s2 a1"}, set())


def test_a_name_is_a_link_to_the_thing_if_it_is_on_the_page() -> None:
    assert shown((Span("Ann", target="d#here"),), ON) == '<a href="#here">Ann</a>'
    assert shown((Span("Ann", target="d#elsewhere"),), ON) == "Ann"
    assert shown((Span("Ann", target="d#q & a"),), ON) == '<a href="#q%20%26%20a">Ann</a>'
    assert own_name(Ref("speaker", "here", Text("Ann"), "d"), ON) == "Ann"


def test_an_address_is_a_link_to_the_web_alone_and_the_thing_comes_first() -> None:
    [web] = told_lines(Text("https://example.org/?a=1&b"), ON)
    assert web.startswith('<a href="https://example.org/?a=1&amp;b" rel="noopener noreferrer external"')
    assert shown((Span("x", link="javascript:alert(1)"),), ON) == "x"
    assert 'href="#here"' in shown((Span("x", link="https://example.org", target="d#here"),), ON)


def test_a_language_is_said_where_it_is_not_that_of_the_page() -> None:
    assert shown((Span("hallo", language="nl"),), ON) == '<span lang="nl">hallo</span>'
    assert shown((Span("hello", language="en"),), ON) == "hello"


def test_ids_are_not_read() -> None:
    assert shown((Span("Ann"), Span("  ann", "code"), Span("ann", "edge")), ON) == "Ann"


def test_markup_in_content_is_text() -> None:
    assert shown((Span('<a href="x">', language='"><script>'),), ON) == (
        '<span lang="&quot;&gt;&lt;script&gt;">&lt;a href=&quot;x&quot;&gt;</span>'
    )


def test_what_is_of_some_has_the_classes_of_each_once() -> None:
    assert of_speakers(["bob", "ann", "bob"], ON, "look") == ' class="look by a1 s1 s2"'
    assert of_speakers([], ON) == ' class="by"'
    assert of_speakers(["ann"], ON._replace(chosen={}), "look") == ' class="look"'
