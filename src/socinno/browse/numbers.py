"""Opening a question by its number, which may be of several digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socinno.browse.asking import Ask

if TYPE_CHECKING:
    from socinno.browse.app import Browser

SOON = 0.4  # seconds in which another digit may follow


def typed(app: Browser, digit: str) -> None:
    """Open the question of which a digit was typed, when no more digits can follow, or do."""
    app.number += digit
    if app.typing:
        app.typing.stop()
    listed = app.reader("questions")
    questions = len(listed.spots) - 1  # beside the debate itself
    if int(app.number) * 10 > questions and not listed.more:
        _open(app)
    else:
        app.typing = app.set_timer(SOON, lambda: _open(app))


def _open(app: Browser) -> None:
    number, app.number, app.typing = app.number.lstrip("0"), "", None
    if number and app.debate:
        app.go(Ask("show", app.debate, (number,)))
