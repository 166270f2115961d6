"""Who agrees with whom as a network, in GraphML or GEXF, for Gephi, igraph, visone and networkx.

A node is a person across all debates, an edge two who share questions. What is our reading of a stance
is counted apart, sides that were assigned are not counted at all: as `who --pairs` has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from socinno.agreement import Matching, relation, standings, taken
from socinno.library import Library
from socinno.library.catalogue import Person, person
from socinno.model.ids import Ids
from socinno.problems import Stop

WRITTEN_ON = re.compile(r' lastmodifieddate="[^"]*"')

_Pair = tuple[Person, Person]


def write(library: Library, ending: str, least: int = 1) -> Iterator[bytes]:
    """The network of those who share at least so many questions, in the format of an ending.

    Everybody is a node. The weight of an edge is on how many questions the two agree. Stop (2) where
    networkx is not installed.
    """
    try:
        import networkx
    except ImportError:
        raise Stop(
            "export-needs", format=ending.removeprefix("."), library="networkx", extra="network"
        ) from None
    graph = networkx.Graph()
    people, pairs = _counted(library)
    for node in people.values():
        graph.add_node(node.pop("id"), **node)
    ids = dict(zip(people, graph, strict=True))
    for (one, other), (sure, read) in pairs.items():
        if sure.shared >= least:
            graph.add_edge(ids[one], ids[other], **_edge(sure, read))
    lines = networkx.generate_gexf(graph) if ending == ".gexf" else networkx.generate_graphml(graph)
    return (f"{WRITTEN_ON.sub('', line)}\n".encode() for line in lines)


def _counted(library: Library) -> tuple[dict[Person, dict[str, Any]], dict[_Pair, tuple[Matching, Matching]]]:
    """The nodes by person, and of each two what they share: surely, and in our reading."""
    people: dict[Person, dict[str, Any]] = {}
    pairs: dict[_Pair, tuple[Matching, Matching]] = {}
    ids = Ids()
    for debate in library.debates:
        for speaker in debate.speakers.values():
            somebody = person(speaker)
            node = people.get(somebody)
            if node is None:
                node = people[somebody] = _node(speaker, debate.language, ids)
            node["debates"] += 1
            node["quotes"] += len(debate.said.get(speaker.id, ()))
        of = standings(debate)
        for name, stands in of.items():
            taking = sum(bool(it.stance and it.stance.positions) for it in stands.values())
            people[person(debate.speakers[name])]["stances"] += taking
        questions = [*debate.dichotomies]
        found = [(person(debate.speakers[it]), takes) for it, takes in taken(of, debate.speakers, questions)]
        for (one, takes), (other, theirs) in combinations(found, 2):
            how = relation(takes, theirs, questions)
            if one != other and any(how.masks):
                key = (one, other) if (other, one) not in pairs else (other, one)
                sure, read = pairs.get(key, (Matching(), Matching()))
                pairs[key] = sure.plus(how.tally()), read.plus(how.tally(sure=False))
    return people, pairs


def _node(speaker: Any, language: str, ids: Ids) -> dict[str, Any]:
    """What is told of a person; an id that another has already gets a number behind it."""
    told = {"affiliation": _text(speaker.affiliation, language), "ref": speaker.ref}
    known = {key: value for key, value in told.items() if value}
    counts = {"debates": 0, "quotes": 0, "stances": 0}
    return {
        "id": ids.free(speaker.id),
        "label": _text(speaker.name, language),
        "kind": speaker.kind,
        **known,
        **counts,
    }


def _text(words: dict[str, str] | None, language: str) -> str:
    """A text in the debate's language, else in the first that it has."""
    found = words or {}
    return found.get("") or found.get(language) or next(iter(found.values()), "")


def _edge(sure: Matching, read: Matching) -> dict[str, int | float]:
    counts = {"agree": sure.agree, "partly": sure.partly, "differ": sure.differ, "shared": sure.shared}
    return {"weight": float(sure.agree), **counts, "shared_inferred": read.shared, "rate": sure.rate}
