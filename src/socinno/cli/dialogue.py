"""One passage on the screen, with what can be done with it: add it, make it longer or shorter, go on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import typer
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.padding import Padding
from rich.text import Text

from socinno.authoring.cite import Citation, Hit, Request, cited, said
from socinno.authoring.manuscript import Manuscript
from socinno.cli import terminal
from socinno.problems import Fact, Stop
from socinno.quotations.passages import Passage, between, longer, shorter
from socinno.text import one_line
from socinno.words import say, sentence

BESIDE = 600  # characters of the text before and after a passage, of which two lines are shown
AROUND = 2  # lines
REST = 12  # lines of the screen for all but the passage

WHO = ("cite-whose", "cite-nobody", "cite-several")
"""What keeps a passage from being a quote until it is said whose words it has."""


class Screen(NamedTuple):
    """What a passage is shown on, and where keys and lines come from."""

    language: str
    width: int
    colour: bool
    key: Callable[[], str] = typer.getchar
    line: Callable[[str], str] = input


class State(NamedTuple):
    """Which of the passages is shown, as it is now, and what is told beside it."""

    hits: tuple[Hit, ...]
    number: int = 0
    told: str = ""

    @property
    def hit(self) -> Hit:
        """The passage that is shown."""
        return self.hits[self.number]

    def with_passage(self, passage: Passage | None, told: str) -> State:
        """The same with another passage in its place; told if there is none, or it is the same."""
        if passage is None or passage == self.hit.passage:
            return self._replace(told=told)
        hits = [*self.hits]
        hits[self.number] = self.hit._replace(passage=passage)
        return self._replace(hits=tuple(hits), told="")


def chosen(
    base: Manuscript,
    hits: Sequence[Hit],
    wanted: Request,
    screen: Screen,
    wrong: Callable[[Citation], Sequence[str]],
) -> Citation | None:
    """The passage that is added, as a quote; None for who leaves. `wrong` says what keeps one out."""
    console = Console(
        file=sys.stdout,
        width=screen.width,
        color_system="standard" if screen.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    state = State(tuple(hits))
    while True:
        key = _pressed(console, _drawn(base, state, wanted, screen), screen)
        if key in ("q", "\x1b", "\x04"):
            return None
        if key in ("\r", "\n"):
            asked = _answered(base, state.hit, wanted, screen)
            told = wrong(citation := cited(base, state.hit, asked)) if asked else []
            if asked and not told:
                return citation
            state = state._replace(told="\n".join(told))
        else:
            state = KEYS.get(key, _same)(state, screen)


def _pressed(console: Console, drawn: Group, screen: Screen) -> str:
    """The key that is pressed while something is shown, which then goes."""
    with Live(drawn, console=console, auto_refresh=False, transient=True, vertical_overflow="crop"):
        try:
            return screen.key()
        except EOFError:
            return "q"


def _same(state: State, screen: Screen) -> State:
    return state._replace(told="")


def _longer(state: State, screen: Screen) -> State:
    passage = longer(state.hit.passage, state.hit.source.turns)
    return state.with_passage(passage, say(screen.language, "cite-longest"))


def _shorter(state: State, screen: Screen) -> State:
    passage = shorter(state.hit.passage, state.hit.source.turns)
    return state.with_passage(passage, say(screen.language, "cite-shortest"))


def _next(state: State, screen: Screen) -> State:
    told = say(screen.language, "cite-only") if len(state.hits) == 1 else ""
    return state._replace(number=(state.number + 1) % len(state.hits), told=told)


def _edited(state: State, screen: Screen) -> State:
    """The passage from and to the words that are typed, as far as they are."""
    first = _line(screen, say(screen.language, "cite-first"))
    last = _line(screen, say(screen.language, "cite-last"))
    passage = between(state.hit.passage, first, last, state.hit.source.turns)
    told = say(screen.language, "cite-not-there") if first or last else ""
    return state.with_passage(passage, told)


KEYS: dict[str, Callable[[State, Screen], State]] = {
    "<": _shorter,
    ",": _shorter,
    "\x1b[D": _shorter,
    ">": _longer,
    ".": _longer,
    "\x1b[C": _longer,
    "n": _next,
    "e": _edited,
}
"""What a key makes of what is shown; the arrows, and `<` and `>` without Shift, too."""


def _line(screen: Screen, question: str) -> str:
    try:
        return screen.line(f"{question} ").strip()
    except EOFError:
        return ""


def _answered(base: Manuscript, hit: Hit, wanted: Request, screen: Screen) -> Request | None:
    """What is wanted of a passage, with who says it, asked for where that is not known; None: not yet."""
    try:
        cited(base, hit, wanted)
        if hit.passage.turn or wanted.speaker:
            return wanted
        question = "cite-who-says"
    except Stop as stop:
        if stop.key not in WHO:
            raise
        question = stop.key
    own = min(hit.passage.turn.speakers, default="") if hit.passage.turn else ""
    facts: dict[str, Fact] = {
        "name": hit.passage.turn.name if hit.passage.turn else "",
        "line": hit.passage.line,
    }
    print(sentence(f"{question}-ask" if question in WHO else question, facts, screen.language))
    while True:
        name = _line(screen, say(screen.language, "cite-name")) or (own if question == "cite-whose" else "")
        if not name:
            return wanted if question == "cite-who-says" else None
        try:
            return said(base, wanted, name)
        except Stop as stop:
            print(sentence(stop.key, stop.facts, screen.language))


def described(base: Manuscript, passage: Passage, language: str) -> str:
    """Who says a passage, and where it stands."""
    turn = passage.turn
    name = turn.name if turn else ""
    if turn and len(turn.speakers) == 1:
        names = base.debate.speakers[min(turn.speakers)].name
        name = names.get(language) or next(iter(names.values()))
    place = passage.place
    at = (
        say(language, f"at-{key}", words=one_line(place[key]))
        for key in ("section", "page", "time")
        if key in place
    )
    line = sentence("cite-line-of", {"line": passage.line, "file": passage.source.file}, language)
    return ", ".join(filter(None, (one_line(name), *at, line)))


def _drawn(base: Manuscript, state: State, wanted: Request, screen: Screen) -> Group:
    """The passage between what stands before and after it, what it becomes, and the keys."""
    language, passage = screen.language, state.hit.passage
    room = max(3, (terminal.size(sys.stdout).lines or 24) - REST)
    wide = max(10, screen.width - 4)
    text = passage.source.text
    before = _wrapped(text[max(0, passage.start - BESIDE) : passage.start], wide)[-AROUND:]
    after = _wrapped(text[passage.end : passage.end + BESIDE], wide)[:AROUND]
    count = say(language, "cite-number", number=state.number + 1, of=len(state.hits))
    rows: list[RenderableType] = [
        Text(f"{count}  {described(base, passage, language)}", style="bold"),
        *_padded(before, "dim"),
        *(Text(f"  │ {line}") for line in _shortened(_wrapped(passage.text, wide), room)),
        *_padded(after, "dim"),
        *(Text(line) for line in _facts(base, state, wanted, screen)),
        Text(),
        Text(say(language, "cite-keys"), style="bold"),
    ]
    return Group(*rows)


def _padded(lines: Sequence[str], style: str) -> Iterator[Padding]:
    if lines:
        yield Padding(Text("\n".join(lines), style=style), (1, 0, 1, 4))


def _wrapped(text: str, width: int) -> list[str]:
    console = Console(width=width)
    return [line.plain for line in Text(one_line(text)).wrap(console, width)]


def _shortened(lines: list[str], room: int) -> list[str]:
    """The lines, or the first and last of very many."""
    if len(lines) <= room:
        return lines
    return [*lines[: room // 2], "…", *lines[len(lines) - (room - room // 2 - 1) :]]


def _facts(base: Manuscript, state: State, wanted: Request, screen: Screen) -> Iterator[str]:
    """What the passage becomes: its id, what it speaks to; and what is to be known of it."""
    language, hit = screen.language, state.hit
    try:
        yield sentence("cite-as", {"id": cited(base, hit, wanted).id}, language)
    except Stop as stop:
        yield sentence(stop.key, stop.facts, language)
    for key in ("supports", "challenges"):
        if ids := getattr(wanted, key):
            yield sentence(f"cite-{key}", {"names": ids}, language)
    if hit.passage.near:
        yield say(language, "cite-nearest")
    if state.told:
        yield state.told
