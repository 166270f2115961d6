"""What the screens look like, at three sizes and in both languages.

The pictures are those of one version of Textual, which draws frames and scrollbars in its own way; with
another they are not compared. `pytest tests/browse/test_snapshots.py -n 0 --snapshot-update` renews them:
look at each.
"""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import textual
from authors import debate, write
from stage import browser, filled, until
from textual.pilot import Pilot
from textual.widgets import Input

DRAWN_WITH = "8.2"
SIZES = ((80, 24), (60, 20), (120, 40))
TEXT = "Report of an evening.\n\n" + "".join(
    f"Somebody said something, and somebody else answered; that was question {n} of the evening.\n\n"
    for n in range(1, 20)
)
SCREENS: dict[str, Sequence[str]] = {
    "start": (),
    "question": ("enter", "=Shops need cars"),
    "quotes": ("l", "=Walker wants room"),
    "matrix": ("w", "=├─"),
    "pointed-at-the-side": ("tab", "down"),
    "choice": ("s", "=Esc", "down", "down"),
    "search": ("slash", "'custom", "=by car", "down"),
    "source": ("l", "=by car", "b", "=»"),
    "keys": ("question_mark",),
}
LARGE = ("start", "source")  # which are seen at every size

pytestmark = [
    pytest.mark.skipif(
        not textual.__version__.startswith(f"{DRAWN_WITH}."), reason=f"drawn with Textual {DRAWN_WITH}"
    )
]


@pytest.fixture
def square(tmp_path: Path) -> Path:
    """A debate with a source of some length beside it."""
    write(tmp_path, f"{TEXT}Sam Baker said: “My customers [loudly] come by car.”\n\n{TEXT}", "report.txt")
    return write(tmp_path, debate("My customers [...] come by car", "report.txt"))


def pressed(keys: Sequence[str]) -> Callable[["Pilot[Any]"], Awaitable[None]]:
    """Presses keys once the first screen is there; `=words` waits until these are on the screen."""

    async def press(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Keep the cars")
        await filled(pilot)
        for key in keys:
            if key.startswith("="):
                await until(pilot, key[1:])
            else:
                await pilot.press(*(key[1:] if key.startswith("'") else (key,)))
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        await pilot.pause()

    return press


def cases() -> list[Any]:
    told = [(name, size, "en") for name in SCREENS for size in (SIZES if name in LARGE else SIZES[:1])]
    told += [(name, SIZES[1 if name in LARGE else 0], "nl") for name in SCREENS]
    return [pytest.param(*it, id=f"{it[0]}-{it[1][0]}x{it[1][1]}-{it[2]}") for it in told]


@pytest.mark.parametrize(("name", "size", "language"), cases())
def test_the_screen_looks_as_it_did(
    name: str, size: tuple[int, int], language: str, square: Path, snap_compare: Callable[..., bool]
) -> None:
    app = browser(square, language=language)
    assert snap_compare(app, terminal_size=size, run_before=pressed(SCREENS[name]))
