"""The work beside the screen: one thread has the library, answers what is asked, and draws the answers.

What a library reads from belongs to one thread. The screen orders and goes on; what it ordered last for a
pane is what that pane gets. Rows are drawn as far as they are wanted, some at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from threading import Condition, Thread
from typing import Any, NamedTuple

from rich.style import Style

from socinno.browse.answers import reply_to
from socinno.browse.asking import Ask, Reply
from socinno.browse.watched import Abandoned, watched
from socinno.formats import Sheet
from socinno.formats.layout import Strip
from socinno.formats.style import TARGET
from socinno.library import Library
from socinno.problems import Stop, Unusable

SOME = 200  # rows that are drawn before the next order is looked at
MOST = 20_000  # rows of an answer: who wants more of it asks for less
Open = Callable[[Callable[[int, int], None], str], Library]
"""Opens the library anew. It tells how many files of how many have been read; and is told why an index that
it read was of no use, '' if that is not so."""


class Order(NamedTuple):
    """What a pane is to show: a question, how to draw the answer, and how many rows of it are wanted.

    `serial` tells the orders of a pane apart; one with the same goes on with what was being drawn.
    """

    pane: str
    serial: int
    ask: Ask
    sheet: Sheet
    rows: int


class Answer(NamedTuple):
    """Some rows of what a pane is to show, from a row on; `more`: whether others may follow.

    `left_out` counts the files of the library that are left out for what is wrong with them. `trouble` is
    why there is no answer, and `progress` how far the library is read where that takes long.
    """

    pane: str
    serial: int
    rows: Sequence[Strip] = ()
    first: int = 0
    more: bool = False
    debate: str = ""
    kind: str = ""
    id: str = ""
    title: str = ""
    data: Any = None
    left_out: int = 0
    trouble: Stop | None = None
    progress: tuple[int, int] = (0, 0)

    @property
    def question(self) -> str:
        """The question or the side that it is of (id), if it is of one; or ''."""
        return self.id if self.kind in ("dichotomy", "position") else ""


class _Begun(NamedTuple):
    """What is being drawn for a pane: of which order, what of, and how many rows there are."""

    serial: int
    of: Reply
    rows: Iterator[Strip]
    drawn: int


class Worker:
    """A thread that answers orders, the newest of each pane; `answered` is called in that thread."""

    def __init__(self, open: Open, answered: Callable[[Answer], None]) -> None:
        self._open, self._answered = open, answered
        self._orders: dict[str, Order] = {}
        self._wanted: dict[str, int] = {}  # the serial of what each pane waits for
        self._begun: dict[str, _Begun] = {}
        self._waiting = Condition()
        self._library: Library | None = None
        self._stopped = self._stale = False
        self._thread = Thread(target=self._run, name="work", daemon=True)

    def start(self) -> None:
        """Begin, with nothing to do yet."""
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing more; what runs is left to itself."""
        with self._waiting:
            self._stopped = True
            self._waiting.notify()

    def order(self, order: Order) -> None:
        """Have an order answered instead of what the pane waited for."""
        with self._waiting:
            self._orders.pop(order.pane, None)
            self._orders[order.pane] = order
            self._wanted[order.pane] = order.serial
            self._waiting.notify()

    def drop(self, pane: str) -> None:
        """Have what a pane waits for answered no more."""
        with self._waiting:
            self._orders.pop(pane, None)
            self._wanted.pop(pane, None)

    def reopen(self) -> None:
        """Have the library opened anew before the next order: its files may have changed."""
        with self._waiting:
            self._stale = True

    def _run(self) -> None:
        while order := self._next():
            try:
                self._try(order)
            except Abandoned:
                self._begun.pop(order.pane, None)
            except Stop as stop:
                self._tell(order, stop)
            except KeyError:  # a debate that there was before
                self._tell(order, self._gone(order.ask.debate))
            except OSError as error:
                self._tell(order, Stop("browse-trouble", why=error.strerror or str(error)))
            except Exception as error:  # a fault of ours: told, and the screen goes on
                self._tell(order, Stop("browse-trouble", why=f"{type(error).__name__}: {error}"))

    def _gone(self, debate: str) -> Stop:
        """Why a debate (id) is not there: its file has problems, or there is none."""
        problems = self._library.problems if self._library else ()
        broken = any(Path(problem.where.file).stem == debate for problem in problems)
        return Stop("browse-broken" if broken else "browse-gone", what=debate)

    def _try(self, order: Order) -> None:
        """Answer, from the files where the index proves to be of no use on the way."""
        try:
            self._answer(order)
        except Unusable as unusable:
            self._begun.clear()
            self._opened(order, unusable.why)
            self._answer(order)

    def _tell(self, order: Order, trouble: Stop) -> None:
        self._begun.pop(order.pane, None)
        self._answered(Answer(order.pane, order.serial, trouble=trouble))

    def _next(self) -> Order | None:
        """The order that waits longest; None at the end."""
        if not self._orders:
            self._rest()
        with self._waiting:
            while not self._orders and not self._stopped:
                self._waiting.wait()
            if self._stopped:
                return None
            if self._stale:
                self._stale = False
                self._forget()
            return self._orders.pop(next(iter(self._orders)))

    def _rest(self) -> None:
        """Hold nothing of the library while there is nothing to do."""
        try:
            if self._library is not None:
                self._library.rest()
        except Unusable:
            self._forget()

    def _forget(self) -> None:
        self._library = None
        self._begun.clear()

    def _opened(self, order: Order, unusable: str = "") -> Library:
        def progress(done: int, of: int) -> None:
            if self._stopped:
                raise SystemExit
            self._answered(Answer(order.pane, order.serial, progress=(done, of)))

        if self._library is not None and not unusable and not self._library.wake():
            self._forget()
        if self._library is None or unusable:
            self._library = self._open(progress, unusable)
        return self._library

    def _is_abandoned(self, order: Order) -> bool:
        return self._stopped or self._wanted.get(order.pane) != order.serial

    def _answer(self, order: Order) -> None:
        """Draw some rows, tell them, and put the order back if more of it are wanted."""
        library = self._opened(order)
        begun = self._begun.get(order.pane)
        if begun is None or begun.serial != order.serial:
            library = watched(library, lambda: self._is_abandoned(order))
            of = reply_to(library, order.ask, order.sheet._replace(colour=True, targets=True))
            rows = _bounded(of.rows, order.sheet)
            begun = _Begun(order.serial, of, rows if order.sheet.colour else map(_uncoloured, rows), 0)
        wanted = max(1, min(SOME, order.rows - begun.drawn))
        some = list(islice(begun.rows, wanted))
        more = len(some) == wanted
        total = begun.drawn + len(some)
        self._begun[order.pane] = begun._replace(drawn=total)
        left_out = len({problem.where.file for problem in library.problems})
        self._answered(
            Answer(order.pane, order.serial, some, begun.drawn, more, *begun.of[1:], left_out=left_out)
        )
        with self._waiting:
            if more and total < order.rows:
                self._orders.setdefault(order.pane, order)


def _bounded(of: Iterator[Strip], sheet: Sheet) -> Iterator[Strip]:
    """The rows as far as anybody reads, and that there are more."""
    yield from islice(of, MOST)
    if next(of, None) is not None:
        yield []
        yield [(sheet.say("browse-more"), Style(dim=True))]


def _uncoloured(row: Strip) -> Strip:
    """A row without its colours; bold, dim and what it names stay."""
    return [(text, look and _without_colour(look)) for text, look in row]


def _without_colour(look: Style) -> Style:
    target = look.meta.get(TARGET)
    return look.without_color + Style(meta={TARGET: target}) if target else look.without_color
