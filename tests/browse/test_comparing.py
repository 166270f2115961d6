"""What is marked: by the names of things, from wherever it is marked."""

from stage import browsed, browser


def test_what_is_marked_by_its_number_in_the_answer_is_called_as_at_the_side() -> None:
    app = browser()
    browsed(app, "=New relations", "=Julia", "space", "=marked: Relations or products")
    assert [*app.marked.values()] == ["Relations or products"]


def test_a_quote_is_called_by_its_first_words() -> None:
    app = browser()
    browsed(app, "=Julia", "l", "=reporter-expectations", "space", "=marked: ")
    [name] = app.marked.values()
    assert "Expectations are often high".startswith(name.removesuffix("…").strip())


def test_e_on_the_page_of_a_speaker_shows_where_that_one_stands_whatever_is_pointed_at() -> None:
    app = browser(start="de-graaf")
    told = browsed(app, "=mayor of Lopik", "e", "=→ Laurens de Graaf", "end")
    assert "Laurens de Graaf" in told
