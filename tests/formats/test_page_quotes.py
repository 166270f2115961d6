"""Quotes on the page of a debate: once in full, elsewhere by their first words."""

import re
from itertools import pairwise

from pages import page_text, paged

from socinno.formats import Sheet
from socinno.formats.hypertext import Setting
from socinno.formats.page_quotes import figure, quote_list, reference


def setting(name: str = "") -> Setting:
    page = paged(name)
    speakers = {it.of.id: f"s{n}" for n, it in enumerate(page.speakers, 1)}
    return Setting(Sheet(page=True), frozenset(page.quotes), page.quotes, {}, speakers, set())


def test_the_first_time_a_quote_stands_with_its_id_and_all_about_it() -> None:
    on = setting()
    first, second = figure("de-graaf-bridge", on), figure("de-graaf-bridge", on)
    assert '<figure id="de-graaf-bridge" class="cited by s2">' in first
    assert "<details" in first
    assert " id=" not in second
    assert "<details" not in second
    assert "Personen maken vaak het verschil" in second


def test_a_direct_quote_is_in_quotation_marks_and_its_translation_marked() -> None:
    told = figure("de-graaf-bridge", setting())
    assert re.search(
        r'<blockquote class="verbatim"><p dir="auto"><span class="quote" lang="nl">“.*”</span></p>', told
    )
    assert '<span class="label">translation: </span>' in told
    assert '<blockquote class="retold">' in figure("wittmayer-transition", setting())


def test_what_already_stands_above_is_named_by_its_first_words() -> None:
    on = setting()
    figure("de-graaf-bridge", on)
    told = quote_list(["de-graaf-bridge", "wittmayer-transition"], on)
    assert told.count("<figure") == 1
    assert (
        '<a href="#de-graaf-bridge" lang="nl">“Personen maken vaak het verschil om bijvoorbeeld een…”</a>'
        in told
    )


def test_who_says_it_is_left_out_where_all_are_of_one() -> None:
    assert "Laurens" in reference("de-graaf-bridge", setting())
    assert "Laurens" not in reference("de-graaf-bridge", setting(), own=True)


def test_a_reason_for_a_reason_stands_in_a_list_below_it() -> None:
    tree = page_text("every").split('<ul class="reasons">')
    assert any('id="need"' in a and 'id="shout"' in b for a, b in pairwise(tree))
    shout = page_text("every").split('id="shout"')[1].split("</figure>")[0]
    assert '<span class="challenges" aria-hidden="true">−</span>' in shout
    assert '<span class="unseen">challenges</span>' in shout


def test_of_whom_a_quote_is_a_list_entry_is_also_of_whom_is_below_it() -> None:
    [entry] = re.findall(r'<li class="([^"]*)"><figure id="need"', page_text("every"))
    assert entry.split() == ["by", "a1", "s1"]


def test_what_the_place_of_a_quote_says_is_not_said_of_it_again() -> None:
    quote = paged("every").quotes["need"]
    side, [shown] = quote.quotation.supports[0].id, quote.shows
    elsewhere = figure("need", setting("every"))
    assert "<dt>Supports</dt>" in elsewhere
    assert "<dt>Supports</dt>" not in figure("need", setting("every"), under=side)
    assert "<dt>Evidence for</dt>" in figure("need", setting("every"), under=side)  # of another question
    assert "<dt>Evidence for</dt>" not in figure("need", setting("every"), under=shown.positions[0].id)
    assert "<dt>Evidence for</dt>" not in figure("need", setting("every"), under=shown.dichotomy.id)


def test_of_which_nothing_more_is_known_there_is_nothing_to_open() -> None:
    on = setting("every")
    it = on.quotes["need"]
    quote = it.quotation._replace(supports=(), challenges=(), at=it.quotation.at._replace(facts=()))
    known = it._replace(quotation=quote, context=None, shows=())
    alike = on._replace(quotes={**on.quotes, "need": known}, one_state=known.state)
    assert "<details" not in figure("need", alike)
    if known.state:
        assert "<details" in figure("need", alike._replace(one_state=None, written=set()))
