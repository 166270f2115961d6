"""What is marked to be compared, and where somebody stands: what the keys for these do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socinno.browse.asking import Ask
from socinno.browse.told import shortened
from socinno.problems import Stop

if TYPE_CHECKING:
    from socinno.browse.app import Browser


def toggle(app: Browser) -> None:
    """Mark the thing under the cursor to be compared, or no longer."""
    if target := app.target:
        marked = {it: name for it, name in app.marked.items() if it != target}
        mark(app, marked if target in app.marked else {**app.marked, target: called(app, target)})


def mark(app: Browser, marked: dict[str, str]) -> None:
    """Have these marked, things by `debate#id` with what they are called, and nothing else."""
    app.marked = marked
    found = {it for target in marked for it in (target, f"#{target.partition('#')[2]}")}
    for reader in app.readers:
        reader.show(marked=found)
    app.tell()


def compare(app: Browser) -> None:
    """Compare what is marked; of one thing alone, with what the cursor stands on."""
    here = [app.target] if app.target and len(app.marked) < 2 else []
    chosen = [*dict.fromkeys([*app.marked, *here])]
    if not chosen:
        app.refused(Stop("browse-nothing-marked"))
        return
    debates = {target.partition("#")[0] for target in chosen}
    names = tuple(target.partition("#")[2] for target in chosen)
    app.go(Ask("compare", debates.pop() if len(debates) == 1 else "", names))


def marked_alone(app: Browser, target: str) -> None:
    """One thing cannot be compared: it is marked, and that another is missing is said."""
    mark(app, {target: called(app, target)})
    app.refused(Stop("browse-marked-one", name=app.marked[target]))


def evidence(app: Browser) -> None:
    """Where the speaker under the cursor, or else the one shown, stands; of another thing, that."""
    last = app.last
    whose = f"{last.debate}#{last.id}" if last and last.kind in ("speaker", "stance") else ""
    targets = [target for target in (app.target, whose) if target]
    if not targets:
        app.refused(Stop("browse-no-speaker"))
        return
    debate = targets[0].partition("#")[0]
    names = tuple(target.partition("#")[2] for target in targets)
    app.go(Ask("stance", debate, names, last.question if last else ""))


def called(app: Browser, target: str) -> str:
    """What a thing is called on the screen: as the side has it, or as it is named where it is pointed at."""
    names = (
        name
        for reader in app.readers
        for it in (target, f"#{target.partition('#')[2]}")
        if (name := reader.called(it))
    )
    name = next(names, "")
    number, _, rest = name.partition(" ")
    return shortened(rest if number.isdigit() and rest else name) or target.partition("#")[2]


def named(app: Browser, debate: str) -> list[str]:
    """What is named in the answer, things of a debate by their ids."""
    targets = (app.placed(spot.target, app.main).partition("#") for spot in app.main.spots)
    return [*dict.fromkeys(name for of, _, name in targets if of == debate)]
