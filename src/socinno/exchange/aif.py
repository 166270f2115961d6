"""AIF and xAIF: who said what, and which claims support and attack each other.

What a person said is a quote, a conflict between claims of two persons a question with these as its sides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from socinno.exchange.aif_graph import Graph, graph_in
from socinno.exchange.bounded import refuse_more
from socinno.exchange.draft import Draft, given, line
from socinno.library.tree import NODE_LIMIT
from socinno.model.ids import Ids
from socinno.text import fold

if TYPE_CHECKING:
    from socinno.exchange.recognising import Sample

FEW = 6  # words of a claim that a question is called by
WIDE = 36  # signs of these, so that two claims stand on a line
DEFAULT = re.compile(r"default (?:inference|conflict)|[rc]a", re.I)
"""A scheme that says no more than the sort of its node."""
_HEAD = re.compile(rb'\s*(?:\xef\xbb\xbf)?\s*\{.*?"(?:nodeID|AIF)"\s*:', re.S)

Things = dict[str, dict[str, Any]]
Said = dict[str, list[str]]
"""The quotes (ids) that say each claim (id of its node)."""


def recognises(sample: Sample) -> bool:
    """Whether it is a JSON file with nodes of AIF."""
    return bool(_HEAD.match(sample.head))


def read(path: Path) -> Draft:
    """A nodeset as a debate. Stop (1) where the file is no JSON, or has no nodes."""
    left, ids = Counter[str](), Ids()
    graph = graph_in(path, left)
    source = ids.free("text")
    speakers, named = _speakers(graph, ids)
    tellers = _tellers(graph)
    quotes = {node: _quote(node, graph, named, source, tellers) for node in graph.locutions}
    called = {node: ids.free(f"{quotes[node]['speaker']} {node}", "quote 1") for node in quotes}
    said = _said(graph, called, left)
    by_id = {called[node]: quote for node, quote in quotes.items()}
    dichotomies, stances = _related(graph, said, by_id, ids, left)
    text = path.with_suffix(".txt")
    things = given(
        ref=line(path.stem),
        sources={source: {"type": "document", "title": line(path.stem) or "AIF"}},
        speakers=speakers,
        dichotomies=dichotomies,
        quotes=by_id,
        stances=stances,
    )
    inside = {source: graph.text} if graph.text else {}
    return Draft(things, +left, {source: text} if not inside and text.is_file() else {}, inside)


def _speakers(graph: Graph, ids: Ids) -> tuple[Things, dict[str, str]]:
    """The speakers, and the id of each by the name in the graph: one name, however it is written, is one."""
    speakers: Things = {}
    known: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    for node, it in graph.locutions.items():
        names.setdefault(graph.people.get(node, ""), set()).add(fold(it.name))
    people: dict[str, set[str]] = {}
    for node, it in graph.locutions.items():
        key = fold(it.name)
        if key not in known:
            known[key] = ids.free(it.name, "speaker")
            speakers[known[key]] = {"name": it.name}
        people.setdefault(known[key], set()).add(graph.people.get(node, ""))
    for id, refs in people.items():
        [ref] = refs if len(refs) == 1 else [""]
        if ref and len(names[ref]) == 1:
            speakers[id]["ref"] = ref
    return speakers, known


def _tellers(graph: Graph) -> dict[str, str]:
    """Who tells what another said: the name, by the node of what was said."""
    tellers: dict[str, str] = {}
    for act, kind in graph.kinds.items():
        names = [graph.locutions[it].name for it in graph.before.get(act, ()) if it in graph.locutions]
        if kind == "YA" and names:
            tellers.update((it, names[-1]) for it in graph.after.get(act, ()) if it in graph.locutions)
    return tellers


def _quote(
    node: str, graph: Graph, named: dict[str, str], source: str, tellers: dict[str, str]
) -> dict[str, Any]:
    said = graph.locutions[node]
    speaker, teller = named[fold(said.name)], named.get(fold(tellers.get(node, "")), "")
    return {
        "speaker": speaker,
        **given(told_by=teller if teller != speaker else ""),
        "kind": "direct",
        "text": said.words,
        "source": source,
        "at": {"paragraph": f"node {node}"},
        **given(date=_day(graph.starts.get(node, ""))),
        "ref": node,
    }


def _day(time: str) -> str:
    """The day of a time (`2020-05-28 20:04:45`); '' where it has none."""
    try:
        return date.fromisoformat(time[:10]).isoformat()
    except ValueError:
        return ""


def _said(graph: Graph, called: dict[str, str], left: Counter[str]) -> Said:
    """Who asserts each claim; what else is done with words is counted.

    Stop (1) for more than a debate may hold.
    """
    said: dict[str, dict[str, None]] = {}
    ties = 0
    for act, kind in graph.kinds.items():
        if kind != "YA":
            continue
        quotes = [called[node] for node in graph.before.get(act, ()) if node in called]
        claims = [node for node in graph.after.get(act, ()) if node in graph.texts]
        if graph.schemes[act].casefold() == "asserting" and quotes and claims:
            ties += len(quotes) * len(claims)
            refuse_more(ties, NODE_LIMIT)
            for claim in claims:
                said.setdefault(claim, {}).update(dict.fromkeys(quotes))
        elif any(graph.kinds[node] != "L" for node in graph.after.get(act, ())):
            left["aif-acts"] += 1
    left["aif-unsaid"] += sum(claim not in said for claim in graph.texts)
    return {claim: [*quotes] for claim, quotes in said.items()}


def _relations(graph: Graph, left: Counter[str]) -> Iterator[tuple[str, str, str, str]]:
    """The nodes that tie claims, each with its sort (RA, CA), a claim, and the one it speaks to.

    Those that tie anything else are counted, and so are schemes that say more than the sort.
    """
    for node, kind in graph.kinds.items():
        if kind not in ("RA", "CA"):
            continue
        claims = [it for it in graph.before.get(node, ()) if it in graph.texts]
        targets = [it for it in graph.after.get(node, ()) if it in graph.texts]
        left["aif-schemes"] += not DEFAULT.fullmatch(graph.schemes[node])
        if not (claims and targets):
            left["aif-relations"] += 1
        yield from ((node, kind, claim, targets[0]) for claim in claims if targets)


def _related(
    graph: Graph, said: Said, quotes: Things, ids: Ids, left: Counter[str]
) -> tuple[Things, list[dict[str, Any]]]:
    """The conflicts of two persons as questions, with where each of these stands; of all others the first
    quotes that say the claims support or challenge each other."""
    dichotomies: Things = {}
    stances: list[dict[str, Any]] = []
    ties = 0
    for node, kind, claim, target in _relations(graph, left):
        ties += len(said.get(claim, ())) + len(said.get(target, ()))
        refuse_more(ties, NODE_LIMIT)
        people = [{quotes[quote]["speaker"] for quote in said.get(it, ())} for it in (target, claim)]
        if not all(people) or claim == target:
            left["aif-relations"] += 1
        elif kind == "CA" and len(people[0] | people[1]) > 1 and graph.texts[claim] and graph.texts[target]:
            dichotomy = _question(node, (target, claim), graph, ids)
            dichotomies[ids.free(f"conflict {node}", "conflict 1")] = dichotomy
            sides = zip((target, claim), dichotomy["positions"], strict=True)
            for (it, position), own, other in zip(sides, people, people[::-1], strict=True):
                for quote in said[it]:
                    _add(quotes[quote], "supports", position)
                alone = sorted(own - other)  # who says both sides stands on neither
                stances += ({"speaker": one, "positions": position, "basis": "stated"} for one in alone)
        else:
            left["aif-relations"] += not _bears(kind, quotes, said[claim][0], said[target][0])
    return dichotomies, stances


def _bears(kind: str, quotes: Things, quote: str, to: str) -> bool:
    """Have a quote support (RA) or challenge (CA) another, unless it is itself, or does the other already."""
    key, against = ("supports", "challenges") if kind == "RA" else ("challenges", "supports")
    if quote == to or to in quotes[quote].get(against, ()):
        return False
    _add(quotes[quote], key, to)
    return True


def _question(node: str, claims: tuple[str, str], graph: Graph, ids: Ids) -> dict[str, Any]:
    """A conflict of two claims as a question, called by the first words of these."""
    texts = [graph.texts[claim] for claim in claims]
    positions = {
        ids.free(f"claim {claim}", "claim 1"): {"claim": text, "ref": claim}
        for claim, text in zip(claims, texts, strict=True)
    }
    return {"title": " / ".join(map(_few, texts)), "positions": positions, "ref": node}


def _few(text: str) -> str:
    words = text.split()
    kept = max(n for n in range(1, FEW + 1) if n == 1 or len(" ".join(words[:n])) <= WIDE)
    return " ".join(words[:kept]) + (" …" if len(words) > kept else "")


def _add(quote: dict[str, Any], key: str, name: str) -> None:
    names = quote.setdefault(key, [])
    if name not in names:
        names.append(name)
