"""The one door out: debates as what other programs and people without socinno can read."""

from __future__ import annotations

from socinno.library import Library
from socinno.views import View


def exported(library: Library, path: str) -> View:
    """Every debate as tables for other programs, in a new folder."""
    from socinno.exchange.parquet import write

    return write(library, path)
