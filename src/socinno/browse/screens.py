"""How the other screens are come to from the main one, and what becomes of what they give back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from socinno.browse.asking import Ask
from socinno.browse.choosing import Choosing, Somebody
from socinno.browse.comparing import named_in_answer
from socinno.browse.keys import KeysScreen
from socinno.browse.reader import Reader
from socinno.browse.searching import LastSearch, Searching
from socinno.browse.source import SourceScreen
from socinno.browse.spots import Bookmark
from socinno.problems import Stop
from socinno.views import SourceView

if TYPE_CHECKING:
    from socinno.browse.app import Browser


def choose(app: Browser) -> None:
    """Choose whose words are shown; what is shown is then asked anew."""

    def chosen(choice: Somebody | None) -> None:
        if choice and choice.people != app.speakers:
            app.speakers, app.whose = choice.people, choice.called if choice.people else ""
            app.whose_in = debate
            app.again()

    def open(some: tuple[Somebody, ...]) -> None:
        _over(app, Choosing(some, app.sheet(app.size.width), app.speakers), chosen)

    debate = app.debate
    app.fetch(Ask("choices", debate), open)


def look_for(app: Browser, last: LastSearch | None = None) -> None:
    """Search all debates, or what those who were chosen say; open what is found. `last`: a search to go
    on with."""

    def seek(hits: Reader, words: tuple[str, ...], place: Bookmark) -> None:
        if words:
            app.present(hits, Ask("search", app.debate if app.speakers else "", words), place)
        else:
            app.shown.pop(str(hits.id), None)  # what still comes is of no use

    def found(target: str | None) -> None:
        app.sought = screen.typed
        shown = app.shown.pop("hits", None)
        if target:
            debate, _, name = target.partition("#")
            app.visit(f"{debate or (shown.debate if shown else '')}#{name}")
            app.past[app.at] = app.past[app.at]._replace(sought=screen.last)

    screen = Searching(seek, app.sheet(app.size.width), app.whose, last or LastSearch(app.sought))
    _over(app, screen, found)


def source(app: Browser) -> None:
    """Open the source of the quote that is pointed at, or that is shown."""
    last = app.last
    if not last or not (debate := app.target.partition("#")[0] or last.debate):
        app.refused(Stop("browse-no-quote"))
        return
    others = [last.id] if last.kind == "quote" else named_in_answer(app, debate)

    _source_of(app, Ask("passage", debate, (app.target.partition("#")[2], *others)))


def _source_of(app: Browser, ask: Ask) -> None:
    """Open the source of a quote among some things; then what is asked for there."""

    def open(view: SourceView) -> None:
        def left(answer: str | None) -> None:
            if answer == "language":
                app.action_language()
            if answer:
                on = "" if answer == "language" else answer
                _source_of(app, ask._replace(names=(view.quotation.id,), on=on))

        _over(app, SourceScreen(app.sheet(app.size.width), view), left)

    app.fetch(ask, open)


def keys(app: Browser) -> None:
    """Say what each key does."""
    _over(app, KeysScreen(app.sheet(app.size.width)))


def say_over(app: Browser, doing: str) -> None:
    """Say what is waited for on a search that is over the main screen."""
    if isinstance(app.screen, Searching) and app.screen.is_mounted:
        app.screen.waiting(doing)


def _over(app: Browser, screen: Any, then: Any = None) -> None:
    """Show a screen over the main one, unless another is there by now."""
    if len(app.screen_stack) == 1:
        app.drop_fetched()
        app.push_screen(screen, then)


SCREENS: Mapping[str, Callable[[Browser], None]] = {
    "choose": choose,
    "search": look_for,
    "source": source,
    "keys": keys,
}
"""Every other screen by its name."""
