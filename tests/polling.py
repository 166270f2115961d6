"""What the tests of elections and votes share: what comes of the files of other tools."""

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from authors import run

from socinno.exchange.recognising import FORMATS, format_of
from socinno.library import reader
from socinno.model import Debate

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"


class Came(NamedTuple):
    """A debate that came in, and what was left out."""

    debate: Debate
    left: Mapping[str, int]


def came(path: Path, into: Path, format: str = "") -> Came:
    """What comes of a path: a debate without an error of form or reference."""
    tried = run("new", "came", "--from", path, "--content", into, *(["--as", format] if format else []))
    assert tried.code == 0, tried.err
    reading = reader.valid(str(into / "came.yaml"))
    assert reading.problems == ()
    assert reading.debate
    return Came(reading.debate, FORMATS[format or format_of(path) or ""].read(path).left)


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
