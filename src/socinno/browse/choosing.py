"""The screen on which a speaker or an affiliation is chosen, by typing some of its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text as Said
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from socinno.browse.bar import Bar
from socinno.browse.line import TypeLine
from socinno.formats import Sheet
from socinno.formats.spans import SIGNS
from socinno.library import Library
from socinno.queries.quotes import Person, person
from socinno.queries.wording import Wording
from socinno.text import fold, one_line

DIM = Style(dim=True)
MOST = 500  # that are listed at once: more are narrowed by typing sooner than walked through


class Somebody(NamedTuple):
    """Somebody to choose: who that is, what these are called, and what is told of them.

    No `people` mean everybody.
    """

    people: tuple[Person, ...]
    called: str
    told: str = ""


class _Row(NamedTuple):
    """A speaker as first met: what one is called and what is told of one, and in which debate."""

    called: str
    told: str
    debate: str


def choices(library: Library, debate: str, sheet: Sheet) -> tuple[Somebody, ...]:
    """The affiliations of more than one speaker, then the speakers, by name; of a debate, or '' of all."""
    people: dict[Person, _Row] = {}
    groups: dict[str, dict[Person, None]] = {}  # by what they are called; in order
    for sketch in library.sketches([debate] if debate else None):
        wording = Wording(sketch.head(), sheet.language)
        for profile in map(sketch.profile, range(len(sketch.people))):
            of = [wording.name(profile.affiliation), wording.name(profile.role)]
            told = f" {SIGNS['dot']} ".join(one_line(it.text) for it in of if it)
            named = wording.name(profile.name)
            somebody = person(profile)
            people.setdefault(somebody, _Row(one_line(named.text) if named else profile.id, told, sketch.id))
            if of[0]:
                member = somebody._replace(affiliation=fold(of[0].text))
                groups.setdefault(one_line(of[0].text), {})[member] = None
    return (*_groups(groups, sheet), *_speakers(people))


def _groups(groups: Mapping[str, Mapping[Person, None]], sheet: Sheet) -> Iterator[Somebody]:
    for name in sorted(groups, key=fold):
        if len(groups[name]) > 1:
            yield Somebody((*groups[name],), name, sheet.say("many-speakers", count=len(groups[name])))


def _speakers(people: Mapping[Person, _Row]) -> Iterator[Somebody]:
    """The speakers by name, with the id where several have one name, and a debate where that is one too."""
    known = Counter(it.called for it in people.values())
    by_id = Counter((who.id, it.called) for who, it in people.items())
    for who, it in sorted(people.items(), key=lambda it: fold(it[1].called)):
        apart = f"{who.id}, {it.debate}" if by_id[who.id, it.called] > 1 else who.id
        yield Somebody((who,), f"{it.called} ({apart})" if known[it.called] > 1 else it.called, it.told)


class People(OptionList):
    """A list, a row for each, that shows where it is pointed at in any terminal: reversed."""

    def leaf(self, way: int) -> None:
        """A page on, or back: at least a row, in however low a window."""
        if self.highlighted is not None:
            to = self.highlighted + way * max(1, self.scrollable_content_region.height)
            self.highlighted = min(max(0, to), self.option_count - 1)

    def render_line(self, y: int) -> Strip:
        """A row as it stands on the screen."""
        row = super().render_line(y)
        return row.apply_style(Style(reverse=True)) if self.scroll_offset.y + y == self.highlighted else row


def _words(it: Somebody) -> tuple[list[str], list[str]]:
    """The words of somebody's names, and of all that is told, folded."""
    ids = (it.people[0].id,) if len(it.people) == 1 else ()
    names = fold(" ".join((it.called, *ids))).split()
    return names, [*names, *fold(it.told).split()]


