"""What the first line of the main screen says, and the last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from socinno.problems import Stop
from socinno.text import one_line

if TYPE_CHECKING:
    from socinno.browse.app import Browser

SHORT = 28  # cells of the name of what is marked
LEAST = 12  # cells that the name of the debate keeps
APART = " · "
BETWEEN = " | "  # in the words: one key and the next

WITHIN = {
    "unknown-name": "browse-unknown",
    "unknown-name-file": "browse-unknown",
    "unknown-name-near": "browse-unknown-near",
    "unknown-name-all": "browse-unknown-all",
    "ambiguous-name": "browse-several",
    "several-people": "browse-several",
    "name-in-debates": "browse-in-debates",
    "number-in-debates": "browse-in-debates",
    "cannot-compare": "browse-cannot-compare",
    "compare-debates": "browse-other-debates",
}
"""What is said of names within the browser, where nothing is typed, by what is said of them elsewhere."""


def said_within(stop: Stop, whose: str = "") -> Stop:
    """A refusal as it is said within the browser; `whose` words alone are shown, if not everybody's."""
    if stop.key == "other-speaker" and whose:
        return Stop("browse-only-shown", names=whose)
    if stop.key in WITHIN:
        found = Stop(WITHIN[stop.key])
        found.facts = stop.facts
        return found
    return stop


def choosable(stop: Stop) -> Iterator[tuple[str, str]]:
    """What a name may have meant: what to call it, and the thing as `debate#id`."""
    asked, some = stop.facts.get("asked", ""), stop.facts.get("candidates", ())
    for it in some if isinstance(some, tuple) else ():
        called, _, beside = it.partition(" (")
        if stop.key == "browse-in-debates":
            yield it, f"{it}#{asked}"
        elif stop.key in WITHIN.values() and called:
            yield it, f"#{called}"
        elif beside:
            yield it, f"#{asked}"


def title_told(app: Browser, doing: str = "") -> str:
    """Where one is, whose words are shown, what is marked, and what is being done."""
    known = app.last and not app.last.trouble
    name = app.titled or (app.say("browse-all-debates") if known and not app.debate else "")
    told = [app.say("browse-everything")] if app.everything else []
    told += [app.say("browse-only", names=app.whose)] if app.whose else []
    told += [_marked(app)] if app.marked else []
    told += [app.say("browse-left-out", count=app.left_out)] if app.left_out else []
    others = APART.join(filter(None, [*told, doing]))
    room = app.size.width - 2 - cell_len(others) - len(APART) if others else app.size.width
    return APART.join(filter(None, [shortened(name, max(LEAST, room)), others]))


def _marked(app: Browser) -> str:
    """What is marked, by name if there is room for that."""
    names = app.say("browse-marked", names=", ".join(app.marked.values()))
    room = app.size.width - 2 * LEAST
    return names if cell_len(names) <= room else app.say("browse-marked", names=len(app.marked))


def keys_told(app: Browser) -> str:
    """The keys that do something here, those first that are needed most."""
    pointed, people = bool(app.target), _listed(app, "speakers")
    last = app.last
    somebody = app.target in people or bool(last and last.kind == "speaker")
    quoted = bool(app.debate and pointed and app.target not in {*people, *_listed(app, "questions")})
    needed = (
        pointed,
        app.at > 0,
        *(True,) * 4,
        bool(app.debate),
        pointed,
        bool(app.marked),
        somebody,
        quoted or bool(last and last.kind == "quote"),
        True,
    )
    told = app.say("browse-keys").split(BETWEEN)
    return BETWEEN.join(key for key, is_needed in zip(told, needed, strict=True) if is_needed)


def _listed(app: Browser, name: str) -> set[str]:
    """What is listed at the side, things as `debate#id`."""
    return {spot.target for spot in app.reader(name).spots} if app.debate else set()


def shortened(name: str, cells: int = SHORT) -> str:
    """A name short enough to stand in a row with others."""
    name = one_line(name)
    return name if cell_len(name) <= cells else f"{chop_cells(name, cells - 1)[0].rstrip()}…"
