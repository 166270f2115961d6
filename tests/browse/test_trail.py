"""The way that the reader went: what was asked for in vain leaves no trace in it."""

from stage import browsed, browser


def test_a_question_without_an_answer_is_not_on_the_way_back() -> None:
    app = browser()
    told = browsed(app, "=New relations", "w", "=├─", "9", "=not found", "backspace", "=New relations")
    assert [visit.ask.what for visit in app.past] == ["start", "who"]
    assert "Questions" in told


def test_what_was_ahead_is_there_again_after_a_question_in_vain() -> None:
    app = browser()
    keys = ("w", "=├─", "backspace", "=New relations", "9", "=not found", "alt+right", "=├─")
    assert "├─" in browsed(app, "=New relations", *keys)


def test_the_beginning_is_told() -> None:
    assert "this is the beginning" in browsed(browser(), "=New relations", "backspace", "=beginning")
