"""Typer's own complaints about how a command was typed, as stops that are told in the asked language."""

from __future__ import annotations

from typing import Any

from socinno.problems import MINUS, Stop
from socinno.schema_problems import nearest


def hyphens_kept(words: list[str]) -> list[str]:
    """The words of a search, `-word` made one that is not taken for options of one letter."""
    return [f"{MINUS}{w[1:]}" if len(w) > 2 and w[0] == "-" and w[1] != "-" else w for w in words]


def explain(error: Any) -> Stop:
    """The stop (2) for one of Typer's usage errors, by what the error carries."""
    command = error.ctx.command_path if error.ctx else "socinno"
    option = getattr(error, "option_name", None)
    if option and type(error).__name__ == "NoSuchOption":
        known = [name for p in error.ctx.command.params for name in p.opts] if error.ctx else []
        return Stop("no-such-option", option=option, command=command, **nearest(option, known))
    if option:
        takes_none = "does not take a value" in error.message
        return Stop("option-takes-no-value" if takes_none else "option-needs-value", option=option)
    if type(error).__name__ == "MissingParameter":
        name = str(getattr(error.param, "metavar", None) or getattr(error.param, "name", ""))
        return Stop("missing-argument", name=name, command=command)
    if "extra argument" in error.message:
        return Stop("extra-argument", extra=error.message.partition(" (")[2][:-1], command=command)
    return Stop("usage", message=error.message)
