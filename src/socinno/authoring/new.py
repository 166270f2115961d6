"""A first content file: commented, valid, ready to be shown, and written where nothing was."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path
from stat import S_ISDIR
from typing import Any

from socinno.authoring import schema
from socinno.files import looked_up
from socinno.library.decoding import FORBIDDEN
from socinno.model import ID_PATTERN
from socinno.problems import Stop
from socinno.saving import clear_drafts, resolved, save
from socinno.text import normal

LONGEST_ID = 80  # characters
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""What Windows takes for a device, in any case and with any ending: a file of that name is not to be had."""


def write(folder: Path, name: str, title: str | None, language: str) -> Path:
    """Write a starter file in a folder, and the schema beside it where nothing has its name; its path.

    Stop (2) for a name or title that cannot be, where there is no such folder, or a file already.
    """
    refuse(name, title)
    if not S_ISDIR(looked_up(folder, "no-content").st_mode):
        raise Stop("no-content", path=str(folder))
    file, beside = folder / f"{name}.yaml", folder / schema.NAME
    clear_drafts(resolved(str(beside)))  # here: a kill between the two leaves one, and then a refusal
    try:
        save(starter(title, language).encode(), file)
    except Stop as stop:
        taken = stop.key in ("output-exists", "file-exists", "not-a-file")
        raise (Stop("debate-exists", file=str(file)) if taken else stop) from None
    if not os.path.lexists(beside):
        save(schema.text().encode(), beside)
    return file


def starter(title: str | None, language: str) -> str:
    """The text of a starter file; `title` is the debate's, else an example's."""
    text = Path(__file__).with_name(f"starter.{language}.yaml").read_text(encoding="utf-8")
    if not title:
        return text
    shown = json.dumps(title, ensure_ascii=False)  # JSON's strings are YAML's double-quoted ones
    return re.sub(r"^title: .*", lambda _: f"title: {shown}", text, count=1, flags=re.M)


def refuse(name: str, title: str | None) -> None:
    """Stop (2) for a name that cannot be an id, or a title that cannot stand in a content file."""
    if name.casefold() in DEVICES:
        raise Stop("device-id", asked=name)
    if not re.search(ID_PATTERN, name) or name.endswith("\n") or len(name) > LONGEST_ID:
        meant = slug(name)[:LONGEST_ID].strip("-")
        fits = re.search(ID_PATTERN, meant) and meant not in DEVICES
        near: dict[str, Any] = {"meant": meant} if fits else {}
        raise Stop("bad-new-id", asked=name, **near)
    if title is not None and (not title.strip() or FORBIDDEN.search(title)):
        raise Stop("bad-title", asked=title)


def slug(name: str) -> str:
    """The id that a name comes nearest to.

    >>> slug("Één_Nieuwe  Relatie")
    'een-nieuwe-relatie'
    """
    plain = normal(name.casefold(), "NFKD")
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
