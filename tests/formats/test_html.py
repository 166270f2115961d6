"""HTML: one self-contained page that a browser reads as it was meant and that anyone can read."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from asking import asked, every, library, shown, views
from browser import BROWSER, Read, axe, browse, laid_out, tab
from compounds import compounds
from crowd import crowd

from socinno import Filters, Sheet
from socinno.formats import write
from socinno.queries.quotes import quotes
from socinno.queries.who import who
from socinno.views import Card, Column, Field, Part, Ref, Share, Table, Text, Value, View, Word


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("odd", [False, True])
def test_every_page_is_well_formed_and_has_nothing_from_elsewhere(language: str, odd: bool) -> None:
    for name in views(language, odd):
        page = Read(shown(name, "html", 80, language, odd))
        assert page.open == [], name
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"script", "img", "link", "iframe", "b", "i"}, name
        assert page.tags[0] == ("html", {"lang": language})
        assert [a for _, a in page.tags if "src" in a or any(key.startswith("on") for key in a)] == []


def test_links_lead_to_what_stands_on_the_page_or_to_the_web() -> None:
    for odd, name in [(own, name) for own in (False, True) for name in views(odd=own)]:
        tags = Read(shown(name, "html", odd=odd)).tags
        anchors = [a["id"] for _, a in tags if "id" in a]
        assert len(anchors) == len(set(anchors)), name
        links = [a for tag, a in tags if tag == "a"]
        assert {a["href"] for a in links if not a.get("rel")} <= {f"#{anchor}" for anchor in anchors}, name
        away = {a["href"] for a in links if a.get("rel") == "noopener noreferrer external"}
        assert away <= {"https://example.org/a?b=c&d=%C3%A9"}, name


def test_every_passage_says_its_language() -> None:
    page = shown("show de-graaf-bridge", "html")
    [verbatim] = re.findall(r'<span class="quote" lang="(\w+)">', page)
    assert verbatim == "nl"
    assert '<span class="translation" lang="en">' in page


def test_headings_go_down_one_level_at_a_time() -> None:
    for odd, name in [(own, name) for own in (False, True) for name in views(odd=own)]:
        page = Read(shown(name, "html", odd=odd))
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), name


def test_every_header_of_a_table_says_what_it_heads() -> None:
    for name in ("who", "compare two positions"):
        headers = [a.get("scope") for tag, a in Read(shown(name, "html")).tags if tag == "th"]
        assert {"col", "row"} == set(headers), name


def test_a_page_is_written_row_by_row() -> None:
    table = quotes(library(), Filters(), "en")
    pieces = list(write(table, Sheet(), "html"))
    assert pieces[0].startswith("<!DOCTYPE html>")
    assert sum(piece.lstrip().startswith("<figure") for piece in pieces) == len(list(table.records))


def test_content_that_looks_like_the_template_is_content() -> None:
    card = Card("quote", "q", Text("$body $title ${language} @BODY@"), (Part("note", Text("$body")),))
    page = Read("".join(write(card, Sheet(), "html")))
    assert page.text.count("$body $title ${language} @BODY@") == 2  # the title and the heading
    assert "$body" in page.text


@pytest.mark.parametrize("format", ["html", "markdown", "plain"])
def test_a_page_has_the_notes_themselves_and_no_sign_for_them(format: str) -> None:
    caveat = "The report does not say that he took a side in this debate."
    for name in ("show social-innovation", "show relations", "show de-graaf", "show relations-products"):
        answer = shown(name, format)
        assert caveat in " ".join(answer.split()), name
    for name in views():
        answer = shown(name, format)
        words = "".join(Read(answer).text) if format == "html" else answer
        assert "*" not in re.sub(r"\*\*|‘e\\?\*’", "", words), (
            name
        )  # bold, and the words that were looked for
        assert "socinno show" not in answer, name


def test_nothing_leads_to_itself() -> None:
    for name in views():
        page = shown(name, "html")
        for id, told in re.findall(
            r'<(?:h\d|th|div|figure|span) id="([^"]*)"[^>]*>(.*?)</(?:h\d|th|div|figure)>', page
        ):
            assert f'href="#{id}"' not in told, name
        assert all("href" not in title for title in re.findall("<h1.*?</h1>", page)), name


def test_a_legend_has_the_signs_that_are_drawn() -> None:
    assert "·</span>" not in shown("compare two speakers", "html").partition('class="legend"')[2]
    assert "·" in shown("who", "html").partition('class="legend"')[2]


def test_a_table_whose_heads_say_what_it_is_about_has_no_heading_that_says_it_again() -> None:
    page = shown("compare two speakers", "html")
    assert '<th scope="col">question</th>' in page
    assert "<h2>questions</h2>" not in page


def test_a_page_says_which_debate_it_is_of() -> None:
    debate = "Social innovation: hype or real change?"
    for name in views():
        page = shown(name, "html")
        if name == "debates":
            continue  # a list of these
        [title] = re.findall("<title>(.*)</title>", page)
        assert debate in title, name
        assert debate in page.split("<main>")[1], name


def test_a_preview_of_a_link_to_a_page_says_what_it_is_about() -> None:
    for name, beginning in {
        "show de-graaf": "mayor of Lopik; ",
        "show relations-products": "Is social innovation about new relations or about new products?",
        "compare two speakers": "On none of the 4 questions ",
        "quotes": "Who stands where in a debate, and the words that show it.",
    }.items():
        described = [
            a["content"] for tag, a in Read(shown(name, "html")).tags if tag == "meta" and a.get("content")
        ]
        [first, *_] = [it for it in described if it and it.startswith(beginning)] or [""]
        assert first, (name, described)
        assert len(first) < 210


def test_a_page_opens_nothing_unasked_and_sends_nothing() -> None:
    for name in views(odd=True):
        page = shown(name, "html", odd=True)
        assert " style=" not in page, name
        assert "unsafe" not in page, name
        assert '<meta name="referrer" content="no-referrer">' in page, name


def test_hue_is_for_sides_alone() -> None:
    style = shown("who", "html").split("<style>")[1].split("</style>")[0]
    hued = {
        name
        for name, colour in re.findall(r"--([\w-]+): #([0-9a-f]{6})", style)
        if (max(parts := bytes.fromhex(colour)) - min(parts)) > 40
    }
    assert hued == {"first", "second", "link", "tint-first", "tint-second"} & hued
    assert {"first", "second"} <= hued
    assert re.findall(r"[.](agree|differ|partly|stated|reported|inferred) [{] color", style) == []


def pair_page() -> str:
    first, second = (Ref("speaker", name, Text(name)) for name in ("ann", "bob"))
    columns = (
        Column("pair", (Field("pair", "apart"),)),
        Column("rate", (Field("rate"),)),
        Column("agree", (Field("agree", "sign"),)),
    )
    record: dict[str, Value] = {"pair": (first, second), "rate": Share(3, 4), "agree": 3}
    return "".join(write(Table("pairs", columns, (record,), aligned=True), Sheet(), "html"))


def test_a_pair_is_a_row_with_a_bar_and_its_counts_in_words() -> None:
    page = pair_page()
    assert '<table class="aligned">' in page
    assert '<th scope="row"><div>ann <code>' not in page
    assert page.count("<tr>") == 2
    assert '<td class="number" data-head="Agree on">' in page
    assert '<rect class="part" width="75" height="1"/></svg> 3 of 4' in page
    assert "style=" not in page
    assert '<th scope="col"><span class="agree" aria-hidden="true">= </span>agree</th>' in page


def test_a_row_of_a_comparison_has_the_sign_of_its_outcome_and_the_words() -> None:
    columns = (Column("question", (Field("question"),)), Column("compared", (Field("compared", "mark"),)))
    record: dict[str, Value] = {"question": (4, (Text("Open"),)), "compared": Word("differ")}
    page = "".join(write(Table("questions", columns, (record,), aligned=True), Sheet(), "html"))
    assert '<span class="differ" aria-hidden="true">≠ </span>differ</div>' in page
    assert '<th scope="row"><div>4. Open</div></th>' in page


def test_what_a_sign_says_again_and_again_is_there_for_who_cannot_see_it() -> None:
    page = shown("show relations-products", "html")
    assert '<span class="unseen"> — according to the source</span>' in page
    assert '<span class="label">our reading</span>' in page  # that it is ours is always said
    signed = shown("show de-graaf", "html")
    assert '<span class="unseen"> — spoke about it, side not known</span>' in signed
    assert '<span class="unseen"> — our reading' not in signed  # as it is said already


def of_compounds(folder: Path) -> dict[str, View]:
    library = compounds(folder)
    [debate] = library.debates
    shown = [debate.id, *debate.things]
    return asked(library, shown, ("a0", "b0"), ("p0", "p1", "p2", "p3"), "s", "nl")


ALL_OF: dict[str, tuple[str, Callable[[Path], dict[str, View]]]] = {
    "bundled, in Dutch": ("nl", lambda _: views("nl")),
    "bundled, in English": ("en", lambda _: views("en")),
    "every key": ("nl", lambda _: every("nl")),
    "odd texts": ("en", lambda _: views("en", True)),
    "long compounds": ("nl", of_compounds),
    "a crowd": ("en", lambda folder: {"who": who(crowd(folder, 38, 38), Filters(), "en")}),
}


RUN = """() => axe.run({
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
}).then(found => [
  found.passes.length, found.violations.map(it => [it.id, it.nodes.length, it.nodes[0].html.slice(0, 200)])
])"""


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
@pytest.mark.parametrize("which", ["bundled, in Dutch", "every key", "a crowd"])
def test_an_accessibility_checker_finds_nothing(which: str, tmp_path: Path) -> None:
    """In light and in dark, on a screen and on a phone."""
    checker, page = axe(), tmp_path / "page.html"
    language, made = ALL_OF[which]
    found = []
    with tab() as opened:
        for name, view in made(tmp_path).items():
            page.write_text("".join(write(view, Sheet(language), "html")), "utf-8")
            opened.goto(page.as_uri())
            opened.evaluate(checker)
            for scheme, width in (("light", 1280), ("dark", 1280), ("light", 320)):
                opened.emulate_media(color_scheme=scheme)
                opened.set_viewport_size({"width": width, "height": 900})
                passed, wrong = opened.evaluate(RUN)
                assert passed > 10
                found += [(name, scheme, width, it) for it in wrong]
    assert found == []


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
def test_the_style_of_a_page_is_the_one_that_its_policy_lets_in(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(shown("show relations-products", "html"), "utf-8")
    with tab() as opened:
        refused: list[str] = []
        opened.on("console", lambda told: refused.append(told.text))
        opened.goto(page.as_uri())
        look = "getComputedStyle(document.querySelector('dl > div')).display"
        assert opened.evaluate(look) == "grid"
        page.write_text(page.read_text("utf-8").replace("display: grid", "display:  grid"), "utf-8")
        opened.goto(page.as_uri())
        assert opened.evaluate(look) == "block"
        assert len(refused) == 1


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
def test_a_word_that_is_broken_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<style>p { width: 3em; overflow-wrap: anywhere }</style><p>one compounded</p>", "utf-8")
    with tab() as opened:
        assert laid_out(opened, page, 320) == (0, ["compounded"])
        page.write_text("<div style='width: 400px'>one</div>", "utf-8")
        assert laid_out(opened, page, 320)[0] > 0


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
def test_a_browser_shows_odd_texts_as_texts(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(shown("show odd-texts", "html", odd=True), encoding="utf-8")
    page = Read(browse(file, tmp_path / "profile"))
    assert "Odd [bold]texts[/bold] <script>alert(1)</script> & `more`" in page.text


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
@pytest.mark.parametrize("which", ALL_OF)
def test_no_word_is_broken_over_lines_and_no_page_scrolls_sideways(which: str, tmp_path: Path) -> None:
    """Strings that are no words, such as addresses and rows of 200 letters, may be broken."""
    language, made = ALL_OF[which]
    page = tmp_path / "page.html"
    found = []
    with tab() as opened:
        for name, view in made(tmp_path).items():
            page.write_text("".join(write(view, Sheet(language), "html")), "utf-8")
            found += [
                (name, width, wider, broken)
                for width in (320, 768, 1280, 2000)
                for wider, broken in [laid_out(opened, page, width)]
                if wider or broken
            ]
    assert found == []
