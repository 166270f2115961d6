"""The main screen: what each of its keys does, and the way back."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from authors import debate, write
from debates import VALID
from generate import generate
from stage import browsed, browser, looks, play, shown, until
from textual.pilot import Pilot

from socinno.browse.app import MAIN, NARROW, QUESTIONS, SPEAKERS
from socinno.browse.terminal import INTERRUPTED
from socinno.files import own_content

OVERVIEW = "=New relations"
QUESTION = ("tab", "down", "enter", "=umbrella term")
"""From the start to the first question of the debate that comes along."""


def library(folder: Path) -> Path:
    """Two debates in a folder."""
    folder.mkdir(exist_ok=True)
    (folder / "sundays.yaml").write_text(VALID, "utf-8")
    (folder / "zeroth.yaml").write_text(VALID.replace("The library on Sundays", "The museum"), "utf-8")
    return folder


def test_it_begins_with_where_people_stand_and_what_there_is_to_open() -> None:
    told = browsed(browser(), OVERVIEW, "=Laurens")
    assert "Social innovation: hype or real change?" in told.splitlines()[0]
    assert "Questions" in told
    assert "1 Relations or" in told
    assert "Julia Wittmayer" in told
    assert "q quit" in told.splitlines()[-1]
    assert "socinno" not in told  # what is typed elsewhere has no place here


def test_it_begins_with_the_thing_that_is_named() -> None:
    assert "behaviour" in browsed(browser(start="de-graaf-behaviour"), "=our words", "=Julia")


def test_a_name_that_means_nothing_is_told_inside() -> None:
    assert "‘nobody’ not found" in browsed(browser(start="nobody"), "=nobody")


def test_enter_opens_a_question_from_the_side_and_the_answer_has_the_keys() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        await pilot.press("tab", "down", "enter")
        assert "1  Relations or products" in await until(pilot, "umbrella term")
        assert app.focused is app.main

    play(app, press)


def test_enter_on_who_takes_a_side_opens_the_quotes_that_show_it() -> None:
    app = browser()
    keys = ("down", "down")  # from the first side: the room, De Graaf
    told = browsed(app, OVERVIEW, *QUESTION, *keys, "enter", "=stances", "end", "=→ all of Laurens")
    assert app.past[-1].ask.on == "relations-products"
    assert "de-graaf-passion" in told


def test_enter_on_somebody_who_takes_no_side_there_opens_all_of_that_speaker() -> None:
    app = browser(start="relations-products")
    told = browsed(app, "=umbrella", "tab", "tab", "enter", "=Wittmayer")
    assert "quotes" in told


def test_e_shows_where_the_speaker_stands_with_the_quotes_from_anywhere() -> None:
    app = browser()
    browsed(app, OVERVIEW, "=Julia", "tab", "tab", "down", "e", "=stances", "=de-graaf-bridge")
    assert app.past[-1].ask.what == "stance"


def test_backspace_goes_back_to_the_place_and_alt_right_forward_again() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        await pilot.press("tab", "down", "enter")
        await until(pilot, "umbrella term")
        await pilot.press("pagedown", "down", "down")
        await pilot.pause()
        before, spot = shown(app).splitlines()[1].strip(), app.main.spot
        top = app.main.scroll_offset.y
        await pilot.press("enter")
        await pilot.pause(0.3)
        opened = app.past[-1].ask
        await pilot.press("backspace")
        await until(pilot, before)
        assert (app.main.spot, app.main.scroll_offset.y) == (spot, top)
        await pilot.press("alt+right")
        assert app.past[app.at].ask == opened
        await pilot.press("alt+left", "alt+left", "alt+left", "alt+left")
        assert app.at == 0

    play(app, press, 100, 24)


def test_what_is_opened_after_going_back_takes_the_place_of_what_was_ahead() -> None:
    app = browser()
    browsed(app, OVERVIEW, *QUESTION, "backspace", OVERVIEW, "w", "=The room")
    assert [visit.ask.what for visit in app.past] == ["start", "who"]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("w", "8 speakers, 4 questions"),
        ("p", "pairs"),
        ("l", "reporter-expectations"),
        ("d", "4 questions · 8 speakers"),
        ("exclamation_mark", "No file is left out"),
    ],
)
def test_a_view_of_the_whole_is_a_key_away(key: str, words: str) -> None:
    assert words in browsed(browser(), OVERVIEW, "=Julia", key, f"={words}", width=120)


def test_tab_goes_from_pane_to_pane_and_back() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        found = []
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab", "right", "left"):
            await pilot.press(key)
            assert app.focused is not None
            found.append(app.focused.id)
        assert found == [QUESTIONS, SPEAKERS, MAIN, SPEAKERS, QUESTIONS, MAIN, QUESTIONS]

    play(app, press)


def test_two_speakers_that_are_marked_are_compared() -> None:
    app = browser()
    keys = ("tab", "tab", "space", "down", "down", "space")
    told = browsed(app, OVERVIEW, "=Julia", *keys, "v", "=do both take a side", width=100)
    assert app.past[-1].ask.names == ("wittmayer", "soeterbroek")
    assert "marked" not in told


def test_what_is_marked_is_said_and_shown_and_unmarked_again() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        await pilot.press("tab", "tab", "space", "tab")
        assert "marked: Julia Wittmayer" in shown(app).splitlines()[0]
        assert "✓Julia Wittmayer" in shown(app)
        assert any("underline" in look for look in looks(app, "Julia"))
        await pilot.press("shift+tab", "space")
        assert "marked" not in shown(app)

    play(app, press)


def test_v_on_a_question_compares_its_sides() -> None:
    app = browser()
    browsed(app, OVERVIEW, "=Julia", "tab", "down", "v", "=umbrella", width=100)
    assert app.past[-1].ask == app.past[-1].ask._replace(what="compare", names=("relations-products",))


def test_v_on_one_thing_marks_it_and_says_that_another_is_missing() -> None:
    app = browser()
    words = "‘Julia Wittmayer’ is marked; point at one more and press v again"
    told = browsed(app, OVERVIEW, "=Julia", "tab", "tab", "v", f"={words}")
    assert words in told.splitlines()[-1]
    assert "New relations" in told
    assert len(app.past) == 1
    told = browsed(browser(), OVERVIEW, "=Julia", "tab", "tab", "v", "=marked", "down", "v", "=do both")
    assert told.splitlines()[1].endswith("Julia Wittmayer, Laurens de Graaf")


def test_what_cannot_be_compared_is_said_and_nothing_else_changes() -> None:
    app = browser()
    keys = ("tab", "down", "space", "tab", "v", "=these cannot be compared")
    told = browsed(app, OVERVIEW, "=Julia", *keys, "enter", "=speaker")  # the side still has the keys
    assert "Social innovation: hype" in told.splitlines()[0]
    assert [visit.ask.what for visit in app.past] == ["start", "show"]
    assert app.marked


@pytest.mark.parametrize(("keys", "words"), [((), "umbrella term"), (("down",), "facing")])
def test_e_on_a_question_or_a_side_opens_it(keys: tuple[str, ...], words: str) -> None:
    told = browsed(browser(), OVERVIEW, "=Julia", *keys, "e", f"={words}")
    assert "Questions" in told


def test_e_with_nothing_to_point_at_says_what_to_do() -> None:
    app = browser()
    told = browsed(app, OVERVIEW, "=Julia", "exclamation_mark", "=No file", "e", "=point at a speaker first")
    assert len(app.past) == 2
    assert "No file is left out" in told


def test_a_notice_is_said_until_the_next_key_and_anew_in_the_other_language() -> None:
    begin = "this is the beginning; q quits"
    told = browsed(browser(), OVERVIEW, "=Julia", "backspace", f"={begin}", "t", "=dit is het begin; q stopt")
    assert begin not in told
    told = browsed(browser(), OVERVIEW, "=Julia", "backspace", f"={begin}", "down", "=q quit")
    assert begin not in told


def test_a_notice_that_is_longer_than_the_line_is_told_on_several() -> None:
    keys = ("left", "down", "space", "tab", "v", "=one question")
    told = browsed(browser(), OVERVIEW, *keys, width=60)
    assert "these cannot be compared; compare speakers, or sides, or one question" in " ".join(told.split())


def test_escape_goes_from_the_side_to_the_answer_and_then_back() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        await pilot.press("w")
        await until(pilot, "├─")
        await pilot.press("tab", "escape")
        assert (app.focused, app.at) == (app.main, 1)
        await pilot.press("escape")
        assert app.at == 0
        await until(pilot, "New relations")
        await pilot.press("escape")
        await until(pilot, "this is the beginning; q quits")

    play(app, press)


@pytest.mark.parametrize("keys", [("t", "=alle debatten"), ("s", "=everybody", "enter", "=all debates")])
def test_back_at_the_list_the_title_is_that_of_the_list(tmp_path: Path, keys: tuple[str, ...]) -> None:
    app = browser(library(tmp_path))
    told = browsed(app, "=The museum", "enter", "=Ada de Wit", "backspace", "=The museum", *keys)
    assert told.splitlines()[0].strip() in ("alle debatten", "all debates")


def test_the_title_is_empty_until_it_is_known() -> None:
    app = browser()

    async def look(pilot: "Pilot[Any]") -> None:
        assert "all debates" not in shown(app)
        await until(pilot, "Julia")

    play(app, look)


def test_what_a_name_may_mean_can_be_chosen_from() -> None:
    app = browser(start="de")
    told = browsed(app, "=can mean several things", "enter", "=speaker")
    assert app.past[-1].ask.names == ("de-graaf",)
    assert "Laurens de Graaf" in told
    assert "socinno show" not in browsed(browser(start="nobody"), "=‘nobody’ not found; d lists all debates")


def test_a_question_is_opened_by_its_number(tmp_path: Path) -> None:
    app = browser()
    browsed(app, OVERVIEW, "=Julia", "3", "=3  Endpoint")
    assert app.past[-1].ask.names == ("3",)
    app = browser()
    told = browsed(app, OVERVIEW, "=Julia", "9", "=not found")
    assert "New relations" in told


def test_two_digits_soon_after_each_other_are_one_number(tmp_path: Path) -> None:
    more = "".join(
        f"  more-{n}:\n    title: Question {n}\n    question: Which?\n    positions:\n"
        f"      a-{n}: {{title: One way, claim: That.}}\n      b-{n}: {{title: Other way, claim: This.}}\n"
        for n in range(2, 13)
    )
    app = browser(write(tmp_path, debate().replace("quotes:\n", f"{more}quotes:\n", 1)))
    browsed(app, "=Sam Baker", "=12 Question 12", "1", "2", "=12  Question 12")
    assert [visit.ask.names for visit in app.past[1:]] == [("12",)]


def test_the_title_says_that_nothing_is_left_out() -> None:
    told = browsed(browser(), OVERVIEW, "=Julia", "a", "=20180125_150646")
    assert told.splitlines()[0].rstrip().endswith("· everything")


def test_of_somebody_whose_words_are_not_shown_it_is_said_how_to_see_them() -> None:
    keys = ("s", "=everybody", "'julia", "enter", "=Only: Julia Wittmayer (s: everybody)")
    opens = ("tab", "tab", "down", "enter", "=You see only Julia Wittmayer; s, then")
    told = browsed(browser(), OVERVIEW, "=Julia", *keys, *opens, width=100)
    assert "-s" not in told
    assert "Hogeschool Utrecht" in told


def test_a_key_at_the_foot_can_be_clicked() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        foot = shown(app).splitlines()[-1]
        await pilot.click(offset=(foot.index("? keys") + 3, 23))
        await until(pilot, "All keys")

    play(app, press)


def test_only_keys_that_do_something_are_told() -> None:
    told = browsed(browser(), OVERVIEW, "=Julia", width=160).splitlines()[-1]
    assert "Backspace" not in told
    assert "v compare" not in told
    keys = ("tab", "tab", "space", "enter", "=speaker")
    told = browsed(browser(), OVERVIEW, "=Julia", *keys, width=160).splitlines()[-1]
    assert "Backspace back" in told
    assert "v compare" in told
    assert "e quotes" in told


def test_t_shows_everything_in_the_other_language_at_once() -> None:
    app = browser()
    told = browsed(app, OVERVIEW, "=Julia", "t", "=Nieuwe relaties", "=stoppen", "=Vragen")
    assert "Sociale innovatie" in told.splitlines()[0]
    assert "The room" not in told
    assert "New relations" in browsed(browser(), OVERVIEW, "=Julia", "t", "=Nieuwe", "t", OVERVIEW)


def test_a_leaves_nothing_out_and_then_again_what_usually_is() -> None:
    told = browsed(browser(), OVERVIEW, "=Julia", "a", "=probably 25 January 2018")
    assert "place" in told
    told = browsed(browser(), OVERVIEW, "=Julia", "a", "=20180125_150646", "a", OVERVIEW)
    assert "20180125_150646" not in told


def test_r_reads_what_was_written_meanwhile(tmp_path: Path) -> None:
    file = tmp_path / "sundays.yaml"
    file.write_text(VALID, "utf-8")
    app = browser(tmp_path)

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Ada de Wit")
        file.write_text(VALID.replace("Ada de Wit", "Zoë Zwart"), "utf-8")
        await pilot.press("r")
        await until(pilot, "Zoë Zwart")
        assert "Ada" not in shown(app)

    play(app, press)


def test_a_file_that_is_broken_meanwhile_is_told_of_inside_and_read_again_when_it_is_mended(
    tmp_path: Path,
) -> None:
    file = tmp_path / "sundays.yaml"
    file.write_text(VALID, "utf-8")
    app = browser(tmp_path)

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Ada de Wit")
        file.write_text("language: nl\nquestion: half", "utf-8")
        await pilot.press("r")
        await until(pilot, "no debate in")
        file.write_text(VALID, "utf-8")
        await pilot.press("r")
        await until(pilot, "Ada de Wit")

    play(app, press)


def test_a_debate_that_went_away_is_told_of_inside(tmp_path: Path) -> None:
    app = browser(library(tmp_path))

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "The museum")
        await pilot.press("enter")
        await until(pilot, "Ada de Wit")
        (tmp_path / "sundays.yaml").unlink()
        await pilot.press("r")
        await until(pilot, "no longer there")
        await pilot.press("d")
        await until(pilot, "The museum")

    play(app, press)


def test_a_library_begins_with_its_debates_and_one_is_opened_from_there(tmp_path: Path) -> None:
    app = browser(library(tmp_path))
    told = browsed(app, "=The museum", "down", "down", "enter", "=Ada de Wit")
    assert "The museum" in told.splitlines()[0]
    assert app.debate == "zeroth"
    assert "all debates" in browsed(browser(tmp_path), "=The museum")


def test_an_empty_folder_is_told_of_inside(tmp_path: Path) -> None:
    assert "no debates" in browsed(browser(tmp_path), "=no debates")


def test_files_that_are_left_out_are_counted_and_a_key_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a long path would be broken over lines
    shutil.copy(own_content() / "social-innovation.yaml", tmp_path)
    (tmp_path / "broken.yaml").write_text("language: nl\nquestion: Zonder rest\n", "utf-8")
    told = browsed(browser(Path()), "=files left out: 1", "exclamation_mark", "=broken.yaml:")
    assert "missing-key" in told


def test_a_long_list_is_drawn_as_far_as_it_is_read(tmp_path: Path) -> None:
    generate(tmp_path, 3000, 1)
    app = browser(tmp_path)

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Questions")
        await pilot.press("l")
        await until(pilot, "verbatim")
        first = len(app.main.rows)
        assert first < 500
        for _ in range(12):
            await pilot.press("pagedown")
        await pilot.pause(0.5)
        assert first < len(app.main.rows) < 1500
        await pilot.press("home")
        await pilot.pause()
        assert app.main.scroll_offset.y == 0

    play(app, press)


@pytest.mark.parametrize("width", [60, 69, 70, 80, 119, 120, 250])
def test_it_fits_any_window(width: int) -> None:
    app = browser()
    told = browsed(app, "=New relations", "=hype", width=width)
    assert ("Questions" in told) is (width >= NARROW)
    assert "q quit" in told.splitlines()[-1]


def test_in_a_narrow_window_one_pane_is_shown_at_a_time() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "New relations")
        await pilot.press("left")
        await until(pilot, "Julia")
        assert "New relations" not in shown(app)
        await pilot.press("down", "enter")
        await until(pilot, "umbrella")
        assert "Julia" not in shown(app)

    play(app, press, 60, 20)


def test_another_width_draws_anew_and_stays_where_one_reads() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        await pilot.press("tab", "down", "enter")
        await until(pilot, "umbrella")
        await pilot.press("pagedown", "down")
        await pilot.pause()
        target = app.main.target
        assert target
        await pilot.resize_terminal(72, 24)
        await pilot.pause(0.5)
        assert app.main.target == target
        spot = app.main.spots[app.main.spot]
        assert app.main.scroll_offset.y <= spot.first < app.main.scroll_offset.y + app.main.size.height
        assert max(map(len, shown(app).splitlines())) <= 72

    play(app, press, 130, 24)


def test_a_click_opens_what_is_clicked_on() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        rows = shown(app).splitlines()
        y = next(n for n, row in enumerate(rows) if "Julia" in row)
        await pilot.click(offset=(rows[y].index("Julia") + 2, y))
        await until(pilot, "quotes")
        assert app.past[-1].ask.names == ("wittmayer",)

    play(app, press)


def test_without_colour_there_is_none_and_the_cursor_is_still_seen() -> None:
    app = browser(colour=False)

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        await pilot.press("down")
        pieces = [piece for row in app.screen._compositor.render_strips() for piece in row]
        colours = {piece.style.color.name for piece in pieces if piece.style and piece.style.color}
        assert colours <= {"default"}
        assert any("reverse" in look for look in looks(app, "New relations"))

    play(app, press)


def test_q_leaves() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "New relations")
        await pilot.press("q")

    play(app, press)
    assert not app.is_running


def test_an_interrupt_leaves_from_any_screen_as_one() -> None:
    for keys in ((), ("question_mark",), ("slash",)):
        app = browser()
        browsed(app, OVERVIEW, *keys, "ctrl+c")
        assert app.return_code == INTERRUPTED


def test_what_is_open_stands_out_at_the_side() -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        assert not any("bold" in look for look in looks(app, "Julia"))
        await pilot.press("tab", "tab", "enter")
        await until(pilot, "speaker")
        assert all("bold" in look for look in looks(app, "Julia"))

    play(app, press)
