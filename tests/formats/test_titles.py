"""What an answer is called: what it is, of what, and of which debate."""

import pytest
from asking import shown, views

from socinno import Filters, Sheet, load
from socinno.formats import written
from socinno.formats.titles import titled
from socinno.queries.search import search

DEBATE = "Social innovation: hype or real change?"
TITLES = {
    "who": f"Who stands where: {DEBATE}",
    "who --pairs": f"Pairs of speakers: {DEBATE}",
    "who one": f"Speaker: Laurens de Graaf – {DEBATE}",
    "compare two speakers": f"Comparison: Laurens de Graaf, Julia Wittmayer – {DEBATE}",
    "quotes": f"Quotes: {DEBATE}",
    "search": f"Search: ‘e*’ – {DEBATE}",
    "debates": "Debates",
    "show social-innovation": DEBATE,
    "show de-graaf": f"Speaker: Laurens de Graaf – {DEBATE}",
    "show de-graaf-bridge": f"Quote: de-graaf-bridge – {DEBATE}",
}


@pytest.mark.parametrize("name", TITLES)
def test_a_title_says_what_it_is_and_of_which_debate(name: str) -> None:
    assert titled(views()[name], Sheet()) == TITLES[name]
    assert f"<title>{TITLES[name]}</title>" in shown(name, "html")


def test_of_a_search_each_word_or_phrase_is_in_the_title_as_it_was_typed() -> None:
    found = search(load(), ["Quotes & <b>", "two words"], Filters(), "nl")
    assert titled(found, Sheet("nl")).startswith("Gezocht: ‘Quotes & <b>’, ‘two words’")
    assert "<title>Gezocht: ‘Quotes &amp; &lt;b&gt;’" in written(found, Sheet("nl"), "html")


def test_what_has_no_title_but_its_id_is_called_by_its_kind_in_its_heading() -> None:
    assert '<h1 id="de-graaf-bridge">Quote: de-graaf-bridge</h1>' in shown("show de-graaf-bridge", "html")
