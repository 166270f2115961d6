"""The browser: what is shown where, what each key does, and the way back."""

from __future__ import annotations

from typing import Any, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from socinno.browse.asking import Ask
from socinno.browse.reader import Place, Reader
from socinno.browse.work import Answer, Open, Order, Work
from socinno.formats import Sheet
from socinno.formats.layout import rows
from socinno.formats.spans import Span
from socinno.formats.style import paragraph
from socinno.problems import Stop
from socinno.words import LANGUAGES, problem_lines, say, stop_line

NARROW, WIDE = 70, 120  # cells: from where the side stands beside the answer; and has more room
MOMENT = 0.2  # seconds before it is said that something takes longer


class Shown(NamedTuple):
    """What a reader shows, or waits for."""

    reader: Reader
    ask: Ask
    serial: int


class Entry(NamedTuple):
    """Where the reader has been: what was asked, and the place in it."""

    ask: Ask
    place: Place = Place()


class Answered(Message):
    """The thread that works has something to show."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class Browser(App[None]):
    """The screens of `socinno browse`. All that is read goes by `Work`; no key waits for it."""

    CSS_PATH = "browse.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("q", "quit", priority=False),
        Binding("backspace,alt+left", "travel(-1)"),
        Binding("alt+right", "travel(1)"),
        Binding("space", "mark"),
        Binding("v", "compare"),
        Binding("e", "evidence"),
        Binding("w", "ask('who')"),
        Binding("p", "ask('pairs')"),
        Binding("l", "ask('quotes')"),
        Binding("d", "ask('debates')"),
        Binding("a", "all"),
        Binding("t", "language"),
        Binding("r", "reload"),
    ]

    def __init__(self, open: Open, start: str, language: str, colour: bool) -> None:
        super().__init__(ansi_color=True)
        self.language, self.colour = language, colour
        self.debate = ""
        self.everything = False
        self.speakers: tuple[str, ...] = ()
        self.marked: list[str] = []
        self.past: list[Entry] = [Entry(Ask("show", "", (start,)) if start else Ask("start"))]
        self.at = 0
        self.last: Answer | None = None  # what the main reader shows
        self.work = Work(open, lambda answer: self.post_message(Answered(answer)))
        self._shown: dict[str, Shown] = {}
        self._serial = 0
        self._busy: Timer | None = None

    def compose(self) -> ComposeResult:
        """The title, the side and the answer beside it, and the keys."""
        yield Static(id="title", markup=False)
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield Reader(id="questions")
                yield Reader(id="speakers")
            yield Reader(id="main")
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        """Begin to work, and show where it starts."""
        self.work.start()
        self._fit(self.size.width)
        self._keys()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.main.focus()
        self.present(self.main, self.past[0].ask)

    def on_unmount(self) -> None:
        """Work no more."""
        self.work.stop()

    @property
    def main(self) -> Reader:
        """The reader of answers."""
        return self.query_one("#main", Reader)

    def say(self, key: str, /, **facts: Any) -> str:
        """A word of the interface."""
        return say(self.language, key, **facts)

    # what is asked, and answered

    def present(self, reader: Reader, ask: Ask, place: Place = Place(), wanted: int = 0) -> None:
        """Have a reader show the answer to a question, from a place."""
        self._serial += 1
        self._shown[str(reader.id)] = Shown(reader, ask, self._serial)
        self._order(self._shown[str(reader.id)], wanted or reader.await_rows(place))
        if reader.id == "main":
            self._patience()

    def _order(self, shown: Shown, wanted: int) -> None:
        reader = shown.reader
        sheet = Sheet(self.language, reader.cells, self.colour)
        ask = shown.ask._replace(all=shown.ask.all or self.everything, speakers=self.speakers)
        self.work.order(Order(str(reader.id), shown.serial, ask, sheet, wanted))

    def on_reader_wants(self, message: Reader.Wants) -> None:
        """A reader wants more rows, or the same drawn anew."""
        message.stop()
        shown = self._shown.get(str(message.reader.id))
        if shown and message.anew:
            self.present(shown.reader, shown.ask, wanted=message.rows)
        elif shown:
            self._order(shown, message.rows)

    def on_answered(self, message: Answered) -> None:
        """Show what came, if it is still what is waited for."""
        answer = message.answer
        shown = self._shown.get(answer.pane)
        if not shown or shown.serial != answer.serial:
            return
        if answer.progress[1]:
            self._title(self.say("browse-reading", done=answer.progress[0], of=answer.progress[1]))
            return
        if answer.trouble:
            answer = answer._replace(rows=self._trouble(answer.trouble, shown.reader.cells))
        shown.reader.add(answer.rows, answer.first, answer.more)
        if answer.pane == "main":
            self._arrived(answer)
        elif answer.title:
            self.title = answer.title
            self._title()

    def _trouble(self, stop: Stop, width: int) -> list[Any]:
        told = [*problem_lines(stop.problems, self.language), stop_line(stop, self.language)]
        lines = [(Span(line.removeprefix("socinno: ")),) for line in told]
        return [*rows(paragraph(lines, Sheet(self.language, width, True)), width)]

    def _arrived(self, answer: Answer) -> None:
        self.last = answer
        if self._busy:
            self._busy.stop()
            self._busy = None
        if self.is_side_of(answer):
            self._side(answer.debate)
        self._title()

    def is_side_of(self, answer: Answer) -> bool:
        """Whether the side is to change, as what is shown is of another debate."""
        return not answer.trouble and (answer.debate != self.debate or "questions" not in self._shown)

    def _side(self, debate: str) -> None:
        self.debate = debate
        self.screen.set_class(not debate, "library")
        self.title = ""
        self.present(
            self.query_one("#questions", Reader), Ask("side-questions" if debate else "side-debates", debate)
        )
        if debate:
            self.present(self.query_one("#speakers", Reader), Ask("side-speakers", debate))

    def _patience(self) -> None:
        if self._busy:
            self._busy.stop()
        self._busy = self.set_timer(MOMENT, lambda: self._title(self.say("browse-busy")))

    def _title(self, doing: str = "") -> None:
        told = [self.title or self.say("debates"), *self.speakers]
        marked = [target.partition("#")[2] for target in self.marked]
        told += [self.say("browse-marked", names=", ".join(marked))] if marked else []
        self.query_one("#title", Static).update("  ·  ".join([*told, *([doing] if doing else [])]))

    def _keys(self) -> None:
        self.query_one("#foot", Static).update(self.say("browse-foot"))

    # where the reader goes

    def go(self, ask: Ask) -> None:
        """Show the answer to a question, and be able to come back."""
        self._leave()
        self.past[self.at + 1 :] = [Entry(ask)]
        self.at += 1
        self._narrow_shows(self.main)
        self.present(self.main, ask)

    def _leave(self) -> None:
        self.past[self.at] = self.past[self.at]._replace(place=self.main.place)

    def action_travel(self, way: int) -> None:
        """Back, or forward again."""
        if 0 <= self.at + way < len(self.past):
            self._leave()
            self.at += way
            self.present(self.main, self.past[self.at].ask, self.past[self.at].place)

    def on_reader_opened(self, message: Reader.Opened) -> None:
        """Show the thing that was opened; of a speaker in a question, the stance and its quotes."""
        message.stop()
        self.open(message.target, message.reader is self.main)

    def open(self, target: str, of_answer: bool = False) -> None:
        """Show a thing, as `debate#id`."""
        debate, _, name = target.partition("#")
        last = self.last
        debate = debate or self.debate
        self.go(Ask("show", debate, (name,)))

    def action_ask(self, what: str) -> None:
        """A view of the debate, or of all."""
        self.go(Ask(what, "" if what == "debates" else self.debate))

    def _again(self) -> None:
        """Everything that is shown, asked anew."""
        for shown in list(self._shown.values()):
            self.present(shown.reader, shown.ask, shown.reader.place)
        self._keys()

    def action_all(self) -> None:
        """Leave nothing out, or again what usually is."""
        self.everything = not self.everything
        self._again()

    def action_language(self) -> None:
        """The other language."""
        self.language = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]
        self._again()

    def action_reload(self) -> None:
        """Read the files again."""
        self.work.reopen()
        self._again()

    def action_mark(self) -> None:
        """Mark the thing under the cursor to be compared, or no longer."""
        target = self.focused.target if isinstance(self.focused, Reader) else ""
        if target:
            self.marked = (
                [it for it in self.marked if it != target]
                if target in self.marked
                else [*self.marked, target]
            )
        self._show_marks()

    def _show_marks(self) -> None:
        for shown in self._shown.values():
            shown.reader.mark(self.marked)
        self._title()

    def action_compare(self) -> None:
        """Compare what is marked, with what the cursor stands on if that is one thing alone."""
        here = self.focused.target if isinstance(self.focused, Reader) else ""
        chosen = [*dict.fromkeys([*self.marked, *([here] if here and len(self.marked) < 2 else [])])]
        if chosen:
            debate = chosen[0].partition("#")[0] or self.debate
            self.marked = []
            self._show_marks()
            self.go(Ask("compare", debate, tuple(target.partition("#")[2] for target in chosen)))

    # the window

    def on_resize(self, event: Resize) -> None:
        """Fit the window."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        self.screen.set_class(width < NARROW, "narrow")
        self.screen.set_class(width >= WIDE, "wide")

    def _narrow_shows(self, reader: Reader) -> None:
        self.screen.set_class(reader is not self.main, "aside")
        reader.focus()


def run(open: Open, start: str, language: str, colour: bool) -> None:
    """Browse a library until the reader has had enough. `start`: the debate or thing to begin with, or ''."""
    Browser(open, start, language, colour).run()
