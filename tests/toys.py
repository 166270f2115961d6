"""A toy format, under the names of two that `--as` takes: a first line, then a draft as it is, in JSON."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from socinno.exchange import bounded
from socinno.exchange.draft import Draft
from socinno.exchange.recognising import FORMATS, Format, Sample
from socinno.problems import Stop

FOLDER = "toys"
"""The name of a file that makes a folder one debate by itself."""

SAID = {"speaker": "ada", "kind": "direct", "source": "talk", "at": {"page": "1"}}

THINGS: dict[str, Any] = {
    "title": "Cars on the square",
    "speakers": {"ada": {"name": "Ada", "ref": "17"}},
    "sources": {"talk": {"type": "document", "title": "Talk"}},
    "quotes": {
        "ours": {**SAID, "text": "The square is ours."},
        "theirs": {**SAID, "text": "The cars are theirs."},
    },
}


def toy(folder: Path, name: str = "square.toy", first: str = "TOY", **parts: Any) -> Path:
    """A file in the toy format; what is left out of it is as in `THINGS`."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    told = {"things": THINGS, **parts}
    path.write_text(f"{first}\n{json.dumps(told)}", "utf-8")
    return path


def read(path: Path) -> Draft:
    """The draft of a toy; of a folder, that of the file which makes it one."""
    path = path / FOLDER if path.is_dir() else path
    first, _, rest = bounded.text(path).partition("\n")
    try:
        if first not in ("TOY", "DOLL"):
            raise ValueError(first)
        told = json.loads(rest)
    except ValueError:
        raise Stop("from-bad-json", code=1, path=str(path), line=2) from None
    files = {id: path.parent / file for id, file in told.get("files", {}).items()}
    return Draft(told["things"], told.get("left", {}), files, told.get("texts", {}))


def _toys(sample: Sample) -> bool:
    return sample.head.startswith(b"TOY") or FOLDER in sample.names


def _dolls(sample: Sample) -> bool:
    return sample.head.startswith(b"DOLL")


@contextmanager
def toys() -> Iterator[None]:
    """While these last, toys are the only formats: one by the name of kialo, dolls by that of dna."""
    formats = {"kialo": Format(_toys, read), "dna": Format(_dolls, read)}
    with patch.dict(FORMATS, formats, clear=True):
        yield
