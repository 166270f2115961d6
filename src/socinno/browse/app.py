"""The browser: what is shown where, what each key does, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Event, Key, Resize
from textual.timer import Timer

from socinno.browse import comparing, numbers, told, trail
from socinno.browse.asking import Ask
from socinno.browse.bar import Bar
from socinno.browse.desk import Desk
from socinno.browse.reader import Reader
from socinno.browse.screens import SCREENS, say_over
from socinno.browse.side import rows_shared
from socinno.browse.terminal import run_to_end
from socinno.browse.trail import Before, Visit
from socinno.browse.work import Answer, Open
from socinno.problems import Stop
from socinno.words import LANGUAGES

NARROW, WIDE, WIDEST = 70, 120, 160  # cells: where the side stands beside the answer; has more room; most
QUESTIONS, SPEAKERS, MAIN = "questions", "speakers", "main"


class Browser(Desk):
    """The main screen of `socinno browse`: the side, the answer, and the keys."""

    TITLE = "socinno"
    CSS_PATH = "browse.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit"),
        Binding("tab", "switch(1)", priority=True),  # before the screen has it
        Binding("shift+tab", "switch(-1)", priority=True),
        Binding("left", "aside"),
        Binding("right", "main"),
        Binding("backspace,alt+left", "travel(-1)"),
        Binding("escape", "out"),
        Binding("alt+right", "travel(1)"),
        Binding("space", "mark"),
        Binding("v", "compare"),
        Binding("e", "evidence"),
        Binding("w", "ask('who')"),
        Binding("p", "ask('pairs')"),
        Binding("l", "ask('quotes')"),
        Binding("d", "ask('debates')"),
        Binding("exclamation_mark", "ask('problems')"),
        Binding("s", "over('choose')"),
        Binding("slash", "over('search')"),
        Binding("b", "over('source')"),
        Binding("question_mark", "over('keys')"),
        Binding("a", "all"),
        Binding("t", "language"),
        Binding("r", "reload"),
        *(Binding(str(digit), f"number('{digit}')") for digit in range(10)),
    ]

    def __init__(self, open: Open, start: str, language: str, colour: bool, root: Path | None = None) -> None:
        super().__init__(open, language, colour, root)
        self.debate = ""
        self.titled = ""  # what the debate is called
        self.marked: dict[str, str] = {}  # things as `debate#id`, and what they are called
        self.past = [Visit(Ask("show", "", (start,)) if start else Ask("start"))]
        self.at = 0
        self.last: Answer | None = None  # what the answer is of
        self.left_out = 0
        self.notice: Stop | None = None  # said in the last line until the next key
        self.before: Before | None = None  # while it is not known whether what was asked can be shown
        self.number = ""  # what is typed of the number of a question, while more may follow
        self.typing: Timer | None = None
        self.whose = ""  # what those are called whose words alone are shown
        self.whose_in = ""  # the debate of which they are
        self.sought = ""  # what was typed to be looked for

    def compose(self) -> ComposeResult:
        """The title, the side and the answer beside it, and the keys."""
        yield Bar(id="title", look="reverse")
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield Reader(id=QUESTIONS)
                yield Reader(id=SPEAKERS)
            yield Reader(id=MAIN)
        yield Bar(id="foot", look="dim")

    def on_mount(self) -> None:
        """Begin to work, and show where it starts."""
        self.work.start()
        self.screen.set_class(self.colour, "coloured")
        self._fit(self.size.width)
        self.main.focus()
        self.call_after_refresh(self.present, self.main, self.past[0].ask)

    def on_unmount(self) -> None:
        """Worker no more."""
        self.work.stop()

    def reader(self, name: str) -> Reader:
        """A reader of the main screen."""
        return self.screen_stack[0].query_one(f"#{name}", Reader)

    @property
    def readers(self) -> list[Reader]:
        """The readers of the main screen, the side first."""
        return [self.reader(name) for name in (QUESTIONS, SPEAKERS, MAIN)]

    @property
    def main(self) -> Reader:
        """The reader of answers."""
        return self.reader(MAIN)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of this screen do nothing while another is over it."""
        return len(self.screen_stack) == 1 or f"action_{action}" not in vars(Browser)

    async def on_event(self, event: Event) -> None:
        """A notice is read when the next key is pressed; in the other language it is said again."""
        if isinstance(event, Key) and self.notice and event.key != "t":
            self.notice = None
            self.tell()
        await super().on_event(event)

    def waiting(self, progress: tuple[int, int]) -> None:
        """Say that something takes longer, and how far it is where that is known."""
        done, of = progress
        self.tell(self.say("browse-reading", done=done, of=of) if of else self.say("browse-busy"))

    def rested(self) -> None:
        """Nothing is waited for any more, which is said no longer."""
        self.tell()

    def refused(self, stop: Stop) -> None:
        """What was to be shown cannot be: that is told, and nothing else changes."""
        self.notice = stop
        self.tell()

    def in_words(self, stop: Stop) -> list[str]:
        """What is wrong, line by line, without what only helps who types commands."""
        return super().in_words(told.said_within(stop, self.whose))

    def withdrawn(self, pane: str, stop: Stop) -> bool:
        """What was asked for by a key cannot be shown: it is as it was before, and why is told."""
        return pane == MAIN and trail.withdrawn(self, stop)

    def arrived(self, answer: Answer) -> None:
        """An answer, or more of it, is shown; of another debate: its questions and speakers beside it."""
        self.left_out = answer.left_out
        if answer.pane == QUESTIONS and answer.debate == self.debate:
            self.titled = answer.title or self.titled
        if answer.pane == MAIN:
            if answer.kind == "compare" and self.before and self.marked:
                comparing.set_marked(self, {})
            self.last, self.before = answer, None
            if answer.data and self.whose and not answer.first:
                self.notice = Stop("other-speaker")
            for name in (QUESTIONS, SPEAKERS):
                self.reader(name).show(current=f"{answer.debate}#{answer.id}")
            if answer.debate != self.debate or not self.debate:
                self._beside(answer.debate)
        self._share_out()
        self.tell()

    def _share_out(self) -> None:
        questions, speakers, _ = (len(reader.rows) for reader in self.readers)
        self.reader(QUESTIONS).styles.height = rows_shared(questions, speakers, self.size.height - 3)

    def _beside(self, debate: str) -> None:
        self.debate, self.titled = debate, ""
        self.screen_stack[0].set_class(not debate, "library")
        for name in (QUESTIONS, SPEAKERS):
            self.shown.pop(name, None)  # of another debate, and asked no more
            if debate:
                self.present(self.reader(name), Ask(f"side-{name}", debate))

    def tell(self, doing: str = "") -> None:
        """The first line and the last."""
        title, foot = (self.screen_stack[0].query_one(name, Bar) for name in ("#title", "#foot"))
        title.say(told.title_told(self, doing))
        say_over(self, doing)
        if self.notice:
            foot.tell(" ".join(self.in_words(self.notice)))
        else:
            foot.keys(told.keys_told(self), 0)

    def on_reader_pointed(self) -> None:
        """Other keys may do something where the cursor stands now."""
        if not self.notice:
            self.screen_stack[0].query_one("#foot", Bar).keys(told.keys_told(self), 0)

    def go(self, ask: Ask) -> None:
        """Show the answer to a question, and be able to come back."""
        trail.go(self, ask)

    def action_travel(self, way: int) -> None:
        """Back, or forward again."""
        trail.travel(self, way)

    def action_out(self) -> None:
        """From the side to the answer; from there back."""
        if self.focused is self.main:
            self.action_travel(-1)
        else:
            self.action_main()

    def on_reader_opened(self, message: Reader.Opened) -> None:
        """Show the thing that was opened."""
        message.stop()
        self.visit(self.placed(message.target, message.reader), message.reader.id == MAIN)

    def visit(self, target: str, within: bool = False) -> None:
        """Show a thing, as `debate#id`; `within` a question, of who takes a side what shows that."""
        debate, _, name = target.partition("#")
        last = self.last
        on = last.question if within and last else ""
        self.go(Ask("show", debate, (name,), on))

    def action_evidence(self) -> None:
        """Where a speaker stands, with the quotes that show it."""
        comparing.show_evidence(self)

    def action_number(self, digit: str) -> None:
        """Open a question by its number, when no more digits of it can follow, or do."""
        numbers.type_digit(self, digit)

    def action_ask(self, what: str) -> None:
        """A view of the debate, or of all of them."""
        self.go(Ask(what, "" if what in ("debates", "problems") else self.debate))

    def action_over(self, name: str) -> None:
        """Another screen, over this one."""
        SCREENS[name](self)

    def action_all(self) -> None:
        """Leave nothing out, or again what usually is."""
        self.everything = not self.everything
        self.again()

    def action_language(self) -> None:
        """The other language."""
        self.language = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]
        self.again()

    def action_reload(self) -> None:
        """Read the files again."""
        self.work.reopen()
        self.again()

    def action_mark(self) -> None:
        """Mark the thing under the cursor to be compared, or no longer."""
        comparing.toggle(self)

    def action_compare(self) -> None:
        """Compare what is marked."""
        comparing.compare_marked(self)

    def on_resize(self, event: Resize) -> None:
        """Fit the window."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        screen = self.screen_stack[0]
        screen.set_class(width < NARROW, "narrow")
        screen.set_class(width >= WIDE, "wide")
        screen.set_class(width >= WIDEST, "widest")
        self._share_out()
        self.call_after_refresh(self.tell)

    def action_switch(self, way: int) -> None:
        """To the next pane."""
        names = [*([QUESTIONS, SPEAKERS] if self.debate else []), MAIN]
        here = str(self.focused.id) if self.focused else MAIN
        at = names.index(here) if here in names else -1
        self.to(names[(at + way) % len(names)])

    def action_aside(self) -> None:
        """To the side."""
        if self.focused is self.main and self.debate:
            self.to(QUESTIONS)

    def action_main(self) -> None:
        """To the answer."""
        self.to(MAIN)

    def to(self, name: str) -> None:
        """To a pane."""
        self.screen_stack[0].set_class(name != MAIN, "aside")
        self.reader(name).focus()


def begin(open: Open, start: str, language: str, colour: bool, root: Path | None) -> None:
    """Browse a library until the reader has had enough, which `run_to_end` tells from other ends.

    `start`: the debate or thing to begin with, or ''. `root`: the folder of the library, if it is one.
    """
    run_to_end(Browser(open, start, language, colour, root))
