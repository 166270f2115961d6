"""The browser: what is shown where, what each key does, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize

from socinno.browse.asking import Ask
from socinno.browse.bar import Bar
from socinno.browse.desk import Desk
from socinno.browse.reader import START, Bookmark, Reader
from socinno.browse.screens import SCREENS
from socinno.browse.terminal import run
from socinno.browse.work import Answer, Open
from socinno.problems import Stop
from socinno.words import LANGUAGES

NARROW, WIDE = 70, 120  # cells: from where the side stands beside the answer; and has more room
QUESTIONS, SPEAKERS, MAIN = "questions", "speakers", "main"
OF_QUESTION = ("dichotomy", "position")


class Visit(NamedTuple):
    """Where the reader has been: what was asked, and the place in it."""

    ask: Ask
    place: Bookmark = START


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
    ]

    def __init__(self, open: Open, start: str, language: str, colour: bool, root: Path | None = None) -> None:
        super().__init__(open, language, colour, root)
        self.debate = ""
        self.titled = ""  # what the debate is called
        self.marked: list[str] = []
        self.past = [Visit(Ask("show", "", (start,)) if start else Ask("start"))]
        self.at = 0
        self.last: Answer | None = None  # what the answer is of
        self.left_out = 0
        self.notice = ""
        self.whose = ""  # what those are called whose words alone are shown
        self.whose_in = ""  # the debate of which they are
        self.sought = ""  # what was typed to be looked for

    def compose(self) -> ComposeResult:
        """The title, the side and the answer beside it, and the keys."""
        yield Bar(id="title", look="reverse")
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield Reader(id=QUESTIONS, is_list=True)
                yield Reader(id=SPEAKERS, is_list=True)
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
    def main(self) -> Reader:
        """The reader of answers."""
        return self.reader(MAIN)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of this screen do nothing while another is over it."""
        return len(self.screen_stack) == 1 or f"action_{action}" not in vars(Browser)

    def waiting(self, progress: tuple[int, int]) -> None:
        """Say that something takes longer, and how far it is where that is known."""
        done, of = progress
        self._told(self.say("browse-reading", done=done, of=of) if of else self.say("browse-busy"))

    def rested(self) -> None:
        """Nothing is waited for any more, which is said no longer."""
        self._told()

    def refused(self, stop: Stop) -> None:
        """What was to be fetched cannot be: that is told, and nothing else changes."""
        self.notice = " ".join(self.in_words(stop))
        self._told()

    def arrived(self, answer: Answer) -> None:
        """An answer, or more of it, is shown; of another debate: its questions and speakers beside it."""
        self.left_out = answer.left_out
        if answer.pane == QUESTIONS and answer.title:
            self.titled = answer.title
        if answer.pane == MAIN:
            self.last = answer
            for name in (QUESTIONS, SPEAKERS):
                self.reader(name).show(current=f"{answer.debate}#{answer.id}")
            if answer.debate != self.debate or not self.debate:
                self._beside(answer.debate)
        self._told()

    def _beside(self, debate: str) -> None:
        self.debate, self.titled = debate, ""
        self.screen_stack[0].set_class(not debate, "library")
        if debate:
            self.present(self.reader(QUESTIONS), Ask("side-questions", debate))
            self.present(self.reader(SPEAKERS), Ask("side-speakers", debate))

    def _told(self, doing: str = "") -> None:
        """The first line and the last."""
        marked = [target.partition("#")[2] for target in self.marked]
        told = [
            self.titled or self.say("browse-all-debates"),
            self.whose and self.say("only-these", names=self.whose),
        ]
        told += [self.say("browse-marked", names=", ".join(marked))] if marked else []
        told += [self.say("browse-left-out", count=self.left_out)] if self.left_out else []
        title, foot = (self.screen_stack[0].query_one(name, Bar) for name in ("#title", "#foot"))
        title.say("  ·  ".join(filter(None, [*told, doing])))
        if self.notice:
            foot.say(self.notice)
        else:
            foot.keys(self.say("browse-keys"))

    def go(self, ask: Ask) -> None:
        """Show the answer to a question, and be able to come back."""
        self._leave()
        self.past[self.at + 1 :] = [Visit(ask)]
        self.at += 1
        self._show()

    def _leave(self) -> None:
        self.past[self.at] = self.past[self.at]._replace(place=self.main.here())

    def _show(self) -> None:
        ask = self.past[self.at].ask
        if self.whose_in and (ask.what == "debates" or ask.debate not in ("", self.whose_in)):
            self.speakers, self.whose = (), ""  # nobody of another debate is meant
        self.notice = ""
        self.action_main()
        self.present(self.main, *self.past[self.at])

    def action_travel(self, way: int) -> None:
        """Back, or forward again."""
        if 0 <= self.at + way < len(self.past):
            self._leave()
            self.at += way
            self._show()

    def on_reader_opened(self, message: Reader.Opened) -> None:
        """Show the thing that was opened."""
        message.stop()
        self.visit(self.placed(message.target, message.reader), message.reader.id == MAIN)

    def visit(self, target: str, within: bool = False) -> None:
        """Show a thing, as `debate#id`; `within` a question, of who takes a side what shows that."""
        debate, _, name = target.partition("#")
        last = self.last
        on = last.id if within and last and last.kind in OF_QUESTION else ""
        self.go(Ask("show", debate, (name,), on))

    def action_evidence(self) -> None:
        """Where the speaker under the cursor, or the one shown, stands, with the quotes that show it."""
        last = self.last
        target = self.target or (f"{last.debate}#{last.id}" if last and last.id else "")
        debate, _, name = target.partition("#")
        on = last.id if last and last.kind in OF_QUESTION else ""
        if name:
            self.go(Ask("stance", debate, (name,), on))

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
        if target := self.target:
            others = [it for it in self.marked if it != target]
            self._mark(others if len(others) < len(self.marked) else [*self.marked, target])

    def _mark(self, targets: list[str]) -> None:
        self.marked = targets
        marked = {it for target in targets for it in (target, f"#{target.partition('#')[2]}")}
        for name in (QUESTIONS, SPEAKERS, MAIN):
            self.reader(name).show(marked=marked)
        self._told()

    def action_compare(self) -> None:
        """Compare what is marked; of one thing alone, with what the cursor stands on."""
        here = [self.target] if self.target and len(self.marked) < 2 else []
        if chosen := [*dict.fromkeys([*self.marked, *here])]:
            debates = {target.partition("#")[0] for target in chosen}
            self._mark([])
            names = tuple(target.partition("#")[2] for target in chosen)
            self.go(Ask("compare", debates.pop() if len(debates) == 1 else "", names))

    def on_resize(self, event: Resize) -> None:
        """Fit the window."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        screen = self.screen_stack[0]
        screen.set_class(width < NARROW, "narrow")
        screen.set_class(width >= WIDE, "wide")
        self._told()

    def action_switch(self, way: int) -> None:
        """To the next pane."""
        names = [*([QUESTIONS, SPEAKERS] if self.debate else []), MAIN]
        here = str(self.focused.id) if self.focused else MAIN
        at = names.index(here) if here in names else -1
        self._to(names[(at + way) % len(names)])

    def action_aside(self) -> None:
        """To the side."""
        if self.focused is self.main and self.debate:
            self._to(QUESTIONS)

    def action_main(self) -> None:
        """To the answer."""
        self._to(MAIN)

    def _to(self, name: str) -> None:
        self.screen_stack[0].set_class(name != MAIN, "aside")
        self.reader(name).focus()


def begin(open: Open, start: str, language: str, colour: bool, root: Path | None) -> None:
    """Browse a library until the reader has had enough; an interrupt is raised as anywhere,
    another signal as `SystemExit`. Stop (1) for a fault of ours.

    `start`: the debate or thing to begin with, or ''. `root`: the folder of the library, if it is one.
    """
    run(Browser(open, start, language, colour, root))
