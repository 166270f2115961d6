"""Content that looks like something else, and content that is broken or gone: text is shown, nothing runs."""

import webbrowser
from pathlib import Path
from typing import Any

import pytest
from authors import debate, write
from stage import browsed, browser, play, until
from textual.app import App
from textual.pilot import Pilot

ODD = Path(__file__).parent.parent / "odd"
MARKUP = "[red]no[/red] [/] [link=http://evil.example]x[/link] [@click=app.quit]y[/] [b :smile: $ESC"
STEERING = "a\u202eb\u2066c\u009bd"
ROUND = (
    "l",
    "w",
    "p",
    "d",
    "e",
    "a",
    "question_mark",
    "escape",
    "s",
    "escape",
    "slash",
    "'red",
    "escape",
    "t",
)
"""Keys that lead past every screen."""


@pytest.fixture(autouse=True)
def nothing_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever opens an address or rings a bell fails the test."""

    def opened(*_: Any, **__: Any) -> None:
        raise AssertionError("something was opened that nobody asked for")

    monkeypatch.setattr(webbrowser, "open", opened)
    monkeypatch.setattr(App, "open_url", opened)


def hostile(folder: Path, words: str) -> Path:
    """A debate in which everything that is said says some words, with its source beside it."""
    told = debate("TOLD", "report.txt")
    for name in ("Cars on the square", "Who is the square for?", "Sam Baker", "Shops need cars.", "Report,"):
        told = told.replace(name, f"TOLD{',' if name.endswith(',') else ''}")
    quoted = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    write(folder, words, "report.txt")
    return write(folder, told.replace("TOLD", quoted))


def pieces(app: App[Any]) -> list[Any]:
    """Everything that is drawn on the screen, with its look."""
    return [piece for row in app.screen._compositor.render_strips() for piece in row]


async def around(pilot: "Pilot[Any]", seen: list[str]) -> None:
    """Past every screen, looking at all that is drawn."""
    for key in ROUND:
        await pilot.press(*(key[1:] if key.startswith("'") else (key,)))
        for _ in range(10):
            await pilot.pause(0.02)
        for text, look, _ in pieces(pilot.app):
            seen.append(text)
            assert not look or not look.link
            assert not look or "@click" not in look.meta or "app.quit" not in str(look.meta["@click"])


@pytest.mark.parametrize("words", [MARKUP, STEERING])
def test_whatever_content_looks_like_it_is_shown_as_text(words: str, tmp_path: Path) -> None:
    app, seen = browser(hostile(tmp_path, words)), [""]

    async def walk(pilot: "Pilot[Any]") -> None:
        await until(pilot, words[:6] if words == MARKUP else "a")
        await around(pilot, seen)
        assert app.is_running

    play(app, walk, 120, 40)
    told = "".join(seen)
    assert not {*"\x1b\u202e\u2066\u009b"} & {*told}
    if words == MARKUP:
        assert "[red]no[/red] [/] [link=http://evil.example]x[/link]" in told


@pytest.mark.long
def test_a_click_on_what_looks_like_a_link_opens_nothing_but_the_thing(tmp_path: Path) -> None:
    app = browser(hostile(tmp_path, MARKUP))

    async def click(pilot: "Pilot[Any]") -> bool:
        await until(pilot, "[red]")
        for y in range(1, 23, 2):
            for x in range(1, 110, 18):
                await pilot.click(offset=(x, y))
        return app.is_running

    assert play(app, click, 120, 24)


@pytest.mark.long
@pytest.mark.parametrize("width", [20, 60, 110, 250])
def test_the_odd_debate_is_walked_through_at_every_width(width: int) -> None:
    app, seen = browser(ODD), [""]

    async def walk(pilot: "Pilot[Any]") -> None:
        await until(pilot, "Odd [bold]")
        await around(pilot, seen)

    play(app, walk, width, 30)
    assert "مرحبا بالعالم" in "".join(seen)


def test_a_debate_that_cannot_be_read_is_told_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a long path would be broken over lines
    write(tmp_path, "language: en\ntitle: [", "broken.yaml")
    told = browsed(browser(Path()), "=broken.yaml")
    assert "error" in told
    assert "Traceback" not in told


def test_beside_a_broken_file_the_others_are_there_and_it_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a long path would be broken over lines
    write(tmp_path, debate())
    write(tmp_path, "language: en\ntitle: [", "broken.yaml")
    assert "Keep the cars" in browsed(browser(Path()), "=Keep the cars")
    assert "broken.yaml" in browsed(browser(Path()), "=Keep the cars", "exclamation_mark", "=broken.yaml")


def test_a_folder_without_debates_is_told_inside(tmp_path: Path) -> None:
    assert "no debates in" in " ".join(browsed(browser(tmp_path), "=debates in").split())


def test_a_folder_that_is_gone_is_told_inside(tmp_path: Path) -> None:
    assert "check the path" in " ".join(browsed(browser(tmp_path / "none"), "=check").split())


def test_a_name_that_nothing_has_is_told_inside(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    assert "‘zzz’ not found" in browsed(browser(path, "zzz"), "=not found")


def test_a_source_that_went_away_is_told_inside(tmp_path: Path) -> None:
    path = write(tmp_path, debate("My customers", "report.txt"))
    told = browsed(browser(path, "baker-says"), "=My customers", "b", "=There is no file")
    assert "so the quote was not compared" in " ".join(told.split())


def test_a_file_that_goes_away_meanwhile_is_told_when_it_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, debate())
    app = browser(tmp_path)

    async def lose(pilot: "Pilot[Any]") -> str:
        await until(pilot, "Keep the cars")
        path.unlink()
        await pilot.press("r")
        return await until(pilot, "no debates")

    assert "Traceback" not in play(app, lose)


def test_a_debate_without_questions_or_speakers_is_shown(tmp_path: Path) -> None:
    path = write(tmp_path, "language: en\ntitle: Nothing yet\nquestion: What?\n")
    told = browsed(browser(path), "=Nothing yet", "w", "p", "l", "s", "=everybody", "escape", "slash", "'x")
    assert "Traceback" not in told
