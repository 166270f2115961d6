"""The page of a debate in a browser: to choose somebody, to follow a link, to print, by mouse and by key."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import BROWSER, axe, broken_words, browsing
from compounds import compounds
from pages import opened, page_text, paged

import socinno
from socinno.formats import Sheet, written

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser"),
]

VISIBLE = "els => els.filter(e => e.checkVisibility()).map(e => e.id)"
SHOWN = "e => e.checkVisibility({contentVisibilityAuto: true})"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    pytest.importorskip("playwright")
    with browsing() as browser:
        yield browser


def open_all(tab: Any) -> None:
    tab.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")


def quotes_seen(tab: Any) -> set[str]:
    return set(tab.eval_on_selector_all("figure[id]", VISIBLE))


def said_by(speaker: str) -> set[str]:
    quotes = paged().quotes.items()
    return {id for id, it in quotes if it.quotation.speaker and it.quotation.speaker.id == speaker}


def test_who_is_chosen_is_all_that_is_left_and_there_is_a_way_back(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text())
    open_all(tab)
    everything = quotes_seen(tab)
    assert everything == set(paged().quotes)
    tab.get_by_label("Julia Wittmayer").check()
    assert quotes_seen(tab) == said_by("wittmayer")
    assert tab.get_by_role("status").inner_text().split() == [
        "Only:",
        "Julia",
        "Wittmayer",
        "Show",
        "everybody",
    ]
    names = tab.eval_on_selector_all(
        "main .takers > li",
        "els => els.filter(e => e.checkVisibility()).map(e => e.closest('.people') ? '' : e.innerText)",
    )
    assert [name for name in names if name and "Wittmayer" not in name] == []
    assert not tab.locator("#endpoint-continuous").is_visible()  # of which nothing is hers
    assert [it for it in tab.locator(".count").all() if it.is_visible()] == []
    tab.get_by_role("button", name="Show everybody").click()
    assert quotes_seen(tab) == everything
    assert not tab.get_by_role("button", name="Show everybody").is_visible()


def seen_texts(tab: Any, which: str) -> list[str]:
    """The texts, each on one line, of those that can be seen."""
    texts = "els => els.filter(e => e.checkVisibility()).map(e => e.innerText)"
    return [" ".join(text.split()) for text in tab.eval_on_selector_all(which, texts)]


def test_who_spoke_to_a_question_without_a_known_side_is_named_there(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text())
    said = "… Spoke about it, side not known:"
    everybody = f"{said} Laurens de GraafFrans SoeterbroekThe editors of the book"  # commas are drawn
    for place in ("#bottom-up-policy", ".faces > li:nth-child(2)"):
        tab.get_by_label("Everybody").check()
        assert seen_texts(tab, f"{place} .beside") == [everybody]
        tab.get_by_label("Laurens de Graaf").check()
        assert seen_texts(tab, f"{place} .beside") == [f"{said} Laurens de Graaf"]


def test_silence_is_told_of_who_is_chosen_and_nobody_else(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text())
    assert seen_texts(tab, ".faces .silence") == []
    tab.get_by_label("Laurens de Graaf").check()
    assert seen_texts(tab, ".silence") == ["No known stance: Laurens de Graaf"]
    assert tab.locator(".faces > li:nth-child(3) .silence").is_visible()


def test_a_side_that_who_is_chosen_does_not_take_has_a_sign_alone(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text())
    assert seen_texts(tab, ".none") == []
    tab.get_by_label("Laurens de Graaf").check()
    first, second = seen_texts(tab, ".faces > li:nth-child(1) .side")
    assert first == "New relations ○ Laurens de Graaf (our reading)"
    assert second == "New products ·"


def test_no_summary_is_without_a_word_for_what_it_opens_nor_counts_of_others(
    browser: Any, tmp_path: Path
) -> None:
    tab = opened(browser, tmp_path, page_text())
    assert "New relations quotes: 6 for, and 1 reply to these" in seen_texts(tab, "summary")
    tab.get_by_label("Laurens de Graaf").check()
    summaries = seen_texts(tab, ".arguments summary, .question > .quotes > summary")
    assert "New relations quotes" in summaries
    assert [text for text in summaries if re.search("[0-9]|:", text)] == []


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 800)])
def test_the_first_screen_says_who_stands_where(
    width: int, height: int, browser: Any, tmp_path: Path
) -> None:
    tab = opened(browser, tmp_path, page_text(), viewport={"width": width, "height": height})
    for text in ("New relations", "New products", "Laurens de Graaf"):
        box = tab.locator(".faces").get_by_text(text, exact=True).first.bounding_box()
        assert box["y"] + box["height"] < height


def test_on_a_narrow_screen_the_choice_stays_in_sight(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text(), viewport={"width": 390, "height": 800})
    tab.locator("search summary").click()
    tab.get_by_label("Laurens de Graaf").check()
    for y in (0, 3000):
        tab.evaluate(f"scrollTo(0, {y})")
        box = tab.get_by_role("status").bounding_box()
        assert 700 < box["y"] < box["y"] + box["height"] <= 801


def test_links_to_share_are_large_enough_to_hit(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text())
    open_all(tab)
    sizes = "els => els.map(e => e.getBoundingClientRect()).map(r => Math.min(r.width, r.height))"
    assert min(tab.eval_on_selector_all(".permalink, .evidence a", sizes)) >= 24


def test_quotes_about_quotes_are_opened_by_the_reader_and_by_an_address(browser: Any, tmp_path: Path) -> None:
    of = compounds(tmp_path)
    text = written(socinno.page(of, of.debates[0].id, "en"), Sheet(), "html")
    tab = opened(browser, tmp_path, text)
    deep = tab.locator(".replies .replies figure").first
    assert not deep.evaluate(SHOWN)
    id = deep.get_attribute("id")
    tab.evaluate(f"location.hash = '#{id}'")
    assert deep.evaluate(SHOWN)


def test_an_affiliation_is_all_who_are_of_it(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text("every"))
    open_all(tab)
    tab.get_by_label("The Mill", exact=True).check()
    assert quotes_seen(tab) == {"need", "toll"}


def test_the_choice_works_by_key_and_goes_nowhere(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text(), viewport={"width": 500, "height": 800})
    open_all(tab)
    tab.evaluate("document.querySelectorAll('.tool').forEach(it => it.open = false)")
    before = tab.url
    tab.focus("search summary")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("ArrowDown")
    assert quotes_seen(tab) == said_by("wittmayer")
    tab.keyboard.press("Enter")
    assert tab.url == before
    tab.get_by_role("button", name="Show everybody").focus()
    tab.keyboard.press("Space")
    assert quotes_seen(tab) == set(paged().quotes)
    assert [it for it in tab.heard if not it.startswith("file:")] == []


@pytest.mark.parametrize("id", ["de-graaf-bridge", "wittmayer-transition", "transition", "room", "report"])
def test_an_address_of_a_thing_opens_it_and_goes_there(id: str, browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text(), f"#{id}", reduced_motion="reduce")
    thing = tab.locator(f"#{id}")
    assert thing.evaluate(SHOWN)
    box = thing.bounding_box()
    assert 0 <= box["y"] < 900


def test_a_link_to_what_the_choice_hides_shows_it_all_the_same(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text(), reduced_motion="reduce")
    tab.get_by_label("Julia Wittmayer").check()
    tab.evaluate("location.hash = '#de-graaf-bridge'")
    assert tab.locator("#de-graaf-bridge").evaluate(SHOWN)
    assert quotes_seen(tab) & said_by("de-graaf") == {"de-graaf-bridge"}


def test_details_open_by_key(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text())
    summary = tab.locator("#transition-governance .arguments summary >> nth=0")
    summary.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#sociology-rebellious").evaluate(SHOWN)


@pytest.mark.parametrize("name", ["", "every", "odd"])
def test_nothing_is_asked_of_a_network_and_no_rule_is_broken(name: str, browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, page_text(name))
    open_all(tab)
    tab.emulate_media(media="print")
    assert tab.heard == [tab.url]
    style = tab.evaluate("getComputedStyle(document.querySelector('.sides')).display")
    assert style == "grid"  # so the one style that the page has is let in


@pytest.mark.parametrize("width", [320, 640, 768, 1280, 2000])
@pytest.mark.parametrize("name", ["", "every", "odd"])
def test_a_page_never_scrolls_sideways_nor_breaks_a_word(
    name: str, width: int, browser: Any, tmp_path: Path
) -> None:
    """At 320 pixels that is also a window of 1,280 at 400 %; at 640, at 200 %."""
    tab = opened(browser, tmp_path, page_text(name, "nl"), viewport={"width": width, "height": 900})
    open_all(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert broken_words(tab) == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_long_word_is_broken_however_deep_it_stands(width: int, browser: Any, tmp_path: Path) -> None:
    of = compounds(tmp_path)
    text = written(socinno.page(of, of.debates[0].id, "nl"), Sheet("nl"), "html")
    tab = opened(browser, tmp_path, text, viewport={"width": width, "height": 900})
    open_all(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert broken_words(tab) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["", "every"])
def test_the_checker_of_accessibility_finds_nothing(
    name: str, scheme: str, browser: Any, tmp_path: Path
) -> None:
    tab = opened(browser, tmp_path, page_text(name), color_scheme=scheme)
    for chosen in (False, True):
        open_all(tab)
        if chosen:
            tab.locator(".options input").nth(1).check()
        tab.evaluate(axe())
        tags = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]'
        found = tab.evaluate(f"axe.run({{runOnly: {tags}}})")
        assert len(found["passes"]) > 10
        assert [(it["id"], it["nodes"][0]["html"][:200]) for it in found["violations"]] == []


def test_dark_is_dark(browser: Any, tmp_path: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (
        opened(browser, tmp_path, page_text(), color_scheme=scheme).evaluate(ground)
        for scheme in ("light", "dark")
    )
    brightness = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (light, dark)]
    assert brightness[0] > 700
    assert brightness[1] < 150


@pytest.mark.parametrize("name", ["", "every"])
def test_print_has_every_word_and_the_addresses_of_sources(name: str, browser: Any, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    tab = opened(browser, tmp_path, page_text(name))
    document = pdfium.PdfDocument(tab.pdf(format="A4"))
    sheets = [sheet.get_textpage().get_text_range() for sheet in document]
    assert [n for n, text in enumerate(sheets) if len(text.split()) < 3] == []  # no blank sheets
    printed = _letters("".join(sheets))
    for id, it in paged(name).quotes.items():
        assert _letters(it.quotation.text.text) in printed, id
        assert _letters(it.quotation.note.text if it.quotation.note else "") in printed, id
    for question in paged(name).questions:
        assert all(_letters(side.position.name.text) in printed for side in question.sides)


def test_print_has_the_addresses_that_links_lead_to(browser: Any, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(opened(browser, tmp_path, page_text("odd")).pdf(format="A4"))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert "https://example.org/a?b=c" in text.replace("\r\n", "")


def _letters(text: str) -> str:
    """What is left of a text that was broken in lines and words."""
    return "".join(c for c in text.casefold() if c.isalnum())
