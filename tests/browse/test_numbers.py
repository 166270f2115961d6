"""A number opens a question, and nothing where there is none."""

from stage import browsed, browser


def test_a_number_opens_that_question() -> None:
    told = browsed(browser(), "=Julia", "2", "=2  From below")
    assert "Questions" in told


def test_nought_opens_nothing() -> None:
    app = browser()
    browsed(app, "=Julia", "0", "w", "=├─")
    assert [visit.ask.what for visit in app.past] == ["start", "who"]
