"""Who stands where on the page of a debate, by side and by speaker."""

import re

from pages import page_text


def part(text: str, id: str, tag: str = "section") -> str:
    """What stands in the place of a thing."""
    return text.split(f'<{tag} id="{id}"')[1].split(f"</{tag}>")[0]


def test_who_takes_a_side_stands_there_behind_a_sign_that_is_said_too() -> None:
    side = part(page_text(), "transition")
    assert '<span class="reported" aria-hidden="true">◐</span>' in side
    assert '<a href="#sociological-essays">The sociological essays</a>' in side
    assert '<span class="unseen"> — according to the source</span>' in side
    assert "(our reading)" in side


def test_what_shows_a_stance_is_a_short_link_behind_it() -> None:
    side = part(page_text(), "transition")
    assert '<a href="#sociology-confrontation">quote 1</a>' in side


def test_a_side_that_nobody_is_known_to_take_says_so_where_nobody_is_chosen() -> None:
    assert '<span class="by">no known stance</span>' in part(page_text("every"), "town-pays")


def test_a_side_that_was_assigned_is_told_as_one_to_who_sees_no_signs() -> None:
    told = re.findall(r">Dee[^<]*</a>.*?<span class=\"unseen\">([^<]*)", page_text("every"))
    assert any("side assigned" in it for it in told)


def test_the_note_of_a_divided_group_stands_at_one_of_its_halves() -> None:
    page = page_text().split('<section class="people">')[0]
    notes = re.findall("Which view belongs to which side is what we take from the order", page)
    assert len(notes) == 1


def test_a_speaker_has_all_their_stances_with_the_questions() -> None:
    ann = part(page_text("every"), "ann")
    assert '1. <a href="#build">Build it or leave it</a>: ' in ann
    assert '2. <a href="#pay">Who pays</a>: ' in ann
    assert "our reading" in ann
    assert "Before:" in ann
    dee = part(page_text("every"), "dee")
    assert "side assigned" in dee


def test_a_speaker_has_links_to_their_quotes() -> None:
    assert '<a href="#need">“We need this bridge.”</a>' in part(page_text("every"), "ann")
