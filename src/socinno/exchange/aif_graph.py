"""The graph of an AIF nodeset: its nodes and who said them, however its file has them.

AIF, the Argument Interchange Format, as AIFdb and OVA write it in JSON; xAIF has the same under `AIF`, and
the text beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from socinno.exchange.bounded import json_in
from socinno.exchange.draft import line
from socinno.problems import Stop

SPOKEN = re.compile(r"\s*([^:]{1,120}?)\s+:\s+(.*)", re.S)
"""The text of a locution: a name, a colon between blanks, and what was said."""
WRAPPED = re.compile(r"\s*[^:]{0,119}[^:\s]:\s[^:]{1,120}?\s+:(?:\s|$)")
"""That of one of the annotator's: another name, and a colon, before it."""

TOLD = {"MA": "aif-rephrases", "TA": "aif-turns"}
"""The sorts of nodes that a debate has no place for, with the word that counts each."""


class Locution(NamedTuple):
    """What somebody said: the name of who did, as it stands there, and the words."""

    name: str
    words: str


class Graph(NamedTuple):
    """A nodeset. `texts` are the words of claims (I), `kinds` the sort of each node, by its id.

    `before` and `after` are the nodes that lead to a node, and that it leads to. `starts` are when
    locutions began, and `people` the ids of who said them, where that is recorded.
    """

    kinds: dict[str, str]
    schemes: dict[str, str]
    texts: dict[str, str]
    locutions: dict[str, Locution]
    before: dict[str, list[str]]
    after: dict[str, list[str]]
    starts: dict[str, str]
    people: dict[str, str]
    text: str


def graph_in(path: Path, left: Counter[str]) -> Graph:
    """The graph in a file; what it has no use for is counted. Stop (1) where there are no nodes in it."""
    whole = json_in(path)
    found = whole.get("AIF", whole) if isinstance(whole, dict) else None
    if not isinstance(found, dict) or not isinstance(found.get("nodes"), list):
        raise Stop("aif-no-nodes", code=1, path=str(path))
    graph = Graph({}, {}, {}, {}, {}, {}, {}, {}, _text(whole, found))
    for record in _records(found, "nodes", left):
        _put(record, graph, left)
    for edge in _records(found, "edges", left):
        start, end = id_of(edge.get("fromID")), id_of(edge.get("toID"))
        if start in graph.kinds and end in graph.kinds:
            graph.after.setdefault(start, []).append(end)
            graph.before.setdefault(end, []).append(start)
        else:
            left["aif-missing"] += 1
    for record in _records(found, "locutions", left):
        node = id_of(record.get("nodeID"))
        if node in graph.kinds:
            graph.starts[node] = line(record.get("start"))
            graph.people[node] = id_of(record.get("personID"))
        else:
            left["aif-missing"] += 1
    return graph


def _put(node: dict[str, Any], graph: Graph, left: Counter[str]) -> None:
    """Add a node to the graph, of several with one id the first."""
    id, kind = id_of(node.get("nodeID")), line(node.get("type"))
    if not id or id in graph.kinds:
        left["aif-twice"] += 1
        return
    graph.kinds[id] = kind
    text = line(node.get("text"))
    if kind == "I":
        graph.texts[id] = text
    elif kind == "L":
        spoken = SPOKEN.fullmatch(text + " ")
        if WRAPPED.match(text):
            left["aif-wrappers"] += 1
        elif spoken and spoken[2].strip():
            graph.locutions[id] = Locution(spoken[1], spoken[2].strip())
        else:
            left["aif-unnamed"] += 1
    elif kind in ("YA", "RA", "CA"):
        graph.schemes[id] = line(node.get("scheme")) or text
    else:
        left[TOLD.get(kind, "aif-others")] += 1


def _records(found: dict[str, Any], key: str, left: Counter[str]) -> list[dict[str, Any]]:
    """The records under a key, those that are none counted."""
    records = found.get(key)
    listed = records if isinstance(records, list) else []
    left["aif-missing"] += sum(not isinstance(it, dict) for it in listed)
    return [it for it in listed if isinstance(it, dict)]


def _text(whole: dict[str, Any], found: dict[str, Any]) -> str:
    """The text of an xAIF file, which may be a page; '' where there is none."""
    text = whole.get("text", "") if whole is not found else ""
    text = text.get("txt", "") if isinstance(text, dict) else text
    return text if isinstance(text, str) and text.strip() else ""


def id_of(value: object) -> str:
    """An id as text, whether it is written as text or as a number; '' for what is none."""
    if isinstance(value, str) and value.isascii() and value.isalnum():
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**30 else ""
    return line(value)
