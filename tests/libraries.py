"""Libraries to be asked with an index and without one, and the same answer from both."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from generate import generate

from socinno.files import listing
from socinno.library import Library, from_files, index, opened, store
from socinno.library.indexed import IndexedLibrary
from socinno.problems import Stop, Unusable

BROKEN = "language: nl\nquestion: Zonder rest\n"


def a_library(folder: Path) -> Path:
    """Eight debates, some in sub-folders, one file that is broken, and one debate that is there twice."""
    files = generate(folder, 120, 8)
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "broken.yaml").write_text(BROKEN, "utf-8")
    shutil.copy(files[0], folder / "deep" / files[0].name)
    return settled(folder)


def settled(folder: Path) -> Path:
    """The folder, with every file old enough to be trusted by its times."""
    for file in folder.rglob("*.yaml"):
        before = time.time() - 60
        os.utime(file, (before, before))
    return folder


def through_index(folder: Path) -> IndexedLibrary:
    """The library through its index, which must be usable."""
    library, slower = opened(folder, worth_it=0)
    assert isinstance(library, IndexedLibrary), slower
    return library


def from_disk(folder: Path) -> Library:
    return from_files(*listing(folder))


def answer(ask: Callable[[Library], Any], library: Library) -> Any:
    """What comes of a question: a view with its records made, or the reason why there is none."""
    try:
        view = ask(library)
        if not hasattr(view, "records"):
            return view
        made = {key: of and list(of) for key, of in view._asdict().items() if key in ("records", "nested")}
        foot = view.foot._replace(legend=tuple(view.foot.legend), hints=tuple(view.foot.hints))
        return view._replace(**made, flat=None, foot=foot)
    except Unusable:
        raise
    except Stop as stop:
        return stop.key, stop.facts


def limited(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    """Every connection to an index from here on with a limit of SQLite's."""
    connected = store.connected

    def connect(folder: Path, patience: float = 1.0) -> sqlite3.Connection:
        connection = connected(folder, patience)
        connection.execute(f"PRAGMA {pragma}")
        return connection

    monkeypatch.setattr(index, "connected", connect)
