"""From the main screen to the others and back: what is chosen or found there is shown here."""

from pathlib import Path

from authors import debate, write
from stage import browsed, browser

HALL = debate("Halls are dear.").replace("Cars on the square", "A hall for all").replace("baker", "miller")


def two(folder: Path) -> Path:
    """A folder with two debates, of other speakers."""
    write(folder, debate())
    write(folder, HALL, "hall.yaml")
    return folder


def test_only_the_words_of_who_is_chosen_are_shown_until_everybody_is(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    keys = ("=Keep the cars", "l", "=Walker wants", "s", "=everybody", "'baker", "enter", "=Only: Sam Baker")
    told = browsed(browser(path), *keys, "=by car")
    assert "Walker wants" not in told
    assert "Walker wants" in browsed(
        browser(path), *keys, "s", "=everybody", "home", "'every", "enter", "=Walker wants"
    )


def test_as_it_was_is_as_it_was(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    told = browsed(browser(path), "=Keep the cars", "l", "=Walker wants", "s", "=everybody", "down", "escape")
    assert "Walker wants" in told
    assert "Only" not in told


def test_in_another_debate_everybody_is_shown_again(tmp_path: Path) -> None:
    app = browser(two(tmp_path), "square")
    told = browsed(
        app,
        "=Keep the cars",
        "s",
        "=everybody",
        "'baker",
        "enter",
        "=Only:",
        "d",
        "=A hall",
        "down",
        "enter",
        "=One question",
    )
    assert "Only:" not in told
    assert "not found" not in told


def test_what_is_found_is_opened_in_its_debate(tmp_path: Path) -> None:
    app = browser(two(tmp_path), "square")
    told = browsed(app, "=Keep the cars", "slash", "'dear", "=miller-says", "enter", "=shows")
    assert told.splitlines()[0].strip().startswith("A hall for all")


def test_the_last_search_is_there_again(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    keys = ("=Keep the cars", "slash", "'custom", "=baker-says", "escape", "=Keep the cars", "slash")
    assert "baker-says" in browsed(browser(path), *keys, "=custom")


def test_back_from_what_was_found_are_the_hits_and_then_where_one_was(tmp_path: Path) -> None:
    app = browser(write(tmp_path, debate()))
    found = ("=Keep the cars", "slash", "'wants", "=walker-says", "down", "enter", "=Walker wants")
    back = browsed(app, *found, "=shows", "backspace", "=Search:", "=walker-says")
    assert "Search: wants" in back
    assert "shows" in browsed(
        browser(write(tmp_path, debate())), *found, "=shows", "backspace", "=walker-says", "enter", "=shows"
    )
    before = browsed(
        browser(write(tmp_path, debate())),
        *found,
        "=shows",
        "backspace",
        "=Search:",
        "escape",
        "=One question",
    )
    assert "Search:" not in before


def test_what_is_searched_is_what_the_chosen_say(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    told = browsed(
        browser(path),
        "=Keep the cars",
        "s",
        "=everybody",
        "'walker",
        "enter",
        "=Only:",
        "slash",
        "'custom",
        "=Nothing",
    )
    assert "Search in what Kim de Walker says" in told
    assert "Nothing found in the words of Kim de Walker" in told


def test_without_a_quote_to_point_at_it_is_said_what_to_do(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    assert "point at a quote" in browsed(browser(path), "=Keep the cars", "b", "=point at a quote")


def test_the_source_of_the_only_quote_that_is_shown_is_opened_whatever_is_pointed_at(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers", "report.txt"))
    told = browsed(browser(path, "baker-says"), "=My customers", "tab", "tab", "b", "=There is no file")
    assert "report.txt" in told


def test_a_key_pressed_twice_opens_one_screen(tmp_path: Path) -> None:
    app = browser(write(tmp_path, debate()))
    told = browsed(app, "=Keep the cars", "question_mark", "s", "b", "slash", "escape")
    assert "Keep the cars" in told


def test_things_of_two_debates_are_not_compared_and_stay_marked_whatever_their_ids(tmp_path: Path) -> None:
    write(tmp_path, debate())
    write(tmp_path, HALL, "hall.yaml")
    app = browser(tmp_path, "square")
    app.marked = {"square#keep": "Keep", "hall#keep": "Keep"}
    told = browsed(app, "=Keep the cars", "v", "=different debates")
    assert "so they cannot be compared" in told
    assert [*app.marked] == ["square#keep", "hall#keep"]
