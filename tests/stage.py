"""One screen of the browser on a stage of its own: keys are pressed, what it shows and gives back is seen."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from socinno import browse
from socinno.browse.app import Browser
from socinno.library import load

Made = TypeVar("Made")
UNSAID = "nothing given back"
PATIENCE = 1_000  # looks at the screen, a fiftieth of a second apart, before it is given up


class Stage(App[None]):
    """Shows one screen; `answer` is what that gave back."""

    CSS_PATH = Path(browse.__file__).with_name("browse.tcss")

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__(ansi_color=True)
        self.first, self.answer = screen, UNSAID
        self.quit_asked = False

    def on_mount(self) -> None:
        self.push_screen(self.first, self._take)

    def _take(self, answer: Any) -> None:
        self.answer = answer

    def action_quit_asked(self) -> None:
        """What markup in content would call, were it markup."""
        self.quit_asked = True


def shown(app: App[Any]) -> str:
    """The text on the screen."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def looks(app: App[Any], words: str) -> list[str]:
    """The looks of what stands on the screen with some words in it."""
    rows = app.screen._compositor.render_strips()
    return [str(piece.style) for row in rows for piece in row if words in piece.text]


def play(
    app: App[Any], do: Callable[["Pilot[Any]"], Awaitable[Made]], width: int = 80, height: int = 24
) -> Made:
    """Run an app in a window of a size, and do something with it."""

    async def run() -> Made:
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.pause()
            return await do(pilot)

    return asyncio.run(run())


def after(screen: Screen[Any], *keys: str, width: int = 80, height: int = 24) -> tuple[str, Any]:
    """What is shown after some keys on a screen, and what that gave back, if it closed."""
    app = Stage(screen)

    async def press(pilot: "Pilot[Any]") -> tuple[str, Any]:
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        return shown(app), app.answer

    return play(app, press, width, height)


async def until(pilot: "Pilot[Any]", words: str) -> str:
    """Wait until some words are on the screen, which then is given."""
    for _ in range(PATIENCE):
        if words in shown(pilot.app):
            return shown(pilot.app)
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} is not on the screen:\n{shown(pilot.app)}")


def browser(
    path: Path | None = None,
    start: str = "",
    language: str = "en",
    colour: bool = True,
    root: Path | None = None,
) -> Browser:
    """The browser on a folder, or on the debate that comes along."""
    return Browser(lambda _progress, _unusable: load(path), start, language, colour, root)


def browsed(app: Browser, *keys: str, width: int = 80, height: int = 24) -> str:
    """What is shown after some keys; `=words` waits until these are on the screen, `'words` types them."""

    async def press(pilot: "Pilot[Any]") -> str:
        for key in keys:
            if key.startswith("="):
                await until(pilot, key[1:])
            elif key.startswith("'"):
                await pilot.press(*("space" if letter == " " else letter for letter in key[1:]))
            else:
                await pilot.press(key)
        await pilot.pause()
        return shown(app)

    return play(app, press, width, height)


async def filled(pilot: "Pilot[Any]") -> None:
    """Wait until every pane of the browser has what it waits for."""
    for _ in range(PATIENCE):
        assert isinstance(pilot.app, Browser)
        shown = pilot.app.shown.values()
        if shown and all(it.reader.rows for it in shown):
            return
        await pilot.pause(0.02)
