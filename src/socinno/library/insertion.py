"""Something new put into the text of a content file, of which every other character stays.

What was meant is then proved: the new text must hold what the old one held, and that.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

import yaml

from socinno.library.tree import LOADER, Tree, tree_of
from socinno.library.writing import STEP, block, flow, item
from socinno.problems import Address, Stop

_LINE_END = re.compile("\r\n|\n|\r")
_EMPTY_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_COMMENT = re.compile(r"([ \t]*)(?:#.*)?")


class Addition(NamedTuple):
    """What to put at the end of the mapping or list at an address: keys with values, or values.

    A mapping or list that is not there is made. `in_flow`: also where it stands in brackets.
    """

    address: Address
    values: Mapping[str, Any] | Sequence[Any]
    in_flow: bool = False


class _Node(NamedTuple):
    """Where a node stands: from its start to after the last that it holds, or after itself.

    `column` is that of what it holds, `size` how many; `flow`: in brackets; `parent` is the column of
    what holds it.
    """

    start: int
    end: int
    column: int
    size: int
    flow: bool
    parent: int


def added(text: str, addition: Addition) -> str:
    """The text with something in it. Stop (1) where it cannot be put: `in-flow`, `no-room`.

    `text` holds a mapping without what the format does not allow, as `tree_of` tells.
    """
    before = _tree(text)
    wanted = _with(before, addition)
    for new in _ways(text, addition):
        if _tree(new) == wanted:
            return new
    raise Stop("no-room", code=1, where=_said(addition.address))


def _said(address: Address) -> str:
    return ".".join(map(str, address))


def _tree(text: str) -> Tree | None:
    tree, problems = tree_of(text.encode(), "")
    return None if problems else tree


def _with(tree: Tree | None, addition: Addition) -> Any:
    """What a tree becomes. Stop (1) where the address leads to a text."""
    whole: Any = deepcopy(dict(tree or {}))
    node, values = whole, addition.values
    for n, step in enumerate(addition.address, 1):
        if isinstance(node, dict):
            node.setdefault(step, type(values)() if n == len(addition.address) else {})
        node = node[step]
    if isinstance(node, list) and isinstance(values, list):
        node.extend(values)
    elif isinstance(node, dict) and isinstance(values, dict):
        node |= values
    else:
        raise Stop("no-room", code=1, where=_said(addition.address))
    return whole


def _ways(text: str, addition: Addition) -> Iterator[str]:
    """The ways to write it, the one that looks best first."""
    node, missing = _Walk(text).found(addition.address)
    found = addition.address[: len(addition.address) - len(missing)]
    values = addition.values
    for step in reversed(missing):
        values = {str(step): values}
    if node.flow:
        if not addition.in_flow:
            raise Stop("in-flow", code=1, where=_said(found))
        yield _spliced(text, node.end, f", {flow(values)[1:-1]}")
    elif not node.size:
        yield _opened(text, node, _rows(values, node.parent + STEP, ""))
    else:
        apart = "\n" if (missing and not found) or _apart(text, node) else ""
        for end in dict.fromkeys((_after_comments(text, node), _line_end(text, node.end))):
            yield _inserted(text, end, apart + _rows(values, node.column, apart))


def _rows(values: Mapping[str, Any] | Sequence[Any], indent: int, apart: str) -> str:
    """New values as lines."""
    if isinstance(values, Mapping):
        return apart.join(block({key: value}, indent) for key, value in values.items())
    return apart.join(item(value, indent) for value in values)


def _opened(text: str, node: _Node, rows: str) -> str:
    """The text with rows for a value that is empty: nothing, `~`, `null`, `{}` or `[]`."""
    kept = text[: node.start].rstrip(" \t")
    rest = text[node.end :]
    whole = kept + rest
    return _inserted(whole, _line_end(whole, len(kept)), rows)


def _inserted(text: str, at: int, rows: str) -> str:
    """The text with rows before an offset, at which a line starts or the text ends."""
    end = _LINE_END.search(text)
    line_end = end[0] if end else "\n"
    rows = rows.replace("\n", line_end)
    if at and text[at - 1] not in "\r\n":
        rows = line_end + rows.removesuffix(line_end)
    return _spliced(text, at, rows)


def _spliced(text: str, at: int, new: str) -> str:
    return text[:at] + new + text[at:]


def _line_end(text: str, at: int) -> int:
    """Where the line that holds an offset is over."""
    found = _LINE_END.search(text, at)
    return found.end() if found else len(text)


def _after_comments(text: str, node: _Node) -> int:
    """Where the last line of a node is over, and the comments that are indented as what it holds."""
    at = end = _line_end(text, node.end)
    while at < len(text):
        line = _COMMENT.match(text, at)
        after = _line_end(text, at)
        if not line or text[line.end() : line.end() + 1] not in ("", "\r", "\n"):
            break
        if line[0].strip():
            if len(line[1]) < max(1, node.column):
                break
            end = after
        at = after
    return end


def _apart(text: str, node: _Node) -> bool:
    """Whether empty lines stand between what a node holds."""
    return bool(
        node.size > 1 and re.search(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)", text[node.start : node.end])
    )


_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _Walk:
    """One pass over the events of a text; `over` is where the last that was passed ends."""

    def __init__(self, text: str) -> None:
        self.text, self.over = text, 0
        self.take: Callable[[], Any] = yaml.parse(text, Loader=LOADER).__next__

    def found(self, address: Address) -> tuple[_Node, Address]:
        """The node at an address, or the nearest above it, and the steps that are missing."""
        self.take(), self.take()  # the start of the stream, and that of the document
        return self._node(self.take(), address, 0)

    def _node(self, event: Any, address: Address, parent: int) -> tuple[_Node, Address]:
        start, column = event.start_mark.index, event.start_mark.column
        count, end, wanted = 0, start, None
        if type(event) in _STARTS:
            for step, value in self._children(event):
                count += 1
                if address and step == address[0]:
                    wanted = self._node(value, address[1:], column)
                else:
                    self._pass(value)
                end = self.over
        else:
            self._pass(event)
        flow = bool(count and event.flow_style)
        end = end if count else max(self.over, event.end_mark.index)
        return wanted or (_Node(start, end, column, count, flow, parent), address)

    def _children(self, event: Any) -> Iterator[tuple[str | int, Any]]:
        """What a node holds, each by its key or number; who asks takes the events of each."""
        keyed, number = type(event) is yaml.MappingStartEvent, 0
        while type(first := self._taken()) not in _ENDS:
            yield (first.value, self._taken()) if keyed else (number, first)
            number += 1

    def _taken(self) -> Any:
        event = self.take()
        start, end = event.start_mark.index, event.end_mark.index
        if end > start and type(event) not in _STARTS:
            blocked = getattr(event, "style", "") in ("|", ">")  # which reaches to the next thing
            self.over = len(self.text[start:end].rstrip()) + start if blocked else end
        return event

    def _pass(self, event: Any) -> None:
        """Take the events of a node, whose first one is given, to its end."""
        depth = (type(event) in _STARTS) - (type(event) in _ENDS)
        while depth:
            kind = type(self._taken())
            depth += (kind in _STARTS) - (kind in _ENDS)
