"""The matrix as a page: signs with their words for who cannot see them, and how a browser lays it out."""

import html
import re
from pathlib import Path

import pytest
from asking import EVERY
from browser import BROWSER, Read, measured
from crowd import crowd

import socinno
from socinno import Filters, Sheet
from socinno.formats import written
from socinno.queries.who import who


def page(of: socinno.Library) -> str:
    return written(who(of, Filters(), "en"), Sheet("en"), "html")


def every() -> str:
    return page(socinno.load(EVERY))


def test_each_cell_has_a_sign_its_words_and_its_head() -> None:
    cells = re.findall(r'<td class="([\w-]+)" title="([^"]*)" data-head="([^"]*)">(.*?)</td>', every())
    assert len(cells) == 5 * 2
    for _, words, head, inside in cells:
        assert f'<span class="unseen">{words}</span>' in inside
        assert html.unescape(head) in ("1 Build/leave", "2 Who pays")
        assert 'aria-hidden="true"' in inside
    told = {html.unescape(words): look for look, words, _, _ in cells}
    assert told["Build it — said so themselves, 2022"] == "first"
    assert told["neither side, said so themselves"] == "between"
    assert told["no known stance"] == "silent"
    assert "side assigned: The canal is fine as it is." in " ".join(told)
    assert "before: Build it (2021)" in " ".join(told)


def test_it_says_which_debate_it_is_of_and_what_its_signs_mean() -> None:
    read = Read(every())
    assert "Who stands where: A bridge over the canal" in read.text
    assert ("ul", {"class": "legend"}) in read.tags
    assert ("ul", {"class": "keys"}) in read.tags
    assert "Side unknown: " in read.text


def test_silence_is_counted_for_cards() -> None:
    assert every().count('<td class="rest">no known stance on 1 of 2 questions</td>') == 3


def test_of_many_questions_heads_are_numbers_and_cells_marks(tmp_path: Path) -> None:
    text = page(crowd(tmp_path, 14, 20, alike=True))
    assert '<div class="matrix small"' in text
    assert len(re.findall(r'<th scope="col"', text)) == 20
    assert len(re.findall("Not agreed(</span>)+</li>", text)) == 1
    assert 'class="rest"' not in text
    assert text.index("stand together") < text.index("Not agreed</span>") < text.index("<table>")
    assert text.count('<tr class="apart">') == 1


def test_what_is_our_reading_is_hollow_in_a_mark(tmp_path: Path) -> None:
    view = who(crowd(tmp_path, 3, 9), Filters(), "en")
    [it] = view.crossings
    read = tuple(
        line._replace(stances=tuple(s._replace(basis=s.basis and "inferred") for s in line.stances))
        for line in it.lines
    )
    text = written(view._replace(crossings=(it._replace(lines=read),)), Sheet("en"), "html")
    assert ">◁</span>" in text
    assert not re.search('aria-hidden="true"><span class="[a-z-]+">[◀▶◆□]', text)


def test_the_region_that_scrolls_can_be_reached_and_has_a_name() -> None:
    [region] = [a for tag, a in Read(every()).tags if a.get("role") == "region"]
    assert region["tabindex"] == "0"
    assert region["aria-label"] == "A bridge over the canal"


@pytest.mark.long
@pytest.mark.skipif(not BROWSER, reason="no Chromium: pages are not looked at in a browser")
@pytest.mark.parametrize("width", [500, 1200])
@pytest.mark.parametrize("large", [False, True])
def test_no_word_is_broken_and_the_page_itself_never_scrolls_sideways(
    width: int, large: bool, tmp_path: Path
) -> None:
    of = crowd(tmp_path, 38, 38) if large else socinno.load()
    assert measured(page(of), width, tmp_path) == "true 0"
