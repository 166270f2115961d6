"""One passage on the screen, with what can be done with it: add it, make it longer or shorter, go on."""

from __future__ import annotations

import io
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from socinno.authoring.cite import Citation, Hit, Request, cited, spoken_by
from socinno.authoring.manuscript import Manuscript
from socinno.cli import terminal
from socinno.cli.passage import WHO, Display, laid_out, with_id
from socinno.problems import Fact, Stop
from socinno.quotations.passages import Excerpt, between, longer, shorter
from socinno.words import say, sentence

USUAL = os.terminal_size((80, 24))
OTHER_SCREEN, FIRST_SCREEN = "\x1b[?1049h", "\x1b[?25h\x1b[?1049l"
CLEAR, NO_CURSOR, CURSOR = "\x1b[H\x1b[2J", "\x1b[?25l", "\x1b[?25h"
DUMB = ("dumb", "unknown", "")  # terminals that can only write on
ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")
KNOWN = 12  # speakers who are named where one is asked for


class Screen(NamedTuple):
    """What a passage is shown on, and where keys and lines come from."""

    language: str
    colour: bool
    key: Callable[[], str] = typer.getchar
    line: Callable[[], str] = input

    @property
    def size(self) -> os.terminal_size:
        """Its columns and lines, now."""
        columns, lines = terminal.size(sys.stdout)
        return os.terminal_size((columns or USUAL.columns, lines or USUAL.lines))


def picked(
    base: Manuscript,
    hits: Sequence[Hit],
    wanted: Request,
    screen: Screen,
    wrong: Callable[[Citation], Sequence[str]],
) -> Citation | None:
    """The passage that is added, as a quote; None for who leaves. `wrong` says what keeps one out."""
    with _ended_in_order(), _shown_apart():
        return _Dialogue(base, wanted, screen, wrong).held(Display(tuple(hits)))


class _Dialogue(NamedTuple):
    """What a dialogue is about, and what it is held on."""

    base: Manuscript
    wanted: Request
    screen: Screen
    wrong: Callable[[Citation], Sequence[str]]

    def held(self, shown: Display) -> Citation | None:
        """The passage that is added, as a quote; None for who leaves."""
        keys: list[str] = []
        while True:
            keys = keys or self.pressed(shown)
            key = keys.pop(0)
            if key in LEAVE:
                return None
            if key == "\x03":
                raise KeyboardInterrupt
            if key in ENTER:
                citation, told = self.answered(shown)
                if citation:
                    return citation
                shown = shown._replace(told=told)
            elif key in KEYS:
                shown = KEYS[key](self, shown)

    def draw(self, shown: Display, cursor: bool = False) -> None:
        """Show a passage, in the place of what was shown."""
        lines = laid_out(self.base, shown, self.wanted, self.screen.language, self.screen.size)
        text = _in_colours(lines, self.screen)
        if _is_dumb():
            terminal.put([f"\n{text}{' ' if cursor else chr(10)}"], sys.stdout)
        else:
            text = text.replace("\n", "\r\n")  # a key may be waited for, when lines end as they are written
            terminal.put([f"{CLEAR}{text}{f' {CURSOR}' if cursor else NO_CURSOR}"], sys.stdout)

    def pressed(self, shown: Display) -> list[str]:
        """The keys that are pressed while a passage is shown; it is drawn anew in a window of a new size."""
        self.draw(shown)
        with _at_new_size(lambda: self.draw(shown)):
            try:
                typed = self.screen.key()
            except EOFError:
                typed = ""
        return KEY.findall(typed) or ["q"]  # nothing at all comes from a terminal that is gone

    def line(self, shown: Display, question: str) -> str | None:
        """The line that is typed below a question; None where there is none: Ctrl-D."""
        self.draw(shown._replace(asked=question), cursor=True)
        try:
            return self.screen.line().strip()
        except EOFError:
            return None
        except UnicodeDecodeError:
            return ""

    def answered(self, shown: Display) -> tuple[Citation | None, tuple[str, ...]]:
        """A passage as a quote, after asking who says it where that is not known; else why it is none."""
        asked = self.with_speaker(shown)
        if asked is None:
            return None, ()
        try:
            citation = cited(self.base, shown.hit, asked)
        except Stop as stop:
            return None, (sentence(stop.key, stop.facts, self.screen.language),)
        told = tuple(self.wrong(citation))
        return (None, told) if told else (citation, ())

    def with_speaker(self, shown: Display) -> Request | None:
        """What is wanted of a passage, with who says it, asked for where that is not known; None: not yet."""
        question, default, ids = self.question(shown.hit)
        told: tuple[str, ...] = ()
        while question:
            name = self.line(shown._replace(told=told, choices=self.names(ids)), question)
            if name is None:
                return None
            if not name and default is not None:
                return self.wanted._replace(speaker=default or None)
            try:
                if name:
                    return spoken_by(self.base, self.wanted, name)
                told = (say(self.screen.language, "cite-name-needed"),)
            except Stop as stop:
                told = (sentence(stop.key, stop.facts, self.screen.language),)
        return self.wanted

    def question(self, hit: Hit) -> tuple[str, str | None, Sequence[str]]:
        """Whose words these are, if that is to be asked; whose if nobody is typed; and who may be meant.

        '' for whose: it is not said; None: a name is needed.
        """
        turn, language, speakers = hit.passage.turn, self.screen.language, tuple(self.base.debate.speakers)
        if not turn:
            asked = "" if self.wanted.speaker else say(language, "cite-unsaid-ask")
            either = "" if self.wanted.stance or not asked else f" {say(language, 'cite-unsaid-or')}"
            return f"{asked}{either}", None if self.wanted.stance else "", speakers
        try:
            cited(self.base, hit, self.wanted)
        except Stop as stop:
            if stop.key in WHO:
                facts: dict[str, Fact] = {**stop.facts, "name": turn.name}
                own = min(turn.speakers) if stop.key == "cite-whose" else None
                its = tuple(sorted(turn.speakers)) if stop.key == "cite-several" else speakers
                return sentence(f"{stop.key}-ask", facts, language), own, its
        return "", None, ()

    def names(self, ids: Sequence[str]) -> str:
        """Who may be meant, so that nobody has to look up how somebody is written."""
        speakers, language = self.base.debate.speakers, self.screen.language
        told = tuple(with_id(speakers.get(id), id, language) for id in ids[:KNOWN])
        return say(language, "cite-speakers", names=(*told, *(("…",) if len(ids) > KNOWN else ())))


