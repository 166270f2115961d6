"""What pydantic found, as problems: its error types to the rules' codes, its paths to addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from socinno.model import DIGEST_PATTERN, ID_PATTERN, OWN, Debate
from socinno.problems import KEY, Address, Fact, Problem
from socinno.text import SUGGESTIONS, nearest

Near = Callable[[str, Iterable[str]], dict[str, Any]]

_EXPECTED = {"string_type": "text", "dict_type": "mapping", "model_type": "mapping", "tuple_type": "list"}
_OF_PATTERN = {ID_PATTERN: "bad-id", r"\S": "empty-text", DIGEST_PATTERN: "bad-digest"}
_TRUTH = ("true", "false")


LONGEST = 200
"""Characters of a value that are told."""


def schema_problems(errors: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
    """A problem for each error of pydantic's, in their order; the address is the error's."""
    told: Counter[str] = Counter()
    for error in errors:
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue  # long enough, but for items that are problems themselves
        address: Address = error["loc"]
        if OWN in address:
            address = tuple(step for step in address if step != OWN)
        told[error["type"]] += 1
        near = nearest if told[error["type"]] <= SUGGESTIONS else _nothing
        code, facts = _sentence(error["type"], address, error.get("ctx", {}), error["input"], near)
        yield Problem(code, (*address, KEY) if code == "unknown-key" else address, facts)


def _sentence(
    kind: str, address: Address, context: Mapping[str, Any], value: Any, near: Near
) -> tuple[str, dict[str, Fact]]:
    last = str(address[-1]) if address else ""
    if kind in _EXPECTED:
        return f"not-a-{_EXPECTED[kind]}", {"key": _name(address)}
    if kind == "missing":
        return "missing-key", {"key": last}
    if kind == "extra_forbidden":
        return "unknown-key", {"key": last, **near(last, keys_at(address[:-1]))}
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        facts: dict[str, Fact] = {"key": last, "value": _said(value), "choices": tuple(choices)}
        return "not-one-of", facts | near(_said(value), choices)
    if kind.startswith("bool_"):
        return "not-one-of", {"key": last, "value": _said(value), "choices": _TRUTH}
    if kind in ("string_pattern_mismatch", "string_too_long"):
        code = _OF_PATTERN.get(context.get("pattern", ID_PATTERN), "bad-language")
        return code, {"value": _said(value), "key": _name(address)}
    if kind in ("too_short", "too_long"):
        return _count(address), {"key": last, "count": len(value)}
    return kind, {"key": _name(address), "value": _said(value)}


def _said(value: Any) -> str:
    """A value, or the beginning of a long one."""
    if isinstance(value, (dict, list)):
        value = str([*islice(value, LONGEST)] if len(value) > LONGEST else value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _nothing(word: str, choices: Iterable[str]) -> dict[str, Any]:
    return {}


def _count(address: Address) -> str:
    if address[:1] == ("dichotomies",) and address[-1] == "positions":
        return "two-positions"
    return "one-or-both" if address[-1:] == ("positions",) else "empty-text"


def _name(address: Address) -> str:
    """The last step that is a word: `evidence` for `evidence[2]`."""
    return next((s for s in reversed(address) if isinstance(s, str) and s != KEY), "")


def keys_at(address: Address) -> list[str]:
    """The keys that the format knows at an address; none where keys are the author's own."""
    model: Any = Debate
    own_key = False
    for step in address:
        if own_key:
            own_key = False
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if step not in fields:
            return []
        model, own_key = _inner(fields[str(step)].annotation)
        if model is None:
            return []
    return [] if own_key else [field.alias or name for name, field in model.model_fields.items()]


def _inner(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """The model inside a field's annotation, and whether the author's own keys stand before it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    for argument in get_args(annotation):
        model, _ = _inner(argument)
        if model:
            return model, get_origin(annotation) in (dict, tuple)
    return None, False
