"""What the first line says and the last: short enough, and without what only helps who types commands."""

import pytest
from rich.cells import cell_len
from stage import browsed, browser

from socinno.browse.told import SHORT, choosable, said_within, shortened
from socinno.problems import Stop
from socinno.words import LANGUAGES, stop_line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "key", ["unknown-name", "unknown-name-near", "ambiguous-name", "name-in-debates", "cannot-compare"]
)
def test_a_refusal_names_no_command_and_no_option(key: str, language: str) -> None:
    told = stop_line(said_within(Stop(key, asked="ada", candidates=("one", "two"), count=2)), language)
    assert "--" not in told
    assert "socinno show" not in told


def test_what_a_name_may_mean_is_named_with_where_it_leads() -> None:
    some = ("ada (Ada de Wit)", "bram")
    several = said_within(Stop("ambiguous-name", asked="de", candidates=some, count=2))
    assert [*choosable(several)] == [("ada (Ada de Wit)", "#ada"), ("bram", "#bram")]
    debates = said_within(Stop("name-in-debates", asked="ada", candidates=("one", "two")))
    assert [*choosable(debates)] == [("one", "one#ada"), ("two", "two#ada")]
    assert [*choosable(Stop("no-content", path="x"))] == []


@pytest.mark.parametrize("name", ["short", "long " * 30, "\u4f60\u597d" * 30])
def test_a_name_is_made_short_enough(name: str) -> None:
    assert cell_len(shortened(name)) <= SHORT


@pytest.mark.parametrize("width", [60, 80])
def test_what_is_marked_is_not_cut_away_by_a_long_title(width: int) -> None:
    keys = (
        ("left", "tab", "space", "down", "space") if width < 70 else ("tab", "tab", "space", "down", "space")
    )
    told = browsed(browser(), "=New relations", *keys, "=marked", width=width).splitlines()[0]
    assert told.startswith(" Social")
    assert "marked: Julia Wittmayer, Laurens de Graaf" in told or "marked: 2" in told
