"""Between the screen and the thread that works: data that is fetched, and what is said meanwhile."""

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
from socinno.problems import Stop


@pytest.fixture
def let_go(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Data that comes when it is let go; and what cannot be fetched."""
    event = Event()

    def data(library: Library, ask: Ask, sheet: Sheet) -> Reply:
        assert event.wait(60)
        return Reply(iter(()), data=ask.names)

    def refused(library: Library, ask: Ask, sheet: Sheet) -> Reply:
        raise Stop("no-debates", path="nowhere")

    asks: Mapping[str, Answering] = {**answers.ASKS, "data": data, "refused": refused}
    monkeypatch.setattr(answers, "ASKS", asks)
    yield event
    event.set()


def test_data_is_given_when_it_is_there_and_of_two_orders_the_last_alone(let_go: Event) -> None:
    app, found = browser(), list[tuple[str, ...]]()

    async def fetch(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        app.fetch(Ask("data", names=("first",)), found.append)
        app.fetch(Ask("data", names=("second",)), found.append)
        await until(pilot, "reading …")
        assert found == []
        let_go.set()
        for _ in range(200):
            await pilot.pause(0.02)
            if found and "reading …" not in shown(app):
                break
        assert found == [("second",)]
        assert "reading …" not in shown(app)

    play(app, fetch)


def test_why_data_cannot_be_fetched_is_said_below_and_what_is_shown_stays(let_go: Event) -> None:
    app = browser()

    async def fetch(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        app.fetch(Ask("refused"), lambda _: pytest.fail("nothing was there"))
        await until(pilot, "no debates in")
        assert "no debates in" in shown(app).splitlines()[-1]
        assert "New relations" in shown(app)
        await pilot.press("w")
        await until(pilot, "q quit")

    play(app, fetch)


@pytest.mark.parametrize("keys", [("escape",), ("w",), ("question_mark", "escape")])
def test_what_is_fetched_is_given_no_more_after_escape_or_when_one_goes_elsewhere(
    keys: tuple[str, ...], let_go: Event
) -> None:
    app = browser()

    async def fetch(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        app.fetch(Ask("data", names=("late",)), lambda _: pytest.fail("it came late"))
        await until(pilot, "reading …")
        await pilot.press(*keys)
        let_go.set()
        found = list[tuple[str, ...]]()
        app.fetch(Ask("data", names=("new",)), found.append)
        for _ in range(500):
            await pilot.pause(0.02)
            if found:
                break
        assert found == [("new",)]

    play(app, fetch)


def test_escape_while_something_is_fetched_does_nothing_else(let_go: Event) -> None:
    app = browser()

    async def fetch(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Julia")
        await pilot.press("l")
        before = app.at
        app.fetch(Ask("data"), lambda _: pytest.fail("it came late"))
        await pilot.press("escape")
        assert app.at == before

    play(app, fetch)
