"""The page that lists the pages of a folder: every debate, with what it holds, and a link to its page."""

import json
import re
from pathlib import Path

import pytest
from asking import library
from browser import BROWSER, Read, axe
from debates import a_debate
from pages import browsing, opened

from socinno.formats import Sheet, written
from socinno.formats.contents import write
from socinno.library import Library
from socinno.library.catalogue import FileLibrary
from socinno.queries.debates import debates
from socinno.words import LANGUAGES


def page(of: Library, language: str = "en") -> str:
    return "".join(write(debates(of, language), Sheet(language), "{}.html".format))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_debate_is_a_heading_that_leads_to_its_page_with_what_it_asks_and_holds(language: str) -> None:
    of = library(True)
    told = page(of, language)
    links = [attributes.get("href") for tag, attributes in Read(told).tags if tag == "a"]
    assert links == [f"{debate.id}.html" for debate in of.debates]
    text = " ".join("".join(Read(told).text).split())
    for record in json.loads(written(debates(of, language), Sheet(language), "json")):
        assert all(record[key]["text"] in text for key in ("title", "question"))
        assert f"{record['quotes']} " in text


def test_the_page_is_in_the_language_asked_for_and_each_title_in_its_own() -> None:
    told = page(library(True), "nl")
    assert '<html lang="nl">' in told
    assert re.search(r'<a href="[\w-]+\.html"><span class="strong" lang="\w+">', told)


def test_content_is_no_markup_and_names_no_address() -> None:
    title = '"javascript:alert(1)//<script>&\\"><a href=x>"'
    told = page(FileLibrary((a_debate(f"title: {title}\n"),)))
    tags = [tag for tag, _ in Read(told).tags]
    assert "script" not in tags
    assert tags.count("a") == 1


def test_it_loads_nothing_and_runs_nothing() -> None:
    told = page(library())
    assert "default-src 'none'" in told
    assert not re.search(r"(?i)<script|<link|src=", told)


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accessibility_checker_finds_nothing_and_nothing_is_asked_for(scheme: str, tmp_path: Path) -> None:
    with browsing() as browser:
        told = page(library(True), "nl")
        tab = opened(browser, tmp_path, told, color_scheme=scheme, viewport={"width": 320, "height": 700})
        assert tab.heard == [tab.url]
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        tab.evaluate(f"{axe()}; null")
        found = tab.evaluate("axe.run()")
    assert len(found["passes"]) > 10
    assert [(it["id"], it["nodes"][0]["html"]) for it in found["violations"]] == []
