"""What pydantic finds wrong with a tree, however much that is: a large tree is validated in parts.

An error takes a kilobyte, and pydantic tells all errors or none. So no more than a part is asked for
at once: some entries of one mapping or list, in the place where they stand in the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from socinno.library.tree import Tree
from socinno.model import Debate
from socinno.problems import KEY, Address

LOAD = 5_000
"""Nodes of a tree, or of a part of one, that is validated at once."""

SOME = 3
"""Entries that stand for all of a mapping or list: enough for one that may have two."""


class _Part(NamedTuple):
    """Some entries of the mapping or list at an address; `heavy`: the steps to those told apart."""

    address: Address
    entries: Mapping[str | int, Any]
    heavy: frozenset[str | int]
    first: bool


def errors_in_parts(tree: Tree) -> Iterator[dict[str, Any]]:
    """Each of pydantic's errors, as it gives them, with the address in the whole tree."""
    sizes: dict[int, int] = {}
    _measure(tree, sizes)
    for part in _parts(tree, (), sizes):
        yield from _errors_in(part, tree)


def _errors(content: Any) -> list[Any]:
    try:
        Debate.model_validate(content)
    except ValidationError as errors:
        return errors.errors(include_url=False)
    return []


def _measure(node: Any, sizes: dict[int, int]) -> int:
    """How many nodes a tree is; notes that of each mapping and list in it, by its identity."""
    if isinstance(node, dict):
        size = 1 + len(node) + sum(_measure(inner, sizes) for inner in node.values())
    elif isinstance(node, list):
        size = 1 + sum(_measure(inner, sizes) for inner in node)
    else:
        return 1
    sizes[id(node)] = size
    return size


def _parts(node: Any, address: Address, sizes: Mapping[int, int]) -> Iterator[_Part]:
    entries: dict[str | int, Any] = {}
    heavy, size, first = set(), 0, True
    for step, inner in node.items() if isinstance(node, dict) else enumerate(node):
        weight = sizes.get(id(inner), 1)
        if weight > LOAD:
            yield from _parts(inner, (*address, step), sizes)
            heavy.add(step)
            inner, weight = _some_of(inner), SOME
        entries[step] = inner
        size += weight
        if size > LOAD:
            yield _Part(address, entries, frozenset(heavy), first)
            entries, heavy, size, first = {}, set(), 0, False
    if entries:
        yield _Part(address, entries, frozenset(heavy), first)


def _some_of(node: Any) -> Any:
    """What stands for a mapping or list: its kind, and whether it has too few or too many entries."""
    if isinstance(node, dict):
        return dict.fromkeys([*node][:SOME], "")
    return [inner if isinstance(inner, str) else "" for inner in node[:SOME]]


def _errors_in(part: _Part, tree: Tree) -> Iterator[dict[str, Any]]:
    """The errors in the entries of a part, and with the first one also in what is not there."""
    path = tuple(step if isinstance(step, str) else 0 for step in part.address)
    steps = [*part.entries]
    whole = _at(tree, part.address)
    content: Any = [*part.entries.values()] if isinstance(whole, list) else dict(part.entries)
    for step in reversed(path):
        content = {step: content} if isinstance(step, str) else [content]
    for error in _errors(content):
        at, rest = error["loc"][: len(path)], error["loc"][len(path) :]
        if at != path or not rest:
            continue
        step = steps[rest[0]] if isinstance(rest[0], int) else rest[0]
        told_elsewhere = step in part.heavy and rest[1:] not in ((), (KEY,))
        absent = part.first and isinstance(whole, dict) and step not in whole and step != KEY
        if (step in part.entries and not told_elsewhere) or absent:
            if step in part.heavy and not rest[1:]:
                error["input"] = whole[step]
            error["loc"] = (*part.address, step, *rest[1:])
            yield error


def _at(tree: Tree, address: Address) -> Any:
    node: Any = tree
    for step in address:
        node = node[step]
    return node
