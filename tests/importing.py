"""What holds of every debate out of another tool's file, whatever that holds: for tests of any format."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from authors import Ran, run

from socinno.authoring.importing import Target, in_folder
from socinno.exchange.draft import Draft
from socinno.library import reader
from socinno.model import Debate
from socinno.problems import Stop


def sound(draft: Draft, id: str = "imported") -> Debate:
    """The debate that a draft is, which has no error of form or reference. Stop where it is none."""
    with tempfile.TemporaryDirectory() as folder:
        in_folder(draft, Target(id, None, None, "en"), "Untitled", Path(folder))
        return valid(Path(folder) / f"{id}.yaml")


def valid(file: Path) -> Debate:
    """The debate in a content file, which has no error of form or reference."""
    reading = reader.valid(str(file))
    assert reading.problems == (), (reading.problems[:3], file.read_text("utf-8")[:3000])
    assert reading.debate
    return reading.debate


def sound_or_refused(read: Callable[[], Draft], id: str = "imported") -> Debate | None:
    """The debate that a reader makes, which is sound; None where it, or the door, says why there is none."""
    with suppress(Stop):
        return sound(read(), id)
    return None


def brought(path: Path, *words: object) -> tuple[Ran, list[Debate]]:
    """What `new --from` says of a file or folder, and the debates that come of it: none where it is refused,
    in one line, with nothing written. Each is valid, as `show` reads it."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder)
        ran = run("new", "imported", "--content", folder, "--from", path, *words)
        written = sorted(content.rglob("*"))
        if ran.code:
            assert ran.code in (1, 2)
            assert (ran.out, ran.err.count("\n")) == ("", 1), ran.err
            assert ran.err.startswith("socinno: ") or ": error: " in ran.err
            assert written == []
            return ran, []
        assert ran.out == ""
        debates = [valid(file) for file in written if file.suffix == ".yaml"]
        assert debates
        return ran, debates
