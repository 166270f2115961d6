"""The way that the reader went: on, back, and back at once from where there is nothing to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from socinno.browse import comparing
from socinno.browse.asking import Ask
from socinno.browse.screens import look_for
from socinno.browse.searching import LastSearch
from socinno.browse.spots import START, Bookmark
from socinno.browse.told import said_within
from socinno.problems import Stop
from socinno.queries.quotes import Person

if TYPE_CHECKING:
    from socinno.browse.app import Browser


class Visit(NamedTuple):
    """Where the reader has been: what was asked, the place in it, and the search in which it was found."""

    ask: Ask
    place: Bookmark = START
    sought: LastSearch | None = None


class Before(NamedTuple):
    """How it was before something was asked: to that it returns where there is no answer."""

    past: list[Visit]
    at: int
    speakers: tuple[Person, ...]
    whose: str
    focused: str


def go(app: Browser, ask: Ask) -> None:
    """Show the answer to a question, and be able to come back."""
    _leave(app)
    focused = str(app.focused.id) if app.focused else str(app.main.id)
    app.before = app.before or Before(app.past, app.at, app.speakers, app.whose, focused)
    app.past = [*app.before.past[: app.before.at + 1], Visit(ask)]
    app.at = len(app.past) - 1
    _show(app)


def travel(app: Browser, way: int) -> None:
    """Back, or forward again; at the beginning that is told."""
    if 0 <= app.at + way < len(app.past):
        _leave(app)
        app.before = None
        sought = app.past[app.at].sought
        app.at += way
        _show(app)
        if sought and way < 0:
            look_for(app, sought)
    elif way < 0:
        app.refused(Stop("browse-begin"))


def withdrawn(app: Browser, stop: Stop) -> bool:
    """Go back to where something was asked that cannot be shown, and tell why; False if it was not asked by
    a key."""
    if not app.before:
        return False
    asked, whose = app.past[app.at].ask, app.whose
    app.past, app.at, app.speakers, app.whose, focused = app.before
    app.before = None
    app.to(focused)
    app.present(app.main, *app.past[app.at][:2])
    if stop.key == "compare-two":
        comparing.marked_alone(app, f"{asked.debate}#{asked.names[0]}")
    else:
        app.refused(said_within(stop, whose))
    return True


def _leave(app: Browser) -> None:
    app.past[app.at] = app.past[app.at]._replace(place=app.main.here())


def _show(app: Browser) -> None:
    ask = app.past[app.at].ask
    if app.whose_in and (ask.what == "debates" or ask.debate not in ("", app.whose_in)):
        app.speakers, app.whose = (), ""  # nobody of another debate is meant
    app.notice = None
    app.drop_fetched()
    app.action_main()
    app.present(app.main, *app.past[app.at][:2])
