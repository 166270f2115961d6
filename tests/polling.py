"""What the tests of elections and votes share: what comes of the files of other tools."""

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from socinno.authoring.importing import Wanted, write
from socinno.library import reader
from socinno.model import Debate

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"
WANTED = Wanted("debate", None, None, "en")


class Came(NamedTuple):
    """A debate that came in, and what was left out."""

    debate: Debate
    left: Mapping[str, int]


def came(path: Path, into: Path, format: str | None = None) -> Came:
    """What comes of a path: a debate without an error of form or reference."""
    imported = write(path, into, WANTED, format)
    reading = reader.valid(str(imported.path))
    assert reading.problems == ()
    assert reading.debate
    [outcome] = imported.outcomes
    return Came(reading.debate, outcome.left)


def folder_of(files: Mapping[str, object], folder: Path) -> Path:
    """A folder with files: texts as they are, all else as JSON."""
    folder.mkdir(exist_ok=True)
    for name, held in files.items():
        (folder / name).write_text(held if isinstance(held, str) else json.dumps(held), "utf-8")
    return folder


def whatever(files: Mapping[str, object], format: str, then: Callable[[Came], Any]) -> None:
    """Let files come in, in a place of their own."""
    with tempfile.TemporaryDirectory() as place:
        then(came(folder_of(files, Path(place) / "of"), Path(place), format))