def _with_passage(shown: Display, passage: Excerpt | None, told: str) -> Display:
    """The same with another passage in its place; told if there is none, or it is the same."""
    if passage is None or passage == shown.hit.passage:
        return shown._replace(told=(told,) if told else ())
    hits = [*shown.hits]
    hits[shown.number] = shown.hit._replace(passage=passage)
    return shown._replace(hits=tuple(hits), told=())


def _longer(dialogue: _Dialogue, shown: Display) -> Display:
    passage = longer(shown.hit.passage, shown.hit.source.turns)
    return _with_passage(shown, passage, say(dialogue.screen.language, "cite-longest"))


def _shorter(dialogue: _Dialogue, shown: Display) -> Display:
    passage = shorter(shown.hit.passage, shown.hit.source.turns)
    return _with_passage(shown, passage, say(dialogue.screen.language, "cite-shortest"))


def _next(dialogue: _Dialogue, shown: Display) -> Display:
    only = (say(dialogue.screen.language, "cite-only"),) if len(shown.hits) == 1 else ()
    return shown._replace(number=(shown.number + 1) % len(shown.hits), told=only)


def _edited(dialogue: _Dialogue, shown: Display) -> Display:
    """The passage from and to the words that are typed, as far as they are."""
    language, shown = dialogue.screen.language, shown._replace(told=())
    first = dialogue.line(shown, say(language, "cite-first"))
    last = dialogue.line(shown, say(language, "cite-last")) if first is not None else None
    if first is None or last is None:
        return shown
    passage = between(shown.hit.passage, first, last, shown.hit.source.turns)
    return _with_passage(shown, passage, say(language, "cite-not-there") if first or last else "")


LEAVE = ("q", "Q", "\x1b", "\x04")
ENTER = ("\r", "\n")
KEY = re.compile(r"\x1b(?:\[[\d;]*[A-Za-z~]|O[A-Z])?|\xe0[HKMP]|.", re.S)  # of several pressed at once, each
KEYS: dict[str, Callable[[_Dialogue, Display], Display]] = {
    **dict.fromkeys(("<", ",", "\x1b[D", "\x1bOD", "\xe0K"), _shorter),
    **dict.fromkeys((">", ".", "\x1b[C", "\x1bOC", "\xe0M"), _longer),
    **dict.fromkeys("nN", _next),
    **dict.fromkeys("eE", _edited),
}
"""What a key makes of what is shown; the arrows, and `<` and `>` without Shift, too."""


def _is_dumb() -> bool:
    return os.environ.get("TERM") in DUMB


@contextmanager
def _shown_apart() -> Iterator[None]:
    """A screen of its own, as an editor has it: what stood on the terminal is there again afterwards."""
    if _is_dumb():
        yield
        return
    terminal.put([OTHER_SCREEN], sys.stdout)
    try:
        yield
    finally:
        with suppress(OSError):  # where the terminal is gone
            terminal.put([f"\r\n{FIRST_SCREEN}"], sys.stdout)  # below it, in one that has but one screen


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Have a signal that ends a program end it as Ctrl-C does, so that the terminal is as it was.

    Ctrl-Z does nothing, whether a key is waited for or a line: it would leave the screen to others as it is.
    """
    wanted = dict.fromkeys(ENDING, _leave) | {"SIGTSTP": signal.SIG_IGN}
    heeded = {getattr(signal, name): what for name, what in wanted.items() if hasattr(signal, name)}
    before = {number: signal.signal(number, what) for number, what in heeded.items()}
    try:
        yield
    finally:
        for number, what in before.items():
            signal.signal(number, what)


def _leave(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


@contextmanager
def _at_new_size(draw: Callable[[], None]) -> Iterator[None]:
    """Draw when the window gets another size, where the system tells."""
    number = None if _is_dumb() else getattr(signal, "SIGWINCH", None)
    if number is None:
        yield
        return
    before = signal.signal(number, lambda *_: draw())
    try:
        yield
    finally:
        signal.signal(number, before)


def _in_colours(lines: Sequence[Text], screen: Screen) -> str:
    console = Console(
        file=io.StringIO(),
        width=max(map(len, lines), default=1) * 2 + 1,  # no line is folded again
        force_terminal=True,
        color_system="standard" if screen.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as kept:
        for line in lines:
            console.print(line)
    return kept.get().removesuffix("\n")
