"""Who agrees with whom as a network: read back by networkx, it says what `who --pairs` says."""

import json
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from authors import run

import socinno
from socinno.exchange import network

networkx = pytest.importorskip("networkx")

POND = """\
language: en
title: The pond
sources: {vote: {type: dataset, title: The vote}}
speakers:
  ann: {name: 'Ann <&"> Lee', affiliation: {en: Ducks & Co, nl: Eenden}, ref: "7"}
  bob: {name: Bob}
  eve: {name: Eve, kind: collective}
  sam: {name: Sam}
dichotomies:
  one: {title: One, positions: {one-a: {title: A}, one-b: {title: B}}}
  two: {title: Two, positions: {two-a: {title: A}, two-b: {title: B}}}
  three: {title: Three, positions: {three-a: {title: A}, three-b: {title: B}}}
quotes:
  said: {speaker: ann, kind: direct, text: Ducks., source: vote, at: {page: "1"}}
  seems: {speaker: eve, kind: direct, text: Perhaps., source: vote, at: {page: "1"}, supports: [three-a]}
stances:
- {speaker: ann, positions: one-a, basis: stated, source: vote, at: {page: "1"}}
- {speaker: bob, positions: one-a, basis: stated, source: vote, at: {page: "1"}}
- {speaker: eve, positions: one-b, basis: stated, source: vote, at: {page: "1"}}
- {speaker: ann, positions: two-a, basis: stated, source: vote, at: {page: "1"}}
- {speaker: bob, positions: [two-a, two-b], basis: stated, source: vote, at: {page: "1"}}
- {speaker: eve, positions: two-a, assigned: true, basis: reported, source: vote, at: {page: "1"}}
- {speaker: ann, positions: three-a, basis: stated, source: vote, at: {page: "1"}}
- {speaker: eve, positions: three-a, basis: inferred, evidence: [seems], note: It seems so.}
- {speaker: sam, neither: one, basis: stated, source: vote, at: {page: "1"}}
"""

READ: dict[str, Any] = {".graphml": networkx.read_graphml, ".gexf": networkx.read_gexf}


def library(folder: Path, **debates: str) -> Path:
    for name, text in debates.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def graph_of(folder: Path, ending: str, least: int = 1) -> Any:
    written = b"".join(network.write(socinno.load(folder), ending, least))
    return READ[ending](BytesIO(written))


@pytest.mark.parametrize("ending", READ)
def test_everybody_is_a_node_that_says_who_it_is(ending: str, tmp_path: Path) -> None:
    nodes = graph_of(library(tmp_path, pond=POND), ending).nodes
    told = {
        "kind": "person",
        "affiliation": "Ducks & Co",
        "ref": "7",
        "debates": 1,
        "quotes": 1,
        "stances": 3,
    }
    assert nodes["ann"] == {"label": 'Ann <&"> Lee', **told}
    assert nodes["sam"] == {"label": "Sam", "kind": "person", "debates": 1, "quotes": 0, "stances": 0}


@pytest.mark.parametrize("ending", READ)
def test_an_edge_says_what_who_says_of_the_pair(ending: str, tmp_path: Path) -> None:
    folder = library(
        tmp_path,
        pond=POND,
        lake=POND.replace("positions: three-a, basis: stated", "positions: three-b, basis: stated"),
    )
    graph = graph_of(folder, ending)
    ran = run("who", "--pairs", "-f", "json", "--content", folder)
    known = ("agree", "partly", "differ", "shared", "shared_inferred")
    asked = {
        (it["first"]["id"], it["second"]["id"]): {key: it[key] for key in known} for it in json.loads(ran.out)
    }
    told = {
        tuple(sorted((one, other))): {key: edge[key] for key in known}
        for one, other, edge in graph.edges(data=True)
    }
    assert told == {tuple(sorted(pair)): it for pair, it in asked.items() if it["shared"]}
    assert all(edge["weight"] == edge["agree"] for *_, edge in graph.edges(data=True))
    assert all(edge["rate"] == edge["agree"] / edge["shared"] for *_, edge in graph.edges(data=True))


def test_who_shares_fewer_questions_than_asked_is_not_tied(tmp_path: Path) -> None:
    folder = library(tmp_path, pond=POND)
    assert {*graph_of(folder, ".graphml").edges} == {("ann", "bob"), ("ann", "eve"), ("bob", "eve")}
    assert {*graph_of(folder, ".graphml", 2).edges} == {("ann", "bob")}


def test_namesakes_of_other_names_are_other_people(tmp_path: Path) -> None:
    folder = library(tmp_path, pond=POND, lake=POND.replace("name: Bob", "name: Bob the other"))
    nodes = graph_of(folder, ".gexf").nodes
    assert {nodes[id]["label"] for id in ("bob", "bob-2")} == {"Bob", "Bob the other"}
    assert nodes["ann"]["debates"] == 2


def test_the_same_debates_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = library(tmp_path, pond=POND)
    first = b"".join(network.write(socinno.load(folder), ".gexf"))
    monkeypatch.setattr(time, "strftime", lambda *_: "1999-01-01")
    assert b"".join(network.write(socinno.load(folder), ".gexf")) == first


def test_the_command_writes_it_and_refuses_to_write_over_it(tmp_path: Path) -> None:
    folder, file = library(tmp_path, pond=POND), tmp_path / "pond.gexf"
    assert run("export", file, "--content", folder, "--min-shared", 2).code == 0
    assert networkx.read_gexf(file).number_of_edges() == 1
    assert run("export", file, "--content", folder).code == 2
    ran = run("export", tmp_path / "pond.html", "--content", folder, "--min-shared", 2)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
