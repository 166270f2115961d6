"""YAML to a tree with marks: each key and value knows its line and column.

Every scalar is text (the format has no numbers or booleans), so `no`, `1.10` and `2018-01-25` mean
what they look like; an empty value means that the key is not there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from socinno.library.decoding import FORBIDDEN, code_point, text_in
from socinno.problems import KEY, MOST, Address, Fact, Problem, Where

if hasattr(yaml, "CSafeLoader"):
    LOADER: Any = yaml.CSafeLoader
else:
    from socinno.library.loader import PlainLoader

    LOADER = PlainLoader

SIZE_LIMIT = 8 * 1024 * 1024  # bytes
DEPTH_LIMIT = 20  # levels; the format itself needs eight
NODE_LIMIT = 400_000  # keys, values and what holds them; honest ones of 8 MiB have two thirds of it

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SYNTAX = (  # what libyaml or PyYAML says, and the rule whose sentence says it to a person
    ("nesting depth", "too-deep"),
    ("too many", "too-many"),
    ("mapping values are not allowed", "yaml-colon"),
    ("alphabetic or numeric", "yaml-character"),
    ("unexpected end of stream", "yaml-quotation-mark"),
    ("document indicator", "yaml-quotation-mark"),
    ("document separator", "yaml-quotation-mark"),
    ("cannot start any token", "yaml-character"),
    ("escape", "yaml-escape"),
    ("tab", "yaml-tab"),
    ("expected", "yaml-shape"),
)
_LIMITS = {"too-deep": DEPTH_LIMIT, "too-many": NODE_LIMIT}

Point = int
"""A place in a text as one number, for there may be many: its line, then 24 bits for its column, from 0."""


class Map(dict[str, Any]):
    """A YAML mapping with its own mark, and for each key the marks of the key and its value.

    `size` is how many nodes are in it.
    """

    __slots__ = ("mark", "marks", "size")

    def __init__(self, mark: Point) -> None:
        self.mark = mark
        self.marks: dict[str, tuple[Point, Point]] = {}
        self.size = 0


class Seq(list[Any]):
    """A YAML sequence with its own mark, and those of its items; `size` as that of a mapping."""

    __slots__ = ("mark", "marks", "size")

    def __init__(self, mark: Point) -> None:
        self.mark = mark
        self.marks: list[Point] = []
        self.size = 0


def _mark(event: Any) -> Point:
    start = event.start_mark
    return int(start.line << 24 | start.column)


def _place(mark: Point, file: str) -> Where:
    return Where(file, (mark >> 24) + 1, (mark & 0xFFFFFF) + 1)


def located(problems: Iterable[Problem], tree: Map, file: str) -> Iterator[Problem]:
    """The same problems, each with the line and column that its address has in the tree."""
    for problem in problems:
        yield problem._replace(where=where(tree, problem.address, file))


def where(tree: Map, address: Address, file: str) -> Where:
    """The place of an address: of a value where it starts, of a missing key its parent's place."""
    node: Any = tree
    mark = tree.mark
    for i, step in enumerate(address):
        key_wanted = address[i + 1 : i + 2] == (KEY,)
        if isinstance(node, Map) and step in node.marks:
            mark = node.marks[str(step)][0 if key_wanted else 1]
            node = node.get(str(step))
        elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
            mark, node = node.marks[step], node[step]
        else:
            break
    return _place(mark, file)


def tree_of(data: bytes, file: str) -> tuple[Map | None, list[Problem]]:
    """The one mapping that a file holds, and what is wrong with it as YAML and as text."""
    if len(data) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 1024 // 1024
        return None, [Problem("too-large", (), {"limit": limit}, Where(file, 1, 1))]
    text, found = text_in(data, file)
    if text is None:
        return None, found
    builder = _Builder(text, file)
    return builder.build(), builder.problems


class Scalar(NamedTuple):
    """One scalar of a file: where it starts and ends in the text, its line and column, its value."""

    start: int
    end: int
    line: int
    column: int
    style: str
    value: str


def scalars(text: str) -> list[Scalar]:
    """Every scalar of a text that is YAML, keys included, in order. Raises `ValueError` if it is not."""
    try:
        events: list[Any] = [e for e in yaml.parse(text, Loader=LOADER) if type(e) is yaml.ScalarEvent]
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    return [
        Scalar(a.index, b.index, a.line + 1, a.column + 1, event.style or "", event.value)
        for event in events
        for a, b in [(event.start_mark, event.end_mark)]
    ]


