"""No key waits for the library: while an answer takes its time, the screen does what is asked of it."""

from collections.abc import Iterator, Mapping
from threading import Event
from typing import Any

import pytest
from stage import browser, play, shown, until
from textual.pilot import Pilot

from socinno.browse import answers
from socinno.browse.asking import Answering, Ask, Reply
from socinno.formats import Sheet
from socinno.library import Library


class Slow:
    """A question whose answer comes when it is let go."""

    def __init__(self) -> None:
        self.begun, self.let_go = Event(), Event()

    def __call__(self, library: Library, ask: Ask, sheet: Sheet) -> Reply:
        self.begun.set()
        assert self.let_go.wait(60)
        return Reply(iter([[("the slow answer", None)]]), ask.debate, ask.what)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """`w` and a search take their time."""
    found = Slow()
    asks: Mapping[str, Answering] = {**answers.ASKS, "who": found, "search": found}
    monkeypatch.setattr(answers, "ASKS", asks)
    yield found
    found.let_go.set()


def test_keys_are_answered_while_a_query_runs_and_its_answer_comes_then(slow: Slow) -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "New relations")
        await pilot.press("w")
        await until(pilot, "reading")
        assert slow.begun.is_set()
        for _ in range(5):
            await pilot.press("question_mark")
            assert "All keys" in shown(app)
            await pilot.press("escape")
            assert "All keys" not in shown(app)
            await pilot.press("tab")
            assert app.focused is not None
        assert not slow.let_go.is_set()
        assert "the slow answer" not in shown(app)
        slow.let_go.set()
        await until(pilot, "the slow answer")

    play(app, press)


def test_letters_are_typed_while_a_search_runs(slow: Slow) -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "New relations")
        await pilot.press("slash", *"innovatie")
        assert "innovatie" in shown(app)
        assert "the slow answer" not in shown(app)
        slow.let_go.set()
        await until(pilot, "the slow answer")

    play(app, press)


def test_who_has_had_enough_does_not_wait_either(slow: Slow) -> None:
    app = browser()

    async def leave(pilot: "Pilot[Any]") -> None:
        await until(pilot, "New relations")
        await pilot.press("w", "q")
        await pilot.pause()
        assert not app.is_running or app._exit

    play(app, leave)
    assert not slow.let_go.is_set()


def test_a_search_says_that_it_waits(slow: Slow) -> None:
    app = browser()

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "New relations")
        await pilot.press("slash", "x")
        assert "reading …" in (await until(pilot, "reading …")).splitlines()[0]
        slow.let_go.set()
        await until(pilot, "the slow answer")
        for _ in range(500):
            await pilot.pause(0.02)
            if "reading …" not in shown(app):
                break
        assert "reading …" not in shown(app)

    play(app, press)
