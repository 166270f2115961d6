"""YAML to a tree of mappings, lists and texts, or to what is wrong with it as YAML.

Every scalar is text (the format has no numbers or booleans), so `no`, `1.10` and `2018-01-25` mean
what they look like; an empty value means that the key is not there.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from socinno.library.decoding import FORBIDDEN, code_point, text_in
from socinno.problems import MOST, Fact, Problem, Where

if hasattr(yaml, "CSafeLoader"):
    LOADER: Any = yaml.CSafeLoader
else:
    from socinno.library.loader import PlainLoader

    LOADER = PlainLoader

SIZE_LIMIT = 8 * 1024 * 1024  # bytes
DEPTH_LIMIT = 20  # levels; the format itself needs eight
NODE_LIMIT = 1_000_000  # keys, values and what holds them; 68,000 votes in 6 MiB are nine tenths of it

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

_Scalar, _Alias, _Mapping = yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent
_MappingEnd, _SequenceEnd = yaml.MappingEndEvent, yaml.SequenceEndEvent

Take = Callable[[], Any]
"""The next event of a text, which raises what PyYAML raises for a text that is no YAML."""


class Map(dict[str, Any]):
    """A mapping of which some keys, those that are `absent`, have no value; any other is a plain one."""

    __slots__ = ("absent",)
    absent: list[str]


class Tree(Map):
    """The mapping that a file holds, and its text, to find places in.

    `size` is how many nodes are in it; `gaps`, how many of its mappings have keys without a value.
    """

    __slots__ = ("gaps", "size", "text")
    gaps: int
    size: int
    text: str


def events(text: str) -> Take:
    """What gives the events of a text one by one."""
    take: Take = LOADER(text).get_event
    return take


_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def pass_over(event: Any, take: Take) -> None:
    """Take the events of a node, whose first one is given, to its end."""
    depth = (type(event) in _STARTS) - (type(event) in _ENDS)
    while depth:
        kind = type(take())
        depth += (kind in _STARTS) - (kind in _ENDS)


def place(event: Any, file: str) -> Where:
    """Where an event starts."""
    mark = event.start_mark
    return Where(file, mark.line + 1, mark.column + 1)


def tree_of(data: bytes, file: str) -> tuple[Tree | None, list[Problem]]:
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
        self.take = events(text)
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.seen: Counter[str] = Counter()  # problems by rule; anchors and aliases are one together
        self.nodes = self.gaps = 0

    def build(self) -> Tree | None:
        tree = self._read()
        last = {problem.code: n for n, problem in enumerate(self.problems)}
        for code, n in last.items():
            problem = self.problems[n]
            if code == "alias":
                self.problems[n] = problem._replace(facts={**problem.facts, "count": self.seen[code]})
            elif self.seen[code] > MOST:
                self.problems[n] = problem._replace(more=self.seen[code] - MOST)
        return tree

    def _read(self) -> Tree | None:
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except (yaml.YAMLError, ValueError, OverflowError):  # an escape of no character: without its place
            self.problems.append(Problem("yaml-escape", (), {}, Where(self.file, 1, 1)))
        return None

    def _document(self) -> Tree | None:
        self.take()  # the start of the stream
        if type(self.take()) is yaml.StreamEndEvent:
            self.problems.append(Problem("empty-file", (), {}, Where(self.file, 1, 1)))
            return None
        first = self.take()
        root = self._node(first, 0)
        self.take()  # the end of the document
        extra = self.take()
        if type(extra) is not yaml.StreamEndEvent:
            self._tell("second-document", extra)
        if not isinstance(root, dict):
            self._tell("empty-file" if root is None else "not-a-mapping", first, key=Path(self.file).name)
            return None
        tree = Tree(root)
        tree.absent = root.absent if isinstance(root, Map) else []
        tree.text, tree.size, tree.gaps = self.text, self.nodes - 1, self.gaps
        return tree

    def _node(self, event: Any, depth: int) -> Any:
        kind = type(event)
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            raise yaml.MarkedYAMLError(problem="too many", problem_mark=event.start_mark)
        if kind is _Scalar:
            return self._scalar(event)
        if kind is _Alias:
            self._refuse_anchor(event, "*")
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if depth >= DEPTH_LIMIT:
            raise yaml.MarkedYAMLError(problem="nesting depth", problem_mark=event.start_mark)
        return self._map(event, depth) if kind is _Mapping else self._seq(depth)

    def _scalar(self, event: Any) -> str | None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        value: str = event.value
        if event.style == '"' and (run := FORBIDDEN.search(value)):
            first = run[0][0]
            half = "\ud800" <= first <= "\udfff"  # libyaml refuses these as no character
            self._tell("yaml-escape" if half else "control-character", event, **code_point(first))
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

    def _map(self, start: Any, depth: int) -> dict[str, Any]:
        take, node = self.take, self._node
        result: dict[str, Any] = {}
        lines: dict[str, int] = {}  # of the keys, those without a value too
        key_event = None
        while type(event := take()) is not _MappingEnd:
            if (  # nearly all are plain texts, and a call costs: so they are read here, as `_node` would
                type(event) is _Scalar
                and not event.style
                and event.anchor is event.tag is None
                and self.nodes < NODE_LIMIT
                and (len(value := event.value) > 4 or value not in _NULLS)
            ):
                self.nodes += 1
            else:
                value = node(event, depth + 1)
            if key_event is None:
                key, key_event = value, event
                continue
            if type(key) is not str or not key:
                self._tell("complex-key" if key != "" else "empty-key", key_event)
            elif value is None and start.flow_style and type(event) is _Scalar:
                self._tell("no-value", key_event, key=key)
            elif key in lines:
                self._tell("duplicate-key", key_event, key=key, first=lines[key])
            else:
                lines[key] = key_event.start_mark.line + 1
                if value is not None:
                    result[key] = value
            key_event = None
        return result if len(result) == len(lines) else self._with_gaps(result, lines)

    def _with_gaps(self, values: dict[str, Any], keys: Iterable[str]) -> Map:
        self.gaps += 1
        result = Map(values)
        result.absent = [key for key in keys if key not in values]
        return result

    def _seq(self, depth: int) -> list[Any]:
        result = []
        while type(event := self.take()) is not _SequenceEnd:
            result.append(self._node(event, depth + 1))
        return result

    def _tell(self, code: str, event: Any, **facts: str | int) -> None:
        self.seen[code] += 1
        if self.seen[code] <= MOST:
            self.problems.append(Problem(code, (), facts, place(event, self.file)))

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