class _Builder:
    """One pass over the events of a file; what the format does not allow becomes a problem."""

    def __init__(self, text: str, file: str) -> None:
        self.events = yaml.parse(text, Loader=LOADER)
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.seen: Counter[str] = Counter()  # problems by rule; anchors and aliases are one together
        self.nodes = 0

    def build(self) -> Map | None:
        tree = self._read()
        last = {problem.code: n for n, problem in enumerate(self.problems)}
        for code, n in last.items():
            problem = self.problems[n]
            if code == "alias":
                self.problems[n] = problem._replace(facts={**problem.facts, "count": self.seen[code]})
            elif self.seen[code] > MOST:
                self.problems[n] = problem._replace(more=self.seen[code] - MOST)
        return tree

    def _read(self) -> Map | None:
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except (yaml.YAMLError, ValueError):  # an escape of no character at all: PyYAML gives no place
            self.problems.append(Problem("yaml-escape", (), {}, Where(self.file, 1, 1)))
        return None

    def _document(self) -> Map | None:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            self.problems.append(Problem("empty-file", (), {}, Where(self.file, 1, 1)))
            return None
        first = next(self.events)
        root = self._node(first, 0)
        next(self.events)  # the end of the document
        extra = next(self.events)
        if not isinstance(extra, yaml.StreamEndEvent):
            self._tell("second-document", extra)
        if not isinstance(root, Map):
            self._tell("empty-file" if root is None else "not-a-mapping", first, key=Path(self.file).name)
            return None
        return root

    def _node(self, event: Any, depth: int) -> Any:
        kind = type(event)
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            raise yaml.MarkedYAMLError(problem="too many", problem_mark=event.start_mark)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            self._refuse_anchor(event, "*")
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if depth >= DEPTH_LIMIT:
            raise yaml.MarkedYAMLError(problem="nesting depth", problem_mark=event.start_mark)
        return self._map(event, depth) if kind is yaml.MappingStartEvent else self._seq(event, depth)

    def _scalar(self, event: Any) -> str | None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        value: str = event.value
        if event.style == '"':
            for run in islice(FORBIDDEN.finditer(value), 1):
                half = "\ud800" <= run[0][0] <= "\udfff"  # libyaml refuses these as no character
                code = "yaml-escape" if half else "control-character"
                self._tell(code, event, **code_point(run[0][0]))
        return None if not event.style and value in _NULLS else value

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_anchor(event, "&")
        if event.tag is not None:
            self._tell("tag", event, name=event.tag)

    def _refuse_anchor(self, event: Any, sign: str) -> None:
        if "alias" in self.seen:
            self.seen["alias"] += 1
        else:
            self._tell("alias", event, name=f"{sign}{event.anchor}")

    def _map(self, start: Any, depth: int) -> Map:
        result, before = Map(_mark(start)), self.nodes
        for event in iter(self.events.__next__, None):
            if type(event) is yaml.MappingEndEvent:
                break
            key = self._node(event, depth + 1)
            value_event = next(self.events)
            value = self._node(value_event, depth + 1)
            if not isinstance(key, str):
                self._tell("complex-key", event)
            elif not key:
                self._tell("empty-key", event)
            elif value is None and start.flow_style and type(value_event) is yaml.ScalarEvent:
                self._tell("no-value", event, key=key)
            elif key in result.marks:
                self._tell("duplicate-key", event, key=key, first=(result.marks[key][0] >> 24) + 1)
            else:
                result.marks[key] = _mark(event), _mark(value_event)
                if value is not None:
                    result[key] = value
        result.size = self.nodes - before
        return result

    def _seq(self, start: Any, depth: int) -> Seq:
        result, before = Seq(_mark(start)), self.nodes
        for event in iter(self.events.__next__, None):
            if type(event) is yaml.SequenceEndEvent:
                break
            result.append(self._node(event, depth + 1))
            result.marks.append(_mark(event))
        result.size = self.nodes - before
        return result

    def _tell(self, code: str, event: Any, **facts: str | int) -> None:
        self.seen[code] += 1
        if self.seen[code] <= MOST:
            self.problems.append(Problem(code, (), facts, _place(_mark(event), self.file)))

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        said = error.problem or ""
        code = next((code for words, code in _SYNTAX if words in said), "yaml-syntax")
        began = (code == "yaml-quotation-mark" or "could not find" in said) and error.context_mark
        mark = began or error.problem_mark or error.context_mark
        if code == "yaml-character" and mark and self.text[mark.index : mark.index + 1] == "\t":
            code = "yaml-tab"
        facts: dict[str, Fact] = {"limit": _LIMITS[code]} if code in _LIMITS else {"detail": said}
        place = Where(self.file, mark.line + 1, mark.column + 1) if mark else Where(self.file, 1, 1)
        self.problems.append(Problem(code, (), facts, place))