def _begun(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether every part begins a word."""
    return all(any(word.startswith(part) for word in words) for part in parts)


class Choosing(ModalScreen[Somebody | None]):
    """A list of everybody, narrowed by what is typed. The answer is the one that is taken; or None where
    it is to stay as it is."""

    CSS = """
    Choosing { align: center middle; background: ansi_default; }
    Choosing Vertical { width: 66; max-width: 100%; height: 90%; border: round ansi_default;
      background: ansi_default; color: ansi_default; padding: 0 1; }
    Choosing Input { height: 1; border: none; padding: 0; background: ansi_default; color: ansi_default; }
    Choosing Input:focus { border: none; }
    Choosing OptionList { height: 1fr; border: none; padding: 0; margin: 1 0; background: ansi_default;
      color: ansi_default; scrollbar-size: 1 1; scrollbar-color: ansi_default;
      scrollbar-background: ansi_default; overflow-x: hidden; }
    Choosing OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
    Choosing OptionList > .option-list--option { padding: 0; }
    Choosing OptionList > .option-list--option-highlighted { background: ansi_default; color: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("up", "move('up')", priority=True),
        Binding("down", "move('down')", priority=True),
        Binding("pageup", "move('page_up')", priority=True),
        Binding("pagedown", "move('page_down')", priority=True),
        Binding("tab,shift+tab", "move('stay')", priority=True),
    ]

    def __init__(self, some: Sequence[Somebody], sheet: Sheet, now: Sequence[Person] = ()) -> None:
        super().__init__()
        everybody = Somebody((), sheet.say("everybody"))
        self.sheet, self.now = sheet, tuple(now)
        self.every = (everybody, *some)
        self.sought = [(it, _words(it)) for it in self.every]
        self.shown: list[Somebody] = []

    def compose(self) -> ComposeResult:
        """A line to type on, the list below it, and the keys."""
        with Vertical() as box:
            box.border_title = Said(self.sheet.say("choose-who"))
            yield TypeLine(placeholder=self.sheet.say("type-to-narrow"))
            yield People(markup=False)
            yield Bar(id="choice-foot")

    def on_mount(self) -> None:
        """All of them; what is chosen now is pointed at."""
        self._narrow("")
        at = next((n for n, it in enumerate(self.shown) if it.people == self.now), 0)
        self.list.highlighted = at
        self.query_one(Input).focus()

    def on_resize(self) -> None:
        """As many of the keys as fit."""
        self.call_after_refresh(self.query_one(Bar).keys, self.sheet.say("keys-choosing"))

    @property
    def list(self) -> People:
        """The list of who can be chosen now."""
        return self.query_one(People)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list to what is typed."""
        event.stop()
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        """Those of whom every typed word begins one: of their names, or then of what is told of them."""
        asked = fold(typed).split()
        named = [it for it, (names, _) in self.sought if _begun(asked, names)]
        told = [it for it, (names, told) in self.sought if not _begun(asked, names) and _begun(asked, told)]
        found = [*named, *told]
        self.shown = found[:MOST]
        self.list.clear_options()
        self.list.add_options([Option(self._said(it)) for it in self.shown])
        left = len(found) - len(self.shown)
        others = self.sheet.say("and-others", count=left) if left else ""
        self.query_one(Vertical).border_subtitle = Said(others)
        if not found:
            self.list.add_option(Option(Said(self.sheet.say("nobody-so-called"), DIM), disabled=True))
        self.list.highlighted = 0 if self.shown else None

    def _said(self, it: Somebody) -> Said:
        """A choice on one line: content is text, never markup."""
        said = Said(
            one_line(it.called), "bold" if it.people == self.now else "", no_wrap=True, overflow="ellipsis"
        )
        return said.append(f"  {one_line(it.told)}", DIM) if it.told else said

    def action_move(self, way: str) -> None:
        """Another one of the list, while one goes on typing."""
        if way in ("up", "down"):
            getattr(self.list, f"action_cursor_{way}")()
        elif way != "stay":
            self.list.leaf(-1 if way == "page_up" else 1)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the one that is pointed at."""
        event.stop()
        self._take(self.list.highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the one that is clicked on."""
        event.stop()
        self._take(event.option_index)

    def _take(self, at: int | None) -> None:
        if at is not None and at < len(self.shown):
            self.dismiss(self.shown[at])

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the list leaves it as it was."""
        if event.widget is self:
            self.dismiss(None)
