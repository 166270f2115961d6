"""From the main screen to the others, and what comes of what they give back."""

from typing import Any

from stage import browsed, browser, play, shown, until
from textual.pilot import Pilot


def test_s_chooses_whose_words_are_shown_and_says_whose_they_are() -> None:
    app = browser()
    told = browsed(
        app, "=Julia", "s", "=everybody", "'graaf", "enter", "=Laurens de Graaf", "l", "=de-graaf-"
    )
    assert app.speakers == ("de-graaf",)
    assert "Laurens de Graaf" in told.splitlines()[0]
    assert "reporter-" not in told


def test_who_leaves_the_choice_changes_nothing() -> None:
    app = browser()
    browsed(app, "=Julia", "s", "=everybody", "escape", "=Questions")
    assert app.speakers == ()


def test_what_is_searched_for_and_chosen_is_opened_and_backspace_leads_back() -> None:
    app = browser()
    browsed(
        app, "=Julia", "slash", "'bridge", "=de-graaf-bridge", "enter", "=direct quote", "backspace", "=Julia"
    )
    assert app.at == 0
    assert app.past[1].ask.what == "show"


def test_b_without_a_quote_says_what_it_is_for() -> None:
    told = browsed(browser(), "=Julia", "b")
    assert "quote" in told.splitlines()[-1]


def test_the_keys_of_the_main_screen_rest_while_another_is_over_it() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        await pilot.press("question_mark")
        await until(pilot, "All keys")
        await pilot.press("w", "t", "tab", "backspace")
        await pilot.press("escape")
        await until(pilot, "Julia")
        assert (app.language, len(app.past)) == ("en", 1)
        assert "New relations" in shown(app)

    play(app, press)
