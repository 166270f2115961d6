"""The page that lists the pages of a folder: every debate, with what it holds, and a link to its page."""

import json
import re
from pathlib import Path

import pytest
from asking import library
from browser import BROWSER, Read, axe, browsing
from debates import a_debate
from pages import opened

from socinno.formats import Sheet, written
from socinno.formats.contents import PageEntry, page_entry, write
from socinno.library import Library
from socinno.library.catalogue import FileLibrary
from socinno.model import Debate
from socinno.queries.debates import debates
from socinno.queries.page import page
from socinno.views import Date, Part, Ref, Text
from socinno.words import LANGUAGES

MADE = (
    Part("made-from", Text("one.yaml")),
    Part("made-with", Text("socinno 1.0")),
    Part("made-on", Date("2026-11-27")),
)


def contents(of: Library, language: str = "en") -> str:
    found = [page_entry(page(of, it.id, language), it.language) for it in of.debates]
    return "".join(write(found, MADE, Sheet(language), "{}.html".format))


def made_of(*debates: Debate) -> Library:
    return FileLibrary(debates, (), {it.id: Path(f"{it.id}.yaml") for it in debates})


def texts(told: str) -> list[str]:
    """What each paragraph of a page says."""
    return [re.sub("<[^>]*>", "", it) for it in re.findall("<p[^>]*>(.*?)</p>", told)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_debate_is_a_heading_that_leads_to_its_page_with_what_it_asks_and_holds(language: str) -> None:
    of = library(True)
    told = contents(of, language)
    links = [attributes.get("href") for tag, attributes in Read(told).tags if tag == "a"]
    assert links == [f"{debate.id}.html" for debate in of.debates]
    text = " ".join("".join(Read(told).text).split())
    for record in json.loads(written(debates(of, language), Sheet(language), "json")):
        assert all(record[key]["text"] in text for key in ("title", "question"))
        assert f"{record['quotes']} " in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_when_where_and_in_which_language_each_is_and_when_the_page_was_made(
    language: str,
) -> None:
    told = texts(contents(library(), language))
    assert (
        told[1]
        == {
            "en": "probably 25 January 2018 · Utrecht · Language: Dutch",
            "nl": "waarschijnlijk 25 januari 2018 · Utrecht · Taal: Nederlands",
        }[language]
    )
    assert (
        told[-1]
        == {
            "en": "Made with socinno 1.0 · Made on 27 November 2026",
            "nl": "Gemaakt met socinno 1.0 · Gemaakt op 27 november 2026",
        }[language]
    )


def test_what_there_is_none_of_and_what_was_just_said_are_left_out() -> None:
    of = Ref("debate", "why", Text("Why?"), "why")
    counts = {"dichotomies": 0, "speakers": 1, "quotes": 0}
    it = PageEntry(of, (Part("question", Text("why?")),), counts, "tlh")
    told = texts("".join(write([it], (), Sheet("en"), "{}.html".format)))
    assert told == ["Language: tlh", "1 speaker"]


def test_debates_that_are_called_the_same_are_told_apart_by_their_ids() -> None:
    same = tuple(a_debate("title: Twins\n", name) for name in ("one", "two"))
    told = contents(made_of(*same, a_debate("title: Other\n", "three")))
    assert re.findall("<code>(.*?)</code>", told) == ["one", "two"]


def test_the_page_is_in_the_language_asked_for_and_each_title_in_its_own() -> None:
    told = contents(library(True), "nl")
    assert '<html lang="nl">' in told
    assert re.search(r'<a href="[\w-]+\.html"><span class="strong" lang="\w+">', told)


def test_content_is_no_markup_and_names_no_address() -> None:
    title = '"javascript:alert(1)//<script>&\\"><a href=x>"'
    told = contents(made_of(a_debate(f"title: {title}\n")))
    tags = [tag for tag, _ in Read(told).tags]
    assert "script" not in tags
    assert tags.count("a") == 1


def test_it_loads_nothing_and_runs_nothing() -> None:
    told = contents(library())
    assert "default-src 'none'" in told
    assert not re.search(r"(?i)<script|<link|src=", told)


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accessibility_checker_finds_nothing_and_nothing_is_asked_for(scheme: str, tmp_path: Path) -> None:
    with browsing() as browser:
        told = contents(library(True), "nl")
        tab = opened(browser, tmp_path, told, color_scheme=scheme, viewport={"width": 320, "height": 700})
        assert tab.heard == [tab.url]
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        tab.evaluate(f"{axe()}; null")
        found = tab.evaluate("axe.run()")
    assert len(found["passes"]) > 10
    assert [(it["id"], it["nodes"][0]["html"]) for it in found["violations"]] == []
