"""Something new put into the text of a content file, of which every other character stays.

What was meant is then proved: the new text must hold what the old one held, and that.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

import yaml

from socinno.library.tree import LOADER, Tree, pass_over, tree_of
from socinno.library.writing import STEP, block, flow, item
from socinno.problems import Address, Stop

_LINE_END = re.compile("\r\n|\n|\r")
_EMPTY_LINE = re.compile(r"(?>\r\n|\n|\r)[ \t]*[\r\n]")
_COMMENT = re.compile(r"([ \t]*)(#[^\r\n]*)?(?=[\r\n]|\Z)")


class Addition(NamedTuple):
    """What to put at the end of the mapping or list at an address: keys with values, or values.

    A mapping or list that is not there is made. `in_flow`: also where it stands in brackets.
    """

    address: Address
    values: Mapping[str, Any] | Sequence[Any]
    in_flow: bool = False


class _Node(NamedTuple):
    """Where a mapping or list stands in a text, or what is empty: nothing, `~`, `null`, `{}` or `[]`.

    `over` is where its last sign ends, and `past` where the line ends behind that do too, which count in
    a text in a block. `column` is that of what it holds, or would hold, and `least` that of a comment
    behind it which is still about it. `size`: how much it holds; `apart`: with an empty line before the
    last; `flow`: in brackets.
    """

    start: int
    over: int
    past: int
    column: int
    least: int
    size: int
    apart: bool
    flow: bool


def added(text: str, addition: Addition) -> str:
    """The text with something in it. Stop (1) where it cannot be put: `in-flow`, `no-room`.

    `text` holds a mapping without what the format does not allow, as `tree_of` tells.
    """
    before = _tree(text)
    wanted = None if before is None else _with(before, addition)
    for new in _ways(text, addition) if wanted else ():
        if _tree(new) == wanted:
            return new
    raise _refused("no-room", addition)


def _refused(why: str, addition: Addition) -> Stop:
    """What is said instead, with the address as a person counts."""
    steps = (step if isinstance(step, str) else step + 1 for step in addition.address)
    return Stop(why, code=1, where=".".join(map(str, steps)))


def _tree(text: str) -> Tree | None:
    tree, problems = tree_of(text.encode(errors="surrogatepass"), "")
    return None if problems else tree


def _with(tree: Tree, addition: Addition) -> Any:
    """What a tree becomes; nothing where the address leads through a text, or to what it cannot join."""
    whole: Any = deepcopy(dict(tree))
    node, values = whole, addition.values
    for n, step in enumerate(addition.address, 1):
        node = _inner(node, step, type(values)() if n == len(addition.address) else {})
    if isinstance(node, list) and isinstance(values, list):
        node.extend(values)
    elif isinstance(node, dict) and isinstance(values, dict):
        node |= values
    else:
        return None
    return whole


def _inner(node: Any, step: str | int, otherwise: Any) -> Any:
    if isinstance(node, dict):
        return node.setdefault(step, otherwise)
    listed = isinstance(node, list) and isinstance(step, int) and step < len(node)
    return node[step] if listed else None


def _ways(text: str, addition: Addition) -> Iterator[str]:
    """The ways to write it, the one that looks best first."""
    node, missing = _Walk(text).found(addition.address)
    at_root = missing == addition.address
    values = addition.values
    for step in reversed(missing):
        values = {str(step): values}
    inside = "" if node.size else text[node.start : node.over]
    if _LINE_END.search(inside) or (node.flow and not addition.in_flow):
        raise _refused("in-flow", addition)
    if node.flow and node.size:
        yield _replaced(text, node.over, node.over, f", {flow(values)[1:-1]}")
    elif not node.size:
        yield _filled(text, node, values, node.flow or addition.in_flow)
    else:
        apart = "\n" * (node.apart or at_root)
        rows = apart + _rows(values, node.column, apart)
        after = _line_end(text, node.over)
        yield _inserted(text, _after_comments(text, after, node.least), rows)
        yield _inserted(text, after, rows)
        yield _inserted(text, node.past, rows.lstrip("\n"))


def _rows(values: Mapping[str, Any] | Sequence[Any], indent: int, apart: str = "") -> str:
    """New values as lines."""
    if isinstance(values, Mapping):
        return apart.join(block({key: value}, indent) for key, value in values.items())
    return apart.join(item(value, indent) for value in values)


def _filled(text: str, node: _Node, values: Mapping[str, Any] | Sequence[Any], in_flow: bool) -> str:
    """The text with values in what is empty."""
    if in_flow:
        blank = " " * (text[node.start - 1 : node.start] == ":")
        return _replaced(text, node.start, node.over, blank + flow(values))
    rows = _rows(values, node.column)
    head = text[: node.start].rstrip(" \t")
    end = _line_end(text, node.over)
    if (not head or head[-1] in "\r\n") and not text[node.over : end].strip():
        return head + _ended(rows[:-1], text) + text[node.over :].lstrip(" \t")  # it had a line of its own
    text = head + text[node.over :]
    return _inserted(text, _after_comments(text, _line_end(text, len(head)), node.least), rows)


def _inserted(text: str, at: int, rows: str) -> str:
    """The text with rows before an offset, at which a line starts or the text ends."""
    if at and text[at - 1] not in "\r\n":
        rows = f"\n{rows[:-1]}"
    return _replaced(text, at, at, _ended(rows, text))


def _ended(rows: str, text: str) -> str:
    """Rows with the line ends of a text."""
    first = _LINE_END.search(text)
    return rows.replace("\n", first[0]) if first else rows


def _replaced(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _line_end(text: str, at: int) -> int:
    """Where the line that holds an offset is over."""
    found = _LINE_END.search(text, at)
    return found.end() if found else len(text)


def _after_comments(text: str, at: int, least: int) -> int:
    """Where the last of the comments that follow is over, if they are indented so far; else `at`."""
    end = at
    while at < len(text) and (line := _COMMENT.match(text, at)):
        if line[2] and len(line[1]) < least:
            break
        at = _line_end(text, at)
        end = at if line[2] else end
    return end


class _Walk:
    """One pass over the events of a text, which knows where the last that was passed ends."""

    def __init__(self, text: str) -> None:
        self.text, self.over, self.past = text, 0, 0
        self.take: Callable[[], Any] = yaml.parse(text, Loader=LOADER).__next__

    def found(self, address: Address) -> tuple[_Node, Address]:
        """The node at an address, or the nearest above it, and the steps that are missing."""
        self.take(), self.take()  # the start of the stream, and that of the document
        return self._node(self.take(), address, -STEP, flow=False)

    def _node(self, event: Any, address: Address, outer: int, flow: bool) -> tuple[_Node, Address]:
        start, column = event.start_mark.index, event.start_mark.column
        size, apart, wanted, inside = 0, False, None, flow or bool(getattr(event, "flow_style", False))
        if isinstance(event, yaml.CollectionStartEvent):
            for step, value, gap in self._children(event):
                size, apart = size + 1, gap
                if address and step == address[0]:
                    wanted = self._node(value, address[1:], column, inside)
                else:
                    pass_over(value, self._taken)
                over, past = self.over, self.past
        else:
            pass_over(event, self._taken)
        if not size:
            over = past = max(self.over, event.end_mark.index)
            column, inside = outer + STEP, flow
        least = max(
            column, outer + 1
        )  # a list may stand at the margin of its key, a comment there is not its
        node = _Node(start, over, past, column, least, size, apart and size > 1, inside)
        return wanted or (node, address)

    def _children(self, event: Any) -> Iterator[tuple[str | int, Any, bool]]:
        """What a node holds, each by its key or number, and whether it stands apart from what precedes it.

        Who asks takes the events of each.
        """
        keyed, number, over = type(event) is yaml.MappingStartEvent, 0, self.over
        while not isinstance(first := self._taken(), yaml.CollectionEndEvent):
            apart = bool(_EMPTY_LINE.search(self.text, over, first.start_mark.index))
            yield (first.value, self._taken(), apart) if keyed else (number, first, apart)
            number, over = number + 1, self.over

    def _taken(self) -> Any:
        event = self.take()
        start, end = event.start_mark.index, event.end_mark.index
        if end > start and not isinstance(event, yaml.CollectionStartEvent):
            blocked = getattr(event, "style", "") in ("|", ">")  # which reaches to the next thing
            self.over, self.past = len(self.text[start:end].rstrip()) + start if blocked else end, end
        return event
