"""A content file to a debate, or to all that is wrong with it: as YAML, as a debate, by the rules."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from socinno import files
from socinno.checks import references
from socinno.library.outline import KINDS
from socinno.library.parts import LOAD, errors_in_parts
from socinno.library.schema_problems import keys_at, schema_problems
from socinno.library.tree import SIZE_LIMIT, Map, Tree, tree_of
from socinno.library.whereabouts import located
from socinno.model import ID_PATTERN, Debate
from socinno.problems import KEY, Address, Problem, Where, capped
from socinno.text import SUGGESTIONS, nearest


class Reading(NamedTuple):
    """What came of one file: a debate, or else the problems that keep it from being one."""

    debate: Debate | None
    problems: tuple[Problem, ...]
    tree: Tree | None = None


def valid(file: str) -> Reading:
    """One content file as a debate that keeps all rules, or as what is wrong with it."""
    reading = read(Path(file))
    if reading.debate is None or reading.tree is None:
        return reading
    found = capped(references.errors(reading.debate))
    told = tuple(located(found, reading.tree, file))
    return Reading(None, told, reading.tree) if told else reading


def read(path: Path) -> Reading:
    """Read one content file. Never raises for what it holds."""
    file = str(path)
    try:
        data = files.read(path, SIZE_LIMIT)
    except OSError as error:
        return Reading(None, (Problem("unreadable", (), {"why": error.strerror or ""}, Where(file)),))
    return parse(data, file, path.stem)


def parse(data: bytes, file: str, name: str) -> Reading:
    """Turn a file's bytes into a debate whose id is `name`, or into all that is wrong with its form."""
    tree, found = tree_of(data, file)
    if tree is None or found:
        return Reading(None, tuple(found), tree)
    debate, wrong = _validated(tree, name)
    problems = located(capped(chain(_without_value(tree, ()) if tree.gaps else (), wrong)), tree, file)
    found = sorted([*_of_name(name, file), *problems], key=lambda p: p.where)
    return Reading(None if found else debate, tuple(found), tree)


def debate_of(things: Mapping[str, Any], name: str) -> Debate | None:
    """The debate that things are which no file holds yet, as text, lists and mappings; None: not one."""
    try:
        return Debate.model_validate(things, context={"id": name})
    except ValidationError:
        return None


def _validated(tree: Tree, name: str) -> tuple[Debate | None, list[Problem]]:
    """The debate that a tree is, or what keeps it from being one."""
    if tree.size > LOAD and (wrong := capped(schema_problems(errors_in_parts(tree)))):
        return None, wrong
    try:
        return Debate.model_validate(tree, context={"id": name}), []
    except ValidationError as errors:
        return None, capped(schema_problems(errors.errors(include_url=False)))


def _of_name(name: str, file: str) -> Iterator[Problem]:
    if not re.match(ID_PATTERN, name):
        yield Problem("bad-file-name", (), {"value": name}, Where(file, 1, 1))


def _without_value(node: Any, address: Address) -> Iterator[Problem]:
    """Keys without a value are left out of the tree, so the model cannot see what is wrong with them."""
    if isinstance(node, Map) and node.absent:
        own, known, told = bool(address) and address[-1] in KINDS, keys_at(address), 0
        for key in node.absent:
            if own:
                yield Problem("not-a-mapping", (*address, key), {"key": key})
            elif known and key not in known:
                told += 1
                near = nearest(key, known) if told <= SUGGESTIONS else {}
                yield Problem("unknown-key", (*address, key, KEY), {"key": key, **near})
    for step, inner in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(inner, (dict, list)):
            yield from _without_value(inner, (*address, step))
