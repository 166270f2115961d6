"""What goes between the screen and the thread that works: who asked what, who waits."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, Key
from textual.message import Message
from textual.timer import Timer

from socinno.browse.asking import Ask
from socinno.browse.reader import Reader
from socinno.browse.spots import START, Bookmark
from socinno.browse.terminal import INTERRUPTED, driver, heed_signals
from socinno.browse.told import choosable, said_within
from socinno.browse.work import Answer, Open, Order, Worker
from socinno.formats import Sheet
from socinno.formats.layout import Strip, rows
from socinno.formats.spans import Line, Span
from socinno.formats.style import paragraph
from socinno.problems import Stop
from socinno.queries.quotes import Person
from socinno.words import problem_lines, say, stop_line

MOMENT = 0.2  # seconds before it is said that something takes longer


class Showing(NamedTuple):
    """What a reader shows or waits for, and of which debate (id) that proved to be."""

    reader: Reader
    ask: Ask
    serial: int
    debate: str = ""


class Answered(Message):
    """The thread that works has something to show."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class Desk(App[None]):
    """An app whose readers a `Worker` fills: no key waits for it. What shows a thing says `present`, what
    needs it as data `fetch`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", priority=True),
        Binding("ctrl+z", "suspend_process", priority=True),
    ]

    def __init__(self, open: Open, language: str, colour: bool, root: Path | None = None) -> None:
        super().__init__(driver_class=driver(), ansi_color=True)
        self.language, self.colour, self.root = language, colour, root
        self.everything = False
        self.speakers: tuple[Person, ...] = ()
        self.shown: dict[str, Showing] = {}
        self.work = Worker(open, self._answered)
        self._fetched: dict[str, tuple[int, Callable[[Any], None]]] = {}
        self._serial = 0
        self._busy: Timer | None = None
        self._is_long = False  # the moment is over, and that was said
        self._awaited: set[str] = set()  # panes

    def on_mount(self) -> None:
        """End as signals say; but in a test, which has signals of its own."""
        if not self.is_headless:
            heed_signals(self)

    def action_interrupt(self) -> None:
        """Leave, as one that was interrupted."""
        self.exit(return_code=INTERRUPTED)

    def sheet(self, width: int) -> Sheet:
        """What is drawn on, so many cells wide."""
        return Sheet(self.language, width, self.colour)

    @property
    def target(self) -> str:
        """The thing under the cursor, as `debate#id`, with its debate if that is known; or ''."""
        focused = self.screen_stack[0].focused
        reader = focused if isinstance(focused, Reader) else None
        return self.placed(reader.target, reader) if reader and reader.target else ""

    def placed(self, target: str, reader: Reader) -> str:
        """A thing that a reader names, as `debate#id`, with its debate if that is known."""
        debate, _, name = target.partition("#")
        shown = self.shown.get(str(reader.id))
        return f"{debate or (shown.debate if shown else '')}#{name}"

    def say(self, key: str, /, **facts: Any) -> str:
        """A word of the interface."""
        return say(self.language, key, **facts)

    def present(self, reader: Reader, ask: Ask, place: Bookmark = START) -> None:
        """Have a reader, on whatever screen, show the answer to a question, from a place."""
        self._serial += 1
        shown = self.shown[str(reader.id)] = Showing(reader, ask, self._serial)
        self._order(shown, reader.await_rows(place))
        self._wait(str(reader.id))

    def fetch(self, ask: Ask, then: Callable[[Any], None]) -> None:
        """Have `then` called with the data of an answer (`Reply.data`); not if another is asked before."""
        self.drop_fetched()
        self._serial += 1
        self._fetched[ask.what] = (self._serial, then)
        pane = f"fetch {ask.what}"
        sheet = self.sheet(self.size.width)
        self.work.order(Order(pane, self._serial, self._whole(ask), sheet, 0))
        self._wait(pane)

    def drop_fetched(self) -> bool:
        """Want what is being fetched no more; whether anything was."""
        panes = [pane for pane in self._awaited if pane.startswith("fetch ")]
        self._fetched.clear()
        for pane in panes:
            self.work.drop(pane)
            self._rest(pane)
        return bool(panes)

    async def on_event(self, event: Event) -> None:
        """Escape: what is being fetched is not wanted."""
        if not (isinstance(event, Key) and event.key == "escape" and self.drop_fetched()):
            await super().on_event(event)

    def again(self) -> None:
        """Everything that is shown, asked anew and drawn anew."""
        for shown in list(self.shown.values()):
            if shown.reader.is_attached:
                self.present(shown.reader, shown.ask, shown.reader.here())

    def _whole(self, ask: Ask) -> Ask:
        """A question with what holds for all of them."""
        speakers = ask.speakers or self.speakers
        return ask._replace(all=ask.all or self.everything, speakers=speakers, root=self.root)

    def _order(self, shown: Showing, wanted: int) -> None:
        reader = shown.reader
        sheet = self.sheet(reader.cells)
        self.work.order(Order(str(reader.id), shown.serial, self._whole(shown.ask), sheet, wanted))

    def on_reader_wants(self, message: Reader.Wants) -> None:
        """A reader wants more rows, or the same drawn anew."""
        message.stop()
        shown = self.shown.get(str(message.reader.id))
        if shown and message.anew:
            self.present(shown.reader, shown.ask, message.reader.here())
        elif shown:
            self._order(shown, message.rows)

    def _answered(self, answer: Answer) -> None:
        with suppress(RuntimeError):  # the screen is gone
            self.post_message(Answered(answer))

    def on_answered(self, message: Answered) -> None:
        """Show what came, if it is still what is waited for."""
        answer = message.answer
        if answer.pane.startswith("fetch "):
            self._take(answer)
            return
        shown = self.shown.get(answer.pane)
        if not shown or shown.serial != answer.serial or not shown.reader.is_attached:
            if not shown:  # who waited is gone
                self._rest(answer.pane)
            return
        if answer.progress[1]:
            self.waiting(answer.progress)
            return
        if answer.trouble and self.withdrawn(answer.pane, answer.trouble):
            return
        if answer.trouble:
            answer = answer._replace(rows=self._drawn(answer.trouble, shown.reader.cells))
        self.shown[answer.pane] = shown._replace(debate=answer.debate)
        shown.reader.add(answer.rows, answer.first, answer.more)
        self.arrived(answer)
        self._rest(answer.pane)

    def _take(self, answer: Answer) -> None:
        serial, then = self._fetched.get(answer.pane.partition(" ")[2], (0, None))
        if serial == answer.serial and not answer.progress[1]:
            if answer.trouble:
                self.refused(answer.trouble)
            elif then:
                then(answer.data)
            self._rest(answer.pane)

    def in_words(self, stop: Stop) -> list[str]:
        """What is wrong, line by line."""
        told = [*problem_lines(stop.problems, self.language), stop_line(stop, self.language)]
        return [line.removeprefix("socinno: ") for line in told]

    def _drawn(self, stop: Stop, width: int) -> list[Strip]:
        lines: list[Line] = [(Span(line),) for line in self.in_words(stop)]
        some = [(Span("  "), Span(called, target=target)) for called, target in choosable(said_within(stop))]
        lines += [(), *some] if some else []
        return [*rows(paragraph(lines, Sheet(self.language, width, True, targets=True)), width)]

    def _wait(self, pane: str) -> None:
        self._awaited.add(pane)
        if self._is_long:
            self.waiting((0, 0))
        self._busy = self._busy or self.set_timer(MOMENT, self._take_long)

    def _take_long(self) -> None:
        self._is_long = True
        self.waiting((0, 0))

    def _rest(self, pane: str) -> None:
        self._awaited.discard(pane)
        if self._busy and not self._awaited:
            self._busy.stop()
            self._busy, self._is_long = None, False
            self.rested()

    def waiting(self, progress: tuple[int, int]) -> None:
        """Say that something takes longer, and how far it is where that is known."""

    def rested(self) -> None:
        """Nothing is waited for any more."""

    def withdrawn(self, pane: str, stop: Stop) -> bool:
        """Whether what was ordered for a pane is ordered no more, as it cannot be shown."""
        return False

    def arrived(self, answer: Answer) -> None:
        """An answer, or more of it, is shown."""

    def refused(self, stop: Stop) -> None:
        """What was to be fetched cannot be."""
