"""A first content file: commented, valid, and ready to be shown, in English or Dutch."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from socinno.library.decoding import FORBIDDEN
from socinno.model import ID_PATTERN
from socinno.problems import Stop
from socinno.text import normal

LONGEST_ID = 80  # characters


def starter(title: str | None, language: str) -> str:
    """The text of a starter file; `title` is the debate's, else an example's."""
    text = Path(__file__).with_name(f"starter.{language}.yaml").read_text(encoding="utf-8")
    if not title:
        return text
    shown = json.dumps(title, ensure_ascii=False)  # JSON's strings are YAML's double-quoted ones
    return re.sub(r"^title: .*", lambda _: f"title: {shown}", text, count=1, flags=re.M)


def refuse(name: str, title: str | None) -> None:
    """Stop (2) for a name that cannot be an id, or a title that cannot stand in a content file."""
    if not re.search(ID_PATTERN, name) or name.endswith("\n") or len(name) > LONGEST_ID:
        meant = slug(name)[:LONGEST_ID].strip("-")
        near: dict[str, Any] = {"meant": meant} if re.search(ID_PATTERN, meant) else {}
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
