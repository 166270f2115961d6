"""YAML to a tree with marks: each key and value knows its line and column.

Every scalar is text (the format has no numbers or booleans), so `no`, `1.10` and `2018-01-25` mean
what they look like; an empty value means that the key is not there.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from socinno.problems import KEY, Address, Fact, Problem, Where
from socinno.text import encoding_of

if hasattr(yaml, "CSafeLoader"):
    LOADER: Any = yaml.CSafeLoader
else:
    from socinno.library.loader import PlainLoader

    LOADER = PlainLoader

SIZE_LIMIT = 8 * 1024 * 1024  # bytes
DEPTH_LIMIT = 20  # levels; the format itself needs eight

# C0 but tab and line ends, DEL, C1, surrogates, the marks that override the direction of text, a
# byte order mark, and what is no character at all
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SYNTAX = (  # what libyaml or PyYAML says, and the rule whose sentence says it to a person
    ("nesting depth", "too-deep"),
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


class Map(dict[str, Any]):
    """A YAML mapping with its own mark, and for each key the marks of the key and its value."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Any) -> None:
        self.mark = mark
        self.marks: dict[str, tuple[Any, Any]] = {}


class Seq(list[Any]):
    """A YAML sequence with its own mark, and those of its items."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Any) -> None:
        self.mark = mark
        self.marks: list[Any] = []


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
    return Where(file, mark.line + 1, mark.column + 1)


def tree_of(data: bytes, file: str) -> tuple[Map | None, list[Problem]]:
    """The one mapping that a file holds, and what is wrong with it as YAML and as text."""
    if len(data) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 1024 // 1024
        return None, [Problem("too-large", (), {"limit": limit}, Where(file, 1, 1))]
    encoding = encoding_of(data)
    try:
        if 0 in data[:2]:  # UTF-16 that does not say so
            raise UnicodeDecodeError(encoding, data, 0, 1, "no byte order mark")
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        return None, [Problem("not-utf8", (), {}, _offset(_line_starts(before), len(before), file))]
    if FORBIDDEN.search(text):
        starts = _line_starts(text)
        return None, [
            Problem("control-character", (), _code_point(m[0]), _offset(starts, m.start(), file))
            for m in FORBIDDEN.finditer(text)
        ]
    builder = _Builder(text, file)
    return builder.build(), builder.problems


def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in re.finditer(r"\r\n?|\n", text))]


def _offset(starts: list[int], at: int, file: str) -> Where:
    line = bisect_right(starts, at)
    return Where(file, line, at - starts[line - 1] + 1)


def _code_point(character: str) -> dict[str, str]:
    return {"character": f"U+{ord(character):04X}"}


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
        self.anchored = 0  # anchors and aliases, which are one problem together

    def build(self) -> Map | None:
        tree = self._read()
        for n, problem in enumerate(self.problems):
            if problem.code == "alias":
                facts = {**problem.facts, "count": self.anchored}
                self.problems[n] = problem._replace(facts=facts)
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
            for character in FORBIDDEN.findall(value):
                half = "\ud800" <= character <= "\udfff"  # libyaml refuses these as no character
                code = "yaml-escape" if half else "control-character"
                self._tell(code, event, **_code_point(character))
        return None if not event.style and value in _NULLS else value

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_anchor(event, "&")
        if event.tag is not None:
            self._tell("tag", event, name=event.tag)

    def _refuse_anchor(self, event: Any, sign: str) -> None:
        self.anchored += 1
        if self.anchored == 1:
            self._tell("alias", event, name=f"{sign}{event.anchor}")

    def _map(self, start: Any, depth: int) -> Map:
        result = Map(start.start_mark)
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
                self._tell("duplicate-key", event, key=key, first=result.marks[key][0].line + 1)
            else:
                result.marks[key] = event.start_mark, value_event.start_mark
                if value is not None:
                    result[key] = value
        return result

    def _seq(self, start: Any, depth: int) -> Seq:
        result = Seq(start.start_mark)
        for event in iter(self.events.__next__, None):
            if type(event) is yaml.SequenceEndEvent:
                break
            result.append(self._node(event, depth + 1))
            result.marks.append(event.start_mark)
        return result

    def _tell(self, code: str, event: Any, **facts: str | int) -> None:
        mark = event.start_mark
        self.problems.append(Problem(code, (), facts, Where(self.file, mark.line + 1, mark.column + 1)))

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        said = error.problem or ""
        code = next((code for words, code in _SYNTAX if words in said), "yaml-syntax")
        began = (code == "yaml-quotation-mark" or "could not find" in said) and error.context_mark
        mark = began or error.problem_mark or error.context_mark
        if code == "yaml-character" and mark and self.text[mark.index : mark.index + 1] == "\t":
            code = "yaml-tab"
        facts: dict[str, Fact] = {"limit": DEPTH_LIMIT} if code == "too-deep" else {"detail": said}
        place = Where(self.file, mark.line + 1, mark.column + 1) if mark else Where(self.file, 1, 1)
        self.problems.append(Problem(code, (), facts, place))
